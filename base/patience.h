/* patience.h - waiting for a thread, with an end to the waiting.
 *
 * A network share that is away can keep open() waiting for minutes, and nothing can
 * interrupt it. So a thread of its own does what may wait; when its caller has waited long
 * enough it goes away, and the work is the thread's to throw away.
 * Owner: lies in the work that both share; whoever is last frees that.
 */
#ifndef PBE_BASE_PATIENCE_H
#define PBE_BASE_PATIENCE_H

#include <pthread.h>
#include <stdbool.h>

struct pbe_patience {
    pthread_mutex_t lock; /* guards the two below */
    pthread_cond_t done;
    bool over; /* the thread has finished */
    bool left; /* the caller has gone away */
};

void pbe_patience_init(struct pbe_patience *patience);
void pbe_patience_done(struct pbe_patience *patience);

/* For the thread, when it has finished: true when the caller has gone away, so that the
 * work is the thread's. */
bool pbe_patience_finish(struct pbe_patience *patience);

/* For the caller: true when the thread finished in time, so that the work is the
 * caller's again. */
bool pbe_patience_wait(struct pbe_patience *patience, unsigned milliseconds);

#endif
