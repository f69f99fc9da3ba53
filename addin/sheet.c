#include "addin/sheet.h"

#include <stdio.h>
#include <stdlib.h>

#include "addin/cells.h"
#include "addin/marshal.h"
#include "base/language.h"

enum {
    GRID_MAX = 64 << 20, /* bytes */
    CELLS_MAX = 500000,  /* of a range; more is no self-evaluation */
    MERGES_MAX = 20000   /* cells that are asked whether they are merged */
};

/* What is read: the sheet, its part, and the contents. */
struct reading {
    uno_Interface *sheet; /* XSpreadsheet */
    uno_Interface *cells; /* the same as XCellRange */
    struct cell_range area;
    uno_Sequence *values, *formulas; /* [][]any, [][]string */
    pbe_grid *grid;
};

static pbe_status failed(const struct cuno_error *error, struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_ARGUMENT,
        PBE_SAY("读不到这块区域（%s）", "the range cannot be read (%s)"),
        error->message);
}

/* Cuts the area to what the sheet uses: a whole column has a million rows. */
static bool trim(struct reading *reading, struct cuno_error *error)
{
    struct cell_range used, *area = &reading->area;
    if (!cells_used_end(reading->sheet, &used, error))
        return false;
    if (area->last_row > used.last_row)
        area->last_row = used.last_row;
    if (area->last_column > used.last_column)
        area->last_column = used.last_column;
    return true;
}

static bool is_empty(const struct cell_range *area)
{
    return area->last_row < area->first_row || area->last_column < area->first_column;
}

/* Takes values and formulas of the area. */
static bool take_contents(struct reading *reading, struct cuno_error *error)
{
    uno_Interface *range = cells_part(reading->sheet, &reading->area, error);
    if (!range)
        return false;
    bool done = cuno_ask(range, CELLS_SHEET "XCellRangeData::getDataArray",
                         &reading->values, NULL, error)
                && cuno_ask(range, CELLS_SHEET "XCellRangeFormula::getFormulaArray",
                            &reading->formulas, NULL, error);
    cuno_release(range);
    return done;
}

/* --- into the grid --- */

static const uno_Any *value_at(const struct reading *reading, int32_t row,
                               int32_t column)
{
    return cuno_table_cell(reading->values, row, column);
}

static bool is_blank(const uno_Any *value)
{
    const rtl_uString *text = cuno_any_get_string(value);
    return cuno_any_is_void(value) || (text && text->length == 0);
}

enum { SHOWN_MAX = 24 }; /* bytes of "#DIV/0!" or "错误:502" */

/* What Calc shows in a cell with this error, see com.sun.star.table.XCell::getError. */
static void write_error(sal_Int32 code, char shown[SHOWN_MAX])
{
    static const struct {
        sal_Int32 code;
        const char *name;
    } NAMED[] = {{503, "#NUM!"},   {519, "#VALUE!"}, {524, "#REF!"},   {525, "#NAME?"},
                 {530, "#ADDIN?"}, {531, "#MACRO?"}, {532, "#DIV/0!"}, {32767, "#N/A"}};
    for (size_t i = 0; i < sizeof NAMED / sizeof NAMED[0]; i++) {
        if (NAMED[i].code == code) {
            snprintf(shown, SHOWN_MAX, "%s", NAMED[i].name);
            return;
        }
    }
    snprintf(shown, SHOWN_MAX, PBE_SAY("错误:%d", "Err:%d"), (int)code);
}

/* What an error cell shows; "#ERR" where Calc does not say. Its text is no answer: as long
 * as Calc computes, and PBE_CHECK is called then, that of every formula is "...". */
static void read_error(const struct reading *reading, int32_t row, int32_t column,
                       char shown[SHOWN_MAX])
{
    sal_Int32 at_row = reading->area.first_row + row,
              at_column = reading->area.first_column + column, code = 0;
    uno_Interface *cell = NULL;
    struct cuno_error error = {.message = ""};
    if (cuno_call(reading->cells, CELLS_TABLE "XCellRange::getCellByPosition", &cell,
                  CUNO_ARGS(&at_column, &at_row), &error)
        && cuno_ask(cell, CELLS_TABLE "XCell::getError", &code, NULL, &error) && code)
        write_error(code, shown);
    else
        snprintf(shown, SHOWN_MAX, "#ERR");
    cuno_release(cell);
}

