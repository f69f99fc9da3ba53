/* test_uno_host.c - the example add-in, loaded and called as Calc would. */
#include "cmocka_first.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "test_uno_host.h"

static const char *component_path;
static struct host_library library;
static struct host_object context;
static struct host_error error;
static int (*alive)(void);

static int open_component(void **state)
{
    (void)state;
    host_object_init(&context, "com.sun.star.uno.XComponentContext", NULL);
    if (!host_open(&library, component_path))
        return -1;
    void *found = dlsym(library.handle, "sample_alive");
    memcpy(&alive, &found, sizeof alive);
    return 0;
}

int fixture_set_up(void **state)
{
    static struct fixture fixture;

    fixture.factory = host_factory(&library, INSTANCE);
    fixture.object = host_create(fixture.factory, &context.uno, NULL, &error);
    fixture.sample = host_query(fixture.object, XSAMPLE);
    *state = &fixture;
    return fixture.sample ? 0 : -1;
}

int fixture_tear_down(void **state)
{
    struct fixture *fixture = *state;

    host_release(fixture->sample);
    host_release(fixture->object);
    host_release(fixture->factory);
    return alive() == 0 ? 0 : -1; /* every reference count has come back to zero */
}

uno_Interface *sample(void **state)
{
    return ((struct fixture *)*state)->sample;
}

/* --- The library and its factories ------------------------------------------------- */

static void the_component_asks_for_binary_uno(void **state)
{
    (void)state;
    assert_string_equal(library.environment, "uno");
}

static void an_unknown_implementation_has_no_factory(void **state)
{
    (void)state;
    assert_null(host_factory(&library, "sample.impl.Nobody"));
    assert_null(host_factory(&library, ""));
}

static void a_factory_answers_all_that_libreoffice_asks_it(void **state)
{
    static const char *const interfaces[] = {
        "com.sun.star.uno.XInterface", "com.sun.star.lang.XSingleComponentFactory",
        "com.sun.star.lang.XSingleServiceFactory", "com.sun.star.lang.XServiceInfo",
        "com.sun.star.lang.XTypeProvider"};
    uno_Interface *factory = ((struct fixture *)*state)->factory;

    for (size_t i = 0; i < sizeof interfaces / sizeof interfaces[0]; i++) {
        uno_Interface *face = host_query(factory, interfaces[i]);
        assert_non_null(face);
        host_release(face);
    }
}

static void a_class_replaces_what_comes_for_free(void **state)
{
    uno_Interface *provider = host_query(((struct fixture *)*state)->factory,
                                         "com.sun.star.lang.XTypeProvider");
    uno_Sequence *types = NULL;

    /* The factory lists XServiceInfo itself: with XTypeProvider that makes four. */
    assert_true(
        host_call(provider, "XTypeProvider::getTypes", 3, &types, NULL, &error));
    assert_int_equal(types->nElements, 4);
    host_sequence_free(types, "[]type");
    host_release(provider);
}

static void check_service_info(uno_Interface *object)
{
    uno_Interface *info = host_query(object, "com.sun.star.lang.XServiceInfo");
    rtl_uString *name = NULL, *asked = host_string("sample.Example");
    uno_Sequence *services = NULL;
    sal_Bool supported = 2;
    char text[256];

    assert_true(
        host_call(info, "XServiceInfo::getImplementationName", 3, &name, NULL, &error));
    assert_string_equal(host_text(name, text), INSTANCE);
    assert_true(host_call(info, "XServiceInfo::supportsService", 4, &supported,
                          HOST_ARGS(&asked), &error));
    assert_int_equal(supported, 1);
    assert_true(host_call(info, "XServiceInfo::supportsService", 4, &supported,
                          HOST_ARGS(&name), &error));
    assert_int_equal(supported, 0);
    assert_true(host_call(info, "XServiceInfo::getSupportedServiceNames", 5, &services,
                          NULL, &error));
    assert_int_equal(services->nElements, 2);
    host_sequence_free(services, "[]string");
    rtl_uString_release(asked);
    rtl_uString_release(name);
    host_release(info);
}

static void the_factory_and_the_object_name_implementation_and_services(void **state)
{
    check_service_info(((struct fixture *)*state)->factory);
    check_service_info(((struct fixture *)*state)->object);
}

static void the_factory_of_old_makes_objects_too(void **state)
{
    uno_Interface *old = host_query(((struct fixture *)*state)->factory,
                                    "com.sun.star.lang.XSingleServiceFactory");
    uno_Interface *object = NULL;

    assert_true(host_call(old, "XSingleServiceFactory::createInstance", 3, &object,
                          NULL, &error));
    assert_int_equal(alive(), 2);
    host_release(object);

    uno_Sequence *nothing = host_row(0, NULL);
    assert_false(host_call(old, "XSingleServiceFactory::createInstanceWithArguments", 4,
                           &object, HOST_ARGS(&nothing), &error));
    assert_string_equal(error.message, "one long, please");
    assert_int_equal(alive(), 1);
    host_sequence_free(nothing, "[]any");
    host_release(old);
}

