#include "lua/folder.h"

#include <sodium/crypto_hash_sha256.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "lua/reader.h"
#include "lua/words.h"

_Static_assert((int)FOLDER_DIGEST == (int)crypto_hash_sha256_BYTES, "SHA-256");

/* --- what a pack's folder may hold --- */

enum kind { RULES, TEXT, MANIFEST, IGNORED, UNKNOWN };

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), size = strlen(end);
    return length > size && strcmp(name + length - size, end) == 0;
}

/* Ignored is only what no person has put there: hidden files, an editor's copies,
 * Windows' own. */
static enum kind kind_of(const struct entry *entry)
{
    const char *name = entry->name;
    if (name[0] == '.' || name[0] == '~' || ends_with(name, "~")
        || strcmp(name, "Thumbs.db") == 0 || strcmp(name, "desktop.ini") == 0)
        return IGNORED;
    if (!entry->is_file || entry->too_long)
        return UNKNOWN;
    if (strcmp(name, MANIFEST_NAME) == 0 || strcmp(name, MANIFEST_SIGNATURE_NAME) == 0)
        return MANIFEST;
    if (strncmp(name, "pack.lua", 8) == 0 && name[8] != '\0')
        return UNKNOWN; /* pack.lua.txt: an editor added the ending */
    if (ends_with(name, ".lua"))
        return RULES;
    return ends_with(name, ".md") || ends_with(name, ".txt") ? TEXT : UNKNOWN;
}

static const char *nearest_kind(const char *name)
{
    static const char *const known[] = {"pack.lua", MANIFEST_NAME,
                                        MANIFEST_SIGNATURE_NAME};
    const char *best = NULL;
    size_t least = 4; /* further away is another word */
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t d = words_distance(name, strlen(name), known[i], strlen(known[i]));
        if (d <= least) {
            best = known[i];
            least = d;
        }
    }
    return best;
}

static pbe_status unknown_file(const char *path, const struct entry *entry,
                               struct pbe_error *err)
{
    char *place = disk_join(path, entry->name);
    const char *near = nearest_kind(entry->name);
    struct pbe_text text;
    pbe_text_init(&text, 1024);
    pbe_text_add(
        &text, entry->is_folder
                   ? PBE_SAY("规则包里不能有文件夹", "a pack holds no folders")
               : entry->too_long
                   ? PBE_SAY("文件名太长，请改短", "the file's name is too long")
                   : PBE_SAY("规则包里不认识这种文件，它不会被读取，请改名或移走",
                             "a pack holds no such file; it would not be read: rename "
                             "it or move it away"));
    if (near)
        pbe_text_addf(&text, PBE_SAY("；是不是想写 %s", "; did you mean %s?"), near);
    pbe_text_add(&text, PBE_SAY("。规则包里可以有：*.lua、*.md、*.txt、" MANIFEST_NAME
                                "、" MANIFEST_SIGNATURE_NAME,
                                " A pack may hold: *.lua, *.md, *.txt, " MANIFEST_NAME
                                ", " MANIFEST_SIGNATURE_NAME));
    pbe_error_set(err, PBE_STATUS_PACK, "%s", pbe_text_get(&text));
    pbe_error_place(err, place ? place : path, 0, 0);
    pbe_text_done(&text);
    free(place);
    return PBE_STATUS_PACK;
}

/* --- reading --- */

/* One folder on its way into memory. */
struct visit {
    const char *path;
    const struct trust *trust;
    struct folder *folder;
    struct listing listing;
    struct manifest found; /* what the folder really holds */
    bool has_manifest;
    struct pbe_error *err;
};

static pbe_status read_named(const char *path, const char *name, size_t maximum,
                             char **bytes, size_t *length, struct pbe_error *err)
{
    char *file = disk_join(path, name);
    pbe_status status =
        file ? disk_read(file, maximum, bytes, length, err) : pbe_error_memory(err);
    free(file);
    return status;
}

/* checks.lua, and checks_….lua beside it. */
static bool has_checks(const char *name)
{
    size_t length = strlen(FOLDER_CHECKS);
    return strncmp(name, FOLDER_CHECKS, length) == 0
           && (name[length] == '.' || name[length] == '_');
}

