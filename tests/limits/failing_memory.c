#include "failing_memory.h"

#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void __real_free(void *block);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);

static long until = -1, live; /* until: allocations that still succeed; -1 = all */
static bool on, failed;

void memory_fail(long first, bool forever)
{
    until = first - 1;
    on = forever;
    failed = false;
}

void memory_relax(void)
{
    until = -1;
}

bool memory_failed(void)
{
    return failed;
}

long memory_live(void)
{
    return live;
}

static bool fails(void)
{
    if (until < 0)
        return false;
    if (until-- > 0)
        return false;
    until = on ? 0 : -1;
    failed = true;
    return true;
}

static void *count(void *block)
{
    live += block != NULL;
    return block;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : count(__real_malloc(size));
}

void *__wrap_calloc(size_t number, size_t size)
{
    return fails() ? NULL : count(__real_calloc(number, size));
}

void *__wrap_realloc(void *block, size_t size)
{
    if (fails())
        return NULL;
    return block ? __real_realloc(block, size) : count(__real_malloc(size));
}

void __wrap_free(void *block)
{
    live -= block != NULL;
    __real_free(block);
}
