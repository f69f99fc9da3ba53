#include "lua/pack.h"

#include <lauxlib.h>
#include <sodium/crypto_hash_sha256.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "lua/environment.h"
#include "lua/examples.h"
#include "lua/later.h"
#include "lua/library.h"
#include "lua/message.h"
#include "lua/place.h"
#include "lua/prelude.h"

struct pack_task {
    const struct pack_set *set;
    const struct pack *pack;
};

enum progress { NOT_LOADED, LOADING, LOADED };

/* One load. Lives on the C stack of pack_set_load(); Lua sees it as an upvalue of
 * load_base() only while loading runs. */
struct loader {
    struct pack_set *set;
    const struct folders *folders;
    enum progress *progress; /* of each folder */
    int internal;            /* stack index of the prelude's environment */
    int words, change_words; /* of the vocabulary of packs, and of local.d's files */
};

/* [-0, +0, m] A reference to internal.module[field]. */
static int reference_to(lua_State *L, int internal, const char *module,
                        const char *field)
{
    lua_getfield(L, internal, module);
    lua_getfield(L, -1, field);
    lua_remove(L, -2);
    return luaL_ref(L, LUA_REGISTRYINDEX);
}

/* --- one pack --- */

static const char *text_field(lua_State *L, int table, const char *field)
{
    lua_getfield(L, table, field);
    const char *text = lua_tostring(L, -1);
    lua_pop(L, 1); /* the table keeps it alive */
    return text;
}

static double number_field(lua_State *L, int table, const char *field)
{
    lua_getfield(L, table, field);
    double number = lua_tonumber(L, -1);
    lua_pop(L, 1);
    return number;
}

static enum pbe_rounding rounding_mode(const char *name)
{
    if (strcmp(name, "down") == 0)
        return PBE_DOWN;
    return strcmp(name, "up") == 0 ? PBE_UP : PBE_HALF_UP;
}

/* The fingerprint covers the pack's own files, the changes of local.d and, through its
 * fingerprint, the pack that it extends. */
static void make_fingerprint(struct pack *pack, const struct folder *folder,
                             const struct pack *base)
{
    unsigned char own[FOLDER_DIGEST];
    folder_fingerprint(folder, own);
    if (base) {
        crypto_hash_sha256_state hash;
        crypto_hash_sha256_init(&hash);
        crypto_hash_sha256_update(&hash, own, FOLDER_DIGEST);
        crypto_hash_sha256_update(&hash, (const unsigned char *)base->fingerprint,
                                  strlen(base->fingerprint));
        crypto_hash_sha256_final(&hash, own);
    }
    for (size_t i = 0; i < sizeof own; i++)
        snprintf(pack->fingerprint + 2 * i, 3, "%02x", own[i]);
}

/* [-0, +0, m] Fills pack->rules from the pack's Lua table at index `table`. The memory is
 * Lua's own, so an error here leaks nothing. */
