#include "lua/view.h"

#include <assert.h>
#include <lauxlib.h>
#include <stdint.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "lua/message.h"
#include "lua/state.h"
#include "lua/view_members.h"
#include "lua/words.h"

/* The key of the registry: where a state keeps what prepare() made. */
static const char views_key;

/* What views begin with, and nothing else that Lua can hold. */
static const char view_mark;

static struct view *check_view(lua_State *L, int index)
{
    struct view *view = lua_touserdata(L, index);
    bool ours =
        view && lua_rawlen(L, index) == sizeof *view && view->mark == &view_mark;
    return ours ? view : NULL;
}

/* The view whose metatable, which nobody can reach, has called us. */
static struct view *get_view(lua_State *L)
{
    struct view *view = lua_touserdata(L, 1);
    assert(view->mark == &view_mark);
    return view;
}

/* --- the run --- */

struct review_run *review_run_of(lua_State *L)
{
    struct review_run *run = state_of(L)->review;
    if (run)
        return run;
    message_push_place(L);
    lua_pushstring(L, PBE_SAY("只有正在勾稽时才能这样写",
                              "this can only be done while a check runs"));
    lua_concat(L, 2);
    lua_error(L);
    return NULL;
}

/* The run of a view. A view that a rule has kept from an earlier one is dead. */
static struct review_run *run_of(lua_State *L, const struct view *view)
{
    struct review_run *run = review_run_of(L);
    if (view->run != run->number)
        luaL_error(L, "%s",
                   PBE_SAY("这是上一张表的内容，不能再用",
                           "this belongs to an earlier table"));
    return run;
}

/* --- making them --- */

static bool is_kept(const struct view_member *member)
{
    return member->name && member->type < MEMBER_BOOL;
}

/* How much a view can keep. A long list keeps nothing: its elements come and go. */
static int count_kept(const struct view *view)
{
    int count = 0;
    if (view->kind == VIEW_LIST)
        return view->count <= VIEW_KNOWN_MAX ? (int)view->count : 0;
    while (is_kept(&view_members[view->kind][count]))
        count++;
    return count;
}

/* Pushes what the view at the index 1 keeps at `at`, counted from 0; false when it was
 * not looked up yet. [-0, +(0|1), -] */
static bool push_known(lua_State *L, const struct view *view, size_t at)
{
    if (at >= VIEW_KNOWN_MAX || !(view->known >> at & 1))
        return false;
    lua_getiuservalue(L, 1, (int)at + 1);
    return true;
}

/* Keeps the value at the top. [-0, +0, -] */
static void keep(lua_State *L, struct view *view, size_t at)
{
    lua_pushvalue(L, -1);
    if (lua_setiuservalue(L, 1, (int)at + 1))
        view->known |= (uint64_t)1 << at;
}

/* In the table that run->views names: of each kind its views that are in use, by the
 * address of their thing, and its metatable. */
static lua_Integer kept_of(enum view_kind kind)
{
    return 1 + (lua_Integer)kind;
}

static lua_Integer metatable_of(enum view_kind kind)
{
    return 1 + VIEW_KINDS + (lua_Integer)kind;
}

/* Pushes the view that is asked for: the one that a check holds already, if one does, so
 * that a thing has one view at a time. [-0, +1, m] */
static void push_view(lua_State *L, const struct review_run *run,
                      const struct view *wanted)
{
    lua_Integer address = (lua_Integer)(intptr_t)wanted->thing;
    lua_rawgeti(L, LUA_REGISTRYINDEX, run->views);
    lua_rawgeti(L, -1, kept_of(wanted->kind));
    lua_rawgeti(L, -1, address);
    const struct view *kept = lua_touserdata(L, -1);
    if (!kept || kept->run != wanted->run || kept->of != wanted->of
        || kept->count != wanted->count) {
        lua_pop(L, 1);
        *(struct view *)lua_newuserdatauv(L, sizeof *wanted, count_kept(wanted)) =
            *wanted;
        lua_rawgeti(L, -3, metatable_of(wanted->kind));
        lua_setmetatable(L, -2);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, address);
    }
    lua_replace(L, -3);
    lua_pop(L, 1);
}

