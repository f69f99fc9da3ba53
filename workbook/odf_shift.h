/* odf_shift.h - references of OpenDocument, when rows are inserted and formulas copied.
 *
 * In formulas references stand in brackets, [$表.A1:.B2]; addresses are a list of them
 * without brackets, as OpenDocument 1.3 part 3, 18.3.4 and 18.3.5, has it. Texts, names and
 * references into other files stay. A row that would leave the sheet is its last one:
 * only empty rows are pushed out of a sheet.
 */
#ifndef PBE_WORKBOOK_ODF_SHIFT_H
#define PBE_WORKBOOK_ODF_SHIFT_H

#include "base/text.h"

struct odf_shift {
    const char *here; /* the sheet that is meant where none is named */
    const char
        *sheet;     /* whose rows move; NULL = those of any that are relative (no $) */
    int from, rows; /* rows from here on, 0-based, move down by so many */
};

/* Appends the text with its references moved. */
void odf_shift_formula(const char *formula, const struct odf_shift *shift,
                       struct pbe_text *out);
void odf_shift_addresses(const char *addresses, const struct odf_shift *shift,
                         struct pbe_text *out);

#endif
