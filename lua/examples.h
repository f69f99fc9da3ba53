/* examples.h - the gate of every load: a rule's examples must come out as it says. */
#ifndef PBE_LUA_EXAMPLES_H
#define PBE_LUA_EXAMPLES_H

#include "base/error.h"
#include "lua/pack.h"

/* Runs all examples of all rules; PBE_STATUS_PACK with the rule's place for the first
 * that gives other points or another outcome. */
pbe_status examples_check(struct pack_set *set, struct pbe_error *err);

#endif
