/* inserted_rows.c - pbe.InsertedRows: a row inserted among the indicators scores at once.
 *
 * Calc inserts empty rows: their cells look like those above, but have no formulas. This
 * listens to each document in which there is a sheet 自评表; when that has grown, a row
 * whose score cell is empty gets the two formulas (得分, 评分说明) of the indicator above
 * it, or of the one below where there is none. Nothing else is ever written, and only
 * cells that are empty.
 */
#include "addin/cells.h"
#include "addin/classes.h"

#define UTIL "com.sun.star.util."

/* While Calc says that rows were inserted, the used area may end where it did before. */
enum { ROWS_MAX = 20000, AHEAD = 100, COPIED = 2 };

/* 得分, by whose formula an indicator is known, and 评分说明. */
static const sal_Int32 columns[COPIED] = {7, 12};

struct inserted_rows {
    struct cuno_object base;
    sal_Int32 last_row; /* with a score, when the sheet was looked at last; the total */
    bool is_busy;       /* what is heard now is our own doing */
};

static bool init(struct cuno_object *self)
{
    ((struct inserted_rows *)self)->last_row = -1;
    return true;
}

/* The document's sheet, or NULL. */
static uno_Interface *find_sheet(uno_Interface *document)
{
    return cells_sheet_named(document, "自评表");
}

/* Where the sheet's used area ends, and which sheet it is. */
static bool get_end(uno_Interface *sheet, struct cell_range *end)
{
    return cells_used_end(sheet, end, NULL) && end->last_row < ROWS_MAX;
}

/* The formulas of the score column, "[][]string", or NULL. */
static uno_Sequence *get_scores(uno_Interface *sheet, const struct cell_range *end)
{
    struct cell_range scores = {.first_column = columns[0],
                                .last_column = columns[0],
                                .last_row = end->last_row + AHEAD};
    uno_Interface *range = cells_part(sheet, &scores, NULL);
    uno_Sequence *formulas = NULL;
    if (!cuno_ask(range, CELLS_SHEET "XCellRangeFormula::getFormulaArray", &formulas,
                  NULL, NULL))
        formulas = NULL;
    cuno_release(range);
    return formulas;
}

/* --- which row gets whose formulas --- */

static const rtl_uString *formula_at(const uno_Sequence *scores, sal_Int32 row)
{
    return cuno_sequence_string(cuno_table_row(scores, row), 0);
}

static bool is_empty(const uno_Sequence *scores, sal_Int32 row)
{
    return formula_at(scores, row)->length == 0;
}

static bool is_indicator(const uno_Sequence *scores, sal_Int32 row)
{
    static const char call[] = "PBE.CALC.SCORE(";
    const rtl_uString *formula = formula_at(scores, row);
    sal_Int32 length = (sal_Int32)sizeof call - 1;
    for (sal_Int32 at = 0; at + length <= formula->length; at++) {
        sal_Int32 same = 0;
        while (same < length && formula->buffer[at + same] == (sal_Unicode)call[same])
            same++;
        if (same == length)
            return true;
    }
    return false;
}

/* The indicator whose formulas the empty row takes: next to it, above or below, with only
 * empty rows between; -1 = the row is no place for one. */
static sal_Int32 find_source(const uno_Sequence *scores, sal_Int32 row)
{
    sal_Int32 above = row - 1, below = row + 1;
    sal_Int32 count = cuno_sequence_length(scores);
    while (above >= 0 && is_empty(scores, above))
        above--;
    if (above >= 0 && is_indicator(scores, above))
        return above;
    while (below < count && is_empty(scores, below))
        below++;
    return below < count && is_indicator(scores, below) ? below : -1;
}

static void copy_formulas(uno_Interface *sheet, sal_Int16 number, sal_Int32 from,
                          sal_Int32 to)
{
    for (int i = 0; i < COPIED; i++) {
        struct cell_address target = {number, columns[i], to};
        struct cell_range source = {number, columns[i], from, columns[i], from};
        cuno_ask(sheet, CELLS_SHEET "XCellRangeMovement::copyRange", NULL,
                 CUNO_ARGS(&target, &source), NULL);
    }
}

