/* test_memory.c - every allocation of the engine fails once, and from then on for ever:
 * never a crash, never a leak, always a status; and when memory is back, it works.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failing_memory.h"
#include "loaded.h"
#include "lua/lint.h"
#include "lua/stub.h"

/* Every one of the first allocations fails in turn, then every STEPth: a load has
 * thousands of the same kind. */
enum { ALL = 400, STEP = 13, MANY = 1000000 };

static struct scratch folder;

static long next(long n)
{
    return n < ALL ? n + 1 : n + STEP;
}

static bool is_memory(pbe_status status)
{
    return status == PBE_STATUS_MEMORY || status == PBE_STATUS_LIMIT;
}

static int write_packs(void **state)
{
    (void)state;
    scratch_open(&folder);
    scratch_good_pack(&folder);
    scratch_put(
        &folder, "t/words.lua",
        "rule “词语” { basis = “b”, sentence = “s”, default_for = { “words” },\n"
        "  score = bands { bands = { { name = “好”, from = 0, to = 100,\n"
        "    words = { “好” } } } },\n"
        "  examples = { { target = “好”, actual = “好”, weight = 1 } } }\n"
        "rate “执行率” { form = “ratio”, basis = “b” }\n");
    scratch_put(&folder, "u/pack.lua",
                "pack { id = \"u\", version = \"1\", title = \"试\", basis = \"试\",\n"
                "  extends = \"t\" }\n");
    return 0;
}

static int remove_packs(void **state)
{
    (void)state;
    scratch_close(&folder);
    return 0;
}

static pbe_status load(pbe_engine *engine, struct pbe_error *err)
{
    const char *roots[] = {folder.path};
    return pbe_engine_load(engine, roots, 1, err);
}

static double points_in(pbe_engine *engine, const char *pack)
{
    struct pbe_row row = {.target = pbe_value_text("10", 2),
                          .actual = pbe_value_text("5", 1),
                          .weight = 10,
                          .pack = pbe_value_text(pack, 1)};
    struct pbe_score score;
    return pbe_engine_score(engine, &row, &score, NULL) ? -2 : score.points;
}

/* --- making and loading --- */

static void fail_new(bool forever)
{
    for (long n = 1;; n++) {
        long live = memory_live();
        pbe_engine *engine = NULL;
        memory_fail(n, forever);
        pbe_status status = pbe_engine_new(NULL, &engine, NULL);
        memory_relax();
        if (status)
            assert_int_equal(status, PBE_STATUS_MEMORY);
        else
            assert_int_equal(load(engine, NULL), PBE_STATUS_OK);
        assert_true(status || points_in(engine, "t") == 5);
        pbe_engine_free(engine);
        assert_int_equal(memory_live(), live);
        if (!memory_failed())
            return;
    }
}

static void an_engine_without_memory_is_an_error_or_works(void **state)
{
    (void)state;
    fail_new(false);
    fail_new(true);
}

static void fail_load(bool forever)
{
    long n = 1;
    for (;; n = next(n)) {
        pbe_engine *engine = NULL;
        struct pbe_error err = {.text = ""};
        long live = memory_live();
        assert_int_equal(pbe_engine_new(NULL, &engine, NULL), PBE_STATUS_OK);
        memory_fail(n, forever);
        pbe_status status = load(engine, &err);
        memory_relax();
        if (status && (!is_memory(status) || !err.text[0]))
            fail_msg("allocation %ld: status %d: %s", n, status, err.text);
        assert_true(points_in(engine, "u") == (status ? -2 : 5));
        assert_int_equal(load(engine, NULL), PBE_STATUS_OK);
        assert_true(points_in(engine, "u") == 5);
        pbe_engine_free(engine);
        if (memory_live() != live)
            fail_msg("allocation %ld: %ld blocks leak", n, memory_live() - live);
        if (!memory_failed())
            break;
        assert_true(n < MANY);
    }
    assert_true(n > ALL); /* else nothing was tested */
}

static void a_load_without_memory_is_an_error_and_can_be_repeated(void **state)
{
    (void)state;
    fail_load(false);
}

static void a_load_that_never_gets_memory_again_is_an_error(void **state)
{
    (void)state;
    fail_load(true);
}

static void a_reload_without_memory_leaves_the_old_rules(void **state)
{
    pbe_engine *engine = NULL;
    (void)state;
    assert_int_equal(pbe_engine_new(NULL, &engine, NULL), PBE_STATUS_OK);
    assert_int_equal(load(engine, NULL), PBE_STATUS_OK);
    long live = memory_live();
    for (long n = 1; n < MANY; n = n * 3 / 2 + 1) {
        memory_fail(n, true);
        pbe_status status = load(engine, NULL);
        memory_relax();
        assert_true(!status || is_memory(status));
        assert_true(points_in(engine, "u") == 5);
        if (!memory_failed())
            break;
        assert_int_equal(memory_live(), live);
    }
    pbe_engine_free(engine);
}

