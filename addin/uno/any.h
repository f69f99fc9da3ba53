/* any.h - uno_Any: a value together with its type.
 *
 * make_ constructs in raw memory (a result, a local variable); set_ replaces what an
 * any already holds and releases that first. Mixing them up is the classic mistake: a
 * make_ over a living any leaks, a set_ over raw memory frees garbage.
 * Never memcpy an any: small values live inside it and pData points to them.
 * Owner: an any owns its value, cuno_any_done() gives it back. What is put in is
 * copied (strings, interfaces, sequences: by reference); what get_ returns is borrowed
 * for as long as the any lives unchanged.
 */
#ifndef CUNO_ANY_H
#define CUNO_ANY_H

#include "sdk.h"

void cuno_any_make_void(uno_Any *raw);
void cuno_any_make_double(uno_Any *raw, double value);
void cuno_any_make_bool(uno_Any *raw, bool value);
void cuno_any_make_long(uno_Any *raw, int32_t value);
/* False, and a void any, when memory is out. */
bool cuno_any_make_string(uno_Any *raw, const char *utf8, size_t length);
/* `type` is the interface's name and must be the type the pointer was queried for. */
void cuno_any_make_interface(uno_Any *raw, uno_Interface *value, const char *type);
/* False, and a void any, when the type (a sequence, struct, enum...) is not known.
 * `value` points at the value: at the uno_Sequence *, at the struct. */
bool cuno_any_make(uno_Any *raw, const void *value, const char *type);
void cuno_any_make_copy(uno_Any *raw, const uno_Any *other);

void cuno_any_set_void(uno_Any *any);
void cuno_any_set_double(uno_Any *any, double value);
void cuno_any_set_bool(uno_Any *any, bool value);
void cuno_any_set_long(uno_Any *any, int32_t value);
bool cuno_any_set_string(uno_Any *any, const char *utf8, size_t length);
void cuno_any_set_interface(uno_Any *any, uno_Interface *value, const char *type);
bool cuno_any_set(uno_Any *any, const void *value, const char *type);
void cuno_any_set_copy(uno_Any *any, const uno_Any *other);

/* Gives the value back; the memory is raw afterwards. */
void cuno_any_done(uno_Any *any);

static inline typelib_TypeClass cuno_any_class(const uno_Any *any)
{
    return any->pType->eTypeClass;
}

static inline bool cuno_any_is_void(const uno_Any *any)
{
    return cuno_any_class(any) == typelib_TypeClass_VOID;
}

/* True and *value for every number type, byte to double; not for boolean. */
bool cuno_any_get_double(const uno_Any *any, double *value);
/* True and *value for integers that an int32_t can hold. */
bool cuno_any_get_long(const uno_Any *any, int32_t *value);
bool cuno_any_get_bool(const uno_Any *any, bool *value);
/* NULL when the any holds something else. */
const rtl_uString *cuno_any_get_string(const uno_Any *any);
uno_Interface *cuno_any_get_interface(const uno_Any *any);
const uno_Sequence *cuno_any_get_sequence(const uno_Any *any, const char *type);
/* The struct, enum ... of exactly this type, or NULL. */
const void *cuno_any_get(const uno_Any *any, const char *type);

#endif
