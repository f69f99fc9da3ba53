/* test_review.c - scores of a whole table, what a bureau may change in checks, and checks
 * that mean harm.
 *
 *   test_review RULES
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "form.h"
#include "loaded.h"
#include "lua/review.h"

static const char *rules;
static struct loaded loaded;

static int open_folder(void **state)
{
    (void)state;
    loaded_open(&loaded);
    scratch_put(&loaded.folder, "t/pack.lua",
                "pack { id = \"t\", version = \"1\", title = \"试\", basis = \"试\",\n"
                "  extends = \"mof-2020-10\" }\n");
    return 0;
}

static int close_folder(void **state)
{
    (void)state;
    pbe_language_set(PBE_CHINESE);
    loaded_close(&loaded);
    return 0;
}

/* The shipped rules wait until they are asked for, as in the component. */
static pbe_status load(void)
{
    const struct pbe_engine_options options = {.shipped_rules = rules};
    const char *roots[] = {loaded.folder.path};
    pbe_engine_set_options(loaded.engine, &options, NULL);
    return pbe_engine_load(loaded.engine, roots, 1, &loaded.err);
}

static void load_well(void)
{
    if (load())
        printf("%s:%d: %s\n", loaded.err.file, loaded.err.line, loaded.err.text);
    assert_int_equal(loaded.err.status, PBE_STATUS_OK);
}

static struct form *form_of(const char *const *lines)
{
    struct form *form = form_new();
    for (; *lines; lines++)
        assert_true(form_add(form, *lines));
    return form;
}

static const char *const small[] = {
    "fund total | 100 | 100 | 95 | 10 | '95% | 9.5",
    "row 预算执行率 | - | 预算执行率 | 100% | 0.95 | 10 | 9.5 | - | execution",
    "row 产出指标 | 数量指标 | 办案数 | 200起以上 | 401 | 40 | 40 | ",
    "row 产出指标 | 质量指标 | 准确率 | ≥90% | 85% | 20 | 18.89 | 略",
    "row 产出指标 | 质量指标 |  |  |  |  |  |  | placeholder",
    "row 效益指标 | 社会效益指标 | 稳定 | 持续维护 | 稍有增长 | 20 | 14 | 略",
    "row 效益指标 | 社会效益指标 | 和谐 | 持续维护 | 稍有增长 | 10 | 10 | 略",
    "total 92.39",
    NULL};

static struct pbe_review *review_lines(const char *const *lines, const char *pack)
{
    struct form *form = form_of(lines);
    struct pbe_value id = pbe_value_text(pack, strlen(pack));
    struct pbe_review *review = NULL;
    struct pbe_error err;
    pbe_status status =
        pbe_engine_review(loaded.engine, form_take(form), &id, &review, &err);
    form_free(form); /* a review outlives the table */
    if (status)
        printf("%s:%d: %s\n", err.file, err.line, err.text);
    assert_int_equal(status, PBE_STATUS_OK);
    return review;
}

static const struct pbe_finding *find(const struct pbe_review *review, const char *code,
                                      const char *words)
{
    for (size_t i = 0; i < review->finding_count; i++)
        if (strcmp(review->findings[i].code, code) == 0
            && strstr(review->findings[i].message, words))
            return &review->findings[i];
    return NULL;
}

static size_t count(const struct pbe_review *review, const char *code)
{
    size_t found = 0;
    for (size_t i = 0; i < review->finding_count; i++)
        found += strcmp(review->findings[i].code, code) == 0;
    return found;
}

/* --- scores --- */

static void each_row_is_scored_and_explained(void **state)
{
    (void)state;
    load_well();
    struct pbe_review *review = review_lines(small, "t");
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
    load_well();
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
    load_well();
    struct pbe_review *review = review_lines(small, "t");
    const struct pbe_row row = {.target = pbe_value_text("≥90%", strlen("≥90%")),
                                .actual = pbe_value_text("85%", 3),
                                .weight = 20,
                                .rule = pbe_value_text("质量指标", strlen("质量指标")),
                                .pack = pbe_value_text("t", 1)};
    struct pbe_score score;
    assert_int_equal(pbe_engine_score(loaded.engine, &row, &score, NULL), 0);
    assert_true(score.points == review->rows[2].result.score.points);
    pbe_review_free(review);
}

static void an_unknown_pack_is_an_error_of_the_caller(void **state)
{
    struct pbe_value id = pbe_value_text("nobody", 6);
    struct pbe_review *review = NULL;
    struct pbe_error err;
    (void)state;
    load_well();
    struct form *form = form_of(small);
    assert_int_equal(
        pbe_engine_review(loaded.engine, form_take(form), &id, &review, &err),
        PBE_STATUS_UNKNOWN);
    assert_null(review);
    form_free(form);
}

