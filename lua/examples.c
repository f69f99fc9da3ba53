#include "lua/examples.h"

#include <lauxlib.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "lua/score.h"
#include "lua/total_run.h"

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
    int branch; /* that the example reached */
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
    if (err && err->line > 0)
        return; /* the function that failed knows better */
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

/* Notes in the rule's Lua table that its branch was reached: rules[rule].reached[branch],
 * for coverage. Runs protected: [-1, +0, m] */
static int note_branch(lua_State *L)
{
    const struct search *search = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, search->pack->table);
    lua_getfield(L, -1, "rules");
    lua_rawgeti(L, -1, search->rule);
    if (lua_getfield(L, -1, "reached") == LUA_TTABLE) {
        lua_pushboolean(L, 1);
        lua_rawseti(L, -2, search->branch);
    }
    return 0;
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

static pbe_status check_example(struct pack_set *set, struct search *search,
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
        search->branch = row.branch;
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
        if (!status && search.branch > 0) {
            lua_pushcfunction(set->state.L, note_branch);
            lua_pushlightuserdata(set->state.L, &search);
            status = state_call(&set->state, 1, 0, err);
        }
        if (status)
            return status;
    }
}

/* --- examples of a whole table --- */

enum { TABLE_ROWS = 100 };

/* One table_example, taken out of Lua: texts stay the table's. */
struct table_example {
    const struct pack *pack;
    lua_Integer number; /* 1-based, in pack.table */
    bool found, is_example;
    const char *title, *place, *grade;
    struct pbe_value total;
    size_t count;
    struct pbe_table_row rows[TABLE_ROWS];
    struct pbe_value points[TABLE_ROWS]; /* EMPTY: not said */
    struct pbe_table_score scores[TABLE_ROWS];
    struct row row;
};

/* The row at the top of the stack. [-0, +0, m] */
static struct pbe_table_row table_row(lua_State *L)
{
    struct pbe_value parent = value_field(L, "parent");
    return (struct pbe_table_row){
        .row = {.target = value_field(L, "target"),
                .actual = value_field(L, "actual"),
                .weight = value_field(L, "weight").number,
                .rule = value_field(L, "rule"),
                .given = value_field(L, "given")},
        .name = value_field(L, "name"),
        .level1 = value_field(L, "level1"),
        .level2 = value_field(L, "level2"),
        .project = value_field(L, "project"),
        .flag = value_field(L, "flag"),
        .funds = value_field(L, "funds").number,
        .parent = parent.kind == PBE_NUMBER ? (int)parent.number - 1 : -1,
    };
}

/* Runs protected: [-1, +0, m] */
static int find_table(lua_State *L)
{
    struct table_example *example = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, example->pack->table);
    lua_getfield(L, -1, "table");
    example->found = lua_rawgeti(L, -1, example->number) == LUA_TTABLE;
    if (!example->found)
        return 0;
    const char *kind = string_field(L, "kind");
    example->is_example = kind && strcmp(kind, "example") == 0;
    if (!example->is_example)
        return 0;
    example->title = string_field(L, "title");
    example->place = string_field(L, "place");
    example->grade = string_field(L, "grade");
    example->total = value_field(L, "total");
    int at = lua_gettop(L);
    bool points = lua_getfield(L, at, "points") == LUA_TTABLE;
    lua_getfield(L, at, "rows");
    size_t count = (size_t)lua_rawlen(L, -1);
    example->count = count < TABLE_ROWS ? count : TABLE_ROWS;
    for (size_t i = 0; i < example->count; i++) {
        lua_rawgeti(L, at + 2, (lua_Integer)i + 1);
        example->rows[i] = table_row(L);
        lua_pop(L, 1);
        example->points[i] = pbe_value_empty();
        if (points && lua_rawgeti(L, at + 1, (lua_Integer)i + 1) == LUA_TNUMBER)
            example->points[i] = pbe_value_number(lua_tonumber(L, -1));
        lua_settop(L, at + 2);
    }
    return 0;
}

static pbe_status wrong_table(const struct table_example *example, const char *what,
                              const char *expected, const char *got,
                              const char *explanation, struct pbe_error *err)
{
    pbe_error_set(err, PBE_STATUS_PACK,
                  PBE_SAY("整表例子“%s”不对：%s应为 %s，算得 %s：%s",
                          "table example “%s”: %s expected %s, got %s: %s"),
                  example->title, what, expected, got, explanation);
    place_error(err, example->place);
    return PBE_STATUS_PACK;
}

static pbe_status compare_table(const struct table_example *example,
                                const struct pbe_total *total, const char *grade,
                                const char *explanation, struct pbe_error *err)
{
    char expected[PBE_DECIMAL_MAX], got[PBE_DECIMAL_MAX], what[64];
    for (size_t i = 0; i < example->count; i++) {
        const struct pbe_score *score = &example->scores[i].score;
        if (example->points[i].kind != PBE_NUMBER
            || (score->has_points
                && fabs(score->points - example->points[i].number) < 1e-9))
            continue;
        snprintf(what, sizeof what, PBE_SAY("第%d行", "row %d "), (int)i + 1);
        write_points(true, example->points[i].number, expected);
        write_points(score->has_points != 0, score->points, got);
        return wrong_table(example, what, expected, got, explanation, err);
    }
    if (example->total.kind == PBE_NUMBER
        && (!total->has_points || fabs(total->points - example->total.number) > 1e-9)) {
        write_points(true, example->total.number, expected);
        write_points(total->has_points != 0, total->points, got);
        return wrong_table(example, PBE_SAY("总分", "the total "), expected, got,
                           explanation, err);
    }
    if (example->grade && strcmp(example->grade, grade) != 0)
        return wrong_table(example, PBE_SAY("等级", "the grade "), example->grade,
                           grade, explanation, err);
    return PBE_STATUS_OK;
}

static pbe_status check_table(struct pack_set *set, struct table_example *example,
                              struct pbe_error *err)
{
    struct pbe_text grade, explanation;
    pbe_text_init(&grade, 128);
    pbe_text_init(&explanation, 2048);
    struct table table = {.rows = example->rows,
                          .count = example->count,
                          .scores = example->scores,
                          .grade = &grade,
                          .explanation = &explanation};
    pbe_status status = total_run(set, example->pack, NULL, &example->row, &table, err);
    if (!status)
        status = compare_table(example, &table.total, pbe_text_get(&grade),
                               pbe_text_get(&explanation), err);
    else if (status != PBE_STATUS_MEMORY)
        place_error(err, example->place);
    pbe_text_done(&grade);
    pbe_text_done(&explanation);
    return status;
}

static pbe_status check_tables(struct pack_set *set, const struct pack *pack,
                               struct pbe_error *err)
{
    struct table_example *example = malloc(sizeof *example); /* too large for a stack */
    pbe_status status = PBE_STATUS_OK;
    if (!example)
        return pbe_error_memory(err);
    example->pack = pack;
    example->found = true;
    for (example->number = 1; example->found && !status; example->number++) {
        lua_pushcfunction(set->state.L, find_table);
        lua_pushlightuserdata(set->state.L, example);
        status = state_call(&set->state, 1, 0, err);
        if (!status && example->found && example->is_example)
            status = check_table(set, example, err);
    }
    free(example);
    return status;
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
        pbe_status status = check_tables(set, &set->packs[i], err);
        if (status)
            return status;
    }
    return PBE_STATUS_OK;
}
