#include "template/recompute.h"

#include <string.h>

#include "assessment/layout.h"
#include "template/check.h"
#include "template/formula.h"

enum {
    GRID_MAX = 64 << 20,
    DEPTH_MAX = 200 /* formulas that wait for another one's result */
};

/* The results of a sheet's cells, beside the grid's own list of cells. */
struct result {
    struct pbe_value value;
    bool is_known;
};

struct computation {
    const pbe_workbook *workbook;
    struct result **results; /* of each sheet */
    int depth;
    struct formula_host host;
    recompute_put *put;
    void *state;
    const struct pbe_cell *array; /* the first cell of 检查's array; NULL = none */
    int array_sheet, array_row;
};

/* The array of findings is computed when all the rest is. */
static bool is_array(const struct pbe_cell *cell)
{
    return strstr(cell->formula, "PBE.CALC.CHECK(")
           || strstr(cell->formula,
                     "pbe.calc.check("); /* where the add-in was missing */
}

static int find_sheet(void *state, const char *name, size_t length)
{
    const struct computation *computation = state;
    size_t count = pbe_workbook_sheet_count(computation->workbook);
    for (size_t i = 0; i < count; i++) {
        const char *known = pbe_grid_name(pbe_workbook_sheet(computation->workbook, i));
        if (strlen(known) == length && memcmp(known, name, length) == 0)
            return (int)i;
    }
    return -1;
}

/* A cell that asks for itself is empty while it is being computed. */
static struct pbe_value compute(struct computation *computation, int sheet,
                                const struct pbe_cell *cell)
{
    const pbe_grid *grid = pbe_workbook_sheet(computation->workbook, (size_t)sheet);
    struct result *result = &computation->results[sheet][cell - pbe_grid_cells(grid)];
    if (result->is_known)
        return result->value;
    if (computation->depth == DEPTH_MAX)
        return formula_error();
    result->is_known = true;
    computation->depth++;
    result->value = formula_value(&computation->host, sheet, cell->formula);
    computation->depth--;
    return result->value;
}

static struct pbe_value value_of(void *state, int sheet, int row, int column)
{
    struct computation *computation = state;
    const pbe_grid *grid = pbe_workbook_sheet(computation->workbook, (size_t)sheet);
    const struct pbe_cell *cell = pbe_grid_get(grid, row, column);
    if (!cell)
        return pbe_value_empty();
    if (cell->formula && !is_array(cell))
        return compute(computation, sheet, cell);
    return cell->is_error ? formula_error() : cell->value;
}

/* --- every formula --- */

static bool is_same(const struct pbe_value *a, const struct pbe_value *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == PBE_NUMBER)
        return a->number == b->number;
    return a->kind == PBE_EMPTY
           || (a->length == b->length && memcmp(a->text, b->text, a->length) == 0);
}

/* Equal cells beside and below each other are one in the grid. */
static pbe_status put_run(const struct computation *computation, int sheet,
                          const struct pbe_grid_row *row, const struct pbe_cell *cell,
                          const struct pbe_value *value, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    for (int i = 0; i < row->rows; i++)
        for (int k = 0; !status && k < cell->columns; k++)
            status = computation->put(computation->state, sheet, row->row + i,
                                      cell->column + k, value, err);
    return status;
}

static pbe_status compute_row(struct computation *computation, int sheet,
                              const struct pbe_grid_row *row, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    const pbe_grid *grid = pbe_workbook_sheet(computation->workbook, (size_t)sheet);
    for (size_t i = 0; !status && i < row->cells; i++) {
        const struct pbe_cell *cell = &pbe_grid_cells(grid)[row->cell + i];
        if (!cell->formula)
            continue;
        if (is_array(cell)) {
            computation->array = cell;
            computation->array_sheet = sheet;
            computation->array_row = row->row;
            continue;
        }
        struct pbe_value value = compute(computation, sheet, cell);
        if (formula_is_error(&value))
            value = pbe_value_empty();
        if (cell->is_error || !is_same(&value, &cell->value))
            status = put_run(computation, sheet, row, cell, &value, err);
    }
    return status;
}

static pbe_status compute_all(struct computation *computation, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    size_t count = pbe_workbook_sheet_count(computation->workbook);
    for (size_t i = 0; i < count; i++) {
        const pbe_grid *grid = pbe_workbook_sheet(computation->workbook, i);
        for (size_t k = 0; !status && k < pbe_grid_row_count(grid); k++)
            status = compute_row(computation, (int)i, &pbe_grid_rows(grid)[k], err);
    }
    return computation->host.starved && !status ? pbe_error_memory(err) : status;
}

/* --- the findings --- */

/* The sheet with its formulas' new results. The component is given the base data as
 * values. */
