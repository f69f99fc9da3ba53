/* examples.h - a pack's own examples, run: the gate of every load, and part of a trial.
 *
 * table_examples.c has those of a whole table.
 */
#ifndef PBE_LUA_EXAMPLES_H
#define PBE_LUA_EXAMPLES_H

#include "base/error.h"
#include "lua/expected.h"
#include "lua/pack.h"

/* The gate: runs all examples of all packs; PBE_STATUS_PACK with the rule's place for the
 * first that gives other points or another outcome. */
pbe_status examples_check(struct pack_set *set, struct pbe_error *err);

/* Runs all examples of one pack, tells the sink what does not come out, and adds their
 * number to *count. Fails when memory ends, or as the sink says. */
pbe_status examples_run(struct pack_set *set, const struct pack *pack,
                        const struct expected_sink *sink, size_t *count,
                        struct pbe_error *err);
pbe_status table_examples_run(struct pack_set *set, const struct pack *pack,
                              const struct expected_sink *sink, size_t *count,
                              struct pbe_error *err);

#endif
