/* disk.h - looking at a folder and reading whole files, and noticing changes meanwhile.
 *
 * A stamp covers the names, sizes, times and file numbers of everything looked at: two
 * equal stamps mean that nothing was added, removed, replaced or written in between,
 * as far as the file system tells.
 * Owner: the caller frees what disk_read() gives with free(), a listing with
 * listing_done().
 */
#ifndef PBE_LUA_DISK_H
#define PBE_LUA_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/error.h"

enum { DISK_NAME_MAX = 128, DISK_STAMP = 32, DISK_ENTRIES_MAX = 4096 };

struct entry {
    char name[DISK_NAME_MAX]; /* UTF-8; a longer one is cut and `too_long` */
    bool too_long, is_folder, is_file;
};

struct listing {
    struct entry *entries; /* by the bytes of their names, without . and .. */
    size_t count;
};

struct stamp {
    unsigned char digest[DISK_STAMP];
    int64_t newest; /* the latest change seen, seconds since 1970 */
};

/* "a/b" in a new string, NULL when memory ends. */
char *disk_join(const char *folder, const char *name);

bool disk_has_file(const char *path); /* a regular file; nothing else counts */

/* The same for a file that must not be passed over in silence: when it may be there and
 * cannot be reached, that is an error. */
pbe_status disk_look_for(const char *path, bool *there, struct pbe_error *err);
bool disk_has_folder(const char *path);

/* What a folder holds. PBE_STATUS_FILE with the path when it cannot be read. */
pbe_status listing_read(const char *path, struct listing *listing,
                        struct pbe_error *err);
void listing_done(struct listing *listing);

/* The whole of a regular file of at most `maximum` bytes, with a NUL behind it. */
pbe_status disk_read(const char *path, size_t maximum, char **bytes, size_t *length,
                     struct pbe_error *err);

/* Mixes a path and what the file system says about it into the stamp. */
void stamp_begin(struct stamp *stamp);
void stamp_add(struct stamp *stamp, const char *path);
bool stamp_is_same(const struct stamp *a, const struct stamp *b);

#endif
