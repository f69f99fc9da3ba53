/* archive.h - a zip package made of parts, or of another package and parts.
 *
 * For what is no spreadsheet: an extension, a text document. `mimetype` is not compressed
 * and has to be the first part. Times and modes are fixed, so that the same parts give
 * the same bytes; parts of the other package are copied as they are.
 */
#ifndef PBE_WORKBOOK_ARCHIVE_H
#define PBE_WORKBOOK_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"

/* Borrowed for the call. */
struct pbe_archive_part {
    const char *name; /* "rules/mof-2020-10/pack.lua" */
    const char *bytes;
    size_t length;
};

struct pbe_archive {
    const char *from; /* a package whose parts come first; NULL = none */
    /* Whether a part of `from` stays; NULL = all do. One of `parts` replaces it anyway. */
    bool (*keeps)(void *context, const char *name);
    void *context;
    const struct pbe_archive_part *parts;
    size_t count;
};

/* Writes the package to a file that allows seeking, and flushes it. FILE when `from` is
 * no package that can be read, with its path; or when `to` cannot be written. */
pbe_status pbe_archive_write(const struct pbe_archive *archive, FILE *to,
                             struct pbe_error *err);

/* Reads one part of a package into a text that has a maximum. FILE, with the path, when
 * there is no such part. */
pbe_status pbe_archive_read(const char *path, const char *name, struct pbe_text *out,
                            struct pbe_error *err);

#endif
