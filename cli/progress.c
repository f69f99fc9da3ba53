#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/language.h"

enum { BAR = 24, INTERVAL = 100, FIRST = 500 }; /* characters; milliseconds */

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

void progress_begin(struct progress *progress, size_t total)
{
    *progress = (struct progress){.is_shown = isatty(STDERR_FILENO) == 1 && total > 1,
                                  .total = total};
    progress->start = progress->drawn = now();
}

void progress_show(struct progress *progress, size_t done)
{
    long long time = now();
    /* What is over at once needs no bar. */
    if (!progress->is_shown || done == 0 || time - progress->start < FIRST
        || time - progress->drawn < INTERVAL)
        return;
    char bar[BAR + 1];
    size_t full = done * BAR / progress->total;
    memset(bar, '#', full);
    memset(bar + full, '.', BAR - full);
    bar[BAR] = '\0';
    double seconds = (double)(time - progress->start) / 1000;
    double rate = (double)done / seconds;
    long left = (long)((double)(progress->total - done) / rate);
    fprintf(stderr,
            PBE_SAY("\r[%s] %zu/%zu  每秒 %.0f 份  还需 %ld:%02ld\033[K",
                    "\r[%s] %zu/%zu  %.0f a second  %ld:%02ld left\033[K"),
            bar, done, progress->total, rate, left / 60, left % 60);
    progress->drawn = time;
    progress->is_drawn = true;
}

void progress_clear(struct progress *progress)
{
    if (progress->is_drawn)
        fputs("\r\033[K", stderr);
    progress->is_drawn = false;
}
