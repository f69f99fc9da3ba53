#include "base/language.h"

#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

static atomic_int current = PBE_CHINESE;

void pbe_language_set(enum pbe_language language)
{
    atomic_store_explicit(&current, (int)language, memory_order_relaxed);
}

enum pbe_language pbe_language_get(void)
{
    return (enum pbe_language)atomic_load_explicit(&current, memory_order_relaxed);
}

enum pbe_language pbe_language_of_locale(const char *locale)
{
    if (!locale || !*locale)
        return PBE_CHINESE;
    if (strncmp(locale, "zh", 2) == 0)
        return PBE_CHINESE;
    if (strcmp(locale, "POSIX") == 0 || strcmp(locale, "C") == 0
        || strncmp(locale, "C.", 2) == 0)
        return PBE_CHINESE;
    return PBE_ENGLISH;
}
