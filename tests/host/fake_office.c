#include "fake_office.h"

#include <stdio.h>
#include <string.h>

#include "host.h"

#define STAR "com.sun.star."

enum { VALUES = 16, TEXT = 256 };

struct value {
    char name[64], text[TEXT], staged[TEXT];
    bool is_there, is_staged, is_locked, is_switch;
};

static struct value values[VALUES];
static int replaced;
static struct cuno_object *office;
static uno_Interface *factory;
static struct host_types types;

/* --- the table --- */

static struct value *find(const char *name)
{
    for (int i = 0; i < VALUES; i++)
        if (strcmp(values[i].name, name) == 0)
            return &values[i];
    return NULL;
}

/* The value of this name, a new one where there is none. */
static struct value *make(const char *name)
{
    struct value *value = find(name);
    if (!value) {
        value = find("");
        snprintf(value->name, sizeof value->name, "%s", name);
    }
    return value;
}

void fake_office_clear(void)
{
    memset(values, 0, sizeof values);
    replaced = 0;
}

void fake_office_set(const char *name, const char *text)
{
    struct value *value = make(name);
    snprintf(value->text, sizeof value->text, "%s", text);
    value->is_switch = strcmp(text, "true") == 0 || strcmp(text, "false") == 0;
    value->is_there = true;
}

void fake_office_lock(const char *name)
{
    make(name)->is_locked = true;
}

const char *fake_office_get(const char *name)
{
    const struct value *value = find(name);
    return value && value->is_there ? value->text : NULL;
}

int fake_office_replaced(void)
{
    return replaced;
}

static void write_any(char out[TEXT], const uno_Any *any)
{
    bool on;
    if (cuno_any_get_bool(any, &on))
        snprintf(out, TEXT, "%s", on ? "true" : "false");
    else
        cuno_utf8_copy(out, TEXT, cuno_any_get_string(any));
}

/* The value that args[0] names; NULL, and an exception, when there is none. */
static struct value *named(void **args, uno_Any *exception)
{
    char name[64];
    cuno_utf8_copy(name, sizeof name, cuno_arg_string(args, 0));
    struct value *value = find(name);
    if (!value)
        cuno_throw(exception, CUNO_EXCEPTION, "no %s", name);
    return value;
}

/* --- who makes whom: all are the one object --- */

static bool give_self(struct cuno_object *self, void *result, const char *type)
{
    uno_Interface *face = cuno_object_interface(self, type);
    cuno_acquire(face);
    return cuno_return_interface(result, face);
}

static bool get_value(struct cuno_object *self, void *result, void **args,
                      uno_Any *exception)
{
    (void)self, (void)args, (void)exception;
    cuno_any_make_void(result);
    return true;
}

static bool get_manager(struct cuno_object *self, void *result, void **args,
                        uno_Any *exception)
{
    (void)args, (void)exception;
    return give_self(self, result, STAR "lang.XMultiComponentFactory");
}

static bool give_identity(struct cuno_object *self, void *result, void **args,
                          uno_Any *exception)
{
    (void)args, (void)exception;
    return give_self(self, result, CUNO_XINTERFACE);
}

static bool give_info(struct cuno_object *self, void *result, void **args,
                      uno_Any *exception)
{
    (void)args, (void)exception;
    return give_self(self, result, STAR "beans.XPropertySetInfo");
}

static bool give_properties(struct cuno_object *self, void *result, void **args,
                            uno_Any *exception)
{
    (void)args, (void)exception;
    return give_self(self, result, STAR "document.XDocumentProperties");
}

static bool give_container(struct cuno_object *self, void *result, void **args,
                           uno_Any *exception)
{
    (void)args, (void)exception;
    return give_self(self, result, STAR "beans.XPropertyContainer");
}

/* --- reading and changing --- */

static bool get_by_name(struct cuno_object *self, void *result, void **args,
                        uno_Any *exception)
{
    const struct value *value = named(args, exception);
    (void)self;
    if (!value)
        return false;
    if (value->is_switch)
        cuno_any_make_bool(result, strcmp(value->text, "true") == 0);
    else if (!cuno_any_make_string(result, value->text, strlen(value->text)))
        return cuno_throw(exception, CUNO_RUNTIME_EXCEPTION, "out of memory");
    return true;
}

