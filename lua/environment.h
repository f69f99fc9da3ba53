/* environment.h - what a pack's file can say, and running it.
 *
 * A file sees an empty, read-only environment; behind it stand the words of the rule
 * language. A word that does not exist is an error that names the nearest one.
 * `internal` is the stack index of the prelude's environment, `words` that of a table
 * made by environment_push_words().
 */
#ifndef PBE_LUA_ENVIRONMENT_H
#define PBE_LUA_ENVIRONMENT_H

#include <lua.h>
#include <stddef.h>

/* [-0, +1, m] Pushes what files may say: the public functions, those of checks, and
 * module.words. */
void environment_push_words(lua_State *L, int internal, const char *module);

/* [-0, +0, e] Runs a file's plain Lua; label: "mof-2020-10/rules.lua", for messages. */
void environment_run(lua_State *L, int internal, int words, const char *label,
                     const char *plain, size_t length);

#endif
