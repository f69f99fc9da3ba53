#include "lua/kept.h"

#include <lauxlib.h>

#include "base/language.h"
#include "lua/state.h"

/* The list holds three entries for each local: function, number, value. `seen` knows the
 * functions, tables and locals that have had their turn. */
enum { LIST = 2, SEEN = 3, ENTRIES = 3, DEPTH_MAX = 16 };

static bool is_new(lua_State *L, const void *thing)
{
    bool known = lua_rawgetp(L, SEEN, thing) != LUA_TNIL;
    lua_pop(L, 1);
    lua_pushboolean(L, 1);
    lua_rawsetp(L, SEEN, thing);
    return !known;
}

/* A table of the bureau's own: environments have a metatable, rules cannot give one. */
static bool is_plain_table(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TTABLE)
        return false;
    if (!lua_getmetatable(L, index))
        return true;
    lua_pop(L, 1);
    return false;
}

/* [-0, +1, m] An empty table with room for what the one at the index holds. */
static void push_room(lua_State *L, int index)
{
    int count = 0, listed = (int)lua_rawlen(L, index);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        count++;
    lua_createtable(L, listed, count > listed ? count - listed : 0);
}

/* [-0, +1, e] Pushes the value at the top again; a plain table as a copy of its own. */
static void push_copy(lua_State *L, int depth)
{
    int value = lua_gettop(L);
    luaL_checkstack(L, 8, NULL);
    if (!is_plain_table(L, value)) {
        lua_pushvalue(L, value);
        return;
    }
    if (depth == 0)
        luaL_error(L, "%s",
                   PBE_SAY("表套得太深，或者包含自己",
                           "a table is nested too deeply or contains itself"));
    push_room(L, value);
    int copy = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, value); lua_settop(L, copy + 1)) {
        state_charge(L, 1);
        push_copy(L, depth - 1);
        lua_pushvalue(L, copy + 1);
        lua_insert(L, -2);
        lua_rawset(L, copy);
    }
}

static void write_down(lua_State *L, int depth);

/* [-0, +0, e] The locals of the pack's function at the top. */
static void write_locals(lua_State *L, int depth)
{
    int function = lua_gettop(L);
    lua_Debug record;
    lua_pushvalue(L, function);
    lua_getinfo(L, ">S", &record);
    if (record.source[0] != '@')
        return; /* the library's, or the prelude's */
    for (int i = 1; lua_getupvalue(L, function, i); lua_settop(L, function), i++) {
        if (!is_new(L, lua_upvalueid(L, function, i)))
            continue;
        lua_Integer at = luaL_len(L, LIST) / ENTRIES * ENTRIES;
        lua_pushvalue(L, function);
        lua_rawseti(L, LIST, at + 1);
        lua_pushinteger(L, i);
        lua_rawseti(L, LIST, at + 2);
        push_copy(L, DEPTH_MAX);
        if (lua_isnil(L, -1)) { /* so that the list has no holes */
            lua_pop(L, 1);
            lua_pushlightuserdata(L, NULL);
        }
        lua_rawseti(L, LIST, at + 3);
        write_down(L, depth);
    }
}

/* [-0, +0, e] What the value at the top reaches. */
static void write_down(lua_State *L, int depth)
{
    int value = lua_gettop(L);
    luaL_checkstack(L, 8, NULL);
    state_charge(L, 1);
    if (depth == 0 || !(lua_isfunction(L, value) || is_plain_table(L, value))
        || !is_new(L, lua_topointer(L, value)))
        return;
    if (lua_isfunction(L, value)) {
        write_locals(L, depth - 1);
        return;
    }
    for (lua_pushnil(L); lua_next(L, value); lua_settop(L, value + 1))
        write_down(L, depth - 1);
}

int kept_write_down(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_settop(L, 1);
    lua_newtable(L);
    lua_newtable(L);
    lua_pushvalue(L, 1);
    write_down(L, DEPTH_MAX * 2);
    lua_settop(L, LIST);
    return 1;
}

int kept_copy(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    push_copy(L, DEPTH_MAX);
    return 1;
}

int kept_put_back(lua_State *L)
{
    lua_Integer count = luaL_len(L, 1);
    for (lua_Integer at = 0; at < count; at += ENTRIES, lua_settop(L, 1)) {
        lua_rawgeti(L, 1, at + 1);
        lua_rawgeti(L, 1, at + 2);
        int number = (int)lua_tointeger(L, -1);
        lua_pop(L, 1);
        if (lua_rawgeti(L, 1, at + 3) == LUA_TLIGHTUSERDATA)
            lua_pushnil(L);
        else
            push_copy(L, DEPTH_MAX);
        lua_setupvalue(L, 2, number);
    }
    return 0;
}
