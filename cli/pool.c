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

/* A request on its way. It waits for a worker: new, or given back by one that died. */
enum slot_state { SLOT_WAITING, SLOT_SENT, SLOT_READY };

struct slot {
    enum slot_state state;
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
    size_t waiting;                /* of those between */
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
    slot->state = SLOT_READY;
    slot->fate = fate;
    slot->signal = signal;
}

static void set_deadline(const struct run *run, struct worker *worker)
{
    worker->deadline = now() + run->pool->seconds * 1000LL;
}

/* Ends a worker that has not done its first request, and says so about that one; the
 * other goes to another worker. One that the system killed had taken what memory there
 * was. */
static void give_up(struct run *run, struct worker *worker, enum pool_fate fate)
{
    size_t queued = worker->queued, queue[WORKER_QUEUE];
    memcpy(queue, worker->queue, sizeof queue);
    int number = worker_end(worker);
    if (fate == POOL_CRASHED && number == SIGKILL)
        fate = POOL_STARVED;
    if (queued > 0)
        settle(run, queue[0], fate, number);
    for (size_t i = 1; i < queued; i++) {
        slot_of(run, queue[i])->state = SLOT_WAITING;
        run->waiting++;
    }
}

/* --- handing out --- */

/* Starts a worker that does not run yet; NULL when all do, or none can be started. */
static struct worker *start_one(struct run *run)
{
    size_t running = 0, at = run->pool->workers;
    for (size_t i = run->pool->workers; i-- > 0;) {
        if (run->workers[i].pid > 0)
            running++;
        else
            at = i;
    }
    if (at == run->pool->workers)
        return NULL;
    if (worker_start(run->workers, run->pool->workers, at, &run->pool->task))
        return &run->workers[at];
    run->start_errno = running > 0 ? 0 : errno; /* fewer will do */
    return NULL;
}

/* A running worker with so many requests. */
static struct worker *find_with(struct run *run, size_t queued)
{
    for (size_t i = 0; i < run->pool->workers; i++)
        if (run->workers[i].pid > 0 && run->workers[i].queued == queued)
            return &run->workers[i];
    return NULL;
}

/* Who takes the next request: an idle worker, a new one, or one that has but the request
 * that it works on. NULL: nobody now. */
static struct worker *find_worker(struct run *run)
{
    struct worker *worker = find_with(run, 0);
    if (!worker)
        worker = start_one(run);
    return worker || run->start_errno ? worker : find_with(run, 1);
}

static void assign(struct run *run, struct worker *worker, size_t index)
{
    struct slot *slot = slot_of(run, index);
    slot->state = SLOT_SENT;
    run->waiting--;
    if (worker->queued == 0)
        set_deadline(run, worker);
    worker->queue[worker->queued++] = index;
    if (!worker_send(worker, &slot->bytes) && worker->queued == 1)
        give_up(run, worker, POOL_CRASHED); /* what a busy one died of, we shall hear */
}

/* Takes a new request: it waits, or is ready. False: there is none, or no room. */
static bool take_next(struct run *run)
{
    const struct pool *pool = run->pool;
    if (run->has_ended || run->issued - run->delivered == POOL_AHEAD)
        return false;
    struct slot *slot = slot_of(run, run->issued);
    pbe_text_init(&slot->bytes, WORKER_RESULT_MAX);
    enum pool_next next = pool->next(pool->context, run->issued, &slot->bytes);
    if (next == POOL_END) {
        run->has_ended = true;
        pbe_text_done(&slot->bytes);
        return false;
    }
    slot->state = SLOT_WAITING;
    if (next == POOL_READY)
        settle(run, run->issued, POOL_DONE, 0);
    else
        run->waiting++;
    run->issued++;
    return true;
}

/* The first request that waits, which there must be. */
static size_t find_waiting(struct run *run)
{
    size_t index = run->delivered;
    while (slot_of(run, index)->state != SLOT_WAITING)
        index++;
    return index;
}

/* A busy worker is sent no more than the socket holds, so that we never wait for it. */
static void hand_out(struct run *run)
{
    enum { QUEUED_MAX = 16 * 1024 };
    while (run->waiting > 0 || take_next(run)) {
        if (run->waiting == 0) /* it was ready */
            continue;
        size_t index = find_waiting(run);
        struct worker *worker = find_worker(run);
        if (!worker
            || (worker->queued > 0 && slot_of(run, index)->bytes.length > QUEUED_MAX))
            return;
        assign(run, worker, index);
    }
}

/* --- taking back --- */

/* Takes the results that have arrived, each for the worker's first request. */
static void listen_to(struct run *run, struct worker *worker)
{
    if (!worker_receive(worker)) {
        give_up(run, worker, POOL_CRASHED);
        return;
    }
    enum worker_news news = WORKER_RESULT;
    while (news == WORKER_RESULT && worker->queued > 0) {
        news = worker_take(worker, &slot_of(run, worker->queue[0])->bytes);
        if (news == WORKER_RESULT) {
            settle(run, worker->queue[0], POOL_DONE, 0);
            worker->queue[0] = worker->queue[1];
            worker->queued--;
            set_deadline(run, worker);
        }
    }
    if (news == WORKER_STARVED)
        give_up(run, worker, POOL_STARVED);
    else if (news == WORKER_CRASHED
             || (worker->queued == 0 && worker->frame.length > 0))
        give_up(run, worker, POOL_CRASHED); /* or it talks without being asked */
}

/* Milliseconds until the first deadline; -1 = nobody is busy. */
static int patience(const struct run *run)
{
    long long first = LLONG_MAX;
    for (size_t i = 0; i < run->pool->workers; i++)
        if (run->workers[i].queued > 0 && run->workers[i].deadline < first)
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
            .fd = run->workers[i].queued > 0 ? run->workers[i].channel : -1,
            .events = POLLIN};
    run->polled[count] = (struct pollfd){.fd = interrupt_channel(), .events = POLLIN};
    if (poll(run->polled, count + 1, patience(run)) < 0)
        return;
    for (size_t i = 0; i < count; i++)
        if (run->polled[i].revents)
            listen_to(run, &run->workers[i]);
    for (size_t i = 0; i < count; i++) {
        struct worker *worker = &run->workers[i];
        if (worker->queued > 0 && worker->frame.length == 0
            && worker->deadline <= now())
            give_up(run, worker, POOL_LATE);
    }
}

static pbe_status deliver(struct run *run, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    while (!status && run->delivered < run->issued) {
        struct slot *slot = slot_of(run, run->delivered);
        if (slot->state != SLOT_READY)
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
