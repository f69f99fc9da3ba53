/* wb_output.h - a zip package that libzip writes to a FILE: a new one, or an old one anew.
 *
 * Entries of the old package that nobody puts again are copied as they are, in their
 * order. The same content gives the same bytes.
 * Owner: wb_output_begin() ... wb_output_end(), also when something failed in between.
 */
#ifndef PBE_WORKBOOK_WB_OUTPUT_H
#define PBE_WORKBOOK_WB_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>
#include <zip.h>

#include "workbook/wb_file.h"

struct wb_output {
    FILE *file;
    const struct wb_file *old; /* NULL = none */
    size_t at;                 /* of old, where reading goes on */
    zip_error_t error;
    zip_t *package;
};

/* file: allows seeking. false: errno says why, 0 = no memory; so do those below. */
bool wb_output_begin(struct wb_output *output, FILE *file, const struct wb_file *old);

/* Adds a part, or replaces it. Takes the source; NULL fails. method: ZIP_CM_DEFLATE … */
bool wb_output_put(struct wb_output *output, const char *name, zip_source_t *source,
                   int method);
/* The same; the bytes are borrowed until wb_output_end(). */
bool wb_output_put_bytes(struct wb_output *output, const char *name, const char *bytes,
                         size_t length, int method);

/* Leaves a part of the old package out, if it is there. */
bool wb_output_drop(struct wb_output *output, const char *name);

/* Writes the package, if all was done. Returns whether it is written. */
bool wb_output_end(struct wb_output *output, bool done);

#endif
