/* test_uno_places.c - where a component lies, file URLs as paths, and kept proxies. */
#include "cmocka_first.h"

#include <string.h>
#include <unistd.h>

#include "addin/uno/library.h"
#include "addin/uno/proxy.h"
#include "host.h"

static void the_folder_of_the_library_is_the_one_that_holds_this_code(void **state)
{
    char folder[4096], program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);

    (void)state;
    assert_true(length > 0); /* the test links the code into itself */
    program[length] = '\0';
    assert_true(cuno_library_path(folder, sizeof folder));
    assert_string_equal(folder, program);
    *strrchr(program, '/') = '\0';
    assert_true(cuno_library_folder(folder, sizeof folder));
    assert_string_equal(folder, program);
}

static void a_folder_that_does_not_fit_is_not_cut(void **state)
{
    char folder[4] = "abc";

    (void)state;
    assert_false(cuno_library_folder(folder, sizeof folder));
    assert_string_equal(folder, "");
}

static void a_file_url_becomes_a_path_and_a_path_stays_one(void **state)
{
    char path[256];

    (void)state;
    assert_true(
        cuno_path_from_url("file:///srv/%E8%A7%84%E5%88%99%20A", path, sizeof path));
    assert_string_equal(path, "/srv/规则 A");
    assert_true(cuno_path_from_url("/srv/规则", path, sizeof path));
    assert_string_equal(path, "/srv/规则");
    assert_true(cuno_path_from_url("", path, sizeof path));
    assert_string_equal(path, "");
    assert_false(cuno_path_from_url("file://somewhere.example/x", path, 4));
}

static void a_path_becomes_a_file_url_and_back(void **state)
{
    char path[256], text[256];
    rtl_uString *url = cuno_url_from_path("/srv/规则 A#1");

    (void)state;
    assert_non_null(url);
    host_text(url, text);
    assert_string_equal(text, "file:///srv/%E8%A7%84%E5%88%99%20A%231");
    assert_true(cuno_path_from_url(text, path, sizeof path));
    assert_string_equal(path, "/srv/规则 A#1");
    rtl_uString_release(url);
    assert_null(cuno_url_from_path("")); /* no place to begin at */
}

static bool nothing(struct cuno_object *self, void *result, void **args,
                    uno_Any *exception)
{
    (void)self, (void)result, (void)args, (void)exception;
    return true;
}

static void without_the_type_no_proxy_is_kept_and_the_object_still_ends(void **state)
{
    static const cuno_method methods[] = {nothing};
    static const struct cuno_interface interfaces[] = {
        CUNO_INTERFACE("sample.XUnknownHere", methods),
        CUNO_INTERFACE_END,
    };
    static const struct cuno_class type = {
        .implementation = "sample.impl.Kept",
        .interfaces = interfaces,
        .size = sizeof(struct cuno_object),
    };
    atomic_flag kept = ATOMIC_FLAG_INIT;
    struct cuno_object *object = cuno_object_new(&type);

    (void)state;
    assert_non_null(object);
    cuno_proxy_keep(object, "sample.XUnknownHere", &kept);
    assert_false(
        atomic_flag_test_and_set(&kept)); /* not spent: the type may come yet */
    assert_int_equal(atomic_load(&object->references), 1);
    cuno_object_release(object);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_folder_of_the_library_is_the_one_that_holds_this_code),
        cmocka_unit_test(a_folder_that_does_not_fit_is_not_cut),
        cmocka_unit_test(a_file_url_becomes_a_path_and_a_path_stays_one),
        cmocka_unit_test(a_path_becomes_a_file_url_and_back),
        cmocka_unit_test(without_the_type_no_proxy_is_kept_and_the_object_still_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