static void take_rules(lua_State *L, struct pack *pack, int table)
{
    lua_getfield(L, table, "rules");
    pack->rule_count = (size_t)lua_rawlen(L, -1);
    pack->rules = lua_newuserdatauv(L, pack->rule_count * sizeof *pack->rules, 0);
    lua_setfield(L, table, "infos");
    for (size_t i = 0; i < pack->rule_count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        int rule = lua_gettop(L);
        pack->rules[i] =
            (struct pbe_rule_info){.name = text_field(L, rule, "name"),
                                   .basis = text_field(L, rule, "basis"),
                                   .sentence = text_field(L, rule, "sentence")};
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* A field that need not be written; "" then. */
static const char *optional_field(lua_State *L, int table, const char *field)
{
    const char *text = text_field(L, table, field);
    return text ? text : "";
}

static bool is_date(const char *text)
{
    int year, month, day, end = 0;
    return strspn(text, "0123456789-") == 10 && text[10] == '\0'
           && sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && end == 10
           && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* [-0, +0, v] Takes what the pack says about itself, and what its folder says. */
static void take_identity(lua_State *L, struct pack *pack, int table,
                          const struct folder *folder)
{
    pack->id = text_field(L, table, "id");
    pack->version = text_field(L, table, "version");
    pack->title = text_field(L, table, "title");
    pack->basis = text_field(L, table, "basis");
    pack->place = optional_field(L, table, "place");
    pack->valid_from = optional_field(L, table, "valid_from");
    pack->extends = optional_field(L, table, "extends");
    pack->year = (int)number_field(L, table, "year");
    pack->layer = folder->layer;
    memcpy(pack->signer, folder->signer, sizeof pack->signer);
    pack->is_changed = folder->change_count > 0;
    memcpy(pack->floor, folder->floor, sizeof pack->floor);
    /* luaL_error() would name the prelude */
    if (*pack->valid_from && !is_date(pack->valid_from)) {
        lua_pushfstring(
            L,
            PBE_SAY("%s:1: pack 的 valid_from 应写成 \"2023-01-01\" 这样的日期，"
                    "现在是“%s”",
                    "%s:1: valid_from of pack must be a date such as "
                    "\"2023-01-01\", not “%s”"),
            folder->files[0].label, pack->valid_from);
        lua_error(L);
    }
    if (folder->version[0] && strcmp(folder->version, pack->version) != 0) {
        lua_pushfstring(L,
                        PBE_SAY("%s:1: 版本是 %s，清单 " MANIFEST_NAME " 里却是 %s；"
                                "请重新 pbe pack build",
                                "%s:1: the version is %s, but the " MANIFEST_NAME
                                " says %s; run pbe pack build again"),
                        folder->files[0].label, pack->version, folder->version);
        lua_error(L);
    }
}

/* [-1, +0, m] Takes the finished pack's Lua table off the stack into packs[index]. */
static void take_pack(lua_State *L, struct loader *loader, size_t index)
{
    struct pack *pack = &loader->set->packs[index];
    int table = lua_gettop(L);
    const struct folder *folder = &loader->folders->folders[index];
    take_identity(L, pack, table, folder);
    pack->total = number_field(L, table, "total");
    pack->rounding_unit = number_field(L, table, "unit");
    pack->rounding = rounding_mode(text_field(L, table, "mode"));
    take_rules(L, pack, table);
    make_fingerprint(pack, folder,
                     pack_find(loader->set, pack->extends, strlen(pack->extends)));
    pack->table = luaL_ref(L, LUA_REGISTRYINDEX);
}

/* [-0, +0, e] Runs one file of a pack. */
static void run_file(lua_State *L, const struct loader *loader,
                     const struct folder_file *file, int words)
{
    place_remember(L, file->label, file->source, file->source_length);
    environment_run(L, loader->internal, words, file->label, file->plain, file->length);
}

/* [-0, +0, e] Calls a function of the prelude that takes and gives nothing. */
static void call_prelude(lua_State *L, const struct loader *loader, const char *module,
                         const char *function)
{
    lua_getfield(L, loader->internal, module);
    lua_getfield(L, -1, function);
    lua_call(L, 0, 0);
    lua_pop(L, 1);
}

/* [-0, +0, e] Runs the bureau's changes to the pack that has just been read. */
static void run_changes(lua_State *L, const struct loader *loader,
                        const struct folder *folder)
{
    call_prelude(L, loader, "layer", "follow");
    for (size_t i = 0; i < folder->change_count; i++) {
        call_prelude(L, loader, "layer", "start");
        run_file(L, loader, &folder->changes[i], loader->change_words);
        call_prelude(L, loader, "layer", "finish");
    }
}

/* [-0, +0, e] */
static void load_pack(lua_State *L, struct loader *loader, size_t index)
{
    const struct folder *folder = &loader->folders->folders[index];
    if (loader->progress[index] == LOADED)
        return;
    if (loader->progress[index] == LOADING) { /* luaL_error() would name the prelude */
        lua_pushfstring(L,
                        PBE_SAY("%s:1: 规则包互相扩展，成了环，请改 extends",
                                "%s:1: packs extend each other; change extends"),
                        folder->files[0].label);
        lua_error(L);
    }
    luaL_checkstack(L, 20, NULL);
    loader->progress[index] = LOADING;
    lua_getfield(L, loader->internal, "pack");
    int module = lua_gettop(L);
    lua_getfield(L, module, "finish");
    lua_getfield(L, module, "start");
    lua_pushstring(L, folder->id);
    lua_pushstring(L, folder->files[0].label);
    lua_call(L, 2, 1); /* finish, the pack that was being read before */
    for (size_t i = 0; i < folder->count; i++)
        if (!folder->files[i].waits)
            run_file(L, loader, &folder->files[i], loader->words);
    run_changes(L, loader, folder);
    lua_call(L, 1, 1);
    take_pack(L, loader, index);
    lua_settop(L, module - 1);
    loader->progress[index] = LOADED;
}

/* load_base(id): the pack that another extends [-0, +1, e] */
static int load_base(lua_State *L)
{
    struct loader *loader = lua_touserdata(L, lua_upvalueindex(1));
    const char *id = luaL_checkstring(L, 1);
    for (size_t i = 0; i < loader->folders->count; i++) {
        if (strcmp(loader->folders->folders[i].id, id) != 0)
            continue;
        /* load_pack() works on the stack that holds the environments, which is that of
         * the outermost load, so hand the tables over. */
        struct loader inner = *loader;
        lua_pushvalue(L, lua_upvalueindex(2));
        inner.internal = lua_gettop(L);
        lua_pushvalue(L, lua_upvalueindex(3));
        inner.words = lua_gettop(L);
        lua_pushvalue(L, lua_upvalueindex(4));
        inner.change_words = lua_gettop(L);
        load_pack(L, &inner, i);
        lua_getfield(L, inner.internal, "pack");
        lua_getfield(L, -1, "get");
        lua_pushstring(L, id);
        lua_call(L, 1, 1);
        return 1;
    }
    lua_getfield(L, lua_upvalueindex(2), "fail");
    lua_pushfstring(
        L, PBE_SAY("找不到所扩展的规则包 %s", "the pack to extend is missing: %s"), id);
    lua_call(L, 1, 0);
    return 0;
}

/* Loads prelude and packs; runs protected, with the loader as its argument. */
static int load_all(lua_State *L)
{
    struct loader *loader = lua_touserdata(L, 1);
    struct pack_set *set = loader->set;
    library_push_internal(L);
    loader->internal = lua_gettop(L);
    prelude_run(L, prelude_files, loader->internal);
    environment_push_words(L, loader->internal, "pack");
    loader->words = lua_gettop(L);
    environment_push_words(L, loader->internal, "layer");
    loader->change_words = lua_gettop(L);
    lua_pushlightuserdata(L, loader);
    lua_pushvalue(L, loader->internal);
    lua_pushvalue(L, loader->words);
    lua_pushvalue(L, loader->change_words);
    lua_pushcclosure(L, load_base, 4);
    lua_setfield(L, loader->internal, "load_base");
    later_push(L, set->later, loader->internal, loader->words);
    lua_setfield(L, loader->internal, "run_later");
    for (size_t i = 0; i < loader->folders->count; i++)
        load_pack(L, loader, i);
    place_forget(L); /* the folders are about to go, and so is the loader */
    lua_pushnil(L);
    lua_setfield(L, loader->internal, "load_base");
    set->row = reference_to(L, loader->internal, "score", "row");
    set->rate = reference_to(L, loader->internal, "score", "rate");
    set->grade = reference_to(L, loader->internal, "score", "grade");
    set->origin = reference_to(L, loader->internal, "layer", "origin");
    set->branches = reference_to(L, loader->internal, "coverage", "of");
    set->ready = reference_to(L, loader->internal, "pack", "ready");
    set->template = reference_to(L, loader->internal, "template", "lines");
    lua_getfield(L, loader->internal, "sentences");
    set->sentences = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pushvalue(L, loader->internal);
    set->prelude = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

/* --- the set --- */

enum {
    MEMORY_LIMIT = 16 << 20,
    INSTRUCTION_LIMIT = 1000000,
    LOAD_FACTOR = 20 /* a load runs every file of every pack, a call one rule */
};

static pbe_status compile(struct loader *loader,
                          const struct pbe_engine_options *options,
                          struct pbe_error *err)
{
    struct pack_set *set = loader->set;
    size_t memory = options->memory_limit ? options->memory_limit : MEMORY_LIMIT;
    unsigned budget =
        options->instruction_limit ? options->instruction_limit : INSTRUCTION_LIMIT;
    set->packs = calloc(loader->folders->count + 1, sizeof *set->packs);
    loader->progress = calloc(loader->folders->count + 1, sizeof *loader->progress);
    set->later = later_new(loader->folders);
    if (!set->packs || !loader->progress || !set->later)
        return pbe_error_memory(err);
    pbe_status status = state_open(&set->state, memory, budget, err);
    if (status)
        return status;
    state_scale_budget(&set->state, LOAD_FACTOR);
    set->count = loader->folders->count;
    lua_gc(set->state.L,
           LUA_GCSTOP); /* nearly all stays; the cap collects as it must */
    lua_pushcfunction(set->state.L, load_all);
    lua_pushlightuserdata(set->state.L, loader);
    status = state_call(&set->state, 1, 0, err);
    lua_gc(set->state.L, LUA_GCRESTART);
    /* What a call makes dies young; the packs need not be marked each time. */
    lua_gc(set->state.L, LUA_GCGEN, 0, 0);
    set->state.budget = budget;
    if (status == PBE_STATUS_RULE && err)
        err->status = status = PBE_STATUS_PACK;
    return status;
}

pbe_status pack_set_compile(const struct folders *folders,
                            const struct pbe_engine_options *options,
                            struct pack_set **set, struct pbe_error *err)
{
    struct loader loader = {.set = calloc(1, sizeof *loader.set), .folders = folders};
    if (!loader.set)
        return pbe_error_memory(err);
    pbe_status status = compile(&loader, options, err);
    free(loader.progress);
    if (status)
        pack_set_free(loader.set);
    else
        *set = loader.set;
    return status;
}

pbe_status pack_set_make(const struct folders *folders,
                         const struct pbe_engine_options *options,
                         struct pack_set **set, struct pbe_error *err)
{
    struct pack_set *made;
    pbe_status status = pack_set_compile(folders, options, &made, err);
    if (status)
        return status;
    status = examples_check(made, err);
    if (status)
        pack_set_free(made);
    else
        *set = made;
    return status;
}

pbe_status pack_set_load(const struct layers *layers,
                         const struct pbe_engine_options *options,
                         struct pack_set **set, struct pbe_error *err)
{
    struct folders folders;
    pbe_status status = layers_read(layers, &folders, err);
    if (status)
        return status;
    status = pack_set_make(&folders, options, set, err);
    folders_done(&folders);
    return status;
}

void pack_set_free(struct pack_set *set)
{
    if (!set)
        return;
    state_close(&set->state);
    later_free(set->later);
    free(set->packs);
    free(set);
}

/* Runs protected: [-1, +0, e] */
static int run_ready(lua_State *L)
{
    const struct pack_task *task = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, task->set->ready);
    lua_rawgeti(L, LUA_REGISTRYINDEX, task->pack->table);
    lua_call(L, 1, 0);
    place_forget(L);
    return 0;
}

pbe_status pack_ready_checks(struct pack_set *set, const struct pack *pack,
                             struct pbe_error *err)
{
    struct pack_task task = {set, pack};
    unsigned budget = set->state.budget;
    state_scale_budget(&set->state, LOAD_FACTOR);
    lua_pushcfunction(set->state.L, run_ready);
    lua_pushlightuserdata(set->state.L, &task);
    pbe_status status = state_call(&set->state, 1, 0, err);
    set->state.budget = budget;
    if (status == PBE_STATUS_RULE && err)
        err->status = status = PBE_STATUS_PACK;
    return status;
}

const struct pack *pack_find(const struct pack_set *set, const char *id, size_t length)
{
    for (size_t i = 0; i < set->count; i++) {
        const char *known = set->packs[i].id;
        if (known && strlen(known) == length && memcmp(known, id, length) == 0)
            return &set->packs[i];
    }
    return NULL;
}
