/* table_examples.c - examples of a whole table: its rows, its total, its grade. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "lua/examples.h"
#include "lua/total_run.h"

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
    struct pbe_value parent = expected_value(L, "parent");
    return (struct pbe_table_row){
        .row = {.target = expected_value(L, "target"),
                .actual = expected_value(L, "actual"),
                .weight = expected_value(L, "weight").number,
                .rule = expected_value(L, "rule"),
                .given = expected_value(L, "given")},
        .name = expected_value(L, "name"),
        .level1 = expected_value(L, "level1"),
        .level2 = expected_value(L, "level2"),
        .project = expected_value(L, "project"),
        .flag = expected_value(L, "flag"),
        .funds = expected_value(L, "funds").number,
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
    example->is_example = strcmp(expected_text(L, "kind"), "example") == 0;
    if (!example->is_example)
        return 0;
    example->title = expected_text(L, "title");
    example->place = expected_text(L, "place");
    example->grade = expected_text(L, "grade");
    example->total = expected_value(L, "total");
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

/* --- beside what should come out --- */

static struct pbe_trial_side points_side(int has_points, double points)
{
    return (struct pbe_trial_side){.says_points = 1,
                                   .has_points = has_points,
                                   .points = points,
                                   .outcome = "",
                                   .grade = "",
                                   .explanation = ""};
}

static bool is_same(const struct pbe_value *expected, int has_points, double points)
{
    return expected->kind != PBE_NUMBER
           || (has_points && fabs(points - expected->number) < 1e-9);
}

/* Finds the first difference: a row, else the total, else the grade. */
static bool find_difference(const struct table_example *example,
                            const struct pbe_total *total, const char *grade,
                            struct pbe_trial_failure *failure)
{
    for (size_t i = 0; i < example->count; i++) {
        const struct pbe_score *score = &example->scores[i].score;
        if (is_same(&example->points[i], score->has_points, score->points))
            continue;
        failure->row = (int)i + 1;
        failure->expected = points_side(1, example->points[i].number);
        failure->actual = points_side(score->has_points, score->points);
        return true;
    }
    failure->actual = points_side(total->has_points, total->points);
    if (!is_same(&example->total, total->has_points, total->points)) {
        failure->expected = points_side(1, example->total.number);
        return true;
    }
    failure->expected = points_side(0, 0);
    failure->expected.says_points = 0;
    failure->expected.grade = example->grade;
    failure->actual.grade = grade;
    return *example->grade && strcmp(example->grade, grade) != 0;
}

static pbe_status tell(const struct table_example *example,
                       struct pbe_trial_failure *failure, const struct pbe_error *cause,
                       const struct expected_sink *sink, struct pbe_error *err)
{
    char file[PBE_ERROR_FILE_MAX] = "";
    failure->kind = PBE_TRIAL_TABLE;
    failure->pack = example->pack->id;
    failure->name = example->title;
    failure->file = file;
    expected_place(example->place, file, &failure->line);
    return sink->take(sink->user, failure, cause, err);
}

static pbe_status run_table(struct pack_set *set, struct table_example *example,
                            const struct expected_sink *sink, struct pbe_error *err)
{
    struct pbe_text grade, explanation;
    struct pbe_error cause;
    pbe_text_init(&grade, 128);
    pbe_text_init(&explanation, 2048);
    struct table table = {.rows = example->rows,
                          .count = example->count,
                          .scores = example->scores,
                          .grade = &grade,
                          .explanation = &explanation};
    struct pbe_trial_failure failure = {.expected = points_side(0, 0),
                                        .actual = points_side(0, 0)};
    pbe_status status =
        total_run(set, example->pack, NULL, &example->row, &table, &cause);
    if (status == PBE_STATUS_MEMORY || grade.starved || explanation.starved) {
        status = pbe_error_memory(err);
    } else if (status) {
        failure.actual.explanation = cause.text;
        status = tell(example, &failure, &cause, sink, err);
    } else if (find_difference(example, &table.total, pbe_text_get(&grade), &failure)) {
        failure.actual.explanation = pbe_text_get(&explanation);
        status = tell(example, &failure, NULL, sink, err);
    }
    pbe_text_done(&grade);
    pbe_text_done(&explanation);
    return status;
}

pbe_status table_examples_run(struct pack_set *set, const struct pack *pack,
                              const struct expected_sink *sink, size_t *count,
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
        if (status || !example->found || !example->is_example)
            continue;
        status = run_table(set, example, sink, err);
        ++*count;
    }
    free(example);
    return status;
}
