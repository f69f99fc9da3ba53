/* row.h - one row on its way through the engine: what came in, how it was read, what
 * the rule did, what comes out. Lives on the caller's stack for one call.
 */
#ifndef PBE_LUA_ROW_H
#define PBE_LUA_ROW_H

#include <stddef.h>

#include "assessment/measure.h"
#include "lua/engine.h"
#include "lua/trace.h"

struct wording {
    const char *text; /* what the cell shows; for a number cell, its digits */
    size_t length;
    struct pbe_measure measure;
    const char
        *shown; /* what people see of a percent cell's fraction; NULL: as `text` */
    char digits[32];
};

enum { ROW_BRANCHES = 24 }; /* a list of points has 20 */

struct row {
    struct pbe_row given; /* what the caller gave; its own points as a number */
    struct wording target, actual;
    struct pbe_pair pair;
    struct pbe_score score;
    int branches[ROW_BRANCHES]; /* of the rule, that it says were taken; 1-based */
    int branch_count;
    struct trace trace;
};

#endif
