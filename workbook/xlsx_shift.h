/* xlsx_shift.h - a formula moved to another cell, as when it is copied there.
 *
 * Relative references move along, those with $ stay; sheet names, texts, functions and
 * defined names stay. What would leave the sheet becomes #REF!.
 */
#ifndef PBE_WORKBOOK_XLSX_SHIFT_H
#define PBE_WORKBOOK_XLSX_SHIFT_H

#include "base/text.h"

/* Appends the formula, moved by so many rows and columns. */
void xlsx_shift(const char *formula, int rows, int columns, struct pbe_text *out);

/* "B12" -> row 11, column 1, 0-based. Returns the bytes taken, 0 = no cell. */
size_t xlsx_reference(const char *text, size_t length, int *row, int *column);

#endif
