/* test_sidebar_memory.c RULES - every allocation of a survey fails once: a status says
 * it, the grids stay with the caller, nothing leaks; when memory is back, all is there.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "addin/finding_list.h"
#include "addin/telling.h"
#include "base/language.h"
#include "drawn.h"
#include "failing_memory.h"

enum { ALL = 40, STEP = 37, MANY = 1000000 };

static const char *rules;
static pbe_engine *engine;
static long live_before;

static const char *const drawing[] = {
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
    "产出指标|数量指标|办案数|≥10件|5件|50|50", "^|^|巡查数|≥10件||50|",
    "总分|||||100|50"};

enum { ROWS = sizeof drawing / sizeof *drawing };

/* One sheet in a list that a survey may own. */
static pbe_grid **draw(void)
{
    char copies[ROWS][256], *lines[ROWS];
    struct drawn drawn;
    for (size_t i = 0; i < ROWS; i++) {
        snprintf(copies[i], sizeof copies[i], "%s", drawing[i]);
        lines[i] = copies[i];
    }
    assert_true(drawn_read(lines, ROWS, &drawn));
    pbe_grid **grids = calloc(1, sizeof *grids);
    assert_non_null(grids);
    grids[0] = drawn.sheets[0];
    return grids;
}

static void erase(pbe_grid **grids)
{
    pbe_grid_free(grids[0]);
    free(grids);
}

static int load(void **state)
{
    live_before = memory_live();
    const struct pbe_engine_options options = {.shipped_rules = rules};
    (void)state;
    assert_int_equal(pbe_engine_new(&options, &engine, NULL), PBE_STATUS_OK);
    assert_int_equal(pbe_engine_load(engine, NULL, 0, NULL), PBE_STATUS_OK);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    pbe_engine_free(engine);
    return memory_live() == live_before ? 0 : -1;
}

/* All that the sidebar makes of a sheet; false when memory ended on the way. */
static bool look_at(pbe_grid **grids)
{
    struct survey *survey = NULL;
    struct finding_list list;
    struct pbe_text text;
    struct pbe_error err;
    pbe_status status = survey_make(engine, grids, 1, &survey, &err);
    if (status) {
        assert_null(survey);
        assert_string_not_equal(err.text, "");
        erase(grids);
        return false;
    }
    pbe_text_init(&text, TELLING_MAX);
    telling_cell(survey, 0, 1, 6, &text);
    bool fine = !text.failed;
    if (fine)
        assert_non_null(strstr(text.bytes, "50 × 5/10 = 25"));
    pbe_text_done(&text);
    status = finding_list_make(survey, 0, &list, &err);
    if (!status) {
        assert_true(list.count > 0);
        finding_list_done(&list);
    }
    survey_free(survey);
    return fine && !status;
}

static void memory_that_ends_is_told_and_nothing_leaks(void **state)
{
    (void)state;
    assert_true(look_at(draw())); /* the first look reads what waited */
    for (long n = 1; n < MANY; n = n < ALL ? n + 1 : n + STEP) {
        pbe_grid **grids = draw();
        memory_fail(n, false);
        bool fine = look_at(grids);
        bool failed = memory_failed();
        memory_relax();
        if (!failed) {
            assert_true(fine);
            break;
        }
    }
    assert_true(look_at(draw()));
}

static void a_sheet_without_a_table_stays_with_the_caller(void **state)
{
    struct survey *survey = NULL;
    struct pbe_error err;
    pbe_grid *empty = pbe_grid_new("空表", 1000);
    (void)state;
    assert_non_null(empty);
    assert_int_equal(survey_make(engine, &empty, 1, &survey, &err), PBE_STATUS_FILE);
    assert_null(survey);
    assert_non_null(strstr(err.text, "自评"));
    pbe_grid_free(empty);
}

int main(int count, char **arguments)
{
    rules = count > 1 ? arguments[1] : "rules";
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(memory_that_ends_is_told_and_nothing_leaks,
                                        load, unload),
        cmocka_unit_test_setup_teardown(a_sheet_without_a_table_stays_with_the_caller,
                                        load, unload),
    };
    pbe_language_set(PBE_CHINESE);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
