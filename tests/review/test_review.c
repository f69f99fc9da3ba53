/* test_review.c - scores of a whole table, and what a bureau may change in checks.
 *
 *   test_review RULES
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "reviewed.h"

/* --- scores --- */

static void each_row_is_scored_and_explained(void **state)
{
    (void)state;
    reviewed_load_well();
    struct pbe_review *review = review_lines(small_table, "t");
    assert_int_equal(review->row_count, 6);
    assert_float_equal(review->rows[0].result.score.points, 9.5, 0);
    assert_string_equal(review->rows[0].rule, "预算执行率");
    assert_float_equal(review->rows[1].result.score.points, 40, 0);
    assert_float_equal(review->rows[2].result.score.points, 18.89, 0);
    assert_string_equal(review->rows[2].explanation,
                        "85% 未达到 ≥90%：20 × 85/90 = 18.89");
    assert_int_equal(review->rows[3].result.counted, 0);
    assert_string_equal(review->rows[3].explanation, "");
    assert_int_equal(review->rows[4].result.score.outcome, PBE_JUDGED);
    assert_float_equal(review->rows[4].result.score.points, 14, 0);
    /* 10 of 10 is outside of the band of 稍有增长: pending, never taken over */
    assert_int_equal(review->rows[5].result.score.has_points, 0);
    assert_non_null(find(review, "W14", "6—8"));
    assert_float_equal(review->total.points, 82.39, 1e-9);
    assert_int_equal(review->total.pending, 1);
    assert_string_equal(review->pack->id, "t");
    pbe_review_free(review);
}

static void assert_told(const char *const *lines, const char *const *told)
{
    reviewed_load_well();
    struct pbe_review *review = review_lines(lines, "t");
    for (size_t i = 0; told[i]; i++)
        assert_string_equal(review->rows[i].explanation, told[i]);
    pbe_review_free(review);
}

static void a_rule_that_the_pack_has_not_is_told_and_passed_over(void **state)
{
    static const char *const lines[] = {
        "row 产出指标 | 数量指标 | 甲 | ≥100 | 90 | 10 | 8 |  | rule=每少1个扣1分",
        "row 成本指标 | 经济成本指标 | 乙 | 100万元 | 90万元 | 10 | 8 |  | "
        "rule=直接赋分",
        "row 产出指标 | 质量指标 | 丙 | ≥90% |  | 10 |  |  | rule=专家打分",
        "row 产出指标 | 质量指标 | 丁 | ≥90% | 91% | 10 | 8 |  | rule=质量指标",
        "row 产出指标 | 质量指标 | 戊 | ≥90% | 91% | 10 | 8 |  | rule=/",
        "row 产出指标 | 质量指标 | 己 | ≥90% | 91% | 10 | 8 |  | "
        "rule=有项目年度工作计划或上级文件得满分，成本有控制的加分，没有的不得分",
        NULL};
    static const char *const told[] = {
        "90 未达到 ≥100：10 × 90/100 = 9；评分标准“每少1个扣1分”不在规则包里，"
        "按“定量指标”计分",
        "90万元 未超过 100万元：得满分 10；目标没有写比较符号，按“≤”理解；"
        "评分标准“直接赋分”不在规则包里，按“成本指标”计分",
        "实际完成值未填，暂不计分；评分标准“专家打分”不在规则包里",
        "91% 达到 ≥90%：得满分 10",
        "91% 达到 ≥90%：得满分 10",
        "91% 达到 ≥90%：得满分 10；评分标准“有项目年度工作计划或上级文件得满分，成本…”"
        "不在规则包里，按“定量指标”计分",
        NULL,
    };
    (void)state;
    assert_told(lines, told);
    /* the pack of 财预〔2021〕101号 has the method */
    struct pbe_review *review = review_lines(lines, "mof-2021-101");
    assert_string_equal(review->rows[1].rule, "直接赋分");
    assert_null(strstr(review->rows[1].explanation, "不在规则包里"));
    pbe_review_free(review);
}

