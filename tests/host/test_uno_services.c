/* test_uno_services.c - asking others: services, properties, names, enumerations.
 *
 * The others are played by objects of the host; their interfaces are described by hand
 * with just the members that are called, from position 3 on.
 */
#include "cmocka_first.h"

#include <string.h>

#include "addin/uno/cuno.h"
#include "host.h"

enum { INTERFACES = 6 };
static struct host_types types[INTERFACES];

static struct host_object context, manager, instance, properties, names, collection,
    enumeration;
static struct cuno_error error;
static char seen[256]; /* the name that arrived last */
static uno_Any stored; /* the property's value */

static bool give(void *result, struct host_object *object)
{
    object->references++;
    *(uno_Interface **)result = &object->uno;
    return true;
}

/* XComponentContext: getValueByName, getServiceManager */
static bool answer_context(struct host_object *self, int position, void *result,
                           void **args, uno_Any *exception)
{
    uno_Interface *face = &instance.uno;

    (void)self, (void)exception;
    if (position == 4)
        return give(result, &manager);
    host_text(*(rtl_uString **)args[0], seen);
    if (strcmp(seen, "/singletons/sample.theOne") == 0)
        cuno_any_make_interface(result, face, "com.sun.star.uno.XInterface");
    else
        host_any_void(result);
    return true;
}

/* XMultiComponentFactory: createInstanceWithContext, ...WithArgumentsAndContext */
static bool answer_manager(struct host_object *self, int position, void *result,
                           void **args, uno_Any *exception)
{
    (void)self, (void)exception;
    host_text(*(rtl_uString **)args[0], seen);
    *(uno_Interface **)result = NULL;
    assert_ptr_equal(*(uno_Interface **)args[position == 3 ? 1 : 2], &context.uno);
    if (position == 4)
        assert_int_equal((*(uno_Sequence **)args[1])->nElements, 1);
    return strcmp(seen, "sample.Service") == 0 ? give(result, &instance) : true;
}

/* XPropertySet: setPropertyValue, getPropertyValue. XNameAccess: getByName */
static bool answer_value(struct host_object *self, int position, void *result,
                         void **args, uno_Any *exception)
{
    const bool set = self == &properties && position == 3;

    host_text(*(rtl_uString **)args[0], seen);
    if (strcmp(seen, "Known") != 0)
        return cuno_throw(exception, CUNO_EXCEPTION, "no %s", seen);
    if (set)
        cuno_any_set_copy(&stored, args[1]);
    else
        cuno_any_make_copy(result, &stored);
    return true;
}

/* XEnumerationAccess: createEnumeration */
static bool answer_collection(struct host_object *self, int position, void *result,
                              void **args, uno_Any *exception)
{
    (void)self, (void)position, (void)args, (void)exception;
    return give(result, &enumeration);
}

/* XEnumeration: hasMoreElements, nextElement; there are two. */
static bool answer_enumeration(struct host_object *self, int position, void *result,
                               void **args, uno_Any *exception)
{
    static int given;

    (void)self, (void)args, (void)exception;
    if (position == 3)
        return cuno_return_bool(result, given < 2);
    cuno_any_make_double(result, ++given);
    return true;
}

/* --- Tests, in this order: at first nothing is described --------------------------- */

static void without_descriptions_every_helper_fails_with_a_reason(void **state)
{
    uno_Any value;

    (void)state;
    assert_null(cuno_create(&context.uno, "sample.Service", &error));
    assert_non_null(strstr(error.message, "no such member"));
    assert_null(cuno_singleton(&context.uno, "sample.theOne", &error));
    assert_false(cuno_property_get(&properties.uno, "Known", &value, &error));
    assert_true(cuno_any_is_void(&value));
    cuno_any_done(&value);
    assert_false(cuno_name_get(NULL, "Known", &value, &error));
    cuno_any_done(&value);
    assert_null(cuno_enumerate(&collection.uno, &error));
    assert_false(cuno_enumeration_next(&enumeration.uno, &value, &error));
    assert_string_not_equal(error.type, "");
    cuno_any_done(&value);
    assert_null(cuno_query(NULL, CUNO_XINTERFACE));
}

static void describe_all(void)
{
#define P(interface, member) "com.sun.star." interface "::" member
    static const struct host_method in_context[] = {
        {P("uno.XComponentContext", "getValueByName"), "any", {"string"}},
        {P("uno.XComponentContext", "getServiceManager"), CUNO_XINTERFACE, {NULL}}};
    static const struct host_method in_manager[] = {
        {P("lang.XMultiComponentFactory", "createInstanceWithContext"),
         CUNO_XINTERFACE,
         {"string", CUNO_XINTERFACE}},
        {P("lang.XMultiComponentFactory", "createInstanceWithArgumentsAndContext"),
         CUNO_XINTERFACE,
         {"string", "[]any", CUNO_XINTERFACE}}};
    static const struct host_method in_properties[] = {
        {P("beans.XPropertySet", "setPropertyValue"), "void", {"string", "any"}},
        {P("beans.XPropertySet", "getPropertyValue"), "any", {"string"}}};
    static const struct host_method in_names[] = {
        {P("container.XNameAccess", "getByName"), "any", {"string"}}};
    static const struct host_method in_collection[] = {
        {P("container.XEnumerationAccess", "createEnumeration"),
         CUNO_XINTERFACE,
         {NULL}}};
    static const struct host_method in_enumeration[] = {
        {P("container.XEnumeration", "hasMoreElements"), "boolean", {NULL}},
        {P("container.XEnumeration", "nextElement"), "any", {NULL}}};

    host_describe(&types[0], "com.sun.star.uno.XComponentContext", 2, in_context);
    host_describe(&types[1], "com.sun.star.lang.XMultiComponentFactory", 2, in_manager);
    host_describe(&types[2], "com.sun.star.beans.XPropertySet", 2, in_properties);
    host_describe(&types[3], "com.sun.star.container.XNameAccess", 1, in_names);
    host_describe(&types[4], "com.sun.star.container.XEnumerationAccess", 1,
                  in_collection);
    host_describe(&types[5], "com.sun.star.container.XEnumeration", 2, in_enumeration);
}

