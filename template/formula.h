/* formula.h - what the formulas of a form give, so that a file reads right before anybody
 * has recalculated it.
 *
 * Not a spreadsheet: the operators, the few functions and the PBE calls that templates
 * contain, computed by the engine as Calc would. Anything else is an error value, which
 * makes the cell one that Calc computes on loading.
 */
#ifndef PBE_TEMPLATE_FORMULA_H
#define PBE_TEMPLATE_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/value.h"
#include "lua/engine.h"

/* Where cells are. An error value is a number that is not a number (NaN). */
struct formula_host {
    void *state;
    int (*find_sheet)(void *state, const char *name, size_t length); /* -1 = none */
    /* Of a formula's cell: its result. */
    struct pbe_value (*value)(void *state, int sheet, int row, int column);
    pbe_engine *engine;
    struct pbe_arena *arena; /* where texts go that formulas make */
    bool starved;            /* it has ended: values are not to be trusted */
};

/* The value of a formula, "of:=…", that stands on the sheet. An empty text is EMPTY. */
struct pbe_value formula_value(struct formula_host *host, int sheet,
                               const char *formula);

struct pbe_value formula_error(void);
bool formula_is_error(const struct pbe_value *value);

#endif
