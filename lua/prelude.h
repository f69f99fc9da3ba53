/* prelude.h - the Lua part of the engine, embedded at build from lua/prelude/.
 *
 * Loaded in the order of the table; each file returns one table, which the later ones
 * reach by its name.
 */
#ifndef PBE_LUA_PRELUDE_H
#define PBE_LUA_PRELUDE_H

#include <lua.h>

#include "base/embedded.h"

extern const struct pbe_embedded prelude_files[];

/* [-0, +0, e] Runs one file in the environment at stack index `internal` and keeps the
 * table that it returns there, under the file's name. */
void prelude_run_file(lua_State *L, int internal, const struct pbe_embedded *file);

/* [-0, +0, e] Runs them all. */
void prelude_run(lua_State *L, int internal);

#endif
