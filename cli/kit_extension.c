/* kit_extension.c - the extension that the departments install: the given one, with the
 * bureau's pack and its form. */
#define _XOPEN_SOURCE 700 /* strdup() */

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/language.h"
#include "base/reason.h"
#include "cli/kit.h"
#include "cli/slurp.h"
#include "workbook/archive.h"

enum {
    PACKS_MAX = 16,     /* a pack and what it stands on */
    PARTS_MAX = 1024,   /* files of all packs */
    PART_MAX = 8 << 20, /* bytes of one */
    MEMORY = 128 << 20, /* of all */
    PATH_MAX_BYTES = 4096,
    DESCRIPTION_MAX = 1 << 20
};

#define RULES     "rules/"
#define CHANGES   "local.d"
#define TEMPLATES "template/pbe/"

/* What goes into the extension. */
struct content {
    const struct kit *kit;
    struct pbe_arena arena;
    const char *packs[PACKS_MAX]; /* ids */
    size_t pack_count;
    struct pbe_archive_part parts[PARTS_MAX];
    size_t count;
};

/* --- files --- */

static pbe_status add_part(struct content *content, const char *name, const char *path,
                           struct pbe_error *err)
{
    struct pbe_text bytes;
    pbe_text_init(&bytes, PART_MAX);
    pbe_status status = slurp(path, &bytes, err);
    if (!status && content->count == PARTS_MAX) {
        status =
            pbe_error_set(err, PBE_STATUS_FILE, "%s",
                          PBE_SAY("规则包的文件太多", "the packs have too many files"));
        pbe_error_place(err, path, 0, 0);
    }
    if (!status) {
        struct pbe_archive_part part = {
            .name = pbe_arena_text(&content->arena, name, strlen(name)),
            .bytes =
                pbe_arena_text(&content->arena, pbe_text_get(&bytes), bytes.length),
            .length = bytes.length};
        if (!part.name || !part.bytes)
            status = pbe_error_memory(err);
        else
            content->parts[content->count++] = part;
    }
    pbe_text_done(&bytes);
    return status;
}

static pbe_status cannot_read(const char *path, int why, struct pbe_error *err)
{
    pbe_error_set(err, PBE_STATUS_FILE, PBE_SAY("读不了：%s", "cannot be read: %s"),
                  pbe_reason(why));
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_FILE;
}

static bool join(char out[PATH_MAX_BYTES], const char *folder, const char *name)
{
    int length = snprintf(out, PATH_MAX_BYTES, "%s/%s", folder, name);
    return length >= 0 && length < PATH_MAX_BYTES;
}

static bool has_ending(const char *name, const char *ending)
{
    size_t length = strlen(name), size = strlen(ending);
    return length > size && strcmp(name + length - size, ending) == 0;
}

/* What a pack may hold (lua/folder.h); leftovers of editors are nobody's. */
static bool is_of_pack(const char *name)
{
    return name[0] != '.'
           && (has_ending(name, ".lua") || has_ending(name, ".md")
               || has_ending(name, ".txt") || has_ending(name, ".minisig"));
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct pbe_archive_part *)a)->name,
                  ((const struct pbe_archive_part *)b)->name);
}

/* All files of a pack's folder, by name. */
static pbe_status add_folder(struct content *content, const char *path, const char *id,
                             struct pbe_error *err)
{
    char file[PATH_MAX_BYTES], name[PATH_MAX_BYTES];
    size_t first = content->count;
    pbe_status status = PBE_STATUS_OK;
    DIR *listing = opendir(path);
    if (!listing)
        return cannot_read(path, errno, err);
    errno = 0;
    for (struct dirent *entry; !status && (entry = readdir(listing)) != NULL;) {
        if (!is_of_pack(entry->d_name))
            continue;
        bool fits = join(file, path, entry->d_name);
        int length = snprintf(name, sizeof name, RULES "%s/%s", id, entry->d_name);
        fits = fits && length < (int)sizeof name;
        status = fits ? add_part(content, name, file, err)
                      : cannot_read(path, ENAMETOOLONG, err);
        errno = 0;
    }
    if (!status && errno)
        status = cannot_read(path, errno, err);
    closedir(listing);
    qsort(content->parts + first, content->count - first, sizeof *content->parts,
          by_name);
    return status;
}

/* --- packs --- */

static bool is_there(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

/* The folder of a pack: in the last root that has it. */
static pbe_status add_pack(struct content *content, const char *id,
                           struct pbe_error *err)
{
    char path[PATH_MAX_BYTES], file[PATH_MAX_BYTES];
    for (size_t i = content->kit->root_count; i-- > 0;)
        if (join(path, content->kit->roots[i], id) && join(file, path, "pack.lua")
            && is_there(file))
            return add_folder(content, path, id, err);
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("找不到规则包“%s”的文件夹", "the folder of the pack “%s” is not found"),
        id);
}

