#include "lua/examples.h"

#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "lua/score.h"

/* One example, taken out of Lua: texts stay the table's. The protected function fills
 * it for the rule and number that it says. */
struct example {
    const struct pack *pack;
    lua_Integer rule, number; /* 1-based */
    bool found;
    struct pbe_row row;
    const char *place; /* "file:line: " */
    struct pbe_trial_side expected;
};

/* Runs protected: [-1, +0, m] */
static int find_example(lua_State *L)
{
    struct example *example = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, example->pack->table);
    lua_getfield(L, -1, "rules");
    lua_rawgeti(L, -1, example->rule);
    const char *name = expected_text(L, "name");
    example->place = expected_text(L, "file");
    lua_getfield(L, -1, "examples");
    example->found = lua_rawgeti(L, -1, example->number) == LUA_TTABLE;
    if (!example->found)
        return 0;
    struct pbe_value points = expected_value(L, "points");
    example->row = (struct pbe_row){.target = expected_value(L, "target"),
                                    .actual = expected_value(L, "actual"),
                                    .weight = expected_value(L, "weight").number,
                                    .rule = pbe_value_text(name, strlen(name)),
                                    .given = expected_value(L, "given")};
    example->expected = (struct pbe_trial_side){.says_points = 1,
                                                .has_points = points.kind == PBE_NUMBER,
                                                .points = points.number,
                                                .outcome = expected_text(L, "outcome"),
                                                .grade = "",
                                                .explanation = ""};
    return 0;
}

static pbe_status tell(const struct example *example, const struct pbe_score *score,
                       const char *explanation, const struct pbe_error *cause,
                       const struct expected_sink *sink, struct pbe_error *err)
{
    char file[PBE_ERROR_FILE_MAX] = "";
    struct pbe_trial_failure failure = {
        .kind = PBE_TRIAL_EXAMPLE,
        .pack = example->pack->id,
        .name = example->pack->rules[example->rule - 1].name,
        .file = file,
        .number = (int)example->number,
        .expected = example->expected,
        .actual = expected_actual(score, explanation),
    };
    expected_place(example->place, file, &failure.line);
    return sink->take(sink->user, &failure, cause, err);
}

static pbe_status run_example(struct pack_set *set, const struct example *example,
                              const struct expected_sink *sink, struct pbe_error *err)
{
    static const struct pbe_score pending = {.outcome = PBE_CANNOT_COMPUTE, .rule = -1};
    struct row row;
    struct pbe_text said;
    struct pbe_error cause;
    pbe_text_init(&said, 512);
    pbe_status status = score_prepare(&row, &example->row, NULL, &cause);
    if (!status)
        status = score_explain(set, example->pack, &row, &said, &cause);
    if (status == PBE_STATUS_MEMORY || said.starved)
        status = pbe_error_memory(err);
    else if (status)
        status = tell(example, &pending, cause.text, &cause, sink, err);
    else if (!expected_is_met(&example->expected, &row.score, pbe_text_get(&said)))
        status = tell(example, &row.score, pbe_text_get(&said), NULL, sink, err);
    pbe_text_done(&said);
    return status;
}

static pbe_status run_rule(struct pack_set *set, const struct pack *pack,
                           lua_Integer rule, const struct expected_sink *sink,
                           size_t *count, struct pbe_error *err)
{
    for (lua_Integer number = 1;; number++) {
        struct example example = {.pack = pack, .rule = rule, .number = number};
        lua_pushcfunction(set->state.L, find_example);
        lua_pushlightuserdata(set->state.L, &example);
        pbe_status status = state_call(&set->state, 1, 0, err);
        if (!status && !example.found)
            return PBE_STATUS_OK;
        if (!status)
            status = run_example(set, &example, sink, err);
        if (status)
            return status;
        ++*count;
    }
}

pbe_status examples_run(struct pack_set *set, const struct pack *pack,
                        const struct expected_sink *sink, size_t *count,
                        struct pbe_error *err)
{
    for (size_t rule = 0; rule < pack->rule_count; rule++) {
        pbe_status status =
            run_rule(set, pack, (lua_Integer)rule + 1, sink, count, err);
        if (status)
            return status;
    }
    return PBE_STATUS_OK;
}

/* --- the gate --- */

static void write_points(const struct pbe_trial_side *side, char out[PBE_DECIMAL_MAX])
{
    if (side->has_points)
        pbe_decimal_write(side->points, 4, out);
    else
        snprintf(out, PBE_DECIMAL_MAX, "%s", PBE_SAY("不计分", "none"));
}

static void refuse_example(const struct pbe_trial_failure *failure,
                           struct pbe_error *err)
{
    char expected[PBE_DECIMAL_MAX], got[PBE_DECIMAL_MAX];
    write_points(&failure->expected, expected);
    write_points(&failure->actual, got);
    pbe_error_set(err, PBE_STATUS_PACK,
                  PBE_SAY("规则“%s”的第%d个例子不对：应为 %s（%s），算得 %s（%s）：%s",
                          "rule “%s”, example %d: expected %s (%s), got %s (%s): %s"),
                  failure->name, failure->number, expected,
                  *failure->expected.outcome ? failure->expected.outcome : "-", got,
                  failure->actual.outcome, failure->actual.explanation);
}

static void refuse_table(const struct pbe_trial_failure *failure, struct pbe_error *err)
{
    char expected[PBE_DECIMAL_MAX], got[PBE_DECIMAL_MAX], what[64];
    bool grade = *failure->expected.grade;
    write_points(&failure->expected, expected);
    write_points(&failure->actual, got);
    snprintf(what, sizeof what, "%s",
             grade ? PBE_SAY("等级", "the grade ") : PBE_SAY("总分", "the total "));
    if (failure->row > 0)
        snprintf(what, sizeof what, PBE_SAY("第%d行", "row %d "), failure->row);
    pbe_error_set(err, PBE_STATUS_PACK,
                  PBE_SAY("整表例子“%s”不对：%s应为 %s，算得 %s：%s",
                          "table example “%s”: %s expected %s, got %s: %s"),
                  failure->name, what, grade ? failure->expected.grade : expected,
                  grade ? failure->actual.grade : got, failure->actual.explanation);
}

/* The first difference ends the load. */
static pbe_status refuse(void *user, const struct pbe_trial_failure *failure,
                         const struct pbe_error *cause, struct pbe_error *err)
{
    (void)user;
    if (cause && err)
        *err = *cause;
    else if (failure->kind == PBE_TRIAL_TABLE)
        refuse_table(failure, err);
    else
        refuse_example(failure, err);
    if (err && !err->file[0]) /* else the function that failed knows better */
        pbe_error_place(err, failure->file, failure->line, 0);
    return cause ? cause->status : PBE_STATUS_PACK;
}

pbe_status examples_check(struct pack_set *set, struct pbe_error *err)
{
    static const struct expected_sink gate = {.take = refuse};
    size_t count = 0;
    for (size_t i = 0; i < set->count; i++) {
        pbe_status status = examples_run(set, &set->packs[i], &gate, &count, err);
        if (!status)
            status = table_examples_run(set, &set->packs[i], &gate, &count, err);
        if (status)
            return status;
    }
    return PBE_STATUS_OK;
}
