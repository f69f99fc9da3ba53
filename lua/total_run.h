/* total_run.h - the same table, for a pack that is not the engine's yet (examples.c). */
#ifndef PBE_LUA_TOTAL_RUN_H
#define PBE_LUA_TOTAL_RUN_H

#include "base/arena.h"
#include "lua/pack.h"
#include "lua/row.h"
#include "lua/score.h"
#include "lua/total.h"

/* A table on its way through the rules. */
struct table {
    const struct pbe_table_row *rows;
    size_t count;
    struct pbe_table_score *scores; /* count entries */
    struct pbe_total total;
    struct pbe_text *grade, *explanation; /* may be NULL */
    /* NULL, or count entries that get the rows' explanations, in the arena. */
    const char **explanations;
    struct pbe_arena *arena;
};

/* row: memory for the row that is being scored. cache may be NULL. */
pbe_status total_run(struct pack_set *set, const struct pack *pack,
                     struct measure_cache *cache, struct row *row, struct table *table,
                     struct pbe_error *err);

#endif
