/* The helpers of call.h that are made of several calls. */
#include "call.h"

#include <stdio.h>

#include "any.h"
#include "ustring.h"

static bool out_of_memory(struct cuno_error *error)
{
    return cuno_error_set(error, CUNO_RUNTIME_EXCEPTION, "out of memory");
}

/* Queries, and says so in *error when the object does not have the interface. */
static uno_Interface *require(uno_Interface *object, const char *type,
                              struct cuno_error *error)
{
    uno_Interface *found = cuno_query(object, type);

    if (!found)
        cuno_error_set(error, CUNO_RUNTIME_EXCEPTION, "%s is not supported", type);
    return found;
}

/* --- Services -------------------------------------------------------------------- */

static uno_Interface *create(uno_Interface *context, const char *service,
                             uno_Sequence *arguments, struct cuno_error *error)
{
    uno_Interface *manager = NULL, *instance = NULL;
    rtl_uString *name = cuno_string_from(service);
    bool called = false;

    if (!name) {
        out_of_memory(error);
        goto done;
    }
    if (!cuno_call(context, "com.sun.star.uno.XComponentContext::getServiceManager",
                   &manager, NULL, error))
        goto done;
    /* An unknown service is a null reference, not an exception. */
    if (arguments)
        called = cuno_call(manager,
                           "com.sun.star.lang.XMultiComponentFactory::"
                           "createInstanceWithArgumentsAndContext",
                           &instance, CUNO_ARGS(&name, &arguments, &context), error);
    else
        called = cuno_call(
            manager,
            "com.sun.star.lang.XMultiComponentFactory::createInstanceWithContext",
            &instance, CUNO_ARGS(&name, &context), error);
    if (called && !instance)
        cuno_error_set(error, CUNO_RUNTIME_EXCEPTION, "no service %s", service);
done:
    cuno_release(manager);
    cuno_string_release(name);
    return instance;
}

uno_Interface *cuno_create(uno_Interface *context, const char *service,
                           struct cuno_error *error)
{
    return create(context, service, NULL, error);
}

uno_Interface *cuno_create_with(uno_Interface *context, const char *service,
                                uno_Sequence *arguments, struct cuno_error *error)
{
    return create(context, service, arguments, error);
}

uno_Interface *cuno_singleton(uno_Interface *context, const char *name,
                              struct cuno_error *error)
{
    char path[256];
    uno_Any value;
    uno_Interface *instance = NULL;

    snprintf(path, sizeof path, "/singletons/%s", name);
    rtl_uString *string = cuno_string_from(path);
    if (!string) {
        out_of_memory(error);
        return NULL;
    }
    if (cuno_call(context, "com.sun.star.uno.XComponentContext::getValueByName", &value,
                  CUNO_ARGS(&string), error)) {
        instance = cuno_query_any(&value, "com.sun.star.uno.XInterface");
        cuno_any_done(&value);
        if (!instance)
            cuno_error_set(error, CUNO_RUNTIME_EXCEPTION, "no singleton %s", name);
    }
    rtl_uString_release(string);
    return instance;
}

/* --- Properties and names -------------------------------------------------------- */

/* any member(string): the shape of getPropertyValue and of getByName. */
static bool get(uno_Interface *object, const char *type, const char *member,
                const char *name, uno_Any *value, struct cuno_error *error)
{
    uno_Interface *access = require(object, type, error);
    rtl_uString *string = cuno_string_from(name);
    bool done = false;

    if (access && string)
        done = cuno_call(access, member, value, CUNO_ARGS(&string), error);
    else if (access)
        out_of_memory(error);
    if (!done)
        cuno_any_make_void(value);
    cuno_string_release(string);
    cuno_release(access);
    return done;
}

bool cuno_property_get(uno_Interface *object, const char *name, uno_Any *value,
                       struct cuno_error *error)
{
    return get(object, "com.sun.star.beans.XPropertySet",
               "com.sun.star.beans.XPropertySet::getPropertyValue", name, value, error);
}

bool cuno_name_get(uno_Interface *object, const char *name, uno_Any *value,
                   struct cuno_error *error)
{
    return get(object, "com.sun.star.container.XNameAccess",
               "com.sun.star.container.XNameAccess::getByName", name, value, error);
}

bool cuno_property_set(uno_Interface *object, const char *name, const uno_Any *value,
                       struct cuno_error *error)
{
    uno_Interface *set = require(object, "com.sun.star.beans.XPropertySet", error);
    rtl_uString *string = cuno_string_from(name);
    uno_Any copy; /* a call takes pointers to values that it could change */
    bool done = false;

    cuno_any_make_copy(&copy, value);
    if (set && string)
        done = cuno_call(set, "com.sun.star.beans.XPropertySet::setPropertyValue", NULL,
                         CUNO_ARGS(&string, &copy), error);
    else if (set)
        out_of_memory(error);
    cuno_any_done(&copy);
    cuno_string_release(string);
    cuno_release(set);
    return done;
}

/* --- Enumerations ---------------------------------------------------------------- */

uno_Interface *cuno_enumerate(uno_Interface *object, struct cuno_error *error)
{
    uno_Interface *enumeration = NULL;
    uno_Interface *access =
        require(object, "com.sun.star.container.XEnumerationAccess", error);

    if (access)
        cuno_call(access,
                  "com.sun.star.container.XEnumerationAccess::createEnumeration",
                  &enumeration, NULL, error);
    cuno_release(access);
    return enumeration;
}

bool cuno_enumeration_next(uno_Interface *enumeration, uno_Any *element,
                           struct cuno_error *error)
{
    sal_Bool more = false;

    cuno_error_set(error, "", "%s", "");
    if (cuno_call(enumeration, "com.sun.star.container.XEnumeration::hasMoreElements",
                  &more, NULL, error)
        && more
        && cuno_call(enumeration, "com.sun.star.container.XEnumeration::nextElement",
                     element, NULL, error))
        return true;
    cuno_any_make_void(element);
    return false;
}
