#include "object_basics.h"

#include <string.h>

#include "sequence.h"
#include "ustring.h"

/* --- XServiceInfo -------------------------------------------------------------- */

static int32_t count_services(const struct cuno_class *type)
{
    int32_t count = 0;

    while (type->services && type->services[count])
        count++;
    return count;
}

bool cuno_class_return_name(const struct cuno_class *type, void *result,
                            uno_Any *exception)
{
    return cuno_return_string(result, type->implementation,
                              strlen(type->implementation), exception);
}

bool cuno_class_return_services(const struct cuno_class *type, void *result,
                                uno_Any *exception)
{
    const int32_t count = count_services(type);
    uno_Sequence *names = cuno_sequence_new("[]string", count);

    for (int32_t i = 0; names && i < count; i++) {
        const char *name = type->services[i];
        if (!cuno_sequence_set_string(names, i, name, strlen(name))) {
            cuno_sequence_free(names, "[]string");
            names = NULL;
        }
    }
    return cuno_return_sequence(result, names, exception);
}

bool cuno_class_supports(const struct cuno_class *type, const rtl_uString *service)
{
    for (int32_t i = 0; i < count_services(type); i++) {
        if (cuno_string_is(service, type->services[i]))
            return true;
    }
    return false;
}

static bool get_implementation_name(struct cuno_object *self, void *result, void **args,
                                    uno_Any *exception)
{
    (void)args;
    return cuno_class_return_name(self->type, result, exception);
}

static bool supports_service(struct cuno_object *self, void *result, void **args,
                             uno_Any *exception)
{
    (void)exception;
    return cuno_return_bool(result,
                            cuno_class_supports(self->type, cuno_arg_string(args, 0)));
}

static bool get_supported_service_names(struct cuno_object *self, void *result,
                                        void **args, uno_Any *exception)
{
    (void)args;
    return cuno_class_return_services(self->type, result, exception);
}

/* --- XTypeProvider ------------------------------------------------------------- */

/* The interfaces that a class shows, its own and the basic ones that it does not
 * replace. With types NULL they are only counted. */
static int32_t list_types(const struct cuno_class *type, uno_Sequence *types)
{
    int32_t count = 0;

    for (const struct cuno_interface *own = type->interfaces; own->name; own++) {
        if (types)
            cuno_sequence_set_type(types, count, own->name);
        count++;
    }
    for (const struct cuno_interface *basic = cuno_basic_interfaces; basic->name;
         basic++) {
        if (cuno_class_interface(type, basic->name))
            continue;
        if (types)
            cuno_sequence_set_type(types, count, basic->name);
        count++;
    }
    return count;
}

static bool get_types(struct cuno_object *self, void *result, void **args,
                      uno_Any *exception)
{
    uno_Sequence *types = cuno_sequence_new("[]type", list_types(self->type, NULL));

    (void)args;
    if (types)
        list_types(self->type, types);
    return cuno_return_sequence(result, types, exception);
}

/* An empty id is what the interface's documentation asks for nowadays. */
static bool get_implementation_id(struct cuno_object *self, void *result, void **args,
                                  uno_Any *exception)
{
    (void)self, (void)args;
    return cuno_return_sequence(result, cuno_sequence_new("[]byte", 0), exception);
}

/* --- The table ----------------------------------------------------------------- */

static const cuno_method service_info[] = {get_implementation_name, supports_service,
                                           get_supported_service_names};
static const cuno_method type_provider[] = {get_types, get_implementation_id};

const struct cuno_interface cuno_basic_interfaces[] = {
    CUNO_INTERFACE("com.sun.star.lang.XServiceInfo", service_info),
    CUNO_INTERFACE("com.sun.star.lang.XTypeProvider", type_provider),
    CUNO_INTERFACE_END,
};