static bool has_part(const struct content *content, const char *name)
{
    for (size_t i = 0; i < content->count; i++)
        if (strcmp(content->parts[i].name, name) == 0)
            return true;
    return false;
}

/* The changes to a pack; the extension has one folder for them. */
static pbe_status add_changes(struct content *content, const char *id,
                              struct pbe_error *err)
{
    char path[PATH_MAX_BYTES], name[PATH_MAX_BYTES];
    snprintf(name, sizeof name, RULES CHANGES "/%s.lua", id);
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < content->kit->root_count; i++) {
        if (!join(path, content->kit->roots[i], name + strlen(RULES))
            || !is_there(path))
            continue;
        if (!has_part(content, name)) {
            status = add_part(content, name, path, err);
            continue;
        }
        status = pbe_error_set(
            err, PBE_STATUS_FILE, "%s",
            PBE_SAY("两个规则文件夹的 " CHANGES " 都改了这个规则包，扩展里只能有一份；"
                    "请把改动合到一个文件夹",
                    "two rules folders change this pack in their " CHANGES
                    ", and an extension can hold one; bring the changes together"));
        pbe_error_place(err, path, 0, 0);
    }
    return status;
}

/* The pack, what it stands on, and so on. */
static pbe_status add_packs(struct content *content, struct pbe_error *err)
{
    const char *id = content->kit->pack->id;
    pbe_status status = PBE_STATUS_OK;
    while (!status && id && *id) {
        struct pbe_identity *identity;
        struct pbe_value value = pbe_value_text(id, strlen(id));
        if (content->pack_count == PACKS_MAX)
            return pbe_error_set(
                err, PBE_STATUS_PACK, "%s",
                PBE_SAY("规则包扩展的层数太多", "too many packs stand on each other"));
        status = pbe_engine_identity(content->kit->engine, &value, &identity, err);
        if (status)
            return status;
        const char *own =
            pbe_arena_text(&content->arena, identity->id, strlen(identity->id));
        id = pbe_arena_text(&content->arena, identity->extends,
                            strlen(identity->extends));
        free(identity);
        if (!own || !id)
            return pbe_error_memory(err);
        content->packs[content->pack_count++] = own;
        status = add_pack(content, own, err);
        if (!status)
            status = add_changes(content, own, err);
    }
    return status;
}

/* --- all of it --- */

/* Our packs replace those of the extension, whole; its other packs stay, because last
 * year's workbooks name them. One form, so that nobody takes another one. */
static bool keeps(void *context, const char *name)
{
    const struct content *content = context;
    if (strncmp(name, TEMPLATES, strlen(TEMPLATES)) == 0)
        return false;
    if (strncmp(name, RULES, strlen(RULES)) != 0)
        return true;
    const char *id = name + strlen(RULES);
    size_t length = strcspn(id, "/");
    if (strncmp(id, CHANGES, length) == 0 && length == strlen(CHANGES))
        return false;
    for (size_t i = 0; i < content->pack_count; i++)
        if (strlen(content->packs[i]) == length
            && strncmp(id, content->packs[i], length) == 0)
            return false;
    return true;
}

/* Only our own extension can be given: it says so in description.xml. */
static pbe_status check_extension(const char *path, struct pbe_error *err)
{
    struct pbe_text description;
    pbe_text_init(&description, DESCRIPTION_MAX);
    pbe_status status = pbe_archive_read(path, "description.xml", &description, err);
    if (!status && !strstr(pbe_text_get(&description), "\"pbe.calc\"")) {
        status = pbe_error_set(
            err, PBE_STATUS_FILE, "%s",
            PBE_SAY("这不是绩效自评的扩展 pbe.oxt；请用 --oxt 写明它在哪里",
                    "this is not the extension pbe.oxt; say with --oxt where it is"));
        pbe_error_place(err, path, 0, 0);
    }
    pbe_text_done(&description);
    return status;
}

pbe_status kit_write_extension(const struct kit *kit, const char *form,
                               struct pbe_error *err)
{
    char name[PATH_MAX_BYTES];
    struct content *content = calloc(1, sizeof *content); /* large for a stack */
    if (!content)
        return pbe_error_memory(err);
    content->kit = kit;
    pbe_arena_init(&content->arena, MEMORY);
    snprintf(name, sizeof name, TEMPLATES "%s.ots", kit->pack->id);
    pbe_status status = check_extension(kit->oxt, err);
    if (!status)
        status = add_packs(content, err);
    if (!status)
        status = add_part(content, name, form, err);
    if (!status) {
        const struct pbe_archive archive = {.from = kit->oxt,
                                            .keeps = keeps,
                                            .context = content,
                                            .parts = content->parts,
                                            .count = content->count};
        status = pbe_archive_write(&archive, kit->folder.file, err);
    }
    pbe_arena_done(&content->arena);
    free(content);
    return status;
}