static pbe_status add_cell(const struct reading *reading, int32_t row, int32_t column,
                           struct pbe_error *err)
{
    const uno_Any *any = value_at(reading, row, column);
    const rtl_uString *formula =
        cuno_sequence_string(cuno_table_row(reading->formulas, row), column);
    bool has_formula = formula->length > 0 && formula->buffer[0] == '=';
    bool is_error = has_formula && cuno_any_is_void(any);
    struct cuno_utf8 text;
    char shown[SHOWN_MAX];
    struct marshal_value value;
    pbe_status status = PBE_STATUS_OK;
    if (is_blank(any) && !is_error)
        return status;
    marshal_cell(&value, any);
    cuno_utf8_init(&text, has_formula ? formula : NULL);
    if (is_error)
        read_error(reading, row, column, shown);
    struct pbe_cell cell = {.column = reading->area.first_column + column,
                            .columns = 1,
                            .value = value.value,
                            .is_error = is_error,
                            .shown = is_error ? shown : NULL,
                            .formula = has_formula ? text.text : NULL};
    status = pbe_grid_add_cell(reading->grid, &cell, err);
    cuno_utf8_done(&text);
    marshal_done(&value);
    return status;
}

static pbe_status fill(const struct reading *reading, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    int32_t rows = cuno_sequence_length(reading->values);
    for (int32_t row = 0; row < rows && !status; row++) {
        int32_t columns = cuno_sequence_length(cuno_table_row(reading->values, row));
        status = pbe_grid_add_row(reading->grid, reading->area.first_row + row, 1,
                                  false, err);
        for (int32_t column = 0; column < columns && !status; column++)
            status = add_cell(reading, row, column, err);
    }
    return status;
}

/* --- merged cells --- */

static bool has_gap(const struct reading *reading, int32_t row, int32_t column)
{
    int32_t rows = cuno_sequence_length(reading->values);
    int32_t columns = cuno_sequence_length(cuno_table_row(reading->values, row));
    bool right = column + 1 < columns && is_blank(value_at(reading, row, column + 1));
    return right || (row + 1 < rows && is_blank(value_at(reading, row + 1, column)));
}

static bool merged_area(const struct reading *reading, int32_t row, int32_t column,
                        struct cell_range *merged)
{
    sal_Int32 at_row = reading->area.first_row + row,
              at_column = reading->area.first_column + column;
    uno_Interface *cell = NULL, *range = NULL, *cursor = NULL;
    struct cuno_error error = {.message = ""};
    bool done =
        cuno_call(reading->cells, CELLS_TABLE "XCellRange::getCellRangeByPosition",
                  &cell, CUNO_ARGS(&at_column, &at_row, &at_column, &at_row), &error)
        && (range = cuno_query(cell, CELLS_SHEET "XSheetCellRange")) != NULL
        && cuno_call(reading->sheet, CELLS_SHEET "XSpreadsheet::createCursorByRange",
                     &cursor, CUNO_ARGS(&range), &error)
        && cuno_call(cursor, CELLS_SHEET "XSheetCellCursor::collapseToMergedArea", NULL,
                     NULL, &error)
        && cells_address(cursor, merged, &error);
    cuno_release(cursor);
    cuno_release(range);
    cuno_release(cell);
    return done;
}

/* Only a cell with an empty one beside or below it can be merged. */
static pbe_status take_merges(const struct reading *reading, struct pbe_error *err)
{
    int32_t rows = cuno_sequence_length(reading->values);
    int asked = 0;
    for (int32_t row = 0; row < rows; row++) {
        int32_t columns = cuno_sequence_length(cuno_table_row(reading->values, row));
        for (int32_t column = 0; column < columns; column++) {
            struct cell_range merged;
            if (is_blank(value_at(reading, row, column))
                || !has_gap(reading, row, column) || asked++ >= MERGES_MAX
                || !merged_area(reading, row, column, &merged)
                || (merged.first_row == merged.last_row
                    && merged.first_column == merged.last_column))
                continue;
            struct pbe_area area = {merged.first_row, merged.first_column,
                                    merged.last_row, merged.last_column};
            pbe_status status = pbe_grid_merge(reading->grid, area, err);
            if (status)
                return status;
        }
    }
    return PBE_STATUS_OK;
}

