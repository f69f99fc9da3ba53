#include "workbook/wb_list.h"
#include "workbook/xlsx.h"

/* 18.2: the workbook part: sheets, names, and how days are counted. */
enum { IN_WORKBOOK = 1, IN_SETTINGS, IN_SHEETS, IN_SHEET, IN_NAMES, IN_NAME };

static const struct wb_step steps[] = {
    {WB_OUTSIDE, XLSX_WORKBOOK, IN_WORKBOOK},
    {IN_WORKBOOK, XLSX_WORKBOOK_PR, IN_SETTINGS},
    {IN_WORKBOOK, XLSX_SHEETS, IN_SHEETS},
    {IN_WORKBOOK, XLSX_DEFINED_NAMES, IN_NAMES},
    {IN_SHEETS, XLSX_SHEET, IN_SHEET},
    {IN_NAMES, XLSX_DEFINED_NAME, IN_NAME},
};

static const struct wb_grammar grammar = {xlsx_words, XLSX_WORDS, steps,
                                          sizeof steps / sizeof *steps};

struct reader {
    struct xlsx_package *package;
    struct pbe_text name, target;
};

static pbe_status enter_sheet(struct reader *reader, const wb_xml *xml,
                              struct pbe_error *err)
{
    struct xlsx_package *package = reader->package;
    struct wb_slice state = wb_xml_get(xml, XLSX_STATE);
    if (package->tab_count > WB_SHEETS_MAX) /* one more is refused later, with words */
        return PBE_STATUS_OK;
    struct xlsx_tab *tabs = wb_list_grow(package->tabs, package->tab_count,
                                         &package->tab_room, sizeof *tabs);
    if (!tabs)
        return pbe_error_memory(err);
    package->tabs = tabs;
    struct xlsx_tab *tab = &tabs[package->tab_count];
    tab->is_hidden = wb_slice_is(state, "hidden") || wb_slice_is(state, "veryHidden");
    pbe_status status =
        xlsx_copy(&package->texts, wb_xml_get(xml, XLSX_NAME), &tab->name, err);
    if (!status)
        status = xlsx_copy(&package->texts, wb_xml_get(xml, XLSX_REFERENCE_ID),
                           &tab->id, err);
    package->tab_count += !status;
    return status;
}

static pbe_status enter(void *self, int state, int word, const wb_xml *xml,
                        struct pbe_error *err)
{
    struct reader *reader = self;
    (void)word;
    switch (state) {
    case IN_WORKBOOK:
        reader->package->is_workbook = true;
        break;
    case IN_SETTINGS:
        reader->package->is_1904 = wb_slice_is_true(wb_xml_get(xml, XLSX_DATE1904));
        break;
    case IN_SHEET:
        return enter_sheet(reader, xml, err);
    case IN_NAME:
        pbe_text_clear(&reader->name);
        pbe_text_clear(&reader->target);
        wb_slice_add(wb_xml_get(xml, XLSX_NAME), &reader->name);
        break;
    default:
        break;
    }
    return PBE_STATUS_OK;
}

static pbe_status leave(void *self, int state, struct pbe_error *err)
{
    struct reader *reader = self;
    if (state != IN_NAME)
        return PBE_STATUS_OK;
    pbe_status status = xlsx_check_text(&reader->name, err);
    if (!status)
        status = xlsx_check_text(&reader->target, err);
    if (!status)
        status = wb_book_add_name(reader->package->book, pbe_text_get(&reader->name),
                                  pbe_text_get(&reader->target), err);
    return status;
}

static pbe_status text(void *self, int state, const char *bytes, size_t length,
                       struct pbe_error *err)
{
    struct reader *reader = self;
    (void)err;
    if (state == IN_NAME)
        pbe_text_add_bytes(&reader->target, bytes, length);
    return PBE_STATUS_OK;
}

pbe_status xlsx_book_read(struct xlsx_package *package, const char *part,
                          struct pbe_error *err)
{
    struct reader reader = {.package = package};
    const struct wb_reader callbacks = {
        .self = &reader, .enter = enter, .leave = leave, .text = text};
    pbe_text_init(&reader.name, XLSX_TEXT_MAX);
    pbe_text_init(&reader.target, XLSX_TEXT_MAX);
    pbe_status status = xlsx_read_part(package, part, &grammar, &callbacks, err);
    pbe_text_done(&reader.target);
    pbe_text_done(&reader.name);
    return status;
}
