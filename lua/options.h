/* options.h - a copy of an engine's options that owns all its texts.
 *
 * One block: options_free() is free().
 */
#ifndef PBE_LUA_OPTIONS_H
#define PBE_LUA_OPTIONS_H

#include "lua/engine.h"

struct options {
    struct pbe_engine_options given; /* every pointer leads into this block */
};

/* A copy; given NULL stands for all zero. NULL when memory ends. */
struct options *options_dup(const struct pbe_engine_options *given);
void options_free(struct options *options); /* NULL is fine */

#endif
