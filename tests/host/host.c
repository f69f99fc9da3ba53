#include "host.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include <rtl/string.h>

/* --- The component ----------------------------------------------------------------- */

/* ISO C has no cast from dlsym's void * to a function; POSIX promises that it works. */
static void find(void *handle, const char *name, void *function, size_t size)
{
    void *found = dlsym(handle, name);

    memcpy(function, &found, size);
}

bool host_open(struct host_library *library, const char *path)
{
    void(SAL_CALL * environment)(const char **, uno_Environment **);
    uno_Environment *unused = NULL;

    library->environment = NULL;
    library->handle = dlopen(path, RTLD_LAZY | RTLD_GLOBAL);
    if (!library->handle) {
        fprintf(stderr, "%s\n", dlerror());
        return false;
    }
    find(library->handle, "component_getImplementationEnvironment", &environment,
         sizeof environment);
    find(library->handle, "component_getFactory", &library->factory,
         sizeof library->factory);
    if (!environment || !library->factory) {
        fprintf(stderr, "%s: not a component\n", path);
        return false;
    }
    environment(&library->environment, &unused);
    return true;
}

uno_Interface *host_factory(const struct host_library *library,
                            const char *implementation)
{
    return library->factory(implementation, NULL, NULL);
}

/* --- Calls ------------------------------------------------------------------------- */

static void copy_text(char *out, size_t size, const rtl_uString *string)
{
    rtl_String *utf8 = NULL;

    rtl_uString2String(&utf8, string->buffer, string->length, RTL_TEXTENCODING_UTF8,
                       OUSTRING_TO_OSTRING_CVTFLAGS);
    snprintf(out, size, "%s", utf8->buffer);
    rtl_string_release(utf8);
}

bool host_call(uno_Interface *object, const char *member, int position, void *result,
               void **args, struct host_error *error)
{
    typelib_InterfaceMethodTypeDescription method = {0};
    uno_Any exception, *thrown = &exception;
    rtl_uString *name = host_string(member);

    if (error)
        error->type[0] = error->message[0] = '\0';
    method.aBase.aBase.nRefCount = 1;
    method.aBase.aBase.eTypeClass = typelib_TypeClass_INTERFACE_METHOD;
    method.aBase.aBase.pTypeName = name;
    method.aBase.nPosition = position;
    memset(&exception, 0xA5, sizeof exception); /* as raw as the contract says */
    object->pDispatcher(object, &method.aBase.aBase, result, args, &thrown);
    rtl_uString_release(name);
    if (!thrown)
        return true;
    if (error) {
        copy_text(error->type, sizeof error->type, exception.pType->pTypeName);
        copy_text(error->message, sizeof error->message,
                  *(rtl_uString **)exception.pData);
    }
    uno_any_destruct(&exception, NULL);
    return false;
}

static typelib_TypeDescriptionReference *interface_type(const char *name)
{
    typelib_TypeDescriptionReference *type = NULL;

    typelib_typedescriptionreference_newByAsciiName(&type, typelib_TypeClass_INTERFACE,
                                                    name);
    return type;
}

uno_Interface *host_query(uno_Interface *object, const char *type)
{
    typelib_TypeDescriptionReference *wanted = interface_type(type);
    uno_Interface *found = NULL;
    uno_Any answer;

    if (host_call(object, "com.sun.star.uno.XInterface::queryInterface", 0, &answer,
                  HOST_ARGS(&wanted), NULL)) {
        if (answer.pType->eTypeClass == typelib_TypeClass_INTERFACE
            && typelib_typedescriptionreference_equals(answer.pType, wanted)) {
            found = *(uno_Interface **)answer.pData;
            found->acquire(found);
        }
        uno_any_destruct(&answer, NULL);
    }
    typelib_typedescriptionreference_release(wanted);
    return found;
}

void host_release(uno_Interface *object)
{
    if (object)
        object->release(object);
}

uno_Interface *host_create(uno_Interface *factory, uno_Interface *context,
                           uno_Sequence *arguments, struct host_error *error)
{
    uno_Interface *instance = NULL;
    bool made;

    if (arguments)
        made = host_call(factory,
                         "com.sun.star.lang.XSingleComponentFactory::"
                         "createInstanceWithArgumentsAndContext",
                         4, &instance, HOST_ARGS(&arguments, &context), error);
    else
        made = host_call(
            factory,
            "com.sun.star.lang.XSingleComponentFactory::createInstanceWithContext", 3,
            &instance, HOST_ARGS(&context), error);
    return made ? instance : NULL;
}

