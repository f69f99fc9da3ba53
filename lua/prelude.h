/* prelude.h - the Lua parts of the engine, embedded at build.
 *
 * Those of lua/prelude/ run in every state when packs are loaded, those of lua/lint/ when
 * somebody asks for lint. They run in this order; each file returns one table, which the
 * later ones reach by its name. The last row has name NULL.
 */
#ifndef PBE_LUA_PRELUDE_H
#define PBE_LUA_PRELUDE_H

#include <lua.h>
#include <stddef.h>

struct prelude_file {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

extern const struct prelude_file prelude_files[], lint_files[];

/* [-0, +0, e] Runs each file in the environment at the absolute index `environment` and
 * keeps the table that it returns there, under the file's name. */
void prelude_run(lua_State *L, const struct prelude_file *files, int environment);

#endif
