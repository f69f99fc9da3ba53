/* layout.h - finds self-evaluations in grids, by header words and their synonyms.
 *
 * Column order is free; comparator, value and unit may stand in one column or three, or
 * in the indicator's name; levels are filled down through merges; points are read out of
 * headings. Nothing is guessed silently: what has no place becomes a note.
 * A snapshot (snapshot.h) is never taken for a table; it is laid beside the rows.
 * Notes: second_table, no_weights, unknown_column, unplaced_row,
 * several_headers, no_rows, no_fund_block, no_execution_base, no_total, cut.
 */
#ifndef PBE_ASSESSMENT_LAYOUT_H
#define PBE_ASSESSMENT_LAYOUT_H

#include "assessment/assessment.h"

/* Finds every indicator table, in the order of the sheets, each with the fund block and
 * goals of its sheet; a base data table goes to all of them. *list: count assessments,
 * one block of pointers, for pbe_layout_free(). No table at all is PBE_STATUS_FILE with a
 * sentence that says what was looked for. */
pbe_status pbe_layout_read(const pbe_grid *const *grids, size_t grid_count,
                           struct pbe_assessment ***list, size_t *count,
                           struct pbe_error *err);
void pbe_layout_free(struct pbe_assessment **list, size_t count);

#endif
