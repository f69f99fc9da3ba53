/* test_harm.c - checks that mean harm, and a table of ten thousand rows.
 *
 *   test_harm RULES
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "reviewed.h"

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
    scratch_put(&reviewed.folder, "t/own.lua", text);
    reviewed_load_well();
    return review_lines(small_table, "t");
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
        {"local row = table.rows[1] local seen = row.name row.name = \"甲\"", "不能改"},
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
    review = review_lines(small_table, "t");
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
    scratch_put(&reviewed.folder, "t/own.lua", "finding(nil, \"x\")\n");
    assert_int_equal(reviewed_load(), PBE_STATUS_PACK);
    assert_non_null(strstr(reviewed.err.text, "正在勾稽"));
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
    reviewed_load_well();
    struct form *form = form_new();
    for (int i = 0; i < ROWS; i++) {
        snprintf(line, sizeof line,
                 "row 产出指标 | 数量指标 | 办案数%d | ≥%d件 | %d件 | 0.01 | 0.01 | ",
                 i, 100 + i, 90 + i);
        assert_true(form_add(form, line));
    }
    pbe_status status =
        pbe_engine_review(reviewed.engine, form_take(form), &id, &review, &err);
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
    reviewed_rules(argument_count > 1 ? arguments[1] : "rules");
    pbe_language_set(PBE_CHINESE);
#define TEST(name) cmocka_unit_test_setup_teardown(name, reviewed_open, reviewed_close)
    const struct CMUnitTest tests[] = {
        TEST(a_thing_has_one_view_while_a_check_holds_it),
        TEST(what_a_check_may_not_do_becomes_a_finding),
        TEST(a_check_remembers_nothing),
        TEST(many_findings_of_one_check_are_counted),
        TEST(a_finding_outside_of_a_check_is_refused),
        TEST(ten_thousand_rows_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