static void a_service_is_made_by_the_contexts_manager(void **state)
{
    (void)state;
    describe_all();
    uno_Interface *made = cuno_create(&context.uno, "sample.Service", &error);
    assert_ptr_equal(made, &instance.uno);
    cuno_release(made);

    uno_Sequence *arguments = cuno_sequence_new("[]any", 1);
    made = cuno_create_with(&context.uno, "sample.Service", arguments, &error);
    assert_ptr_equal(made, &instance.uno);
    cuno_release(made);
    cuno_sequence_free(arguments, "[]any");

    assert_null(cuno_create(&context.uno, "sample.Nothing", &error));
    assert_string_equal(error.message, "no service sample.Nothing");
}

static void a_singleton_is_found_by_name(void **state)
{
    (void)state;
    uno_Interface *one = cuno_singleton(&context.uno, "sample.theOne", &error);
    assert_ptr_equal(one, &instance.uno);
    cuno_release(one);
    assert_null(cuno_singleton(&context.uno, "sample.theOther", &error));
    assert_string_equal(error.message, "no singleton sample.theOther");
}

static void a_property_is_written_and_read_back(void **state)
{
    uno_Any value;

    (void)state;
    cuno_any_make_string(&value, "九十", strlen("九十"));
    assert_true(cuno_property_set(&properties.uno, "Known", &value, &error));
    cuno_any_done(&value);
    assert_true(cuno_property_get(&properties.uno, "Known", &value, &error));
    assert_int_equal(cuno_any_get_string(&value)->length, 2);
    cuno_any_done(&value);
}

static void a_name_that_is_missing_leaves_a_void_value(void **state)
{
    uno_Any value;

    (void)state;
    assert_true(cuno_name_get(&names.uno, "Known", &value, &error));
    cuno_any_done(&value);
    assert_false(cuno_name_get(&names.uno, "Unknown", &value, &error));
    assert_true(cuno_any_is_void(&value));
    cuno_any_done(&value);
    assert_string_equal(error.type, CUNO_EXCEPTION);
    assert_string_equal(error.message, "no Unknown");
    assert_false(cuno_property_get(&names.uno, "Known", &value, &error));
    cuno_any_done(&value);
    assert_string_equal(error.message,
                        "com.sun.star.beans.XPropertySet is not supported");
}

static void an_enumeration_ends_without_an_error(void **state)
{
    uno_Any element;
    int count = 0;

    (void)state;
    uno_Interface *all = cuno_enumerate(&collection.uno, &error);
    assert_ptr_equal(all, &enumeration.uno);
    while (cuno_enumeration_next(all, &element, &error)) {
        count++;
        cuno_any_done(&element);
    }
    cuno_any_done(&element);
    assert_int_equal(count, 2);
    assert_string_equal(error.type, "");
    cuno_release(all);
}

static void every_reference_was_given_back(void **state)
{
    struct host_object *const all[] = {&context, &manager,    &instance,   &properties,
                                       &names,   &collection, &enumeration};

    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        assert_int_equal(all[i]->references, 1);
}

static int set_up(void **state)
{
    (void)state;
    host_object_init(&context, "com.sun.star.uno.XComponentContext", answer_context);
    host_object_init(&manager, "com.sun.star.lang.XMultiComponentFactory",
                     answer_manager);
    host_object_init(&instance, "sample.XSource", NULL);
    host_object_init(&properties, "com.sun.star.beans.XPropertySet", answer_value);
    host_object_init(&names, "com.sun.star.container.XNameAccess", answer_value);
    host_object_init(&collection, "com.sun.star.container.XEnumerationAccess",
                     answer_collection);
    host_object_init(&enumeration, "com.sun.star.container.XEnumeration",
                     answer_enumeration);
    host_any_void(&stored);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    uno_any_destruct(&stored, NULL);
    for (int i = 0; i < INTERFACES; i++)
        host_forget(&types[i]);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_descriptions_every_helper_fails_with_a_reason),
        cmocka_unit_test(a_service_is_made_by_the_contexts_manager),
        cmocka_unit_test(a_singleton_is_found_by_name),
        cmocka_unit_test(a_property_is_written_and_read_back),
        cmocka_unit_test(a_name_that_is_missing_leaves_a_void_value),
        cmocka_unit_test(an_enumeration_ends_without_an_error),
        cmocka_unit_test(every_reference_was_given_back),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