void view_push(lua_State *L, const struct review_run *run, enum view_kind kind,
               const void *thing)
{
    struct view view = {
        .mark = &view_mark, .run = run->number, .kind = kind, .thing = thing};
    push_view(L, run, &view);
}

void view_push_list(lua_State *L, const struct review_run *run, enum view_kind of,
                    const void *first, size_t count)
{
    struct view view = {.mark = &view_mark,
                        .run = run->number,
                        .kind = VIEW_LIST,
                        .thing = first,
                        .of = of,
                        .count = count};
    push_view(L, run, &view);
}

void view_push_table(lua_State *L, const struct review_run *run)
{
    view_push(L, run, VIEW_TABLE, run->assessment);
}

/* --- looking into them --- */

static void push_text(lua_State *L, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    lua_pushlstring(L, text ? text : "",
                    pbe_utf8_cut(text ? text : "", length, STATE_TEXT_MAX / 2));
}

static void push_member(lua_State *L, struct review_run *run, const struct view *view,
                        const struct view_member *member)
{
    const char *at = (const char *)view->thing + member->offset;
    switch (member->type) {
    case MEMBER_FIELD:
        view_push(L, run, VIEW_FIELD, at);
        return;
    case MEMBER_FIELDS:
        view_push_list(L, run, VIEW_FIELD, at, PBE_BASE_COLUMNS);
        return;
    case MEMBER_TEXT:
        push_text(L, *(const char *const *)at);
        return;
    case MEMBER_BOOL:
        lua_pushboolean(L, *(const bool *)at);
        return;
    case MEMBER_INT:
        lua_pushinteger(L, *(const int *)at);
        return;
    case MEMBER_POSITION: /* 0-based in C, none is -1 */
        if (*(const int *)at >= 0)
            lua_pushinteger(L, *(const int *)at + 1);
        else
            lua_pushnil(L);
        return;
    case MEMBER_NUMBER:
        lua_pushnumber(L, *(const double *)at);
        return;
    case MEMBER_LIST:
        view_push_list(
            L, run, member->of, *(const void *const *)at,
            *(const size_t *)((const char *)view->thing + member->count_offset));
        return;
    case MEMBER_GET:
    case MEMBER_QUICK:
        member->get(L, run, view);
        return;
    }
}

/* Raises what is wrong with the name of a member. [-0, +0, v] */
static int unknown_member(lua_State *L, const struct view *view)
{
    const struct view_member *members = view_members[view->kind];
    size_t length, best = 3;
    const char *name = luaL_tolstring(L, 2, &length), *near = NULL;
    for (; members && members->name; members++) {
        size_t d = words_distance(name, length, members->name, strlen(members->name));
        if (d < best) {
            best = d;
            near = members->name;
        }
    }
    message_push_place(L);
    if (near)
        lua_pushfstring(L,
                        PBE_SAY("表里的%s没有“%s”，是不是想写 %s",
                                "a %s of the table has no “%s”; did you mean %s"),
                        view_kind_word(view->kind), name, near);
    else
        lua_pushfstring(L, PBE_SAY("表里的%s没有“%s”", "a %s of the table has no “%s”"),
                        view_kind_word(view->kind), name);
    lua_concat(L, 2);
    return lua_error(L);
}

/* Pushes element `at` (1-based) of the list at index 1, nil outside. [-0, +1, m] */
static void push_element(lua_State *L, struct review_run *run, struct view *list,
                         lua_Integer at)
{
    size_t position = (size_t)at - 1;
    if (at < 1 || position >= list->count) {
        lua_pushnil(L);
        return;
    }
    if (push_known(L, list, position))
        return;
    view_push(L, run, list->of,
              (const char *)list->thing + position * view_kind_size(list->of));
    keep(L, list, position);
}

/* __index of a list. [-0, +1, v] */
static int list_index(lua_State *L)
{
    struct view *list = get_view(L);
    push_element(L, run_of(L, list), list, luaL_checkinteger(L, 2));
    return 1;
}

