/* score.h - one row through the rules: read the wordings, pair them, run the rule. */
#ifndef PBE_LUA_SCORE_H
#define PBE_LUA_SCORE_H

#include "base/text.h"
#include "lua/pack.h"
#include "lua/row.h"

/* Wordings read before, by text: tables repeat the same few. Plain memory. */
struct measure_cache;
struct measure_cache *
measure_cache_new(void); /* NULL when memory ends: works without */
void measure_cache_free(struct measure_cache *cache);

/* pbe_measure_read() through the cache, which may be NULL. */
void measure_cache_read(struct measure_cache *cache, const char *text, size_t length,
                        enum pbe_role role, struct pbe_measure *measure);

/* Prepares *row for `given` (borrowed): reads both wordings and pairs them. cache may be
 * NULL. ARGUMENT when the weight or the clerk's own points make no sense. */
pbe_status score_prepare(struct row *row, const struct pbe_row *given,
                         struct measure_cache *cache, struct pbe_error *err);

/* Runs the rule: one protected call. Fills row->score and row->trace. */
pbe_status score_run(struct pack_set *set, const struct pack *pack, struct row *row,
                     struct pbe_error *err);

/* Runs the rule and writes its explanation, likewise in one protected call. */
pbe_status score_explain(struct pack_set *set, const struct pack *pack, struct row *row,
                         struct pbe_text *out, struct pbe_error *err);

#endif
