/* failing_office.h - all that addin/ allocates (blocks, and through cppu strings and
 * sequences), failing when a test wants it.
 *
 * Linked with -Wl,--wrap for the four. What LibreOffice's own libraries allocate inside is
 * theirs. One thread.
 */
#ifndef TESTS_FAILING_OFFICE_H
#define TESTS_FAILING_OFFICE_H

#include <stdbool.h>

/* The allocation number `first` (1 = the next) fails; with `forever`, all after it too. */
void office_memory_fail(int first, bool forever);
void office_memory_relax(void);  /* nothing fails any more */
bool office_memory_failed(void); /* whether one has failed since office_memory_fail() */

#endif
