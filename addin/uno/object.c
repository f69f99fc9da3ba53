#include "object.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "exception.h"
#include "object_basics.h"
#include "type.h"
#include "ustring.h"

/* XInterface's queryInterface, acquire and release open every interface. */
enum { FIRST_OWN_POSITION = 3 };

struct cuno_face {
    uno_Interface uno; /* first: a uno_Interface * of ours is a face */
    struct cuno_object *object;
    const struct cuno_interface *interface; /* NULL: XInterface, the identity */
    typelib_TypeDescriptionReference *type; /* owned */
    bool shut;                              /* its description does not fit */
};

/* --- XInterface ---------------------------------------------------------------- */

void cuno_object_acquire(struct cuno_object *object)
{
    atomic_fetch_add(&object->references, 1);
}

static void done(struct cuno_object *object)
{
    for (int32_t i = 0; i < object->face_count; i++)
        typelib_typedescriptionreference_release(object->faces[i].type);
    free(object);
}

void cuno_object_release(struct cuno_object *object)
{
    if (!object || atomic_fetch_sub(&object->references, 1) != 1)
        return;
    if (object->type->done)
        object->type->done(object);
    done(object);
}

static void SAL_CALL acquire_face(uno_Interface *face)
{
    cuno_object_acquire(((struct cuno_face *)face)->object);
}

static void SAL_CALL release_face(uno_Interface *face)
{
    cuno_object_release(((struct cuno_face *)face)->object);
}

/* Type references are unique per type, so this usually compares pointers. */
static bool query_interface(struct cuno_object *self, void *result, void **args)
{
    typelib_TypeDescriptionReference *wanted = cuno_arg_type(args, 0);

    for (int32_t i = 0; i < self->face_count; i++) {
        struct cuno_face *face = &self->faces[i];
        if (typelib_typedescriptionreference_equals(face->type, wanted)) {
            uno_Interface *found = &face->uno;
            uno_type_any_construct(result, &found, face->type, NULL);
            return true;
        }
    }
    uno_type_any_construct(result, NULL, NULL, NULL);
    return true;
}

/* --- Dispatch ------------------------------------------------------------------ */

static bool refuse(const struct cuno_face *face, sal_Int32 position, uno_Any *exception)
{
    const struct cuno_class *type = face->object->type;
    const char *name = face->interface ? face->interface->name : CUNO_XINTERFACE;

    if (face->shut)
        return cuno_throw(exception, CUNO_RUNTIME_EXCEPTION,
                          "%s was built for another version of %s",
                          type->implementation, name);
    return cuno_throw(exception, CUNO_RUNTIME_EXCEPTION,
                      "%s does not implement member %d of %s", type->implementation,
                      (int)position, name);
}

static bool call_method(struct cuno_face *face, sal_Int32 position, void *result,
                        void **args, uno_Any *exception)
{
    struct cuno_object *object = face->object;

    switch (position) {
    case 0:
        return query_interface(object, result, args);
    case 1:
        cuno_object_acquire(object);
        return true;
    case 2:
        cuno_object_release(object);
        return true;
    default:
        break;
    }

    const struct cuno_interface *interface = face->interface;
    if (!interface || face->shut || position < FIRST_OWN_POSITION
        || position - FIRST_OWN_POSITION >= interface->method_count)
        return refuse(face, position, exception);
    const cuno_method method = interface->methods[position - FIRST_OWN_POSITION];
    if (!method)
        return refuse(face, position, exception);
    return method(object, result, args, exception);
}

/* The binary UNO entry point of every face. A caller that holds a face may only send
 * members of that face's interface (LibreOffice's own bridges rely on this, too), so
 * the position alone is enough; the member's name, which may carry a suffix like
 * ":@0,0:com.sun.star.frame.XDispatch" when inherited, is never looked at. */
