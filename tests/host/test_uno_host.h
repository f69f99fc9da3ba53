/* test_uno_host.h - what the two halves of test_uno_host share: one object per test. */
#ifndef TEST_UNO_HOST_H
#define TEST_UNO_HOST_H

#include "host.h"

#define XSAMPLE  "sample.XSample"
#define RUNTIME  "com.sun.star.uno.RuntimeException"
#define INSTANCE "sample.impl.Sample"

enum { ADD = 3, GREET, ECHO, SUM, TRANSPOSE, FAIL, ASK, LABEL, BROKEN, MISSING };

/* Made by the component's factory before a test, given back after it; then every
 * object of the component must be gone. */
struct fixture {
    uno_Interface *factory, *object, *sample;
};

int fixture_set_up(void **state);
int fixture_tear_down(void **state);
uno_Interface *sample(void **state);

#define TEST(name)                                                                     \
    cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int run_call_tests(void); /* test_uno_host_calls.c */

#endif
