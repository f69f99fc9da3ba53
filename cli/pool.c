#include "cli/pool.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/language.h"
#include "base/reason.h"
#include "cli/interrupt.h"

/* A request on its way. */
struct slot {
    bool is_ready;
    enum pool_fate fate;
    int signal;
    struct pbe_text bytes; /* the request, then the result */
};

struct run {
    const struct pool *pool;
    struct worker *workers;
    struct pollfd *polled;         /* one a worker, then the channel of signals */
    struct slot slots[POOL_AHEAD]; /* a ring: request i lies in i % POOL_AHEAD */
    size_t delivered, issued;      /* requests, from the start */
    bool has_ended;                /* next() has no more */
    int start_errno;               /* why no worker started; 0 = they do */
};

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static struct slot *slot_of(struct run *run, size_t index)
{
    return &run->slots[index % POOL_AHEAD];
}

static void settle(struct run *run, size_t index, enum pool_fate fate, int signal)
{
    struct slot *slot = slot_of(run, index);
    slot->is_ready = true;
    slot->fate = fate;
    slot->signal = signal;
}

/* Ends a worker that has not done its request, and says so about the request. One that
 * the system killed had taken what memory there was. */
static void give_up(struct run *run, struct worker *worker, enum pool_fate fate)
{
    bool was_busy = worker->is_busy;
    size_t index = worker->index;
    int number = worker_end(worker);
    if (fate == POOL_CRASHED && number == SIGKILL)
        fate = POOL_STARVED;
    if (was_busy)
        settle(run, index, fate, number);
}

/* --- handing out --- */

/* An idle worker, started if need be. NULL: all are busy, or none can be started. */
static struct worker *find_idle(struct run *run)
{
    size_t running = 0;
    for (size_t i = 0; i < run->pool->workers; i++) {
        if (run->workers[i].pid > 0 && !run->workers[i].is_busy)
            return &run->workers[i];
        running += run->workers[i].pid > 0;
    }
    for (size_t i = 0; i < run->pool->workers; i++) {
        if (run->workers[i].pid > 0)
            continue;
        if (worker_start(run->workers, run->pool->workers, i, &run->pool->task))
            return &run->workers[i];
        run->start_errno = running > 0 ? 0 : errno; /* fewer will do */
        return NULL;
    }
    return NULL;
}

static void assign(struct run *run, struct worker *worker, size_t index)
{
    worker->is_busy = true;
    worker->index = index;
    worker->deadline = now() + run->pool->seconds * 1000LL;
    if (!worker_send(worker, &slot_of(run, index)->bytes))
        give_up(run, worker, POOL_CRASHED);
}

static void hand_out(struct run *run)
{
    const struct pool *pool = run->pool;
    while (!run->has_ended && run->issued - run->delivered < POOL_AHEAD) {
        struct worker *worker = find_idle(run);
        if (!worker)
            return;
        struct slot *slot = slot_of(run, run->issued);
        slot->is_ready = false;
        pbe_text_init(&slot->bytes, WORKER_RESULT_MAX);
        enum pool_next next = pool->next(pool->context, run->issued, &slot->bytes);
        if (next == POOL_END) {
            run->has_ended = true;
            pbe_text_done(&slot->bytes);
            return;
        }
        if (next == POOL_READY)
            settle(run, run->issued, POOL_DONE, 0);
        else
            assign(run, worker, run->issued);
        run->issued++;
    }
}

/* --- taking back --- */

static void listen_to(struct run *run, struct worker *worker)
{
    enum worker_news news = worker_receive(worker, &slot_of(run, worker->index)->bytes);
    if (news == WORKER_RESULT) {
        worker->is_busy = false;
        settle(run, worker->index, POOL_DONE, 0);
    } else if (news == WORKER_STARVED) {
        give_up(run, worker, POOL_STARVED);
    } else if (news == WORKER_CRASHED) {
        give_up(run, worker, POOL_CRASHED);
    }
}

/* Milliseconds until the first deadline; -1 = nobody is busy. */
static int patience(const struct run *run)
{
    long long first = LLONG_MAX;
    for (size_t i = 0; i < run->pool->workers; i++)
        if (run->workers[i].is_busy && run->workers[i].deadline < first)
            first = run->workers[i].deadline;
    if (first == LLONG_MAX)
        return -1;
    long long left = first - now();
    return left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

/* Waits for results, a deadline or a signal. A worker of which something has arrived has
 * done its work: it is we who were slow to listen. */
static void wait_for_news(struct run *run)
{
    size_t count = run->pool->workers;
    for (size_t i = 0; i < count; i++)
        run->polled[i] = (struct pollfd){
            .fd = run->workers[i].is_busy ? run->workers[i].channel : -1,
            .events = POLLIN};
    run->polled[count] = (struct pollfd){.fd = interrupt_channel(), .events = POLLIN};
    if (poll(run->polled, count + 1, patience(run)) < 0)
        return;
    for (size_t i = 0; i < count; i++)
        if (run->polled[i].revents)
            listen_to(run, &run->workers[i]);
    for (size_t i = 0; i < count; i++) {
        struct worker *worker = &run->workers[i];
        if (worker->is_busy && worker->frame.length == 0 && worker->deadline <= now())
            give_up(run, worker, POOL_LATE);
    }
}

static pbe_status deliver(struct run *run, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    while (!status && run->delivered < run->issued) {
        struct slot *slot = slot_of(run, run->delivered);
        if (!slot->is_ready)
            break;
        struct pool_result result = {
            .fate = slot->fate, .signal = slot->signal, .bytes = &slot->bytes};
        status = run->pool->done(run->pool->context, run->delivered, &result, err);
        pbe_text_done(&slot->bytes);
        run->delivered++;
    }
    return status;
}

static pbe_status work_off(struct run *run, struct pbe_error *err)
{
    while (!interrupt_has_come()) {
        size_t before = run->delivered;
        hand_out(run);
        pbe_status status = deliver(run, err);
        if (status)
            return status;
        if (run->has_ended && run->delivered == run->issued)
            return PBE_STATUS_OK;
        if (run->start_errno)
            return pbe_error_set(err, PBE_STATUS_MEMORY,
                                 PBE_SAY("系统不能再开进程：%s",
                                         "the system starts no more processes: %s"),
                                 pbe_reason(run->start_errno));
        if (run->delivered == before)
            wait_for_news(run);
    }
    return PBE_STATUS_OK;
}

pbe_status pool_run(const struct pool *pool, struct pbe_error *err)
{
    struct run *run = calloc(1, sizeof *run);
    pbe_status status;
    if (!run)
        return pbe_error_memory(err);
    run->pool = pool;
    run->workers = calloc(pool->workers, sizeof *run->workers);
    run->polled = calloc(pool->workers + 1, sizeof *run->polled);
    status = run->workers && run->polled ? work_off(run, err) : pbe_error_memory(err);
    for (size_t i = 0; run->workers && i < pool->workers; i++)
        worker_end(&run->workers[i]);
    for (; run->delivered < run->issued; run->delivered++)
        pbe_text_done(&slot_of(run, run->delivered)->bytes);
    free(run->polled);
    free(run->workers);
    free(run);
    return status;
}
