/* drawn.h - a sheet drawn as text becomes a grid.
 *
 * One line is one row, | parts its cells, an empty line is an empty row; "== name"
 * begins a sheet. In a cell:
 *   ^  <            covered by a merge from above, from the left
 *   12.5            a number;  '12.5 the same typed as text;  \n a line break
 *   %0.85           a number shown as 85%
 *   @45107 6月30日  a date: serial number and what is shown
 *   !#NAME?         an error
 *   text {=FORMULA} a formula and its saved result
 * In front of a line: "~" hides the row, "*1000 " repeats it.
 */
#ifndef TESTS_LAYOUT_DRAWN_H
#define TESTS_LAYOUT_DRAWN_H

#include <stdbool.h>

#include "base/grid.h"

enum { DRAWN_SHEETS = 16 };

struct drawn {
    pbe_grid *sheets[DRAWN_SHEETS];
    size_t count;
};

/* lines: `count` of them, changed in place. False for a drawing that makes no sense:
 * too much, or merges that overlap. *drawn is to be freed in any case. */
bool drawn_read(char **lines, size_t count, struct drawn *drawn);
void drawn_free(struct drawn *drawn);

#endif
