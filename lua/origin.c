/* origin.c - every value of a pack with the place that it comes from. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "lua/engine_private.h"
#include "lua/listing.h"

enum { PARTS = 5, PATIENCE = 20 }; /* word, title, field, value, place; as for a load */

struct search {
    const struct pack_set *set;
    const struct pack *pack;
    struct pbe_origin *origins; /* one block with the texts */
    size_t count;
};

/* A place's layer: local.d, or that of the pack in whose folder it is. */
static enum pbe_layer layer_of(const struct pack_set *set, const char *file)
{
    const char *slash = strchr(file, '/');
    size_t length = slash ? (size_t)(slash - file) : 0;
    if (length == strlen(FOLDER_LOCAL) && memcmp(file, FOLDER_LOCAL, length) == 0)
        return PBE_LAYER_LOCAL;
    const struct pack *pack = length > 0 ? pack_find(set, file, length) : NULL;
    return pack ? pack->layer : PBE_LAYER_BUILT_IN;
}

static void fill(lua_State *L, struct search *search)
{
    char *at = (char *)(search->origins + search->count), *parts[PARTS];
    for (size_t i = 0; i < search->count; i++) {
        struct pbe_origin *origin = &search->origins[i];
        at = listing_copy(L, i, PARTS, at, parts);
        *origin = (struct pbe_origin){
            .word = parts[0], .title = parts[1], .field = parts[2], .value = parts[3]};
        origin->file = listing_place(parts[4], &origin->line);
        origin->layer = layer_of(search->set, origin->file);
    }
}

/* Runs protected: [-1, +0, e]. The block is allocated last, so that no error leaks it. */
static int run_origin(lua_State *L)
{
    struct search *search = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, search->set->origin);
    lua_rawgeti(L, LUA_REGISTRYINDEX, search->pack->table);
    lua_call(L, 1, 1);
    size_t size = listing_size(L, PARTS, &search->count);
    search->origins = malloc(search->count * sizeof *search->origins + size + 1);
    if (search->origins)
        fill(L, search);
    return 0;
}

pbe_status pbe_engine_origin(pbe_engine *engine, const struct pbe_value *id,
                             struct pbe_origin **origins, size_t *count,
                             struct pbe_error *err)
{
    struct search search = {0};
    pthread_mutex_lock(&engine->lock);
    pbe_status status = engine_find_pack(engine, id, &search.pack, err);
    if (!status)
        status = pack_ready_checks(engine->set, search.pack, err);
    if (!status) {
        struct state *state = &engine->set->state;
        unsigned budget = state->budget;
        search.set = engine->set;
        state_scale_budget(state, PATIENCE);
        lua_pushcfunction(state->L, run_origin);
        lua_pushlightuserdata(state->L, &search);
        status = state_call(state, 1, 0, err);
        state->budget = budget;
    }
    pthread_mutex_unlock(&engine->lock);
    if (!status && !search.origins)
        status = pbe_error_memory(err);
    if (!status) {
        *origins = search.origins;
        *count = search.count;
    }
    return status;
}