static void percent_cells_are_told_as_people_see_them(void **state)
{
    static const char *const lines[] = {
        "row 产出指标 | 质量指标 | 甲 | %1 | %0.7274 | 2 | 2 | ",
        "row 产出指标 | 质量指标 | 乙 | 90%以上 | %0.85 | 5 | 4 | ",
        "row 产出指标 | 质量指标 | 丙 | 90%以上 | 0.85 | 5 | 4 | ",
        "row 产出指标 | 质量指标 | 丁 | %0.02 | 0 | 5 | 4 | ",
        "row 产出指标 | 质量指标 | 执行率 | ≥90% | 80 | 9 | 8 | | execution | "
        "computed=0.8 | rule=定量指标",
        NULL};
    static const char *const told[] = {
        "72.74% 未达到 100%：2 × 72.74%/100% = 1.45",
        "85% 未达到 ≥90%：5 × 85/90 = 4.72",
        "0.85 未达到 ≥90%：5 × 85/90 = 4.72；请核对：小数按百分数理解",
        "0 未达到 2%：5 × 0%/2% = 0",
        "80% 未达到 ≥90%：9 × 80/90 = 8",
        NULL,
    };
    (void)state;
    assert_told(lines, told);
}

static void a_table_scores_as_single_rows_do(void **state)
{
    (void)state;
    reviewed_load_well();
    struct pbe_review *review = review_lines(small_table, "t");
    const struct pbe_row row = {.target = pbe_value_text("≥90%", strlen("≥90%")),
                                .actual = pbe_value_text("85%", 3),
                                .weight = 20,
                                .rule = pbe_value_text("质量指标", strlen("质量指标")),
                                .pack = pbe_value_text("t", 1)};
    struct pbe_score score;
    assert_int_equal(pbe_engine_score(reviewed.engine, &row, &score, NULL), 0);
    assert_true(score.points == review->rows[2].result.score.points);
    pbe_review_free(review);
}

static void an_unknown_pack_is_an_error_of_the_caller(void **state)
{
    struct pbe_value id = pbe_value_text("nobody", 6);
    struct pbe_review *review = NULL;
    struct pbe_error err;
    (void)state;
    reviewed_load_well();
    struct form *form = form_of(small_table);
    assert_int_equal(
        pbe_engine_review(reviewed.engine, form_take(form), &id, &review, &err),
        PBE_STATUS_UNKNOWN);
    assert_null(review);
    form_free(form);
}

static void findings_speak_english_too(void **state)
{
    (void)state;
    reviewed_load_well();
    pbe_language_set(PBE_ENGLISH);
    struct pbe_review *review = review_lines(small_table, "t");
    assert_non_null(find(review, "C21", "401/200 = 200.5%, over 130%"));
    for (size_t i = 0; i < review->finding_count; i++)
        assert_null(strstr(review->findings[i].message, "请"));
    pbe_review_free(review);
}

static void findings_are_in_order(void **state)
{
    (void)state;
    reviewed_load_well();
    struct pbe_review *review = review_lines(small_table, "t");
    for (size_t i = 1; i < review->finding_count; i++) {
        const struct pbe_finding *a = &review->findings[i - 1], *b = a + 1;
        assert_true(a->severity >= b->severity);
        if (a->severity == b->severity && a->place.row >= 0 && b->place.row >= 0)
            assert_true(
                a->place.sheet < b->place.sheet
                || (a->place.sheet == b->place.sheet && a->place.row <= b->place.row));
    }
    pbe_review_free(review);
}

/* --- what a bureau changes --- */

static void a_bureau_changes_one_number(void **state)
{
    (void)state;
    scratch_put(&reviewed.folder, "local.d/t.lua", "check \"C21\" { over = 300 }\n");
    reviewed_load_well();
    struct pbe_review *review = review_lines(small_table, "t");
    assert_int_equal(count(review, "C21"), 0);
    pbe_review_free(review);
    review = review_lines(small_table, "mof-2020-10");
    assert_int_equal(count(review, "C21"), 1); /* the other pack keeps its own */
    pbe_review_free(review);
}

