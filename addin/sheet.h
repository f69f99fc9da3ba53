/* sheet.h - a range of a Calc sheet as a grid.
 *
 * A range that arrives as values has neither place nor formulas, and one error cell in it
 * keeps Calc from calling at all; so PBE_CHECK takes the range itself and reads it here.
 * The cells are asked for their values (getDataArray), which makes Calc compute those that
 * are not computed yet; asked for their text, such cells would say “...”.
 */
#ifndef PBE_ADDIN_SHEET_H
#define PBE_ADDIN_SHEET_H

#include "addin/uno/cuno.h"
#include "base/grid.h"

/* Reads an XCellRange (may be NULL), as far as its sheet is used, with its merged cells.
 * Places are those of the sheet. *grid is written on success. */
pbe_status sheet_read(uno_Interface *range, pbe_grid **grid, struct pbe_error *err);

/* A table of values, "[][]any", as a grid that begins at A1. */
pbe_status sheet_read_values(const uno_Sequence *table, const char *name,
                             pbe_grid **grid, struct pbe_error *err);

#endif
