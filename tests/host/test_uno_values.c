/* test_uno_values.c - anys, sequences, types, exceptions and Calc's errors. */
#include "cmocka_first.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

#include "addin/uno/cuno.h"
#include "host.h"

/* --- Anys -------------------------------------------------------------------------- */

static void an_any_gives_back_what_was_put_in(void **state)
{
    uno_Any any;
    double number = 7;
    int32_t whole = 7;
    bool flag = false;

    (void)state;
    cuno_any_make_void(&any);
    assert_true(cuno_any_is_void(&any));
    assert_false(cuno_any_get_double(&any, &number));
    assert_null(cuno_any_get_string(&any));
    assert_null(cuno_any_get_interface(&any));

    cuno_any_done(&any);
    cuno_any_make_bool(&any, true);
    assert_true(cuno_any_get_bool(&any, &flag) && flag);
    cuno_any_done(&any);
    cuno_any_make_long(&any, -1);
    assert_true(cuno_any_get_long(&any, &whole) && whole == -1);

    cuno_any_set_double(&any, 0.1);
    assert_true(cuno_any_get_double(&any, &number) && number == 0.1);
    assert_false(cuno_any_get_long(&any, &whole));
    assert_false(cuno_any_get_bool(&any, &flag));

    cuno_any_set_long(&any, INT32_MIN);
    assert_true(cuno_any_get_long(&any, &whole) && whole == INT32_MIN);
    assert_true(cuno_any_get_double(&any, &number) && number == INT32_MIN);

    cuno_any_set_bool(&any, true);
    assert_true(cuno_any_get_bool(&any, &flag) && flag);
    assert_false(cuno_any_get_double(&any, &number));

    assert_true(cuno_any_set_string(&any, "评", strlen("评")));
    assert_int_equal(cuno_any_get_string(&any)->length, 1);
    assert_int_equal(cuno_any_get_string(&any)->buffer[0], 0x8BC4);
    cuno_any_set_void(&any);
    assert_true(cuno_any_is_void(&any));
    cuno_any_done(&any);
}

static void every_number_type_reads_as_a_double(void **state)
{
    const sal_Int8 byte = -5;
    const sal_Int16 small = -300;
    const sal_uInt16 unsigned_small = 60000;
    const sal_uInt32 unsigned_long = 4000000000u;
    const sal_Int64 hyper = -(INT64_C(1) << 40);
    const sal_uInt64 unsigned_hyper = UINT64_C(1) << 63;
    const float single = 0.5F;
    const struct {
        const void *value;
        const char *type;
        double number;
    } cases[] = {{&byte, "byte", -5},
                 {&small, "short", -300},
                 {&unsigned_small, "unsigned short", 60000},
                 {&unsigned_long, "unsigned long", 4000000000.0},
                 {&hyper, "hyper", -1099511627776.0},
                 {&unsigned_hyper, "unsigned hyper", 9223372036854775808.0},
                 {&single, "float", 0.5}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uno_Any any;
        double number = 0;
        int32_t whole;
        assert_true(cuno_any_make(&any, cases[i].value, cases[i].type));
        assert_true(cuno_any_get_double(&any, &number));
        assert_true(number == cases[i].number);
        assert_int_equal(cuno_any_get_long(&any, &whole), i < 3);
        cuno_any_done(&any);
    }
}

static void assigning_over_an_any_releases_what_it_held(void **state)
{
    struct host_object object;
    uno_Any any;

    (void)state;
    host_object_init(&object, "sample.XSource", NULL);
    cuno_any_make_interface(&any, &object.uno, "sample.XSource");
    assert_int_equal(object.references, 2);
    assert_ptr_equal(cuno_any_get_interface(&any), &object.uno);
    cuno_any_set_interface(&any, &object.uno, "sample.XSource");
    assert_int_equal(object.references, 2);
    cuno_any_set_double(&any, 1);
    assert_int_equal(object.references, 1);
    cuno_any_done(&any);
}

static void an_any_may_be_assigned_a_part_of_itself(void **state)
{
    uno_Sequence *table = cuno_table_new(1, 1);
    uno_Any any;

    (void)state;
    cuno_any_set_string(cuno_table_cell(table, 0, 0), "inner", 5);
    assert_true(cuno_any_make(&any, &table, "[][]any"));
    cuno_sequence_free(table, "[][]any");
    cuno_any_set_copy(&any, &any);
    const uno_Sequence *held = cuno_any_get_sequence(&any, "[][]any");
    assert_non_null(held);
    assert_null(cuno_any_get_sequence(&any, "[]any"));
    cuno_any_set_copy(&any, cuno_table_cell(held, 0, 0));
    assert_true(cuno_string_is(cuno_any_get_string(&any), "inner"));
    cuno_any_done(&any);
}

