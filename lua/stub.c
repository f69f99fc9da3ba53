/* stub.c - gives stub.lua the prelude, the vocabulary and the help, and takes its lines. */
#include "lua/stub.h"

#include <lauxlib.h>
#include <string.h>

#include "lua/library.h"
#include "lua/prelude.h"
#include "lua/state.h"
#include "lua/vocabulary.h"

enum { MEMORY = 16 << 20, BUDGET = 10000000 };

static const struct {
    const char *name, *parameters, *zh, *en; /* parameters: NULL for a word */
} help[] = {
#define HELP(name, zh, en)                 {name, NULL, zh, en},
#define FUNCTION(name, parameters, zh, en) {name, parameters, zh, en},
#include "lua/help.def"
#undef HELP
#undef FUNCTION
};

/* emit(line) [-0, +0, v] */
static int lib_emit(lua_State *L)
{
    struct pbe_text *out = lua_touserdata(L, lua_upvalueindex(1));
    size_t length;
    const char *line = luaL_checklstring(L, 1, &length);
    pbe_text_add_bytes(out, line, length);
    pbe_text_add(out, "\n");
    return 0;
}

/* [-0, +0, m] Sets the text in the table at the top. */
static void set_text(lua_State *L, const char *field, const char *text)
{
    lua_pushstring(L, text);
    lua_setfield(L, -2, field);
}

/* [-0, +1, m] The Chinese forms: the first is the one that fmt writes. */
static void push_forms(lua_State *L, const struct vocabulary_word *word)
{
    lua_newtable(L);
    lua_pushstring(L, word->chinese);
    lua_rawseti(L, -2, 1);
    const char *other = word->others;
    for (lua_Integer i = 2; *other; i++) {
        size_t size = strcspn(other, " ");
        lua_pushlstring(L, other, size);
        lua_rawseti(L, -2, i);
        other += size + (other[size] == ' ');
    }
}

/* [-0, +0, m] field = { [English word] = { Chinese form, … } } of the words that stand
 * `where` or, when it is 0, of all. */
static void set_words(lua_State *L, const char *field,
                      const struct vocabulary_word *words, size_t count, unsigned where)
{
    lua_newtable(L);
    for (size_t i = 0; i < count; i++) {
        if (where && !(words[i].where & where))
            continue;
        push_forms(L, &words[i]);
        lua_setfield(L, -2, words[i].english);
    }
    lua_setfield(L, -2, field);
}

/* [-0, +0, m] help = { [word] = { zh, en } }, functions = { [name] = { parameters, zh, en } } */
static void set_help(lua_State *L)
{
    lua_newtable(L);
    lua_newtable(L);
    for (size_t i = 0; i < sizeof help / sizeof *help; i++) {
        lua_newtable(L);
        set_text(L, "zh", help[i].zh);
        set_text(L, "en", help[i].en);
        if (help[i].parameters)
            set_text(L, "parameters", help[i].parameters);
        lua_setfield(L, help[i].parameters ? -2 : -3, help[i].name);
    }
    lua_setfield(L, -3, "functions");
    lua_setfield(L, -2, "help");
}

/* write(out) [-0, +0, e] */
static int write_stub(lua_State *L)
{
    size_t words, choices;
    const struct vocabulary_word *word = vocabulary_words(&words);
    const struct vocabulary_word *choice = vocabulary_choices(&choices);
    library_push_internal(L);
    int internal = lua_gettop(L);
    library_push_public(L);
    lua_setfield(L, internal, "public");
    prelude_run(L, prelude_files, internal);
    set_words(L, "chinese", word, words, 0);
    set_words(L, "constants", word, words, VOCABULARY_VALUE);
    set_words(L, "chosen", choice, choices, 0);
    set_help(L);
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, lib_emit, 1);
    lua_setfield(L, internal, "emit");
    prelude_run(L, stub_files, internal);
    return 0;
}

pbe_status pbe_stub_write(struct pbe_text *out, struct pbe_error *err)
{
    struct state state;
    pbe_status status = state_open(&state, MEMORY, BUDGET, err);
    if (status)
        return status;
    lua_pushcfunction(state.L, write_stub);
    lua_pushlightuserdata(state.L, out);
    status = state_call_prelude(&state, 1, 0, err);
    state_close(&state);
    return !status && out->failed ? pbe_error_memory(err) : status;
}
