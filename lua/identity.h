/* identity.h - who a pack is, as a copy that outlives it. */
#ifndef PBE_LUA_IDENTITY_H
#define PBE_LUA_IDENTITY_H

#include "lua/pack.h"

/* The identity and its texts in one block for free(); NULL when memory ends. */
struct pbe_identity *identity_copy(const struct pack *pack);

#endif
