/* new_folder.h - a folder with files that was not there before: complete, or not at all.
 *
 * It is built beside under a hidden name, which nobody reads as a pack, and renamed. What
 * is there already is never touched. A missing parent is made, one level of it.
 */
#ifndef PBE_CLI_NEW_FOLDER_H
#define PBE_CLI_NEW_FOLDER_H

#include <stddef.h>

#include "base/error.h"

/* name: of a file, or of a folder when text is NULL; a folder stands before its files. */
struct new_file {
    const char *name, *text;
};

/* Makes parent/name. On error nothing is left behind. */
pbe_status new_folder_make(const char *parent, const char *name,
                           const struct new_file *files, size_t count,
                           struct pbe_error *err);

#endif
