/* library_internal.c - the functions and tables that only the prelude gets. */
#include <lauxlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "base/utf8.h"
#include "lua/checks.h"
#include "lua/kept.h"
#include "lua/library.h"
#include "lua/marks.h"
#include "lua/message.h"
#include "lua/place.h"
#include "lua/row.h"
#include "lua/state.h"
#include "lua/view.h"
#include "lua/words.h"

/* join(list, separator) [-0, +1, m] */
static int lib_join(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkstring(L, 2);
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
    state_charge(L, (size_t)count);
    for (lua_Integer i = 1; i <= count; i++) {
        if (i > 1) {
            lua_pushvalue(L, 2);
            luaL_addvalue(&buffer);
        }
        lua_rawgeti(L, 1, i);
        luaL_addvalue(&buffer);
    }
    luaL_pushresult(&buffer);
    return 1;
}

/* Pushes the plain form of a text (words.h). [-0, +1, m] */
static void push_plain(lua_State *L, const char *text, size_t length, bool name)
{
    luaL_Buffer buffer;
    char *out = luaL_buffinitsize(L, &buffer, length + 1);
    luaL_pushresultsize(&buffer, words_plain(text, length, name, out));
}

/* plain_name("产出指标\n(40分)") is 产出指标 [-0, +1, m] */
static int lib_plain_name(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    state_charge(L, length / 8);
    push_plain(L, text, length, true);
    return 1;
}

/* plain_words("稍有增长。") is 稍有增长 [-0, +1, m] */
static int lib_plain_words(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    state_charge(L, length / 8);
    push_plain(L, text, length, false);
    return 1;
}

/* lines_of(text): its lines, without blank ones [-0, +1, m] */
static int lib_lines_of(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_Integer count = 0;
    lua_newtable(L);
    state_charge(L, length / 8);
    for (size_t at = 0; at < length;) {
        const char *end = memchr(text + at, '\n', length - at);
        size_t size = end ? (size_t)(end - text) - at : length - at;
        if (size > 0) {
            lua_pushlstring(L, text + at, size);
            lua_rawseti(L, -2, ++count);
        }
        at += size + 1;
    }
    return 1;
}

/* nearest(word, list, most): the most similar one, or nil when none is alike, or more than
 * `most` characters would have to change [-0, +1, v] */
static int lib_nearest(lua_State *L)
{
    size_t length, size;
    const char *word = luaL_checklstring(L, 1, &length);
    size_t best = pbe_utf8_count(word, length); /* nothing in common is not near */
    lua_Integer most = luaL_optinteger(L, 3, WORDS_COMPARED);
    if (most >= 0 && (size_t)most < best)
        best = (size_t)most + 1;
    lua_Integer chosen = 0;
    lua_Integer last = (lua_Integer)luaL_len(L, 2);
    for (lua_Integer i = 1; i <= last; i++, lua_pop(L, 1)) {
        lua_rawgeti(L, 2, i);
        const char *other = lua_tolstring(L, -1, &size);
        state_charge(L, WORDS_COMPARED);
        size_t d = other ? words_distance(word, length, other, size) : best;
        if (d < best) {
            best = d;
            chosen = i;
        }
    }
    if (chosen > 0)
        lua_rawgeti(L, 2, chosen);
    else
        lua_pushnil(L);
    return 1;
}

/* --- for the prelude --- */

/* say(zh, en): the wording in the current language [-0, +1, v] */
static int lib_say(lua_State *L)
{
    lua_settop(L, pbe_language_get() == PBE_CHINESE ? 1 : 2);
    return 1;
}

/* The iterator of list(): takes the list and the last position [-0, +2, v] */
static int next_of_list(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, 2) + 1;
    if (lua_rawgeti(L, 1, at) == LUA_TNIL)
        return 1;
    lua_pushinteger(L, at);
    lua_insert(L, -2);
    return 2;
}

