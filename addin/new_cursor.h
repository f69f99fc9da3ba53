/* new_cursor.h - where somebody begins to fill in a new table. */
#ifndef PBE_ADDIN_NEW_CURSOR_H
#define PBE_ADDIN_NEW_CURSOR_H

#include "addin/uno/cuno.h"
#include "assessment/assessment.h"

/* Shows the table's sheet with the cursor on its first empty cell that is not locked, by
 * rows; where all are locked, as nobody protected them, on the first empty 实际完成值.
 * table: NULL = there is none in the document, and it stays as it opened. */
void new_cursor_place(uno_Interface *document, const struct pbe_assessment *table);

#endif
