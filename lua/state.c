#include "lua/state.h"

#include <lauxlib.h>
#include <limits.h>
#include <stdlib.h>

#include "base/language.h"
#include "lua/message.h"

enum { HOOK_INTERVAL = 1000, LARGE_BLOCK = 4096, BYTES_PER_INSTRUCTION = 16 };

/* Whether a new or growing block is refused. A text is compared, joined and searched by
 * single instructions, so its length bounds what one instruction can cost. */
static bool is_too_much(struct state *state, bool is_text, size_t old_size,
                        size_t new_size)
{
    if (is_text && new_size > STATE_TEXT_MAX + 64) /* and its header */
        return true;
    if (new_size >= LARGE_BLOCK)
        state->remaining -= (long)(new_size / BYTES_PER_INSTRUCTION);
    return new_size - old_size > state->memory_limit - state->memory_used
           || (new_size >= LARGE_BLOCK && state->remaining < 0);
}

/* lua_Alloc with a cap. Shrinking never fails, as Lua demands. */
static void *allocate(void *user, void *block, size_t old_size, size_t new_size)
{
    struct state *state = user;
    bool is_text = !block && old_size == LUA_TSTRING;
    if (!block)
        old_size = 0; /* Lua passes a type tag here */
    if (new_size == 0) {
        free(block);
        state->memory_used -= old_size;
        return NULL;
    }
    if (new_size > old_size && is_too_much(state, is_text, old_size, new_size))
        return NULL;
    void *moved = realloc(block, new_size);
    if (!moved && new_size <= old_size)
        moved = block; /* larger than it need be */
    if (moved)
        state->memory_used = state->memory_used - old_size + new_size;
    return moved;
}

struct state *state_of(lua_State *L)
{
    void *user;
    lua_getallocf(L, &user);
    return user;
}

static void spend(lua_State *L, struct state *state, long cost)
{
    state->remaining -= cost;
    if (state->remaining > 0)
        return;
    state->exhausted = true;
    message_push_place(L);
    lua_pushstring(L, PBE_SAY("指令数超出限制，规则可能是死循环",
                              "too many instructions: the rule may loop for ever"));
    lua_concat(L, 2);
    lua_error(L);
}

static void count_hook(lua_State *L, lua_Debug *record)
{
    (void)record;
    spend(L, state_of(L), HOOK_INTERVAL);
}

void state_charge(lua_State *L, size_t cost)
{
    const size_t most = 1u << 30;
    spend(L, state_of(L), (long)(cost < most ? cost : most));
}

/* Raised outside any protected call there is nothing to do but say why and stop; all
 * our work is protected, so this is for our own mistakes. */
static int panic(lua_State *L)
{
    (void)L;
    return 0;
}

pbe_status state_open(struct state *state, size_t memory_limit, unsigned budget,
                      struct pbe_error *err)
{
    *state = (struct state){.memory_limit = memory_limit, .budget = budget};
    state->plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (state->plain)
        state->L = lua_newstate(allocate, state);
    if (!state->L) {
        state_close(state);
        return pbe_error_memory(err);
    }
    lua_atpanic(state->L, panic);
    return PBE_STATUS_OK;
}

void state_close(struct state *state)
{
    if (state->L)
        lua_close(state->L);
    if (state->plain)
        freelocale(state->plain);
    state->L = NULL;
    state->plain = (locale_t)0;
}

void state_scale_budget(struct state *state, size_t factor)
{
    state->budget =
        state->budget < INT_MAX / factor ? state->budget * (unsigned)factor : INT_MAX;
}

static pbe_status call(struct state *state, int arguments, int results,
                       struct pbe_error *err)
{
    state->remaining = (long)state->budget;
    state->exhausted = false;
    /* The host's locale may write 0,5: numbers in files and texts have a point. */
    locale_t hosts = uselocale(state->plain);
    int code = lua_pcall(state->L, arguments, results, 0);
    uselocale(hosts);
    if (code == LUA_OK)
        return PBE_STATUS_OK;
    pbe_status status =
        code == LUA_ERRMEM || state->exhausted ? PBE_STATUS_LIMIT : PBE_STATUS_RULE;
    return message_take(state->L, code == LUA_ERRMEM, status, err);
}

void state_watch(lua_State *L)
{
    if (lua_gethookmask(L) == 0)
        lua_sethook(L, count_hook, LUA_MASKCOUNT, HOOK_INTERVAL);
}

pbe_status state_call(struct state *state, int arguments, int results,
                      struct pbe_error *err)
{
    state_watch(state->L);
    return call(state, arguments, results, err);
}

pbe_status state_call_prelude(struct state *state, int arguments, int results,
                              struct pbe_error *err)
{
    if (lua_gethookmask(state->L) != 0)
        lua_sethook(state->L, NULL, 0, 0);
    return call(state, arguments, results, err);
}
