#include "lua/engine.h"

#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "base/utf8.h"
#include "lua/engine_private.h"

pbe_status pbe_engine_new(const struct pbe_engine_options *options, pbe_engine **engine,
                          struct pbe_error *err)
{
    pbe_engine *made = calloc(1, sizeof *made);
    if (made)
        made->options = options_dup(options);
    if (!made || !made->options) {
        free(made);
        return pbe_error_memory(err);
    }
    made->cache = measure_cache_new();
    made->memo = memo_new();
    pthread_mutex_init(&made->lock, NULL);
    *engine = made;
    return PBE_STATUS_OK;
}

void pbe_engine_free(pbe_engine *engine)
{
    if (!engine)
        return;
    pack_set_free(engine->set);
    memo_free(engine->memo);
    measure_cache_free(engine->cache);
    options_free(engine->options);
    pthread_mutex_destroy(&engine->lock);
    free(engine);
}

pbe_status pbe_engine_set_options(pbe_engine *engine,
                                  const struct pbe_engine_options *options,
                                  struct pbe_error *err)
{
    struct options *made = options_dup(options);
    if (!made)
        return pbe_error_memory(err);
    pthread_mutex_lock(&engine->lock);
    struct options *old = engine->options;
    engine->options = made;
    memo_clear(engine->memo); /* the default pack may be another */
    pthread_mutex_unlock(&engine->lock);
    options_free(old);
    return PBE_STATUS_OK;
}

/* --- packs --- */

pbe_status engine_unknown_pack(const struct pack_set *set, const char *id,
                               size_t length, struct pbe_error *err)
{
    if (!set || set->count == 0)
        return pbe_error_set(err, PBE_STATUS_UNKNOWN, "%s",
                             PBE_SAY("没有规则包，请检查规则文件夹",
                                     "there is no rule pack; check the rules folder"));
    struct pbe_text known;
    pbe_text_init(&known, 512);
    for (size_t i = 0; i < set->count; i++)
        pbe_text_addf(&known, "%s%s", i ? PBE_SAY("、", ", ") : "", set->packs[i].id);
    pbe_error_set(
        err, PBE_STATUS_UNKNOWN,
        PBE_SAY("没有规则包“%.*s”，现有：%s", "there is no pack “%.*s”; there are: %s"),
        (int)pbe_utf8_cut(id, length, 100), id, pbe_text_get(&known));
    pbe_text_done(&known);
    return PBE_STATUS_UNKNOWN;
}

pbe_status engine_find_pack(const pbe_engine *engine, const struct pbe_value *id,
                            const struct pack **pack, struct pbe_error *err)
{
    if (!engine->set && engine->load_error.status) {
        if (err)
            *err = engine->load_error;
        return engine->load_error.status;
    }
    if (id->kind == PBE_NUMBER)
        return pbe_error_set(err, PBE_STATUS_ARGUMENT, "%s",
                             PBE_SAY("规则包应写编号，如 mof-2020-10",
                                     "the pack must be an id, such as mof-2020-10"));
    bool by_default = id->kind == PBE_EMPTY;
    const char *own = engine->options->given.default_pack;
    const char *text = !by_default ? id->text : own ? own : ENGINE_DEFAULT_PACK;
    size_t length = by_default ? strlen(text) : id->length;
    *pack = engine->set ? pack_find(engine->set, text, length) : NULL;
    return *pack ? PBE_STATUS_OK : engine_unknown_pack(engine->set, text, length, err);
}

pbe_status pbe_engine_pack(pbe_engine *engine, const struct pbe_value *id,
                           struct pbe_text *out, struct pbe_error *err)
{
    enum { SHOWN_FINGERPRINT = 8 };
    const struct pack *pack = NULL;
    pthread_mutex_lock(&engine->lock);
    pbe_status status = engine_find_pack(engine, id, &pack, err);
    if (!status) {
        pbe_text_addf(out, "%s %s (%.*s)", pack->id, pack->version, SHOWN_FINGERPRINT,
                      pack->fingerprint);
        if (engine->load_error.status) {
            pbe_text_add(
                out, PBE_SAY("；规则文件有误，沿用上次的规则：",
                             "; a rule file is wrong, the last good rules go on: "));
            pbe_error_write(&engine->load_error, out);
        }
    }
    pthread_mutex_unlock(&engine->lock);
    return status;
}

