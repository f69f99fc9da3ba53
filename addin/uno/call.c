#include "call.h"

#include <stdio.h>
#include <string.h>

#include "any.h"
#include "type.h"
#include "ustring.h"

bool cuno_call(uno_Interface *object, const char *member, void *result, void **args,
               struct cuno_error *error)
{
    typelib_TypeDescription *description = object ? cuno_type(member) : NULL;
    uno_Any exception, *thrown = &exception;

    if (!object)
        return cuno_error_set(error, CUNO_RUNTIME_EXCEPTION, "%s: null object", member);
    if (!description
        || (description->eTypeClass != typelib_TypeClass_INTERFACE_METHOD
            && description->eTypeClass != typelib_TypeClass_INTERFACE_ATTRIBUTE))
        return cuno_error_set(error, CUNO_RUNTIME_EXCEPTION, "%s: no such member",
                              member);
    object->pDispatcher(object, description, result, args, &thrown);
    if (!thrown)
        return true;
    cuno_catch(thrown, error);
    return false;
}

void cuno_acquire(uno_Interface *object)
{
    if (object)
        object->acquire(object);
}

void cuno_release(uno_Interface *object)
{
    if (object)
        object->release(object);
}

uno_Interface *cuno_query(uno_Interface *object, const char *type)
{
    typelib_TypeDescriptionReference *wanted = cuno_interface_type_new(type);
    uno_Interface *found = NULL;
    uno_Any answer;

    if (cuno_call(object, "com.sun.star.uno.XInterface::queryInterface", &answer,
                  CUNO_ARGS(&wanted), NULL)) {
        found = cuno_any_get_interface(&answer);
        cuno_acquire(found); /* the any's own reference goes with it */
        cuno_any_done(&answer);
    }
    typelib_typedescriptionreference_release(wanted);
    return found;
}

uno_Interface *cuno_query_any(const uno_Any *any, const char *type)
{
    return cuno_query(cuno_any_get_interface(any), type);
}

enum { TYPE_MAX = 128 };

bool cuno_ask(uno_Interface *object, const char *member, void *result, void **args,
              struct cuno_error *error)
{
    char type[TYPE_MAX];
    const char *end = strstr(member, "::");
    uno_Interface *face;
    bool done;

    if (!end || end - member >= TYPE_MAX)
        return cuno_error_set(error, CUNO_RUNTIME_EXCEPTION, "%s: no such member",
                              member);
    snprintf(type, sizeof type, "%.*s", (int)(end - member), member);
    face = cuno_query(object, type);
    if (!face)
        return cuno_error_set(error, CUNO_RUNTIME_EXCEPTION, "%s is not supported",
                              type);
    done = cuno_call(face, member, result, args, error);
    cuno_release(face);
    return done;
}
