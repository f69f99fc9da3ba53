/* component.h - what makes a shared library a component of LibreOffice.
 *
 * Two functions are exported: one says "call me through binary UNO", the other hands
 * out a factory per implementation name. An add-in writes
 *
 *     static const struct cuno_class *const classes[] = {&calc, &handler, NULL};
 *     CUNO_COMPONENT(classes)
 *
 * and names library and implementations in its .components file (environment="uno").
 * Threads: factories may be asked from any thread, as often as you like.
 */
#ifndef CUNO_COMPONENT_H
#define CUNO_COMPONENT_H

#include "object.h"

/* The component context that LibreOffice gave with the first instance asked for, as
 * XComponentContext; NULL before. Borrowed, and valid until the process ends: it is
 * never released, since a call on another thread may be using it at any moment. */
uno_Interface *cuno_context(void);

/* A new factory (XSingleComponentFactory) for the class with this implementation name,
 * or NULL. `classes` ends with NULL and lives as long as the library. */
uno_Interface *cuno_component_factory(const struct cuno_class *const *classes,
                                      const char *implementation);

/* The two entry points, fixed names of fixed types. */
SAL_DLLPUBLIC_EXPORT void SAL_CALL component_getImplementationEnvironment(
    const char **name, uno_Environment **environment);
SAL_DLLPUBLIC_EXPORT void *SAL_CALL component_getFactory(const char *implementation,
                                                         void *service_manager,
                                                         void *registry_key);

#define CUNO_COMPONENT(classes)                                                        \
    void SAL_CALL component_getImplementationEnvironment(                              \
        const char **name, uno_Environment **environment)                              \
    {                                                                                  \
        (void)environment;                                                             \
        *name = UNO_LB_UNO;                                                            \
    }                                                                                  \
    void *SAL_CALL component_getFactory(const char *implementation,                    \
                                        void *service_manager, void *registry_key)     \
    {                                                                                  \
        (void)service_manager, (void)registry_key;                                     \
        return cuno_component_factory((classes), implementation);                      \
    }

#endif
