#include "workbook/xlsx.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/language.h"

/* --- helpers for all parts --- */

pbe_status xlsx_check_text(const struct pbe_text *text, struct pbe_error *err)
{
    if (!text->failed)
        return PBE_STATUS_OK;
    return text->starved ? pbe_error_memory(err) : wb_book_too_large(err);
}

pbe_status xlsx_copy(struct pbe_arena *arena, struct wb_slice slice, const char **copy,
                     struct pbe_error *err)
{
    struct pbe_text text;
    *copy = "";
    if (!slice.bytes || slice.length == 0)
        return PBE_STATUS_OK;
    pbe_text_init(&text, XLSX_TEXT_MAX);
    wb_slice_add(slice, &text);
    pbe_status status = xlsx_check_text(&text, err);
    if (!status && text.length >= arena->maximum - arena->taken)
        status = wb_book_too_large(err);
    if (!status) {
        const char *made = pbe_arena_text(arena, pbe_text_get(&text), text.length);
        if (made)
            *copy = made;
        else
            status = pbe_error_memory(err);
    }
    pbe_text_done(&text);
    return status;
}

pbe_status xlsx_read_part(struct xlsx_package *package, const char *name,
                          const struct wb_grammar *grammar,
                          const struct wb_reader *reader, struct pbe_error *err)
{
    wb_xml *xml = NULL;
    pbe_status status = wb_xml_new(grammar, reader, name, &xml, err);
    if (!status)
        status = wb_zip_send(package->zip, name, wb_xml_feed, xml, err);
    if (!status)
        status = wb_xml_finish(xml, err);
    wb_xml_free(xml);
    return status;
}

/* --- the package --- */

static bool begins(const char *text, const char *with)
{
    return strncasecmp(text, with, strlen(with)) == 0;
}

pbe_status xlsx_no_workbook(const char *part, struct pbe_error *err)
{
    size_t length = strlen(part);
    if (begins(part, "word/"))
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY(
                "这是 Word 文档，不是电子表格；请把表格复制到 Excel、WPS 或 "
                "LibreOffice "
                "Calc，另存为 .xlsx 或 .ods",
                "this is a Word document, no spreadsheet; copy the table into Excel "
                "or LibreOffice Calc and save it as .xlsx or .ods"));
    if (length > 4 && strcasecmp(part + length - 4, ".bin") == 0)
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("这是 Excel 二进制工作簿（.xlsb），读不了；请用 Excel、WPS 或 "
                    "LibreOffice "
                    "打开，另存为 .xlsx 或 .ods",
                    "this is a binary Excel workbook (.xlsb); open it in Excel or "
                    "LibreOffice and save it as .xlsx or .ods"));
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY(
            "这个 Office 文件里没有工作簿；请用 Excel、WPS 或 LibreOffice 打开，另存为 "
            ".xlsx 或 .ods",
            "this Office file holds no workbook; open it in Excel or LibreOffice "
            "and save it as .xlsx or .ods"));
}

static void init(struct xlsx_package *package, pbe_workbook *book, wb_zip *zip)
{
    size_t maximum = wb_book_memory_left(book);
    *package = (struct xlsx_package){.book = book, .zip = zip};
    pbe_arena_init(&package->texts, maximum);
    pbe_arena_init(&package->strings.texts, maximum);
    wb_map_init(&package->styles.codes, maximum);
}

static void done(struct xlsx_package *package)
{
    free(package->styles.cells);
    free(package->styles.custom);
    wb_map_done(&package->styles.codes);
    free(package->strings.list);
    pbe_arena_done(&package->strings.texts);
    free(package->tabs);
    pbe_arena_done(&package->texts);
    package->book->reserved = 0;
}

/* What all sheets need: the shared strings and the styles. Both may be missing. */
static pbe_status read_shared(struct xlsx_package *package,
                              const struct xlsx_relations *relations,
                              struct pbe_error *err)
{
    const struct xlsx_relation *strings =
        xlsx_relations_of(relations, "sharedStrings", NULL);
    const struct xlsx_relation *styles = xlsx_relations_of(relations, "styles", NULL);
    pbe_status status = PBE_STATUS_OK;
    if (strings)
        status = xlsx_strings_read(package, strings->target, err);
    if (!status && styles)
        status = xlsx_styles_read(package, styles->target, err);
    package->book->reserved = package->strings.texts.taken
                              + package->strings.room * sizeof *package->strings.list;
    return status;
}

/* The sheets in the order of the tabs; those that are no tables (charts) stay empty. */
static pbe_status read_sheets(struct xlsx_package *package,
                              const struct xlsx_relations *relations,
                              struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < package->tab_count; i++) {
        const struct xlsx_tab *tab = &package->tabs[i];
        const struct xlsx_relation *sheet =
            xlsx_relations_of(relations, "worksheet", tab->id);
        pbe_grid *grid = NULL;
        status = wb_book_add_sheet(package->book, tab->name, &grid, err);
        if (!status && tab->is_hidden)
            pbe_grid_hide(grid);
        if (!status && sheet)
            status = xlsx_sheet_read(package, sheet->target, grid, err);
        else if (!status && !xlsx_relations_of(relations, NULL, tab->id))
            status = pbe_error_set(
                err, PBE_STATUS_FILE,
                PBE_SAY("工作表“%s”在文件里没有内容（缺少关系“%s”），文件已损坏；请用 "
                        "LibreOffice 或 WPS 打开后另存",
                        "the sheet “%s” has no content in the file (no relation “%s”); "
                        "open the file in LibreOffice or Excel and save it again"),
                tab->name, tab->id);
    }
    return status;
}

static pbe_status read_properties(struct xlsx_package *package,
                                  const struct xlsx_relations *relations,
                                  struct pbe_error *err)
{
    static const char *const kinds[] = {"core-properties",     "coreProperties",
                                        "extended-properties", "extendedProperties",
                                        "custom-properties",   "customProperties"};
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < sizeof kinds / sizeof *kinds; i++) {
        const struct xlsx_relation *part = xlsx_relations_of(relations, kinds[i], NULL);
        if (part && wb_zip_has(package->zip, part->target))
            status = xlsx_properties_read(package, part->target, err);
    }
    return status;
}

static pbe_status read_book(struct xlsx_package *package, const char *part,
                            struct pbe_error *err)
{
    struct xlsx_relations relations;
    size_t length = strlen(part);
    if (length > 4 && strcasecmp(part + length - 4, ".bin") == 0)
        return xlsx_no_workbook(part, err);
    pbe_status status = xlsx_book_read(package, part, err);
    if (!status && !package->is_workbook)
        status = xlsx_no_workbook(part, err);
    if (status)
        return status;
    status = xlsx_relations_read(package, part, &relations, err);
    if (status)
        return status;
    status = read_shared(package, &relations, err);
    if (!status)
        status = read_sheets(package, &relations, err);
    xlsx_relations_done(&relations);
    return status;
}

pbe_status xlsx_read(pbe_workbook *book, wb_zip *zip, struct pbe_error *err)
{
    struct xlsx_package package;
    struct xlsx_relations relations;
    book->kind = PBE_WORKBOOK_XLSX;
    init(&package, book, zip);
    pbe_status status = xlsx_relations_read(&package, "", &relations, err);
    if (!status) {
        const struct xlsx_relation *main =
            xlsx_relations_of(&relations, "officeDocument", NULL);
        status = read_book(&package, main ? main->target : "xl/workbook.xml", err);
        if (!status)
            status = read_properties(&package, &relations, err);
        xlsx_relations_done(&relations);
    }
    done(&package);
    return status;
}
