/* test_stub.c - the editor stub names every field of every form and no other.
 *
 * Usage: test_stub stub_forms.lua   The forms are watched while the prelude loads; then
 * the Lua file says what each class has to have. The stub itself is plain Lua, and the
 * same in both languages.
 */
#undef NDEBUG /* these asserts are the test */
#include <assert.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "lua/library.h"
#include "lua/prelude.h"
#include "lua/state.h"
#include "lua/stub.h"
#include "lua/vocabulary.h"

enum { OTHER_CLASSES = 2 }; /* pbe.way and pbe.row are no forms */

static const char field_start[] = "---@field ", class_start[] = "---@class ";

static struct pbe_text stub;
static int failures, classes, fields;

static void complain(const char *where, const char *what)
{
    printf("%s: %s\n", where, what);
    failures++;
}

static const char *next_line(const char *line)
{
    return line + strcspn(line, "\n") + 1;
}

/* The lines of a class after its name, or NULL. */
static const char *find_class(const char *name)
{
    char line[256];
    snprintf(line, sizeof line, "%s%s\n", class_start, name);
    const char *found = strstr(pbe_text_get(&stub), line);
    return found ? next_line(found) : NULL;
}

static bool is_field(const char *line)
{
    return strncmp(line, field_start, strlen(field_start)) == 0;
}

/* One line that gives the field's type and says what it means in both languages. */
static void need_field(const char *class, const char *lines, const char *name)
{
    char start[128];
    snprintf(start, sizeof start, "%s%s? ", field_start, name);
    for (; is_field(lines); lines = next_line(lines)) {
        const char *middle = strstr(lines, " · ");
        if (strncmp(lines, start, strlen(start)) == 0 && middle
            && middle < next_line(lines))
            return;
    }
    complain(class, name);
}

/* Looks for the field under its English and all its Chinese names; gives their number. */
static int need_names(const char *class, const char *lines, const char *name)
{
    const struct vocabulary_word *word = vocabulary_find(name, strlen(name));
    assert(word);
    need_field(class, lines, word->english);
    need_field(class, lines, word->chinese);
    int count = 2;
    for (const char *other = word->others; *other; count++) {
        char form[64];
        size_t size = strcspn(other, " ");
        assert(size < sizeof form);
        snprintf(form, sizeof form, "%.*s", (int)size, other);
        need_field(class, lines, form);
        other += size + (other[size] == ' ');
    }
    return count;
}

/* class(name, fields, open): the stub has this class with these fields and no more; an
 * open one says that others may stand there [-0, +0, v] */
static int lib_class(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1), *lines = find_class(name);
    int expected = lua_toboolean(L, 3);
    classes++;
    if (!lines) {
        complain(name, "is not in the stub");
        return 0;
    }
    for (lua_Integer i = 1; i <= luaL_len(L, 2); i++, fields++) {
        lua_rawgeti(L, 2, i);
        expected += need_names(name, lines, luaL_checkstring(L, -1));
        lua_pop(L, 1);
    }
    for (; is_field(lines); lines = next_line(lines))
        expected--;
    if (expected != 0)
        complain(name, "has fields that the form has not");
    return 0;
}

/* complain(where, what) [-0, +0, v] */
static int lib_complain(lua_State *L)
{
    complain(luaL_checkstring(L, 1), luaL_checkstring(L, 2));
    return 0;
}

static const char watch[] = "local new, titled = form.new, form.titled\n"
                            "local made = {}\n"
                            "form.new = function(what, specs, make)\n"
                            "  made[#made + 1] = specs\n"
                            "  return new(what, specs, make)\n"
                            "end\n"
                            "form.titled = function(what, specs, make)\n"
                            "  made[#made + 1] = specs\n"
                            "  return titled(what, specs, make)\n"
                            "end\n"
                            "return made\n";

