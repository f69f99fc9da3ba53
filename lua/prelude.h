/* prelude.h - the Lua parts of the engine, embedded at build.
 *
 * Those of lua/prelude/ run in every state when packs are loaded; those of lua/lint/ and
 * lua/stub.lua when somebody asks for them. They run in the order of their table; each
 * file returns one table, which the later ones reach by its name.
 */
#ifndef PBE_LUA_PRELUDE_H
#define PBE_LUA_PRELUDE_H

#include <lua.h>

#include "base/embedded.h"

extern const struct pbe_embedded prelude_files[], lint_files[], stub_files[];

/* [-0, +0, e] Runs one file in the environment at the absolute index `environment` and
 * keeps the table that it returns there, under the file's name. */
void prelude_run_file(lua_State *L, const struct pbe_embedded *file, int environment);

/* [-0, +0, e] Runs all files of a table, whose last row has no name. */
void prelude_run(lua_State *L, const struct pbe_embedded *files, int environment);

#endif
