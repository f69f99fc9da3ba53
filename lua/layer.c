#include "lua/layer.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/language.h"
#include "lua/words.h"

static pbe_status wrong(struct pbe_error *err, const char *place, const char *text)
{
    pbe_error_set(err, PBE_STATUS_PACK, "%s", text);
    pbe_error_place(err, place, 0, 0);
    return PBE_STATUS_PACK;
}

static bool is_rule_file(const char *name)
{
    size_t length = strlen(name);
    return name[0] != '.' && length > 4 && strcmp(name + length - 4, ".lua") == 0;
}

static bool has_file(const char *folder, const char *name)
{
    char *path = disk_join(folder, name);
    bool there = path && disk_has_file(path);
    free(path);
    return there;
}

/* --- packs --- */

/* Puts a folder in the place of one with the same id, or at the end. */
static pbe_status keep_folder(struct folders *folders, struct folder *folder,
                              struct pbe_error *err)
{
    for (size_t i = 0; i < folders->count; i++) {
        if (strcmp(folders->folders[i].id, folder->id) == 0) {
            folder_done(&folders->folders[i]);
            folders->folders[i] = *folder;
            return PBE_STATUS_OK;
        }
    }
    if (folders->count == FOLDER_PACKS_MAX)
        return pbe_error_set(err, PBE_STATUS_PACK, "%s",
                             PBE_SAY("规则包太多", "too many rule packs"));
    struct folder *more =
        realloc(folders->folders, (folders->count + 1) * sizeof *folders->folders);
    if (!more)
        return pbe_error_memory(err);
    folders->folders = more;
    folders->folders[folders->count++] = *folder;
    return PBE_STATUS_OK;
}

/* A folder without pack.lua is somebody's own business, unless rules lie in it. */
static pbe_status check_other_folder(const char *path, struct pbe_error *err)
{
    struct listing listing;
    pbe_status status = listing_read(path, &listing, err);
    for (size_t i = 0; !status && i < listing.count; i++) {
        const char *name = listing.entries[i].name;
        if (is_rule_file(name) || strncmp(name, "pack.lua", 8) == 0)
            status =
                wrong(err, path,
                      PBE_SAY("这个文件夹里有规则，却没有 pack.lua，不会被读取；"
                              "文件名是不是写成了 Pack.lua 或 pack.lua.txt？",
                              "this folder has rules but no pack.lua, so it would "
                              "not be read; is it named Pack.lua or pack.lua.txt?"));
    }
    listing_done(&listing);
    return status;
}

static pbe_status read_pack(const char *path, const char *id, enum pbe_layer layer,
                            const struct trust *trust, struct folders *folders,
                            struct pbe_error *err)
{
    struct folder *folder = malloc(sizeof *folder); /* too large for deep stacks */
    if (!folder)
        return pbe_error_memory(err);
    pbe_status status = folder_read(path, id, layer, trust, folder, err);
    if (!status) {
        status = keep_folder(folders, folder, err);
        if (status)
            folder_done(folder);
    }
    free(folder);
    return status;
}

static pbe_status read_entry(const char *root, const struct entry *entry,
                             enum pbe_layer layer, const struct trust *trust,
                             struct folders *folders, struct pbe_error *err)
{
    bool is_bureau = layer == PBE_LAYER_BUREAU;
    bool is_changes = strcmp(entry->name, FOLDER_LOCAL) == 0;
    if (entry->name[0] == '.' || entry->too_long || (is_changes && entry->is_folder))
        return PBE_STATUS_OK;
    char *path = disk_join(root, entry->name);
    char *pack = path ? disk_join(path, "pack.lua") : NULL;
    bool is_pack = false;
    pbe_status status = PBE_STATUS_OK;
    if (!pack)
        status = pbe_error_memory(err);
    else if (entry->is_folder)
        status = disk_look_for(pack, &is_pack, err);
    free(pack);
    if (status)
        ; /* neither a pack nor none */
    else if (is_pack)
        status = read_pack(path, entry->name, layer, trust, folders, err);
    else if (entry->is_folder && is_bureau)
        status = check_other_folder(path, err);
    else if (entry->is_file && is_bureau && is_rule_file(entry->name))
        status =
            wrong(err, path,
                  PBE_SAY("规则文件要放在规则包的文件夹里（文件夹名即规则包编号），"
                          "放在这里不会被读取",
                          "a rule file belongs into its pack's folder, named like "
                          "the pack's id; here it would not be read"));
    free(path);
    return status;
}

