#include "lua/coverage.h"

#include <lauxlib.h>
#include <string.h>

/* One listing; the protected function gets it as its argument. */
struct branch_list {
    struct pack_set *set;
    const bool *tried;
    struct pbe_arena *arena;
    struct coverage *coverage;
    bool starved;
};

/* A field of the table at the top as a text in the arena; "" when it is not there. */
static const char *keep_field(lua_State *L, struct branch_list *listing,
                              const char *field)
{
    size_t length = 0;
    const char *text = "", *copy;
    if (lua_getfield(L, -1, field) == LUA_TSTRING)
        text = lua_tolstring(L, -1, &length);
    copy = pbe_arena_text(listing->arena, text, length);
    lua_pop(L, 1);
    listing->starved = listing->starved || !copy;
    return copy;
}

static int int_field(lua_State *L, const char *field, int otherwise)
{
    int number = lua_getfield(L, -1, field) == LUA_TNUMBER ? (int)lua_tointeger(L, -1)
                                                           : otherwise;
    lua_pop(L, 1);
    return number;
}

/* [-0, +0, m] The branch whose description is at the top. */
static void take_branch(lua_State *L, struct branch_list *listing,
                        const struct pack *pack, struct coverage_branch *branch)
{
    lua_getfield(L, -1, "thing");
    const void *thing = lua_topointer(L, -1);
    lua_pop(L, 1);
    *branch = (struct coverage_branch){
        .thing = thing,
        .number = int_field(L, "number", 0),
        .outcome = int_field(L, "outcome", -1),
        .pack = pack,
        .name = keep_field(L, listing, "name"),
        .text = keep_field(L, listing, "text"),
        .place = keep_field(L, listing, "place"),
        .list = keep_field(L, listing, "list"),
        .entry = int_field(L, "entry", 0),
    };
}

/* [-0, +0, m] */
static void take_identities(lua_State *L, struct branch_list *listing, size_t index)
{
    const struct pack *pack = &listing->set->packs[index];
    const void **rules =
        pbe_arena_take(listing->arena, pack->rule_count, sizeof *rules);
    listing->coverage->rules[index] = rules;
    listing->starved = listing->starved || !rules;
    lua_rawgeti(L, LUA_REGISTRYINDEX, pack->table);
    lua_getfield(L, -1, "rules");
    for (size_t i = 0; rules && i < pack->rule_count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        rules[i] = lua_topointer(L, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 2);
}

/* Runs protected: [-1, +0, e]. Leaves each pack's list on the stack until all are known,
 * then takes the branches out. */
static int list_branches(lua_State *L)
{
    struct branch_list *listing = lua_touserdata(L, 1);
    struct coverage *coverage = listing->coverage;
    size_t packs = listing->set->count, count = 0;
    luaL_checkstack(L, (int)packs + 20, NULL);
    for (size_t i = 0; i < packs; i++) {
        take_identities(L, listing, i);
        lua_rawgeti(L, LUA_REGISTRYINDEX, listing->set->branches);
        lua_rawgeti(L, LUA_REGISTRYINDEX, listing->set->packs[i].table);
        lua_call(L, 1, 1);
        if (listing->tried[i])
            count += (size_t)lua_rawlen(L, -1);
    }
    coverage->branches =
        pbe_arena_take(listing->arena, count, sizeof *coverage->branches);
    listing->starved = listing->starved || !coverage->branches;
    for (size_t i = 0; i < packs && !listing->starved; i++) {
        if (!listing->tried[i])
            continue;
        lua_pushvalue(L, (int)i + 2);
        lua_Integer last = (lua_Integer)lua_rawlen(L, -1);
        for (lua_Integer number = 1; number <= last; number++) {
            lua_rawgeti(L, -1, number);
            take_branch(L, listing, &listing->set->packs[i],
                        &coverage->branches[coverage->count++]);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    return 0;
}

pbe_status coverage_open(struct pack_set *set, const bool *tried,
                         struct pbe_arena *arena, struct coverage **coverage,
                         struct pbe_error *err)
{
    struct branch_list listing = {.set = set,
                                  .tried = tried,
                                  .arena = arena,
                                  .coverage =
                                      pbe_arena_take(arena, 1, sizeof **coverage)};
    if (!listing.coverage)
        return pbe_error_memory(err);
    listing.coverage->packs = set->packs;
    listing.coverage->rules =
        pbe_arena_take(arena, set->count, sizeof *listing.coverage->rules);
    if (!listing.coverage->rules)
        return pbe_error_memory(err);
    lua_pushcfunction(set->state.L, list_branches);
    lua_pushlightuserdata(set->state.L, &listing);
    pbe_status status = state_call_prelude(&set->state, 1, 0, err);
    if (!status && listing.starved)
        status = pbe_error_memory(err);
    if (!status)
        *coverage = listing.coverage;
    return status;
}

static void note(struct coverage *coverage, const void *thing, int number, int outcome)
{
    for (size_t i = 0; i < coverage->count; i++) {
        struct coverage_branch *branch = &coverage->branches[i];
        if (branch->thing == thing
            && (number >= 0 ? branch->number == number : branch->outcome == outcome))
            branch->reached = true;
    }
}

void coverage_note_row(struct coverage *coverage, const struct pack *pack,
                       const struct row *row)
{
    if (row->score.rule < 0)
        return;
    const void *rule = coverage->rules[pack - coverage->packs][row->score.rule];
    for (int i = 0; i < row->branch_count; i++)
        note(coverage, rule, row->branches[i], -1);
    if (row->branch_count == 0)
        note(coverage, rule, -1, (int)row->score.outcome);
}

void coverage_note_list(struct coverage *coverage, lua_State *L)
{
    lua_getfield(L, -1, "reached");
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, -1, i);
        lua_rawgeti(L, -1, 1);
        lua_rawgeti(L, -2, 2);
        note(coverage, lua_topointer(L, -2), (int)lua_tointeger(L, -1), -1);
        lua_pop(L, 3);
    }
    lua_pop(L, 1);
}