static bool replace_by_name(struct cuno_object *self, void *result, void **args,
                            uno_Any *exception)
{
    struct value *value = named(args, exception);
    (void)self, (void)result;
    if (!value)
        return false;
    if (value->is_locked)
        return cuno_throw(exception, CUNO_ILLEGAL_ARGUMENT, "%s is finalized",
                          value->name);
    write_any(value->staged, cuno_arg_any(args, 1));
    value->is_staged = true;
    replaced++;
    return true;
}

static bool commit(struct cuno_object *self, void *result, void **args,
                   uno_Any *exception)
{
    (void)self, (void)result, (void)args, (void)exception;
    for (int i = 0; i < VALUES; i++)
        if (values[i].is_staged)
            fake_office_set(values[i].name, values[i].staged);
    return true;
}

static bool set_property(struct cuno_object *self, void *result, void **args,
                         uno_Any *exception)
{
    struct value *value = named(args, exception);
    (void)self, (void)result;
    if (!value)
        return false;
    write_any(value->text, cuno_arg_any(args, 1));
    return true;
}

/* com.sun.star.beans.Property */
struct property {
    rtl_uString *name;
    sal_Int32 handle;
    typelib_TypeDescriptionReference *type;
    sal_Int16 attributes;
};

static bool get_property_info(struct cuno_object *self, void *result, void **args,
                              uno_Any *exception)
{
    const struct value *value = named(args, exception);
    struct property *property = result;
    (void)self;
    if (!value)
        return false;
    property->name = *(rtl_uString **)args[0];
    rtl_uString_acquire(property->name);
    property->type = cuno_simple_type(typelib_TypeClass_STRING);
    typelib_typedescriptionreference_acquire(property->type);
    property->handle = -1;
    property->attributes = value->is_locked ? 16 : 0;
    return true;
}

/* addProperty(name, attributes, value) */
static bool add_property(struct cuno_object *self, void *result, void **args,
                         uno_Any *exception)
{
    char name[64], text[TEXT];
    (void)self, (void)result, (void)exception;
    cuno_utf8_copy(name, sizeof name, cuno_arg_string(args, 0));
    write_any(text, cuno_arg_any(args, 2));
    fake_office_set(name, text);
    return true;
}

static bool remove_property(struct cuno_object *self, void *result, void **args,
                            uno_Any *exception)
{
    struct value *value = named(args, exception);
    (void)self, (void)result;
    if (!value)
        return false;
    *value = (struct value){0};
    return true;
}

/* --- the class, and its types where no type provider is at hand --- */

static const cuno_method context_methods[] = {get_value, get_manager};
static const cuno_method manager_methods[] = {give_identity, give_identity};
static const cuno_method provider_methods[] = {give_identity};
static const cuno_method access_methods[] = {get_by_name};
static const cuno_method replace_methods[] = {replace_by_name};
static const cuno_method set_methods[] = {give_info, set_property, get_by_name};
static const cuno_method info_methods[] = {get_property_info};
static const cuno_method batch_methods[] = {commit};
static const cuno_method supplier_methods[] = {give_properties};
static const cuno_method properties_methods[] = {give_container};
static const cuno_method container_methods[] = {add_property, remove_property};

static const struct cuno_interface interfaces[] = {
    CUNO_INTERFACE(STAR "uno.XComponentContext", context_methods),
    CUNO_INTERFACE(STAR "lang.XMultiComponentFactory", manager_methods),
    CUNO_INTERFACE(STAR "lang.XMultiServiceFactory", provider_methods),
    CUNO_INTERFACE(STAR "container.XNameAccess", access_methods),
    CUNO_INTERFACE(STAR "container.XNameReplace", replace_methods),
    CUNO_INTERFACE(STAR "beans.XPropertySet", set_methods),
    CUNO_INTERFACE(STAR "beans.XPropertySetInfo", info_methods),
    CUNO_INTERFACE(STAR "util.XChangesBatch", batch_methods),
    CUNO_INTERFACE(STAR "document.XDocumentPropertiesSupplier", supplier_methods),
    CUNO_INTERFACE(STAR "document.XDocumentProperties", properties_methods),
    CUNO_INTERFACE(STAR "beans.XPropertyContainer", container_methods),
    CUNO_INTERFACE_END,
};

