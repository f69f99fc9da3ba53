#include "cli/interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/language.h"
#include "base/reason.h"

static const int watched[] = {SIGINT, SIGTERM, SIGHUP};
enum { WATCHED = sizeof watched / sizeof *watched };

static volatile sig_atomic_t came; /* the first signal's number, 0 = none */
static int ends[2] = {-1, -1};     /* a pipe: the handler writes, poll() reads */

static void take_note(int number)
{
    int why = errno;
    if (!came)
        came = number;
    ssize_t written = write(ends[1], "", 1); /* a full pipe is readable, too */
    (void)written;
    errno = why;
}

static bool open_pipe(void)
{
    if (pipe(ends) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        if (fcntl(ends[i], F_SETFD, FD_CLOEXEC) != 0
            || fcntl(ends[i], F_SETFL, O_NONBLOCK) != 0)
            return false;
    return true;
}

/* A signal that was ignored from the start (nohup) stays ignored. */
static bool install(int number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler}, old;
    sigemptyset(&action.sa_mask);
    if (sigaction(number, NULL, &old) != 0)
        return false;
    return old.sa_handler == SIG_IGN || sigaction(number, &action, NULL) == 0;
}

pbe_status interrupt_watch(struct pbe_error *err)
{
    bool done = open_pipe();
    for (int i = 0; done && i < WATCHED; i++)
        done = install(watched[i], take_note);
    if (done)
        return PBE_STATUS_OK;
    return pbe_error_set(err, PBE_STATUS_MEMORY,
                         PBE_SAY("系统不给管道：%s", "the system gives no pipe: %s"),
                         pbe_reason(errno));
}

int interrupt_channel(void)
{
    return ends[0];
}

bool interrupt_has_come(void)
{
    return came != 0;
}

void interrupt_leave_to_parent(void)
{
    for (int i = 0; i < WATCHED; i++)
        install(watched[i], watched[i] == SIGINT ? SIG_IGN : SIG_DFL);
}

void interrupt_raise(void)
{
    if (!came)
        return;
    install(came, SIG_DFL);
    raise(came);
}