/* --- one call --- */

struct call {
    const char *name;
    /* False when it failed, with the status; a result that came must be right. */
    bool (*run)(pbe_engine *engine, pbe_status *status);
};

static struct pbe_row row_of(const char *target, const char *actual)
{
    return (struct pbe_row){.target = pbe_value_text(target, strlen(target)),
                            .actual = pbe_value_text(actual, strlen(actual)),
                            .weight = 10,
                            .rule = pbe_value_text("词语", strlen("词语")),
                            .pack = pbe_value_text("u", 1)};
}

static bool run_score(pbe_engine *engine, pbe_status *status)
{
    struct pbe_row row = row_of("10", "5");
    struct pbe_score score;
    struct pbe_error err;
    *status = pbe_engine_score(engine, &row, &score, &err);
    assert_true(*status || score.points == 5);
    return !*status;
}

static bool run_words(pbe_engine *engine, pbe_status *status)
{
    struct pbe_row row = row_of("提高", "从没听过的话");
    struct pbe_score score;
    *status = pbe_engine_score(engine, &row, &score, NULL);
    assert_true(*status || (score.outcome == PBE_JUDGED && score.high == 10));
    return !*status;
}

static bool run_explain(pbe_engine *engine, pbe_status *status)
{
    struct pbe_row row = row_of("提高", "从没听过的话");
    struct pbe_text said;
    struct pbe_score score;
    pbe_text_init(&said, 32767);
    *status = pbe_engine_explain(engine, &row, &said, &score, NULL);
    bool right = !*status && score.outcome == PBE_JUDGED;
    if (right)
        assert_non_null(strstr(pbe_text_get(&said), "不在词表里"));
    if (*status)
        assert_int_equal(*status, PBE_STATUS_MEMORY);
    else
        assert_true(said.length > 0); /* the reason, at least */
    pbe_text_done(&said);
    return right;
}

static bool run_unknown(pbe_engine *engine, pbe_status *status)
{
    struct pbe_row row = row_of("10", "5");
    struct pbe_error err;
    row.rule = pbe_value_text("没有的规则", strlen("没有的规则"));
    *status = pbe_engine_score(engine, &row, &(struct pbe_score){0}, &err);
    assert_true(*status == PBE_STATUS_UNKNOWN || is_memory(*status));
    bool right = *status == PBE_STATUS_UNKNOWN;
    *status = right ? PBE_STATUS_OK : *status;
    return right;
}

static bool run_other_pack(pbe_engine *engine, pbe_status *status)
{
    struct pbe_row row = row_of("10", "5");
    struct pbe_error err;
    row.pack = pbe_value_text("nobody", 6);
    *status = pbe_engine_score(engine, &row, &(struct pbe_score){0}, &err);
    bool right = *status == PBE_STATUS_UNKNOWN && strstr(err.text, "t、u");
    *status = PBE_STATUS_OK;
    return right;
}

static bool run_rate(pbe_engine *engine, pbe_status *status)
{
    struct pbe_value none = pbe_value_empty(), pack = pbe_value_text("u", 1);
    double rate = -77;
    *status = pbe_engine_rate(engine, 1, 2, &none, &pack, &rate, NULL);
    assert_true(rate == (*status ? -77 : 0.5));
    return !*status;
}

static bool run_texts(pbe_engine *engine, pbe_status *status)
{
    struct pbe_value pack = pbe_value_text("u", 1);
    struct pbe_text grade, said, ids;
    pbe_text_init(&grade, 100);
    pbe_text_init(&said, 1000);
    pbe_text_init(&ids, 100);
    *status = pbe_engine_grade(engine, 94, &pack, &grade, NULL);
    pbe_status other = pbe_engine_pack(engine, &pack, &said, NULL);
    pbe_engine_packs(engine, &ids);
    bool right = !*status && !other && !grade.failed && !said.failed && !ids.failed;
    if (right) {
        assert_string_equal(pbe_text_get(&grade), "优");
        assert_memory_equal(pbe_text_get(&said), "u 1 (", 5);
        assert_string_equal(pbe_text_get(&ids), "t\nu\n");
    }
    pbe_text_done(&ids);
    pbe_text_done(&said);
    pbe_text_done(&grade);
    return right;
}

static bool run_rules(pbe_engine *engine, pbe_status *status)
{
    struct pbe_value pack = pbe_value_text("u", 1);
    struct pbe_rule_info *rules = NULL;
    size_t count = 0;
    *status = pbe_engine_rules(engine, &pack, &rules, &count, NULL);
    if (*status) {
        assert_int_equal(*status, PBE_STATUS_MEMORY);
        return false;
    }
    assert_int_equal(count, 2);
    assert_string_equal(rules[1].name, "词语");
    free(rules);
    return true;
}

