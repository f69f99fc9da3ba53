/* folder.h - rule packs on disk: which folders there are and what their files say.
 *
 * Every file is read once, whole; the bytes that were hashed are the bytes that run, so
 * a pack replaced in the middle of a load is never half old and half new in one file.
 * Limits: FOLDER_FILES_MAX files of FOLDER_FILE_MAX bytes a pack, FOLDER_PACKS_MAX packs.
 * Owner: folders_done().
 */
#ifndef PBE_LUA_FOLDER_H
#define PBE_LUA_FOLDER_H

#include <stddef.h>

#include "base/error.h"

enum {
    FOLDER_PACKS_MAX = 256,
    FOLDER_FILES_MAX = 64,
    FOLDER_FILE_MAX = 1 << 20,
    FOLDER_NAME_MAX = 128,
    FOLDER_DIGEST = 32
};

struct folder_file {
    char *label; /* "mof-2020-10/rules.lua", for messages */
    char *plain; /* the text as plain Lua (reader.h) */
    size_t length;
};

struct folder {
    char *id;                                   /* the folder's name */
    struct folder_file files[FOLDER_FILES_MAX]; /* pack.lua first, then by name */
    size_t count;
    unsigned char digest[FOLDER_DIGEST]; /* SHA-256 over names and bytes as on disk */
};

struct folders {
    struct folder *folders; /* by id */
    size_t count;
};

/* Reads every pack (a folder with pack.lua) below each root; a later root's pack
 * replaces one with the same name. A root that does not exist is skipped. */
pbe_status folders_read(const char *const *roots, size_t count, struct folders *folders,
                        struct pbe_error *err);
void folders_done(struct folders *folders);

#endif
