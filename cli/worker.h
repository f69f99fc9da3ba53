/* worker.h - one process that works on requests and may die of them.
 *
 * It is forked from this process and shares what that has loaded. Requests and results
 * cross a socket as a length and bytes. Its memory is limited, it writes no core file,
 * and it ends with its parent.
 */
#ifndef PBE_CLI_WORKER_H
#define PBE_CLI_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/text.h"

/* Works on a request in the worker. PBE_STATUS_MEMORY: it did not fit; any other failure
 * belongs into the result, in words. */
typedef pbe_status worker_function(void *context, const struct pbe_text *request,
                                   struct pbe_text *result);

enum { WORKER_REQUEST_MAX = 1 << 20, WORKER_RESULT_MAX = 256 << 20 }; /* bytes */

struct worker_task {
    worker_function *work;
    void *context;
    size_t memory; /* bytes of address space; 0 = no limit */
};

/* A worker has one request that it works on and may have one that waits for it, so that
 * it need not wait for us. */
enum { WORKER_QUEUE = 2 };

struct worker {
    pid_t pid;                  /* 0 = not running */
    int channel;                /* our end of the socket */
    size_t queue[WORKER_QUEUE]; /* the requests that it has; the first is worked on */
    size_t queued;
    long long deadline;    /* for the first: milliseconds of the monotonic clock */
    struct pbe_text frame; /* what has arrived and was not taken */
};

/* How a worker has done. */
enum worker_news { WORKER_QUIET, WORKER_RESULT, WORKER_STARVED, WORKER_CRASHED };

/* Starts workers[at], which must not be running; the new process closes the channels of
 * the `count` others. False: the system gives no process now; errno says why. */
bool worker_start(struct worker *workers, size_t count, size_t at,
                  const struct worker_task *task);

/* False when the worker has gone. */
bool worker_send(struct worker *worker, const struct pbe_text *request);

/* Receives what has arrived, without waiting. False when the worker has gone. */
bool worker_receive(struct worker *worker);

/* Takes the result of the first request, if it has arrived whole, into `result`, in
 * place of what that holds; QUIET if not. STARVED and CRASHED leave worker_end() to do. */
enum worker_news worker_take(struct worker *worker, struct pbe_text *result);

/* Ends the process if it still runs, and waits for it. Returns the number of the signal
 * that ended it, 0 = it went by itself. */
int worker_end(struct worker *worker);

#endif
