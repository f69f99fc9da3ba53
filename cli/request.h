/* request.h - what the command line of `pbe audit` or `pbe collect` asks for. */
#ifndef PBE_CLI_REQUEST_H
#define PBE_CLI_REQUEST_H

#include <stdbool.h>

#include "cli/audit.h"
#include "cli/inputs.h"

/* Texts are borrowed from argv. */
struct request {
    const char *rules, *pack, *format, *output, *departments; /* NULL = not said */
    unsigned long jobs, memory, timeout;                      /* 0 = not said */
    bool resume;
};

/* Reads the options; the paths stand behind them at argv[optind], one at least. Only a
 * collection knows --departments, only an audit --resume. Returns 0; 2, or -1 for
 * --help. */
int request_parse(int argc, char **argv, bool collects, struct request *request);

/* Runs what `audit` lacks only the assay of, and the number of jobs, over the paths.
 * Makes the engine for it, which audit->assay keeps: the caller frees it. Returns the
 * exit code. */
int request_run(const struct request *request, char *const *paths, int count,
                struct audit *audit);

#endif