/* --- local.d --- */

/* The pack that a file of local.d changes: "mof-2020-10.lua" changes mof-2020-10. */
static struct folder *changed_pack(struct folders *folders, const char *name)
{
    size_t length = strlen(name) - strlen(".lua");
    for (size_t i = 0; i < folders->count; i++)
        if (strlen(folders->folders[i].id) == length
            && strncmp(folders->folders[i].id, name, length) == 0)
            return &folders->folders[i];
    return NULL;
}

static pbe_status no_such_pack(const struct folders *folders, const char *label,
                               const char *name, struct pbe_error *err)
{
    size_t length = strlen(name) - strlen(".lua"), least = length;
    const char *near = NULL;
    for (size_t i = 0; i < folders->count; i++) {
        const char *id = folders->folders[i].id;
        size_t d = words_distance(name, length, id, strlen(id));
        if (d < least) {
            near = id;
            least = d;
        }
    }
    pbe_error_set(err, PBE_STATUS_PACK,
                  PBE_SAY("没有规则包“%.*s”可改；" FOLDER_LOCAL
                          " 里的文件要与所改的规则包同名%s%s%s",
                          "there is no pack “%.*s” to change; a file in " FOLDER_LOCAL
                          " is named like the pack that it changes%s%s%s"),
                  (int)length, name,
                  near ? PBE_SAY("，是不是想写 ", ", did you mean ") : "",
                  near ? near : "", near ? ".lua？" : "");
    pbe_error_place(err, label, 0, 0);
    return PBE_STATUS_PACK;
}

/* Hands each file of local.d to its pack. */
static pbe_status spread_changes(struct folder *changes, struct folders *folders,
                                 struct pbe_error *err)
{
    for (size_t i = 0; i < changes->count; i++) {
        struct folder_file *file = &changes->files[i];
        const char *name = strchr(file->label, '/') + 1;
        struct folder *pack = changed_pack(folders, name);
        if (!pack)
            return no_such_pack(folders, file->label, name, err);
        if (pack->change_count == FOLDER_CHANGES_MAX)
            return wrong(err, file->label,
                         PBE_SAY("改同一个规则包的 " FOLDER_LOCAL " 太多",
                                 "too many " FOLDER_LOCAL " change one pack"));
        pack->changes[pack->change_count++] = *file;
        *file = (struct folder_file){0}; /* it has changed hands */
    }
    return PBE_STATUS_OK;
}

/* What came with the program has changes, too, where a bureau handed it out with its own
 * rules (pbe kit). */
static pbe_status read_changes(const char *root, enum pbe_layer layer,
                               const struct trust *trust, struct folders *folders,
                               struct pbe_error *err)
{
    char *path = disk_join(root, FOLDER_LOCAL);
    struct folder *changes = malloc(sizeof *changes);
    pbe_status status = path && changes ? PBE_STATUS_OK : pbe_error_memory(err);
    if (!status && disk_has_folder(path)) {
        status = folder_read(path, FOLDER_LOCAL, layer, trust, changes, err);
        if (!status) {
            status = spread_changes(changes, folders, err);
            folder_done(changes);
        }
    }
    free(changes);
    free(path);
    return status;
}

/* --- roots --- */

static pbe_status read_root(const char *root, enum pbe_layer layer,
                            const struct trust *trust, struct folders *folders,
                            struct pbe_error *err)
{
    struct listing listing;
    if (layer == PBE_LAYER_SHIPPED && !disk_has_folder(root))
        return PBE_STATUS_OK;
    pbe_status status = listing_read(root, &listing, err);
    if (status == PBE_STATUS_FILE && err) { /* the cause is known; add what to do */
        char cause[PBE_ERROR_TEXT_MAX / 2];
        strncpy(cause, err->text, sizeof cause - 1);
        cause[sizeof cause - 1] = '\0';
        pbe_error_set(
            err, status,
            PBE_SAY("规则文件夹%s。请核对路径；在网络共享上的，看共享是否连上",
                    "the rules folder %s. Check the path and, on a network "
                    "share, whether the share is connected"),
            cause);
        pbe_error_place(err, root, 0, 0);
    }
    for (size_t i = 0; !status && i < listing.count; i++)
        status = read_entry(root, &listing.entries[i], layer, trust, folders, err);
    listing_done(&listing);
    if (!status)
        status = read_changes(root, layer, trust, folders, err);
    return status;
}