/* run(text of the Lua file) [-0, +0, e] */
static int run(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    const struct pbe_embedded watching = {"made", (const unsigned char *)watch,
                                          strlen(watch)};
    const struct pbe_embedded forms = {"forms", (const unsigned char *)text, length};
    library_push_internal(L);
    lua_pushcfunction(L, lib_class);
    lua_setfield(L, 2, "class");
    lua_pushcfunction(L, lib_complain);
    lua_setfield(L, 2, "complain");
    for (const struct pbe_embedded *file = prelude_files; file->name; file++) {
        prelude_run_file(L, file, 2);
        if (strcmp(file->name, "form") == 0)
            prelude_run_file(L, &watching, 2);
    }
    prelude_run_file(L, &forms, 2);
    return 0;
}

static void check_forms(const char *path)
{
    static char text[1 << 14];
    FILE *file = fopen(path, "rb");
    assert(file);
    size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    struct state state;
    struct pbe_error err;
    assert(state_open(&state, 16 << 20, 10000000, &err) == PBE_STATUS_OK);
    lua_pushcfunction(state.L, run);
    lua_pushlstring(state.L, text, length);
    if (state_call_prelude(&state, 1, 0, &err))
        complain(path, err.text);
    state_close(&state);
    const char *at = pbe_text_get(&stub);
    int found = 0;
    for (; (at = strstr(at, class_start)); at++)
        found++;
    if (found != classes + OTHER_CLASSES)
        complain(path, "the stub has classes that are no forms");
}

/* Every word that may begin a declaration or a way to score, in all its forms, and what a
 * function may call, is defined. */
static void check_words(void)
{
    size_t count;
    const struct vocabulary_word *words = vocabulary_words(&count);
    for (size_t i = 0; i < count; i++) {
        char line[128];
        if (!(words[i].where & (VOCABULARY_TOP | VOCABULARY_SHAPE)))
            continue;
        snprintf(line, sizeof line, "\nfunction %s(", words[i].english);
        if (!strstr(pbe_text_get(&stub), line))
            complain(words[i].english, "is not defined");
        snprintf(line, sizeof line, "\n_G[\"%s\"] = %s\n", words[i].chinese,
                 words[i].english);
        if (!strstr(pbe_text_get(&stub), line))
            complain(words[i].chinese, "is not defined");
    }
}

/* Any Lua reads and runs it, with nothing but an empty table for its globals. */
static void check_is_lua(void)
{
    lua_State *L = luaL_newstate();
    assert(L);
    lua_pushglobaltable(L);
    lua_setglobal(L, "_G");
    if (luaL_loadbufferx(L, pbe_text_get(&stub), stub.length, "=pbe.lua", "t")
        || lua_pcall(L, 0, 0, 0))
        complain("pbe.lua", lua_tostring(L, -1));
    lua_close(L);
}

int main(int argc, char **argv)
{
    struct pbe_error err;
    struct pbe_text chinese, full;
    assert(argc == 2);
    pbe_text_init(&stub, PBE_STUB_MAX);
    pbe_language_set(PBE_ENGLISH);
    assert(pbe_stub_write(&stub, &err) == PBE_STATUS_OK);
    pbe_language_set(PBE_CHINESE);
    pbe_text_init(&chinese, PBE_STUB_MAX);
    assert(pbe_stub_write(&chinese, &err) == PBE_STATUS_OK);
    if (strcmp(pbe_text_get(&stub), pbe_text_get(&chinese)) != 0)
        complain("the stub", "is another in another locale");
    pbe_text_init(&full, 100);
    assert(pbe_stub_write(&full, &err) != PBE_STATUS_OK);
    check_forms(argv[1]);
    check_words();
    check_is_lua();
    pbe_text_done(&full);
    pbe_text_done(&chinese);
    pbe_text_done(&stub);
    printf("%d classes, %d fields, %d failures\n", classes, fields, failures);
    return failures > 0 || classes == 0;
}
