#include "lua/template.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "lua/engine_private.h"
#include "lua/listing.h"

enum { PARTS = 6, PATIENCE = 20 }; /* kind, name, fill, target, rule, number */

static const char *const kinds[] = {
#define PBE_LINE(name, word) word,
    PBE_TEMPLATE_LINES(PBE_LINE)
#undef PBE_LINE
};

enum { KINDS = sizeof kinds / sizeof *kinds };

struct request {
    const struct pack_set *set;
    const struct pack *pack;
    struct pbe_template_line *lines; /* one block with the texts */
    size_t count;
};

static enum pbe_template_kind kind_of(const char *word)
{
    int kind = 0;
    while (kind < KINDS - 1 && strcmp(kinds[kind], word) != 0)
        kind++;
    return (enum pbe_template_kind)kind;
}

static double number_of(const char *digits)
{
    double number = 0;
    pbe_decimal_read(digits, strlen(digits), &number);
    return number;
}

static void fill(lua_State *L, struct request *request)
{
    char *at = (char *)(request->lines + request->count), *parts[PARTS];
    for (size_t i = 0; i < request->count; i++) {
        at = listing_copy(L, i, PARTS, at, parts);
        request->lines[i] = (struct pbe_template_line){.kind = kind_of(parts[0]),
                                                       .name = parts[1],
                                                       .fill = parts[2],
                                                       .target = parts[3],
                                                       .rule = parts[4],
                                                       .number = number_of(parts[5])};
    }
}

/* Runs protected: [-1, +0, e]. The block is allocated last, so that no error leaks it. */
static int run_template(lua_State *L)
{
    struct request *request = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, request->set->template);
    lua_rawgeti(L, LUA_REGISTRYINDEX, request->pack->table);
    lua_call(L, 1, 1);
    size_t size = listing_size(L, PARTS, &request->count);
    request->lines = malloc(request->count * sizeof *request->lines + size + 1);
    if (request->lines)
        fill(L, request);
    return 0;
}

static pbe_status take_lines(struct pack_set *set, struct request *request,
                             struct pbe_error *err)
{
    unsigned budget = set->state.budget;
    state_scale_budget(&set->state, PATIENCE);
    lua_pushcfunction(set->state.L, run_template);
    lua_pushlightuserdata(set->state.L, request);
    pbe_status status = state_call(&set->state, 1, 0, err);
    set->state.budget = budget;
    if (!status && !request->lines)
        return pbe_error_memory(err);
    if (!status && request->count == 0) {
        free(request->lines);
        return pbe_error_set(
            err, PBE_STATUS_PACK,
            PBE_SAY("规则包 %s 没有权重框架 framework，做不出自评表；请在 pack.lua "
                    "里写上各一级指标的分值",
                    "the pack %s has no framework, so there is no form; write the "
                    "weights of its headings into pack.lua"),
            request->pack->id);
    }
    return status;
}

pbe_status pbe_engine_template(pbe_engine *engine, const struct pbe_value *id,
                               struct pbe_template_line **lines, size_t *count,
                               struct pbe_error *err)
{
    struct request request = {0};
    pthread_mutex_lock(&engine->lock);
    pbe_status status = engine_find_pack(engine, id, &request.pack, err);
    request.set = engine->set;
    if (!status)
        status = take_lines(engine->set, &request, err);
    pthread_mutex_unlock(&engine->lock);
    if (!status) {
        *lines = request.lines;
        *count = request.count;
    }
    return status;
}
