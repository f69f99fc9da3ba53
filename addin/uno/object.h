/* object.h - UNO objects in C: a class table, and objects made from it.
 *
 * An object shows one face (one uno_Interface) per interface. A call names its member
 * by position, and positions start anew in every interface, so it is the face that
 * tells which method table the position indexes. No names are compared in a call.
 * XInterface, XServiceInfo and XTypeProvider come from the class table for free.
 * Owner: objects are counted; cuno_object_new() gives the first reference, releasing
 * the last one through whichever face runs done() and frees. A class is static const.
 * Threads: counting is atomic; guarding the object's own data is the class's business.
 */
#ifndef CUNO_OBJECT_H
#define CUNO_OBJECT_H

#include <stdatomic.h>

#include "method.h"

#define CUNO_XINTERFACE "com.sun.star.uno.XInterface"

/* One interface of a class. methods[i] is the member at position 3 + i: every member
 * after XInterface's own three, in IDL order, inherited ones first (XStatusListener is
 * {disposing, statusChanged}). NULL entries throw when called. A base interface other
 * than XInterface that callers may ask for needs an entry of its own. */
struct cuno_interface {
    const char *name; /* "com.sun.star.lang.XInitialization" */
    const cuno_method *methods;
    int32_t method_count;
};

#define CUNO_INTERFACE(name, methods)                                                  \
    {                                                                                  \
        (name), (methods), (int32_t)(sizeof(methods) / sizeof(methods)[0])             \
    }
#define CUNO_INTERFACE_END                                                             \
    {                                                                                  \
        NULL, NULL, 0                                                                  \
    }

struct cuno_class {
    const char *implementation;              /* "org.example.Counter" */
    const char *const *services;             /* NULL at the end; may be NULL */
    const struct cuno_interface *interfaces; /* CUNO_INTERFACE_END at the end */
    size_t size; /* of the state, a struct that begins with struct cuno_object */
    /* Fills the zeroed state; false when it cannot (done() is then not called). */
    bool (*init)(struct cuno_object *self);
    void (*done)(struct cuno_object *self);
};

struct cuno_object {
    const struct cuno_class *type;
    struct cuno_face *faces; /* private; they lie behind the state */
    int32_t face_count;
    atomic_int references;
};

/* A new object with one reference, its state zeroed and then filled by init(); NULL
 * when memory is out or init() refused.
 *
 * Where type descriptions are at hand, each interface is compared with its method
 * table. One that has another number of members (the type library and the component
 * come from different builds) is shut: its methods throw instead of running with
 * arguments that are not theirs. */
struct cuno_object *cuno_object_new(const struct cuno_class *type);

void cuno_object_acquire(struct cuno_object *object);
void cuno_object_release(struct cuno_object *object); /* NULL is fine */

/* The face for this interface, borrowed: acquire it to keep it or to give it away.
 * NULL when the class does not have it. XInterface gives always the same face, which
 * is the identity of the object. */
uno_Interface *cuno_object_interface(struct cuno_object *object, const char *name);

/* The object behind a face of ours; NULL for a foreign interface or NULL. */
struct cuno_object *cuno_object_of(uno_Interface *face);

/* The methods that the class declares for an interface, or NULL. */
const struct cuno_interface *cuno_class_interface(const struct cuno_class *type,
                                                  const char *name);

/* The first interface whose method table does not fit its type description, or NULL
 * when all fit or no descriptions are at hand. For tests and diagnostics. */
const char *cuno_class_misfit(const struct cuno_class *type);

/* XServiceInfo for a class, for objects that stand for another class than their own. */
bool cuno_class_return_name(const struct cuno_class *type, void *result,
                            uno_Any *exception);
bool cuno_class_return_services(const struct cuno_class *type, void *result,
                                uno_Any *exception);
bool cuno_class_supports(const struct cuno_class *type, const rtl_uString *service);

#endif