/* Makes plain Lua of a rule file's bytes. */
static pbe_status take_rules(struct folder_file *file, const struct folder *folder,
                             const char *name, const char *bytes, size_t length,
                             struct pbe_error *err)
{
    struct pbe_text plain;
    /* full-width signs only shrink; a quote inside “ ” may double */
    pbe_text_init(&plain, (size_t)FOLDER_FILE_MAX * 2);
    *file = (struct folder_file){.label = disk_join(folder->id, name),
                                 .waits = folder->layer == PBE_LAYER_SHIPPED
                                          && has_checks(name)};
    crypto_hash_sha256(file->digest, (const unsigned char *)bytes, length);
    pbe_status status = file->label ? PBE_STATUS_OK : pbe_error_memory(err);
    if (!status && !file->waits)
        status = reader_plain(bytes, length, file->label, &plain, err);
    file->plain = plain.bytes; /* the text's memory changes hands */
    file->length = plain.length;
    file->source = malloc(length ? length : 1);
    if (file->source)
        memcpy(file->source, bytes, length);
    else if (!status)
        status = pbe_error_memory(err);
    file->source_length = length;
    if (status)
        folder_file_done(file);
    return status;
}

static pbe_status add_rules(struct visit *visit, const char *name, const char *bytes,
                            size_t length)
{
    struct folder *folder = visit->folder;
    if (folder->count == FOLDER_FILES_MAX) {
        pbe_error_set(visit->err, PBE_STATUS_PACK, "%s",
                      PBE_SAY("规则包的文件太多，最多64个",
                              "too many files in a pack: 64 at most"));
        pbe_error_place(visit->err, visit->path, 0, 0);
        return PBE_STATUS_PACK;
    }
    pbe_status status = take_rules(&folder->files[folder->count], folder, name, bytes,
                                   length, visit->err);
    if (!status)
        folder->count++;
    return status;
}

static pbe_status visit_entry(struct visit *visit, const struct entry *entry)
{
    enum kind kind = kind_of(entry);
    char *bytes = NULL;
    size_t length = 0;
    if (kind == IGNORED || kind == MANIFEST)
        return PBE_STATUS_OK;
    if (kind == UNKNOWN)
        return unknown_file(visit->path, entry, visit->err);
    if (kind == TEXT && !visit->has_manifest)
        return PBE_STATUS_OK; /* nobody asks what it says */
    pbe_status status = read_named(visit->path, entry->name, FOLDER_FILE_MAX, &bytes,
                                   &length, visit->err);
    if (!status && !manifest_add(&visit->found, entry->name, bytes, length))
        status = pbe_error_set(visit->err, PBE_STATUS_PACK, "%s",
                               PBE_SAY("规则包的文件太多，最多64个",
                                       "too many files in a pack: 64 at most"));
    if (!status && kind == RULES && visit->folder)
        status = add_rules(visit, entry->name, bytes, length);
    free(bytes);
    return status;
}

static bool has_entry(const struct listing *listing, const char *name)
{
    for (size_t i = 0; i < listing->count; i++)
        if (strcmp(listing->entries[i].name, name) == 0)
            return true;
    return false;
}

static pbe_status visit_all(struct visit *visit)
{
    pbe_status status = listing_read(visit->path, &visit->listing, visit->err);
    if (status)
        return status;
    if (visit->folder)
        visit->has_manifest = has_entry(&visit->listing, MANIFEST_NAME);
    else
        visit->has_manifest = true; /* one is about to be made: list everything */
    for (size_t i = 0; !status && i < visit->listing.count; i++)
        status = visit_entry(visit, &visit->listing.entries[i]);
    return status;
}

/* --- the manifest --- */

static pbe_status wrong_id(const char *name, const char *id, struct pbe_error *err)
{
    pbe_error_set(err, PBE_STATUS_PACK,
                  PBE_SAY("清单属于规则包 %s，与文件夹不同名",
                          "the manifest belongs to the pack %s, not to this folder"),
                  id);
    pbe_error_place(err, name, 0, 0);
    return PBE_STATUS_PACK;
}

static pbe_status check_manifest(struct visit *visit, struct manifest *manifest,
                                 const char *text, size_t length, const char *name)
{
    char *signature = NULL;
    size_t size = 0;
    struct folder *folder = visit->folder;
    pbe_status status = manifest_read(text, length, name, manifest, visit->err);
    if (!status && strcmp(manifest->id, folder->id) != 0)
        status = wrong_id(name, manifest->id, visit->err);
    if (!status && has_entry(&visit->listing, MANIFEST_SIGNATURE_NAME))
        status = read_named(visit->path, MANIFEST_SIGNATURE_NAME, SIGNATURE_FILE_MAX,
                            &signature, &size, visit->err);
    if (!status && folder->layer != PBE_LAYER_SHIPPED)
        status = trust_judge(visit->trust, manifest, text, length, signature, size,
                             name, folder->signer, visit->err);
    if (!status)
        status = manifest_check(manifest, &visit->found, name, visit->err);
    free(signature);
    if (!status) {
        strcpy(folder->version, manifest->version); /* same size */
        strcpy(folder->floor, manifest->floor);
    }
    return status;
}

