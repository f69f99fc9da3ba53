#include "type.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "ustring.h"

/* Found types, in lists that only ever grow at the front. Readers walk them without a
 * lock; two threads that look up the same name at once both add it, which is harmless. */
struct entry {
    struct entry *next;
    typelib_TypeDescription *type;
    char name[];
};

enum { BUCKETS = 64 };
static _Atomic(struct entry *) buckets[BUCKETS];

static _Atomic(struct entry *) *bucket_of(const char *name)
{
    uint32_t hash = 2166136261u; /* FNV-1a */

    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619u;
    return &buckets[hash % BUCKETS];
}

/* Without memory the type is not remembered, but stays valid: its reference is kept. */
static void remember(_Atomic(struct entry *) *bucket, const char *name,
                     typelib_TypeDescription *type)
{
    const size_t size = strlen(name) + 1;
    struct entry *entry = malloc(sizeof *entry + size);

    if (!entry)
        return;
    memcpy(entry->name, name, size);
    entry->type = type;
    entry->next = atomic_load(bucket);
    while (!atomic_compare_exchange_weak(bucket, &entry->next, entry))
        continue;
}

static typelib_TypeDescription *look_up(const char *name)
{
    typelib_TypeDescription *type = NULL;
    rtl_uString *string = cuno_string_from(name);

    if (!string)
        return NULL;
    /* Asking for these two makes cppu create Exception, RuntimeException and
     * XInterface, which getByName does not do by itself. */
    cuno_simple_type(typelib_TypeClass_EXCEPTION);
    cuno_simple_type(typelib_TypeClass_INTERFACE);
    typelib_typedescription_getByName(&type, string);
    rtl_uString_release(string);
    if (type && !type->bComplete)
        typelib_typedescription_complete(&type);
    return type;
}

typelib_TypeDescription *cuno_type(const char *name)
{
    _Atomic(struct entry *) *bucket = bucket_of(name);

    for (struct entry *entry = atomic_load(bucket); entry; entry = entry->next) {
        if (strcmp(entry->name, name) == 0)
            return entry->type;
    }
    typelib_TypeDescription *type = look_up(name);
    if (type)
        remember(bucket, name, type);
    return type;
}

typelib_TypeDescriptionReference *cuno_simple_type(typelib_TypeClass type_class)
{
    return *typelib_static_type_getByTypeClass(type_class);
}

typelib_TypeDescriptionReference *cuno_interface_type_new(const char *name)
{
    typelib_TypeDescriptionReference *type = NULL;

    typelib_typedescriptionreference_newByAsciiName(&type, typelib_TypeClass_INTERFACE,
                                                    name);
    return type;
}

size_t cuno_type_size(const char *name)
{
    const typelib_TypeDescription *type = cuno_type(name);

    return type ? (size_t)type->nSize : 0;
}
