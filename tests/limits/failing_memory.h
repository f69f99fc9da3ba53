/* failing_memory.h - malloc, calloc and realloc that fail when a test wants it.
 *
 * Linked with -Wl,--wrap for the three and free; only our own objects and the libraries
 * linked statically are concerned. One thread.
 */
#ifndef TESTS_FAILING_MEMORY_H
#define TESTS_FAILING_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* The allocation number `first` (1 = the next) fails; with `forever`, all after it too. */
void memory_fail(long first, bool forever);
void memory_relax(void);  /* nothing fails any more */
bool memory_failed(void); /* whether one has failed since memory_fail() */
long memory_live(void);   /* blocks that are allocated now */

#endif
