#include "lua/disk.h"

#include <dirent.h>
#include <errno.h>
#include <sodium/crypto_generichash.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/language.h"
#include "base/reason.h"

static pbe_status cannot_read(struct pbe_error *err, const char *path)
{
    pbe_error_set(err, PBE_STATUS_FILE, PBE_SAY("读不了：%s", "cannot be read: %s"),
                  pbe_reason(errno));
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_FILE;
}

char *disk_join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path)
        snprintf(path, size, "%s/%s", folder, name);
    return path;
}

bool disk_has_file(const char *path)
{
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISREG(facts.st_mode);
}

pbe_status disk_look_for(const char *path, bool *there, struct pbe_error *err)
{
    struct stat facts;
    bool reached = stat(path, &facts) == 0;
    *there = reached && S_ISREG(facts.st_mode);
    if (reached || errno == ENOENT || errno == ENOTDIR)
        return PBE_STATUS_OK;
    return cannot_read(err, path);
}

bool disk_has_folder(const char *path)
{
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

/* --- listings --- */

static pbe_status add_entry(struct listing *listing, const char *folder,
                            const char *name, struct pbe_error *err)
{
    if (listing->count == DISK_ENTRIES_MAX) {
        pbe_error_set(err, PBE_STATUS_PACK, "%s",
                      PBE_SAY("文件夹里的文件太多", "too many files in the folder"));
        pbe_error_place(err, folder, 0, 0);
        return PBE_STATUS_PACK;
    }
    if ((listing->count & (listing->count - 1)) == 0) { /* grow at each power of two */
        size_t room = listing->count ? listing->count * 2 : 1;
        struct entry *more = realloc(listing->entries, room * sizeof *more);
        if (!more)
            return pbe_error_memory(err);
        listing->entries = more;
    }
    char *path = disk_join(folder, name);
    if (!path)
        return pbe_error_memory(err);
    struct entry *entry = &listing->entries[listing->count++];
    struct stat facts;
    bool seen = stat(path, &facts) == 0;
    *entry = (struct entry){.too_long = strlen(name) >= DISK_NAME_MAX,
                            .is_folder = seen && S_ISDIR(facts.st_mode),
                            .is_file = seen && S_ISREG(facts.st_mode)};
    snprintf(entry->name, sizeof entry->name, "%s", name);
    free(path);
    return PBE_STATUS_OK;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

pbe_status listing_read(const char *path, struct listing *listing,
                        struct pbe_error *err)
{
    *listing = (struct listing){0};
    DIR *directory = opendir(path);
    if (!directory)
        return cannot_read(err, path);
    pbe_status status = PBE_STATUS_OK;
    while (!status) {
        errno = 0; /* the end and an error look alike */
        struct dirent *entry = readdir(directory);
        if (!entry) {
            status = errno ? cannot_read(err, path) : PBE_STATUS_OK;
            break;
        }
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            status = add_entry(listing, path, entry->d_name, err);
    }
    closedir(directory);
    if (status)
        listing_done(listing);
    else if (listing->count > 0)
        qsort(listing->entries, listing->count, sizeof *listing->entries, by_name);
    return status;
}

void listing_done(struct listing *listing)
{
    free(listing->entries);
    *listing = (struct listing){0};
}

/* --- files --- */

static pbe_status too_large(struct pbe_error *err, const char *path, size_t maximum)
{
    bool whole = maximum % (1 << 20) == 0;
    pbe_error_set(
        err, PBE_STATUS_PACK,
        PBE_SAY("文件超过 %zu %s，请改小或分成几个文件",
                "the file is over %zu %s: please make it smaller or divide it"),
        maximum >> (whole ? 20 : 10), whole ? "MiB" : "KiB");
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_PACK;
}

static pbe_status read_open(FILE *file, const char *path, size_t maximum, char **bytes,
                            size_t *length, struct pbe_error *err)
{
    char *buffer = malloc(maximum + 2);
    if (!buffer)
        return pbe_error_memory(err);
    size_t size = fread(buffer, 1, maximum + 1, file);
    pbe_status status = PBE_STATUS_OK;
    if (ferror(file))
        status = cannot_read(err, path);
    else if (size > maximum)
        status = too_large(err, path, maximum);
    char *fitting = status ? NULL : realloc(buffer, size + 1);
    if (!fitting) {
        free(buffer);
        return status ? status : pbe_error_memory(err);
    }
    fitting[size] = '\0';
    *bytes = fitting;
    *length = size;
    return PBE_STATUS_OK;
}

pbe_status disk_read(const char *path, size_t maximum, char **bytes, size_t *length,
                     struct pbe_error *err)
{
    struct stat facts;
    if (stat(path, &facts))
        return cannot_read(err, path);
    if (!S_ISREG(facts.st_mode)) { /* opening a pipe could wait for ever */
        pbe_error_set(err, PBE_STATUS_FILE, "%s",
                      PBE_SAY("不是普通文件", "is not a regular file"));
        pbe_error_place(err, path, 0, 0);
        return PBE_STATUS_FILE;
    }
    FILE *file = fopen(path, "rb");
    if (!file)
        return cannot_read(err, path);
    pbe_status status = read_open(file, path, maximum, bytes, length, err);
    fclose(file);
    return status;
}

/* --- stamps --- */

/* One link of a chain of hashes: the stamp so far, then `size` bytes. */
static void mix(struct stamp *stamp, const void *bytes, size_t size)
{
    crypto_generichash_state hash;
    crypto_generichash_init(&hash, NULL, 0, DISK_STAMP);
    crypto_generichash_update(&hash, stamp->digest, DISK_STAMP);
    crypto_generichash_update(&hash, bytes, size);
    crypto_generichash_final(&hash, stamp->digest, DISK_STAMP);
}

void stamp_begin(struct stamp *stamp)
{
    *stamp = (struct stamp){0};
}

void stamp_add(struct stamp *stamp, const char *path)
{
    struct stat facts = {0};
    int64_t seen[8] = {0};
    if (stat(path, &facts) == 0) {
        int64_t all[8] = {
            1,
            (int64_t)facts.st_dev,
            (int64_t)facts.st_ino,
            (int64_t)facts.st_size,
            (int64_t)facts.st_mtim.tv_sec,
            (int64_t)facts.st_mtim.tv_nsec,
            (int64_t)
                facts.st_ctim.tv_sec, /* a rename and a forged time change it too */
            (int64_t)facts.st_ctim.tv_nsec,
        };
        memcpy(seen, all, sizeof seen);
        if (seen[4] > stamp->newest)
            stamp->newest = seen[4];
        if (seen[6] > stamp->newest)
            stamp->newest = seen[6];
    }
    mix(stamp, path, strlen(path) + 1);
    mix(stamp, seen, sizeof seen);
}

bool stamp_is_same(const struct stamp *a, const struct stamp *b)
{
    return memcmp(a->digest, b->digest, DISK_STAMP) == 0;
}
