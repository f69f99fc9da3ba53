#include "lua/folder.h"

#include <dirent.h>
#include <errno.h>
#include <sodium/crypto_hash_sha256.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "lua/reader.h"

_Static_assert((int)FOLDER_DIGEST == (int)crypto_hash_sha256_BYTES, "SHA-256");

static pbe_status no_memory(struct pbe_error *err)
{
    return pbe_error_set(err, PBE_STATUS_MEMORY, "%s",
                         pbe_status_text(PBE_STATUS_MEMORY));
}

static pbe_status cannot_read(struct pbe_error *err, const char *path)
{
    pbe_error_set(err, PBE_STATUS_FILE, PBE_SAY("读不了：%s", "cannot be read: %s"),
                  strerror(errno));
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_FILE;
}

static pbe_status refuse(struct pbe_error *err, const char *path, const char *sentence)
{
    pbe_error_set(err, PBE_STATUS_PACK, "%s", sentence);
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_PACK;
}

/* "a/b" in a new string, NULL when memory ends. */
static char *join_path(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path)
        snprintf(path, size, "%s/%s", folder, name);
    return path;
}

static bool is_lua_file(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && name[0] != '.' && strcmp(name + length - 4, ".lua") == 0;
}

/* Whether there is such a file. One that is there and cannot be opened is an error: a
 * bureau's pack must not give way to the shipped one in silence. */
static pbe_status look_for(const char *path, bool *exists, struct pbe_error *err)
{
    FILE *file = fopen(path, "rb");
    *exists = file != NULL;
    if (file)
        fclose(file);
    else if (errno != ENOENT && errno != ENOTDIR)
        return cannot_read(err, path);
    return PBE_STATUS_OK;
}

/* The whole file in a new buffer. */
static pbe_status read_file(const char *path, char **bytes, size_t *length,
                            struct pbe_error *err)
{
    FILE *file = fopen(path, "rb");
    char *buffer = malloc((size_t)FOLDER_FILE_MAX + 1);
    pbe_status status = PBE_STATUS_OK;
    if (!file) {
        status = cannot_read(err, path);
    } else if (!buffer) {
        status = no_memory(err);
    } else {
        *length = fread(buffer, 1, (size_t)FOLDER_FILE_MAX + 1, file);
        if (ferror(file)) {
            status = cannot_read(err, path);
        } else if (*length > FOLDER_FILE_MAX) {
            status = refuse(err, path,
                            PBE_SAY("规则文件超过 1 MiB，请分成几个文件",
                                    "over 1 MiB: please divide it into several files"));
        }
    }
    if (file)
        fclose(file);
    if (status) {
        free(buffer);
        return status;
    }
    *bytes = buffer;
    return PBE_STATUS_OK;
}

/* Hashes a file with its name and length, so that no two packs share a stream. */
static void hash_file(crypto_hash_sha256_state *hash, const char *name,
                      const char *bytes, size_t length)
{
    unsigned char size[8];
    for (int i = 0; i < 8; i++)
        size[i] = (unsigned char)((uint64_t)length >> (8 * i));
    crypto_hash_sha256_update(hash, (const unsigned char *)name, strlen(name) + 1);
    crypto_hash_sha256_update(hash, size, sizeof size);
    crypto_hash_sha256_update(hash, (const unsigned char *)bytes, length);
}

static pbe_status add_file(struct folder *folder, const char *path, const char *name,
                           crypto_hash_sha256_state *hash, struct pbe_error *err)
{
    struct folder_file *file = &folder->files[folder->count];
    struct pbe_text plain;
    char *bytes = NULL;
    size_t length = 0;
    /* full-width signs only shrink; a quote inside “ ” may double */
    pbe_text_init(&plain, (size_t)FOLDER_FILE_MAX * 2);
    file->label = join_path(folder->id, name);
    pbe_status status =
        file->label ? read_file(path, &bytes, &length, err) : no_memory(err);
    if (!status) {
        hash_file(hash, name, bytes, length);
        status = reader_plain(bytes, length, file->label, &plain, err);
    }
    free(bytes);
    file->plain = plain.bytes; /* the text's memory changes hands */
    file->length = plain.length;
    folder->count++;
    return status;
}