static pbe_status judge(struct visit *visit)
{
    char *text = NULL, *name = NULL;
    size_t length;
    if (!visit->trust)
        return PBE_STATUS_OK; /* a new manifest is about to be made */
    if (!visit->has_manifest)
        return visit->folder->layer == PBE_LAYER_SHIPPED
                   ? PBE_STATUS_OK
                   : trust_unsigned(visit->trust, visit->path, visit->err);
    struct manifest *manifest = malloc(sizeof *manifest);
    name = disk_join(visit->path, MANIFEST_NAME);
    pbe_status status = manifest && name ? PBE_STATUS_OK : pbe_error_memory(visit->err);
    if (!status)
        status = read_named(visit->path, MANIFEST_NAME, MANIFEST_MAX, &text, &length,
                            visit->err);
    if (!status)
        status = check_manifest(visit, manifest, text, length, name);
    free(text);
    free(name);
    free(manifest);
    return status;
}

/* pack.lua first, the others stay in the order of their bytes. */
static void put_pack_first(struct folder *folder)
{
    for (size_t i = 1; i < folder->count; i++) {
        if (!ends_with(folder->files[i].label, "/pack.lua"))
            continue;
        struct folder_file first = folder->files[i];
        memmove(&folder->files[1], &folder->files[0], i * sizeof first);
        folder->files[0] = first;
    }
}

pbe_status folder_read(const char *path, const char *id, enum pbe_layer layer,
                       const struct trust *trust, struct folder *folder,
                       struct pbe_error *err)
{
    struct visit *visit = calloc(1, sizeof *visit);
    *folder = (struct folder){.id = malloc(strlen(id) + 1), .layer = layer};
    if (!visit || !folder->id) {
        free(visit);
        folder_done(folder);
        return pbe_error_memory(err);
    }
    strcpy(folder->id, id);
    visit->path = path;
    visit->trust = trust;
    visit->folder = folder;
    visit->err = err;
    pbe_status status = visit_all(visit);
    if (!status)
        status = judge(visit);
    if (status)
        folder_done(folder);
    else
        put_pack_first(folder);
    listing_done(&visit->listing);
    free(visit);
    return status;
}

pbe_status folder_list(const char *path, struct manifest *found, struct pbe_error *err)
{
    struct visit *visit = calloc(1, sizeof *visit);
    if (!visit)
        return pbe_error_memory(err);
    visit->path = path;
    visit->err = err;
    pbe_status status = visit_all(visit);
    if (!status) {
        memcpy(found->files, visit->found.files, sizeof found->files);
        found->count = visit->found.count;
    }
    listing_done(&visit->listing);
    free(visit);
    return status;
}

void folder_file_done(struct folder_file *file)
{
    free(file->label);
    free(file->plain);
    free(file->source);
    *file = (struct folder_file){0};
}

void folder_done(struct folder *folder)
{
    for (size_t i = 0; i < folder->count; i++)
        folder_file_done(&folder->files[i]);
    for (size_t i = 0; i < folder->change_count; i++)
        folder_file_done(&folder->changes[i]);
    free(folder->id);
    *folder = (struct folder){0};
}

/* Every name ends in a NUL and every hash has one length: no two packs share a stream. */
void folder_fingerprint(const struct folder *folder, unsigned char out[FOLDER_DIGEST])
{
    crypto_hash_sha256_state hash;
    crypto_hash_sha256_init(&hash);
    for (size_t i = 0; i < folder->count + folder->change_count; i++) {
        const struct folder_file *file =
            i < folder->count ? &folder->files[i] : &folder->changes[i - folder->count];
        crypto_hash_sha256_update(&hash, (const unsigned char *)file->label,
                                  strlen(file->label) + 1);
        crypto_hash_sha256_update(&hash, file->digest, sizeof file->digest);
    }
    crypto_hash_sha256_final(&hash, out);
}