pbe_status pbe_engine_last_error(pbe_engine *engine, struct pbe_error *err)
{
    pthread_mutex_lock(&engine->lock);
    pbe_status status = engine->load_error.status;
    if (err)
        *err = engine->load_error;
    pthread_mutex_unlock(&engine->lock);
    return status;
}

const char *pbe_engine_lua(void)
{
    return LUA_RELEASE;
}

/* Copies a text to *at and moves *at behind it. */
static const char *place_text(char **at, const char *text)
{
    char *start = *at;
    size_t size = strlen(text) + 1;
    memcpy(start, text, size);
    *at += size;
    return start;
}

/* The rules and all their texts in one new block; NULL when memory ends. */
static struct pbe_rule_info *copy_rules(const struct pack *pack)
{
    size_t size = pack->rule_count * sizeof *pack->rules + 1;
    for (size_t i = 0; i < pack->rule_count; i++)
        size += strlen(pack->rules[i].name) + strlen(pack->rules[i].basis)
                + strlen(pack->rules[i].sentence) + 3;
    struct pbe_rule_info *rules = malloc(size);
    char *texts = rules ? (char *)(rules + pack->rule_count) : NULL;
    for (size_t i = 0; rules && i < pack->rule_count; i++) {
        rules[i].name = place_text(&texts, pack->rules[i].name);
        rules[i].basis = place_text(&texts, pack->rules[i].basis);
        rules[i].sentence = place_text(&texts, pack->rules[i].sentence);
    }
    return rules;
}

pbe_status pbe_engine_rules(pbe_engine *engine, const struct pbe_value *id,
                            struct pbe_rule_info **rules, size_t *count,
                            struct pbe_error *err)
{
    const struct pack *pack = NULL;
    struct pbe_rule_info *copy = NULL;
    pthread_mutex_lock(&engine->lock);
    pbe_status status = engine_find_pack(engine, id, &pack, err);
    if (!status) {
        copy = copy_rules(pack);
        *count = copy ? pack->rule_count : 0;
    }
    pthread_mutex_unlock(&engine->lock);
    if (!status && !copy)
        status = pbe_error_memory(err);
    if (!status)
        *rules = copy;
    return status;
}

void pbe_engine_packs(pbe_engine *engine, struct pbe_text *out)
{
    pthread_mutex_lock(&engine->lock);
    for (size_t i = 0; engine->set && i < engine->set->count; i++)
        pbe_text_addf(out, "%s\n", engine->set->packs[i].id);
    pthread_mutex_unlock(&engine->lock);
}

/* --- scores --- */

pbe_status pbe_engine_score(pbe_engine *engine, const struct pbe_row *given,
                            struct pbe_score *score, struct pbe_error *err)
{
    const struct pack *pack = NULL;
    pbe_status status = PBE_STATUS_OK;
    pthread_mutex_lock(&engine->lock);
    uint64_t key = memo_key(engine->memo, given);
    if (!memo_find(engine->memo, key, score)) {
        status = engine_find_pack(engine, &given->pack, &pack, err);
        if (!status)
            status = score_prepare(&engine->row, given, engine->cache, err);
        if (!status)
            status = score_run(engine->set, pack, &engine->row, err);
        if (!status) {
            *score = engine->row.score;
            memo_keep(engine->memo, key, score);
        }
    }
    pthread_mutex_unlock(&engine->lock);
    return status;
}

pbe_status pbe_engine_explain(pbe_engine *engine, const struct pbe_row *given,
                              struct pbe_text *out, struct pbe_score *score,
                              struct pbe_error *err)
{
    const struct pack *pack = NULL;
    struct pbe_error own;
    struct pbe_score pending = {.outcome = PBE_CANNOT_COMPUTE, .rule = -1};
    size_t start = out->length;
    pthread_mutex_lock(&engine->lock);
    pbe_status status = engine_find_pack(engine, &given->pack, &pack, &own);
    if (!status)
        status = score_prepare(&engine->row, given, engine->cache, &own);
    if (!status)
        status = score_explain(engine->set, pack, &engine->row, out, &own);
    if (status)
        pbe_error_write(&own, out);
    if (out->length > start) /* cells and rules may hold line breaks and stray bytes */
        pbe_utf8_clean(out->bytes + start, out->length - start);
    if (score)
        *score = status ? pending : engine->row.score;
    pthread_mutex_unlock(&engine->lock);
    if (out->starved)
        return pbe_error_memory(err);
    return PBE_STATUS_OK;
}

