#include "lua/examples.h"

#include <lauxlib.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "lua/score.h"

/* One example, taken out of Lua: texts stay the table's. */
struct example {
    struct pbe_row row;
    const char *place;   /* "file:line: " */
    const char *outcome; /* NULL: not said */
    double points;
    bool has_points;
};

/* Where to look for an example; the protected function fills *example. */
struct search {
    const struct pack *pack;
    lua_Integer rule, number; /* 1-based */
    struct example *example;
    bool found;
};

static struct pbe_value value_field(lua_State *L, const char *field)
{
    struct pbe_value value = pbe_value_empty();
    size_t length;
    int type = lua_getfield(L, -1, field);
    if (type == LUA_TNUMBER) {
        value = pbe_value_number(lua_tonumber(L, -1));
    } else if (type == LUA_TSTRING) {
        const char *text = lua_tolstring(L, -1, &length);
        value = pbe_value_text(text, length);
    }
    lua_pop(L, 1);
    return value;
}

static const char *string_field(lua_State *L, const char *field)
{
    const char *text =
        lua_getfield(L, -1, field) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    lua_pop(L, 1);
    return text;
}

/* Runs protected: [-1, +0, m] */
static int find_example(lua_State *L)
{
    struct search *search = lua_touserdata(L, 1);
    struct example *example = search->example;
    lua_rawgeti(L, LUA_REGISTRYINDEX, search->pack->table);
    lua_getfield(L, -1, "rules");
    lua_rawgeti(L, -1, search->rule);
    const char *name = string_field(L, "name");
    example->place = string_field(L, "file");
    lua_getfield(L, -1, "examples");
    search->found = lua_rawgeti(L, -1, search->number) == LUA_TTABLE;
    if (!search->found)
        return 0;
    struct pbe_value weight = value_field(L, "weight");
    struct pbe_value points = value_field(L, "points");
    example->row = (struct pbe_row){.target = value_field(L, "target"),
                                    .actual = value_field(L, "actual"),
                                    .weight = weight.number,
                                    .rule = pbe_value_text(name, strlen(name)),
                                    .given = value_field(L, "given")};
    example->has_points = points.kind == PBE_NUMBER;
    example->points = points.number;
    example->outcome = string_field(L, "outcome");
    return 0;
}

/* "file:12: " as a place. */
static void place_error(struct pbe_error *err, const char *place)
{
    char file[PBE_ERROR_FILE_MAX];
    int line = 0;
    if (place && sscanf(place, "%511[^:]:%d", file, &line) == 2)
        pbe_error_place(err, file, line, 0);
}

static void write_points(bool has_points, double points, char out[PBE_DECIMAL_MAX])
{
    if (has_points)
        pbe_decimal_write(points, 4, out);
    else
        snprintf(out, PBE_DECIMAL_MAX, "%s", PBE_SAY("不计分", "none"));
}

static pbe_status wrong(const struct search *search, const struct pbe_score *score,
                        const char *explanation, struct pbe_error *err)
{
    const struct example *example = search->example;
    const char *name = search->pack->rules[search->rule - 1].name;
    char expected[PBE_DECIMAL_MAX], got[PBE_DECIMAL_MAX];
    write_points(example->has_points, example->points, expected);
    write_points(score->has_points != 0, score->points, got);
    pbe_error_set(err, PBE_STATUS_PACK,
                  PBE_SAY("规则“%s”的第%d个例子不对：应为 %s（%s），算得 %s（%s）：%s",
                          "rule “%s”, example %d: expected %s (%s), got %s (%s): %s"),
                  name, (int)search->number, expected,
                  example->outcome ? example->outcome : "-", got,
                  pbe_outcome_name(score->outcome), explanation);
    place_error(err, example->place);
    return PBE_STATUS_PACK;
}

static pbe_status check_example(struct pack_set *set, const struct search *search,
                                struct pbe_error *err)
{
    const struct example *example = search->example;
    struct row row;
    struct pbe_text said;
    pbe_text_init(&said, 512);
    pbe_status status = score_prepare(&row, &example->row, NULL, err);
    if (!status)
        status = score_explain(set, search->pack, &row, &said, err);
    if (status) {
        if (err && !err->file[0]) /* else the line of the function that failed */
            place_error(err, example->place);
    } else {
        bool points = example->has_points == (row.score.has_points != 0)
                      && (!example->has_points
                          || fabs(example->points - row.score.points) < 1e-9);
        bool outcome =
            !example->outcome
            || strcmp(example->outcome, pbe_outcome_name(row.score.outcome)) == 0;
        if (!points || !outcome)
            status = wrong(search, &row.score, pbe_text_get(&said), err);
    }
    pbe_text_done(&said);
    return status;
}

static pbe_status check_rule(struct pack_set *set, const struct pack *pack,
                             lua_Integer rule, struct pbe_error *err)
{
    for (lua_Integer number = 1;; number++) {
        struct example example = {0};
        struct search search = {
            .pack = pack, .rule = rule, .number = number, .example = &example};
        lua_pushcfunction(set->state.L, find_example);
        lua_pushlightuserdata(set->state.L, &search);
        pbe_status status = state_call(&set->state, 1, 0, err);
        if (!status && !search.found)
            return PBE_STATUS_OK;
        if (!status)
            status = check_example(set, &search, err);
        if (status)
            return status;
    }
}

pbe_status examples_check(struct pack_set *set, struct pbe_error *err)
{
    for (size_t i = 0; i < set->count; i++) {
        for (size_t rule = 0; rule < set->packs[i].rule_count; rule++) {
            pbe_status status =
                check_rule(set, &set->packs[i], (lua_Integer)rule + 1, err);
            if (status)
                return status;
        }
    }
    return PBE_STATUS_OK;
}
