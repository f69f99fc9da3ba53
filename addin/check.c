#include "addin/check.h"

#include <string.h>

#include "addin/sheet.h"
#include "assessment/layout.h"
#include "base/language.h"
#include "lua/review.h"

enum { COLUMNS = 4, SHOWN_MAX = 2000 };

static void set_row(uno_Sequence *table, int32_t row, const char *const texts[COLUMNS])
{
    for (int32_t i = 0; i < COLUMNS; i++)
        cuno_any_set_string(cuno_table_cell(table, row, i), texts[i], strlen(texts[i]));
}

static uno_Sequence *one_row(const char *first, const char *sentence)
{
    const char *const texts[COLUMNS] = {first, "", "", sentence};
    uno_Sequence *table = cuno_table_new(1, COLUMNS);
    if (table)
        set_row(table, 0, texts);
    return table;
}

static uno_Sequence *table_of(const struct pbe_review *review)
{
    size_t count =
        review->finding_count < SHOWN_MAX ? review->finding_count : SHOWN_MAX;
    if (count == 0)
        return one_row(PBE_SAY("没有问题", "nothing found"), "");
    uno_Sequence *table = cuno_table_new((int32_t)count, COLUMNS);
    for (size_t i = 0; table && i < count; i++) {
        const struct pbe_finding *finding = &review->findings[i];
        const char *const texts[COLUMNS] = {pbe_severity_word(finding->severity),
                                            finding->code, finding->cell,
                                            finding->message};
        set_row(table, (int32_t)i, texts);
    }
    return table;
}

/* Reviews the first table of the grids. */
static uno_Sequence *check_grids(pbe_engine *engine, const pbe_grid *const *grids,
                                 size_t count, const struct pbe_value *pack,
                                 struct pbe_error *err)
{
    struct pbe_assessment **found = NULL;
    struct pbe_review *review = NULL;
    uno_Sequence *table = NULL;
    size_t tables = 0;
    pbe_status status = pbe_layout_read(grids, count, &found, &tables, err);
    if (status == PBE_STATUS_FILE) /* the range holds no table: said in words */
        return one_row(pbe_severity_word(PBE_ERROR), err->text);
    if (!status)
        status = pbe_engine_review(engine, found[0], pack, &review, err);
    if (!status) {
        table = table_of(review);
        if (!table)
            pbe_error_memory(err);
    }
    pbe_review_free(review);
    pbe_layout_free(found, tables);
    return table;
}

uno_Sequence *check_range(pbe_engine *engine, uno_Interface *range, const uno_Any *base,
                          const struct pbe_value *pack, struct pbe_error *err)
{
    pbe_grid *grids[2] = {NULL, NULL};
    uno_Sequence *table = NULL;
    const uno_Sequence *values = cuno_any_get_sequence(base, "[][]any");
    pbe_status status = sheet_read(range, &grids[0], err);
    if (!status && values)
        status = sheet_read_values(values, PBE_SAY("基础数据表", "base table"),
                                   &grids[1], err);
    const pbe_grid *const list[2] = {grids[0], grids[1]};
    if (!status)
        table = check_grids(engine, list, values ? 2 : 1, pack, err);
    pbe_grid_free(grids[0]);
    pbe_grid_free(grids[1]);
    return table;
}
