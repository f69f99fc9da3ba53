/* snapshot.c - the menu's 存档: the scores kept as plain values in a sheet of their own. */
#include "lua/snapshot.h"

#include <stdlib.h>

#include "addin/commands.h"
#include "addin/document.h"
#include "addin/office.h"
#include "addin/own_sheet.h"
#include "base/language.h"

enum { SAID_MAX = 8192 };

/* --- what is kept --- */

static pbe_status keep(const struct survey *survey, struct pbe_snapshot_sheet **kept,
                       struct pbe_error *err)
{
    struct pbe_review **reviews = calloc(survey->table_count, sizeof *reviews);
    if (!reviews)
        return pbe_error_memory(err);
    for (size_t i = 0; i < survey->table_count; i++)
        reviews[i] = survey->tables[i].review;
    pbe_status status = pbe_snapshot_make(survey->found, reviews, survey->table_count,
                                          time(NULL), kept, err);
    free(reviews);
    return status;
}

static bool set_cell(uno_Any *cell, const struct pbe_value *value)
{
    if (value->kind == PBE_TEXT)
        return cuno_any_set_string(cell, value->text, value->length);
    if (value->kind != PBE_NUMBER)
        return cuno_any_set_string(cell, "", 0);
    cuno_any_set_double(cell, value->number);
    return true;
}

/* NULL without memory. */
static uno_Sequence *table_of(const struct pbe_snapshot_sheet *kept)
{
    uno_Sequence *table = cuno_table_new((int32_t)kept->rows, PBE_SNAPSHOT_COLUMNS);
    for (size_t i = 0; table && i < kept->rows * PBE_SNAPSHOT_COLUMNS; i++) {
        int32_t row = (int32_t)(i / PBE_SNAPSHOT_COLUMNS);
        int32_t column = (int32_t)(i % PBE_SNAPSHOT_COLUMNS);
        if (!set_cell(cuno_table_cell(table, row, column), &kept->values[i])) {
            cuno_sequence_free(table, "[][]any");
            table = NULL;
        }
    }
    return table;
}

/* NULL, or why nothing was written. */
static const char *write_kept(uno_Interface *document,
                              const struct pbe_snapshot_sheet *kept)
{
    int32_t widths[PBE_SNAPSHOT_COLUMNS];
    for (int i = 0; i < PBE_SNAPSHOT_COLUMNS; i++)
        widths[i] = (int32_t)(pbe_snapshot_widths[i] * 1000);
    struct own_sheet sheet = {.name = PBE_SNAPSHOT_SHEET,
                              .mark = PBE_SNAPSHOT_MARK,
                              .undo = PBE_SAY("存档", "Snapshot"),
                              .table = table_of(kept),
                              .widths = widths,
                              .columns = PBE_SNAPSHOT_COLUMNS,
                              .is_protected = true};
    const char *why = own_sheet_write(document, &sheet);
    cuno_sequence_free(sheet.table, "[][]any");
    return why;
}

/* --- the command --- */

static void say_kept(uno_Interface *frame, const struct survey *survey)
{
    struct pbe_text said;
    pbe_text_init(&said, SAID_MAX);
    pbe_text_add(&said,
                 PBE_SAY("已存档到工作表“" PBE_SNAPSHOT_SHEET "”。",
                         "The scores are kept in the sheet “" PBE_SNAPSHOT_SHEET "”."));
    for (size_t i = 0; i < survey->table_count; i++) {
        const struct pbe_assessment *table = survey->tables[i].assessment;
        const struct pbe_review *review = survey->tables[i].review;
        pbe_text_addf(&said, PBE_SAY("\n%s：", "\n%s: "),
                      pbe_grid_name(table->grids[table->sheet]));
        if (review->total.has_points)
            pbe_text_addf(&said, PBE_SAY("总分 %g", "total %g"), review->total.points);
        else
            pbe_text_add(&said, PBE_SAY("还没有得分", "no scores yet"));
        if (review->total.pending > 0)
            pbe_text_addf(&said, PBE_SAY("，%zu 行待定", ", %zu pending"),
                          review->total.pending);
    }
    office_message(frame, OFFICE_INFO, pbe_text_get(&said));
    pbe_text_done(&said);
}

void snapshot_run(uno_Interface *frame)
{
    struct survey *survey = NULL;
    struct pbe_snapshot_sheet *kept = NULL;
    struct pbe_error err;
    uno_Interface *document = office_document(frame);
    const char *why = NULL;
    pbe_status status = document_survey(document, &survey, NULL, &err);
    if (!status)
        status = keep(survey, &kept, &err);
    if (status) {
        document_say_why(frame, &err);
    } else if ((why = write_kept(document, kept)) != NULL) {
        office_message(frame, OFFICE_ERROR, why);
    } else {
        own_sheet_show(frame, document, PBE_SNAPSHOT_SHEET);
        say_kept(frame, survey);
    }
    pbe_snapshot_sheet_free(kept);
    survey_free(survey);
    cuno_release(document);
}
