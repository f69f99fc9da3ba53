/* test_settings.c - settings and a document's names, against a stand-in for LibreOffice;
 * the list of packs.
 *
 * Usage: test_settings RULES, the folder of the shipped packs.
 * All that addin/ allocates (blocks, and through cppu strings and sequences) goes through
 * here, and can fail: the n-th one, for n = 1, 2, 3 ... until a run passes unharmed.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "addin/pack_list.h"
#include "addin/settings.h"
#include "addin/workbook_names.h"
#include "base/language.h"
#include "failing_office.h"
#include "fake_office.h"
#include "host.h"

/* --- what the tests begin with --- */

static struct settings before, after;
static struct pbe_error err;

static int begin(void **state)
{
    (void)state;
    fake_office_clear();
    fake_office_set("RulesFolder", "file:///srv/pbe/%E8%A7%84%E5%88%99");
    fake_office_set("DefaultPack", "");
    fake_office_set("SignedPacksOnly", "false");
    fake_office_set("Language", "auto");
    fake_office_set("ooLocale", "en-US");
    settings_read(&before);
    after = before;
    return 0;
}

static int begin_office(void **state)
{
    (void)state;
    return fake_office_begin() ? 0 : -1;
}

static int end_office(void **state)
{
    (void)state;
    fake_office_end();
    return 0;
}

/* --- settings --- */

static void they_are_read_as_configured(void **state)
{
    (void)state;
    assert_string_equal(before.rules_folder, "/srv/pbe/规则");
    assert_string_equal(before.default_pack, "");
    assert_false(before.signed_packs_only);
    assert_string_equal(settings_locale(&before), "en-US");
    fake_office_set("Language", "zh");
    fake_office_set("SignedPacksOnly", "true");
    settings_read(&before);
    assert_true(before.signed_packs_only);
    assert_string_equal(settings_locale(&before), "zh");
}

static void a_language_that_is_none_is_the_user_interfaces(void **state)
{
    (void)state;
    fake_office_set("Language", "汉语");
    settings_read(&before);
    assert_string_equal(settings_locale(&before), "en-US");
}

static void nothing_is_written_when_nothing_differs(void **state)
{
    (void)state;
    assert_true(settings_are_equal(&before, &after));
    assert_int_equal(settings_write(&before, &after, &err), PBE_STATUS_OK);
    assert_int_equal(fake_office_replaced(), 0);
    /* the folder is shown as a path, and not written back as one */
    assert_string_equal(fake_office_get("RulesFolder"),
                        "file:///srv/pbe/%E8%A7%84%E5%88%99");
}

static void only_what_differs_is_written(void **state)
{
    (void)state;
    after.signed_packs_only = true;
    after.language = SETTINGS_ENGLISH;
    assert_false(settings_are_equal(&before, &after));
    assert_int_equal(settings_write(&before, &after, &err), PBE_STATUS_OK);
    assert_int_equal(fake_office_replaced(), 2);
    assert_string_equal(fake_office_get("SignedPacksOnly"), "true");
    assert_string_equal(fake_office_get("Language"), "en");
    strcpy(after.default_pack, "our-own");
    assert_int_equal(settings_write(&before, &after, &err), PBE_STATUS_OK);
    assert_string_equal(fake_office_get("DefaultPack"), "our-own");
}

static void locks_are_told(void **state)
{
    bool locked[SETTINGS_ITEMS];
    (void)state;
    fake_office_lock("RulesFolder");
    fake_office_lock("Language");
    settings_read_locks(locked);
    assert_true(locked[SETTINGS_RULES_FOLDER]);
    assert_true(locked[SETTINGS_LANGUAGE]);
    assert_false(locked[SETTINGS_DEFAULT_PACK]);
    assert_false(locked[SETTINGS_SIGNED_PACKS_ONLY]);
}

static void with_one_that_is_locked_none_is_written(void **state)
{
    (void)state;
    fake_office_lock("Language");
    after.signed_packs_only = true;
    after.language = SETTINGS_CHINESE;
    assert_int_equal(settings_write(&before, &after, &err), PBE_STATUS_ARGUMENT);
    assert_non_null(strstr(err.text, "Language"));
    assert_non_null(strstr(err.text, "管理员"));
    assert_string_equal(fake_office_get("SignedPacksOnly"), "false");
    assert_string_equal(fake_office_get("Language"), "auto");
}

/* All or none, whichever allocation fails; the settings are read, too. */
static void writing_survives_each_failing_allocation(void **state)
{
    int failures = 0;
    for (bool done = false; !done; failures++) {
        bool locked[SETTINGS_ITEMS];
        begin(state);
        after.signed_packs_only = true;
        after.language = SETTINGS_ENGLISH;
        strcpy(after.rules_folder, "/mine");
        office_memory_fail(failures + 1, false);
        settings_read_locks(locked);
        pbe_status status = settings_write(&before, &after, &err);
        settings_read(&before);
        office_memory_relax();
        done = !office_memory_failed();
        bool all = status == PBE_STATUS_OK;
        assert_string_equal(fake_office_get("Language"), all ? "en" : "auto");
        assert_string_equal(fake_office_get("SignedPacksOnly"), all ? "true" : "false");
        assert_int_equal(strcmp(fake_office_get("RulesFolder"), "/mine") == 0, all);
    }
    assert_in_range(failures, 20, 1000);
}

/* --- the names in a document --- */

static const struct workbook_names none = {"", "", ""}, old = {"a", "1.0", "11"},
                                   new = {"b", "2.0", "22"};