/* for index, value in list(a, b, …) [-0, +3, m] */
static int lib_list(lua_State *L)
{
    int count = lua_gettop(L);
    lua_createtable(L, count, 0);
    lua_insert(L, 1);
    for (int i = count; i > 0; i--)
        lua_rawseti(L, 1, i);
    lua_pushcfunction(L, next_of_list);
    lua_insert(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

/* fail(text, place): stops the load with the text, its words as the file writes them
 * (place.h), and the place, which is that of the statement in the pack's file where none
 * is given [-0, +0, v] */
static int lib_fail(lua_State *L)
{
    if (lua_isnoneornil(L, 2))
        message_push_place(L);
    else
        lua_pushvalue(L, 2);
    place_push_spoken(L, luaL_checkstring(L, 1));
    lua_concat(L, 2);
    return lua_error(L);
}

/* unknown(text): stops the call because a name does not exist [-0, +0, v] */
static int lib_unknown(lua_State *L)
{
    lua_pushliteral(L, LIBRARY_UNKNOWN_MARK);
    lua_pushstring(L, luaL_checkstring(L, 1));
    lua_concat(L, 2);
    return lua_error(L);
}

/* fill(text, …): the text with {1} to {9} replaced by the values [-0, +1, m] */
static int lib_fill(lua_State *L)
{
    const char *text = luaL_checkstring(L, 1);
    int last = lua_gettop(L);
    state_charge(L, strlen(text) / 8);
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    for (const char *at = text; *at; at++) {
        int index = at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}'
                        ? at[1] - '0' + 1
                        : 0;
        if (index == 0) {
            luaL_addchar(&buffer, *at);
            continue;
        }
        at += 2;
        if (index > last)
            continue;
        if (lua_type(L, index) == LUA_TNUMBER) {
            char digits[PBE_DECIMAL_MAX];
            luaL_addlstring(&buffer, digits,
                            pbe_decimal_write(lua_tonumber(L, index), 4, digits));
        } else {
            lua_pushvalue(L, index);
            luaL_addvalue(&buffer);
        }
    }
    luaL_pushresult(&buffer);
    return 1;
}

/* here(): "file:line: " of the pack's file [-0, +1, m] */
static int lib_here(lua_State *L)
{
    message_push_place(L);
    return 1;
}

static struct row *row_of(lua_State *L)
{
    struct row *row = *(struct row **)lua_getextraspace(L);
    if (!row)
        luaL_error(L, "no row");
    return row;
}

void library_set_row(lua_State *L, struct row *row)
{
    *(struct row **)lua_getextraspace(L) = row;
}

/* step(key, …) [-0, +0, v] */
static int lib_step(lua_State *L)
{
    trace_record(&row_of(L)->trace, L, false);
    return 0;
}

/* aside(key, …): a step told after the others [-0, +0, v] */
static int lib_aside(lua_State *L)
{
    trace_record(&row_of(L)->trace, L, true);
    return 0;
}

/* branch(number): a branch of the rule that is taken, for coverage [-0, +0, v] */
static int lib_branch(lua_State *L)
{
    struct row *row = row_of(L);
    if (row->branch_count < ROW_BRANCHES)
        row->branches[row->branch_count++] = (int)luaL_checkinteger(L, 1);
    return 0;
}

/* rate_expected(): the rule takes a rate, so 0.9996 in a percent cell is no doubt
 * [-0, +0, v] */
static int lib_rate_expected(lua_State *L)
{
    row_of(L)->pair.doubts &= ~(unsigned)PBE_DOUBT_BARE_FRACTION;
    return 0;
}

/* number_expected(): the rule looks for a number in a sentence, so 第7名 is no doubt
 * [-0, +0, v] */
static int lib_number_expected(lua_State *L)
{
    row_of(L)->pair.doubts &= ~(unsigned)PBE_DOUBT_NUMBER_IN_WORDS;
    return 0;
}

/* A cell may hold more than Lua may. */
static size_t shown_length(const struct wording *wording)
{
    return pbe_utf8_cut(wording->text, wording->length, STATE_TEXT_MAX / 2);
}

/* target_text(), actual_text(): the row's wordings [-0, +1, m] */
static int lib_target_text(lua_State *L)
{
    const struct wording *target = &row_of(L)->target;
    lua_pushlstring(L, target->text, shown_length(target));
    return 1;
}

static int lib_actual_text(lua_State *L)
{
    const struct wording *actual = &row_of(L)->actual;
    lua_pushlstring(L, actual->text, shown_length(actual));
    return 1;
}

/* actual_words(): the actual value's words, plain [-0, +1, m] */
static int lib_actual_words(lua_State *L)
{
    const struct wording *actual = &row_of(L)->actual;
    push_plain(L, actual->text, shown_length(actual), false);
    return 1;
}

/* target_unit(), actual_unit(): the units as written, "" for none [-0, +1, m] */
static int lib_target_unit(lua_State *L)
{
    lua_pushstring(L, row_of(L)->target.measure.unit);
    return 1;
}

static int lib_actual_unit(lua_State *L)
{
    lua_pushstring(L, row_of(L)->actual.measure.unit);
    return 1;
}

/* 近90%, 不足100%, 在建10个 are no numbers where that has made the pair ambiguous. */
static bool is_vague(const struct row *row)
{
    const struct pbe_measure *actual = &row->actual.measure;
    bool at_most =
        actual->comparator == PBE_COMPARE_LE || actual->comparator == PBE_COMPARE_LT;
    return row->pair.kind == PBE_PAIR_AMBIGUOUS
           && (at_most || actual->slack != PBE_SLACK_NONE || actual->not_yet
               || actual->denied || actual->nothing);
}

/* actual_number(strict): the number that the actual value is, or unless strict the first
 * that stands in it; nil when there is none [-0, +1, v] */
static int lib_actual_number(lua_State *L)
{
    const struct wording *actual = &row_of(L)->actual;
    const struct pbe_measure *measure = &actual->measure;
    double number = measure->value;
    bool found = measure->kind == PBE_MEASURE_NUMBER
                 || measure->kind == PBE_MEASURE_CHANGE
                 || measure->kind == PBE_MEASURE_TOLERANCE;
    if (measure->kind == PBE_MEASURE_CHANGE && measure->direction < 0)
        number = -number;
    if (found && lua_toboolean(L, 1) && is_vague(row_of(L)))
        found = false;
    if (!found && !lua_toboolean(L, 1)) {
        state_charge(L, actual->length);
        found = marks_number(actual->text, actual->length, &number);
    }
    if (found)
        lua_pushnumber(L, number);
    else
        lua_pushnil(L);
    return 1;
}

/* actual_marks(count): { [point] = faults }, or nil and what is not understood
 * [-0, +2, m] */
static int lib_actual_marks(lua_State *L)
{
    enum { UNREAD_SHOWN = 300 };
    const struct wording *actual = &row_of(L)->actual;
    lua_Integer count = luaL_checkinteger(L, 1);
    luaL_argcheck(L, count >= 1 && count <= MARKS_MAX, 1, "too many");
    struct marks marks;
    state_charge(L, actual->length);
    size_t read = marks_read(actual->text, actual->length, (int)count, &marks);
    if (read < actual->length) {
        lua_pushnil(L);
        size_t rest = actual->length - read;
        lua_pushlstring(L, actual->text + read,
                        pbe_utf8_cut(actual->text + read, rest, UNREAD_SHOWN));
        return 2;
    }
    lua_createtable(L, (int)count, 0);
    for (int i = 0; i < (int)count; i++) {
        if (!marks.named[i])
            continue;
        lua_pushinteger(L, marks.faults[i]);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

/* watched(f, …): f(…) under the budget: what a bureau wrote [-0, +?, e] */
static int lib_watched(lua_State *L)
{
    state_watch(L);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

static const luaL_Reg internal_functions[] = {
    {"actual_marks", lib_actual_marks},
    {"actual_number", lib_actual_number},
    {"actual_text", lib_actual_text},
    {"actual_unit", lib_actual_unit},
    {"actual_words", lib_actual_words},
    {"aside", lib_aside},
    {"branch", lib_branch},
    {"choice", place_choice},
    {"each", view_each},
    {"fail", lib_fail},
    {"fail_field", place_fail_field},
    {"fill", lib_fill},
    {"finding", checks_finding},
    {"here", lib_here},
    {"join", lib_join},
    {"copy", kept_copy},
    {"keep", kept_write_down},
    {"lines_of", lib_lines_of},
    {"list", lib_list},
    {"nearest", lib_nearest},
    {"note", checks_note},
    {"number_expected", lib_number_expected},
    {"plain_choice", place_plain_choice},
    {"plain_name", lib_plain_name},
    {"plain_words", lib_plain_words},
    {"rate_expected", lib_rate_expected},
    {"restore", kept_put_back},
    {"say", lib_say},
    {"step", lib_step},
    {"target_text", lib_target_text},
    {"target_unit", lib_target_unit},
    {"unknown", lib_unknown},
    {"watched", lib_watched},
    {"word", place_word},
    {NULL, NULL},
};

struct named_number {
    const char *name;
    int number;
};

/* The kinds of pairs: those that a rule can score, then those that are pending and
 * whose name is the key of the sentence that says why. */
static const struct named_number kinds[] = {
    {"number", PBE_PAIR_NUMBERS},      {"change", PBE_PAIR_CHANGES},
    {"range", PBE_PAIR_RANGE},         {"tolerance", PBE_PAIR_TOLERANCE},
    {"date", PBE_PAIR_DATES},          {"words", PBE_PAIR_WORDS},
    {"no_target", PBE_PAIR_NO_TARGET}, {"no_actual", PBE_PAIR_NO_ACTUAL},
    {"several", PBE_PAIR_SEVERAL},     {"units", PBE_PAIR_UNITS},
    {"ambiguous", PBE_PAIR_AMBIGUOUS}, {NULL, 0},
};

const char *library_kind_name(int kind)
{
    for (size_t i = 0; kinds[i].name; i++)
        if (kinds[i].number == kind)
            return kinds[i].name;
    return "";
}

static const struct named_number outcomes[] = {
    {"met", PBE_MET},
    {"missed", PBE_MISSED},
    {"judged", PBE_JUDGED},
    {"cannot_compute", PBE_CANNOT_COMPUTE},
    {NULL, 0},
};

static const struct named_number comparators[] = {
    {"none", PBE_COMPARE_NONE},
    {">=", PBE_COMPARE_GE},
    {"<=", PBE_COMPARE_LE},
    {">", PBE_COMPARE_GT},
    {"<", PBE_COMPARE_LT},
    {"=", PBE_COMPARE_EQ},
    {NULL, 0},
};

/* Sets table.field = { name = number, … } for the table at the top. [-0, +0, m] */
static void set_numbers(lua_State *L, const char *field,
                        const struct named_number *numbers)
{
    lua_newtable(L);
    for (; numbers->name; numbers++) {
        lua_pushinteger(L, numbers->number);
        lua_setfield(L, -2, numbers->name);
    }
    lua_setfield(L, -2, field);
}

/* kind_names[number] = name, scorable[number] = true for the kinds that rules take. */
static void set_kind_lists(lua_State *L)
{
    lua_newtable(L);
    lua_newtable(L);
    for (const struct named_number *kind = kinds; kind->name; kind++) {
        lua_pushstring(L, kind->name);
        lua_rawseti(L, -3, kind->number);
        if (kind->number < PBE_PAIR_NO_TARGET) {
            lua_pushboolean(L, 1);
            lua_rawseti(L, -2, kind->number);
        }
    }
    lua_setfield(L, -3, "scorable");
    lua_setfield(L, -2, "kind_names");
}

void library_push_internal(lua_State *L)
{
    library_push_public(L);
    luaL_setfuncs(L, internal_functions, 0);
    set_numbers(L, "kinds", kinds);
    set_numbers(L, "outcomes", outcomes);
    set_numbers(L, "comparators", comparators);
    set_kind_lists(L);
}
