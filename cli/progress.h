/* progress.h - a bar on a terminal: done, how many, how fast, how much longer.
 *
 * It stands on standard error, and only where that is a terminal. Whoever writes to the
 * terminal clears it first.
 */
#ifndef PBE_CLI_PROGRESS_H
#define PBE_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
    bool is_shown, is_drawn;
    size_t total;
    long long start, drawn; /* milliseconds of the monotonic clock */
};

void progress_begin(struct progress *progress, size_t total);
void progress_show(struct progress *progress, size_t done); /* ten times a second */
void progress_clear(struct progress *progress);

#endif