static void findings_speak_english_too(void **state)
{
    (void)state;
    load_well();
    pbe_language_set(PBE_ENGLISH);
    struct pbe_review *review = review_lines(small, "t");
    assert_non_null(find(review, "C21", "401/200 = 200.5%, over 130%"));
    for (size_t i = 0; i < review->finding_count; i++)
        assert_null(strstr(review->findings[i].message, "请"));
    pbe_review_free(review);
}

static void findings_are_in_order(void **state)
{
    (void)state;
    load_well();
    struct pbe_review *review = review_lines(small, "t");
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
    scratch_put(&loaded.folder, "local.d/t.lua", "check \"C21\" { over = 300 }\n");
    load_well();
    struct pbe_review *review = review_lines(small, "t");
    assert_int_equal(count(review, "C21"), 0);
    pbe_review_free(review);
    review = review_lines(small, "mof-2020-10");
    assert_int_equal(count(review, "C21"), 1); /* the other pack keeps its own */
    pbe_review_free(review);
}

static void a_change_of_the_base_pack_holds_in_those_that_extend_it(void **state)
{
    (void)state;
    scratch_put(&loaded.folder, "local.d/mof-2020-10.lua",
                "勾稽 “C21” { 超额线 = 300 }\n勾稽 “C06” { 停用 = 真 }\n");
    load_well();
    struct pbe_review *review = review_lines(small, "t");
    assert_int_equal(count(review, "C21"), 0);
    pbe_review_free(review);
}

static void a_pack_switches_off_and_adds(void **state)
{
    (void)state;
    scratch_put(
        &loaded.folder, "t/own.lua",
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
    load_well();
    struct pbe_review *review = review_lines(small, "t");
    assert_int_equal(count(review, "C21"), 0);
    const struct pbe_finding *own = find(review, "L01", "40 分太多");
    assert_non_null(own);
    assert_int_equal(own->severity, PBE_ERROR);
    assert_string_equal(own->cell, "自评表!F3");
    pbe_review_free(review);
}

static void origin_shows_where_a_number_comes_from(void **state)
{
    struct pbe_value id = pbe_value_text("t", 1);
    struct pbe_origin *origins;
    size_t number = 0, seen = 0;
    (void)state;
    scratch_put(&loaded.folder, "local.d/t.lua", "check \"C21\" { over = 300 }\n");
    load_well();
    assert_int_equal(
        pbe_engine_origin(loaded.engine, &id, &origins, &number, &loaded.err), 0);
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
            assert_string_equal(origins[i].file, "mof-2020-10/checks.lua");
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
        scratch_put(&loaded.folder, "local.d/t.lua", slips[i].text);
        assert_int_equal(load(), PBE_STATUS_PACK);
        if (!strstr(loaded.err.text, slips[i].words))
            printf("%s: %s\n", slips[i].text, loaded.err.text);
        assert_non_null(strstr(loaded.err.text, slips[i].words));
        assert_string_equal(loaded.err.file, "local.d/t.lua");
        assert_int_equal(loaded.err.line, 1);
    }
}

/* --- checks that mean harm --- */

/* Loads a check L01 with this body and gives what it found. */
static struct pbe_review *review_with(const char *body)
{
    char text[4096];
    snprintf(text, sizeof text,
             "local kept\n"
             "check \"L01\" { title = \"题\", basis = \"据\", words = { \"甲\" },\n"
             "  find = function(table, check)\n%s\n  end }\n",
             body);
    scratch_put(&loaded.folder, "t/own.lua", text);
    load_well();
    return review_lines(small, "t");
}

/* Whatever was collected meanwhile: a table may have views as its keys. */
static void a_thing_has_one_view_while_a_check_holds_it(void **state)
{
    struct pbe_review *review =
        review_with("local seen = { [table.rows[1]] = \"甲\" }\n"
                    "for i = 1, 20000 do local other = table.rows[2].score end\n"
                    "if seen[table.rows[1]] == \"甲\" and not seen[table.rows[2]]\n"
                    "  and table.rows[1] ~= table.rows[1].level1\n"
                    "  and table.rows[1].score == table.rows[1].score then\n"
                    "  finding(table.rows[1], \"同一行\")\n"
                    "end");
    (void)state;
    assert_non_null(find(review, "L01", "同一行"));
    pbe_review_free(review);
}

