/* test_uno_memory.c - what happens when memory ends, anywhere in addin/uno.
 *
 * All that the library allocates (blocks, and through cppu strings and sequences) goes
 * through here; the n-th one fails, for n = 1, 2, 3 ... until a run passes unharmed.
 */
#include "cmocka_first.h"

#include <stdlib.h>
#include <string.h>

#include "addin/uno/cuno.h"
#include "failing_office.h"
#include "host.h"
#include "sample_component.h"

static bool for_good; /* after the first failure all fail */

/* --- A session: what Calc does with an add-in --------------------------------------- */

/* The host's own values, made while there is memory. */
static struct host_object context;
static rtl_uString *long_name, *no_type;
static uno_Sequence *table;

static int set_up(void **state)
{
    char text[1000]; /* longer than the inline buffer */
    uno_Any cell;

    (void)state;
    memset(text, 'n', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    host_object_init(&context, "com.sun.star.uno.XComponentContext", NULL);
    long_name = host_string(text);
    no_type = host_string("no.such.Type");
    host_any_text(&cell, "only");
    table = host_table(1, 1, &cell);
    uno_any_destruct(&cell, NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    host_sequence_free(table, "[][]any");
    rtl_uString_release(no_type);
    rtl_uString_release(long_name);
    return 0;
}

/* A call gives its result, or throws; and it throws only for want of memory. */
static bool call(uno_Interface *object, const char *member, int position, void *result,
                 void **args)
{
    struct host_error error;
    const bool returned = host_call(object, member, position, result, args, &error);

    if (!returned) {
        assert_true(office_memory_failed());
        if (!for_good) /* else there may not even be memory to name the type */
            assert_string_equal(error.type, CUNO_RUNTIME_EXCEPTION);
    }
    return returned;
}

static void use_sample(uno_Interface *sample)
{
    rtl_uString *answer = NULL;
    uno_Any turned;
    char nothing;

    if (call(sample, "sample.XSample::greet", 4, &answer, HOST_ARGS(&long_name))) {
        assert_int_equal(answer->length, 4 + 999);
        rtl_uString_release(answer);
    }
    if (call(sample, "sample.XSample::transpose", 7, &turned, HOST_ARGS(&table))) {
        assert_int_equal((*(uno_Sequence **)turned.pData)->nElements, 1);
        uno_any_destruct(&turned, NULL);
    }
    /* Throwing works without memory, at worst without its message. */
    assert_false(host_call(sample, "sample.XSample::fail", 8, &nothing,
                           HOST_ARGS(&no_type, &long_name), NULL));
}

static void ask_for_names(uno_Interface *object)
{
    uno_Interface *info = host_query(object, "com.sun.star.lang.XServiceInfo");
    uno_Interface *provider = host_query(object, "com.sun.star.lang.XTypeProvider");
    rtl_uString *name;
    uno_Sequence *sequence;

    if (call(info, "XServiceInfo::getImplementationName", 3, &name, NULL))
        rtl_uString_release(name);
    if (call(info, "XServiceInfo::getSupportedServiceNames", 5, &sequence, NULL))
        cuno_sequence_free(sequence, "[]string");
    if (call(provider, "XTypeProvider::getTypes", 3, &sequence, NULL))
        cuno_sequence_free(sequence, "[]type");
    host_release(provider);
    host_release(info);
}

static void run_session(void)
{
    struct host_error error;
    uno_Interface *factory = component_getFactory("sample.impl.Sample", NULL, NULL);
    uno_Interface *object = NULL, *sample = NULL;

    if (factory)
        object = host_create(factory, &context.uno, NULL, &error);
    if (object) {
        sample = host_query(object, "sample.XSample");
        use_sample(sample);
        ask_for_names(object);
    } else {
        assert_true(office_memory_failed());
    }
    host_release(sample);
    host_release(object);
    host_release(factory);
}

/* --- Helpers that call out, here to somebody who knows nothing ----------------------- */

static void run_helpers(void)
{
    struct cuno_error error;
    uno_Any value;

    assert_null(cuno_create(&context.uno, "sample.Service", &error));
    assert_null(cuno_singleton(&context.uno, "sample.theOne", &error));
    assert_false(cuno_property_get(&context.uno, "Name", &value, &error));
    assert_true(cuno_any_is_void(&value));
    cuno_any_set_string(&value, "long", 4); /* may stay void */
    assert_false(cuno_property_set(&context.uno, "Name", &value, &error));
    cuno_any_done(&value);
    assert_null(cuno_enumerate(&context.uno, &error));
}

static void run_out_of_memory(void (*run)(void), int at_least)
{
    int failures = 0;

    for (int n = 1;; n++) {
        office_memory_fail(n, for_good);
        run();
        office_memory_relax();
        assert_int_equal(sample_alive(), 0);
        if (!office_memory_failed())
            break;
        failures++;
    }
    assert_in_range(failures, at_least, 1000);
}

static void a_whole_session_survives_each_failing_allocation(void **state)
{
    (void)state;
    run_out_of_memory(run_session, 10);
}

static void helpers_survive_each_failing_allocation(void **state)
{
    (void)state;
    run_out_of_memory(run_helpers, 5);
}

static void nothing_crashes_when_memory_ends_for_good(void **state)
{
    (void)state;
    for_good = true;
    run_out_of_memory(run_session, 10);
    run_out_of_memory(run_helpers, 5);
    for_good = false;
}

/* Before any type was found and remembered. */
static void an_exception_can_be_thrown_without_any_memory(void **state)
{
    uno_Any exception;
    struct cuno_error error;

    (void)state;
    office_memory_fail(1, true);
    cuno_throw(&exception, CUNO_RUNTIME_EXCEPTION, "no room for this");
    office_memory_relax();
    cuno_catch(&exception, &error);
    assert_string_equal(error.type, CUNO_EXCEPTION);
    assert_string_equal(error.message, "");
}

static void a_type_that_cannot_be_remembered_is_still_valid(void **state)
{
    (void)state;
    office_memory_fail(2, false); /* the first is the name as a string */
    typelib_TypeDescription *first = cuno_type("[][][]any");
    office_memory_relax();
    assert_non_null(first);
    assert_ptr_equal(cuno_type("[][][]any"), first);
}

static void a_long_string_without_memory_reads_as_empty(void **state)
{
    char text[1000] = {0};
    struct cuno_utf8 utf8;

    (void)state;
    memset(text, 'x', sizeof text - 1);
    rtl_uString *string = cuno_string_from(text);
    office_memory_fail(1, false);
    assert_false(cuno_utf8_init(&utf8, string));
    office_memory_relax();
    assert_string_equal(utf8.text, "");
    assert_int_equal(utf8.length, 0);
    cuno_utf8_done(&utf8);
    rtl_uString_release(string);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exception_can_be_thrown_without_any_memory),
        cmocka_unit_test(a_type_that_cannot_be_remembered_is_still_valid),
        cmocka_unit_test(a_long_string_without_memory_reads_as_empty),
        cmocka_unit_test(a_whole_session_survives_each_failing_allocation),
        cmocka_unit_test(helpers_survive_each_failing_allocation),
        cmocka_unit_test(nothing_crashes_when_memory_ends_for_good),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
