#include "addin/configuration.h"

#include <string.h>

#define BEANS         "com.sun.star.beans."
#define CONFIGURATION "com.sun.star.configuration.Configuration"

/* com.sun.star.beans.PropertyValue, and Property */
struct property_value {
    rtl_uString *name;
    sal_Int32 handle;
    uno_Any value;
    sal_Int32 state;
};
struct property {
    rtl_uString *name;
    sal_Int32 handle;
    typelib_TypeDescriptionReference *type;
    sal_Int16 attributes;
};

enum { READ_ONLY = 16 }; /* com.sun.star.beans.PropertyAttribute */

/* "[]any" with the one argument nodepath=path; NULL when a type or memory is missing. */
static uno_Sequence *node_path(const char *path)
{
    struct property_value property = {.name = cuno_string_from("nodepath")};
    uno_Sequence *arguments = cuno_sequence_new("[]any", 1);
    cuno_any_make_string(&property.value, path, strlen(path));
    bool made = property.name && arguments
                && cuno_any_set(cuno_sequence_any(arguments, 0), &property,
                                BEANS "PropertyValue");
    cuno_any_done(&property.value);
    cuno_string_release(property.name);
    if (made)
        return arguments;
    cuno_sequence_free(arguments, "[]any");
    return NULL;
}

uno_Interface *configuration_open(const char *path, enum configuration_use use)
{
    static const char create[] =
        "com.sun.star.lang.XMultiServiceFactory::createInstanceWithArguments";
    uno_Interface *context = cuno_context(), *branch = NULL;
    if (!context)
        return NULL;
    uno_Interface *provider = cuno_create(context, CONFIGURATION "Provider", NULL);
    uno_Sequence *arguments = node_path(path);
    rtl_uString *service =
        cuno_string_from(use == CONFIGURATION_CHANGE ? CONFIGURATION "UpdateAccess"
                                                     : CONFIGURATION "Access");
    if (!arguments || !service
        || !cuno_ask(provider, create, &branch, CUNO_ARGS(&service, &arguments), NULL))
        branch = NULL;
    cuno_string_release(service);
    cuno_sequence_free(arguments, "[]any");
    cuno_release(provider);
    return branch;
}

bool configuration_is_locked(uno_Interface *branch, const char *name)
{
    uno_Interface *info = NULL;
    rtl_uString *string = cuno_string_from(name);
    struct property property;
    bool locked = false;
    if (string
        && cuno_ask(branch, BEANS "XPropertySet::getPropertySetInfo", &info, NULL, NULL)
        && cuno_ask(info, BEANS "XPropertySetInfo::getPropertyByName", &property,
                    CUNO_ARGS(&string), NULL)) {
        locked = (property.attributes & READ_ONLY) != 0;
        cuno_string_release(property.name);
        typelib_typedescriptionreference_release(property.type);
    }
    cuno_release(info);
    cuno_string_release(string);
    return locked;
}

bool configuration_replace(uno_Interface *branch, const char *name,
                           const uno_Any *value, struct cuno_error *error)
{
    rtl_uString *string = cuno_string_from(name);
    uno_Any copy; /* a call takes pointers to values that it could change */
    if (!string)
        return cuno_error_set(error, CUNO_RUNTIME_EXCEPTION, "out of memory");
    cuno_any_make_copy(&copy, value);
    bool done = cuno_ask(branch, "com.sun.star.container.XNameReplace::replaceByName",
                         NULL, CUNO_ARGS(&string, &copy), error);
    cuno_any_done(&copy);
    cuno_string_release(string);
    return done;
}

bool configuration_commit(uno_Interface *branch, struct cuno_error *error)
{
    return cuno_ask(branch, "com.sun.star.util.XChangesBatch::commitChanges", NULL,
                    NULL, error);
}
