/* cells.h - sheets, ranges and addresses of a Calc document.
 *
 * Rows, columns and sheets are 0-based, both ends of a range included. A document, sheet
 * or range may be any interface of it, or NULL.
 * Owner: interfaces that are returned belong to the caller; NULL = there is none.
 * Errors: *error may be NULL, and is written on failure only.
 */
#ifndef PBE_ADDIN_CELLS_H
#define PBE_ADDIN_CELLS_H

#include "addin/uno/cuno.h"

#define CELLS_SHEET "com.sun.star.sheet."
#define CELLS_TABLE "com.sun.star.table."

/* com.sun.star.table.CellAddress */
struct cell_address {
    sal_Int16 sheet;
    sal_Int32 column, row;
};

/* com.sun.star.table.CellRangeAddress */
struct cell_range {
    sal_Int16 sheet;
    sal_Int32 first_column, first_row, last_column, last_row;
};

/* --- sheets, as XSpreadsheet --- */

int32_t cells_sheet_count(uno_Interface *document); /* 0: not a spreadsheet */
uno_Interface *cells_sheet_at(uno_Interface *document, int32_t index);
uno_Interface *cells_sheet_named(uno_Interface *document, const char *name);

/* The last cell of the sheet that is used, as a range of one cell. */
bool cells_used_end(uno_Interface *sheet, struct cell_range *end,
                    struct cuno_error *error);

/* --- ranges, as XCellRange --- */

/* A part of a sheet or range; of a sheet, by the sheet's own rows and columns. */
uno_Interface *cells_part(uno_Interface *of, const struct cell_range *part,
                          struct cuno_error *error);
bool cells_address(uno_Interface *range, struct cell_range *address,
                   struct cuno_error *error);

#endif