/* --- rates and grades --- */

struct figure {
    const struct pack_set *set;
    const struct pack *pack;
    const struct pbe_value *kind;
    double value, base, result;
    struct pbe_text *word;
};

/* Runs protected: [-1, +0, e] */
static int run_rate(lua_State *L)
{
    struct figure *figure = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, figure->set->rate);
    lua_rawgeti(L, LUA_REGISTRYINDEX, figure->pack->table);
    lua_pushnumber(L, figure->value);
    lua_pushnumber(L, figure->base);
    if (figure->kind->kind == PBE_TEXT)
        lua_pushlstring(L, figure->kind->text, figure->kind->length);
    else
        lua_pushnil(L);
    lua_call(L, 4, 1);
    figure->result = luaL_checknumber(L, -1);
    return 0;
}

/* Runs protected: [-1, +0, e] */
static int run_grade(lua_State *L)
{
    struct figure *figure = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, figure->set->grade);
    lua_rawgeti(L, LUA_REGISTRYINDEX, figure->pack->table);
    lua_pushnumber(L, figure->value);
    lua_call(L, 2, 1);
    pbe_text_add(figure->word, luaL_checkstring(L, -1));
    return 0;
}

static pbe_status run_figure(struct pack_set *set, lua_CFunction function,
                             struct figure *figure, struct pbe_error *err)
{
    lua_pushcfunction(set->state.L, function);
    lua_pushlightuserdata(set->state.L, figure);
    return state_call(&set->state, 1, 0, err);
}

pbe_status pbe_engine_rate(pbe_engine *engine, double value, double base,
                           const struct pbe_value *kind, const struct pbe_value *id,
                           double *rate, struct pbe_error *err)
{
    if (!isfinite(value) || !isfinite(base))
        return pbe_error_set(
            err, PBE_STATUS_ARGUMENT, "%s",
            PBE_SAY("数值和基数应为数字", "value and base must be numbers"));
    if (base == 0)
        return pbe_error_set(
            err, PBE_STATUS_ARGUMENT, "%s",
            PBE_SAY("基数为0，比率没有意义，请核对预算数或编制数",
                    "the base is 0, so there is no rate; check the base"));
    if (kind->kind == PBE_NUMBER)
        return pbe_error_set(
            err, PBE_STATUS_ARGUMENT, "%s",
            PBE_SAY("比率的种类应写名称，如 执行率",
                    "the kind of rate must be a name, such as 执行率"));
    struct figure figure = {.kind = kind, .value = value, .base = base};
    pthread_mutex_lock(&engine->lock);
    pbe_status status = engine_find_pack(engine, id, &figure.pack, err);
    figure.set = engine->set;
    if (!status)
        status = run_figure(engine->set, run_rate, &figure, err);
    pthread_mutex_unlock(&engine->lock);
    if (!status && !isfinite(figure.result))
        status = pbe_error_set(err, PBE_STATUS_ARGUMENT, "%s",
                               PBE_SAY("基数太小，比率算不出来，请核对",
                                       "the base is too small for a rate; check it"));
    if (!status)
        *rate = figure.result;
    return status;
}

pbe_status pbe_engine_grade(pbe_engine *engine, double total,
                            const struct pbe_value *id, struct pbe_text *out,
                            struct pbe_error *err)
{
    /* A sum of points may be 89.99999999999999: what Calc shows as 90 is 90. */
    struct figure figure = {.value = pbe_decimal_round(total, 1e-9, PBE_HALF_UP),
                            .word = out};
    char digits[PBE_DECIMAL_MAX];
    pthread_mutex_lock(&engine->lock);
    pbe_status status = engine_find_pack(engine, id, &figure.pack, err);
    figure.set = engine->set;
    if (!status && !(total >= 0 && total <= figure.pack->total + 1e-9))
        status =
            pbe_error_set(err, PBE_STATUS_ARGUMENT,
                          PBE_SAY("总分应在 0 至 %s 之间", "the total must be 0 to %s"),
                          (pbe_decimal_write(figure.pack->total, 4, digits), digits));
    if (!status)
        status = run_figure(engine->set, run_grade, &figure, err);
    pthread_mutex_unlock(&engine->lock);
    return status;
}
