/* test_commands.c - the menu's commands, and the page of settings, where there is no
 * office around them.
 *
 * Usage: test_commands LIBRARY. The context has no services, so that there is no document,
 * no window and no dialog; each command has to find that out and to end. What they do in
 * an office is tested in tests/calc and tests/ui.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <string.h>

#include "host.h"

#define COMMANDS  "pbe.Commands.implementation"
#define XPROVIDER "com.sun.star.frame.XDispatchProvider"
#define XDISPATCH "com.sun.star.frame.XDispatch"

enum { QUERY_DISPATCH = 3, DISPATCH = 3 }; /* behind XInterface's three */

static const char *const paths[] = {
#define PBE_COMMAND(path, zh, en, zh_help, en_help) #path,
#define PBE_COMMAND_GAP
#include "addin/commands.def"
#undef PBE_COMMAND_GAP
#undef PBE_COMMAND
};

/* com.sun.star.util.URL */
struct url {
    rtl_uString *complete, *main, *protocol, *user, *password, *server;
    sal_Int16 port;
    rtl_uString *path, *name, *arguments, *mark;
};

static const char *component_path;
static struct host_component component;
static struct host_error error;
static uno_Interface *provider; /* the component's */

static int open_component(void **state)
{
    (void)state;
    if (!host_component_open(&component, component_path, COMMANDS, XPROVIDER))
        return -1;
    provider = component.face;
    return 0;
}

static int close_component(void **state)
{
    (void)state;
    host_component_close(&component);
    return 0;
}

static void url_init(struct url *url, const char *protocol, const char *path)
{
    rtl_uString *nothing = host_string("");
    *url = (struct url){nothing, nothing, host_string(protocol), nothing, nothing,
                        nothing, 0,       host_string(path),     nothing, nothing,
                        nothing};
}

static void url_done(struct url *url)
{
    rtl_uString_release(url->path);
    rtl_uString_release(url->protocol);
    rtl_uString_release(url->complete); /* the empty text of all the others */
}

/* The XDispatch for an address, or NULL. */
static uno_Interface *dispatch_for(struct url *url)
{
    rtl_uString *target = host_string("");
    sal_Int32 flags = 0;
    uno_Interface *found = NULL;
    assert_true(host_call(provider, XPROVIDER "::queryDispatch", QUERY_DISPATCH, &found,
                          HOST_ARGS(url, &target, &flags), &error));
    rtl_uString_release(target);
    return found;
}

static void
every_entry_of_the_menu_is_carried_out_and_ends_without_an_office(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct url url;
        url_init(&url, "pbe:", paths[i]);
        uno_Interface *dispatch = dispatch_for(&url);
        uno_Sequence *arguments = host_row(0, NULL);
        if (!dispatch)
            fail_msg("%s", paths[i]);
        assert_true(host_call(dispatch, XDISPATCH "::dispatch", DISPATCH, NULL,
                              HOST_ARGS(&url, &arguments), &error));
        host_sequence_free(arguments, "[]any");
        host_release(dispatch);
        url_done(&url);
    }
}

static void what_is_no_entry_is_left_to_others(void **state)
{
    static const char *const addresses[][2] = {
        {"pbe:", "nobody"}, {"pbe:", ""}, {"pbe:", "helpme"}, {".uno:", "help"}};
    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        struct url url;
        url_init(&url, addresses[i][0], addresses[i][1]);
        assert_null(dispatch_for(&url));
        url_done(&url);
    }
}

#define XPAGE "com.sun.star.awt.XContainerWindowEventHandler"

/* What callHandlerMethod(window, event, name) answers without a window; event NULL: void. */
static bool page_knows(uno_Interface *page, const char *name, const char *event)
{
    uno_Interface *window = NULL;
    rtl_uString *string = host_string(name);
    uno_Any value;
    sal_Bool known = 0;
    if (event)
        host_any_text(&value, event);
    else
        host_any_void(&value);
    assert_true(host_call(page, XPAGE "::callHandlerMethod", 3, &known,
                          HOST_ARGS(&window, &value, &string), &error));
    uno_any_destruct(&value, NULL);
    rtl_uString_release(string);
    return known;
}

static void the_page_of_settings_takes_all_events_without_an_office(void **state)
{
    static const char *const events[] = {"initialize", "back", "ok", "ok", "nobody"};
    (void)state;
    uno_Interface *factory =
        host_factory(&component.library, "pbe.Options.implementation");
    uno_Interface *object = host_create(factory, &component.context.uno, NULL, &error);
    uno_Interface *page = host_query(object, XPAGE);
    assert_non_null(page);
    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        assert_true(page_knows(page, "external_event", events[i]));
    assert_true(page_knows(page, "external_event", NULL));
    assert_true(page_knows(page, "onBrowse", NULL));
    assert_false(page_knows(page, "onNothing", NULL));
    uno_Sequence *names = NULL;
    assert_true(
        host_call(page, XPAGE "::getSupportedMethodNames", 4, &names, NULL, &error));
    assert_int_equal(names->nElements, 2);
    host_sequence_free(names, "[]string");
    host_release(page);
    host_release(object);
    host_release(factory);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            every_entry_of_the_menu_is_carried_out_and_ends_without_an_office),
        cmocka_unit_test(what_is_no_entry_is_left_to_others),
        cmocka_unit_test(the_page_of_settings_takes_all_events_without_an_office),
    };

    if (count != 2) {
        fprintf(stderr, "usage: test_commands LIBRARY\n");
        return 2;
    }
    component_path = arguments[1];
    return cmocka_run_group_tests(tests, open_component, close_component);
}
