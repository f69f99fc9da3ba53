/* kit_folder.h - a folder of many files, complete or not at all.
 *
 * Everything is built in a hidden folder beside and renamed in the end. A folder that
 * holds something stays as it is, unless told: then each file of the new one takes the
 * place of the one of its name, and what else is there stays.
 * No file is synced: that takes minutes for a district, and the manifest has hashes.
 * Owner: kit_folder_abandon(), which takes away what was not finished. Zero is fine.
 */
#ifndef PBE_CLI_KIT_FOLDER_H
#define PBE_CLI_KIT_FOLDER_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"

enum { KIT_DIGEST_MAX = 65 }; /* SHA-256 in hexadecimal digits, and a NUL */

struct kit_folder {
    char *target, *beside;
    int handle;   /* of `beside`; valid while that is not NULL */
    bool is_full; /* the target is there and holds something */
    char **names; /* of files, "各单位/a.ods", and, before them, of their folders */
    size_t count, capacity;
    FILE *file; /* being written; NULL = none */
};

/* Begins a folder. FILE when there is one already that holds something and force is not
 * said, or when it cannot be made. */
pbe_status kit_folder_begin(struct kit_folder *folder, const char *path, bool force,
                            struct pbe_error *err);

/* Adds a folder in it. */
pbe_status kit_folder_add(struct kit_folder *folder, const char *name,
                          struct pbe_error *err);

/* Begins a file, to be written to folder->file, and ends it. digest: its SHA-256; may be
 * NULL. */
pbe_status kit_folder_open(struct kit_folder *folder, const char *name,
                           struct pbe_error *err);
pbe_status kit_folder_close(struct kit_folder *folder, char digest[KIT_DIGEST_MAX],
                            struct pbe_error *err);

/* Where a file is until the folder is finished; NULL without memory. The caller frees. */
char *kit_folder_path(const struct kit_folder *folder, const char *name);

/* Takes a file away again that only served to make others. */
void kit_folder_drop(struct kit_folder *folder, const char *name);

pbe_status kit_folder_finish(struct kit_folder *folder, struct pbe_error *err);
void kit_folder_abandon(struct kit_folder *folder);

#endif
