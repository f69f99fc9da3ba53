#include "addin/findings_sheet.h"

#include <string.h>
#include <time.h>

#include "addin/document.h"
#include "addin/finding_list.h"
#include "addin/office.h"
#include "addin/own_sheet.h"
#include "base/language.h"

enum {
    COLUMNS = 4,
    HEAD = 3,        /* the row of the headings, 0-based */
    TEXT_MAX = 8192, /* bytes of a cell */
    FINGERPRINT = 8  /* characters of it that people see */
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
    apply(sheet, set_bold, (struct cell_range){0, 0, 0, 0, 0});
    apply(sheet, set_bold, (struct cell_range){0, 0, HEAD, COLUMNS - 1, HEAD});
    apply(sheet, set_wrapped, (struct cell_range){0, 3, HEAD, 3, rows - 1});
}

/* --- the whole --- */

/* NULL, or why nothing was written. */
static const char *write_survey(uno_Interface *document, const struct survey *survey)
{
    enum { NO_SHEET = -1 }; /* no sheet's own list: all findings there are */
    static const int32_t widths[COLUMNS] = {2000, 1600, 3400, 16000}; /* 1/100 mm */
    struct own_sheet sheet = {.name = TITLE,
                              .mark = TITLE,
                              .undo = PBE_SAY("写入检查结果", "Write findings"),
                              .widths = widths,
                              .columns = COLUMNS,
                              .dress = dress};
    struct finding_list list;
    const char *why = own_sheet_obstacle(document, &sheet);
    if (!why && finding_list_make(survey, NO_SHEET, &list, NULL)) {
        why = pbe_status_text(PBE_STATUS_MEMORY);
    } else if (!why) {
        sheet.table = make_table(survey, &list);
        why = own_sheet_write(document, &sheet);
        cuno_sequence_free(sheet.table, "[][]any");
        finding_list_done(&list);
    }
    return why;
}

void findings_sheet_write(uno_Interface *frame)
{
    struct survey *survey = NULL;
    struct pbe_error err;
    uno_Interface *document = office_document(frame);
    if (document_survey(document, &survey, NULL, &err)) {
        document_say_why(frame, &err);
    } else {
        const char *why = write_survey(document, survey);
        if (why)
            office_message(frame, OFFICE_ERROR, why);
        else
            own_sheet_show(frame, document, TITLE);
        survey_free(survey);
    }
    cuno_release(document);
}