static void assert_names(const struct workbook_names *expected)
{
    struct workbook_names names;
    workbook_names_read(fake_office(), &names);
    assert_string_equal(names.id, expected->id);
    assert_string_equal(names.version, expected->version);
    assert_string_equal(names.fingerprint, expected->fingerprint);
}

static void names_are_added_changed_and_removed(void **state)
{
    (void)state;
    assert_names(&none);
    assert_true(workbook_names_write(fake_office(), &old));
    assert_names(&old);
    assert_true(workbook_names_write(fake_office(), &new));
    assert_names(&new);
    assert_true(workbook_names_write(fake_office(), &none));
    assert_names(&none);
    assert_null(fake_office_get("pbe.pack"));
}

static void without_a_document_there_are_no_names(void **state)
{
    struct workbook_names names;
    (void)state;
    workbook_names_read(NULL, &names);
    assert_string_equal(names.id, "");
    assert_false(workbook_names_write(NULL, &old));
}

static void the_step_of_undo_goes_back_and_forth(void **state)
{
    struct host_error error;
    rtl_uString *title = NULL;
    char said[256];
    (void)state;
    workbook_names_write(fake_office(), &new);
    struct cuno_object *step =
        workbook_names_undo_new(fake_office(), "更换规则包", &none, &new);
    assert_non_null(step);
    uno_Interface *action =
        cuno_object_interface(step, "com.sun.star.document.XUndoAction");
    assert_true(host_call(action, "com.sun.star.document.XUndoAction::Title", 3, &title,
                          NULL, &error));
    assert_string_equal(host_text(title, said), "更换规则包");
    rtl_uString_release(title);
    assert_true(host_call(action, "com.sun.star.document.XUndoAction::undo", 4, NULL,
                          NULL, &error));
    assert_names(&none);
    assert_true(host_call(action, "com.sun.star.document.XUndoAction::redo", 5, NULL,
                          NULL, &error));
    assert_names(&new);
    cuno_object_release(step);
}

static void names_survive_each_failing_allocation(void **state)
{
    int failures = 0;
    for (bool done = false; !done; failures++) {
        begin(state);
        office_memory_fail(failures + 1, false);
        bool written = workbook_names_write(fake_office(), &new);
        cuno_object_release(workbook_names_undo_new(fake_office(), "t", &none, &new));
        office_memory_relax();
        done = !office_memory_failed();
        if (written)
            assert_names(&new);
    }
    assert_in_range(failures, 5, 1000);
}

/* --- the list of packs --- */

static const char *rules;

static pbe_engine *make_engine(void)
{
    struct pbe_engine_options options = {.shipped_rules = rules};
    pbe_engine *engine = NULL;
    assert_int_equal(pbe_engine_new(&options, &engine, NULL), 0);
    assert_int_equal(pbe_engine_load(engine, NULL, 0, NULL), 0);
    return engine;
}

static void the_packs_are_listed_with_what_they_say(void **state)
{
    struct pack_list list = {{NULL}, 0};
    struct pbe_text said;
    (void)state;
    pbe_engine *engine = make_engine();
    assert_int_equal(pack_list_read(engine, &list, NULL), 0);
    size_t place = pack_list_find(&list, "zhuzhou-lusong-2023");
    assert_true(place < list.count);
    assert_int_equal(pack_list_find(&list, "nobody"), list.count);
    pbe_text_init(&said, 4096);
    pack_list_write_name(list.packs[place], &said);
    assert_non_null(strstr(pbe_text_get(&said), "（zhuzhou-lusong-2023）"));
    pbe_text_clear(&said);
    pack_list_write_facts(list.packs[place], &said);
    assert_non_null(strstr(pbe_text_get(&said), "\n年度：2023\n"));
    assert_non_null(strstr(pbe_text_get(&said), "\n来源：随程序\n"));
    pbe_text_done(&said);
    pack_list_done(&list);
    assert_int_equal(list.count, 0);
    pbe_engine_free(engine);
}

static void listing_survives_each_failing_allocation(void **state)
{
    struct pack_list list = {{NULL}, 0};
    int failures = 0;
    (void)state;
    pbe_engine *engine = make_engine();
    for (bool is_read = false; !is_read; failures++) {
        office_memory_fail(failures + 1, false);
        is_read = pack_list_read(engine, &list, &err) == PBE_STATUS_OK;
        office_memory_relax();
        if (!is_read) {
            assert_int_equal(err.status, PBE_STATUS_MEMORY);
            assert_int_equal(list.count, 0);
        }
    }
    assert_in_range(failures, 7, 1000);
    pack_list_done(&list);
    pbe_engine_free(engine);
}

int main(int count, char **arguments)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
    const struct CMUnitTest tests[] = {
        TEST(they_are_read_as_configured),
        TEST(a_language_that_is_none_is_the_user_interfaces),
        TEST(nothing_is_written_when_nothing_differs),
        TEST(only_what_differs_is_written),
        TEST(locks_are_told),
        TEST(with_one_that_is_locked_none_is_written),
        TEST(writing_survives_each_failing_allocation),
        TEST(names_are_added_changed_and_removed),
        TEST(without_a_document_there_are_no_names),
        TEST(the_step_of_undo_goes_back_and_forth),
        TEST(names_survive_each_failing_allocation),
        TEST(the_packs_are_listed_with_what_they_say),
        TEST(listing_survives_each_failing_allocation),
    };
    if (count != 2) {
        fprintf(stderr, "usage: test_settings RULES\n");
        return 2;
    }
    rules = arguments[1];
    return cmocka_run_group_tests(tests, begin_office, end_office);
}