static void a_change_of_the_base_pack_holds_in_those_that_extend_it(void **state)
{
    (void)state;
    scratch_put(&reviewed.folder, "local.d/mof-2020-10.lua",
                "勾稽 “C21” { 超额线 = 300 }\n勾稽 “C06” { 停用 = 真 }\n");
    reviewed_load_well();
    struct pbe_review *review = review_lines(small_table, "t");
    assert_int_equal(count(review, "C21"), 0);
    pbe_review_free(review);
}

static void a_pack_switches_off_and_adds(void **state)
{
    (void)state;
    scratch_put(
        &reviewed.folder, "t/own.lua",
        "check \"C21\" { off = true }\n"
        "check \"L01\" { title = \"题\", basis = \"据\", severity = \"error\",\n"
        "  least = 30, find = function(table, check)\n"
        "    for i, row in each(table.rows) do\n"
        "      if row.weight.number and row.weight.number > check.least then\n"
        "        finding(row.weight, say(\"{1} 分太多\", \"{1} is much\"),\n"
        "          row.weight.number)\n"
        "      end\n"
        "    end\n"
        "  end }\n");
    reviewed_load_well();
    struct pbe_review *review = review_lines(small_table, "t");
    assert_int_equal(count(review, "C21"), 0);
    const struct pbe_finding *own = find(review, "L01", "40 分太多");
    assert_non_null(own);
    assert_int_equal(own->severity, PBE_ERROR);
    assert_string_equal(own->cell, "自评表!F3");
    pbe_review_free(review);
}

static void checks_in_several_files_share_functions(void **state)
{
    (void)state;
    scratch_put(&reviewed.folder, "t/checks.lua",
                "local calls = 0\n"
                "local function counted(text)\n"
                "  calls = calls + 1\n"
                "  return text .. tostring(calls)\n"
                "end\n"
                "local function twice(text) return counted(text) .. counted(text) end\n"
                "common { counted = counted, twice = twice }\n");
    scratch_put(&reviewed.folder, "t/checks_1_own.lua",
                "local twice, counted = common(\"twice\", \"counted\")\n"
                "check \"L01\" { title = \"题\", basis = \"据\",\n"
                "  find = function() finding(nil, twice(\"乙\")) end }\n"
                "check \"L02\" { title = \"题\", basis = \"据\",\n"
                "  find = function() finding(nil, counted(\"甲\")) end }\n"
                "check \"L03\" { title = \"题\", basis = \"据\",\n"
                "  find = function() common(\"twice\") end }\n");
    reviewed_load_well();
    struct pbe_review *review = review_lines(small_table, "t");
    assert_string_equal(find(review, "L01", "")->message, "乙1乙2");
    /* a shared function remembers nothing from one check to the next */
    assert_string_equal(find(review, "L02", "")->message, "甲1");
    assert_non_null(find(review, "L03", "common 要写在函数外面"));
    pbe_review_free(review);
}

static pbe_status review_shipped(const char *third, struct pbe_error *err)
{
    const struct pbe_engine_options options = {.shipped_rules = reviewed.folder.path};
    struct form *form = form_of(small_table);
    struct pbe_value id = pbe_value_text("t", 1);
    struct pbe_review *review = NULL;
    scratch_put(&reviewed.folder, "t/checks_3.lua", third);
    assert_int_equal(pbe_engine_set_options(reviewed.engine, &options, NULL), 0);
    assert_int_equal(pbe_engine_load(reviewed.engine, NULL, 0, err), 0);
    pbe_status status =
        pbe_engine_review(reviewed.engine, form_take(form), &id, &review, err);
    form_free(form);
    pbe_review_free(review);
    return status;
}