/* __index of all others: upvalue 1 has the positions of members by name. [-0, +1, v] */
static int view_index(lua_State *L)
{
    struct view *view = get_view(L);
    struct review_run *run = run_of(L, view);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNUMBER)
        return unknown_member(L, view);
    size_t position = (size_t)lua_tointeger(L, -1);
    if (push_known(L, view, position))
        return 1;
    const struct view_member *member = &view_members[view->kind][position];
    push_member(L, run, view, member);
    if (is_kept(member))
        keep(L, view, position);
    return 1;
}

static int view_length(lua_State *L)
{
    struct view *view = get_view(L);
    lua_pushinteger(L, view->kind == VIEW_LIST ? (lua_Integer)view->count : 0);
    return 1;
}

static int view_equal(lua_State *L)
{
    struct view *a = check_view(L, 1), *b = check_view(L, 2);
    lua_pushboolean(L, a && b && a->thing == b->thing && a->kind == b->kind);
    return 1;
}

static int view_refuse(lua_State *L)
{
    message_push_place(L);
    lua_pushstring(L, PBE_SAY("勾稽只能看自评表，不能改",
                              "a check may look at the table, not change it"));
    lua_concat(L, 2);
    return lua_error(L);
}

/* The iterator of each(): the list, the position [-0, +2, v] */
static int next_of_each(lua_State *L)
{
    struct view *list = check_view(L, 1);
    lua_Integer at = luaL_checkinteger(L, 2) + 1;
    if (!list || (size_t)at > list->count)
        return 0;
    lua_pushinteger(L, at);
    push_element(L, run_of(L, list), list, at);
    return 2;
}

int view_each(lua_State *L)
{
    struct view *list = check_view(L, 1);
    if (!list || list->kind != VIEW_LIST) {
        message_push_place(L);
        lua_pushstring(L, PBE_SAY("each 后面要写自评表里的一列，如 each(table.rows)",
                                  "each takes a list of the table: each(table.rows)"));
        lua_concat(L, 2);
        return lua_error(L);
    }
    lua_pushcfunction(L, next_of_each);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

struct pbe_place view_place(lua_State *L, int index)
{
    if (lua_isnoneornil(L, index))
        return (struct pbe_place){-1, -1, -1};
    struct view *view = check_view(L, index);
    if (!view)
        luaL_argerror(L, index,
                      PBE_SAY("应为自评表里的一处，如 row.score",
                              "must be a place of the table: row.score"));
    return view_place_of(run_of(L, view), view);
}

/* --- once in a state --- */

/* [-0, +1, m] A table: name -> position in view_members[kind]. */
static void push_positions(lua_State *L, enum view_kind kind)
{
    const struct view_member *members = view_members[kind];
    lua_newtable(L);
    for (lua_Integer i = 0; members && members[i].name; i++) {
        assert(i == 0 || is_kept(&members[i - 1]) || !is_kept(&members[i]));
        lua_pushinteger(L, i);
        lua_setfield(L, -2, members[i].name);
    }
}

/* [-0, +1, m] */
static void push_metatable(lua_State *L, enum view_kind kind)
{
    static const luaL_Reg behaviour[] = {{"__len", view_length},
                                         {"__eq", view_equal},
                                         {"__newindex", view_refuse},
                                         {NULL, NULL}};
    luaL_newlib(L, behaviour);
    push_positions(L, kind);
    lua_pushcclosure(L, kind == VIEW_LIST ? list_index : view_index, 1);
    lua_setfield(L, -2, "__index");
}

/* [-0, +1, m] A table whose values go when nobody else holds them. */
static void push_kept(lua_State *L)
{
    lua_newtable(L);
    lua_createtable(L, 0, 1);
    lua_pushliteral(L, "v");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
}

int view_prepare(lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &views_key) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_createtable(L, 2 * VIEW_KINDS, 0);
        for (enum view_kind kind = 0; kind < VIEW_KINDS; kind++) {
            push_kept(L);
            lua_rawseti(L, -2, kept_of(kind));
            push_metatable(L, kind);
            lua_rawseti(L, -2, metatable_of(kind));
        }
        lua_pushinteger(L, luaL_ref(L, LUA_REGISTRYINDEX));
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &views_key);
    }
    int views = (int)lua_tointeger(L, -1);
    lua_pop(L, 1);
    return views;
}
