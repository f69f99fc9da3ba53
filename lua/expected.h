/* expected.h - what an example or a case says should come out, beside what did.
 *
 * Examples (examples.c), table examples (table_examples.c) and cases (trial.c) hand each
 * difference to a sink: the gate of a load stops there, a trial notes it and goes on.
 */
#ifndef PBE_LUA_EXPECTED_H
#define PBE_LUA_EXPECTED_H

#include <lua.h>
#include <stdbool.h>

#include "lua/trial.h"

/* Takes a difference; its texts are borrowed for the call. cause: why there is no score
 * at all, or NULL. What it returns other than OK ends the run. */
struct expected_sink {
    pbe_status (*take)(void *user, const struct pbe_trial_failure *failure,
                       const struct pbe_error *cause, struct pbe_error *err);
    void *user;
};

/* Whether a score is what was expected. */
bool expected_is_met(const struct pbe_trial_side *expected,
                     const struct pbe_score *score, const char *explanation);

/* The actual side of a score. explanation is borrowed. */
struct pbe_trial_side expected_actual(const struct pbe_score *score,
                                      const char *explanation);

/* Cuts "file:12: " into file and line; both are left alone when it is no place. */
void expected_place(const char *place, char file[PBE_ERROR_FILE_MAX], int *line);

/* Fields of the table at the top: a cell's value; a text or "", which the table keeps
 * alive. [-0, +0, m] */
struct pbe_value expected_value(lua_State *L, const char *field);
const char *expected_text(lua_State *L, const char *field);

#endif
