/* test_vocabulary.c - every word of the rule language in both languages, and one to one.
 *
 * Usage: test_vocabulary PRELUDE.lua…   Fails when the prelude knows a declaration, a way
 * to score or a field that vocabulary.def does not.
 */
#undef NDEBUG /* these asserts are the test */
#include <assert.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lua/lexer.h"
#include "lua/library.h"
#include "lua/prelude.h"
#include "lua/state.h"
#include "lua/vocabulary.h"

static int failures;

static void need(const char *name, size_t length, const char *where, bool choice)
{
    const struct vocabulary_word *word =
        choice ? vocabulary_choice(name, length) : vocabulary_find(name, length);
    if (!word || strlen(word->english) != length) {
        printf("vocabulary.def lacks “%.*s” (%s)\n", (int)length, name, where);
        failures++;
    }
}

/* --- one to one --- */

static void check_forms(const struct vocabulary_word *list, size_t count,
                        const struct vocabulary_word *(*find)(const char *, size_t))
{
    for (size_t i = 0; i < count; i++) {
        const struct vocabulary_word *word = &list[i];
        assert(find(word->english, strlen(word->english)) == word);
        if (find(word->chinese, strlen(word->chinese)) != word) {
            printf("“%s” stands for two words\n", word->chinese);
            failures++;
        }
        /* the reader's buffer is twice the file */
        assert(strlen(word->english) <= 2 * strlen(word->chinese) + 4);
        for (const char *other = word->others; *other;) {
            size_t size = strcspn(other, " ");
            if (find(other, size) != word) {
                printf("“%.*s” stands for two words\n", (int)size, other);
                failures++;
            }
            other += size + (other[size] == ' ');
        }
    }
}

/* --- what the prelude knows --- */

static bool is_type(const char *text)
{
    static const char *const types[] = {"\"number\"",  "\"string\"", "\"table\"",
                                        "\"boolean\"", "\"any\"",    "\"function\""};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(text, types[i]) == 0)
            return true;
    return false;
}

/* Fields are written name = { "number", … } or name = module.some_field; a list of kinds
 * looks the same, but its names are choices. */
static void scan_fields(const char *path)
{
    static char bytes[1 << 18];
    FILE *file = fopen(path, "rb");
    assert(file);
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    struct lexer lexer;
    struct token token, before[4] = {{.kind = TOKEN_END}};
    char text[TOKEN_TEXT_MAX];
    lexer_init(&lexer, bytes, length, NULL);
    while (lexer_next(&lexer, &token)) {
        if (!token_means(&token))
            continue;
        token_text(&lexer, &token, text);
        const struct token *name = NULL;
        if (token.kind == TOKEN_TEXT && is_type(text) && token_is(&before[0], "{")
            && token_is(&before[1], "="))
            name = &before[2];
        size_t size = strlen(text);
        if (token.kind == TOKEN_NAME && size >= 5
            && strcmp(text + size - 5, "field") == 0 && token_is(&before[0], ".")
            && token_is(&before[2], "="))
            name = &before[3];
        if (name && name->kind == TOKEN_NAME
            && !vocabulary_choice(bytes + name->start, name->length)
            && (name->length < 5
                || memcmp(bytes + name->start + name->length - 5, "field", 5) != 0))
            need(bytes + name->start, name->length, path, false);
        memmove(before + 1, before, 3 * sizeof *before);
        before[0] = token;
    }
}

/* form.new and form.titled of the prelude, watched: they tell the fields of every form
 * that is made while the prelude loads. */
static const char watch[] =
    "local new, titled = form.new, form.titled\n"
    "local function tell(what, specs)\n"
    "  for name in sorted(specs) do\n"
    "    need(name, what, false)\n"
    "    for choice in sorted(specs[name].choices or {}) do\n"
    "      if type(choice) == 'string' then need(choice, what, true) end\n"
    "    end\n"
    "  end\n"
    "end\n"
    "form.new = function(...) tell(...) return new(...) end\n"
    "form.titled = function(...) tell(...) return titled(...) end\n";

/* need(name, what, is_choice) [-0, +0, v] */
static int lib_need(lua_State *L)
{
    size_t length;
    const char *name = luaL_checklstring(L, 1, &length);
    need(name, length, luaL_checkstring(L, 2), lua_toboolean(L, 3) != 0);
    return 0;
}

/* [-0, +0, e] Runs a piece of Lua in the environment at index 1 and keeps what it gives
 * there under its name. */
static void run(lua_State *L, const char *code, size_t length, const char *name)
{
    if (luaL_loadbufferx(L, code, length, name, "t"))
        lua_error(L);
    lua_pushvalue(L, 1);
    lua_setupvalue(L, -2, 1);
    lua_call(L, 0, 1);
    lua_setfield(L, 1, name);
}

/* [-0, +0, e] Runs the prelude as a load does and looks at the names that it gives. */
static int run_prelude(lua_State *L)
{
    library_push_internal(L);
    lua_pushcfunction(L, lib_need);
    lua_setfield(L, 1, "need");
    for (const struct pbe_embedded *file = prelude_files; file->name; file++) {
        run(L, (const char *)file->bytes, file->length, file->name);
        if (strcmp(file->name, "form") == 0)
            run(L, watch, strlen(watch), "watch");
    }
    for (const struct pbe_embedded *file = prelude_files; file->name; file++) {
        if (lua_getfield(L, 1, file->name) == LUA_TTABLE
            && lua_getfield(L, -1, "words") == LUA_TTABLE)
            for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
                if (lua_type(L, -2) == LUA_TSTRING
                    && lua_type(L, -1) == LUA_TFUNCTION) {
                    size_t length;
                    const char *name = lua_tolstring(L, -2, &length);
                    need(name, length, "a declaration", false);
                }
        lua_settop(L, 1);
    }
    return 0;
}

int main(int argc, char **argv)
{
    size_t count;
    const struct vocabulary_word *words = vocabulary_words(&count);
    check_forms(words, count, vocabulary_find);
    words = vocabulary_choices(&count);
    check_forms(words, count, vocabulary_choice);
    for (int i = 1; i < argc; i++)
        scan_fields(argv[i]);
    struct state state;
    struct pbe_error err;
    assert(state_open(&state, 16 << 20, 10000000, &err) == PBE_STATUS_OK);
    lua_pushcfunction(state.L, run_prelude);
    if (state_call(&state, 0, 0, &err)) {
        printf("%s\n", err.text);
        failures++;
    }
    state_close(&state);
    printf("%zu choices, %d failures\n", count, failures);
    return failures > 0;
}
