/* test_uno_objects.c - classes and objects, without a component round them. */
#include "cmocka_first.h"

#include <pthread.h>
#include <string.h>

#include "addin/uno/cuno.h"
#include "host.h"

struct thing {
    struct cuno_object base;
    char state[40];
    int *ended;
};

static void done(struct cuno_object *self)
{
    ++*((struct thing *)self)->ended;
}

static bool answer(struct cuno_object *self, void *result, void **args,
                   uno_Any *exception)
{
    (void)self, (void)args, (void)exception;
    return cuno_return_long(result, 42);
}

static const cuno_method methods[] = {answer, NULL};

static const struct cuno_interface interfaces[] = {
    CUNO_INTERFACE("sample.XThing", methods),
    CUNO_INTERFACE_END,
};

static const struct cuno_class thing_class = {
    .implementation = "sample.impl.Thing",
    .interfaces = interfaces,
    .size = sizeof(struct thing),
    .done = done,
};

static struct cuno_object *new_thing(int *ended)
{
    struct cuno_object *object = cuno_object_new(&thing_class);

    *ended = 0;
    ((struct thing *)object)->ended = ended;
    return object;
}

static void a_new_object_is_zeroed_and_has_one_reference(void **state)
{
    static const char zero[40];
    int ended;
    struct cuno_object *object = new_thing(&ended);

    (void)state;
    assert_memory_equal(((struct thing *)object)->state, zero, sizeof zero);
    cuno_object_release(object);
    assert_int_equal(ended, 1);
    cuno_object_release(NULL);
}

static void any_face_keeps_the_whole_object_alive(void **state)
{
    int ended;
    struct cuno_object *object = new_thing(&ended);
    uno_Interface *face = cuno_object_interface(object, "sample.XThing");
    uno_Interface *identity = cuno_object_interface(object, CUNO_XINTERFACE);

    (void)state;
    cuno_acquire(face);
    cuno_release(identity); /* the first reference */
    assert_int_equal(ended, 0);
    cuno_release(face);
    assert_int_equal(ended, 1);
}

static void an_object_is_known_by_its_faces(void **state)
{
    int ended;
    struct cuno_object *object = new_thing(&ended);
    struct host_object foreign;

    (void)state;
    host_object_init(&foreign, "sample.XThing", NULL);
    assert_ptr_equal(cuno_object_of(cuno_object_interface(object, "sample.XThing")),
                     object);
    assert_null(cuno_object_of(&foreign.uno));
    assert_null(cuno_object_of(NULL));
    assert_null(cuno_object_interface(object, "sample.XOther"));
    cuno_object_release(object);
}

static void *take_and_give_back(void *face)
{
    for (int i = 0; i < 20000; i++) {
        cuno_acquire(face);
        cuno_release(face);
    }
    return NULL;
}

static void references_are_counted_from_many_threads(void **state)
{
    pthread_t threads[4];
    int ended;
    struct cuno_object *object = new_thing(&ended);

    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, take_and_give_back,
                                        cuno_object_interface(object, "sample.XThing")),
                         0);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(ended, 0);
    cuno_object_release(object);
    assert_int_equal(ended, 1);
}

/* The following describe sample.XThing, so they come last and in this order. */

static void a_class_is_compared_with_the_type_when_there_is_one(void **state)
{
    static const struct host_method described[] = {
        {"sample.XThing::answer", "long", {NULL}},
        {"sample.XThing::question", "string", {NULL}},
    };
    struct host_types types;

    (void)state;
    assert_null(cuno_class_misfit(&thing_class)); /* nobody knows the type */
    host_describe(&types, "sample.XThing", 2, described);
    assert_null(cuno_class_misfit(&thing_class)); /* it fits */
    host_forget(&types);
}

static void a_class_that_does_not_fit_is_named(void **state)
{
    static const struct cuno_interface short_interfaces[] = {
        {"sample.XThing", methods, 1},
        CUNO_INTERFACE_END,
    };
    static const struct cuno_interface no_interface[] = {
        {"double", methods, 1},
        CUNO_INTERFACE_END,
    };
    const struct cuno_class too_short = {.implementation = "sample.impl.Short",
                                         .interfaces = short_interfaces};
    const struct cuno_class no_interface_at_all = {.implementation = "sample.impl.None",
                                                   .interfaces = no_interface};

    (void)state;
    assert_string_equal(cuno_class_misfit(&too_short), "sample.XThing");
    assert_string_equal(cuno_class_misfit(&no_interface_at_all), "double");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_object_is_zeroed_and_has_one_reference),
        cmocka_unit_test(any_face_keeps_the_whole_object_alive),
        cmocka_unit_test(an_object_is_known_by_its_faces),
        cmocka_unit_test(references_are_counted_from_many_threads),
        cmocka_unit_test(a_class_is_compared_with_the_type_when_there_is_one),
        cmocka_unit_test(a_class_that_does_not_fit_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
