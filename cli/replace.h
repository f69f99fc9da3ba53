/* replace.h - a file's new content, all of it or none.
 *
 * Writes a temporary file beside and renames it over the old one, so that whoever reads
 * meanwhile gets the old or the new content, never half of it. Where the system can, that
 * file has no name before it is whole: a killed process leaves nothing. Permissions stay. A
 * symbolic link stays one: what it points to is replaced. What is no regular file (a
 * pipe, /dev/null) is written to as it is.
 */
#ifndef PBE_CLI_REPLACE_H
#define PBE_CLI_REPLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"

/* The file must exist. On error it is as before, and nothing is left beside it. */
pbe_status replace_file(const char *path, const char *bytes, size_t length,
                        struct pbe_error *err);

/* New content that comes bit by bit. Zero is a good start. */
struct replacement {
    FILE *file;            /* to write to; NULL: not begun, or ended */
    char *target, *beside; /* beside: NULL = written in place */
    bool is_named;         /* the file beside has its name already */
};

/* The file need not exist. One of finish and abandon must follow; both may be called
 * when nothing has begun. */
pbe_status replace_begin(struct replacement *replacement, const char *path,
                         struct pbe_error *err);
pbe_status replace_finish(struct replacement *replacement, struct pbe_error *err);
void replace_abandon(struct replacement *replacement);

#endif
