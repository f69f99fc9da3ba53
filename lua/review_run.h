/* review_run.h - a review on its way: what checks look at, and where findings go.
 *
 * One at a time in a state. Views (view.h) and finding() reach it through the state and
 * only while it runs: whatever a rule has stored of it says so afterwards.
 */
#ifndef PBE_LUA_REVIEW_RUN_H
#define PBE_LUA_REVIEW_RUN_H

#include "base/arena.h"
#include "lua/engine_private.h"
#include "lua/review.h"

/* The result, with the memory behind it. */
struct review {
    struct pbe_review result; /* first: pbe_review_free() gets its address */
    struct pbe_arena arena;   /* texts and findings */
    struct pbe_identity *pack;
    size_t finding_capacity;
};

struct review_run {
    const struct pbe_assessment *assessment;
    struct review *review;
    const struct pack *pack;
    const struct pbe_field *missing_pack; /* that the sheet names; NULL none */
    struct measure_cache *cache;
    struct row *row;                    /* memory for the wordings of one row … */
    const struct pbe_indicator *paired; /* … and whose they are; NULL none */
    unsigned long number;               /* tells this run from others of the state */
    int views;                          /* view_prepare() */

    /* the check that runs */
    const char *code; /* in the review's arena */
    enum pbe_severity severity;
    size_t found; /* by this check */
    bool starved; /* memory for a finding has ended */
};

/* The run that goes on in this state; raises an error when there is none. [-0, +0, v] */
struct review_run *review_run_of(lua_State *L);

#endif
