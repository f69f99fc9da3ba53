/* replace.h - a file's new content, all of it or none.
 *
 * Writes a temporary file beside and renames it over the old one, so that whoever reads
 * meanwhile gets the old or the new content, never half of it. Permissions stay. A
 * symbolic link stays one: what it points to is replaced.
 */
#ifndef PBE_CLI_REPLACE_H
#define PBE_CLI_REPLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* The file must exist. On error it is as before, and nothing is left beside it. */
pbe_status replace_file(const char *path, const char *bytes, size_t length,
                        struct pbe_error *err);

/* Writes and syncs everything to an open file; errno says why not. */
bool replace_write_all(int file, const char *bytes, size_t length);

#endif
