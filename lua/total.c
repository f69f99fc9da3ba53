/* total.c - a table through the rules: plan all rows, score each, add up. The plan and
 * the sums are Lua (prelude/whole.lua); here the rows are scored and sub-projects are
 * joined. Each step is one protected call. */
#include "lua/total.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "lua/convert.h"
#include "lua/coverage.h"
#include "lua/library.h"
#include "lua/total_run.h"

enum {
    ROWS_MAX = 20000,      /* a district's projects in one table; a form has 40 */
    ROWS_OF_BUDGET = 1000, /* that one call's instructions are enough for */
    NAME_MAX_BYTES = 1100,
    EXPLANATION_MAX = 8192 /* bytes */
};

/* What the plan says of a row. */
struct planned {
    double weight;
    struct pbe_value rule;    /* its text lives in the Lua table of rows */
    struct pbe_value unknown; /* what stands in the rule's column and names none */
    size_t leader;            /* the row that it is added to; itself otherwise */
    bool has_project;         /* it comes from a sub-project, so others may join it */
    bool by_funds; /* it leads sub-projects, whose rates are weighted by funds */
};

/* One step: the protected functions get it as their argument. */
struct task {
    const struct pack *pack;
    struct table *table;
    struct planned *plan; /* of each row */
    struct row *row;
    size_t index;
    int rows;                  /* reference of the Lua table of rows */
    struct coverage *coverage; /* may be NULL */
};

static void set_text(lua_State *L, const char *field, const struct pbe_value *value)
{
    char digits[PBE_DECIMAL_MAX];
    if (value->kind == PBE_TEXT) /* a cell may hold more than Lua may */
        lua_pushlstring(L, value->text,
                        pbe_utf8_cut(value->text, value->length, NAME_MAX_BYTES));
    else if (value->kind == PBE_NUMBER)
        lua_pushlstring(L, digits, pbe_decimal_write(value->number, 4, digits));
    else
        return;
    lua_setfield(L, -2, field);
}

static void set_number(lua_State *L, const char *field, double number)
{
    lua_pushnumber(L, number);
    lua_setfield(L, -2, field);
}

/* [-0, +1, m] */
static void push_row(lua_State *L, const struct pbe_table_row *row, size_t count)
{
    lua_createtable(L, 0, 16);
    lua_pushliteral(L, "");
    lua_setfield(L, -2, "name");
    set_text(L, "name", &row->name);
    set_text(L, "level1", &row->level1);
    set_text(L, "level2", &row->level2);
    set_text(L, "rule", &row->row.rule);
    set_text(L, "project", &row->project);
    set_text(L, "flag", &row->flag);
    set_number(L, "weight", row->row.weight);
    set_number(L, "funds", row->funds);
    lua_pushboolean(L, row->rule_is_told);
    lua_setfield(L, -2, "rule_is_told");
    if (row->parent >= 0 && (size_t)row->parent < count)
        set_number(L, "parent", row->parent + 1.0);
}

/* [-0, +1, m] pack[name], and the rows */
static void push_function(lua_State *L, const struct task *task, const char *name)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, task->pack->table);
    lua_getfield(L, -1, name);
    lua_insert(L, -2);
}

/* Runs protected: [-1, +0, e] */
static int run_plan(lua_State *L)
{
    struct task *task = lua_touserdata(L, 1);
    const struct table *table = task->table;
    lua_createtable(L, (int)table->count, 0);
    for (size_t i = 0; i < table->count; i++) {
        push_row(L, &table->rows[i], table->count);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_pushvalue(L, -1);
    task->rows = luaL_ref(L, LUA_REGISTRYINDEX);
    push_function(L, task, "plan");
    lua_pushvalue(L, 2);
    lua_call(L, 2, 0);
    return 0;
}

/* [-0, +1, m] The Lua table of the row. */
static void push_planned(lua_State *L, const struct task *task)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, task->rows);
    lua_rawgeti(L, -1, (lua_Integer)task->index + 1);
    lua_remove(L, -2);
}