/* Reads the folder's *.lua names, pack.lua first and the others in byte order. */
static int by_name(const void *a, const void *b)
{
    const char *x = a, *y = b;
    int x_first = strcmp(x, "pack.lua") == 0, y_first = strcmp(y, "pack.lua") == 0;
    return x_first != y_first ? y_first - x_first : strcmp(x, y);
}

static pbe_status list_names(const char *path, char names[][FOLDER_NAME_MAX],
                             size_t *count, struct pbe_error *err)
{
    DIR *directory = opendir(path);
    if (!directory)
        return cannot_read(err, path);
    pbe_status status = PBE_STATUS_OK;
    *count = 0;
    for (struct dirent *entry; !status && (entry = readdir(directory));) {
        if (!is_lua_file(entry->d_name))
            continue;
        if (*count == FOLDER_FILES_MAX)
            status = refuse(err, path,
                            PBE_SAY("规则包的文件太多，最多64个",
                                    "too many files in a pack: 64 at most"));
        else if (strlen(entry->d_name) >= FOLDER_NAME_MAX)
            status =
                refuse(err, entry->d_name,
                       PBE_SAY("文件名太长，请改短", "the file's name is too long"));
        else
            strcpy(names[(*count)++], entry->d_name);
    }
    closedir(directory);
    qsort(names, *count, FOLDER_NAME_MAX, by_name);
    return status;
}

static void folder_done(struct folder *folder)
{
    for (size_t i = 0; i < folder->count; i++) {
        free(folder->files[i].label);
        free(folder->files[i].plain);
    }
    free(folder->id);
    *folder = (struct folder){0};
}

static pbe_status folder_read(const char *path, const char *id, struct folder *folder,
                              struct pbe_error *err)
{
    char names[FOLDER_FILES_MAX][FOLDER_NAME_MAX];
    size_t count = 0;
    *folder = (struct folder){.id = malloc(strlen(id) + 1)};
    if (!folder->id)
        return no_memory(err);
    strcpy(folder->id, id);
    crypto_hash_sha256_state hash;
    crypto_hash_sha256_init(&hash);
    pbe_status status = list_names(path, names, &count, err);
    for (size_t i = 0; !status && i < count; i++) {
        char *file = join_path(path, names[i]);
        status = file ? add_file(folder, file, names[i], &hash, err) : no_memory(err);
        free(file);
    }
    crypto_hash_sha256_final(&hash, folder->digest);
    if (status)
        folder_done(folder);
    return status;
}

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
        return no_memory(err);
    folders->folders = more;
    folders->folders[folders->count++] = *folder;
    return PBE_STATUS_OK;
}

/* Reads `root/name` if it is a pack. */
static pbe_status read_entry(const char *root, const char *name,
                             struct folders *folders, struct pbe_error *err)
{
    char *path = join_path(root, name);
    char *pack = path ? join_path(path, "pack.lua") : NULL;
    bool exists = false;
    pbe_status status = pack ? look_for(pack, &exists, err) : no_memory(err);
    if (!status && exists) {
        struct folder folder;
        status = folder_read(path, name, &folder, err);
        if (!status) {
            status = keep_folder(folders, &folder, err);
            if (status)
                folder_done(&folder);
        }
    }
    free(pack);
    free(path);
    return status;
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct folder *)a)->id, ((const struct folder *)b)->id);
}

pbe_status folders_read(const char *const *roots, size_t count, struct folders *folders,
                        struct pbe_error *err)
{
    *folders = (struct folders){0};
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < count; i++) {
        DIR *directory = opendir(roots[i]);
        if (!directory && errno == ENOENT)
            continue;
        if (!directory) {
            status = cannot_read(err, roots[i]);
            continue;
        }
        for (struct dirent *entry; !status && (entry = readdir(directory));)
            if (entry->d_name[0] != '.' && strlen(entry->d_name) < FOLDER_NAME_MAX)
                status = read_entry(roots[i], entry->d_name, folders, err);
        closedir(directory);
    }
    if (status)
        folders_done(folders);
    else if (folders->count > 0)
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