/* --- Values ------------------------------------------------------------------------ */

rtl_uString *host_string(const char *utf8)
{
    rtl_uString *string = NULL;

    rtl_string2UString(&string, utf8, (sal_Int32)strlen(utf8), RTL_TEXTENCODING_UTF8,
                       OSTRING_TO_OUSTRING_CVTFLAGS);
    return string;
}

const char *host_text(const rtl_uString *string, char out[256])
{
    copy_text(out, 256, string);
    return out;
}

void host_any_void(uno_Any *raw)
{
    uno_any_construct(raw, NULL, NULL, NULL);
}

void host_any_double(uno_Any *raw, double value)
{
    uno_type_any_construct(
        raw, &value, *typelib_static_type_getByTypeClass(typelib_TypeClass_DOUBLE),
        NULL);
}

void host_any_text(uno_Any *raw, const char *utf8)
{
    rtl_uString *string = host_string(utf8);

    uno_type_any_construct(
        raw, &string, *typelib_static_type_getByTypeClass(typelib_TypeClass_STRING),
        NULL);
    rtl_uString_release(string);
}

static typelib_TypeDescription *type_of(const char *name)
{
    typelib_TypeDescription *type = NULL;
    rtl_uString *string = host_string(name);

    typelib_typedescription_getByName(&type, string);
    rtl_uString_release(string);
    return type;
}

/* A sequence of copies of `count` elements. */
static uno_Sequence *sequence_of(const char *type, int count, const void *elements)
{
    typelib_TypeDescription *description = type_of(type);
    uno_Sequence *sequence = NULL;
    void *source;

    memcpy(&source, &elements, sizeof source); /* cppu only reads from it */
    uno_sequence_construct(&sequence, description, source, count, NULL);
    typelib_typedescription_release(description);
    return sequence;
}

uno_Sequence *host_row(int count, const uno_Any *cells)
{
    return sequence_of("[]any", count, cells);
}

uno_Sequence *host_table(int rows, int columns, const uno_Any *cells)
{
    uno_Sequence *table = sequence_of("[][]any", rows, NULL);

    for (int i = 0; i < rows; i++) {
        uno_Sequence **place = (uno_Sequence **)(void *)table->elements + i;
        host_sequence_free(*place, "[]any");
        *place = host_row(columns, cells + (size_t)i * (size_t)columns);
    }
    return table;
}

uno_Any *host_cell(const uno_Sequence *table, int row, int column)
{
    uno_Sequence *cells;

    memcpy(&cells, table->elements + (size_t)row * sizeof cells, sizeof cells);
    return (uno_Any *)(void *)cells->elements + column;
}

void host_sequence_free(uno_Sequence *sequence, const char *type)
{
    typelib_TypeDescription *description = type_of(type);

    uno_destructData(&sequence, description, NULL);
    typelib_typedescription_release(description);
}

/* --- An object of the host's own --------------------------------------------------- */

static void SAL_CALL acquire(uno_Interface *object)
{
    ((struct host_object *)object)->references++;
}

static void SAL_CALL release(uno_Interface *object)
{
    ((struct host_object *)object)->references--;
}

static void query(struct host_object *self, void *result,
                  typelib_TypeDescriptionReference *wanted)
{
    uno_Interface *face = &self->uno;
    char name[256];

    copy_text(name, sizeof name, wanted->pTypeName);
    if (strcmp(name, self->type) == 0
        || strcmp(name, "com.sun.star.uno.XInterface") == 0)
        uno_type_any_construct(result, &face, wanted, NULL);
    else
        uno_any_construct(result, NULL, NULL, NULL);
}

static void SAL_CALL dispatch(uno_Interface *object,
                              const typelib_TypeDescription *member, void *result,
                              void *args[], uno_Any **exception)
{
    struct host_object *self = (struct host_object *)object;
    const int position =
        ((const typelib_InterfaceMemberTypeDescription *)member)->nPosition;

    if (position == 0)
        query(self, result, *(typelib_TypeDescriptionReference **)args[0]);
    else if (position == 1)
        acquire(object);
    else if (position == 2)
        release(object);
    else {
        self->calls++;
        if (self->answer && !self->answer(self, position, result, args, *exception))
            return;
    }
    *exception = NULL;
}

void host_object_init(struct host_object *object, const char *type, host_answer answer)
{
    *object = (struct host_object){
        .uno = {acquire, release, dispatch},
        .type = type,
        .answer = answer,
        .references = 1,
    };
}

