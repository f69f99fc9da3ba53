/* told.h - an assessment told in lines, one for each thing that was found.
 *
 *   row E5 产出指标 / 数量指标 / 案件数 | target ≥50个 | actual 53 | weight 10 | score 10
 *
 * The address is that of the name. Only what is there is told; a text among numbers is
 * in quotes, a hidden cell ends in "(hidden)". Places on another sheet than the table's
 * have its number in front: 2!C4.
 */
#ifndef TESTS_LAYOUT_TOLD_H
#define TESTS_LAYOUT_TOLD_H

#include "assessment/layout.h"

void told_write(const struct pbe_assessment *assessment, struct pbe_text *out);

#endif