static void checks_of_shipped_packs_wait_in_all_their_files(void **state)
{
    struct pbe_error err;
    (void)state;
    scratch_good_pack(&reviewed.folder);
    scratch_put(&reviewed.folder, "t/checks.lua",
                "local function f() end\n"
                "common { f = f }\n");
    scratch_put(&reviewed.folder, "t/checks_1.lua", "local f = common(\"f\")\n");
    scratch_put(&reviewed.folder, "t/checks_2.lua", "local f = common(\"f\")\n");
    assert_int_equal(review_shipped("", &err), PBE_STATUS_OK);
    assert_int_equal(review_shipped("\nchek \"L01\"\n", &err), PBE_STATUS_PACK);
    assert_string_equal(err.file, "t/checks_3.lua");
    assert_int_equal(err.line, 2);
    /* nobody would see what comes this late */
    assert_int_equal(review_shipped("grades { { name = \"优\", from = 0 } }\n", &err),
                     PBE_STATUS_PACK);
    assert_non_null(strstr(err.text, "只能有 check 和 common"));
    assert_string_equal(err.file, "t/checks_3.lua");
}

static void origin_shows_where_a_number_comes_from(void **state)
{
    struct pbe_value id = pbe_value_text("t", 1);
    struct pbe_origin *origins;
    size_t number = 0, seen = 0;
    (void)state;
    scratch_put(&reviewed.folder, "local.d/t.lua", "check \"C21\" { over = 300 }\n");
    reviewed_load_well();
    assert_int_equal(
        pbe_engine_origin(reviewed.engine, &id, &origins, &number, &reviewed.err), 0);
    for (size_t i = 0; i < number; i++) {
        if (strcmp(origins[i].word, "check") != 0
            || strcmp(origins[i].title, "C21") != 0)
            continue;
        if (strcmp(origins[i].field, "over") == 0) {
            assert_string_equal(origins[i].value, "300");
            assert_string_equal(origins[i].file, "local.d/t.lua");
            assert_int_equal(origins[i].layer, PBE_LAYER_LOCAL);
            seen++;
        } else if (strcmp(origins[i].field, "title") == 0) {
            assert_string_equal(origins[i].file, "mof-2020-10/checks_4_values.lua");
            assert_int_equal(origins[i].layer, PBE_LAYER_SHIPPED);
            seen++;
        }
    }
    free(origins);
    assert_int_equal(seen, 2);
}

static void slips_in_a_check_are_told_with_their_place(void **state)
{
    static const struct {
        const char *text, *words;
    } slips[] = {
        {"check \"C21\" { ovr = 150 }\n", "over"},
        {"check \"C21\" { over = \"150\" }\n", "数字"},
        {"check \"C21\" { severity = \"fatal\" }\n", "error"},
        {"check \"C99\" { off = true }\n", "find"},
        {"check \"L01\" { title = \"题\", find = function() end }\n", "basis"},
        {"check \"C21\"\n", "C21"},
        {"check { }\n", "编号"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        scratch_put(&reviewed.folder, "local.d/t.lua", slips[i].text);
        assert_int_equal(reviewed_load(), PBE_STATUS_PACK);
        if (!strstr(reviewed.err.text, slips[i].words))
            printf("%s: %s\n", slips[i].text, reviewed.err.text);
        assert_non_null(strstr(reviewed.err.text, slips[i].words));
        assert_string_equal(reviewed.err.file, "local.d/t.lua");
        assert_int_equal(reviewed.err.line, 1);
    }
}

int main(int argument_count, char **arguments)
{
    reviewed_rules(argument_count > 1 ? arguments[1] : "rules");
    pbe_language_set(PBE_CHINESE);
#define TEST(name) cmocka_unit_test_setup_teardown(name, reviewed_open, reviewed_close)
    const struct CMUnitTest tests[] = {
        TEST(each_row_is_scored_and_explained),
        TEST(a_rule_that_the_pack_has_not_is_told_and_passed_over),
        TEST(percent_cells_are_told_as_people_see_them),
        TEST(a_table_scores_as_single_rows_do),
        TEST(an_unknown_pack_is_an_error_of_the_caller),
        TEST(findings_speak_english_too),
        TEST(findings_are_in_order),
        TEST(a_bureau_changes_one_number),
        TEST(a_change_of_the_base_pack_holds_in_those_that_extend_it),
        TEST(a_pack_switches_off_and_adds),
        TEST(checks_in_several_files_share_functions),
        TEST(checks_of_shipped_packs_wait_in_all_their_files),
        TEST(origin_shows_where_a_number_comes_from),
        TEST(slips_in_a_check_are_told_with_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
