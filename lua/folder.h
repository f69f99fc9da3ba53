/* folder.h - one rule pack on disk: which files its folder holds and what they say.
 *
 * Every file is read once, whole; the bytes that were hashed are the bytes that run.
 * What a pack may hold is a short list; anything else is an error, because a file that
 * is silently not read is a rule that silently does not work. A manifest, where there
 * is one, must agree with the folder; trust.h says whether one is demanded.
 * Owner: folder_done().
 */
#ifndef PBE_LUA_FOLDER_H
#define PBE_LUA_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "lua/disk.h"
#include "lua/engine.h"
#include "lua/manifest.h"
#include "lua/trust.h"

enum {
    FOLDER_PACKS_MAX = 256,
    FOLDER_FILES_MAX = 64,
    FOLDER_FILE_MAX = 1 << 20,
    FOLDER_NAME_MAX = DISK_NAME_MAX,
    FOLDER_CHANGES_MAX = 4, /* local.d files for one pack: one from each root */
    FOLDER_DIGEST = 32
};

#define FOLDER_LOCAL  "local.d"
#define FOLDER_CHECKS "checks" /* checks.lua, checks_2_funds.lua: 勾稽 */

struct folder_file {
    char *label;   /* "mof-2020-10/rules.lua", for messages */
    char *plain;   /* the text as plain Lua (reader.h) */
    size_t length; /* of plain */
    bool waits;    /* checks of a shipped pack, read when they are needed: no plain */
    char *source;  /* the text as typed, for places in messages */
    size_t source_length;
    unsigned char digest[FOLDER_DIGEST]; /* SHA-256 of the bytes on disk */
};

struct folder {
    char *id; /* the folder's name */
    enum pbe_layer layer;
    char signer[SIGNATURE_ID_TEXT]; /* id of the trusted key; "" = not signed */
    char version[MANIFEST_VERSION_MAX],
        floor[MANIFEST_VERSION_MAX];            /* "" = no manifest */
    struct folder_file files[FOLDER_FILES_MAX]; /* pack.lua first, then by name */
    size_t count;
    struct folder_file changes[FOLDER_CHANGES_MAX]; /* of local.d, in their order */
    size_t change_count;
};

/* Reads the folder `path` of the pack `id`. layer: SHIPPED needs no signature. trust NULL:
 * its manifest is not looked at. */
pbe_status folder_read(const char *path, const char *id, enum pbe_layer layer,
                       const struct trust *trust, struct folder *folder,
                       struct pbe_error *err);
void folder_done(struct folder *folder); /* a zeroed one is fine */
void folder_file_done(struct folder_file *file);

/* Lists a folder for a new manifest: each file's name, size and hash, in order. */
pbe_status folder_list(const char *path, struct manifest *found, struct pbe_error *err);

/* SHA-256 over names and bytes of the Lua files, and over the changes of local.d. */
void folder_fingerprint(const struct folder *folder, unsigned char out[FOLDER_DIGEST]);

#endif
