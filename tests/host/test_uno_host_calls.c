/* test_uno_host_calls.c - values across the border, and calling back. */
#include "cmocka_first.h"

#include <stdio.h>
#include <string.h>

#include "test_uno_host.h"

static struct host_error error;

/* --- Values across the border ------------------------------------------------------ */

static void doubles_arrive_to_the_last_bit(void **state)
{
    static const double pairs[][2] = {
        {0.1, 0.2}, {-0.0, -0.0}, {1e308, 1e308}, {5e-324, 0}, {2.675, 1e-16}};

    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        double a = pairs[i][0], b = pairs[i][1], got = 7;
        const double expected = a + b;
        assert_true(host_call(sample(state), "sample.XSample::add", ADD, &got,
                              HOST_ARGS(&a, &b), &error));
        assert_memory_equal(&got, &expected, sizeof got);
    }
}

static void strings_of_any_length_cross(void **state)
{
    char text[256], expected[256 + 16];

    for (size_t length = 0; length < 200; length += 33) {
        memset(text, 'y', length);
        text[length] = '\0';
        snprintf(expected, sizeof expected, "你好, %s", text);
        rtl_uString *name = host_string(text), *answer = NULL;
        assert_true(host_call(sample(state), "sample.XSample::greet", GREET, &answer,
                              HOST_ARGS(&name), &error));
        assert_string_equal(host_text(answer, text), expected);
        rtl_uString_release(answer);
        rtl_uString_release(name);
    }
}

static void an_any_comes_back_as_it_went(void **state)
{
    uno_Any values[3];

    host_any_void(&values[0]);
    host_any_double(&values[1], 0.1);
    host_any_text(&values[2], "九十五");
    for (size_t i = 0; i < 3; i++) {
        uno_Any answer;
        assert_true(host_call(sample(state), "sample.XSample::echo", ECHO, &answer,
                              HOST_ARGS(&values[i]), &error));
        assert_true(uno_type_equalData(answer.pData, answer.pType, values[i].pData,
                                       values[i].pType, NULL, NULL));
        uno_any_destruct(&answer, NULL);
    }
    for (size_t i = 0; i < 3; i++)
        uno_any_destruct(&values[i], NULL);
}

static void repeated_arguments_are_summed_or_refused(void **state)
{
    uno_Any cells[2];
    double total = 0;

    host_any_double(&cells[0], 1.25);
    host_any_double(&cells[1], 2.5);
    uno_Sequence *values = host_row(2, cells);
    assert_true(host_call(sample(state), "sample.XSample::sum", SUM, &total,
                          HOST_ARGS(&values), &error));
    assert_true(total == 3.75);
    host_sequence_free(values, "[]any");

    uno_any_destruct(&cells[1], NULL);
    host_any_text(&cells[1], "x");
    values = host_row(2, cells);
    assert_false(host_call(sample(state), "sample.XSample::sum", SUM, &total,
                           HOST_ARGS(&values), &error));
    assert_string_equal(error.message, "value 2 is not a number");
    host_sequence_free(values, "[]any");
    uno_any_destruct(&cells[1], NULL);
    uno_any_destruct(&cells[0], NULL);
}

static void a_table_comes_back_transposed(void **state)
{
    uno_Any cells[6], answer;
    char text[256];

    for (int i = 0; i < 5; i++)
        host_any_double(&cells[i], i);
    host_any_text(&cells[5], "last");
    uno_Sequence *table = host_table(2, 3, cells);
    assert_true(host_call(sample(state), "sample.XSample::transpose", TRANSPOSE,
                          &answer, HOST_ARGS(&table), &error));
    assert_string_equal(host_text(answer.pType->pTypeName, text), "[][]any");
    const uno_Sequence *turned = *(uno_Sequence **)answer.pData;
    assert_int_equal(turned->nElements, 3);
    for (int i = 0; i < 5; i++)
        assert_true(*(double *)host_cell(turned, i % 3, i / 3)->pData == i);
    assert_string_equal(
        host_text(*(rtl_uString **)host_cell(turned, 2, 1)->pData, text), "last");
    uno_any_destruct(&answer, NULL);
    host_sequence_free(table, "[][]any");
    for (int i = 0; i < 6; i++)
        uno_any_destruct(&cells[i], NULL);
}

static void an_empty_table_crosses(void **state)
{
    uno_Sequence *table = host_table(0, 0, NULL);
    uno_Any answer;

    assert_true(host_call(sample(state), "sample.XSample::transpose", TRANSPOSE,
                          &answer, HOST_ARGS(&table), &error));
    assert_int_equal((*(uno_Sequence **)answer.pData)->nElements, 0);
    uno_any_destruct(&answer, NULL);
    host_sequence_free(table, "[][]any");
}