static void an_object_that_refuses_to_be_made_is_an_exception(void **state)
{
    uno_Interface *factory = host_factory(&library, "sample.impl.Shy");

    (void)state;
    assert_null(host_create(factory, &context.uno, NULL, &error));
    assert_string_equal(error.type, RUNTIME);
    assert_string_equal(error.message, "sample.impl.Shy cannot be created");
    host_release(factory);
}

static void the_component_context_is_kept_once(void **state)
{
    uno_Interface *(*kept)(void);
    void *found = dlsym(library.handle, "sample_context");

    (void)state;
    memcpy(&kept, &found, sizeof kept);
    assert_ptr_equal(kept(), &context.uno);
    assert_int_equal(context.references, 2); /* the host's own, and this one */
}

static void arguments_reach_initialize(void **state)
{
    uno_Any start;
    sal_Int32 number = 41;

    uno_type_any_construct(&start, &number,
                           *typelib_static_type_getByTypeClass(typelib_TypeClass_LONG),
                           NULL);
    uno_Sequence *arguments = host_row(1, &start);
    uno_Interface *object = host_create(((struct fixture *)*state)->factory,
                                        &context.uno, arguments, &error);
    uno_Interface *counter = host_query(object, "sample.XCounter");
    assert_true(host_call(counter, "sample.XCounter::next", 3, &number, NULL, &error));
    assert_int_equal(number, 42);
    host_release(counter);
    host_release(object);
    host_sequence_free(arguments, "[]any");
    uno_any_destruct(&start, NULL);
}

static void an_exception_from_initialize_reaches_the_caller(void **state)
{
    uno_Sequence *nothing = host_row(0, NULL);

    assert_null(host_create(((struct fixture *)*state)->factory, &context.uno, nothing,
                            &error));
    assert_string_equal(error.type, RUNTIME); /* the asked type is not at hand here */
    assert_string_equal(error.message, "one long, please");
    assert_int_equal(alive(), 1); /* the half-made object is gone */
    host_sequence_free(nothing, "[]any");
}

/* --- Identity and interfaces ------------------------------------------------------- */

static void asking_for_an_unknown_interface_gives_a_void_any(void **state)
{
    typelib_TypeDescriptionReference *type = NULL;
    uno_Any answer;

    typelib_typedescriptionreference_newByAsciiName(&type, typelib_TypeClass_INTERFACE,
                                                    "sample.XNobody");
    assert_true(host_call(sample(state), "com.sun.star.uno.XInterface::queryInterface",
                          0, &answer, HOST_ARGS(&type), &error));
    assert_int_equal(answer.pType->eTypeClass, typelib_TypeClass_VOID);
    uno_any_destruct(&answer, NULL);
    typelib_typedescriptionreference_release(type);
}

static void every_face_has_the_same_identity(void **state)
{
    uno_Interface *object = ((struct fixture *)*state)->object;
    uno_Interface *counter = host_query(object, "sample.XCounter");
    uno_Interface *one = host_query(counter, "com.sun.star.uno.XInterface");
    uno_Interface *two = host_query(sample(state), "com.sun.star.uno.XInterface");
    uno_Interface *back = host_query(counter, XSAMPLE);

    assert_ptr_equal(one, two);
    assert_ptr_equal(one, object);
    assert_ptr_equal(back, sample(state));
    assert_ptr_not_equal(counter, sample(state));
    host_release(back);
    host_release(two);
    host_release(one);
    host_release(counter);
}

static void the_same_position_means_another_member_on_another_face(void **state)
{
    uno_Interface *counter = host_query(sample(state), "sample.XCounter");
    double a = 1.5, b = 2.25, total = 0;
    sal_Int32 number = 0;

    assert_true(host_call(counter, "sample.XCounter::next", 3, &number, NULL, &error));
    assert_int_equal(number, 1);
    assert_true(host_call(sample(state), "sample.XSample::add", ADD, &total,
                          HOST_ARGS(&a, &b), &error));
    assert_true(total == 3.75);
    host_release(counter);
}

static void inherited_members_may_carry_a_suffix(void **state)
{
    typelib_TypeDescriptionReference *type = NULL;
    uno_Any answer;

    typelib_typedescriptionreference_newByAsciiName(&type, typelib_TypeClass_INTERFACE,
                                                    "sample.XCounter");
    assert_true(host_call(sample(state),
                          "com.sun.star.uno.XInterface::queryInterface:@0,0:" XSAMPLE,
                          0, &answer, HOST_ARGS(&type), &error));
    assert_int_equal(answer.pType->eTypeClass, typelib_TypeClass_INTERFACE);
    uno_any_destruct(&answer, NULL);
    typelib_typedescriptionreference_release(type);
}

static void acquire_and_release_also_work_as_calls(void **state)
{
    assert_true(host_call(sample(state), "com.sun.star.uno.XInterface::acquire", 1,
                          NULL, NULL, &error));
    assert_true(host_call(sample(state), "com.sun.star.uno.XInterface::release", 2,
                          NULL, NULL, &error));
    assert_int_equal(alive(), 1);
}

