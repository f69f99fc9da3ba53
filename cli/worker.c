#define _DEFAULT_SOURCE /* SOCK_CLOEXEC, MSG_NOSIGNAL */

#include "cli/worker.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "cli/interrupt.h"

enum { CHUNK = 64 * 1024 };

/* What stands before the bytes of a request or a result. */
struct head {
    uint32_t length;
    uint32_t is_starved; /* of a result */
};

/* --- in the worker --- */

static bool read_all(int channel, void *to, size_t length)
{
    for (char *at = to; length > 0;) {
        ssize_t got = read(channel, at, length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        length -= (size_t)got;
    }
    return true;
}

static bool send_all(int channel, const void *from, size_t length)
{
    for (const char *at = from; length > 0;) {
        ssize_t sent = send(channel, at, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return false;
        at += sent;
        length -= (size_t)sent;
    }
    return true;
}

/* Head and bytes at once, so that the other side wakes up once. */
static bool send_frame(int channel, struct head head, char *bytes)
{
    struct iovec parts[] = {{&head, sizeof head}, {bytes, head.length}};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
    ssize_t sent;
    do
        sent = sendmsg(channel, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    if (sent < 0)
        return false;
    size_t of_head = (size_t)sent < sizeof head ? (size_t)sent : sizeof head;
    size_t of_bytes = (size_t)sent - of_head;
    return send_all(channel, (char *)&head + of_head, sizeof head - of_head)
           && (head.length == 0
               || send_all(channel, bytes + of_bytes, head.length - of_bytes));
}

/* The sanitizers reserve more address space than any limit allows. */
static void limit_memory(size_t memory)
{
#ifndef __SANITIZE_ADDRESS__
    struct rlimit limit = {.rlim_cur = memory, .rlim_max = memory};
    if (memory > 0)
        setrlimit(RLIMIT_AS, &limit);
#else
    (void)memory;
#endif
}

static void limit(const struct worker_task *task, pid_t parent)
{
    struct rlimit none = {0};
    setrlimit(RLIMIT_CORE, &none);
    limit_memory(task->memory);
    interrupt_leave_to_parent();
    /* libzip turns the time of each entry, which nobody reads, into local time, and glibc
     * then looks each time whether the computer has moved to another time zone. */
    setenv("TZ", "UTC0", 1);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* it went before we asked */
        _exit(1);
#else
    (void)parent;
#endif
}

static bool read_request(int channel, struct pbe_text *request)
{
    struct head head;
    if (!read_all(channel, &head, sizeof head) || head.length > WORKER_REQUEST_MAX)
        return false;
    char *bytes = malloc(head.length + 1);
    bool done = bytes && read_all(channel, bytes, head.length);
    pbe_text_clear(request);
    if (done)
        pbe_text_add_bytes(request, bytes, head.length);
    free(bytes);
    return done && !request->failed;
}

/* Serves until there are no more requests. After it went out of memory once it ends, so
 * that the next request gets a fresh one. */
static void serve(int channel, const struct worker_task *task)
{
    struct pbe_text request, result;
    pbe_text_init(&request, WORKER_REQUEST_MAX);
    pbe_text_init(&result, WORKER_RESULT_MAX);
    while (read_request(channel, &request)) {
        struct head head = {0};
        pbe_text_clear(&result);
        if (task->work(task->context, &request, &result) == PBE_STATUS_MEMORY
            || result.failed) {
            send_frame(channel, (struct head){.is_starved = 1}, NULL);
            break;
        }
        head.length = (uint32_t)result.length;
        if (!send_frame(channel, head, result.bytes))
            break;
    }
    pbe_text_done(&result);
    pbe_text_done(&request);
}

/* --- in the parent --- */

bool worker_start(struct worker *workers, size_t count, size_t at,
                  const struct worker_task *task)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) {
        close(ends[0]);
        for (size_t i = 0; i < count; i++)
            if (workers[i].pid > 0)
                close(workers[i].channel);
        limit(task, parent);
        serve(ends[1], task);
        _exit(0);
    }
    int why = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        errno = why;
        return false;
    }
    workers[at] = (struct worker){.pid = pid, .channel = ends[0]};
    pbe_text_init(&workers[at].frame, WORKER_RESULT_MAX + sizeof(struct head) + CHUNK);
    return true;
}

bool worker_send(struct worker *worker, const struct pbe_text *request)
{
    struct head head = {.length = (uint32_t)request->length};
    return request->length <= WORKER_REQUEST_MAX
           && send_frame(worker->channel, head, request->bytes);
}

bool worker_receive(struct worker *worker)
{
    static char chunk[CHUNK];
    ssize_t got = recv(worker->channel, chunk, sizeof chunk, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return true;
    if (got <= 0)
        return false;
    pbe_text_add_bytes(&worker->frame, chunk, (size_t)got);
    return !worker->frame.failed;
}

enum worker_news worker_take(struct worker *worker, struct pbe_text *result)
{
    struct head head;
    struct pbe_text *frame = &worker->frame, rest;
    if (frame->length < sizeof head)
        return WORKER_QUIET;
    memcpy(&head, frame->bytes, sizeof head);
    if (head.is_starved)
        return WORKER_STARVED;
    if (head.length > WORKER_RESULT_MAX)
        return WORKER_CRASHED;
    size_t size = sizeof head + head.length;
    if (frame->length < size)
        return WORKER_QUIET;
    pbe_text_init(&rest, frame->maximum); /* the next result's beginning */
    if (frame->length > size)
        pbe_text_add_bytes(&rest, frame->bytes + size, frame->length - size);
    if (rest.failed)
        return WORKER_CRASHED;
    pbe_text_done(result);
    *result = *frame;
    *frame = rest;
    result->length = head.length;
    memmove(result->bytes, result->bytes + sizeof head, head.length);
    result->bytes[head.length] = '\0';
    return WORKER_RESULT;
}

int worker_end(struct worker *worker)
{
    int state = 0;
    if (worker->pid <= 0)
        return 0;
    /* One that has died keeps its own signal; SIGKILL comes too late for it. */
    kill(worker->pid, SIGKILL);
    close(worker->channel);
    while (waitpid(worker->pid, &state, 0) < 0 && errno == EINTR)
        continue;
    pbe_text_done(&worker->frame);
    *worker = (struct worker){0};
    return WIFSIGNALED(state) ? WTERMSIG(state) : 0;
}
