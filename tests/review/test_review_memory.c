/* test_review_memory.c - every allocation of a review fails once: never a crash, never a
 * leak; a status or a finding says it, and when memory is back the review is complete.
 *
 *   test_review_memory RULES
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "failing_memory.h"
#include "form.h"
#include "lua/review.h"

enum { ALL = 60, STEP = 41, LONG_STEP = 521, MANY = 1000000 };

static const char *rules;
static struct form *form;
static const struct pbe_assessment *assessment;

static const char *const lines[] = {
    "fund total | 100 | 100 | 95 | 10 | '96% | 9",
    "row 预算执行率 | - | 预算执行率 | 100% | 0.95 | 10 | 9 | - | execution",
    "row 产出指标（50分） | 数量指标 | 办案数 | 200起以上 | 401 | 40 | 41 | ",
    "row 效益指标 | 社会效益指标 | 稳定 | 持续维护 |  | 20 | 14 | ", "total 92.39"};

static int make_form(void **state)
{
    (void)state;
    form = form_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_true(form_add(form, lines[i]));
    assessment = form_take(form);
    return 0;
}

static int free_form(void **state)
{
    (void)state;
    form_free(form);
    return 0;
}

static pbe_engine *loaded_engine(void)
{
    const struct pbe_engine_options options = {.shipped_rules = rules};
    pbe_engine *engine = NULL;
    assert_int_equal(pbe_engine_new(&options, &engine, NULL), PBE_STATUS_OK);
    assert_int_equal(pbe_engine_load(engine, NULL, 0, NULL), PBE_STATUS_OK);
    return engine;
}

static size_t findings_of(pbe_engine *engine)
{
    struct pbe_value pack = pbe_value_empty();
    struct pbe_review *review = NULL;
    struct pbe_error err;
    assert_int_equal(pbe_engine_review(engine, assessment, &pack, &review, &err),
                     PBE_STATUS_OK);
    size_t count = review->finding_count;
    pbe_review_free(review);
    return count;
}

/* The first review of an engine reads the checks that waited, too. */
static void each_allocation_may_fail(bool first)
{
    struct pbe_value pack = pbe_value_empty();
    long before = memory_live();
    long step = first ? LONG_STEP : STEP; /* a new engine each time takes its time */
    pbe_engine *engine = loaded_engine();
    size_t complete = findings_of(engine);
    assert_true(complete > 3);
    for (long n = 1; n < MANY; n = n < ALL ? n + 1 : n + step) {
        struct pbe_review *review = NULL;
        struct pbe_error err;
        if (first) {
            pbe_engine_free(engine);
            engine = loaded_engine();
        }
        memory_fail(n, false);
        pbe_status status = pbe_engine_review(engine, assessment, &pack, &review, &err);
        bool failed = memory_failed();
        memory_relax();
        if (status) {
            assert_null(review);
            assert_true(status == PBE_STATUS_MEMORY || status == PBE_STATUS_LIMIT
                        || status == PBE_STATUS_PACK);
        }
        pbe_review_free(review);
        if (failed)
            assert_int_equal(findings_of(engine), complete);
        else
            break;
    }
    pbe_engine_free(engine);
    assert_int_equal(memory_live(), before);
}

static void memory_that_ends_in_a_review(void **state)
{
    (void)state;
    each_allocation_may_fail(false);
}

static void memory_that_ends_while_the_checks_are_read(void **state)
{
    (void)state;
    each_allocation_may_fail(true);
}

static void nothing_is_left_behind(void **state)
{
    (void)state;
    long before = memory_live();
    pbe_engine *engine = loaded_engine();
    findings_of(engine);
    pbe_engine_free(engine);
    assert_int_equal(memory_live(), before);
}

int main(int count, char **arguments)
{
    rules = count > 1 ? arguments[1] : "rules";
    pbe_language_set(PBE_CHINESE);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_left_behind),
        cmocka_unit_test(memory_that_ends_in_a_review),
        cmocka_unit_test(memory_that_ends_while_the_checks_are_read),
    };
    return cmocka_run_group_tests(tests, make_form, free_form);
}
