/* own_sheet.h - a sheet that PBE writes into a Calc document, of plain values.
 *
 * It is known by what stands in its A1, made where it is missing, and replaced as a whole,
 * in one step of undo. A sheet of that name with other content stays as it is.
 * document, frame: borrowed.
 */
#ifndef PBE_ADDIN_OWN_SHEET_H
#define PBE_ADDIN_OWN_SHEET_H

#include "addin/uno/cuno.h"

struct own_sheet {
    const char *name, *mark; /* mark: in A1 */
    const char *undo;        /* how the step of undo is called */
    uno_Sequence *table;     /* "[][]any", rows of `columns`; "" = an empty cell */
    const int32_t *widths;   /* of the columns, in 1/100 mm */
    int32_t columns;
    void (*dress)(uno_Interface *sheet, int32_t rows); /* NULL = plain */
    bool is_protected; /* it is locked when it is written, without password */
};

/* Why the sheet cannot be written, in a sentence, or NULL; the table is not looked at. */
const char *own_sheet_obstacle(uno_Interface *document, const struct own_sheet *sheet);

/* Writes it. table NULL: no memory for it. NULL, or why nothing was written. */
const char *own_sheet_write(uno_Interface *document, const struct own_sheet *sheet);

/* Brings the sheet of that name to the front. */
void own_sheet_show(uno_Interface *frame, uno_Interface *document, const char *name);

#endif
