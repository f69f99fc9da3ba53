/* snapshot.h - 存档: the sheet that keeps the scores of a workbook as they once were.
 *
 * Its words are a file format, chosen once and the same in every language. From A1 on:
 * the mark; then for each table of the workbook its facts, label beside value, a row of
 * titles and a row for each indicator, and an empty row. lua/snapshot.h makes it, the
 * layout reads it.
 */
#ifndef PBE_ASSESSMENT_SNAPSHOT_H
#define PBE_ASSESSMENT_SNAPSHOT_H

#include "assessment/assessment.h"

#define PBE_SNAPSHOT_SHEET "存档"
#define PBE_SNAPSHOT_MARK  "绩效自评存档"

/* The labels of facts, and the titles of columns. */
extern const char *const pbe_snapshot_labels[PBE_SNAPSHOT_FACTS];
extern const char *const pbe_snapshot_titles[PBE_SNAPSHOT_COLUMNS];

/* What is kept of a field: its value; of an error the word that it shows. Borrowed. */
struct pbe_value pbe_snapshot_value(const struct pbe_field *field);

/* Whether a grid is such a sheet, whatever its name. */
bool pbe_snapshot_is(const pbe_grid *grid);

#endif
