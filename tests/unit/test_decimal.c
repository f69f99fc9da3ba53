/* test_decimal.c - numbers rounded, written and read as with a pocket calculator. */
#include "cmocka_first.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"

struct rounded {
    double value, unit;
    enum pbe_rounding mode;
    double expected;
};

static void check_rounded(const struct rounded *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double got = pbe_decimal_round(cases[i].value, cases[i].unit, cases[i].mode);
        if (got != cases[i].expected || signbit(got) != signbit(cases[i].expected))
            fail_msg("%.17g by %g: expected %.17g, got %.17g", cases[i].value,
                     cases[i].unit, cases[i].expected, got);
    }
}

#define CHECK(cases) check_rounded(cases, sizeof cases / sizeof *cases)

static void half_a_unit_goes_up_on_the_decimal_digits(void **state)
{
    static const struct rounded cases[] = {
        {2.675, 0.01, PBE_HALF_UP, 2.68},
        {1.005, 0.01, PBE_HALF_UP, 1.01},
        {0.285, 0.01, PBE_HALF_UP, 0.29},
        {1.115, 0.01, PBE_HALF_UP, 1.12},
        {4.985, 0.01, PBE_HALF_UP, 4.99},
        {0.145, 0.01, PBE_HALF_UP, 0.15},
        {2.6749, 0.01, PBE_HALF_UP, 2.67},
        {9.685, 0.01, PBE_HALF_UP, 9.69},
        {1.45, 0.1, PBE_HALF_UP, 1.5},
        {0.25, 0.5, PBE_HALF_UP, 0.5},
        {0.24, 0.5, PBE_HALF_UP, 0},
        {7.75, 0.5, PBE_HALF_UP, 8},
        {7.5, 1, PBE_HALF_UP, 8},
        {8.4999, 1, PBE_HALF_UP, 8},
        {0.5, 1, PBE_HALF_UP, 1},
        {12, 5, PBE_HALF_UP, 10},
        {12.5, 5, PBE_HALF_UP, 15},
        {0.1 + 0.2, 0.01, PBE_HALF_UP, 0.3},
        {5 * 85.0 / 90, 0.01, PBE_HALF_UP, 4.72},
        {20 * 97.75 / 100, 0.01, PBE_HALF_UP, 19.55},
    };
    (void)state;
    CHECK(cases);
}

static void down_and_up_leave_whole_units_alone(void **state)
{
    static const struct rounded cases[] = {
        {9.685, 0.01, PBE_DOWN, 9.68}, {9.689, 0.01, PBE_DOWN, 9.68},
        {2.154, 0.01, PBE_UP, 2.16},   {2.15, 0.01, PBE_UP, 2.15},
        {0.29, 0.01, PBE_DOWN, 0.29},  {0.57, 0.01, PBE_DOWN, 0.57},
        {1.1, 0.1, PBE_UP, 1.1},       {8.2, 0.1, PBE_DOWN, 8.2},
        {0.3, 0.1, PBE_DOWN, 0.3},     {3, 1, PBE_UP, 3},
        {3.0001, 1, PBE_UP, 4},        {3.9999, 1, PBE_DOWN, 3},
        {0.07 * 100, 1, PBE_DOWN, 7},  {0.07 * 100, 1, PBE_UP, 7},
        {1.1 + 2.2, 0.1, PBE_UP, 3.3},
    };
    (void)state;
    CHECK(cases);
}

static void negative_numbers_go_away_from_zero_or_toward_it(void **state)
{
    static const struct rounded cases[] = {
        {-2.675, 0.01, PBE_HALF_UP, -2.68}, {-2.671, 0.01, PBE_HALF_UP, -2.67},
        {-2.671, 0.01, PBE_UP, -2.68},      {-2.679, 0.01, PBE_DOWN, -2.67},
        {-0.001, 0.01, PBE_HALF_UP, 0},     {-0.0, 0.01, PBE_HALF_UP, 0},
    };
    (void)state;
    CHECK(cases);
}

static void unit_zero_and_what_is_no_number_come_back_unchanged(void **state)
{
    (void)state;
    assert_true(pbe_decimal_round(2.675, 0, PBE_HALF_UP) == 2.675);
    assert_true(pbe_decimal_round(2.675, -1, PBE_HALF_UP) == 2.675);
    assert_true(pbe_decimal_round(2.675, (double)NAN, PBE_HALF_UP) == 2.675);
    assert_true(isnan(pbe_decimal_round((double)NAN, 0.01, PBE_HALF_UP)));
    assert_true(pbe_decimal_round(HUGE_VAL, 0.01, PBE_HALF_UP) == HUGE_VAL);
    assert_true(pbe_decimal_round(-HUGE_VAL, 1, PBE_UP) == -HUGE_VAL);
}

static void numbers_too_large_for_decimals_stay_what_they_are(void **state)
{
    (void)state;
    assert_true(pbe_decimal_round(1e15, 0.01, PBE_HALF_UP) == 1e15);
    assert_true(pbe_decimal_round(9007199254740993e3, 0.01, PBE_UP)
                == 9007199254740993e3);
    assert_true(pbe_decimal_round(1e300, 0.1, PBE_DOWN) == 1e300);
    assert_true(pbe_decimal_round(123456789012.345, 0.01, PBE_HALF_UP)
                == 123456789012.35);
    assert_true(pbe_decimal_round(1e-300, 0.01, PBE_HALF_UP) == 0);
}

