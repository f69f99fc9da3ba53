#include "workbook/xlsx.h"

/* 15.2.12: core, application and custom properties, each a part of its own. */
enum { IN_CORE = 1, IN_EXTENDED, IN_CUSTOM, IN_PROPERTY, IN_CUSTOM_PROPERTY, IN_VALUE };

static const struct wb_step steps[] = {
    {WB_OUTSIDE, XLSX_CORE_PROPERTIES, IN_CORE},
    {WB_OUTSIDE, XLSX_EXTENDED_PROPERTIES, IN_EXTENDED},
    {WB_OUTSIDE, XLSX_CUSTOM_PROPERTIES, IN_CUSTOM},
    {IN_CORE, XLSX_TITLE, IN_PROPERTY},
    {IN_CORE, XLSX_CREATOR, IN_PROPERTY},
    {IN_CORE, XLSX_LAST_MODIFIED_BY, IN_PROPERTY},
    {IN_EXTENDED, XLSX_APPLICATION, IN_PROPERTY},
    {IN_CUSTOM, XLSX_PROPERTY, IN_CUSTOM_PROPERTY},
    {IN_CUSTOM_PROPERTY, XLSX_LPWSTR, IN_VALUE},
    {IN_CUSTOM_PROPERTY, XLSX_LPSTR, IN_VALUE},
    {IN_CUSTOM_PROPERTY, XLSX_BOOL, IN_VALUE},
    {IN_CUSTOM_PROPERTY, XLSX_I4, IN_VALUE},
    {IN_CUSTOM_PROPERTY, XLSX_R8, IN_VALUE},
    {IN_CUSTOM_PROPERTY, XLSX_FILETIME, IN_VALUE},
};

static const struct wb_grammar grammar = {xlsx_words, XLSX_WORDS, steps,
                                          sizeof steps / sizeof *steps};

struct reader {
    pbe_workbook *book;
    struct pbe_text name, value;
};

static pbe_status enter(void *self, int state, int word, const wb_xml *xml,
                        struct pbe_error *err)
{
    struct reader *reader = self;
    (void)err;
    if (state != IN_PROPERTY && state != IN_CUSTOM_PROPERTY)
        return PBE_STATUS_OK;
    pbe_text_clear(&reader->name);
    pbe_text_clear(&reader->value);
    if (state == IN_CUSTOM_PROPERTY)
        wb_slice_add(wb_xml_get(xml, XLSX_NAME), &reader->name);
    else
        pbe_text_add(&reader->name, word == XLSX_TITLE              ? "title"
                                    : word == XLSX_CREATOR          ? "creator"
                                    : word == XLSX_LAST_MODIFIED_BY ? "modifier"
                                                                    : "generator");
    return PBE_STATUS_OK;
}

static pbe_status leave(void *self, int state, struct pbe_error *err)
{
    struct reader *reader = self;
    if (state != IN_PROPERTY && state != IN_CUSTOM_PROPERTY)
        return PBE_STATUS_OK;
    pbe_status status = xlsx_check_text(&reader->name, err);
    if (!status)
        status = xlsx_check_text(&reader->value, err);
    if (!status)
        status = wb_book_add_property(reader->book, pbe_text_get(&reader->name),
                                      pbe_text_get(&reader->value), err);
    return status;
}

static pbe_status text(void *self, int state, const char *bytes, size_t length,
                       struct pbe_error *err)
{
    struct reader *reader = self;
    (void)err;
    if (state == IN_PROPERTY || state == IN_VALUE)
        pbe_text_add_bytes(&reader->value, bytes, length);
    return PBE_STATUS_OK;
}

pbe_status xlsx_properties_read(struct xlsx_package *package, const char *part,
                                struct pbe_error *err)
{
    struct reader reader = {.book = package->book};
    const struct wb_reader callbacks = {
        .self = &reader, .enter = enter, .leave = leave, .text = text};
    pbe_text_init(&reader.name, XLSX_TEXT_MAX);
    pbe_text_init(&reader.value, XLSX_TEXT_MAX);
    pbe_status status = xlsx_read_part(package, part, &grammar, &callbacks, err);
    pbe_text_done(&reader.value);
    pbe_text_done(&reader.name);
    return status;
}
