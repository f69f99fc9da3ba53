#include "lua/library.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"
#include "lua/message.h"
#include "lua/state.h"

/* --- numbers --- */

/* min(a, b, …) [-0, +1, v] */
static int lib_min(lua_State *L)
{
    double least = luaL_checknumber(L, 1);
    for (int i = 2; i <= lua_gettop(L); i++)
        least = fmin(least, luaL_checknumber(L, i));
    lua_pushnumber(L, least);
    return 1;
}

/* max(a, b, …) [-0, +1, v] */
static int lib_max(lua_State *L)
{
    double most = luaL_checknumber(L, 1);
    for (int i = 2; i <= lua_gettop(L); i++)
        most = fmax(most, luaL_checknumber(L, i));
    lua_pushnumber(L, most);
    return 1;
}

/* abs(x) [-0, +1, v] */
static int lib_abs(lua_State *L)
{
    lua_pushnumber(L, fabs(luaL_checknumber(L, 1)));
    return 1;
}

/* floor(x) [-0, +1, v] */
static int lib_floor(lua_State *L)
{
    lua_pushnumber(L, floor(luaL_checknumber(L, 1)));
    return 1;
}

/* ceil(x) [-0, +1, v] */
static int lib_ceil(lua_State *L)
{
    lua_pushnumber(L, ceil(luaL_checknumber(L, 1)));
    return 1;
}

/* round(x, unit, mode): on the decimal digits; half_up, or down, or up [-0, +1, v] */
static int lib_round(lua_State *L)
{
    static const char *const names[] = {"half_up", "down", "up", NULL};
    static const enum pbe_rounding modes[] = {PBE_HALF_UP, PBE_DOWN, PBE_UP};
    double unit = luaL_optnumber(L, 2, 1);
    enum pbe_rounding mode = lua_isnoneornil(L, 3)
                                 ? PBE_HALF_UP
                                 : modes[luaL_checkoption(L, 3, NULL, names)];
    lua_pushnumber(L, pbe_decimal_round(luaL_checknumber(L, 1), unit, mode));
    return 1;
}

/* The number at index 1 as people write it, at most four decimals [-0, +1, m] */
static int push_number_text(lua_State *L)
{
    char digits[PBE_DECIMAL_MAX];
    size_t length = pbe_decimal_write(luaL_checknumber(L, 1), 4, digits);
    lua_pushlstring(L, digits, length);
    return 1;
}

/* --- values --- */

/* type(value) [-0, +1, v] */
static int lib_type(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

/* tostring(value): no addresses [-0, +1, m] */
static int lib_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    switch (lua_type(L, 1)) {
    case LUA_TSTRING:
        lua_settop(L, 1);
        return 1;
    case LUA_TNUMBER:
        return push_number_text(L);
    case LUA_TBOOLEAN:
        lua_pushstring(L, lua_toboolean(L, 1) ? "true" : "false");
        return 1;
    default:
        lua_pushstring(L, luaL_typename(L, 1));
        return 1;
    }
}

/* tonumber(text): a plain decimal, or nil [-0, +1, v] */
static int lib_tonumber(lua_State *L)
{
    if (lua_type(L, 1) == LUA_TNUMBER) {
        lua_settop(L, 1);
        return 1;
    }
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    double value;
    state_charge(L, length / 8);
    int negative = length > 0 && text[0] == '-';
    size_t digits = length - (size_t)negative;
    if (digits > 0 && pbe_decimal_read(text + negative, digits, &value) == digits)
        lua_pushnumber(L, negative ? -value : value);
    else
        lua_pushnil(L);
    return 1;
}

/* error(text): stops the rule; the place is put in front [-0, +0, v] */
static int lib_error(lua_State *L)
{
    message_push_place(L);
    lua_pushstring(L, luaL_checkstring(L, 1));
    lua_concat(L, 2);
    return lua_error(L);
}

/* Orders the keys of a table: numbers first, then strings by their bytes. */
static int key_precedes(lua_State *L, int a, int b)
{
    int a_number = lua_type(L, a) == LUA_TNUMBER,
        b_number = lua_type(L, b) == LUA_TNUMBER;
    if (a_number != b_number)
        return a_number;
    if (a_number)
        return lua_tonumber(L, a) < lua_tonumber(L, b);
    return strcmp(lua_tostring(L, a), lua_tostring(L, b)) < 0;
}