static pbe_status read_once(const struct layers *layers, struct folders *folders,
                            struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    *folders = (struct folders){0};
    if (layers->shipped)
        status =
            read_root(layers->shipped, PBE_LAYER_SHIPPED, layers->trust, folders, err);
    for (size_t i = 0; !status && i < layers->root_count; i++)
        status =
            read_root(layers->roots[i], PBE_LAYER_BUREAU, layers->trust, folders, err);
    return status;
}

/* --- one state of the disk --- */

static void stamp_folder(struct stamp *stamp, const char *path, bool is_root)
{
    struct listing listing;
    stamp_add(stamp, path);
    if (listing_read(path, &listing, NULL))
        return; /* reading will say why */
    for (size_t i = 0; i < listing.count; i++) {
        char *inside = disk_join(path, listing.entries[i].name);
        bool is_pack = is_root && inside && listing.entries[i].is_folder
                       && (strcmp(listing.entries[i].name, FOLDER_LOCAL) == 0
                           || has_file(inside, "pack.lua"));
        if (is_pack)
            stamp_folder(stamp, inside, false);
        else if (!is_root && inside)
            stamp_add(stamp, inside);
        free(inside);
    }
    listing_done(&listing);
}

static void stamp_layers(const struct layers *layers, struct stamp *stamp)
{
    stamp_begin(stamp);
    if (layers->shipped)
        stamp_folder(stamp, layers->shipped, true);
    for (size_t i = 0; i < layers->root_count; i++)
        stamp_folder(stamp, layers->roots[i], true);
}

/* File times advance in ticks of some milliseconds, so two writes in one tick look like
 * one; and a program that writes a file anew has it empty for a moment. A folder that
 * changed just now is therefore left to settle before it is read. True when it has. */
static bool settle(const struct layers *layers, struct stamp *stamp)
{
    static const struct timespec a_moment = {.tv_nsec = 50000000};
    struct stamp again;
    int64_t age = (int64_t)time(NULL) - stamp->newest;
    if (age > 1 || age < -1)
        return true;
    nanosleep(&a_moment, NULL);
    stamp_layers(layers, &again);
    return stamp_is_same(stamp, &again);
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct folder *)a)->id, ((const struct folder *)b)->id);
}

pbe_status layers_read(const struct layers *layers, struct folders *folders,
                       struct pbe_error *err)
{
    enum { TRIES = 10 };
    for (int i = 0; i < TRIES; i++) {
        struct stamp before, after;
        stamp_layers(layers, &before);
        if (!settle(layers, &before))
            continue;
        pbe_status status = read_once(layers, folders, err);
        stamp_layers(layers, &after);
        if (stamp_is_same(&before, &after)) {
            if (status)
                folders_done(folders);
            else if (folders->count > 0)
                qsort(folders->folders, folders->count, sizeof *folders->folders,
                      by_id);
            return status;
        }
        folders_done(folders); /* half old, half new: an error means nothing either */
    }
    return pbe_error_set(
        err, PBE_STATUS_FILE, "%s",
        PBE_SAY("规则文件正在被改写，读了几次都不完整；请等改完再重新加载",
                "the rule files kept changing while they were read; "
                "reload when the change is complete"));
}

pbe_status layers_read_one(const char *shipped, const char *path, const char *id,
                           struct folders *folders, struct pbe_error *err)
{
    struct trust trust = {0};
    struct layers layers = {.shipped = shipped, .trust = &trust};
    pbe_status status = layers_read(&layers, folders, err);
    if (status)
        return status;
    status = read_pack(path, id, PBE_LAYER_BUREAU, NULL, folders, err);
    if (status)
        folders_done(folders);
    else
        qsort(folders->folders, folders->count, sizeof *folders->folders, by_id);
    return status;
}

void folders_done(struct folders *folders)
{
    for (size_t i = 0; i < folders->count; i++)
        folder_done(&folders->folders[i]);
    free(folders->folders);
    *folders = (struct folders){0};
}
