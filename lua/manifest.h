/* manifest.h - the list of a pack's files with their hashes: what a signature covers.
 *
 *     pbe-manifest 1
 *     id mof-2020-10
 *     version 1.2
 *     floor 1.0
 *     file 9f86d0…  1234 pack.lua
 *
 * Lines end in LF; files by the bytes of their names, each once. The floor is the lowest
 * version that may still be used. Reading is strict: the text is signed, not repaired.
 */
#ifndef PBE_LUA_MANIFEST_H
#define PBE_LUA_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"
#include "lua/disk.h"

enum {
    MANIFEST_FILES_MAX = 128,
    MANIFEST_MAX = 1 << 16, /* bytes */
    MANIFEST_VERSION_MAX = 64,
    MANIFEST_DIGEST = 32
};

#define MANIFEST_NAME           "manifest.txt"
#define MANIFEST_SIGNATURE_NAME "manifest.txt.minisig"

struct manifest_file {
    char name[DISK_NAME_MAX];
    size_t size;
    unsigned char digest[MANIFEST_DIGEST]; /* SHA-256 */
};

struct manifest {
    char id[DISK_NAME_MAX], version[MANIFEST_VERSION_MAX], floor[MANIFEST_VERSION_MAX];
    struct manifest_file files[MANIFEST_FILES_MAX];
    size_t count;
};

/* Reads a manifest. name: the file, for messages. */
pbe_status manifest_read(const char *text, size_t length, const char *name,
                         struct manifest *manifest, struct pbe_error *err);

/* Appends the text of a manifest whose files are in order. */
void manifest_write(const struct manifest *manifest, struct pbe_text *out);

/* Adds a file with its content's size and hash. False when there are too many. */
bool manifest_add(struct manifest *manifest, const char *name, const char *bytes,
                  size_t length);

/* Compares what was read from a folder with what the manifest lists: each file with the
 * same bytes, none missing, none besides. name: the manifest's file, for messages. */
pbe_status manifest_check(const struct manifest *manifest, const struct manifest *found,
                          const char *name, struct pbe_error *err);

/* Orders versions by their numbers, so that 1.10 comes after 1.9: <0, 0, >0. */
int manifest_compare_versions(const char *a, const char *b);

/* A version is 1 to 63 letters, digits, points and hyphens. */
bool manifest_is_version(const char *text);

#endif
