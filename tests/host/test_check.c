/* test_check.c - PBE_CHECK of the real component without a sheet behind its range.
 *
 * Usage: test_check LIBRARY. What it finds in sheets is tested in a real Calc.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <string.h>

#include "host.h"

#define CALC  "pbe.Calc.implementation"
#define XCALC "pbe.XCalc"

enum { CHECK = 11 }; /* behind XInterface's three and the functions before it */

static const char *component_path;
static struct host_component component;
static struct host_error error;
static uno_Interface *calc; /* the component's */

static int open_component(void **state)
{
    (void)state;
    if (!host_component_open(&component, component_path, CALC, XCALC))
        return -1;
    calc = component.face;
    return 0;
}

static int close_component(void **state)
{
    (void)state;
    host_component_close(&component);
    return 0;
}

static void assert_throws(uno_Interface *range)
{
    uno_Any base, pack;
    uno_Sequence *result = NULL;
    host_any_void(&base);
    host_any_void(&pack);
    error = (struct host_error){.type = ""};
    assert_false(host_call(calc, XCALC "::check", CHECK, &result,
                           HOST_ARGS(&range, &base, &pack), &error));
    assert_null(result);
    assert_string_not_equal(error.type, "");
    assert_string_not_equal(error.message, "");
}

static void without_a_range_it_throws(void **state)
{
    (void)state;
    assert_throws(NULL);
}

static void an_object_that_is_no_range_throws(void **state)
{
    (void)state;
    assert_throws(&component.context.uno);
    assert_true(strstr(error.message, "区域") || strstr(error.message, "range"));
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_range_it_throws),
        cmocka_unit_test(an_object_that_is_no_range_throws),
    };

    if (count != 2) {
        fprintf(stderr, "usage: test_check LIBRARY\n");
        return 2;
    }
    component_path = arguments[1];
    return cmocka_run_group_tests(tests, open_component, close_component);
}