static void the_types_of_an_object_are_its_interfaces(void **state)
{
    static const char *const expected[] = {
        XSAMPLE, "sample.XCounter", "com.sun.star.lang.XInitialization",
        "com.sun.star.lang.XServiceInfo", "com.sun.star.lang.XTypeProvider"};
    uno_Interface *provider =
        host_query(sample(state), "com.sun.star.lang.XTypeProvider");
    uno_Sequence *types = NULL, *id = NULL;
    char text[256];

    assert_true(
        host_call(provider, "XTypeProvider::getTypes", 3, &types, NULL, &error));
    assert_int_equal(types->nElements, 5);
    for (size_t i = 0; i < 5; i++) {
        typelib_TypeDescriptionReference *type;
        memcpy(&type, types->elements + i * sizeof type, sizeof type);
        assert_string_equal(host_text(type->pTypeName, text), expected[i]);
        uno_Interface *face = host_query(provider, expected[i]);
        assert_non_null(face);
        host_release(face);
    }
    assert_true(host_call(provider, "XTypeProvider::getImplementationId", 4, &id, NULL,
                          &error));
    assert_int_equal(id->nElements, 0);
    host_sequence_free(id, "[]byte");
    host_sequence_free(types, "[]type");
    host_release(provider);
}

static void unknown_members_throw_a_runtime_exception(void **state)
{
    static const int positions[] = {MISSING,   MISSING + 1, 1000,
                                    INT32_MAX, -1,          INT32_MIN};
    char raw[64];

    for (size_t i = 0; i < sizeof positions / sizeof positions[0]; i++) {
        assert_false(host_call(sample(state), "sample.XSample::nobody", positions[i],
                               raw, NULL, &error));
        assert_string_equal(error.type, RUNTIME);
        assert_non_null(strstr(error.message, XSAMPLE));
    }
    assert_false(host_call(((struct fixture *)*state)->object, "sample.XSample::add",
                           ADD, raw, NULL, &error)); /* the identity has no members */
    assert_string_equal(error.type, RUNTIME);
}

static void a_method_that_fails_without_a_reason_still_throws(void **state)
{
    sal_Bool result;

    assert_false(host_call(sample(state), "sample.XSample::broken", BROKEN, &result,
                           NULL, &error));
    assert_string_equal(error.type, RUNTIME);
    assert_string_equal(error.message, "a method failed without a reason");
}

/* --- When library and types come from different builds: last, it stays registered -- */

static void an_interface_that_does_not_fit_its_description_is_shut(void **state)
{
    static const struct host_method methods[] = {
        {"sample.XCounter::next", "long", {NULL}},
        {"sample.XCounter::newer", "long", {NULL}},
    };
    struct host_types types;

    host_describe(&types, "sample.XCounter", 2, methods);
    uno_Interface *object =
        host_create(((struct fixture *)*state)->factory, &context.uno, NULL, &error);
    uno_Interface *counter = host_query(object, "sample.XCounter");
    uno_Interface *other = host_query(object, XSAMPLE);
    sal_Int32 number = 0;
    double a = 1, b = 2, total = 0;

    assert_false(host_call(counter, "sample.XCounter::next", 3, &number, NULL, &error));
    assert_string_equal(
        error.message,
        "sample.impl.Sample was built for another version of sample.XCounter");
    assert_true(host_call(other, "sample.XSample::add", ADD, &total, HOST_ARGS(&a, &b),
                          &error));
    assert_true(total == 3);
    host_release(other);
    host_release(counter);
    host_release(object);
    host_forget(&types);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        TEST(the_component_asks_for_binary_uno),
        TEST(an_unknown_implementation_has_no_factory),
        TEST(a_factory_answers_all_that_libreoffice_asks_it),
        TEST(a_class_replaces_what_comes_for_free),
        TEST(the_factory_and_the_object_name_implementation_and_services),
        TEST(the_factory_of_old_makes_objects_too),
        TEST(an_object_that_refuses_to_be_made_is_an_exception),
        TEST(the_component_context_is_kept_once),
        TEST(arguments_reach_initialize),
        TEST(an_exception_from_initialize_reaches_the_caller),
        TEST(asking_for_an_unknown_interface_gives_a_void_any),
        TEST(every_face_has_the_same_identity),
        TEST(the_same_position_means_another_member_on_another_face),
        TEST(inherited_members_may_carry_a_suffix),
        TEST(acquire_and_release_also_work_as_calls),
        TEST(the_types_of_an_object_are_its_interfaces),
        TEST(unknown_members_throw_a_runtime_exception),
        TEST(a_method_that_fails_without_a_reason_still_throws),
        TEST(an_interface_that_does_not_fit_its_description_is_shut),
    };

    if (count != 2) {
        fprintf(stderr, "usage: test_uno_host COMPONENT\n");
        return 2;
    }
    component_path = arguments[1];
    const int failures = cmocka_run_group_tests(tests, open_component, NULL);
    return failures ? failures : run_call_tests();
}
