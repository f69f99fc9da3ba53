/* message.h - what Lua raised, as a pbe_error: place first, then a plain sentence.
 *
 * Lua says `file:12: '}' expected (to close '{' at line 3) near 'x'`, the prelude's
 * fail_field() `file:12:7: …`. People get the place apart, and instead of Lua's words
 * those of message.def.
 */
#ifndef PBE_LUA_MESSAGE_H
#define PBE_LUA_MESSAGE_H

#include <lua.h>
#include <stdbool.h>

#include "base/error.h"

/* [-1, +0, -] Takes the error object off the stack, fills err (may be NULL) and returns
 * the status: the one given, or UNKNOWN when the prelude's unknown() raised it.
 * out_of_memory: Lua gave LUA_ERRMEM, whose object is only a note. */
pbe_status message_take(lua_State *L, bool out_of_memory, pbe_status status,
                        struct pbe_error *err);

/* [-0, +1, m] Pushes "file:line: " of the innermost function that stands in a pack's
 * file, not in the prelude; "" when there is none. */
void message_push_place(lua_State *L);

#endif