static const struct cuno_class office_class = {
    .implementation = "fake.Office",
    .interfaces = interfaces,
    .size = sizeof(struct cuno_object),
};

/* Results and parameters are told as far as cppu wants to know. */
static void describe(const char *name, int count, const char *const *members)
{
    struct host_method methods[3] = {{NULL}};
    char full[3][96];
    for (int i = 0; i < count; i++) {
        snprintf(full[i], sizeof full[i], "%s::%s", name, members[i]);
        methods[i] = (struct host_method){full[i], "any", {NULL}};
    }
    host_describe(&types, name, count, methods);
}

static void describe_all(void)
{
    static const struct {
        const char *name;
        const char *members[3];
    } known[] = {
        {"uno.XComponentContext", {"getValueByName", "getServiceManager"}},
        {"lang.XMultiComponentFactory",
         {"createInstanceWithContext", "createInstanceWithArgumentsAndContext"}},
        {"lang.XMultiServiceFactory", {"createInstanceWithArguments"}},
        {"container.XNameAccess", {"getByName"}},
        {"container.XNameReplace", {"replaceByName"}},
        {"beans.XPropertySet",
         {"getPropertySetInfo", "setPropertyValue", "getPropertyValue"}},
        {"beans.XPropertySetInfo", {"getPropertyByName"}},
        {"util.XChangesBatch", {"commitChanges"}},
        {"document.XDocumentPropertiesSupplier", {"getDocumentProperties"}},
        {"document.XDocumentProperties", {"getUserDefinedProperties"}},
        {"beans.XPropertyContainer", {"addProperty", "removeProperty"}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        char name[64];
        int count = 0;
        snprintf(name, sizeof name, STAR "%s", known[i].name);
        while (count < 3 && known[i].members[count])
            count++;
        types.count = 0; /* they stay known until the process ends */
        describe(name, count, known[i].members);
    }
}

/* com.sun.star.beans.PropertyValue; its last member is an enum, as long as a long. */
static void describe_property_value(void)
{
    static const struct {
        typelib_TypeClass type_class;
        const char *type, *name;
    } members[] = {
        {typelib_TypeClass_STRING, "string", "Name"},
        {typelib_TypeClass_LONG, "long", "Handle"},
        {typelib_TypeClass_ANY, "any", "Value"},
        {typelib_TypeClass_LONG, "long", "State"},
    };
    enum { MEMBERS = sizeof members / sizeof *members };
    typelib_CompoundMember_Init made[MEMBERS];
    typelib_TypeDescription *type = NULL;
    rtl_uString *name = host_string(STAR "beans.PropertyValue");
    for (int i = 0; i < MEMBERS; i++) {
        made[i].eTypeClass = members[i].type_class;
        made[i].pTypeName = host_string(members[i].type);
        made[i].pMemberName = host_string(members[i].name);
    }
    typelib_typedescription_new(&type, typelib_TypeClass_STRUCT, name, NULL, MEMBERS,
                                made);
    typelib_typedescription_register(&type); /* known until the process ends */
    for (int i = 0; i < MEMBERS; i++) {
        rtl_uString_release(made[i].pTypeName);
        rtl_uString_release(made[i].pMemberName);
    }
    rtl_uString_release(name);
}

bool fake_office_begin(void)
{
    static const struct cuno_class *const classes[] = {&office_class, NULL};
    struct host_error error;
    describe_all();
    describe_property_value();
    office = cuno_object_new(&office_class);
    factory = cuno_component_factory(classes, "fake.Office");
    if (!office || !factory)
        return false;
    /* the first instance made with a context keeps it */
    uno_Interface *context =
        cuno_object_interface(office, STAR "uno.XComponentContext");
    host_release(host_create(factory, context, NULL, &error));
    return cuno_context() != NULL;
}

void fake_office_end(void)
{
    cuno_release(factory);
    cuno_object_release(office);
}

uno_Interface *fake_office(void)
{
    return cuno_object_interface(office, CUNO_XINTERFACE);
}
