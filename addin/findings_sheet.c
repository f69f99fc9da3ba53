#include "addin/findings_sheet.h"

#include <string.h>
#include <time.h>

#include "addin/document.h"
#include "addin/finding_list.h"
#include "addin/office.h"
#include "base/language.h"

enum {
    COLUMNS = 4,
    HEAD = 3,        /* the row of the headings, 0-based */
    TEXT_MAX = 8192, /* bytes of a cell */
    FINGERPRINT = 8, /* characters of it that people see */
    CLEAR_ALL = 1023 /* com.sun.star.sheet.CellFlags */
};

static const char TITLE[] = FINDINGS_SHEET; /* in A1, by which the sheet is known */

/* --- what is written --- */

static void set_cell(uno_Sequence *table, int32_t row, int32_t column, const char *text)
{
    cuno_any_set_string(cuno_table_cell(table, row, column), text, strlen(text));
}

/* “规则包：mof-2020-10 1.0（c60bd941），2024-01-15 09:30” */
static void add_origin(struct pbe_text *out, const struct survey *survey)
{
    const struct pbe_identity *pack = survey->tables[0].review->pack;
    char now[32] = "";
    time_t seconds = time(NULL);
    const struct tm *local = localtime(&seconds);
    if (local)
        strftime(now, sizeof now, "%Y-%m-%d %H:%M", local);
    pbe_text_addf(out,
                  PBE_SAY("规则包：%s %s（%.*s），%s", "Rule pack: %s %s (%.*s), %s"),
                  pack->id, pack->version, FINGERPRINT, pack->fingerprint, now);
}

static void set_head(uno_Sequence *table, const struct survey *survey,
                     const struct finding_list *list)
{
    struct pbe_text text;
    pbe_text_init(&text, TEXT_MAX);
    set_cell(table, 0, 0, TITLE);
    finding_list_count(list, &text);
    set_cell(table, 1, 0, pbe_text_get(&text));
    pbe_text_clear(&text);
    add_origin(&text, survey);
    set_cell(table, 2, 0, pbe_text_get(&text));
    pbe_text_done(&text);
    set_cell(table, HEAD, 0, PBE_SAY("轻重", "Severity"));
    set_cell(table, HEAD, 1, PBE_SAY("编号", "Code"));
    set_cell(table, HEAD, 2, PBE_SAY("单元格", "Cell"));
    set_cell(table, HEAD, 3, PBE_SAY("说明", "What"));
}

/* "[][]any" as it will stand in the sheet; NULL without memory. */
static uno_Sequence *make_table(const struct survey *survey,
                                const struct finding_list *list)
{
    uno_Sequence *table = cuno_table_new(HEAD + 1 + (int32_t)list->count, COLUMNS);
    if (!table)
        return NULL;
    for (int32_t row = 0; row <= HEAD; row++)
        for (int32_t column = 0; column < COLUMNS; column++)
            set_cell(table, row, column, "");
    set_head(table, survey, list);
    for (size_t i = 0; i < list->count; i++) {
        const struct pbe_finding *finding = list->findings[i];
        int32_t row = HEAD + 1 + (int32_t)i;
        set_cell(table, row, 0, pbe_severity_word(finding->severity));
        set_cell(table, row, 1, finding->code);
        set_cell(table, row, 2, finding->cell);
        set_cell(table, row, 3, finding->message);
    }
    return table;
}

/* --- how it looks --- */

static void set_width(uno_Interface *sheet, sal_Int32 column, int32_t width)
{
    uno_Interface *columns = NULL;
    uno_Any found, value;
    if (!cuno_ask(sheet, CELLS_TABLE "XColumnRowRange::getColumns", &columns, NULL,
                  NULL))
        return;
    if (cuno_ask(columns, "com.sun.star.container.XIndexAccess::getByIndex", &found,
                 CUNO_ARGS(&column), NULL)) {
        cuno_any_make_long(&value, width);
        cuno_property_set(cuno_any_get_interface(&found), "Width", &value, NULL);
        cuno_any_done(&value);
        cuno_any_done(&found);
    }
    cuno_release(columns);
}

