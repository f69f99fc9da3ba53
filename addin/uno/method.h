/* method.h - what a method is, what it receives and how it answers.
 *
 *     return cuno_return_double(result, 2 * cuno_arg_double(args, 0));
 *     return cuno_throw(exception, CUNO_ILLEGAL_ARGUMENT, "a name, please");
 *
 * True: returned, and the result (unless void) was constructed in raw memory. False:
 * threw, the result is untouched. cuno_return_...() and cuno_throw() give the right one.
 * An attribute is one method: it is read when result is not NULL, else written.
 * Owner: arguments are borrowed until the method returns; results are given away.
 */
#ifndef CUNO_METHOD_H
#define CUNO_METHOD_H

#include "sdk.h"

struct cuno_object;

/* self: the object, to be cast to the class's own struct. */
typedef bool (*cuno_method)(struct cuno_object *self, void *result, void **args,
                            uno_Any *exception);

/* --- Arguments: the index-th, as declared in the IDL --------------------------- */

static inline double cuno_arg_double(void **args, int index)
{
    return *(const double *)args[index];
}

static inline int32_t cuno_arg_long(void **args, int index)
{
    return *(const sal_Int32 *)args[index];
}

static inline bool cuno_arg_bool(void **args, int index)
{
    return *(const sal_Bool *)args[index] != 0;
}

static inline const rtl_uString *cuno_arg_string(void **args, int index)
{
    return *(rtl_uString *const *)args[index];
}

static inline const uno_Any *cuno_arg_any(void **args, int index)
{
    return args[index];
}

static inline const uno_Sequence *cuno_arg_sequence(void **args, int index)
{
    return *(uno_Sequence *const *)args[index];
}

/* May be NULL: UNO allows null references. */
static inline uno_Interface *cuno_arg_interface(void **args, int index)
{
    return *(uno_Interface *const *)args[index];
}

static inline typelib_TypeDescriptionReference *cuno_arg_type(void **args, int index)
{
    return *(typelib_TypeDescriptionReference *const *)args[index];
}

/* --- Results ------------------------------------------------------------------- */

static inline bool cuno_return_double(void *result, double value)
{
    *(double *)result = value;
    return true;
}

static inline bool cuno_return_long(void *result, int32_t value)
{
    *(sal_Int32 *)result = value;
    return true;
}

static inline bool cuno_return_bool(void *result, bool value)
{
    *(sal_Bool *)result = value;
    return true;
}

/* Gives a reference away; NULL is a null reference. */
static inline bool cuno_return_interface(void *result, uno_Interface *value)
{
    *(uno_Interface **)result = value;
    return true;
}

/* Gives the sequence away; NULL (no memory when making it) throws. */
bool cuno_return_sequence(void *result, uno_Sequence *value, uno_Any *exception);

/* Throws when memory is out. */
bool cuno_return_string(void *result, const char *utf8, size_t length,
                        uno_Any *exception);

/* For a method declared as any, `result` is a raw uno_Any: cuno_any_make_...(result)
 * and return true. This one puts a sequence of the named type into it, as above. */
bool cuno_return_any_sequence(void *result, uno_Sequence *value, const char *type,
                              uno_Any *exception);

#endif
