#include "lua/place.h"

#include <lauxlib.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "lua/field.h"
#include "lua/reader.h"
#include "lua/state.h"
#include "lua/vocabulary.h"

static const char sources[] = "pbe sources"; /* its key in the registry */

void place_remember(lua_State *L, const char *label, const char *source, size_t length)
{
    luaL_getsubtable(L, LUA_REGISTRYINDEX, sources);
    lua_createtable(L, 2, 0);
    lua_pushlightuserdata(L, (void *)(uintptr_t)source);
    lua_rawseti(L, -2, 1);
    lua_pushinteger(L, (lua_Integer)length);
    lua_rawseti(L, -2, 2);
    lua_setfield(L, -2, label);
    lua_pop(L, 1);
}

void place_forget(lua_State *L)
{
    lua_pushnil(L);
    lua_setfield(L, LUA_REGISTRYINDEX, sources);
}

/* The innermost function that stands in a pack's file, not in the prelude. */
static bool find_caller(lua_State *L, lua_Debug *record)
{
    for (int level = 1; lua_getstack(L, level, record); level++) {
        lua_getinfo(L, "Sl", record);
        if (record->source[0] == '@' && record->currentline > 0)
            return true;
    }
    return false;
}

/* [-0, +0, m] The text of the file with this label, or NULL. */
static const char *find_source(lua_State *L, const char *label, size_t *length)
{
    const char *source = NULL;
    luaL_getsubtable(L, LUA_REGISTRYINDEX, sources);
    if (lua_getfield(L, -1, label) == LUA_TTABLE) {
        lua_rawgeti(L, -1, 1);
        lua_rawgeti(L, -2, 2);
        source = lua_touserdata(L, -2);
        *length = (size_t)lua_tointeger(L, -1);
        lua_pop(L, 2);
    }
    lua_pop(L, 2);
    return source;
}

/* [-0, +1, m] "file:line:column: " */
static void push_place(lua_State *L, const char *label, struct place place)
{
    if (place.column > 0)
        lua_pushfstring(L, "%s:%d:%d: ", label, place.line, place.column);
    else
        lua_pushfstring(L, "%s:%d: ", label, place.line);
}

void place_push_name(lua_State *L, const char *name)
{
    lua_Debug record;
    size_t length = 0;
    if (!find_caller(L, &record)) {
        lua_pushliteral(L, "");
        return;
    }
    const char *source = find_source(L, record.source + 1, &length);
    struct place place = {record.currentline, 0};
    if (source)
        name_find(source, length, record.currentline, name, &place);
    push_place(L, record.source + 1, place);
}

/* [-0, +0, m] Does the file that is being loaded use Chinese words? */
static bool speaks_chinese(lua_State *L)
{
    lua_Debug record;
    size_t length = 0;
    const char *source =
        find_caller(L, &record) ? find_source(L, record.source + 1, &length) : NULL;
    state_charge(L, length / 8);
    return source && reader_is_chinese(source, length);
}

/* [-0, +0, m] Adds what stands between two ` as the author's file writes it: a word, or
 * in quotes a text from which a field chooses. */
static bool add_word(luaL_Buffer *buffer, const char *text, size_t length, bool chinese)
{
    bool quoted = length > 2 && text[0] == '"' && text[length - 1] == '"';
    const struct vocabulary_word *word = quoted
                                             ? vocabulary_choice(text + 1, length - 2)
                                             : vocabulary_find(text, length);
    if (!word)
        return false;
    luaL_addstring(buffer, quoted ? "\"" : "");
    luaL_addstring(buffer, chinese ? word->chinese : word->english);
    luaL_addstring(buffer, quoted ? "\"" : "");
    return true;
}

void place_push_spoken(lua_State *L, const char *text)
{
    bool chinese = speaks_chinese(L);
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    while (*text) {
        size_t length = text[0] == '`' ? strcspn(text + 1, "`") : 0;
        if (length > 0 && text[length + 1] == '`'
            && add_word(&buffer, text + 1, length, chinese))
            text += length + 2;
        else
            luaL_addchar(&buffer, *text++);
    }
    luaL_pushresult(&buffer);
}

int place_fail_field(lua_State *L)
{
    const char *text = luaL_checkstring(L, 1), *field = luaL_optstring(L, 2, "");
    lua_Integer entry = luaL_optinteger(L, 3, 0);
    lua_Debug record;
    size_t length = 0;
    if (find_caller(L, &record)) {
        const char *label = record.source + 1, *source = find_source(L, label, &length);
        struct place place = {record.currentline, 0};
        if (source)
            field_find(source, length, record.currentline, field,
                       entry > 0 && entry < INT_MAX ? (int)entry : 0, &place);
        push_place(L, label, place);
    } else {
        lua_pushliteral(L, "");
    }
    place_push_spoken(L, text);
    lua_concat(L, 2);
    return lua_error(L);
}

int place_word(lua_State *L)
{
    size_t length;
    const char *name = luaL_checklstring(L, 1, &length);
    const struct vocabulary_word *word = vocabulary_find(name, length);
    lua_settop(L, 1);
    if (word && speaks_chinese(L))
        lua_pushstring(L, word->chinese);
    return 1;
}

int place_choice(lua_State *L)
{
    size_t length;
    const char *name = luaL_checklstring(L, 1, &length);
    const struct vocabulary_word *word = vocabulary_choice(name, length);
    lua_settop(L, 1);
    if (word && speaks_chinese(L))
        lua_pushstring(L, word->chinese);
    return 1;
}

int place_plain_choice(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    if (lua_type(L, 1) == LUA_TSTRING) {
        size_t length;
        const char *text = lua_tolstring(L, 1, &length);
        const struct vocabulary_word *word = vocabulary_choice(text, length);
        if (word)
            lua_pushstring(L, word->english);
    }
    return 1;
}
