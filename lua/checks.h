/* checks.h - 勾稽: the pack's checks over one assessment.
 *
 * Each check is one protected call with a budget of its own. What it finds is kept in
 * the review; one that fails leaves a finding that says why, and the next one runs.
 */
#ifndef PBE_LUA_CHECKS_H
#define PBE_LUA_CHECKS_H

#include "lua/review_run.h"

/* Runs all checks of run->pack and puts the findings in order. */
pbe_status checks_run(struct pack_set *set, struct review_run *run,
                      struct pbe_error *err);

/* finding(place, text, …), note(place, text, …): a finding at a place of the table, or
 * with nil about the table as a whole. {1} to {9} in the text stand for what follows it;
 * a note is no more than that, whatever the check's severity. [-0, +0, v] */
int checks_finding(lua_State *L);
int checks_note(lua_State *L);

#endif