static const struct call calls[] = {
    {"score", run_score},     {"words", run_words},     {"explain", run_explain},
    {"unknown", run_unknown}, {"pack", run_other_pack}, {"rate", run_rate},
    {"texts", run_texts},     {"rules", run_rules},
};

static void fail_call(pbe_engine *engine, const struct call *call, bool forever)
{
    for (long n = 1; n < MANY; n++) {
        pbe_status status;
        long live = memory_live();
        memory_fail(n, forever);
        bool right = call->run(engine, &status);
        memory_relax();
        bool failed = memory_failed();
        if (!right && (!failed || (status && !is_memory(status))))
            fail_msg("%s, allocation %ld: status %d", call->name, n, status);
        if (!call->run(engine, &status))
            fail_msg("%s, after allocation %ld: status %d", call->name, n, status);
        if (memory_live() > live + 64) /* Lua keeps what it will collect */
            fail_msg("%s, allocation %ld: leaks", call->name, n);
        if (!failed)
            return;
    }
}

static void every_call_without_memory_is_an_error_and_can_be_repeated(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        for (int forever = 0; forever < 2; forever++) {
            pbe_engine *engine = NULL;
            long live = memory_live();
            assert_int_equal(pbe_engine_new(NULL, &engine, NULL), PBE_STATUS_OK);
            assert_int_equal(load(engine, NULL), PBE_STATUS_OK);
            fail_call(engine, &calls[i], forever == 1);
            pbe_engine_free(engine);
            assert_int_equal(memory_live(), live);
        }
    }
}

/* --- lint, which allocates thousands of times --- */

static size_t lint(pbe_engine *engine, pbe_status *status)
{
    struct pbe_value pack = pbe_value_text("t", 1);
    struct pbe_lint_finding *findings;
    struct pbe_error err = {.text = ""};
    size_t count = 0;
    *status = pbe_engine_lint(engine, &pack, &findings, &count, &err);
    if (*status)
        assert_true(is_memory(*status) && err.text[0]);
    else
        free(findings);
    return count;
}

static void fail_lint(bool forever)
{
    pbe_status status;
    long live = memory_live(), n = 1;
    for (;; n = n < ALL ? n + 3 * STEP : n * 3 / 2) {
        pbe_engine *engine = NULL;
        assert_int_equal(pbe_engine_new(NULL, &engine, NULL), PBE_STATUS_OK);
        assert_int_equal(load(engine, NULL), PBE_STATUS_OK);
        memory_fail(n, forever);
        size_t found = lint(engine, &status);
        memory_relax();
        bool failed = memory_failed();
        pbe_status again;
        size_t expected = lint(engine, &again);
        assert_int_equal(again, PBE_STATUS_OK);
        if (!status && found != expected)
            fail_msg("allocation %ld: %zu findings, not %zu", n, found, expected);
        pbe_engine_free(engine);
        assert_int_equal(memory_live(), live);
        if (!failed)
            break;
    }
    assert_true(n > ALL); /* else nothing was tested */
}

static void lint_without_memory_is_an_error_and_never_fewer_findings(void **state)
{
    (void)state;
    fail_lint(false);
    fail_lint(true);
}

static void a_stub_without_memory_is_an_error(void **state)
{
    (void)state;
    for (int forever = 0; forever < 2; forever++) {
        bool failed = true;
        for (long n = 1; failed && n < MANY; n += n < 50 ? 1 : 10 * STEP) {
            struct pbe_text stub;
            long live = memory_live();
            pbe_text_init(&stub, PBE_STUB_MAX);
            memory_fail(n, forever == 1);
            pbe_status status = pbe_stub_write(&stub, NULL);
            memory_relax();
            failed = memory_failed();
            assert_true(status ? failed && is_memory(status) : !stub.failed);
            pbe_text_done(&stub);
            assert_int_equal(memory_live(), live);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_engine_without_memory_is_an_error_or_works),
        cmocka_unit_test(a_load_without_memory_is_an_error_and_can_be_repeated),
        cmocka_unit_test(a_load_that_never_gets_memory_again_is_an_error),
        cmocka_unit_test(a_reload_without_memory_leaves_the_old_rules),
        cmocka_unit_test(every_call_without_memory_is_an_error_and_can_be_repeated),
        cmocka_unit_test(lint_without_memory_is_an_error_and_never_fewer_findings),
        cmocka_unit_test(a_stub_without_memory_is_an_error),
    };
    return cmocka_run_group_tests(tests, write_packs, remove_packs);
}
