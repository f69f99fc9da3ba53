/* recompute.h - the results of a workbook's formulas, computed as formula.h does.
 *
 * For a form whose cells were filled without Calc: what the file stores is to be what
 * Calc will show. A formula that is not understood here gets no result, so that Calc
 * computes it on loading.
 */
#ifndef PBE_TEMPLATE_RECOMPUTE_H
#define PBE_TEMPLATE_RECOMPUTE_H

#include "base/arena.h"
#include "base/error.h"
#include "lua/engine.h"
#include "workbook/workbook.h"

/* Takes one result that is not what the file stores: EMPTY = none. */
typedef pbe_status recompute_put(void *state, int sheet, int row, int column,
                                 const struct pbe_value *value, struct pbe_error *err);

/* The sheets that the array of 检查 looks at; -1 = none. */
struct recompute_sheets {
    int self, base;
};

/* Texts go to the arena. */
pbe_status recompute(const pbe_workbook *workbook, struct recompute_sheets sheets,
                     pbe_engine *engine, struct pbe_arena *arena, recompute_put *put,
                     void *state, struct pbe_error *err);

#endif
