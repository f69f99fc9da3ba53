#include "base/patience.h"

#include <errno.h>
#include <time.h>

void pbe_patience_init(struct pbe_patience *patience)
{
    pthread_condattr_t clock;
    patience->over = patience->left = false;
    pthread_mutex_init(&patience->lock, NULL);
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&patience->done, &clock);
    pthread_condattr_destroy(&clock);
}

void pbe_patience_done(struct pbe_patience *patience)
{
    pthread_cond_destroy(&patience->done);
    pthread_mutex_destroy(&patience->lock);
}

bool pbe_patience_finish(struct pbe_patience *patience)
{
    pthread_mutex_lock(&patience->lock);
    patience->over = true;
    bool left = patience->left;
    pthread_cond_signal(&patience->done);
    pthread_mutex_unlock(&patience->lock);
    return left;
}

bool pbe_patience_wait(struct pbe_patience *patience, unsigned milliseconds)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += (time_t)(milliseconds / 1000);
    end.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    if (end.tv_nsec >= 1000000000) {
        end.tv_sec++;
        end.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&patience->lock);
    while (!patience->over
           && pthread_cond_timedwait(&patience->done, &patience->lock, &end)
                  != ETIMEDOUT)
        ;
    bool over = patience->over;
    patience->left = !over;
    pthread_mutex_unlock(&patience->lock);
    return over;
}
