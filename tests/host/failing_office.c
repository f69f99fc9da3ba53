#include "failing_office.h"

#include <stddef.h>

#include "addin/uno/sdk.h"

/* What the linker's --wrap makes of the names. */
void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
rtl_uString *__real_rtl_uString_alloc(sal_Int32 length);
rtl_uString *__wrap_rtl_uString_alloc(sal_Int32 length);
sal_Bool __real_uno_sequence_construct(uno_Sequence **sequence,
                                       typelib_TypeDescription *type, void *elements,
                                       sal_Int32 length, uno_AcquireFunc acquire);
sal_Bool __wrap_uno_sequence_construct(uno_Sequence **sequence,
                                       typelib_TypeDescription *type, void *elements,
                                       sal_Int32 length, uno_AcquireFunc acquire);

static int countdown; /* 0: do not fail */
static bool on;       /* after the first one all fail */
static bool failed;

void office_memory_fail(int first, bool forever)
{
    countdown = first;
    on = forever;
    failed = false;
}

void office_memory_relax(void)
{
    countdown = 0;
}

bool office_memory_failed(void)
{
    return failed;
}

static bool fails(void)
{
    if (countdown == 0 || --countdown != 0)
        return false;
    failed = true;
    if (on)
        countdown = 1;
    return true;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

rtl_uString *__wrap_rtl_uString_alloc(sal_Int32 length)
{
    return fails() ? NULL : __real_rtl_uString_alloc(length);
}

sal_Bool __wrap_uno_sequence_construct(uno_Sequence **sequence,
                                       typelib_TypeDescription *type, void *elements,
                                       sal_Int32 length, uno_AcquireFunc acquire)
{
    if (fails()) {
        *sequence = NULL;
        return false;
    }
    return __real_uno_sequence_construct(sequence, type, elements, length, acquire);
}