static sal_Int32 last_filled(const uno_Sequence *scores)
{
    sal_Int32 row = cuno_sequence_length(scores) - 1;
    while (row >= 0 && is_empty(scores, row))
        row--;
    return row;
}

/* Looks at the sheet, fills what was inserted since it was looked at last. Only where it
 * has grown: what was filled can be undone, and a formula that somebody deletes is not
 * forced back. */
static void look_at(struct inserted_rows *rows, uno_Interface *sheet)
{
    struct cell_range end;
    uno_Sequence *scores = get_end(sheet, &end) ? get_scores(sheet, &end) : NULL;
    sal_Int32 last = scores ? last_filled(scores) : -1;
    bool has_grown = rows->last_row >= 0 && last > rows->last_row;
    rows->last_row = last;
    for (sal_Int32 row = 0; has_grown && row < last; row++) {
        sal_Int32 source = is_empty(scores, row) ? find_source(scores, row) : -1;
        if (source >= 0)
            copy_formulas(sheet, end.sheet, source, row);
    }
    cuno_sequence_free(scores, "[][]string");
}

/* --- com.sun.star.util.XModifyListener --- */

static bool disposing(struct cuno_object *self, void *result, void **args,
                      uno_Any *exception)
{
    (void)self, (void)result, (void)args, (void)exception;
    return true;
}

/* modified(EventObject), whose only member is the document */
static bool modified(struct cuno_object *self, void *result, void **args,
                     uno_Any *exception)
{
    struct inserted_rows *rows = (struct inserted_rows *)self;
    (void)result, (void)exception;
    if (rows->is_busy)
        return true;
    rows->is_busy = true;
    uno_Interface *sheet = find_sheet(*(uno_Interface **)args[0]);
    if (sheet)
        look_at(rows, sheet);
    rows->is_busy = false;
    cuno_release(sheet);
    return true;
}

static const cuno_method listener_methods[] = {disposing, modified};

/* --- com.sun.star.task.XJob --- */

/* com.sun.star.beans.NamedValue */
struct named_value {
    rtl_uString *name;
    uno_Any value;
};

static const uno_Any *find_named(const uno_Sequence *values, const char *name)
{
    const struct named_value *list = values ? (const void *)values->elements : NULL;
    for (int32_t i = 0; values && i < cuno_sequence_length(values); i++)
        if (cuno_string_is(list[i].name, name))
            return &list[i].value;
    return NULL;
}

/* execute([Environment = [Model = the document that was opened]]): begins to listen. */
static bool execute(struct cuno_object *self, void *result, void **args,
                    uno_Any *exception)
{
    static const char values_type[] = "[]com.sun.star.beans.NamedValue";
    struct inserted_rows *rows = (struct inserted_rows *)self;
    const uno_Any *environment = find_named(cuno_arg_sequence(args, 0), "Environment");
    const uno_Any *model =
        environment
            ? find_named(cuno_any_get_sequence(environment, values_type), "Model")
            : NULL;
    uno_Interface *document =
        model ? cuno_query_any(model, UTIL "XModifyBroadcaster") : NULL;
    uno_Interface *sheet = document ? find_sheet(document) : NULL;
    uno_Interface *listener = cuno_object_interface(self, UTIL "XModifyListener");
    (void)exception;
    if (sheet) {
        look_at(rows, sheet);
        cuno_call(document, UTIL "XModifyBroadcaster::addModifyListener", NULL,
                  CUNO_ARGS(&listener), NULL);
    }
    cuno_release(sheet);
    cuno_release(document);
    cuno_any_make_void(result);
    return true;
}

static const cuno_method job_methods[] = {execute};

static const struct cuno_interface interfaces[] = {
    CUNO_INTERFACE("com.sun.star.task.XJob", job_methods),
    CUNO_INTERFACE(UTIL "XModifyListener", listener_methods),
    CUNO_INTERFACE_END,
};

static const char *const services[] = {"pbe.InsertedRows", NULL};

const struct cuno_class inserted_rows_class = {
    .implementation = "pbe.InsertedRows.implementation",
    .services = services,
    .interfaces = interfaces,
    .size = sizeof(struct inserted_rows),
    .init = init,
};
