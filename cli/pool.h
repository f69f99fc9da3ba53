/* pool.h - many requests, worked on by processes that may die of them.
 *
 * A worker that crashes, takes too long or too much memory is replaced and costs its own
 * request only. Results come back in the order of the requests, whatever the number of
 * workers; only so many are held back (POOL_AHEAD) that memory stays flat.
 * The run ends early, workers and all, when a signal has come (interrupt.h).
 */
#ifndef PBE_CLI_POOL_H
#define PBE_CLI_POOL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/worker.h"

enum { POOL_AHEAD = 256, POOL_WORKERS_MAX = 256 };

enum pool_fate { POOL_DONE, POOL_CRASHED, POOL_LATE, POOL_STARVED };

/* What became of a request. */
struct pool_result {
    enum pool_fate fate;
    int signal;             /* POOL_CRASHED: what killed it, 0 = nothing did */
    struct pbe_text *bytes; /* of POOL_DONE; borrowed for the call */
};

/* What comes next: nothing more; a request to work on; a result that is there already. */
enum pool_next { POOL_END, POOL_REQUEST, POOL_READY };

struct pool {
    struct worker_task task;
    size_t workers;   /* 1 … POOL_WORKERS_MAX */
    unsigned seconds; /* that a request may take */
    /* Both are called in this process with `context`; index counts requests from 0. */
    void *context;
    enum pool_next (*next)(void *context, size_t index, struct pbe_text *bytes);
    /* Anything but OK ends the run. */
    pbe_status (*done)(void *context, size_t index, const struct pool_result *result,
                       struct pbe_error *err);
};

/* Runs until next() ends, done() fails or a signal comes; none of its processes is left
 * afterwards. A signal is no error: ask interrupt_has_come(). */
pbe_status pool_run(const struct pool *pool, struct pbe_error *err);

#endif
