/* snapshot.h - 存档: what a workbook keeps of its scores, as the values of a sheet.
 *
 * The one home of what stands there, for `pbe snapshot` and for Calc: the facts and rows
 * that assessment/snapshot.h names, of every table of the workbook.
 * Owner: pbe_snapshot_sheet_free(). Values and texts live as long as the sheet.
 */
#ifndef PBE_LUA_SNAPSHOT_H
#define PBE_LUA_SNAPSHOT_H

#include <time.h>

#include "assessment/snapshot.h"
#include "lua/review.h"

struct pbe_snapshot_sheet {
    size_t rows;              /* of PBE_SNAPSHOT_COLUMNS values each */
    struct pbe_value *values; /* row by row */
};

/* The widths of its columns, in centimetres. */
extern const double pbe_snapshot_widths[PBE_SNAPSHOT_COLUMNS];

/* tables, and what the reviews of them say; now: written in local time with its offset. */
pbe_status pbe_snapshot_make(struct pbe_assessment *const *tables,
                             struct pbe_review *const *reviews, size_t count,
                             time_t now, struct pbe_snapshot_sheet **sheet,
                             struct pbe_error *err);
void pbe_snapshot_sheet_free(struct pbe_snapshot_sheet *sheet);

#endif
