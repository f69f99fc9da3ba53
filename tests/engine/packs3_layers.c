/* Layers: shipped, the bureau's packs, local.d; and what is an error on the way. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/engine/packs3_folder.h"

static void fingerprint(pbe_engine *engine, const char *pack, char out[65])
{
    struct pbe_identity *identity;
    struct pbe_value id = pbe_value_text(pack, strlen(pack));
    assert_int_equal(pbe_engine_identity(engine, &id, &identity, NULL), 0);
    snprintf(out, 65, "%s", identity->fingerprint);
    free(identity);
}

static void loads(pbe_engine *engine)
{
    struct pbe_error err = {0};
    if (engine_load(engine, 1, &err))
        fail_msg("%s:%d %s", err.file, err.line, err.text);
}

/* Two shipped packs: a, and b that extends a. */
static pbe_engine *begin(void)
{
    folder_write_pack("shipped", "a", "1.0", 100);
    folder_write("shipped/b/pack.lua", "%s",
                 "pack { id = \"b\", version = \"1.0\", title = \"试\", basis = \"试\","
                 " extends = \"a\" }\n");
    return engine_new(NULL);
}

static void a_bureaus_pack_replaces_the_shipped_one(void **state)
{
    (void)state;
    pbe_engine *engine = begin();
    loads(engine);
    assert_true(engine_points(engine, "a") == 5);
    folder_write_pack("bureau", "a", "1.1", 50);
    folder_write_pack("bureau", "c", "1.0", 80);
    loads(engine);
    assert_true(engine_points(engine, "a") == 10);
    assert_true(engine_points(engine, "b") == 10); /* it extends whichever a there is */
    assert_true(engine_points(engine, "c") == 6.25);
    pbe_engine_free(engine);
}

static void one_number_changes_without_a_copy(void **state)
{
    (void)state;
    pbe_engine *engine = begin();
    char before[65], after[65], based[65], based_after[65];
    loads(engine);
    fingerprint(engine, "a", before);
    fingerprint(engine, "b", based);
    folder_write("bureau/local.d/a.lua", "%s", "change “比例” { full = 80 }\n");
    loads(engine);
    assert_true(engine_points(engine, "a") == 6.25);
    assert_true(engine_points(engine, "b") == 6.25);
    fingerprint(engine, "a", after);
    fingerprint(engine, "b", based_after);
    assert_string_not_equal(before, after);
    assert_string_not_equal(based, based_after);
    folder_remove("bureau/local.d/a.lua");
    loads(engine);
    assert_true(engine_points(engine, "a") == 5);
    fingerprint(engine, "a", after);
    assert_string_equal(before, after);
    pbe_engine_free(engine);
}

static void an_inherited_rule_changes_for_one_pack_alone(void **state)
{
    (void)state;
    pbe_engine *engine = begin();
    folder_write("bureau/local.d/b.lua", "%s", "change \"比例\" { full = 80 }\n");
    loads(engine);
    assert_true(engine_points(engine, "a") == 5);
    assert_true(engine_points(engine, "b") == 6.25);
    pbe_engine_free(engine);
}

static void rounding_grades_and_rules_change(void **state)
{
    (void)state;
    pbe_engine *engine = begin();
    struct pbe_value id = pbe_value_text("a", 1);
    struct pbe_text word;
    folder_write("bureau/local.d/a.lua", "%s",
                 "rounding { unit = 0.5 }\n"
                 "grades { { name = \"合格\", from = 0 } }\n"
                 "change \"比例\" { full = 80 }\n"
                 "rule \"新\" { basis = \"本局\", sentence = \"试\",\n"
                 "  score = rate_times_weight { full = 100 },\n"
                 "  examples = { { target = \"100%\", actual = \"50%\", weight = 9,"
                 " points = 4.5 } } }\n");
    loads(engine);
    assert_true(engine_points(engine, "a") == 6.5); /* 6.25 to halves, half up */
    pbe_text_init(&word, 64);
    assert_int_equal(pbe_engine_grade(engine, 10, &id, &word, NULL), 0);
    assert_string_equal(pbe_text_get(&word), "合格");
    pbe_text_done(&word);
    pbe_engine_free(engine);
}

static void a_later_roots_pack_and_changes_win(void **state)
{
    (void)state;
    static const char *const roots[] = {"bureau", "second"};
    pbe_engine *engine = begin();
    folder_write("bureau/local.d/a.lua", "%s", "change \"比例\" { full = 80 }\n");
    folder_write("second/local.d/a.lua", "%s", "change \"比例\" { full = 50 }\n");
    assert_int_equal(pbe_engine_load(engine, roots, 2, NULL), 0);
    assert_true(engine_points(engine, "a") == 10);
    folder_remove("second/local.d/a.lua");
    folder_write_pack("second", "a", "2",
                      100); /* earlier changes were not to this one */
    assert_int_equal(pbe_engine_load(engine, roots, 2, NULL), 0);
    assert_true(engine_points(engine, "a") == 5);
    pbe_engine_free(engine);
}

static void a_changes_own_examples_are_run(void **state)
{
    (void)state;
    pbe_engine *engine = begin();
    folder_write(
        "bureau/local.d/a.lua", "%s",
        "change \"比例\" { full = 80, examples = {\n  { target = \"100%\", actual "
        "= \"50%\", weight = 10, points = 5 } } }\n");
    engine_refuses(engine, PBE_STATUS_PACK, "local.d/a.lua", "例子");
    folder_write(
        "bureau/local.d/a.lua", "%s",
        "change \"比例\" { full = 80, examples = {\n  { target = \"100%\", actual "
        "= \"50%\", weight = 10, points = 6.25 } } }\n");
    loads(engine);
    pbe_engine_free(engine);
}