/* Inserts the key at the top of the stack into the sorted list of `count` keys at
 * index `list`. [-1, +0, m] */
static void insert_key(lua_State *L, int list, lua_Integer count)
{
    int key = lua_gettop(L);
    lua_Integer at = count;
    for (; at > 0; at--) {
        lua_rawgeti(L, list, at);
        int before = key_precedes(L, key, lua_gettop(L));
        if (!before) {
            lua_pop(L, 1);
            break;
        }
        lua_rawseti(L, list, at + 1);
    }
    lua_rawseti(L, list, at + 1);
}

/* The iterator of sorted(): upvalues are the list and the position [-0, +1, v] */
static int next_sorted(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(2)) + 1;
    lua_pushinteger(L, at);
    lua_replace(L, lua_upvalueindex(2));
    lua_rawgeti(L, lua_upvalueindex(1), at);
    return 1;
}

/* for key in sorted(table): the keys in an order that never varies [-0, +1, m] */
static int lib_sorted(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_newtable(L);
    lua_Integer count = 0;
    /* A table whose fields were all taken away is still as large as it was. */
    state_charge(L, state_of(L)->largest_block / 1024);
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        int type = lua_type(L, 3);
        state_charge(L, 1);
        if (type != LUA_TNUMBER && type != LUA_TSTRING)
            continue;
        state_charge(L, (size_t)count + 1);
        lua_pushvalue(L, 3);
        insert_key(L, 2, count++);
    }
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_sorted, 2);
    return 1;
}

/* --- texts --- */

/* Where `part` stands in `text`, or NULL; both may hold any bytes. */
static const char *find(const char *text, size_t length, const char *part, size_t size)
{
    for (size_t at = 0; at + size <= length; at++)
        if (memcmp(text + at, part, size) == 0)
            return text + at;
    return NULL;
}

/* contains(text, part) [-0, +1, v] */
static int lib_contains(lua_State *L)
{
    size_t length, size;
    const char *text = luaL_checklstring(L, 1, &length);
    const char *part = luaL_checklstring(L, 2, &size);
    state_charge(L, length / 8 * (size / 8 + 1));
    lua_pushboolean(L, find(text, length, part, size) != NULL);
    return 1;
}

/* starts_with(text, part) [-0, +1, v] */
static int lib_starts_with(lua_State *L)
{
    size_t length, size;
    const char *text = luaL_checklstring(L, 1, &length);
    const char *part = luaL_checklstring(L, 2, &size);
    state_charge(L, size / 64);
    lua_pushboolean(L, size <= length && memcmp(text, part, size) == 0);
    return 1;
}

/* ends_with(text, part) [-0, +1, v] */
static int lib_ends_with(lua_State *L)
{
    size_t length, size;
    const char *text = luaL_checklstring(L, 1, &length);
    const char *part = luaL_checklstring(L, 2, &size);
    state_charge(L, size / 64);
    lua_pushboolean(L, size <= length && memcmp(text + length - size, part, size) == 0);
    return 1;
}

/* length(text): characters, not bytes [-0, +1, v] */
static int lib_length(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    state_charge(L, length / 8);
    lua_pushinteger(L, (lua_Integer)pbe_utf8_count(text, length));
    return 1;
}

static const luaL_Reg public_functions[] = {
    {"abs", lib_abs},           {"ceil", lib_ceil},
    {"contains", lib_contains}, {"ends_with", lib_ends_with},
    {"error", lib_error},       {"floor", lib_floor},
    {"length", lib_length},     {"max", lib_max},
    {"min", lib_min},           {"round", lib_round},
    {"sorted", lib_sorted},     {"starts_with", lib_starts_with},
    {"tonumber", lib_tonumber}, {"tostring", lib_tostring},
    {"type", lib_type},         {NULL, NULL},
};

void library_push_public(lua_State *L)
{
    luaL_newlib(L, public_functions);
}
