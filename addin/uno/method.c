#include "method.h"

#include "any.h"
#include "exception.h"
#include "sequence.h"
#include "ustring.h"

static bool out_of_memory(uno_Any *exception)
{
    return cuno_throw(exception, CUNO_RUNTIME_EXCEPTION, "out of memory");
}

bool cuno_return_sequence(void *result, uno_Sequence *value, uno_Any *exception)
{
    if (!value)
        return out_of_memory(exception);
    *(uno_Sequence **)result = value;
    return true;
}

bool cuno_return_string(void *result, const char *utf8, size_t length,
                        uno_Any *exception)
{
    rtl_uString *string = cuno_string_new(utf8, length);

    if (!string)
        return out_of_memory(exception);
    *(rtl_uString **)result = string;
    return true;
}

bool cuno_return_any_sequence(void *result, uno_Sequence *value, const char *type,
                              uno_Any *exception)
{
    if (!value)
        return out_of_memory(exception);
    cuno_any_make(result, &value, type); /* takes a reference of its own */
    cuno_sequence_free(value, type);
    return true;
}