/* [-0, +1, v] A text of the row at index 2, which keeps it alive; EMPTY: none. */
static struct pbe_value text_field(lua_State *L, const char *name)
{
    size_t length;
    if (lua_getfield(L, 2, name) != LUA_TSTRING)
        return pbe_value_empty();
    const char *text = lua_tolstring(L, -1, &length);
    return pbe_value_text(text, length);
}

/* Runs protected: [-1, +0, e] */
static int take_plan(lua_State *L)
{
    struct task *task = lua_touserdata(L, 1);
    for (task->index = 0; task->index < task->table->count; task->index++) {
        struct planned *planned = &task->plan[task->index];
        push_planned(L, task);
        lua_getfield(L, 2, "weight");
        planned->weight = lua_tonumber(L, -1);
        planned->leader = task->index;
        planned->has_project = task->table->rows[task->index].project.kind != PBE_EMPTY;
        if (lua_getfield(L, 2, "leader") == LUA_TNUMBER)
            planned->leader = (size_t)lua_tointeger(L, -1) - 1;
        if (lua_getfield(L, 2, "average") == LUA_TSTRING)
            planned->by_funds = strcmp(lua_tostring(L, -1), "by_funds") == 0;
        planned->rule = text_field(L, "rule");
        planned->unknown = text_field(L, "unknown_rule");
        lua_settop(L, 1);
    }
    return 0;
}

/* Tells Lua what the row came to. Runs protected: [-1, +0, e] */
static int run_note(lua_State *L)
{
    struct task *task = lua_touserdata(L, 1);
    const struct row *row = task->row;
    push_planned(L, task);
    if (row->score.has_points)
        set_number(L, "points", row->score.points);
    lua_pushboolean(L, !row->score.has_points);
    lua_setfield(L, 2, "pending");
    push_function(L, task, "note");
    lua_pushvalue(L, 2);
    lua_pushinteger(L, row->pair.kind);
    lua_pushinteger(L, row->pair.comparator);
    lua_pushnumber(L, row->pair.target);
    lua_pushnumber(L, row->pair.actual);
    lua_pushnumber(L, row->pair.upper);
    lua_call(L, 7, 0);
    return 0;
}

static void take_row(lua_State *L, struct pbe_table_score *score)
{
    lua_getfield(L, -1, "counted");
    score->counted = lua_toboolean(L, -1);
    lua_getfield(L, -2, "weight");
    score->weight = lua_tonumber(L, -1);
    if (lua_getfield(L, -3, "points") == LUA_TNUMBER) {
        score->score.points = lua_tonumber(L, -1);
        score->score.has_points = 1;
        if (score->score.outcome == PBE_CANNOT_COMPUTE)
            score->score.outcome =
                score->score.points >= score->weight ? PBE_MET : PBE_MISSED;
    }
    lua_pop(L, 3);
}

/* [-0, +0, m] Joined here: of many rows they are more than a text of Lua may hold. */
static void add_sentences(lua_State *L, int list, struct pbe_text *out)
{
    lua_Integer count = luaL_len(L, list);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, list, i);
        if (i > 1)
            pbe_text_add(out, PBE_SAY("；", "; "));
        pbe_text_add(out, luaL_checkstring(L, -1));
        lua_pop(L, 1);
    }
}

/* Runs protected: [-1, +0, e] */
static int run_total(lua_State *L)
{
    struct task *task = lua_touserdata(L, 1);
    struct table *table = task->table;
    push_function(L, task, "whole");
    lua_rawgeti(L, LUA_REGISTRYINDEX, task->rows);
    lua_call(L, 2, 6); /* total, grade, weights, pending, waiting, sentences */
    table->total.has_points = lua_type(L, 2) == LUA_TNUMBER;
    table->total.points = lua_tonumber(L, 2);
    table->total.weights = lua_tonumber(L, 4);
    table->total.pending = (size_t)lua_tointeger(L, 5);
    table->total.waiting = lua_tonumber(L, 6);
    if (table->grade && lua_type(L, 3) == LUA_TSTRING)
        pbe_text_add(table->grade, lua_tostring(L, 3));
    if (table->explanation)
        add_sentences(L, 7, table->explanation);
    lua_rawgeti(L, LUA_REGISTRYINDEX, task->rows);
    for (size_t i = 0; i < table->count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        take_row(L, &table->scores[i]);
        lua_pop(L, 1);
    }
    if (task->coverage)
        coverage_note_list(task->coverage, L);
    return 0;
}

