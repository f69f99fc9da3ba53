/* audit.h - 批量复核: many workbooks through the pool into a listing and a summary.
 *
 * Everything between the list of files and the exit code; cmd_audit.c reads the options.
 */
#ifndef PBE_CLI_AUDIT_H
#define PBE_CLI_AUDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/assay.h"
#include "cli/inputs.h"
#include "cli/listing.h"

struct audit {
    struct assay assay;
    size_t jobs;
    const struct listing_kind *kind;
    const char *output; /* NULL = standard output */
    bool resume;        /* go on with what FILE.part has */
    bool keeps_journal; /* FILE.part stays for the next run */
    void *context;      /* for the listing */
};

/* Returns the exit code. After a signal it does not return: the process ends by it. */
int audit_run(const struct audit *audit, struct inputs *inputs);

#endif
