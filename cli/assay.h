/* assay.h - 复核一个文件: from a workbook's path to its record.
 *
 * The one way for audit, check and score: read the workbook, find its tables, score and
 * check each. It is done in a worker of a pool, so that a file that breaks a library
 * costs one sentence.
 */
#ifndef PBE_CLI_ASSAY_H
#define PBE_CLI_ASSAY_H

#include "base/error.h"
#include "base/text.h"
#include "cli/pool.h"
#include "cli/record.h"
#include "lua/engine.h"

enum {
    ASSAY_SECONDS = 60,     /* that a workbook may take */
    ASSAY_MEGABYTES = 1024, /* of address space that a worker may have */
    ASSAY_RECORD_MAX = 256 << 20
};

/* The document's property that holds the department's code. */
#define ASSAY_CODE "pbe.code"

struct assay {
    pbe_engine *engine;
    struct pbe_value pack; /* EMPTY: the one that the sheet names, else the default */
    unsigned seconds;
    size_t megabytes;
};

/* A pack that is not there is told before the first file. */
pbe_status assay_check_pack(const struct assay *assay, struct pbe_error *err);

/* A worker_function: the request is a path, the result a record's bytes; the context is
 * the assay. */
pbe_status assay_work(void *context, const struct pbe_text *path,
                      struct pbe_text *result);

/* The record of what a pool says: what the worker sent, or one error. Lists come from
 * the arena. Fails only without memory. */
pbe_status assay_take(const struct assay *assay, const struct pool_result *result,
                      struct pbe_arena *arena, struct record *record,
                      struct pbe_error *err);

#endif