static void set_bold(uno_Interface *range)
{
    static const float bold = 150; /* com.sun.star.awt.FontWeight */
    uno_Any value;
    cuno_any_make(&value, &bold, "float");
    cuno_property_set(range, "CharWeight", &value, NULL);
    cuno_property_set(range, "CharWeightAsian", &value, NULL);
    cuno_any_done(&value);
}

static void set_wrapped(uno_Interface *range)
{
    uno_Any value;
    cuno_any_make_bool(&value, true);
    cuno_property_set(range, "IsTextWrapped", &value, NULL);
    cuno_any_done(&value);
}

static void apply(uno_Interface *sheet, void (*look)(uno_Interface *range),
                  struct cell_range part)
{
    uno_Interface *range = cells_part(sheet, &part, NULL);
    look(range);
    cuno_release(range);
}

static void dress(uno_Interface *sheet, int32_t rows)
{
    static const int32_t widths[COLUMNS] = {1600, 1600, 3400, 16000}; /* 1/100 mm */
    for (sal_Int32 i = 0; i < COLUMNS; i++)
        set_width(sheet, i, widths[i]);
    apply(sheet, set_bold, (struct cell_range){0, 0, 0, 0, 0});
    apply(sheet, set_bold, (struct cell_range){0, 0, HEAD, COLUMNS - 1, HEAD});
    apply(sheet, set_wrapped, (struct cell_range){0, 3, HEAD, 3, rows - 1});
}

/* --- the sheet --- */

static bool is_protected(uno_Interface *object)
{
    sal_Bool protected = 0;
    return cuno_ask(object, "com.sun.star.util.XProtectable::isProtected", &protected,
                    NULL, NULL)
           && protected;
}

static bool is_ours(uno_Interface *sheet)
{
    const struct cell_range first = {0, 0, 0, 0, 0};
    uno_Interface *cell = cells_part(sheet, &first, NULL);
    uno_Sequence *values = NULL;
    bool ours = false;
    if (cuno_ask(cell, CELLS_SHEET "XCellRangeData::getDataArray", &values, NULL,
                 NULL)) {
        struct cuno_utf8 text;
        cuno_utf8_init(&text, cuno_any_get_string(cuno_table_cell(values, 0, 0)));
        ours = strcmp(text.text, TITLE) == 0;
        cuno_utf8_done(&text);
        cuno_sequence_free(values, "[][]any");
    }
    cuno_release(cell);
    return ours;
}

/* Why the sheet cannot be written, or NULL. sheet: NULL = it has to be made. */
static const char *obstacle(uno_Interface *document, uno_Interface *sheet)
{
    if (office_is_read_only(document))
        return PBE_SAY(
            "文档是只读的，没有写入。请先另存一份，再在那一份里写。",
            "The document is read-only, nothing was written. Save a copy and "
            "write there.");
    if (!sheet && is_protected(document))
        return PBE_SAY("工作簿的结构受保护，不能添加工作表“" FINDINGS_SHEET
                       "”。请先解除保护（工具 > 保护工作簿结构）。",
                       "The structure of the document is protected and no sheet can be "
                       "added. Remove the protection first (Tools > Protect "
                       "Spreadsheet Structure).");
    if (sheet && !is_ours(sheet))
        return PBE_SAY("工作表“" FINDINGS_SHEET
                       "”里有别的内容，没有写入。请先给它改名。",
                       "The sheet “" FINDINGS_SHEET
                       "” has other content, nothing was written. Rename it first.");
    if (sheet && is_protected(sheet))
        return PBE_SAY("工作表“" FINDINGS_SHEET
                       "”受保护，没有写入。请先解除保护（工具 > 保护工作表）。",
                       "The sheet “" FINDINGS_SHEET "” is protected, nothing was "
                       "written. Remove the protection first (Tools > Protect Sheet).");
    return NULL;
}

