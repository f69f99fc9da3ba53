#include "lua/lint.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "lua/engine_private.h"
#include "lua/lint_code.h"
#include "lua/listing.h"
#include "lua/prelude.h"
#include "lua/vocabulary.h"
#include "lua/words.h"

/* PATIENCE: how many budgets of a row all of lint may take. */
enum {
    PARTS = 5, /* code, declaration, place, sentence, silenced */
    PATIENCE = 1000,
    SAID_MAX = 4096 /* bytes of an explanation */
};

struct job {
    struct pack_set *set;
    const struct pack *pack;
    struct row *row;      /* the engine's */
    struct pbe_text said; /* the explanation of one row */
    unsigned budget;      /* of one row */
    long cost;            /* of the last row, in instructions of a bureau's function */
    bool starved;         /* memory ended: what was found is not all */
    struct pbe_lint_finding *findings; /* one block with the texts */
    size_t count;
};

/* --- what lint's Lua files may call, beside the prelude's functions --- */

/* [-0, +0, -] An argument of try(); nil is empty. */
static struct pbe_value value_at(lua_State *L, int index)
{
    size_t length;
    const char *text = lua_tolstring(L, index, &length);
    return text ? pbe_value_text(text, length) : pbe_value_empty();
}

/* One row, with a budget of its own, which is paid from lint's when it is over. */
static pbe_status score_once(struct job *job, const struct pbe_row *given,
                             struct pbe_error *err)
{
    struct state *state = &job->set->state;
    long remaining = state->remaining;
    unsigned budget = state->budget;
    state->budget = job->budget;
    pbe_text_clear(&job->said);
    pbe_status status = score_prepare(job->row, given, NULL, err);
    if (!status) {
        status = score_explain(job->set, job->pack, job->row, &job->said, err);
        long used = (long)job->budget - state->remaining;
        job->cost += used;
        state->remaining = remaining - used;
        state->exhausted = false;
        state_watch(state->L);
    }
    state->budget = budget;
    return status;
}

/* Whether a bureau's function gave a reason. */
static bool has_reason(const struct trace *trace)
{
    for (int i = 0; i < trace->count; i++) {
        const struct trace_step *step = &trace->steps[i];
        if (strcmp(step->key, "reason") == 0 && step->count > 0
            && (!step->arguments[0].is_text
                || trace->text[step->arguments[0].text] != '\0'))
            return true;
    }
    return false;
}

/* [-0, +1, m] */
static void push_result(lua_State *L, const struct row *row, pbe_status status,
                        const struct pbe_error *err)
{
    lua_createtable(L, 0, 8);
    lua_pushinteger(L, row->pair.kind);
    lua_setfield(L, -2, "kind");
    lua_pushinteger(L, row->score.outcome);
    lua_setfield(L, -2, "outcome");
    lua_pushinteger(L, row->score.rule + 1);
    lua_setfield(L, -2, "rule");
    if (row->score.has_points) {
        lua_pushnumber(L, row->score.points);
        lua_setfield(L, -2, "points");
    }
    lua_pushboolean(L, has_reason(&row->trace));
    lua_setfield(L, -2, "reason");
    if (!status)
        return;
    lua_pushboolean(L, status == PBE_STATUS_LIMIT);
    lua_setfield(L, -2, "limit");
    if (err->line > 0)
        lua_pushfstring(L, "%s:%d: ", err->file, err->line);
    else
        lua_pushliteral(L, "");
    lua_setfield(L, -2, "place");
    lua_pushstring(L, err->text);
    lua_setfield(L, -2, "failed");
}

/* try(rule, target, actual, weight): what comes of the row: kind, outcome, points, rule
 * (its number), reason (whether there is one), cost; after an error failed, which is what
 * it says, limit and place. [-0, +1, m] */
static int lint_try(lua_State *L)
{
    struct job *job = lua_touserdata(L, lua_upvalueindex(1));
    struct pbe_row given = {.rule = value_at(L, 1),
                            .target = value_at(L, 2),
                            .actual = value_at(L, 3),
                            .weight = luaL_checknumber(L, 4)};
    struct pbe_error err = {.line = 0};
    job->cost = 0;
    pbe_status status = score_once(job, &given, &err);
    if (status == PBE_STATUS_LIMIT) /* the machine's memory may have been short */
        status = score_once(job, &given, &err);
    job->starved = job->starved || job->said.starved || status == PBE_STATUS_MEMORY;
    push_result(L, job->row, status, &err);
    lua_pushinteger(L, job->cost);
    lua_setfield(L, -2, "cost");
    return 1;
}

/* distance(a, b): how many characters differ [-0, +1, v] */
static int lint_distance(lua_State *L)
{
    size_t length, size;
    const char *a = luaL_checklstring(L, 1, &length);
    const char *b = luaL_checklstring(L, 2, &size);
    state_charge(L, WORDS_COMPARED);
    lua_pushinteger(L, (lua_Integer)words_distance(a, length, b, size));
    return 1;
}

/* lines(function): its first and its last line, and its place [-0, +3, m] */
static int lint_lines(lua_State *L)
{
    lua_Debug record;
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_settop(L, 1);
    lua_getinfo(L, ">S", &record);
    lua_pushinteger(L, record.linedefined);
    lua_pushinteger(L, record.lastlinedefined);
    lua_pushfstring(L, "%s:%d: ", record.source + 1, record.linedefined);
    return 3;
}