/* n/1000 is rounded to 0.01, 0.1, 0.5 and 1; the judge is integer arithmetic. */
static void every_thousandth_rounds_as_integers_do(void **state)
{
    static const int units[] = {10, 100, 500, 1000};
    (void)state;
    for (int n = 0; n <= 20000; n++) {
        for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
            int unit = units[i], half = (n + unit / 2) / unit * unit,
                down = n / unit * unit, up = (n + unit - 1) / unit * unit;
            double value = n / 1000.0, step = unit / 1000.0;
            if (pbe_decimal_round(value, step, PBE_HALF_UP) != half / 1000.0
                || pbe_decimal_round(value, step, PBE_DOWN) != down / 1000.0
                || pbe_decimal_round(value, step, PBE_UP) != up / 1000.0
                || pbe_decimal_round(-value, step, PBE_HALF_UP) != 0 - half / 1000.0)
                fail_msg("%d/1000 by %d/1000", n, unit);
        }
    }
}

/* --- writing --- */

static void check_written(double value, int places, const char *expected)
{
    char out[PBE_DECIMAL_MAX];
    memset(out, 'x', sizeof out);
    size_t length = pbe_decimal_write(value, places, out);
    assert_string_equal(out, expected);
    assert_int_equal(length, strlen(expected));
}

static void numbers_are_written_without_trailing_zeros(void **state)
{
    (void)state;
    check_written(4.720, 4, "4.72");
    check_written(8, 4, "8");
    check_written(100, 2, "100");
    check_written(0, 15, "0");
    check_written(0.05, 2, "0.05");
    check_written(0.005, 2, "0.01");
    check_written(2.675, 2, "2.68");
    check_written(-2.675, 2, "-2.68");
    check_written(-0.001, 2, "0");
    check_written(-0.0, 2, "0");
    check_written(0.1 + 0.2, 15, "0.3");
    check_written(1.0 / 3, 4, "0.3333");
    check_written(2.0 / 3, 15, "0.666666666666667");
    check_written(9.9999, 0, "10");
    check_written(99.995, 2, "100");
    check_written(999999999999999, 15, "999999999999999");
    check_written(123456789.125, 15, "123456789.125");
    check_written(1e-9, 4, "0");
}

static void large_numbers_have_an_exponent_and_no_number_has_a_name(void **state)
{
    (void)state;
    check_written(1e15, 4, "1e+15");
    check_written(-1.5e300, 4, "-1.5e+300");
    check_written(HUGE_VAL, 4, "inf");
    check_written(-HUGE_VAL, 4, "-inf");
    check_written((double)NAN, 4, "nan");
    check_written(-(double)NAN, 4, "nan"); /* its sign means nothing */
}

/* --- reading --- */

static void check_read(const char *text, size_t taken, double expected)
{
    double value = -77;
    size_t got = pbe_decimal_read(text, strlen(text), &value);
    if (got != taken || value != expected)
        fail_msg("%s: took %zu, gave %.17g", text, got, value);
}

static void decimals_are_read_as_far_as_they_go(void **state)
{
    (void)state;
    check_read("12", 2, 12);
    check_read("1307.04", 7, 1307.04);
    check_read("1307.04万元", 7, 1307.04);
    check_read(".5", 2, 0.5);
    check_read("5.", 1, 5);
    check_read("1.2.3", 3, 1.2);
    check_read("1e5", 1, 1);
    check_read("0.30", 4, 0.3);
    check_read("000123", 6, 123);
    check_read("0.000000000000001", 17, 1e-15);
    check_read("1,000", 1, 1);
    check_read("999999999999999", 15, 999999999999999);
    check_read("12345678901234567890", 20, 12345678901234567890.0);
}

static void what_is_no_decimal_is_not_read(void **state)
{
    static const char *const texts[] = {"",  "-1", "+1", ".",   "..5", "e5",
                                        "x", " 1", "１", "inf", "nan", "０"};
    double value = -77;
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(pbe_decimal_read(texts[i], strlen(texts[i]), &value), 0);
    assert_true(value == -77); /* written only on success */
}

static void a_read_stops_at_its_length(void **state)
{
    double value;
    (void)state;
    assert_int_equal(pbe_decimal_read("123", 2, &value), 2);
    assert_true(value == 12);
    assert_int_equal(pbe_decimal_read("1.5", 2, &value), 1);
    assert_true(value == 1);
}

/* What was written with two decimals is read back to the same double. */
static void what_is_written_is_read_back(void **state)
{
    char out[PBE_DECIMAL_MAX];
    double value;
    (void)state;
    for (int n = 0; n <= 200000; n += 7) {
        size_t length = pbe_decimal_write(n / 100.0, 2, out);
        assert_int_equal(pbe_decimal_read(out, length, &value), length);
        if (value != n / 100.0)
            fail_msg("%d/100 was written as %s", n, out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(half_a_unit_goes_up_on_the_decimal_digits),
        cmocka_unit_test(down_and_up_leave_whole_units_alone),
        cmocka_unit_test(negative_numbers_go_away_from_zero_or_toward_it),
        cmocka_unit_test(unit_zero_and_what_is_no_number_come_back_unchanged),
        cmocka_unit_test(numbers_too_large_for_decimals_stay_what_they_are),
        cmocka_unit_test(every_thousandth_rounds_as_integers_do),
        cmocka_unit_test(numbers_are_written_without_trailing_zeros),
        cmocka_unit_test(large_numbers_have_an_exponent_and_no_number_has_a_name),
        cmocka_unit_test(decimals_are_read_as_far_as_they_go),
        cmocka_unit_test(what_is_no_decimal_is_not_read),
        cmocka_unit_test(a_read_stops_at_its_length),
        cmocka_unit_test(what_is_written_is_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
