#include "component.h"

#include <string.h>

#include "call.h"
#include "exception.h"

#define XINITIALIZATION "com.sun.star.lang.XInitialization"

/* --- The component context ------------------------------------------------------- */

static _Atomic(uno_Interface *) context_;

uno_Interface *cuno_context(void)
{
    return atomic_load(&context_);
}

/* LibreOffice has one context; the first that arrives stays. */
static void keep_context(uno_Interface *context)
{
    uno_Interface *none = NULL;

    if (!context || atomic_load(&context_))
        return;
    context->acquire(context);
    if (!atomic_compare_exchange_strong(&context_, &none, context))
        context->release(context); /* another thread was faster */
}

/* --- The factory ----------------------------------------------------------------- */

struct factory {
    struct cuno_object base;
    const struct cuno_class *product;
};

static const struct cuno_class *product_of(struct cuno_object *self)
{
    return ((struct factory *)self)->product;
}

/* Calls initialize(arguments) of a new object, if its class has it. It is called
 * through the class table: that needs no type description. */
static bool initialize(struct cuno_object *object, uno_Sequence **arguments,
                       uno_Any *exception)
{
    const struct cuno_interface *interface =
        cuno_class_interface(object->type, XINITIALIZATION);

    if (!interface || interface->method_count < 1 || !interface->methods[0])
        return true;
    return interface->methods[0](object, NULL, CUNO_ARGS(arguments), exception);
}

/* Makes the product and returns it as XInterface; arguments NULL: do not initialize. */
static bool create(struct cuno_object *self, void *result, uno_Sequence **arguments,
                   uno_Any *exception)
{
    const struct cuno_class *product = product_of(self);
    struct cuno_object *object = cuno_object_new(product);

    if (!object)
        return cuno_throw(exception, CUNO_RUNTIME_EXCEPTION, "%s cannot be created",
                          product->implementation);
    if (arguments && !initialize(object, arguments, exception)) {
        cuno_object_release(object);
        return false;
    }
    return cuno_return_interface(result,
                                 cuno_object_interface(object, CUNO_XINTERFACE));
}

/* XSingleComponentFactory */

static bool create_with_context(struct cuno_object *self, void *result, void **args,
                                uno_Any *exception)
{
    keep_context(cuno_arg_interface(args, 0));
    return create(self, result, NULL, exception);
}

static bool create_with_arguments_and_context(struct cuno_object *self, void *result,
                                              void **args, uno_Any *exception)
{
    keep_context(cuno_arg_interface(args, 1));
    return create(self, result, args[0], exception);
}

/* XSingleServiceFactory: the same as it was before there were contexts. */

static bool create_instance(struct cuno_object *self, void *result, void **args,
                            uno_Any *exception)
{
    (void)args;
    return create(self, result, NULL, exception);
}

static bool create_with_arguments(struct cuno_object *self, void *result, void **args,
                                  uno_Any *exception)
{
    return create(self, result, args[0], exception);
}

/* XServiceInfo: a factory speaks of what it makes, not of itself. */

static bool get_implementation_name(struct cuno_object *self, void *result, void **args,
                                    uno_Any *exception)
{
    (void)args;
    return cuno_class_return_name(product_of(self), result, exception);
}

static bool supports_service(struct cuno_object *self, void *result, void **args,
                             uno_Any *exception)
{
    (void)exception;
    return cuno_return_bool(
        result, cuno_class_supports(product_of(self), cuno_arg_string(args, 0)));
}

static bool get_supported_service_names(struct cuno_object *self, void *result,
                                        void **args, uno_Any *exception)
{
    (void)args;
    return cuno_class_return_services(product_of(self), result, exception);
}

static const cuno_method component_factory[] = {create_with_context,
                                                create_with_arguments_and_context};
static const cuno_method service_factory[] = {create_instance, create_with_arguments};
static const cuno_method service_info[] = {get_implementation_name, supports_service,
                                           get_supported_service_names};

static const struct cuno_interface factory_interfaces[] = {
    CUNO_INTERFACE("com.sun.star.lang.XSingleComponentFactory", component_factory),
    CUNO_INTERFACE("com.sun.star.lang.XSingleServiceFactory", service_factory),
    CUNO_INTERFACE("com.sun.star.lang.XServiceInfo", service_info),
    CUNO_INTERFACE_END,
};

static const struct cuno_class factory_class = {
    .implementation = "cuno.Factory",
    .interfaces = factory_interfaces,
    .size = sizeof(struct factory),
};

uno_Interface *cuno_component_factory(const struct cuno_class *const *classes,
                                      const char *implementation)
{
    while (*classes && strcmp((*classes)->implementation, implementation) != 0)
        classes++;
    if (!*classes)
        return NULL;

    struct cuno_object *object = cuno_object_new(&factory_class);
    if (!object)
        return NULL;
    ((struct factory *)object)->product = *classes;
    return cuno_object_interface(object, "com.sun.star.lang.XSingleComponentFactory");
}
