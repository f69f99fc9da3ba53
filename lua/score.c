#include "lua/score.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "base/utf8.h"
#include "lua/convert.h"
#include "lua/coverage.h"
#include "lua/library.h"

/* --- wordings --- */

enum { CACHE_ENTRIES = 1024, CACHE_TEXT = 56 };

struct cached {
    uint32_t hash;
    uint8_t role, length; /* length 0: the entry is free */
    char text[CACHE_TEXT];
    struct pbe_measure measure;
};

struct measure_cache {
    struct cached
        entries[CACHE_ENTRIES]; /* direct-mapped: a newer text takes the place */
};

struct measure_cache *measure_cache_new(void)
{
    return calloc(1, sizeof(struct measure_cache));
}

void measure_cache_free(struct measure_cache *cache)
{
    free(cache);
}

/* FNV-1a. */
static uint32_t hash_text(const char *text, size_t length, enum pbe_role role)
{
    uint32_t hash = 2166136261u ^ (uint32_t)role;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

void measure_cache_read(struct measure_cache *cache, const char *text, size_t length,
                        enum pbe_role role, struct pbe_measure *measure)
{
    if (!cache || length == 0 || length > CACHE_TEXT) {
        pbe_measure_read(text, length, role, measure);
        return;
    }
    uint32_t hash = hash_text(text, length, role);
    struct cached *entry = &cache->entries[hash % CACHE_ENTRIES];
    if (entry->hash != hash || entry->role != role || entry->length != length
        || memcmp(entry->text, text, length) != 0) {
        pbe_measure_read(text, length, role, &entry->measure);
        memcpy(entry->text, text, length);
        entry->hash = hash;
        entry->role = (uint8_t)role;
        entry->length = (uint8_t)length;
    }
    *measure = entry->measure;
}

static void read_wording(struct wording *wording, const struct pbe_value *value,
                         enum pbe_role role, struct measure_cache *cache)
{
    wording->text = "";
    wording->length = 0;
    wording->shown = NULL;
    if (value->kind == PBE_TEXT) {
        wording->text = value->text;
        wording->length = value->length;
    } else if (value->kind == PBE_NUMBER) {
        wording->text = wording->digits;
        wording->length = pbe_decimal_write(value->number, 15, wording->digits);
    }
    measure_cache_read(cache, wording->text, wording->length, role, &wording->measure);
}

/* --- arguments --- */

enum { RULE_NAME_MAX = 1024 }; /* bytes */

static pbe_status check_weight(const struct row *row, struct pbe_error *err)
{
    double weight = row->given.weight;
    bool filled =
        row->pair.kind != PBE_PAIR_NO_TARGET && row->pair.kind != PBE_PAIR_NO_ACTUAL;
    if (isfinite(weight) && (weight > 0 || (weight == 0 && !filled)))
        return PBE_STATUS_OK;
    if (weight == 0)
        return pbe_error_set(err, PBE_STATUS_ARGUMENT,
                             PBE_SAY("分值没有填写或是 0，应大于0",
                                     "the weight is blank or 0, it must be over 0"));
    char digits[PBE_DECIMAL_MAX];
    pbe_decimal_write(weight, 4, digits);
    return pbe_error_set(
        err, PBE_STATUS_ARGUMENT,
        PBE_SAY("分值应大于0，现在是 %s", "the weight must be over 0, it is %s"),
        digits);
}

static pbe_status bad_given(const char *text, size_t length, struct pbe_error *err)
{
    enum { SHOWN = 60 };
    return pbe_error_set(err, PBE_STATUS_ARGUMENT,
                         PBE_SAY("自评分应为数字，现在是“%.*s”",
                                 "the self-given points must be a number, not “%.*s”"),
                         (int)pbe_utf8_cut(text, length, SHOWN), text);
}

/* The clerk's own points may stand in a text cell; they must be a number all the same. */
static pbe_status read_given(struct pbe_value *given, struct pbe_error *err)
{
    if (given->kind == PBE_EMPTY)
        return PBE_STATUS_OK;
    if (given->kind == PBE_NUMBER)
        return isfinite(given->number) ? PBE_STATUS_OK : bad_given("", 0, err);
    double number;
    size_t length = given->length;
    while (length > 0 && given->text[length - 1] == ' ')
        length--;
    if (length == 0) {
        *given = pbe_value_empty();
        return PBE_STATUS_OK;
    }
    if (pbe_decimal_read(given->text, length, &number) != length || !isfinite(number))
        return bad_given(given->text, length, err);
    *given = pbe_value_number(number);
    return PBE_STATUS_OK;
}

static pbe_status check_rule(const struct pbe_value *rule, struct pbe_error *err)
{
    if (rule->kind == PBE_TEXT && rule->length > RULE_NAME_MAX)
        return pbe_error_set(err, PBE_STATUS_UNKNOWN, "%s",
                             PBE_SAY("规则名称太长，没有这样的规则",
                                     "the rule's name is too long: there is none"));
    if (rule->kind != PBE_NUMBER)
        return PBE_STATUS_OK;
    char digits[PBE_DECIMAL_MAX];
    pbe_decimal_write(rule->number, 4, digits);
    return pbe_error_set(err, PBE_STATUS_ARGUMENT,
                         PBE_SAY("规则应写名称，现在是数字 %s",
                                 "the rule must be a name, it is the number %s"),
                         digits);
}

pbe_status score_prepare(struct row *row, const struct pbe_row *given,
                         struct measure_cache *cache, struct pbe_error *err)
{
    row->given = *given;
    row->branch_count = 0;
    trace_clear(&row->trace);
    row->score = (struct pbe_score){.outcome = PBE_CANNOT_COMPUTE, .rule = -1};
    read_wording(&row->target, &given->target, PBE_TARGET, cache);
    read_wording(&row->actual, &given->actual, PBE_ACTUAL, cache);
    pbe_pair_make(&row->target.measure, row->target.text, row->target.length,
                  &row->actual.measure, row->actual.text, row->actual.length,
                  &row->pair);
    pbe_status status = check_weight(row, err);
    if (!status)
        status = check_rule(&row->given.rule, err);
    return status ? status : read_given(&row->given.given, err);
}

/* --- the protected call --- */

struct job {
    const struct pack_set *set;
    const struct pack *pack;
    struct row *row;
    struct pbe_text *out; /* NULL: no explanation wanted */
};

/* Where there are two readings, they are of the number, not of what its cell shows. */
static struct trace_wording said_of(const struct row *row,
                                    const struct wording *wording)
{
    const char *shown = row->pair.kind == PBE_PAIR_AMBIGUOUS ? NULL : wording->shown;
    return (struct trace_wording){
        .measure = shown ? NULL : &wording->measure,
        .text = shown ? shown : wording->text,
        .length = shown ? strlen(shown) : wording->length,
    };
}

/* Whether the values are fractions in percent cells: 0.7274 of 1 is 72.74% of 100%. */
static bool are_shares(const struct row *row)
{
    return row->target.shown && (row->actual.shown || row->actual.measure.value == 0);
}

/* In a percent cell there is no doubt what 0.85 means. */
static unsigned doubts_of(const struct row *row)
{
    bool sure = row->target.shown || row->actual.shown;
    return row->pair.doubts & ~(sure ? (unsigned)PBE_DOUBT_BARE_FRACTION : 0);
}

/* [-1, +0, e] The one function that runs protected: it gets the job as its argument. */
static int run_job(lua_State *L)
{
    const struct job *job = lua_touserdata(L, 1);
    struct row *row = job->row;
    lua_rawgeti(L, LUA_REGISTRYINDEX, job->set->row);
    convert_push_row(L, job->pack, row);
    lua_call(L, CONVERT_ROW_ARGUMENTS, CONVERT_ROW_RESULTS);
    convert_take_score(L, job->pack, row);
    if (!job->out)
        return 0;
    struct trace_row facts = {
        .target = said_of(row, &row->target),
        .actual = said_of(row, &row->actual),
        .in_percent = are_shares(row),
        .serial = &row->pair.serial,
        .serial_in_target = row->target.measure.kind == PBE_MEASURE_NUMBER,
        .weight = row->given.weight,
        .points = row->score.points,
        .low = row->score.low,
        .high = row->score.high,
        .doubts = doubts_of(row),
    };
    lua_rawgeti(L, LUA_REGISTRYINDEX, job->set->sentences);
    trace_write(&row->trace, L, lua_gettop(L), &facts, job->out);
    return 0;
}

static pbe_status run(struct pack_set *set, const struct pack *pack, struct row *row,
                      struct pbe_text *out, struct pbe_error *err)
{
    struct job job = {.set = set, .pack = pack, .row = row, .out = out};
    lua_State *L = set->state.L;
    library_set_row(L, row);
    lua_pushcfunction(L, run_job);
    lua_pushlightuserdata(L, &job);
    pbe_status status = state_call_prelude(&set->state, 1, 0, err);
    library_set_row(L, NULL);
    if (!status && set->coverage)
        coverage_note_row(set->coverage, pack, row);
    return status;
}

pbe_status score_run(struct pack_set *set, const struct pack *pack, struct row *row,
                     struct pbe_error *err)
{
    return run(set, pack, row, NULL, err);
}

pbe_status score_explain(struct pack_set *set, const struct pack *pack, struct row *row,
                         struct pbe_text *out, struct pbe_error *err)
{
    return run(set, pack, row, out, err);
}