static pbe_status copy_sheet(struct computation *computation, int sheet,
                             bool with_formulas, pbe_grid *copy, struct pbe_error *err)
{
    const pbe_grid *grid = pbe_workbook_sheet(computation->workbook, (size_t)sheet);
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < pbe_grid_row_count(grid); i++) {
        const struct pbe_grid_row *row = &pbe_grid_rows(grid)[i];
        status = pbe_grid_add_row(copy, row->row, row->rows, row->is_hidden, err);
        for (size_t k = 0; !status && k < row->cells; k++) {
            struct pbe_cell cell = pbe_grid_cells(grid)[row->cell + k];
            if (cell.formula) {
                cell.value = value_of(computation, sheet, row->row, cell.column);
                cell.is_error = formula_is_error(&cell.value);
                cell.value = cell.is_error ? pbe_value_empty() : cell.value;
                cell.shown = NULL;
            }
            cell.formula = with_formulas ? cell.formula : NULL;
            if (cell.value.kind != PBE_EMPTY || cell.formula || cell.is_error)
                status = pbe_grid_add_cell(copy, &cell, err);
        }
    }
    size_t merges;
    const struct pbe_area *areas = pbe_grid_merges(grid, &merges);
    for (size_t i = 0; with_formulas && !status && i < merges; i++)
        status = pbe_grid_merge(copy, areas[i], err);
    return status;
}

/* The rows of the array, as far as they are not what the file stores. */
static pbe_status put_texts(struct computation *computation, int row,
                            const char *const texts[CHECK_COLUMNS],
                            struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    const pbe_grid *grid =
        pbe_workbook_sheet(computation->workbook, (size_t)computation->array_sheet);
    for (int i = 0; !status && i < CHECK_COLUMNS; i++) {
        int at = computation->array_row + row, column = computation->array->column + i;
        const struct pbe_cell *cell = pbe_grid_get(grid, at, column);
        struct pbe_value value = pbe_value_text(texts[i], strlen(texts[i]));
        struct pbe_value stored = cell ? cell->value : pbe_value_empty();
        if (!is_same(&value, &stored))
            status = computation->put(computation->state, computation->array_sheet, at,
                                      column, &value, err);
    }
    return status;
}

struct findings {
    struct computation *computation;
    int count;
};

static pbe_status put_finding(void *state, int row,
                              const char *const texts[CHECK_COLUMNS],
                              struct pbe_error *err)
{
    struct findings *findings = state;
    findings->count = row + 1;
    return put_texts(findings->computation, row, texts, err);
}

static pbe_status put_findings(struct computation *computation,
                               const pbe_grid *const *grids, size_t count,
                               struct pbe_error *err)
{
    static const char *const none[CHECK_COLUMNS] = {"", "", "", ""};
    struct findings findings = {.computation = computation};
    pbe_status status = check_grids(grids, count, computation->host.engine, put_finding,
                                    &findings, err);
    for (int row = findings.count; !status && row < CHECK_ROWS; row++)
        status = put_texts(computation, row, none, err);
    return status;
}

static pbe_status review(struct computation *computation,
                         struct recompute_sheets sheets, struct pbe_error *err)
{
    const int order[] = {sheets.self, sheets.base};
    pbe_grid *copies[2] = {NULL, NULL};
    size_t count = 0;
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < 2; i++) {
        if (order[i] < 0)
            continue;
        const pbe_grid *grid =
            pbe_workbook_sheet(computation->workbook, (size_t)order[i]);
        pbe_grid *copy = pbe_grid_new(pbe_grid_name(grid), GRID_MAX);
        status = copy ? copy_sheet(computation, order[i], i == 0, copy, err)
                      : pbe_error_memory(err);
        copies[count++] = copy;
    }
    if (!status)
        status = put_findings(computation, (const pbe_grid *const *)copies, count, err);
    pbe_grid_free(copies[0]);
    pbe_grid_free(copies[1]);
    return status;
}

/* --- all of it --- */

static bool take_results(struct computation *computation)
{
    size_t count = pbe_workbook_sheet_count(computation->workbook);
    struct pbe_arena *arena = computation->host.arena;
    computation->results =
        pbe_arena_take(arena, count + 1, sizeof *computation->results);
    for (size_t i = 0; computation->results && i < count; i++) {
        const pbe_grid *grid = pbe_workbook_sheet(computation->workbook, i);
        size_t rows = pbe_grid_row_count(grid);
        const struct pbe_grid_row *last =
            rows > 0 ? &pbe_grid_rows(grid)[rows - 1] : NULL;
        size_t cells = last ? last->cell + last->cells : 0;
        computation->results[i] =
            pbe_arena_take(arena, cells + 1, sizeof **computation->results);
        if (!computation->results[i])
            return false;
    }
    return computation->results != NULL;
}

pbe_status recompute(const pbe_workbook *workbook, struct recompute_sheets sheets,
                     pbe_engine *engine, struct pbe_arena *arena, recompute_put *put,
                     void *state, struct pbe_error *err)
{
    struct computation computation = {.workbook = workbook, .put = put, .state = state};
    computation.host = (struct formula_host){.state = &computation,
                                             .find_sheet = find_sheet,
                                             .value = value_of,
                                             .engine = engine,
                                             .arena = arena};
    if (!take_results(&computation))
        return pbe_error_memory(err);
    pbe_status status = compute_all(&computation, err);
    if (!status && computation.array && sheets.self >= 0)
        status = review(&computation, sheets, err);
    return computation.host.starved && !status ? pbe_error_memory(err) : status;
}