/* --- One object of a component ------------------------------------------------------ */

bool host_component_open(struct host_component *component, const char *path,
                         const char *implementation, const char *type)
{
    struct host_error error;
    *component = (struct host_component){.factory = NULL};
    host_object_init(&component->context, "com.sun.star.uno.XComponentContext", NULL);
    if (!host_open(&component->library, path))
        return false;
    component->factory = host_factory(&component->library, implementation);
    if (component->factory)
        component->object =
            host_create(component->factory, &component->context.uno, NULL, &error);
    if (component->object)
        component->face = host_query(component->object, type);
    return component->face != NULL;
}

void host_component_close(struct host_component *component)
{
    host_release(component->face);
    host_release(component->object);
    host_release(component->factory);
}

/* --- Type descriptions ------------------------------------------------------------- */

static typelib_TypeClass class_of(const char *type)
{
    static const struct {
        const char *name;
        typelib_TypeClass type_class;
    } simple[] = {
        {"void", typelib_TypeClass_VOID},       {"double", typelib_TypeClass_DOUBLE},
        {"string", typelib_TypeClass_STRING},   {"any", typelib_TypeClass_ANY},
        {"long", typelib_TypeClass_LONG},       {"type", typelib_TypeClass_TYPE},
        {"boolean", typelib_TypeClass_BOOLEAN},
    };

    for (size_t i = 0; i < sizeof simple / sizeof simple[0]; i++) {
        if (strcmp(simple[i].name, type) == 0)
            return simple[i].type_class;
    }
    return type[0] == '[' ? typelib_TypeClass_SEQUENCE : typelib_TypeClass_INTERFACE;
}

static void add_type(struct host_types *types, typelib_TypeDescription *type)
{
    typelib_typedescription_register(&type);
    types->types[types->count++] = type;
}

/* cppu makes a method only when it knows the interface; the interface, in turn, is
 * content with references to methods that do not exist yet. So the interface is first. */
static void describe_interface(struct host_types *types, const char *name, int count,
                               const struct host_method *methods)
{
    typelib_InterfaceTypeDescription *interface = NULL;
    typelib_TypeDescriptionReference *base, *members[HOST_TYPES_MAX] = {NULL};
    rtl_uString *string = host_string(name);

    for (int i = 0; i < count; i++)
        typelib_typedescriptionreference_newByAsciiName(
            &members[i], typelib_TypeClass_INTERFACE_METHOD, methods[i].name);
    base = *typelib_static_type_getByTypeClass(typelib_TypeClass_INTERFACE);
    typelib_typedescription_newMIInterface(&interface, string, 0, 0, 0, 0, 0, 1, &base,
                                           count, members);
    for (int i = 0; i < count; i++)
        typelib_typedescriptionreference_release(members[i]);
    rtl_uString_release(string);
    add_type(types, &interface->aBase);
}

static void describe_method(struct host_types *types, int position,
                            const struct host_method *method)
{
    enum { PARAMETERS_MAX = sizeof method->parameters / sizeof method->parameters[0] };
    typelib_InterfaceMethodTypeDescription *made = NULL;
    typelib_Parameter_Init in[PARAMETERS_MAX];
    rtl_uString *name = host_string(method->name),
                *result = host_string(method->result);
    int count = 0;

    for (; count < PARAMETERS_MAX && method->parameters[count]; count++) {
        in[count] = (typelib_Parameter_Init){
            .eTypeClass = class_of(method->parameters[count]),
            .pTypeName = host_string(method->parameters[count]),
            .pParamName = host_string("p"),
            .bIn = true,
        };
    }
    typelib_typedescription_newInterfaceMethod(&made, position, false, name,
                                               class_of(method->result), result, count,
                                               in, 0, NULL);
    for (int i = 0; i < count; i++) {
        rtl_uString_release(in[i].pTypeName);
        rtl_uString_release(in[i].pParamName);
    }
    rtl_uString_release(result);
    rtl_uString_release(name);
    add_type(types, &made->aBase.aBase);
}

void host_describe(struct host_types *types, const char *name, int count,
                   const struct host_method *methods)
{
    types->count = 0;
    describe_interface(types, name, count, methods);
    for (int i = 0; i < count; i++)
        describe_method(types, 3 + i, &methods[i]);
}

void host_forget(struct host_types *types)
{
    while (types->count)
        typelib_typedescription_release(types->types[--types->count]);
}
