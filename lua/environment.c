#include "lua/environment.h"

#include <lauxlib.h>
#include <stdio.h>

#include "base/language.h"
#include "lua/folder.h"
#include "lua/library.h"
#include "lua/message.h"
#include "lua/place.h"

/* __index of the environment: a word that does not exist [-0, +0, v] */
static int unknown_word(lua_State *L)
{
    const char *word = luaL_checkstring(L, 2);
    lua_getfield(L, lua_upvalueindex(2), "nearest");
    lua_pushvalue(L, 2);
    lua_newtable(L);
    lua_Integer count = 0;
    for (lua_pushnil(L); lua_next(L, lua_upvalueindex(1)); lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        lua_rawseti(L, -4, ++count);
    }
    lua_call(L, 2, 1);
    const char *near = lua_tostring(L, -1);
    place_push_name(L, word);
    if (near)
        lua_pushfstring(L,
                        PBE_SAY("没有“%s”这个词，是不是想写 %s",
                                "there is no word “%s”; did you mean %s"),
                        word, near);
    else
        lua_pushfstring(L, PBE_SAY("没有“%s”这个词", "there is no word “%s”"), word);
    lua_concat(L, 2);
    return lua_error(L);
}

/* __newindex of the environment: rules keep nothing from one row to the next. */
static int no_global(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "_ENV";
    message_push_place(L);
    lua_pushfstring(L,
                    PBE_SAY("不能给“%s”赋值，请写成 local %s = …",
                            "“%s” cannot be assigned; write local %s = …"),
                    name, name);
    lua_concat(L, 2);
    return lua_error(L);
}

/* [-0, +1, m] Pushes a read-only environment: empty, its words behind a metatable that
 * nobody can reach. */
static void push_environment(lua_State *L, int internal, int words)
{
    lua_newtable(L);
    lua_newtable(L);
    lua_newtable(L); /* a copy of the words whose own __index says what is missing */
    for (lua_pushnil(L); lua_next(L, words); lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_settable(L, -5);
    }
    lua_newtable(L);
    lua_pushvalue(L, words);
    lua_pushvalue(L, internal);
    lua_pushcclosure(L, unknown_word, 2);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, no_global);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
}

/* [-0, +0, m] Copies internal.module[field] into the table at the top. */
static void add_words(lua_State *L, int internal, const char *module, const char *field)
{
    int words = lua_gettop(L);
    lua_getfield(L, internal, module);
    lua_getfield(L, -1, field);
    for (lua_pushnil(L); lua_next(L, words + 2); lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_settable(L, words);
    }
    lua_settop(L, words);
}

void environment_push_words(lua_State *L, int internal, const char *module)
{
    library_push_public(L);
    add_words(L, internal, "check", "calls");
    add_words(L, internal, module, "words");
}

void environment_run(lua_State *L, int internal, int words, const char *label,
                     const char *plain, size_t length)
{
    char name[FOLDER_NAME_MAX * 2 + 4];
    snprintf(name, sizeof name, "@%s", label);
    if (luaL_loadbufferx(L, plain ? plain : "", length, name, "t"))
        lua_error(L);
    push_environment(L, internal, words);
    lua_setupvalue(L, -2, 1);
    lua_call(L, 0, 0);
}