/* --- the steps --- */

static pbe_status protect(struct pack_set *set, lua_CFunction function,
                          struct task *task, struct pbe_error *err)
{
    lua_pushcfunction(set->state.L, function);
    lua_pushlightuserdata(set->state.L, task);
    return state_call(&set->state, 1, 0, err);
}

/* --- one row --- */

static struct pbe_row planned_row(const struct task *task, size_t index)
{
    struct pbe_row given = task->table->rows[index].row;
    given.weight = task->plan[index].weight;
    given.rule = task->plan[index].rule;
    return given;
}

static bool is_amount(enum pbe_pair_kind kind)
{
    return kind == PBE_PAIR_NUMBERS || kind == PBE_PAIR_CHANGES;
}

/* Makes the explanation show the joined values. */
static void set_pair(struct row *row, double target, double actual)
{
    row->pair.target = pbe_decimal_round(target, 1e-8, PBE_HALF_UP);
    row->pair.actual = pbe_decimal_round(actual, 1e-8, PBE_HALF_UP);
    row->target.measure.value = row->pair.target;
    row->actual.measure.value = row->pair.actual;
    memcpy(row->actual.measure.unit, row->target.measure.unit,
           sizeof row->actual.measure.unit);
}

/* Whether other rows are added to this one. */
static bool leads(const struct task *task)
{
    for (size_t i = task->index + 1; i < task->table->count; i++)
        if (task->plan[i].leader == task->index)
            return true;
    return false;
}

/* Adds the rows of the other sub-projects to the leader's pair: amounts are summed, rates
 * averaged. A row that is no number in the same unit makes the whole pending. */
static void join_projects(const struct task *task, struct measure_cache *cache)
{
    struct row *lead = task->row, other;
    const struct pbe_table_row *rows = task->table->rows;
    bool rate = strcmp(lead->target.measure.unit, "%") == 0;
    bool by_funds = task->plan[task->index].by_funds;
    double target = 0, actual = 0, shares = 0;
    size_t joined = 0;
    for (size_t i = task->index; i < task->table->count; i++) {
        if (task->plan[i].leader != task->index)
            continue;
        struct pbe_row given = planned_row(task, i);
        double share = rate && by_funds ? rows[i].funds : 1;
        if (score_prepare(&other, &given, cache, NULL) || !is_amount(lead->pair.kind)
            || other.pair.kind != lead->pair.kind
            || strcmp(other.target.measure.unit, lead->target.measure.unit) != 0) {
            lead->pair.kind = PBE_PAIR_UNITS;
            return;
        }
        target += other.pair.target * share;
        actual += other.pair.actual * share;
        shares += share;
        lead->pair.doubts |= other.pair.doubts;
        joined++;
    }
    if (joined < 2)
        return;
    if (!rate)
        set_pair(lead, target, actual);
    else if (shares > 0)
        set_pair(lead, target / shares, actual / shares);
    else
        lead->pair.kind = PBE_PAIR_AMBIGUOUS; /* no funds, so no weights */
}

/* What became of a rule that the pack does not have. */
static void tell_unknown_rule(const struct task *task, struct pbe_text *said)
{
    enum { SHOWN = 60 };
    const struct pbe_value *unknown = &task->plan[task->index].unknown;
    int rule = task->row->score.rule;
    if (unknown->kind != PBE_TEXT)
        return;
    size_t cut = pbe_utf8_cut(unknown->text, unknown->length, SHOWN);
    pbe_text_addf(
        said,
        PBE_SAY("；评分标准“%.*s%s”不在规则包里", "; the pack has no rule “%.*s%s”"),
        (int)cut, unknown->text, cut < unknown->length ? "…" : "");
    if (rule >= 0 && (size_t)rule < task->pack->rule_count)
        pbe_text_addf(said, PBE_SAY("，按“%s”计分", ", so “%s” was used"),
                      task->pack->rules[rule].name);
}

