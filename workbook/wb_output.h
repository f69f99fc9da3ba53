/* wb_output.h - a zip package that goes to a FILE, the same bytes whenever it is made.
 *
 * Owner: wb_output_open() gives the package, which zip_close() or zip_discard() ends;
 * wb_output_done() follows in any case. The FILE must allow seeking and stays open.
 */
#ifndef PBE_WORKBOOK_WB_OUTPUT_H
#define PBE_WORKBOOK_WB_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>
#include <zip.h>

struct wb_output {
    FILE *file;
    zip_error_t error;
};

/* NULL: no memory, or errno says why. */
zip_t *wb_output_open(struct wb_output *output, FILE *to);
void wb_output_done(struct wb_output *output);

/* Adds a part with the modification time 1980-01-01, whoever writes it when. method:
 * ZIP_CM_STORE or ZIP_CM_DEFLATE. Takes the source; NULL is one that could not be made. */
bool wb_output_add(zip_t *package, const char *name, zip_source_t *source, int method);

#endif