/* --- the whole --- */

static pbe_grid *grid_of(const struct reading *reading)
{
    rtl_uString *name = NULL;
    struct cuno_utf8 text;
    struct cuno_error error = {.message = ""};
    if (!cuno_ask(reading->sheet, "com.sun.star.container.XNamed::getName", &name, NULL,
                  &error))
        name = NULL;
    cuno_utf8_init(&text, name);
    pbe_grid *grid = pbe_grid_new(text.text, GRID_MAX);
    cuno_utf8_done(&text);
    if (name)
        rtl_uString_release(name);
    return grid;
}

static pbe_status read_area(struct reading *reading, struct pbe_error *err)
{
    struct cuno_error error = {.message = ""};
    const struct cell_range *area = &reading->area;
    if (!trim(reading, &error))
        return failed(&error, err);
    reading->grid = grid_of(reading);
    if (!reading->grid)
        return pbe_error_memory(err);
    if (is_empty(area))
        return PBE_STATUS_OK;
    if ((area->last_row - area->first_row + 1.0)
            * (area->last_column - area->first_column + 1.0)
        > CELLS_MAX)
        return pbe_error_set(err, PBE_STATUS_ARGUMENT, "%s",
                             PBE_SAY("区域太大，请只选自评表所在的行和列",
                                     "the range is too large; select the table alone"));
    if (!take_contents(reading, &error))
        return failed(&error, err);
    pbe_status status = fill(reading, err);
    return status ? status : take_merges(reading, err);
}

pbe_status sheet_read(uno_Interface *range, pbe_grid **grid, struct pbe_error *err)
{
    struct reading reading = {.sheet = NULL};
    struct cuno_error error = {.message = ""};
    if (!cells_address(range, &reading.area, &error)
        || !cuno_ask(range, CELLS_SHEET "XSheetCellRange::getSpreadsheet",
                     &reading.sheet, NULL, &error))
        return failed(&error, err);
    reading.cells = cuno_query(reading.sheet, CELLS_TABLE "XCellRange");
    pbe_status status = reading.cells ? read_area(&reading, err) : failed(&error, err);
    if (reading.values)
        cuno_sequence_free(reading.values, "[][]any");
    if (reading.formulas)
        cuno_sequence_free(reading.formulas, "[][]string");
    cuno_release(reading.cells);
    cuno_release(reading.sheet);
    if (status)
        pbe_grid_free(reading.grid);
    else
        *grid = reading.grid;
    return status;
}

static pbe_status fill_values(pbe_grid *grid, const uno_Sequence *table,
                              struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    for (int32_t row = 0; row < cuno_sequence_length(table) && !status; row++) {
        const uno_Sequence *cells = cuno_table_row(table, row);
        status = pbe_grid_add_row(grid, row, 1, false, err);
        for (int32_t i = 0; i < cuno_sequence_length(cells) && !status; i++) {
            struct marshal_value value;
            marshal_cell(&value, cuno_sequence_any(cells, i));
            struct pbe_cell cell = {.column = i, .columns = 1, .value = value.value};
            if (value.value.kind != PBE_EMPTY)
                status = pbe_grid_add_cell(grid, &cell, err);
            marshal_done(&value);
        }
    }
    return status;
}

pbe_status sheet_read_values(const uno_Sequence *table, const char *name,
                             pbe_grid **grid, struct pbe_error *err)
{
    pbe_grid *made = pbe_grid_new(name, GRID_MAX);
    if (!made)
        return pbe_error_memory(err);
    pbe_status status = fill_values(made, table, err);
    if (status)
        pbe_grid_free(made);
    else
        *grid = made;
    return status;
}
