/* templates_bureau.c - looking into a bureau's folder, with an end to the waiting.
 *
 * A network share that is away can keep opendir() waiting for minutes, and nothing can
 * interrupt it. So a thread of its own looks; when the caller has waited long enough it
 * goes away, and the thread throws away what it finds. (lua/patience.c does so for rules.)
 */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "addin/templates.h"

struct search {
    pthread_mutex_t lock; /* guards over and left */
    pthread_cond_t done;
    bool over; /* the thread has finished */
    bool left; /* the caller has gone away: the thread cleans up */
    char root[TEMPLATE_PATH_MAX];
    struct templates found;
};

static struct search *search_new(const char *root)
{
    struct search *search = calloc(1, sizeof *search);
    pthread_condattr_t monotonic;
    if (!search)
        return NULL;
    strcpy(search->root, root);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&search->done, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&search->lock, NULL);
    return search;
}

static void search_free(struct search *search)
{
    templates_done(&search->found);
    pthread_cond_destroy(&search->done);
    pthread_mutex_destroy(&search->lock);
    free(search);
}

static void *run(void *argument)
{
    static const char *const folders[] = {"", "/template", "/模板"};
    struct search *search = argument;
    char folder[TEMPLATE_PATH_MAX];
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(folder, sizeof folder, "%s%s", search->root, folders[i]);
        templates_add_folder(&search->found, folder);
    }
    pthread_mutex_lock(&search->lock);
    search->over = true;
    bool left = search->left;
    pthread_cond_signal(&search->done);
    pthread_mutex_unlock(&search->lock);
    if (left)
        search_free(search);
    return NULL;
}

/* True when the thread finished in time, so that the search is the caller's again. */
static bool wait_for(struct search *search, unsigned milliseconds)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += (time_t)(milliseconds / 1000);
    end.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    if (end.tv_nsec >= 1000000000) {
        end.tv_sec++;
        end.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&search->lock);
    while (!search->over
           && pthread_cond_timedwait(&search->done, &search->lock, &end) != ETIMEDOUT)
        ;
    bool over = search->over;
    search->left = !over;
    pthread_mutex_unlock(&search->lock);
    return over;
}

void templates_add_bureau(struct templates *templates, const char *root,
                          unsigned milliseconds)
{
    pthread_t thread;
    if (strlen(root) >= TEMPLATE_PATH_MAX)
        return; /* the path of a file in it would not fit either */
    struct search *search = search_new(root);
    if (!search) {
        templates->is_starved = true;
        return;
    }
    if (pthread_create(&thread, NULL, run, search) != 0) {
        search_free(search);
        templates->is_starved = true;
        return;
    }
    pthread_detach(thread);
    if (!wait_for(search, milliseconds)) {
        templates->is_late = true;
        return;
    }
    templates_add_list(templates, &search->found);
    search_free(search);
}
