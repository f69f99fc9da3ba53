/* library.h - every C function that Lua code of ours or of a bureau can reach.
 *
 * An allow list: what is not in the two tables of library.c does not exist for Lua.
 * The public ones are for rule authors; the internal ones only for the prelude. Each
 * that walks over a text or table pays for it with state_charge().
 */
#ifndef PBE_LUA_LIBRARY_H
#define PBE_LUA_LIBRARY_H

#include <lua.h>

/* [-0, +1, m] Pushes a new table with the public functions. */
void library_push_public(lua_State *L);

/* [-0, +1, m] Pushes a new table with the public and the internal functions and the
 * tables outcomes, comparators, kinds, kind_names and scorable. */
void library_push_internal(lua_State *L);

/* number, change, … words, no_actual, units …: the name of an enum pbe_pair_kind. */
const char *library_kind_name(int kind);

/* The row that is being scored, for the functions that ask for it; NULL outside. One
 * per state, kept in the state's extra space. */
struct row;
void library_set_row(lua_State *L, struct row *row);

/* True after the function unknown() was called: the error is a name, not a fault. */
#define LIBRARY_UNKNOWN_MARK "\x01"

#endif
