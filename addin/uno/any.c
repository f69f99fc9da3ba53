#include "any.h"

#include "type.h"
#include "ustring.h"

/* cppu wants pointers to non-const but only copies from them. One place to say so,
 * without a cast that drops const. */
static void *readable(const void *value)
{
    union {
        const void *in;
        void *out;
    } pointer = {.in = value};

    return pointer.out;
}

/* --- Constructing ------------------------------------------------------------- */

void cuno_any_make_void(uno_Any *raw)
{
    uno_type_any_construct(raw, NULL, NULL, NULL);
}

void cuno_any_make_double(uno_Any *raw, double value)
{
    uno_type_any_construct(raw, &value, cuno_simple_type(typelib_TypeClass_DOUBLE),
                           NULL);
}

void cuno_any_make_bool(uno_Any *raw, bool value)
{
    sal_Bool byte = value;

    uno_type_any_construct(raw, &byte, cuno_simple_type(typelib_TypeClass_BOOLEAN),
                           NULL);
}

void cuno_any_make_long(uno_Any *raw, int32_t value)
{
    uno_type_any_construct(raw, &value, cuno_simple_type(typelib_TypeClass_LONG), NULL);
}

bool cuno_any_make_string(uno_Any *raw, const char *utf8, size_t length)
{
    rtl_uString *string = cuno_string_new(utf8, length);

    if (!string) {
        cuno_any_make_void(raw);
        return false;
    }
    uno_type_any_construct(raw, &string, cuno_simple_type(typelib_TypeClass_STRING),
                           NULL);
    rtl_uString_release(string);
    return true;
}

void cuno_any_make_interface(uno_Any *raw, uno_Interface *value, const char *type)
{
    typelib_TypeDescriptionReference *reference = cuno_interface_type_new(type);

    uno_type_any_construct(raw, &value, reference, NULL);
    typelib_typedescriptionreference_release(reference);
}

bool cuno_any_make(uno_Any *raw, const void *value, const char *type)
{
    typelib_TypeDescription *description = cuno_type(type);

    uno_any_construct(raw, description ? readable(value) : NULL, description, NULL);
    return description != NULL;
}

void cuno_any_make_copy(uno_Any *raw, const uno_Any *other)
{
    uno_type_any_construct(raw, other->pData, other->pType, NULL);
}

/* --- Assigning: cppu releases the old value first ----------------------------- */

void cuno_any_set_void(uno_Any *any)
{
    uno_type_any_assign(any, NULL, NULL, NULL, NULL);
}

void cuno_any_set_double(uno_Any *any, double value)
{
    uno_type_any_assign(any, &value, cuno_simple_type(typelib_TypeClass_DOUBLE), NULL,
                        NULL);
}

void cuno_any_set_bool(uno_Any *any, bool value)
{
    sal_Bool byte = value;

    uno_type_any_assign(any, &byte, cuno_simple_type(typelib_TypeClass_BOOLEAN), NULL,
                        NULL);
}

void cuno_any_set_long(uno_Any *any, int32_t value)
{
    uno_type_any_assign(any, &value, cuno_simple_type(typelib_TypeClass_LONG), NULL,
                        NULL);
}

/* The remaining ones make the new value beside before the old one goes: the new one
 * may live inside the old one (a cell of the table that the any holds). */
static void set_from(uno_Any *any, uno_Any *made)
{
    uno_type_any_assign(any, made->pData, made->pType, NULL, NULL);
    cuno_any_done(made);
}

bool cuno_any_set_string(uno_Any *any, const char *utf8, size_t length)
{
    uno_Any made;
    const bool done = cuno_any_make_string(&made, utf8, length);

    set_from(any, &made);
    return done;
}

void cuno_any_set_interface(uno_Any *any, uno_Interface *value, const char *type)
{
    uno_Any made;

    cuno_any_make_interface(&made, value, type);
    set_from(any, &made);
}

bool cuno_any_set(uno_Any *any, const void *value, const char *type)
{
    uno_Any made;
    const bool done = cuno_any_make(&made, value, type);

    set_from(any, &made);
    return done;
}

void cuno_any_set_copy(uno_Any *any, const uno_Any *other)
{
    uno_Any made;

    cuno_any_make_copy(&made, other);
    set_from(any, &made);
}

void cuno_any_done(uno_Any *any)
{
    uno_any_destruct(any, NULL);
}

/* --- Asking ------------------------------------------------------------------- */

bool cuno_any_get_double(const uno_Any *any, double *value)
{
    switch (cuno_any_class(any)) {
    case typelib_TypeClass_DOUBLE:
        *value = *(const double *)any->pData;
        return true;
    case typelib_TypeClass_FLOAT:
        *value = (double)*(const float *)any->pData;
        return true;
    case typelib_TypeClass_BYTE:
        *value = *(const sal_Int8 *)any->pData;
        return true;
    case typelib_TypeClass_SHORT:
        *value = *(const sal_Int16 *)any->pData;
        return true;
    case typelib_TypeClass_UNSIGNED_SHORT:
        *value = *(const sal_uInt16 *)any->pData;
        return true;
    case typelib_TypeClass_LONG:
        *value = *(const sal_Int32 *)any->pData;
        return true;
    case typelib_TypeClass_UNSIGNED_LONG:
        *value = *(const sal_uInt32 *)any->pData;
        return true;
    case typelib_TypeClass_HYPER:
        *value = (double)*(const sal_Int64 *)any->pData;
        return true;
    case typelib_TypeClass_UNSIGNED_HYPER:
        *value = (double)*(const sal_uInt64 *)any->pData;
        return true;
    default:
        return false;
    }
}

bool cuno_any_get_long(const uno_Any *any, int32_t *value)
{
    const typelib_TypeClass type_class = cuno_any_class(any);
    double number;

    /* Integers of up to 32 bits survive the way through a double unchanged, larger
     * ones fail the range check: rounding cannot bring them back into it. */
    if (type_class == typelib_TypeClass_FLOAT || type_class == typelib_TypeClass_DOUBLE
        || !cuno_any_get_double(any, &number) || number < INT32_MIN
        || number > INT32_MAX)
        return false;
    *value = (int32_t)number;
    return true;
}

bool cuno_any_get_bool(const uno_Any *any, bool *value)
{
    if (cuno_any_class(any) != typelib_TypeClass_BOOLEAN)
        return false;
    *value = *(const sal_Bool *)any->pData != 0;
    return true;
}

const rtl_uString *cuno_any_get_string(const uno_Any *any)
{
    if (cuno_any_class(any) != typelib_TypeClass_STRING)
        return NULL;
    return *(rtl_uString *const *)any->pData;
}

uno_Interface *cuno_any_get_interface(const uno_Any *any)
{
    if (cuno_any_class(any) != typelib_TypeClass_INTERFACE)
        return NULL;
    return *(uno_Interface *const *)any->pData;
}

const uno_Sequence *cuno_any_get_sequence(const uno_Any *any, const char *type)
{
    if (cuno_any_class(any) != typelib_TypeClass_SEQUENCE
        || !cuno_string_is(any->pType->pTypeName, type))
        return NULL;
    return *(uno_Sequence *const *)any->pData;
}

const void *cuno_any_get(const uno_Any *any, const char *type)
{
    return cuno_string_is(any->pType->pTypeName, type) ? any->pData : NULL;
}
