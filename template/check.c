#include "template/check.h"

#include <string.h>

#include "assessment/layout.h"
#include "base/language.h"
#include "lua/review.h"
#include "template/plan.h"

enum { GRID_MAX = 64 << 20 };

static struct form_sheet *find_sheet(struct form *form, const char *name)
{
    for (int i = 0; i < form->sheet_count; i++)
        if (strcmp(form->sheets[i].name, name) == 0)
            return &form->sheets[i];
    return NULL;
}

static pbe_status add_cell(pbe_grid *grid, const struct form_cell *cell, int column,
                           bool with_formulas, struct pbe_error *err)
{
    const struct pbe_style *style = look_style((enum look)cell->written.style);
    struct pbe_cell added = {.column = column,
                             .columns = 1,
                             .format = style ? style->format : PBE_FORMAT_NUMBER,
                             .value = cell->written.value};
    if (with_formulas)
        added.formula = cell->written.formula;
    if (added.value.kind == PBE_EMPTY && !added.formula)
        return PBE_STATUS_OK;
    return pbe_grid_add_cell(grid, &added, err);
}

/* The sheet as the component sees it: 自评表 with formulas and merged cells, the base
 * table as values. */
static pbe_status fill_grid(pbe_grid *grid, const struct form_sheet *sheet, bool whole,
                            struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    for (int row = 0; !status && row < sheet->rows; row++) {
        status = pbe_grid_add_row(grid, row, 1, false, err);
        for (int column = 0; !status && column < sheet->columns; column++)
            status = add_cell(grid, form_cell(sheet, row, column), column, whole, err);
    }
    for (int row = 0; whole && !status && row < sheet->rows; row++)
        for (int column = 0; !status && column < sheet->columns; column++) {
            const struct pbe_written_cell *cell =
                &form_cell(sheet, row, column)->written;
            if (cell->rows > 1 || cell->columns > 1)
                status =
                    pbe_grid_merge(grid,
                                   (struct pbe_area){row, column, row + cell->rows - 1,
                                                     column + cell->columns - 1},
                                   err);
        }
    return status;
}

static pbe_status hand_over(const struct pbe_review *review, check_put *put,
                            void *state, struct pbe_error *err)
{
    const char *const none[CHECK_COLUMNS] = {PBE_SAY("没有问题", "nothing found"), "",
                                             "", ""};
    pbe_status status =
        review->finding_count > 0 ? PBE_STATUS_OK : put(state, 0, none, err);
    for (size_t i = 0; !status && i < review->finding_count && i < CHECK_ROWS; i++) {
        const struct pbe_finding *finding = &review->findings[i];
        const char *const texts[CHECK_COLUMNS] = {pbe_severity_word(finding->severity),
                                                  finding->code, finding->cell,
                                                  finding->message};
        status = put(state, (int)i, texts, err);
    }
    return status;
}

pbe_status check_grids(const pbe_grid *const *grids, size_t count, pbe_engine *engine,
                       check_put *put, void *state, struct pbe_error *err)
{
    struct pbe_assessment **found = NULL;
    struct pbe_review *review = NULL;
    size_t tables = 0;
    struct pbe_value pack = pbe_value_empty(); /* the one that the sheet names */
    pbe_status status = pbe_layout_read(grids, count, &found, &tables, err);
    if (!status)
        status = pbe_engine_review(engine, found[0], &pack, &review, err);
    if (!status)
        status = hand_over(review, put, state, err);
    pbe_review_free(review);
    pbe_layout_free(found, tables);
    return status;
}

static pbe_status put_in_form(void *state, int row,
                              const char *const texts[CHECK_COLUMNS],
                              struct pbe_error *err)
{
    struct form *form = state;
    struct form_sheet *sheet = find_sheet(form, CHECK_SHEET);
    (void)err; /* that memory ends is told at the end */
    for (int i = 0; i < CHECK_COLUMNS; i++) {
        size_t length = strlen(texts[i]);
        form_cell(sheet, sheet->rows - CHECK_ROWS + row, i)->written.value =
            pbe_value_text(form_copy(form, texts[i]), length);
    }
    return PBE_STATUS_OK;
}

pbe_status check_compute(struct form *form, pbe_engine *engine, struct pbe_error *err)
{
    const struct form_sheet *self = find_sheet(form, PLAN_SELF);
    const struct form_sheet *base = find_sheet(form, PLAN_BASE);
    pbe_grid *grids[2] = {pbe_grid_new(PLAN_SELF, GRID_MAX),
                          pbe_grid_new(PLAN_BASE, GRID_MAX)};
    pbe_status status = grids[0] && grids[1] ? fill_grid(grids[0], self, true, err)
                                             : pbe_error_memory(err);
    if (!status && base)
        status = fill_grid(grids[1], base, false, err);
    const pbe_grid *const list[2] = {grids[0], grids[1]};
    if (!status)
        status = check_grids(list, base ? 2 : 1, engine, put_in_form, form, err);
    pbe_grid_free(grids[0]);
    pbe_grid_free(grids[1]);
    return form->starved && !status ? pbe_error_memory(err) : status;
}
