/* test_trial.c - trying packs out without memory: every allocation fails once, and from
 * then on for ever. Never a crash, never a leak; and never a report that is shorter than
 * the truth: either all failures and gaps, or a status. And case files that are damaged.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failing_memory.h"
#include "loaded.h"
#include "lua/trial.h"

enum { ALL = 300, STEP = 17, MANY = 1000000, FAILURES = 3, GAPS = 2 };

static struct scratch folder;
static char cases[512];

static int write_files(void **state)
{
    (void)state;
    scratch_open(&folder);
    scratch_good_pack(&folder);
    scratch_put(
        &folder, "t/rules.lua",
        "rule \"定量\" {\n"
        "  basis = \"文件\", sentence = \"按比例\", default_for = { \"number\" },\n"
        "  score = proportional { },\n"
        "  examples = { { target = \"10\", actual = \"5\", weight = 10, points = 6 },\n"
        "    { target = \"10\", actual = \"\", weight = 10, points = 6 } },\n"
        "}\n"
        "rule \"词语\" { basis = \"b\", sentence = \"s\", default_for = { \"words\" "
        "},\n"
        "  score = bands { bands = { { name = \"好\", from = 0, to = 100,\n"
        "    words = { \"好\" } } } },\n"
        "  examples = { { target = \"好\", actual = \"坏\", weight = 1 } } }\n");
    scratch_put(
        &folder, "cases.csv",
        "目标值,完成值,分值,得分,说明\n\"10\",5,10,5,\"5 未\"\"\"\n10,5,10,5,\n");
    scratch_path(&folder, "cases.csv", cases);
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    scratch_close(&folder);
    return 0;
}

static pbe_status run(struct pbe_trial_report **report, struct pbe_error *err)
{
    const char *roots[] = {folder.path}, *files[] = {cases};
    static const struct pbe_engine_options options = {0};
    struct pbe_trial trial = {.roots = roots,
                              .root_count = 1,
                              .cases = files,
                              .case_count = 1,
                              .coverage = 1};
    return pbe_trial_run(&options, &trial, report, err);
}

static size_t count_failures(const struct pbe_trial_report *report, size_t *broken)
{
    size_t count = 0;
    *broken = 0;
    for (const struct pbe_trial_failure *at = report->failures; at; at = at->next) {
        count++;
        *broken += at->broken != 0;
    }
    return count;
}

static size_t count_gaps(const struct pbe_trial_report *report)
{
    size_t count = 0;
    for (const struct pbe_trial_gap *at = report->gaps; at; at = at->next)
        count++;
    return count;
}

/* A rule that hits the end of memory is a failure of its own, told as such. */
static void check_report(const struct pbe_trial_report *report)
{
    size_t broken, failures = count_failures(report, &broken);
    assert_int_equal(report->failed, failures);
    assert_true(failures >= FAILURES);
    assert_true(broken > 0 || failures == FAILURES);
    assert_true(broken > 0 || count_gaps(report) == GAPS);
    assert_int_equal(report->examples, 3);
    assert_int_equal(report->cases, 2);
}

static void fail_each(bool forever)
{
    long n = 1;
    for (;; n = n < ALL ? n + 1 : n + STEP) {
        struct pbe_trial_report *report = NULL;
        struct pbe_error err = {.text = ""};
        long live = memory_live();
        memory_fail(n, forever);
        pbe_status status = run(&report, &err);
        memory_relax();
        if (status
            && ((status != PBE_STATUS_MEMORY && status != PBE_STATUS_LIMIT)
                || !err.text[0] || report))
            fail_msg("allocation %ld: status %d: %s", n, (int)status, err.text);
        if (!status)
            check_report(report);
        pbe_trial_report_free(report);
        if (memory_live() != live)
            fail_msg("allocation %ld: %ld blocks leak", n, memory_live() - live);
        if (!memory_failed())
            break;
        assert_true(n < MANY);
    }
    assert_true(n > ALL); /* else nothing was tested */
}

static void a_trial_without_memory_is_an_error_and_leaks_nothing(void **state)
{
    (void)state;
    fail_each(false);
}

static void a_trial_that_never_gets_memory_again_is_an_error(void **state)
{
    (void)state;
    fail_each(true);
}

/* --- damaged case files --- */

static void assert_refused(const char *bytes, size_t length, const char *sentence)
{
    struct pbe_trial_report *report = NULL;
    struct pbe_error err = {.text = ""};
    scratch_write(&folder, "cases.csv", bytes, length);
    assert_int_equal(run(&report, &err), PBE_STATUS_PACK);
    assert_null(report);
    if (!strstr(err.text, sentence))
        fail_msg("%s:%d: %s\nwithout: %s", err.file, err.line, err.text, sentence);
}

static void damaged_case_files_are_refused_with_a_sentence(void **state)
{
    static const char utf16[] = "\xFF\xFEr\0u\0l\0e\0,\0";
    static const char nul[] = "target,actual,weight,points\n10,5,1\0,5\n";
    static const char wide[] = "target,actual,weight,points\n10,5,10,5,5,5,5,5\n";
    static const char quotes[] = "target,actual,weight,points\n\"\"\"\"\"\n\n\n";
    static const char bad[] = "target,actual,weight,points\n10,5,10,\xFF\xFF\n";
    (void)state;
    assert_refused(utf16, sizeof utf16 - 1, "UTF-16");
    assert_refused(nul, sizeof nul - 1, "分值应为数字");
    assert_refused(wide, sizeof wide - 1, "这一行有8格，标题行只有4列");
    assert_refused(quotes, sizeof quotes - 1, "左引号");
    assert_refused(bad, sizeof bad - 1, "既不是 UTF-8 也不是 GBK");
    assert_refused("\xEF\xBB\xBF", 3, "没有用例");
    assert_refused("\r\r\n\n\r", 5, "没有用例");
}

static void a_heading_of_thousands_of_columns_is_refused(void **state)
{
    enum { COMMAS = 5000 };
    char bytes[COMMAS];
    (void)state;
    memset(bytes, ',', sizeof bytes);
    memcpy(bytes, "x", 1);
    assert_refused(bytes, sizeof bytes, "没有“x”这一列");
    memcpy(bytes, "target,actual,weight,points", 27);
    memset(bytes + COMMAS - 100, '\n', 1);
    assert_refused(bytes, sizeof bytes, "没有用例");
}

static void a_case_file_cut_at_any_byte_is_read_or_refused(void **state)
{
    static const char text[] =
        "\xEF\xBB\xBF规则,目标值,完成值,分值,得分,结果,说明\r\n"
        "定量,\"1,0\"\"00\",\"5\n0\",10,５,达成,\"甲\"x\r\n# \"\r\n";
    (void)state;
    for (size_t length = 0; length < sizeof text; length++) {
        struct pbe_trial_report *report = NULL;
        struct pbe_error err = {.text = ""};
        scratch_write(&folder, "cases.csv", text, length);
        pbe_status status = run(&report, &err);
        assert_true(status == PBE_STATUS_OK || status == PBE_STATUS_PACK);
        assert_true(!status || (err.text[0] && strstr(err.file, "cases.csv")));
        pbe_trial_report_free(report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_trial_without_memory_is_an_error_and_leaks_nothing),
        cmocka_unit_test(a_trial_that_never_gets_memory_again_is_an_error),
        cmocka_unit_test(damaged_case_files_are_refused_with_a_sentence),
        cmocka_unit_test(a_heading_of_thousands_of_columns_is_refused),
        cmocka_unit_test(a_case_file_cut_at_any_byte_is_read_or_refused),
    };
    return cmocka_run_group_tests(tests, write_files, remove_files);
}