static uno_Interface *add_sheet(uno_Interface *document)
{
    uno_Interface *sheets = NULL;
    rtl_uString *name = cuno_string_from(TITLE);
    sal_Int16 place = (sal_Int16)cells_sheet_count(document);
    if (name
        && cuno_ask(document, CELLS_SHEET "XSpreadsheetDocument::getSheets", &sheets,
                    NULL, NULL))
        cuno_ask(sheets, CELLS_SHEET "XSpreadsheets::insertNewByName", NULL,
                 CUNO_ARGS(&name, &place), NULL);
    cuno_string_release(name);
    cuno_release(sheets);
    return cells_sheet_named(document, TITLE);
}

static void clear(uno_Interface *sheet)
{
    sal_Int32 flags = CLEAR_ALL;
    cuno_ask(sheet, CELLS_SHEET "XSheetOperation::clearContents", NULL,
             CUNO_ARGS(&flags), NULL);
}

static bool put(uno_Interface *sheet, uno_Sequence *table)
{
    int32_t rows = cuno_sequence_length(table);
    const struct cell_range part = {0, 0, 0, COLUMNS - 1, rows - 1};
    uno_Interface *range = cells_part(sheet, &part, NULL);
    bool done = cuno_ask(range, CELLS_SHEET "XCellRangeData::setDataArray", NULL,
                         CUNO_ARGS(&table), NULL);
    cuno_release(range);
    if (done)
        dress(sheet, rows);
    return done;
}

/* One step of undo. */
static bool write_table(uno_Interface *document, uno_Interface *sheet,
                        uno_Sequence *table)
{
    office_undo_enter(document, PBE_SAY("写入检查结果", "Write findings"));
    uno_Interface *target = sheet;
    if (sheet) {
        cuno_acquire(sheet);
        clear(sheet);
    } else {
        target = add_sheet(document);
    }
    bool done = put(target, table);
    cuno_release(target);
    office_undo_leave(document);
    return done;
}

static void show_sheet(uno_Interface *frame, uno_Interface *document)
{
    struct cell_range where;
    uno_Interface *sheet = cells_sheet_named(document, TITLE);
    if (cells_address(sheet, &where, NULL)) {
        const struct pbe_place place = {where.sheet, 0, 0};
        document_go_to(frame, &place);
    }
    cuno_release(sheet);
}

/* --- the whole --- */

/* NULL, or why nothing was written. */
static const char *write_survey(uno_Interface *document, const struct survey *survey)
{
    enum { NO_SHEET = -1 }; /* no sheet's own list: all findings there are */
    struct finding_list list;
    uno_Interface *sheet = cells_sheet_named(document, TITLE);
    const char *why = obstacle(document, sheet);
    if (!why && finding_list_make(survey, NO_SHEET, &list, NULL)) {
        why = pbe_status_text(PBE_STATUS_MEMORY);
    } else if (!why) {
        uno_Sequence *table = make_table(survey, &list);
        if (!table || !write_table(document, sheet, table))
            why = PBE_SAY("没有写成，表格没有变；请保存文档后再试",
                          "nothing could be written; save the document and try again");
        cuno_sequence_free(table, "[][]any");
        finding_list_done(&list);
    }
    cuno_release(sheet);
    return why;
}

void findings_sheet_write(uno_Interface *frame)
{
    struct survey *survey = NULL;
    struct pbe_error err;
    uno_Interface *document = office_document(frame);
    if (document_survey(document, &survey, NULL, &err)) {
        office_message(frame, OFFICE_ERROR, err.text);
    } else {
        const char *why = write_survey(document, survey);
        if (why)
            office_message(frame, OFFICE_ERROR, why);
        else
            show_sheet(frame, document);
        survey_free(survey);
    }
    cuno_release(document);
}