/* The word that authors write, for people: 分值（weight）; English alone in English. */
static void push_spoken(lua_State *L, const struct vocabulary_word *word)
{
    if (word && pbe_language_get() == PBE_CHINESE)
        lua_pushfstring(L, "%s（%s）", word->chinese, word->english);
    else
        lua_pushvalue(L, 1);
}

/* word("weight"), choice("rate") [-0, +1, v] */
static int lint_word(lua_State *L)
{
    size_t length;
    const char *name = luaL_checklstring(L, 1, &length);
    push_spoken(L, vocabulary_find(name, length));
    return 1;
}

static int lint_choice(lua_State *L)
{
    size_t length;
    const char *name = luaL_checklstring(L, 1, &length);
    push_spoken(L, vocabulary_choice(name, length));
    return 1;
}

/* --- the run --- */

static const luaL_Reg functions[] = {
    {"choice", lint_choice},
    {"distance", lint_distance},
    {"lines", lint_lines},
    {"word", lint_word},
    {NULL, NULL},
};

/* [-0, +1, m] Pushes the environment of lint's files: the prelude's is seen through it and
 * stays as it is. */
static void push_environment(lua_State *L, struct job *job)
{
    lua_newtable(L);
    lua_newtable(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, job->set->prelude);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pushlightuserdata(L, job);
    lua_pushcclosure(L, lint_try, 1);
    lua_setfield(L, -2, "try");
    luaL_setfuncs(L, functions, 0);
    size_t count;
    const struct pbe_lint_code *codes = pbe_lint_codes(&count);
    lua_createtable(L, 0, (int)count);
    for (size_t i = 0; i < count; i++) {
        lua_pushboolean(L, 1);
        lua_setfield(L, -2, codes[i].code);
    }
    lua_setfield(L, -2, "codes");
}

/* By file and line; those of one line as they were found, which is how they lie in the
 * block of texts. */
static int compare_findings(const void *a, const void *b)
{
    const struct pbe_lint_finding *one = a, *other = b;
    int order = strcmp(one->file, other->file);
    if (order == 0)
        order = (one->line > other->line) - (one->line < other->line);
    if (order == 0)
        order = (one->sentence > other->sentence) - (one->sentence < other->sentence);
    return order;
}

static void fill(lua_State *L, struct job *job)
{
    char *at = (char *)(job->findings + job->count), *parts[PARTS];
    for (size_t i = 0; i < job->count; i++) {
        struct pbe_lint_finding *finding = &job->findings[i];
        at = listing_copy(L, i, PARTS, at, parts);
        *finding = (struct pbe_lint_finding){.code = lint_code_find(parts[0]),
                                             .declaration = parts[1],
                                             .sentence = parts[3],
                                             .silenced = parts[4]};
        finding->file = listing_place(parts[2], &finding->line);
        if (!finding->code)
            luaL_error(L, "lint.def lacks %s", parts[0]);
    }
    qsort(job->findings, job->count, sizeof *job->findings, compare_findings);
}

/* Runs protected: [-1, +0, e]. The block is the job's from its birth. */
static int run_lint(lua_State *L)
{
    struct job *job = lua_touserdata(L, 1);
    push_environment(L, job);
    int environment = lua_gettop(L);
    prelude_run(L, lint_files, environment);
    lua_getfield(L, environment, "lint");
    lua_getfield(L, -1, "run");
    lua_rawgeti(L, LUA_REGISTRYINDEX, job->pack->table);
    lua_pushinteger(L, atoi(job->pack->valid_from)); /* its year, 0 when not said */
    lua_call(L, 2, 1);
    size_t size = listing_size(L, PARTS, &job->count);
    job->findings = malloc(job->count * sizeof *job->findings + size + 1);
    if (job->findings)
        fill(L, job);
    return 0;
}

static pbe_status run(struct job *job, struct pbe_error *err)
{
    struct state *state = &job->set->state;
    unsigned budget = state->budget;
    job->budget = budget;
    state_scale_budget(state, PATIENCE);
    lua_pushcfunction(state->L, run_lint);
    lua_pushlightuserdata(state->L, job);
    pbe_status status = state_call(state, 1, 0, err);
    state->budget = budget;
    if (!status && (job->starved || !job->findings))
        status = pbe_error_memory(err);
    return status;
}

pbe_status pbe_engine_lint(pbe_engine *engine, const struct pbe_value *id,
                           struct pbe_lint_finding **findings, size_t *count,
                           struct pbe_error *err)
{
    struct job job = {0};
    pbe_text_init(&job.said, SAID_MAX);
    pthread_mutex_lock(&engine->lock);
    pbe_status status = engine_find_pack(engine, id, &job.pack, err);
    if (!status) {
        job.set = engine->set;
        job.row = &engine->row;
        status = run(&job, err);
    }
    pthread_mutex_unlock(&engine->lock);
    pbe_text_done(&job.said);
    if (status) {
        free(job.findings);
        return status;
    }
    *findings = job.findings;
    *count = job.count;
    return PBE_STATUS_OK;
}
