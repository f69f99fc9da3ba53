/* kept.h - a bureau's functions remember nothing from one row to the next.
 *
 * A function can assign the locals of its file and the tables in them. What they hold
 * when the pack has been read is written down once and put back before every call, so
 * that a score depends on its row alone, whichever rows came before.
 */
#ifndef PBE_LUA_KEPT_H
#define PBE_LUA_KEPT_H

#include <lua.h>

/* keep(function): a list of what it and the functions that it reaches hold. [-0, +1, e] */
int kept_write_down(lua_State *L);

/* restore(list): puts that back. [-0, +0, e] */
int kept_put_back(lua_State *L);

/* copy(table): a copy of its own, of the plain tables in it, too. [-0, +1, e] */
int kept_copy(lua_State *L);

#endif