static void an_any_of_an_unknown_type_is_void(void **state)
{
    uno_Any any;
    double value = 1;

    (void)state;
    assert_false(cuno_any_make(&any, &value, "no.such.Type"));
    assert_true(cuno_any_is_void(&any));
    assert_true(cuno_any_set(&any, &value, "double"));
    assert_true(*(const double *)cuno_any_get(&any, "double") == 1);
    assert_null(cuno_any_get(&any, "float"));
    assert_false(cuno_any_set(&any, &value, "no.such.Type"));
    assert_true(cuno_any_is_void(&any));
    cuno_any_done(&any);
}

/* --- Sequences --------------------------------------------------------------------- */

static void a_table_has_void_cells_that_can_be_filled(void **state)
{
    uno_Sequence *table = cuno_table_new(3, 2);
    double number = 0;

    (void)state;
    assert_int_equal(cuno_sequence_length(table), 3);
    for (int32_t row = 0; row < 3; row++) {
        assert_int_equal(cuno_sequence_length(cuno_table_row(table, row)), 2);
        assert_true(cuno_any_is_void(cuno_table_cell(table, row, 1)));
        cuno_any_set_double(cuno_table_cell(table, row, 0), row);
        cuno_any_set_string(cuno_table_cell(table, row, 1), "分", strlen("分"));
    }
    assert_true(cuno_any_get_double(cuno_table_cell(table, 2, 0), &number));
    assert_true(number == 2);
    cuno_sequence_free(table, "[][]any");
}

static void empty_tables_and_wrong_sizes_are_no_accident(void **state)
{
    uno_Sequence *none = cuno_table_new(0, 5), *flat = cuno_table_new(2, 0);

    (void)state;
    assert_int_equal(cuno_sequence_length(none), 0);
    assert_int_equal(cuno_sequence_length(cuno_table_row(flat, 1)), 0);
    cuno_sequence_free(none, "[][]any");
    cuno_sequence_free(flat, "[][]any");
    assert_null(cuno_table_new(-1, 1));
    assert_null(cuno_table_new(1, -1));
    assert_null(cuno_sequence_new("[]no.such.Type", 1));
    cuno_sequence_free(NULL, "[]any");
}

static void strings_and_types_can_be_put_into_sequences(void **state)
{
    uno_Sequence *names = cuno_sequence_new("[]string", 2);
    uno_Sequence *types = cuno_sequence_new("[]type", 1);
    uno_Sequence *bytes = cuno_sequence_new("[]byte", 16);
    typelib_TypeDescriptionReference *first;

    (void)state;
    assert_int_equal(cuno_sequence_string(names, 0)->length, 0);
    assert_true(cuno_sequence_set_string(names, 1, "one", 3));
    assert_true(cuno_sequence_set_string(names, 1, "two", 3));
    assert_true(cuno_string_is(cuno_sequence_string(names, 1), "two"));
    cuno_sequence_set_type(types, 0, "sample.XSample");
    memcpy(&first, types->elements, sizeof first);
    assert_true(cuno_string_is(first->pTypeName, "sample.XSample"));
    assert_int_equal(cuno_sequence_length(bytes), 16);
    cuno_sequence_free(bytes, "[]byte");
    cuno_sequence_free(types, "[]type");
    cuno_sequence_free(names, "[]string");
}

/* --- Types and exceptions ---------------------------------------------------------- */

static void types_are_found_once_and_stay(void **state)
{
    (void)state;
    assert_non_null(cuno_type("[][]any"));
    assert_ptr_equal(cuno_type("[][]any"), cuno_type("[][]any"));
    assert_non_null(cuno_type(CUNO_XINTERFACE));
    assert_non_null(cuno_type(CUNO_EXCEPTION));
    assert_non_null(cuno_type(CUNO_RUNTIME_EXCEPTION));
    assert_non_null(cuno_type("com.sun.star.uno.XInterface::queryInterface"));
    assert_int_equal(cuno_type_size("double"), sizeof(double));
    assert_int_equal(cuno_type_size("any"), sizeof(uno_Any));
    assert_int_equal(cuno_type_size("no.such.Type"), 0);
}

static void *look_up_many_types(void *unused)
{
    static const char *const names[] = {"[]double",  "[][]double", "[]long",
                                        "[]boolean", "[]char",     "[]hyper",
                                        "[]float",   "[]short"};
    size_t found = 0;

    (void)unused;
    for (size_t i = 0; i < 4000; i++)
        found += cuno_type(names[i % 8]) == cuno_type(names[i % 8]);
    return (void *)(uintptr_t)found;
}

static void types_may_be_looked_up_from_many_threads(void **state)
{
    pthread_t threads[4];
    void *found;

    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, look_up_many_types, NULL),
                         0);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(pthread_join(threads[i], &found), 0);
        assert_int_equal((uintptr_t)found, 4000);
    }
}

