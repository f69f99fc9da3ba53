#include "lua/later.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "lua/environment.h"
#include "lua/place.h"
#include "lua/reader.h"

struct later_file {
    char *id, *label, *source; /* NULL: nothing waits */
    size_t length;
};

struct later {
    struct later_file *files;
    size_t count;
};

static char *copy(const char *bytes, size_t length)
{
    char *made = malloc(length + 1);
    if (made) {
        memcpy(made, bytes, length);
        made[length] = '\0';
    }
    return made;
}

static bool take(struct later_file *file, const struct folder *folder,
                 const struct folder_file *waiting)
{
    file->id = copy(folder->id, strlen(folder->id));
    file->label = copy(waiting->label, strlen(waiting->label));
    file->source = copy(waiting->source, waiting->source_length);
    file->length = waiting->source_length;
    return file->id && file->label && file->source;
}

static size_t count_waiting(const struct folders *folders)
{
    size_t count = 0;
    for (size_t i = 0; i < folders->count; i++)
        for (size_t j = 0; j < folders->folders[i].count; j++)
            count += folders->folders[i].files[j].waits;
    return count;
}

struct later *later_new(const struct folders *folders)
{
    struct later *later = calloc(1, sizeof *later);
    bool good = later != NULL;
    if (good)
        later->files = calloc(count_waiting(folders) + 1, sizeof *later->files);
    good = good && later->files;
    for (size_t i = 0; good && i < folders->count; i++) {
        const struct folder *folder = &folders->folders[i];
        for (size_t j = 0; good && j < folder->count; j++)
            if (folder->files[j].waits)
                good = take(&later->files[later->count++], folder, &folder->files[j]);
    }
    if (good)
        return later;
    later_free(later);
    return NULL;
}

void later_free(struct later *later)
{
    if (!later)
        return;
    for (size_t i = 0; i < later->count; i++) {
        free(later->files[i].id);
        free(later->files[i].label);
        free(later->files[i].source);
    }
    free(later->files);
    free(later);
}

/* [-0, +1, e] Pushes the file's plain Lua as a userdata, which Lua frees whatever happens;
 * it is longer than a text of Lua may be. */
static const char *push_plain(lua_State *L, const struct later_file *file,
                              size_t *length)
{
    struct pbe_text plain;
    struct pbe_error err;
    char *kept = lua_newuserdatauv(L, file->length * 2 + 1, 0);
    pbe_text_init(&plain, file->length * 2);
    pbe_status status =
        reader_plain(file->source, file->length, file->label, &plain, &err);
    *length = plain.length;
    if (!status && !plain.failed)
        memcpy(kept, pbe_text_get(&plain), plain.length);
    bool failed = status || plain.failed;
    pbe_text_done(&plain);
    if (failed) {
        lua_pushfstring(L, "%s:%d: %s", file->label, status ? err.line : 1,
                        status ? err.text : pbe_status_text(PBE_STATUS_MEMORY));
        lua_error(L);
    }
    return kept;
}

/* run_later(id); upvalues: the struct, internal, words [-0, +0, e] */
static int run_later(lua_State *L)
{
    enum { INTERNAL = 2, WORDS = 3 };
    struct later *later = lua_touserdata(L, lua_upvalueindex(1));
    const char *id = luaL_checkstring(L, 1);
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushvalue(L, lua_upvalueindex(3));
    for (size_t i = 0; i < later->count; i++) {
        const struct later_file *file = &later->files[i];
        if (strcmp(file->id, id) != 0)
            continue;
        size_t length;
        const char *plain = push_plain(L, file, &length);
        place_remember(L, file->label, file->source, file->length);
        environment_run(L, INTERNAL, WORDS, file->label, plain, length);
    }
    return 0;
}

void later_push(lua_State *L, struct later *later, int internal, int words)
{
    lua_pushlightuserdata(L, later);
    lua_pushvalue(L, internal);
    lua_pushvalue(L, words);
    lua_pushcclosure(L, run_later, 3);
}