static void SAL_CALL dispatch(uno_Interface *face,
                              const typelib_TypeDescription *member, void *result,
                              void *args[], uno_Any **exception)
{
    const sal_Int32 position =
        ((const typelib_InterfaceMemberTypeDescription *)member)->nPosition;
    uno_Any *thrown = *exception;

    thrown->pType = NULL; /* tells below whether the method has filled it */
    if (call_method((struct cuno_face *)face, position, result, args, thrown))
        *exception = NULL;
    else if (!thrown->pType)
        cuno_throw(thrown, CUNO_RUNTIME_EXCEPTION, "a method failed without a reason");
}

/* --- Making objects ------------------------------------------------------------ */

const struct cuno_interface *cuno_class_interface(const struct cuno_class *type,
                                                  const char *name)
{
    for (const struct cuno_interface *own = type->interfaces; own->name; own++) {
        if (strcmp(own->name, name) == 0)
            return own;
    }
    return NULL;
}

static bool fits(const struct cuno_interface *interface)
{
    const typelib_TypeDescription *type = cuno_type(interface->name);

    if (!type)
        return true; /* nobody here who knows better */
    if (type->eTypeClass != typelib_TypeClass_INTERFACE)
        return false;
    return ((const typelib_InterfaceTypeDescription *)type)->nAllMembers
           == interface->method_count + FIRST_OWN_POSITION;
}

const char *cuno_class_misfit(const struct cuno_class *type)
{
    for (const struct cuno_interface *own = type->interfaces; own->name; own++) {
        if (!fits(own))
            return own->name;
    }
    return NULL;
}

static int32_t count_interfaces(const struct cuno_interface *interfaces)
{
    int32_t count = 0;

    while (interfaces[count].name)
        count++;
    return count;
}

static void add_face(struct cuno_object *object, const struct cuno_interface *interface)
{
    struct cuno_face *face = &object->faces[object->face_count++];

    face->uno.acquire = acquire_face;
    face->uno.release = release_face;
    face->uno.pDispatcher = dispatch;
    face->object = object;
    face->interface = interface;
    face->type = cuno_interface_type_new(interface ? interface->name : CUNO_XINTERFACE);
    face->shut = interface && !fits(interface);
}

/* The identity is the first face; what the class lists goes before what is free. */
static void add_faces(struct cuno_object *object)
{
    const struct cuno_class *type = object->type;

    add_face(object, NULL);
    for (const struct cuno_interface *own = type->interfaces; own->name; own++)
        add_face(object, own);
    for (const struct cuno_interface *basic = cuno_basic_interfaces; basic->name;
         basic++) {
        if (!cuno_class_interface(type, basic->name))
            add_face(object, basic);
    }
}

/* State and faces are one block: the state first, the faces behind it, aligned. */
struct cuno_object *cuno_object_new(const struct cuno_class *type)
{
    const size_t alignment = alignof(max_align_t);
    const size_t state = (type->size + alignment - 1) / alignment * alignment;
    const int32_t faces = 1 + count_interfaces(type->interfaces)
                          + count_interfaces(cuno_basic_interfaces);
    struct cuno_object *object =
        calloc(1, state + (size_t)faces * sizeof(struct cuno_face));

    if (!object)
        return NULL;
    object->type = type;
    object->faces = (struct cuno_face *)(void *)((char *)object + state);
    atomic_init(&object->references, 1);
    add_faces(object);
    if (type->init && !type->init(object)) {
        done(object);
        return NULL;
    }
    return object;
}

/* --- Finding faces ------------------------------------------------------------- */

uno_Interface *cuno_object_interface(struct cuno_object *object, const char *name)
{
    for (int32_t i = 0; i < object->face_count; i++) {
        if (cuno_string_is(object->faces[i].type->pTypeName, name))
            return &object->faces[i].uno;
    }
    return NULL;
}

struct cuno_object *cuno_object_of(uno_Interface *face)
{
    if (!face || face->pDispatcher != dispatch)
        return NULL;
    return ((struct cuno_face *)face)->object;
}