/* Keeps the explanation of a row, or what is wrong with it. */
static pbe_status keep_explanation(const struct task *task, struct pbe_text *said,
                                   pbe_status status, struct pbe_error *err)
{
    struct table *table = task->table;
    if (status && err) {
        pbe_text_clear(said);
        pbe_error_write(err, said);
    }
    if (said->length > 0)
        pbe_utf8_clean(said->bytes, said->length);
    const char *kept =
        said->starved ? NULL
                      : pbe_arena_text(table->arena, pbe_text_get(said), said->length);
    if (!kept)
        return pbe_error_memory(err);
    table->explanations[task->index] = kept;
    return PBE_STATUS_OK;
}

/* Scores the row at task->index; what is wrong with this row alone makes it pending. */
static pbe_status score_one(struct pack_set *set, const struct task *task,
                            struct measure_cache *cache, struct pbe_error *err)
{
    struct row *row = task->row;
    struct pbe_row given = planned_row(task, task->index);
    struct pbe_table_score *score = &task->table->scores[task->index];
    struct pbe_score pending = {.outcome = PBE_CANNOT_COMPUTE, .rule = -1};
    struct pbe_text said;
    pbe_text_init(&said, EXPLANATION_MAX);
    pbe_status status = score_prepare(row, &given, cache, err);
    if (!status) {
        row->target.shown = task->table->rows[task->index].target_shown;
        row->actual.shown = task->table->rows[task->index].actual_shown;
        if (task->plan[task->index].has_project && leads(task))
            join_projects(task, cache);
        status = task->table->explanations
                     ? score_explain(set, task->pack, row, &said, err)
                     : score_run(set, task->pack, row, err);
    }
    if (!status)
        tell_unknown_rule(task, &said);
    score->score = status ? pending : row->score;
    score->weight = given.weight;
    if (status != PBE_STATUS_MEMORY)
        status = task->table->explanations ? keep_explanation(task, &said, status, err)
                                           : PBE_STATUS_OK;
    pbe_text_done(&said);
    return status;
}

static pbe_status score_rows(struct pack_set *set, struct task *task,
                             struct measure_cache *cache, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    for (task->index = 0; task->index < task->table->count && !status; task->index++) {
        if (task->plan[task->index].leader != task->index) {
            task->table->scores[task->index] = (struct pbe_table_score){
                .score = {.outcome = PBE_CANNOT_COMPUTE, .rule = -1},
                .weight = task->plan[task->index].weight};
            continue;
        }
        status = score_one(set, task, cache, err);
        if (status)
            return status;
        task->row->score = task->table->scores[task->index].score;
        library_set_row(set->state.L, task->row);
        status = protect(set, run_note, task, err);
        library_set_row(set->state.L, NULL);
    }
    return status;
}

pbe_status total_run(struct pack_set *set, const struct pack *pack,
                     struct measure_cache *cache, struct row *row, struct table *table,
                     struct pbe_error *err)
{
    struct task task = {.pack = pack,
                        .table = table,
                        .row = row,
                        .rows = LUA_NOREF,
                        .coverage = set->coverage};
    if (table->count > ROWS_MAX)
        return pbe_error_set(err, PBE_STATUS_LIMIT, "%s",
                             PBE_SAY("表格行数太多", "the table has too many rows"));
    task.plan = calloc(table->count + 1, sizeof *task.plan);
    if (!task.plan)
        return pbe_error_memory(err);
    unsigned budget = set->state.budget;
    state_scale_budget(&set->state, 1 + table->count / ROWS_OF_BUDGET);
    pbe_status status = protect(set, run_plan, &task, err);
    if (!status)
        status = protect(set, take_plan, &task, err);
    if (!status)
        status = score_rows(set, &task, cache, err);
    if (!status)
        status = protect(set, run_total, &task, err);
    luaL_unref(set->state.L, LUA_REGISTRYINDEX, task.rows);
    set->state.budget = budget;
    free(task.plan);
    return status;
}
