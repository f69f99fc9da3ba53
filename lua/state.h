/* state.h - a closed Lua state: capped memory, an instruction budget, no libraries.
 *
 * Nothing of Lua's standard library is opened; library.c offers what rules may use.
 * All work runs through state_call(), the one protected entry: it arms the budget and
 * turns whatever Lua raised into a status. Large blocks cost instructions, since copying
 * a text is work that no hook sees; a text is capped, too. Once the budget has run out it stays out
 * until the next state_call(), so that no code can go on by catching the error.
 * Owner: state_close(). Threads: one at a time per state.
 */
#ifndef PBE_LUA_STATE_H
#define PBE_LUA_STATE_H

#include <locale.h>
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { STATE_TEXT_MAX = 16 << 10 }; /* bytes of the longest text that Lua may hold */

struct review_run;

struct state {
    lua_State *L;
    size_t memory_used, memory_limit; /* bytes */
    size_t largest_block;             /* bytes, so far: no table has a larger part */
    unsigned budget;                  /* instructions per call */
    long remaining;                   /* of the call that runs */
    locale_t plain;                   /* the C locale */
    bool exhausted;                   /* the budget of this call has run out */
    struct review_run *review;        /* that goes on in it; NULL none */
};

/* Opens a state in *state. On error nothing stays open. */
pbe_status state_open(struct state *state, size_t memory_limit, unsigned budget,
                      struct pbe_error *err);
void state_close(struct state *state); /* a zeroed state is fine */

/* lua_pcall with a fresh budget: [-(arguments + 1), +(results or 0), -]. On error the
 * stack is as before the function and its arguments were pushed. */
pbe_status state_call(struct state *state, int arguments, int results,
                      struct pbe_error *err);

/* The same for the prelude, which is ours and known to end: no hook slows its
 * instructions until it calls what a bureau wrote and says state_watch(). */
pbe_status state_call_prelude(struct state *state, int arguments, int results,
                              struct pbe_error *err);

/* From here on every instruction of the running call counts against the budget. */
void state_watch(lua_State *L);

/* Multiplies the budget of the calls to come, for work that grows with a table; whoever
 * does it sets state->budget back. */
void state_scale_budget(struct state *state, size_t factor);

/* The state that L belongs to. */
struct state *state_of(lua_State *L);

/* [-0, +0, v] Takes `cost` instructions off the budget: every helper that loops in C
 * pays, because the count hook cannot see into it. */
void state_charge(lua_State *L, size_t cost);

#endif
