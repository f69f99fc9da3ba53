/* convert.h - the one place where values of ours become Lua values and come back. */
#ifndef PBE_LUA_CONVERT_H
#define PBE_LUA_CONVERT_H

#include <lua.h>

#include "lua/pack.h"
#include "lua/row.h"

enum { CONVERT_ROW_ARGUMENTS = 9, CONVERT_ROW_RESULTS = 6 };

/* [-0, +CONVERT_ROW_ARGUMENTS, m] Pushes what prelude/score.lua's row() takes: the pack,
 * the rule's name, the pair, the weight and the clerk's own points. */
void convert_push_row(lua_State *L, const struct pack *pack, const struct row *row);

/* [-CONVERT_ROW_RESULTS, +0, -] Takes row()'s results off the stack into row->score;
 * points are rounded as the pack says, unless the rule has rounded them. */
void convert_take_score(lua_State *L, const struct pack *pack, struct row *row);

#endif
