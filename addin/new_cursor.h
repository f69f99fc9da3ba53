/* new_cursor.h - where somebody begins to fill in a new table. */
#ifndef PBE_ADDIN_NEW_CURSOR_H
#define PBE_ADDIN_NEW_CURSOR_H

#include "addin/uno/cuno.h"

/* Shows the sheet (0-based) with the cursor on its first empty cell that is not locked, by
 * rows; where there is none, only the sheet. */
void new_cursor_place(uno_Interface *document, int32_t sheet);

#endif