static void what_a_check_may_not_do_becomes_a_finding(void **state)
{
    static const struct {
        const char *body, *words;
    } attacks[] = {
        {"while true do end", "指令数超出限制"},
        {"local s = \"甲\" while true do s = s .. s end", "内存超出限制"},
        {"local t = {} for i = 1, 100000000 do t[i] = { i } end", "超出限制"},
        {"table.rows = 5", "不能改"},
        {"table.rows[1].score = 5", "不能改"},
        {"table.rows[1].score.number = 5", "不能改"},
        {"local x = table.rows[1].wieght", "weight"},
        {"local x = table.rows[99].weight", "空值"},
        {"local x = table[{}]", "没有"},
        {"each(5)", "each"},
        {"finding(5, \"x\")", "row.score"},
        {"finding(nil)", "find"},
        {"x = 5", "赋值"},
        {"error(\"自己报错\")", "自己报错"},
        {"local x = 1 + nil", "空值"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof attacks / sizeof *attacks; i++) {
        struct pbe_review *review = review_with(attacks[i].body);
        const struct pbe_finding *told = find(review, "L01", "这项勾稽没有做完");
        if (!told || !strstr(told->message, attacks[i].words))
            printf("%s: %s\n", attacks[i].body, told ? told->message : "nothing");
        assert_non_null(told);
        assert_int_equal(count(review, "C21"), 1); /* the others went on */
        pbe_review_free(review);
    }
}

static void a_check_remembers_nothing(void **state)
{
    (void)state;
    struct pbe_review *review =
        review_with("if kept then finding(nil, \"remembered\") end\n"
                    "kept = table.rows[1] check.words[1] = \"乙\" check.over = 5");
    assert_int_equal(count(review, "L01"), 0);
    pbe_review_free(review);
    review = review_lines(small, "t");
    assert_int_equal(count(review, "L01"), 0);
    pbe_review_free(review);
}

static void many_findings_of_one_check_are_counted(void **state)
{
    (void)state;
    struct pbe_review *review =
        review_with("for i = 1, 1000 do finding(table.rows[1], \"第{1}次\", i) end");
    assert_int_equal(count(review, "L01"), 201);
    assert_non_null(find(review, "L01", "还有 800 处"));
    pbe_review_free(review);
}

static void a_finding_outside_of_a_check_is_refused(void **state)
{
    (void)state;
    scratch_put(&loaded.folder, "t/own.lua", "finding(nil, \"x\")\n");
    assert_int_equal(load(), PBE_STATUS_PACK);
    assert_non_null(strstr(loaded.err.text, "正在勾稽"));
}

/* --- a large table --- */

static void ten_thousand_rows_fit(void **state)
{
    enum { ROWS = 10000 };
    char line[256];
    struct pbe_value id = pbe_value_text("t", 1);
    struct pbe_review *review = NULL;
    struct pbe_error err = {.text = ""};
    (void)state;
    load_well();
    struct form *form = form_new();
    for (int i = 0; i < ROWS; i++) {
        snprintf(line, sizeof line,
                 "row 产出指标 | 数量指标 | 办案数%d | ≥%d件 | %d件 | 0.01 | 0.01 | ",
                 i, 100 + i, 90 + i);
        assert_true(form_add(form, line));
    }
    pbe_status status =
        pbe_engine_review(loaded.engine, form_take(form), &id, &review, &err);
    if (status)
        printf("%s\n", err.text);
    assert_int_equal(status, PBE_STATUS_OK);
    assert_int_equal(review->row_count, ROWS);
    for (size_t i = 0; i < review->finding_count; i++)
        if (strstr(review->findings[i].message, "没有做完"))
            printf("%s: %s\n", review->findings[i].code, review->findings[i].message);
    assert_null(find(review, "C01", "没有做完"));
    assert_null(find(review, "C25", "没有做完"));
    assert_null(find(review, "C42", "没有做完"));
    pbe_review_free(review);
    form_free(form);
}

int main(int argument_count, char **arguments)
{
    rules = argument_count > 1 ? arguments[1] : "rules";
    pbe_language_set(PBE_CHINESE);
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_folder, close_folder)
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
        TEST(origin_shows_where_a_number_comes_from),
        TEST(slips_in_a_check_are_told_with_their_place),
        TEST(a_thing_has_one_view_while_a_check_holds_it),
        TEST(what_a_check_may_not_do_becomes_a_finding),
        TEST(a_check_remembers_nothing),
        TEST(many_findings_of_one_check_are_counted),
        TEST(a_finding_outside_of_a_check_is_refused),
        TEST(ten_thousand_rows_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
