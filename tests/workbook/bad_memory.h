/* bad_memory.h - workbooks while each allocation of ours and of libxml2 fails.
 *
 * Linked with failing_memory.c and its --wrap options.
 */
#ifndef TESTS_BAD_MEMORY_H
#define TESTS_BAD_MEMORY_H

#include <stdbool.h>

/* Before anything else: libxml2 allocates through malloc and so through the wrappers. */
void bad_memory_begin(void);

/* What a test does with the file: once when one allocation fails, once for ever. */
typedef void (*bad_memory_test)(const char *path, bool forever);

/* Calls it for the file `name` of the folder `cases`; a description of a package (.pkg)
 * becomes `work`/`prefix`.… first. */
void bad_memory_try(const char *cases, const char *name, const char *work,
                    const char *prefix, bad_memory_test test);

#endif