static void exceptions_carry_their_type_and_message(void **state)
{
    static const char *const types[][2] = {
        {"com.sun.star.uno.Exception", "com.sun.star.uno.Exception"},
        {RUNTIME, RUNTIME},
        {"com.sun.star.lang.IllegalArgumentException", RUNTIME}, /* no provider */
        {"no.such.Thing", RUNTIME}};

    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        rtl_uString *type = host_string(types[i][0]),
                    *text = host_string("目标值 100%");
        assert_false(host_call(sample(state), "sample.XSample::fail", FAIL, NULL,
                               HOST_ARGS(&type, &text), &error));
        assert_string_equal(error.type, types[i][1]);
        assert_string_equal(error.message, "目标值 100%");
        rtl_uString_release(text);
        rtl_uString_release(type);
    }
}

static void an_attribute_is_written_and_read(void **state)
{
    rtl_uString *written = host_string("标签"), *read = NULL;

    assert_true(host_call(sample(state), "sample.XSample::label", LABEL, NULL,
                          HOST_ARGS(&written), &error));
    assert_true(
        host_call(sample(state), "sample.XSample::label", LABEL, &read, NULL, &error));
    assert_ptr_equal(read, written);
    rtl_uString_release(read);
    rtl_uString_release(written);
}

/* --- Calling back ------------------------------------------------------------------ */

static bool double_it(struct host_object *self, int position, void *result, void **args,
                      uno_Any *exception)
{
    (void)self, (void)exception;
    assert_int_equal(position, 3);
    *(double *)result = *(double *)args[0] * 2;
    return true;
}

static bool throw_it(struct host_object *self, int position, void *result, void **args,
                     uno_Any *exception)
{
    typelib_TypeDescription *type = NULL;
    rtl_uString *name = host_string("com.sun.star.uno.Exception");
    rtl_uString **message;

    (void)self, (void)position, (void)result, (void)args;
    typelib_typedescription_getByName(&type, name);
    uno_any_construct(exception, NULL, type, NULL);
    message = exception->pData;
    rtl_uString_release(*message);
    *message = host_string("no answer");
    typelib_typedescription_release(type);
    rtl_uString_release(name);
    return false;
}

static bool ask(void **state, uno_Interface *source, double *answer)
{
    double question = 21;

    return host_call(sample(state), "sample.XSample::ask", ASK, answer,
                     HOST_ARGS(&source, &question), &error);
}

static void a_member_without_description_cannot_be_called(void **state)
{
    struct host_object source;
    double answer = -1;

    host_object_init(&source, "sample.XSource", double_it);
    assert_false(ask(state, &source.uno, &answer));
    assert_non_null(strstr(error.message, "no such member"));
    assert_int_equal(source.references, 1);
    assert_int_equal(source.calls, 0);
}

static void a_null_reference_is_no_object(void **state)
{
    double answer = -1;

    assert_false(ask(state, NULL, &answer));
    assert_non_null(strstr(error.message, "null object"));
}

/* From here on XSource::answer is known; the component keeps its description. */
static void a_foreign_object_is_called_back(void **state)
{
    static const struct host_method method = {
        "sample.XSource::answer", "double", {"double"}};
    struct host_types types;
    struct host_object source;
    double answer = -1;

    host_describe(&types, "sample.XSource", 1, &method);
    host_object_init(&source, "sample.XSource", double_it);
    assert_true(ask(state, &source.uno, &answer));
    assert_true(answer == 42);
    assert_int_equal(source.calls, 1);
    assert_int_equal(source.references, 1);
    host_forget(&types);
}

static void an_exception_of_a_foreign_object_is_caught(void **state)
{
    struct host_object source;
    double answer = -1;

    host_object_init(&source, "sample.XSource", throw_it);
    assert_false(ask(state, &source.uno, &answer));
    assert_string_equal(error.message,
                        "asked in vain: com.sun.star.uno.Exception: no answer");
    assert_int_equal(source.references, 1);
}

static void a_foreign_object_without_the_interface_is_not_called(void **state)
{
    struct host_object other;
    double answer = -1;

    host_object_init(&other, "sample.XOther", double_it);
    assert_false(ask(state, &other.uno, &answer));
    assert_int_equal(other.calls, 0);
    assert_int_equal(other.references, 1);
}

int run_call_tests(void)
{
    const struct CMUnitTest tests[] = {
        TEST(doubles_arrive_to_the_last_bit),
        TEST(strings_of_any_length_cross),
        TEST(an_any_comes_back_as_it_went),
        TEST(repeated_arguments_are_summed_or_refused),
        TEST(a_table_comes_back_transposed),
        TEST(an_empty_table_crosses),
        TEST(exceptions_carry_their_type_and_message),
        TEST(an_attribute_is_written_and_read),
        TEST(a_member_without_description_cannot_be_called),
        TEST(a_null_reference_is_no_object),
        TEST(a_foreign_object_is_called_back),
        TEST(an_exception_of_a_foreign_object_is_caught),
        TEST(a_foreign_object_without_the_interface_is_not_called),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
