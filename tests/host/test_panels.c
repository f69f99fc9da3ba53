/* test_panels.c - the sidebar's factory without an office: it refuses, and leaks nothing.
 *
 * Usage: test_panels LIBRARY. What the panels show is tested in a real Calc.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <string.h>

#include "host.h"

#define PANELS  "pbe.Panels.implementation"
#define FACTORY "com.sun.star.ui.XUIElementFactory"

enum { CREATE = 3 }; /* behind XInterface's three */

static const char *component_path;
static struct host_component component;
static uno_Interface *panels; /* the component's */

static int open_component(void **state)
{
    (void)state;
    if (!host_component_open(&component, component_path, PANELS, FACTORY))
        return -1;
    panels = component.face;
    return 0;
}

static int close_component(void **state)
{
    (void)state;
    host_component_close(&component);
    return 0;
}

/* createUIElement(address, no arguments at all) */
static void assert_refused(const char *address)
{
    struct host_error error = {.type = ""};
    rtl_uString *url = host_string(address);
    uno_Sequence *none = host_row(0, NULL);
    uno_Interface *element = NULL;
    assert_false(host_call(panels, FACTORY "::createUIElement", CREATE, &element,
                           HOST_ARGS(&url, &none), &error));
    assert_null(element);
    assert_string_not_equal(error.type, "");
    assert_string_not_equal(error.message, "");
    host_sequence_free(none, "[]any");
    rtl_uString_release(url);
}

static void a_panel_without_a_window_is_refused(void **state)
{
    (void)state;
    assert_refused("private:resource/toolpanel/pbe.Panels/explain");
    assert_refused("private:resource/toolpanel/pbe.Panels/findings");
}

static void a_panel_that_there_is_not_is_refused(void **state)
{
    (void)state;
    assert_refused("private:resource/toolpanel/pbe.Panels/nothing");
    assert_refused("explain");
    assert_refused("");
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_panel_without_a_window_is_refused),
        cmocka_unit_test(a_panel_that_there_is_not_is_refused),
    };

    if (count != 2) {
        fprintf(stderr, "usage: test_panels LIBRARY\n");
        return 2;
    }
    component_path = arguments[1];
    return cmocka_run_group_tests(tests, open_component, close_component);
}
