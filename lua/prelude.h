/* prelude.h - the Lua part of the engine, embedded at build from lua/prelude/.
 *
 * Loaded in this order into every state; each file returns one table, which the later
 * ones reach by its name. The last row has name NULL.
 */
#ifndef PBE_LUA_PRELUDE_H
#define PBE_LUA_PRELUDE_H

#include <stddef.h>

struct prelude_file {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

extern const struct prelude_file prelude_files[];

#endif