static void an_unknown_type_may_become_known_later(void **state)
{
    static const struct host_method now = {"sample.XLate::now", "void", {NULL}};
    struct host_types types;

    (void)state;
    assert_null(cuno_type("sample.XLate"));
    assert_null(cuno_type("sample.XLate::now"));
    host_describe(&types, "sample.XLate", 1, &now);
    assert_non_null(cuno_type("sample.XLate"));
    assert_non_null(cuno_type("sample.XLate::now"));
    host_forget(&types); /* but what was found stays */
    assert_non_null(cuno_type("sample.XLate"));
    assert_non_null(cuno_type("sample.XLate::now"));
}

static void an_exception_carries_type_and_message(void **state)
{
    uno_Any exception;
    struct cuno_error error;

    (void)state;
    assert_false(cuno_throw(&exception, CUNO_EXCEPTION, "第 %d 行", 3));
    cuno_catch(&exception, &error);
    assert_string_equal(error.type, CUNO_EXCEPTION);
    assert_string_equal(error.message, "第 3 行");
}

static void an_unknown_exception_type_becomes_a_runtime_exception(void **state)
{
    static const char *const types[] = {"no.such.Exception", "double", "", "[]any"};

    (void)state;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        uno_Any exception;
        struct cuno_error error;
        cuno_throw(&exception, types[i], "why");
        cuno_catch(&exception, &error);
        assert_string_equal(error.type, CUNO_RUNTIME_EXCEPTION);
        assert_string_equal(error.message, "why");
    }
}

static void a_long_message_is_cut_and_nothing_else_happens(void **state)
{
    uno_Any exception;
    struct cuno_error error;

    (void)state;
    cuno_throw(&exception, CUNO_EXCEPTION, "%05000d", 0);
    cuno_catch(&exception, &error);
    assert_int_equal(strlen(error.message), CUNO_ERROR_MESSAGE_MAX - 1);
    cuno_throw(&exception, CUNO_EXCEPTION, "%s%02000d", "满", 0);
    cuno_catch(&exception, &error);
    assert_int_equal(strlen(error.message), CUNO_ERROR_MESSAGE_MAX - 1);
    for (int ascii = 0; ascii < 4; ascii++) { /* the cut falls inside a character */
        char text[2000];
        memset(text, 'x', sizeof text);
        for (size_t at = (size_t)ascii; at + 3 < sizeof text; at += 3)
            memcpy(text + at, "满", 3);
        text[sizeof text - 1] = '\0';
        cuno_error_set(&error, CUNO_EXCEPTION, "%s", text);
        assert_null(strstr(error.message, "\uFFFD"));
        assert_int_equal((strlen(error.message) - (size_t)ascii) % 3, 0);
        assert_in_range(strlen(error.message), CUNO_ERROR_MESSAGE_MAX - 4,
                        CUNO_ERROR_MESSAGE_MAX - 1);
    }
    cuno_throw(&exception, CUNO_EXCEPTION, "nobody reads this");
    cuno_catch(&exception, NULL);
    assert_false(cuno_error_set(NULL, "t", "m"));
}

static void a_calc_error_is_a_nan_with_the_code(void **state)
{
    (void)state;
    assert_true(isnan(cuno_calc_error(CUNO_CALC_DIV0)));
    assert_int_equal(cuno_calc_error_of(cuno_calc_error(CUNO_CALC_DIV0)), 532);
    assert_int_equal(cuno_calc_error_of(cuno_calc_error(CUNO_CALC_NA)), 32767);
    assert_int_equal(cuno_calc_error_of(0.0), 0);
    assert_int_equal(cuno_calc_error_of((double)INFINITY), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_any_gives_back_what_was_put_in),
        cmocka_unit_test(every_number_type_reads_as_a_double),
        cmocka_unit_test(assigning_over_an_any_releases_what_it_held),
        cmocka_unit_test(an_any_may_be_assigned_a_part_of_itself),
        cmocka_unit_test(an_any_of_an_unknown_type_is_void),
        cmocka_unit_test(a_table_has_void_cells_that_can_be_filled),
        cmocka_unit_test(empty_tables_and_wrong_sizes_are_no_accident),
        cmocka_unit_test(strings_and_types_can_be_put_into_sequences),
        cmocka_unit_test(types_are_found_once_and_stay),
        cmocka_unit_test(types_may_be_looked_up_from_many_threads),
        cmocka_unit_test(an_unknown_type_may_become_known_later),
        cmocka_unit_test(an_exception_carries_type_and_message),
        cmocka_unit_test(an_unknown_exception_type_becomes_a_runtime_exception),
        cmocka_unit_test(a_long_message_is_cut_and_nothing_else_happens),
        cmocka_unit_test(a_calc_error_is_a_nan_with_the_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
