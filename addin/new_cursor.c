#include "addin/new_cursor.h"

#include "addin/cells.h"

/* No form begins further down or right; each cell costs a few calls. */
enum { ROWS_MAX = 100, COLUMNS_MAX = 30 };

/* com.sun.star.util.CellProtection */
struct protection {
    sal_Bool is_locked, is_formula_hidden, is_hidden, is_print_hidden;
};

static bool is_empty(uno_Interface *cell)
{
    rtl_uString *formula = NULL;
    bool empty = cuno_ask(cell, CELLS_TABLE "XCell::getFormula", &formula, NULL, NULL)
                 && formula->length == 0;
    cuno_string_release(formula);
    return empty;
}

static bool is_open(uno_Interface *cell)
{
    uno_Any value;
    cuno_property_get(cell, "CellProtection", &value, NULL);
    const struct protection *protection =
        cuno_any_get(&value, "com.sun.star.util.CellProtection");
    bool open = protection && !protection->is_locked;
    cuno_any_done(&value);
    return open;
}

/* A cell that lies under a merge, but is not its first, is nobody's. */
static bool is_covered(uno_Interface *sheet, const struct cell_range *cell)
{
    uno_Interface *part = cells_part(sheet, cell, NULL);
    uno_Interface *range = cuno_query(part, CELLS_SHEET "XSheetCellRange");
    uno_Interface *cursor = NULL;
    struct cell_range merged = *cell;
    if (range
        && cuno_ask(sheet, CELLS_SHEET "XSpreadsheet::createCursorByRange", &cursor,
                    CUNO_ARGS(&range), NULL)
        && cuno_ask(cursor, CELLS_SHEET "XSheetCellCursor::collapseToMergedArea", NULL,
                    NULL, NULL))
        cells_address(cursor, &merged, NULL);
    cuno_release(cursor);
    cuno_release(range);
    cuno_release(part);
    return merged.first_row != cell->first_row
           || merged.first_column != cell->first_column;
}

/* The cell as XCell, when it is one to be filled. */
static uno_Interface *take_if_open(uno_Interface *sheet, sal_Int32 column,
                                   sal_Int32 row)
{
    struct cell_range place = {0, column, row, column, row};
    uno_Interface *cell = NULL;
    if (!cuno_ask(sheet, CELLS_TABLE "XCellRange::getCellByPosition", &cell,
                  CUNO_ARGS(&column, &row), NULL))
        return NULL;
    if (is_empty(cell) && is_open(cell) && !is_covered(sheet, &place))
        return cell;
    cuno_release(cell);
    return NULL;
}

static uno_Interface *find(uno_Interface *sheet)
{
    struct cell_range end;
    if (!cells_used_end(sheet, &end, NULL))
        return NULL;
    for (sal_Int32 row = 0; row <= end.last_row && row < ROWS_MAX; row++)
        for (sal_Int32 column = 0; column <= end.last_column && column < COLUMNS_MAX;
             column++) {
            uno_Interface *cell = take_if_open(sheet, column, row);
            if (cell)
                return cell;
        }
    return NULL;
}

static uno_Interface *first_actual(uno_Interface *sheet,
                                   const struct pbe_assessment *table)
{
    for (size_t i = 0; i < table->indicator_count; i++) {
        const struct pbe_field *actual = &table->indicators[i].actual;
        sal_Int32 column = actual->place.column, row = actual->place.row;
        uno_Interface *cell = NULL;
        if (actual->value.kind == PBE_EMPTY && row >= 0
            && actual->place.sheet == table->sheet
            && cuno_ask(sheet, CELLS_TABLE "XCellRange::getCellByPosition", &cell,
                        CUNO_ARGS(&column, &row), NULL))
            return cell;
    }
    return NULL;
}

static void select_cell(uno_Interface *controller, uno_Interface *cell)
{
    uno_Any selection;
    sal_Bool done;
    cuno_any_make_interface(&selection, cell, CELLS_TABLE "XCell");
    cuno_ask(controller, "com.sun.star.view.XSelectionSupplier::select", &done,
             CUNO_ARGS(&selection), NULL);
    cuno_any_done(&selection);
}

void new_cursor_place(uno_Interface *document, const struct pbe_assessment *table)
{
    uno_Interface *controller = NULL;
    uno_Interface *sheet = table ? cells_sheet_at(document, table->sheet) : NULL;
    if (!sheet)
        return;
    if (!cuno_ask(document, "com.sun.star.frame.XModel::getCurrentController",
                  &controller, NULL, NULL))
        controller = NULL;
    uno_Interface *cell = find(sheet);
    if (!cell)
        cell = first_actual(sheet, table);
    cuno_ask(controller, CELLS_SHEET "XSpreadsheetView::setActiveSheet", NULL,
             CUNO_ARGS(&sheet), NULL);
    if (cell)
        select_cell(controller, cell);
    cuno_release(cell);
    cuno_release(controller);
    cuno_release(sheet);
}
