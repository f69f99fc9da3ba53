/* view.h - the assessment as checks see it: read-only, made when it is looked at.
 *
 * A view is a small userdata that says which thing of the assessment it stands for; its
 * fields are read out of the C structs one by one, so that a table of ten thousand rows
 * costs Lua no memory. Lists count from 1. docs/zh/checks.md lists all fields.
 */
#ifndef PBE_LUA_VIEW_H
#define PBE_LUA_VIEW_H

#include <lua.h>

#include "lua/review_run.h"

/* [-0, +0, m] Prepares a state for views, when it is not yet. Returns review_run.views. */
int view_prepare(lua_State *L);

/* [-0, +1, m] Pushes the view of the whole assessment of the run. */
void view_push_table(lua_State *L, const struct review_run *run);

/* The place of the view at `index`: of a field, row, fund, heading, goal, base row or
 * note; row -1 for the table as a whole and for nil. [-0, +0, v] for anything else */
struct pbe_place view_place(lua_State *L, int index);

/* each(list): the iterator of a list of views. [-0, +3, v] */
int view_each(lua_State *L);

#endif
