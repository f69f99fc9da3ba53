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
    lua_pushinteger(L, row->pair.comparator);
    push_pair(L, &row->pair);
    lua_pushnumber(L, row->given.weight);
    push_value(L, &row->given.given);
}

void convert_take_score(lua_State *L, const struct pack *pack, struct row *row)
{
    struct pbe_score *score = &row->score;
    score->outcome = (enum pbe_outcome)lua_tointeger(L, -6);
    score->has_points = lua_type(L, -5) == LUA_TNUMBER;
    score->points = 0;
    if (score->has_points) {
        double points = lua_tonumber(L, -5);
        score->points = points;
        if (!lua_toboolean(L, -1))
            score->points =
                pbe_decimal_round(points, pack->rounding_unit, pack->rounding);
        /* 7.75 by halves is no more than 7.75; what adds points may pass the weight */
        if (points <= row->given.weight)
            score->points = fmin(score->points, row->given.weight);
    }
    score->low = lua_tonumber(L, -4);
    score->high = lua_tonumber(L, -3);
    score->rule = (int)lua_tointeger(L, -2) - 1;
    lua_pop(L, CONVERT_ROW_RESULTS);
}