static void slips_in_local_d_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"change \"比列\" { full = 80 }\n", "比例"},
        {"change \"比例\" { ful = 80 }\n", "full"},
        {"change \"比例\" { full = \"80\" }\n", "full"},
        {"change \"比例\" { 80 }\n", "字段"},
        {"change \"比例\" 80\n", "80"},
        {"change { full = 80 }\n", "名称"},
        {"change \"比例\" { default_for = { \"nummer\" } }\n", "nummer"},
        {"chang \"比例\" { full = 80 }\n", "change"},
        {"pack { id = \"a\" }\n", "rounding"},
        {"rounding { unit = 0.3 }\n", "unit"},
        {"rounding { unti = 1 }\n", "unit"},
        {"rounding(1)\n", "rounding"},
        {"x = 1\n", "local"},
        {"rule \"比例\" { basis = \"x\" }\n", "缺少字段"},
    };
    pbe_engine *engine = begin();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        folder_write("bureau/local.d/a.lua", "%s", cases[i].text);
        engine_refuses(engine, PBE_STATUS_PACK, "local.d/a.lua", cases[i].said);
    }
    pbe_engine_free(engine);
}

static void files_that_would_not_be_read_are_errors(void **state)
{
    (void)state;
    static const struct {
        const char *path, *place, *said;
    } cases[] = {
        {"bureau/local.d/aa.lua", "local.d/aa.lua", "a.lua"},
        {"bureau/local.d/a.lau", "bureau/local.d/a.lau", "*.lua"},
        {"bureau/a/rules.lua.txt2", "bureau/a/rules.lua.txt2", "*.lua"},
        {"bureau/a/pack.lua.txt", "bureau/a/pack.lua.txt", "pack.lua"},
        {"bureau/a/manifest.tx", "bureau/a/manifest.tx", "manifest.txt"},
        {"bureau/a/rules.LUA", "bureau/a/rules.LUA", "*.lua"},
        {"bureau/a/more/x.lua", "bureau/a/more", "文件夹"},
        {"bureau/rules.lua", "bureau/rules.lua", "规则包"},
        {"bureau/d/rules.lua", "bureau/d", "pack.lua"},
        {"bureau/d/pack.lua.txt", "bureau/d", "pack.lua.txt"},
    };
    pbe_engine *engine = begin();
    folder_write_pack("bureau", "a", "1.1", 50);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        folder_write(cases[i].path, "%s", "-- x\n");
        engine_refuses(engine, PBE_STATUS_PACK, cases[i].place, cases[i].said);
        folder_remove(cases[i].path);
        if (strstr(cases[i].path, "/more/"))
            folder_remove("bureau/a/more");
    }
    pbe_engine_free(engine);
}

static void what_is_nobodys_or_somebody_elses_is_left_alone(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "bureau/a/README.md", "bureau/a/notes.txt",   "bureau/a/.rules.lua.swp",
        "bureau/a/Thumbs.db", "bureau/a/desktop.ini", "bureau/a/rules.lua~",
        "bureau/通知.docx",   "bureau/往年/表.xlsx",  "bureau/local.d/说明.txt",
    };
    pbe_engine *engine = begin();
    folder_write_pack("bureau", "a", "1.1", 50);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        folder_write(paths[i], "%s", "x\n");
    loads(engine);
    assert_true(engine_points(engine, "a") == 10);
    pbe_engine_free(engine);
}

static void a_folder_that_is_not_there_is_told(void **state)
{
    (void)state;
    static const char *const roots[] = {"nowhere"};
    pbe_engine *engine = begin();
    struct pbe_error err = {0};
    assert_int_equal(pbe_engine_load(engine, roots, 1, &err), PBE_STATUS_FILE);
    assert_string_equal(err.file, "nowhere");
    assert_non_null(strstr(err.text, "网络共享"));
    pbe_engine_free(engine);
}

static void a_wrong_valid_from_is_told(void **state)
{
    (void)state;
    static const char *const dates[] = {"2023-13-01", "2023-1-1", "2023年1月1日",
                                        "2023-01-01x"};
    pbe_engine *engine = begin();
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        folder_write(
            "bureau/e/pack.lua",
            "pack { id = \"e\", version = \"1\", title = \"试\", basis = \"试\","
            " extends = \"a\", valid_from = \"%s\" }\n",
            dates[i]);
        engine_refuses(engine, PBE_STATUS_PACK, "e/pack.lua", "valid_from");
    }
    pbe_engine_free(engine);
}

#define TEST(function)                                                                 \
    cmocka_unit_test_setup_teardown(function, folder_begin, folder_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_bureaus_pack_replaces_the_shipped_one),
        TEST(one_number_changes_without_a_copy),
        TEST(an_inherited_rule_changes_for_one_pack_alone),
        TEST(rounding_grades_and_rules_change),
        TEST(a_later_roots_pack_and_changes_win),
        TEST(a_changes_own_examples_are_run),
        TEST(slips_in_local_d_are_told),
        TEST(files_that_would_not_be_read_are_errors),
        TEST(what_is_nobodys_or_somebody_elses_is_left_alone),
        TEST(a_folder_that_is_not_there_is_told),
        TEST(a_wrong_valid_from_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
