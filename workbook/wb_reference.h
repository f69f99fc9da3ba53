/* wb_reference.h - the halves of a reference: $B and 12 of $B12.
 *
 * OpenFormula and Excel write them alike; what stands around them differs.
 */
#ifndef PBE_WORKBOOK_WB_REFERENCE_H
#define PBE_WORKBOOK_WB_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* A column or a row, 0-based, and whether it stays ($). */
struct wb_half {
    int index;
    bool stays;
};

/* Return the bytes taken, 0 = there is no column (row) of a sheet. */
size_t wb_column_read(const char *at, const char *end, struct wb_half *half);
size_t wb_row_read(const char *at, const char *end, struct wb_half *half);

void wb_column_write(const struct wb_half *half, struct pbe_text *out);
void wb_row_write(const struct wb_half *half, struct pbe_text *out);

#endif
