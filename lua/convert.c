#include "lua/convert.h"

#include <math.h>

static void push_value(lua_State *L, const struct pbe_value *value)
{
    switch (value->kind) {
    case PBE_EMPTY:
        lua_pushnil(L);
        break;
    case PBE_NUMBER:
        lua_pushnumber(L, value->number);
        break;
    case PBE_TEXT:
        lua_pushlstring(L, value->text, value->length);
        break;
    }
}

/* The pair as three numbers. A date is the days after the deadline against 0; words say
 * in `upper` whether the actual value repeats the target. */
static void push_pair(lua_State *L, const struct pbe_pair *pair)
{
    double target = pair->target, actual = pair->actual, upper = pair->upper;
    if (pair->kind == PBE_PAIR_DATES) {
        target = 0;
        actual = pair->late_days;
    } else if (pair->kind == PBE_PAIR_WORDS) {
        upper = pair->same_words;
    }
    lua_pushnumber(L, target);
    lua_pushnumber(L, actual);
    lua_pushnumber(L, upper);
}

void convert_push_row(lua_State *L, const struct pack *pack, const struct row *row)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, pack->table);
    push_value(L, &row->given.rule);
    lua_pushinteger(L, row->pair.kind);
    lua_pushinteger(L, row->target.measure.comparator);
    push_pair(L, &row->pair);
    lua_pushnumber(L, row->given.weight);
    push_value(L, &row->given.given);
}

void convert_take_score(lua_State *L, const struct pack *pack, struct row *row)
{
    struct pbe_score *score = &row->score;
    score->outcome = (enum pbe_outcome)lua_tointeger(L, -5);
    score->has_points = lua_type(L, -4) == LUA_TNUMBER;
    score->points = 0;
    if (score->has_points)
        score->points = fmin(
            pbe_decimal_round(lua_tonumber(L, -4), pack->rounding_unit, pack->rounding),
            row->given.weight); /* 7.75 by halves is no more than 7.75 */
    score->low = lua_tonumber(L, -3);
    score->high = lua_tonumber(L, -2);
    score->rule = (int)lua_tointeger(L, -1) - 1;
    lua_pop(L, CONVERT_ROW_RESULTS);
}
