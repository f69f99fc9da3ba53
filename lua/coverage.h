/* coverage.h - which branches of the rules have been reached, by whatever was scored.
 *
 * A branch is a band, a step, a case, an exception, “met”, “late” …: prelude/coverage.lua
 * lists them for the packs that are tried. While a set has a coverage every row that it
 * scores is noted; otherwise nothing is counted and nothing costs.
 * All memory is the arena's. Threads: as the set.
 */
#ifndef PBE_LUA_COVERAGE_H
#define PBE_LUA_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "lua/pack.h"
#include "lua/row.h"

struct coverage_branch {
    const void *thing; /* the rule, or the entry about the whole table: its identity */
    int number;        /* 1-based; as branch() says it */
    int outcome;       /* enum pbe_outcome that reaches it; -1 = only its number does */
    const struct pack *pack;
    const char *name;  /* of the rule; the word of an entry about the whole table */
    const char *text;  /* what it is, for people */
    const char *place; /* "file:line: " of the declaration */
    const char *list;  /* the list in it whose entry it is; "" = none */
    int entry;         /* 1-based */
    bool reached;
};

struct coverage {
    struct coverage_branch *branches; /* by pack, in the order of the rules */
    size_t count;
    const struct pack *packs; /* of the set */
    const void ***rules;      /* of each pack: the identities of its rules */
};

/* Lists the branches of the packs of a set; tried[i] says whether packs[i] is one of
 * them. The set must not know the coverage yet. */
pbe_status coverage_open(struct pack_set *set, const bool *tried,
                         struct pbe_arena *arena, struct coverage **coverage,
                         struct pbe_error *err);

/* Notes a row that has been scored. */
void coverage_note_row(struct coverage *coverage, const struct pack *pack,
                       const struct row *row);

/* [-0, +0, m] Notes rows.reached of whole.lua, the table of rows being at the top. */
void coverage_note_list(struct coverage *coverage, lua_State *L);

#endif
