/* telling.h - 解释本格得分: what a cell's score is, and why, in words for people. */
#ifndef PBE_ADDIN_TELLING_H
#define PBE_ADDIN_TELLING_H

#include "addin/survey.h"
#include "base/text.h"

enum { TELLING_MAX = 16384 }; /* bytes; a good maximum for `out` */

/* Appends several lines about the cell: its address, points and their arithmetic first,
 * then what the sheet says, how target and actual were read, the rule and its basis,
 * findings in the row, the pack. For a cell without a score: what to select. Sheet, row,
 * column 0-based. */
void telling_cell(const struct survey *survey, int sheet, int row, int column,
                  struct pbe_text *out);

#endif
