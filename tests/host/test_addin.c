/* test_addin.c - the real component, called as Calc calls it, without LibreOffice.
 *
 * Usage: test_addin LIBRARY. The packs lie beside it, in LIBRARY's folder/../rules, as
 * in the extension. No type provider is at hand, so exceptions are RuntimeExceptions.
 */
#include "cmocka_first.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "addin/uno/calc_error.h"
#include "host.h"

#define CALC    "pbe.Calc.implementation"
#define XCALC   "pbe.XCalc"
#define RUNTIME "com.sun.star.uno.RuntimeException"

/* In the order of functions.def, which no row may leave. */
enum { SCORE = 3, EXPLAIN, SCORES, RATE, GRADE, READ, RULES, PACK, CHECK, NONE };

static const char *component_path;
static struct host_component component;
static struct host_error error;
static uno_Interface *calc; /* the component's */

static int open_component(void **state)
{
    (void)state;
    if (!host_component_open(&component, component_path, CALC, XCALC))
        return -1;
    calc = component.face;
    return 0;
}

static int close_component(void **state)
{
    (void)state;
    host_component_close(&component);
    return 0;
}

/* --- calls as a cell makes them --- */

/* An optional argument: NULL is void, "#5" a number, else a text. */
static void make_any(uno_Any *any, const char *said)
{
    if (!said)
        host_any_void(any);
    else if (said[0] == '#')
        host_any_double(any, strtod(said + 1, NULL));
    else
        host_any_text(any, said);
}

enum { OPTIONALS = 3 };

/* score, whose weight is a number, or explain, whose weight is a string. */
static bool call_row(int position, void *result, const char *target, const char *actual,
                     void *weight, const char *const optional[OPTIONALS])
{
    uno_Any anys[OPTIONALS];
    rtl_uString *texts[2] = {host_string(target), host_string(actual)};
    for (int i = 0; i < OPTIONALS; i++)
        make_any(&anys[i], optional[i]);
    bool returned = host_call(
        calc, position == SCORE ? XCALC "::score" : XCALC "::explain", position, result,
        HOST_ARGS(&texts[0], &texts[1], weight, &anys[0], &anys[1], &anys[2]), &error);
    for (int i = 0; i < OPTIONALS; i++)
        uno_any_destruct(&anys[i], NULL);
    rtl_uString_release(texts[0]);
    rtl_uString_release(texts[1]);
    return returned;
}

/* The points, NAN for the empty text; fails when it threw. */
static double points(const char *target, const char *actual, double weight,
                     const char *rule, const char *given, const char *pack)
{
    uno_Any result;
    const char *const optional[OPTIONALS] = {rule, given, pack};
    if (!call_row(SCORE, &result, target, actual, &weight, optional))
        fail_msg("%s: %s", error.type, error.message);
    double value = (double)NAN;
    if (result.pType->eTypeClass == typelib_TypeClass_DOUBLE)
        value = *(double *)result.pData;
    else
        assert_int_equal((*(rtl_uString **)result.pData)->length, 0);
    uno_any_destruct(&result, NULL);
    return value;
}

static const char *explained(const char *target, const char *actual, const char *weight,
                             const char *rule, const char *given, const char *pack)
{
    static char said[256];
    rtl_uString *result = NULL, *digits = host_string(weight);
    const char *const optional[OPTIONALS] = {rule, given, pack};
    if (!call_row(EXPLAIN, &result, target, actual, &digits, optional))
        fail_msg("%s: %s", error.type, error.message);
    host_text(result, said);
    rtl_uString_release(result);
    rtl_uString_release(digits);
    return said;
}

static void assert_throws(const char *target, const char *actual, double weight,
                          const char *rule, const char *given, const char *pack,
                          const char *message)
{
    uno_Any result;
    const char *const optional[OPTIONALS] = {rule, given, pack};
    if (call_row(SCORE, &result, target, actual, &weight, optional))
        fail_msg("no exception: %s", message);
    assert_string_equal(error.type, RUNTIME);
    if (!strstr(error.message, message))
        fail_msg("%s instead of %s", error.message, message);
}

/* --- the library --- */

static void the_library_asks_for_binary_uno_and_knows_its_two_classes(void **state)
{
    (void)state;
    assert_string_equal(component.library.environment, "uno");
    uno_Interface *commands =
        host_factory(&component.library, "pbe.Commands.implementation");
    assert_non_null(commands);
    host_release(commands);
    assert_null(host_factory(&component.library, "pbe.Nobody.implementation"));
    assert_null(host_factory(&component.library, ""));
    assert_null(host_factory(&component.library, "pbe.Calc"));
}

static void the_add_in_answers_what_calc_asks_it(void **state)
{
    static const char *const interfaces[] = {"com.sun.star.uno.XInterface",
                                             "com.sun.star.lang.XServiceInfo",
                                             "com.sun.star.lang.XTypeProvider", XCALC};
    (void)state;
    for (size_t i = 0; i < sizeof interfaces / sizeof interfaces[0]; i++) {
        uno_Interface *face = host_query(component.object, interfaces[i]);
        if (!face)
            fail_msg("%s", interfaces[i]);
        host_release(face);
    }
    char result[64];
    assert_false(host_call(calc, XCALC "::nobody", NONE, result, NULL, &error));
    assert_string_equal(error.type, RUNTIME);
}

/* --- score and explain --- */

static void rows_score_as_on_paper(void **state)
{
    (void)state;
    assert_true(points("200起以上", "401", 8, NULL, NULL, NULL) == 8);
    assert_true(points("到达90%以上", "85%", 5, NULL, NULL, NULL) == 4.72);
    assert_true(points("1307.04", "1491.59", 10, "成本指标", NULL, "mof-2020-10")
                == 8.76);
    assert_true(isnan(points("95%以上", "", 8, NULL, NULL, NULL)));
    assert_true(points("95%以上", "0", 8, NULL, NULL, NULL) == 0);
    assert_true(isnan(points("", "", 0, NULL, NULL, NULL)));
    assert_true(isnan(points("增长10%", "稍有增长", 5, NULL, NULL, NULL)));
    assert_true(points("增长10%", "稍有增长", 5, NULL, "#3.5", NULL) == 3.5);
    assert_true(points("增长10%", "稍有增长", 5, NULL, "3.5", NULL) == 3.5);
    assert_true(isnan(points("增长10%", "稍有增长", 5, NULL, "#4", NULL)));
    assert_true(points("≥100个", "80个", 10, NULL, NULL, "mof-2021-101") == 5);
}

static void an_optional_argument_may_be_left_out_in_three_ways(void **state)
{
    static const char *const nothing[] = {NULL, "#0", ""};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        const char *none = nothing[i];
        assert_true(points("到达90%以上", "85%", 5, none, none, none) == 4.72);
        assert_string_equal(explained("到达90%以上", "85%", "5", none, none, none),
                            "85% 未达到 ≥90%：5 × 85/90 = 4.72");
    }
}

static void zero_points_as_a_text_are_zero_points(void **state)
{
    (void)state;
    assert_true(isnan(points("提高", "未完成", 5, NULL, "#0", NULL)));
    assert_true(points("提高", "未完成", 5, NULL, "0", NULL) == 0);
}

static void bad_arguments_throw_and_the_explanation_says_why(void **state)
{
    (void)state;
    assert_throws("5", "5", 0, NULL, NULL, NULL, "分值没有填写或是 0，应大于0");
    assert_throws("5", "5", (double)NAN, NULL, NULL, NULL, "分值应大于0");
    assert_throws("5", "5", 5, "城本指标", NULL, NULL, "最接近的是“成本指标”");
    assert_throws("5", "5", 5, "#7", NULL, NULL, "规则应写名称");
    assert_throws("5", "5", 5, NULL, "三分", NULL, "自评分应为数字");
    assert_throws("5", "5", 5, NULL, NULL, "nobody", "没有规则包“nobody”");
    assert_string_equal(explained("5", "5", "0", NULL, NULL, NULL),
                        "分值没有填写或是 0，应大于0");
    assert_string_equal(explained("5", "5", "", NULL, NULL, NULL),
                        "分值没有填写或是 0，应大于0");
    assert_non_null(strstr(explained("5", "5", "五分", NULL, NULL, NULL), "“五分”"));
    assert_non_null(strstr(explained("5", "5", "-1", NULL, NULL, NULL), "“-1”"));
    assert_non_null(strstr(explained("5", "5", "８ ", NULL, NULL, NULL), "满分 8"));
    assert_string_equal(explained("95%以上", "", "8", NULL, NULL, NULL),
                        "实际完成值未填，暂不计分");
}

static void an_argument_that_no_cell_holds_throws(void **state)
{
    uno_Any strange, none, result;
    rtl_uString *text = host_string("5"), *said = NULL;
    double weight = 5;
    uno_Interface *face = &component.context.uno;
    (void)state;
    typelib_TypeDescriptionReference *type = NULL;
    typelib_typedescriptionreference_newByAsciiName(&type, typelib_TypeClass_INTERFACE,
                                                    "com.sun.star.uno.XInterface");
    uno_type_any_construct(&strange, &face, type, NULL);
    typelib_typedescriptionreference_release(type);
    host_any_void(&none);
    assert_false(host_call(calc, XCALC "::score", SCORE, &result,
                           HOST_ARGS(&text, &text, &weight, &strange, &none, &none),
                           &error));
    assert_string_equal(error.type, RUNTIME);
    assert_true(host_call(calc, XCALC "::explain", EXPLAIN, &said,
                          HOST_ARGS(&text, &text, &text, &none, &none, &strange),
                          &error));
    assert_true(said->length > 0);
    rtl_uString_release(said);
    rtl_uString_release(text);
    uno_any_destruct(&strange, NULL);
    assert_int_equal(component.context.references, 2); /* ours, and the kept context */
}

/* --- scores --- */

static void set_cell(uno_Any *cell, const char *said)
{
    make_any(cell, said);
}

/* Calls scores with a table of `columns`; the result is the caller's. */
static uno_Sequence *scores(const char *const *cells, int rows, int columns)
{
    enum { MOST = 32 };
    uno_Any anys[MOST], pack;
    uno_Sequence *result = NULL;
    int count = rows * columns;
    assert_true(count <= MOST);
    for (int i = 0; i < count; i++)
        set_cell(&anys[i], cells[i]);
    host_any_void(&pack);
    uno_Sequence *table = host_table(rows, columns, anys);
    bool returned = host_call(calc, XCALC "::scores", SCORES, &result,
                              HOST_ARGS(&table, &pack), &error);
    host_sequence_free(table, "[][]any");
    for (int i = 0; i < count; i++)
        uno_any_destruct(&anys[i], NULL);
    return returned ? result : NULL;
}

/* A cell of the result as text: a number, or “” for the empty text. */
static void assert_cell(const uno_Sequence *table, int row, const char *expected)
{
    char got[64] = "";
    const uno_Any *cell = host_cell(table, row, 0);
    if (cell->pType->eTypeClass == typelib_TypeClass_DOUBLE)
        snprintf(got, sizeof got, "%.10g", *(double *)cell->pData);
    else
        assert_int_equal((*(rtl_uString **)cell->pData)->length, 0);
    assert_string_equal(got, expected);
}

static void a_table_is_scored_row_by_row_up_to_its_last_filled_row(void **state)
{
    static const char *const cells[] = {
        "200起以上",
        "401",
        "#8",
        "",
        NULL, /* met */
        "到达90%以上",
        "#0.85",
        "5",
        NULL,
        "", /* weight as a text */
        "1307.04",
        "1491.59",
        "#10",
        "成本指标",
        NULL, /* a rule */
        "提高",
        "稍有增长",
        "#5",
        NULL,
        "#3.5", /* given */
        "",
        "",
        "",
        "",
        "", /* a blank row between */
        "95%以上",
        "",
        "#8",
        "",
        "", /* not filled */
    };
    (void)state;
    uno_Sequence *result = scores(cells, 6, 5);
    assert_non_null(result);
    assert_int_equal(result->nElements, 6);
    assert_cell(result, 0, "8");
    assert_cell(result, 1, "4.72");
    assert_cell(result, 2, "8.76");
    assert_cell(result, 3, "3.5");
    assert_cell(result, 4, "");
    assert_cell(result, 5, "");
    host_sequence_free(result, "[][]any");
}

static void a_bad_row_is_an_error_in_its_own_cell(void **state)
{
    static const char *const cells[] = {
        "5", "5", "#0", "5", "5", "abc", "5", "5", "#5", "", "", "", "", "", "",
    };
    (void)state;
    uno_Sequence *result = scores(cells, 5, 3);
    assert_non_null(result);
    assert_int_equal(result->nElements, 3); /* the blank end is trimmed */
    double wrong = *(double *)host_cell(result, 0, 0)->pData;
    double illegal = cuno_calc_error(CUNO_CALC_ILLEGAL_ARGUMENT);
    assert_memory_equal(&wrong, &illegal, sizeof wrong);
    wrong = *(double *)host_cell(result, 1, 0)->pData;
    assert_memory_equal(&wrong, &illegal, sizeof wrong);
    assert_cell(result, 2, "5");
    host_sequence_free(result, "[][]any");
}

static void an_empty_table_is_one_empty_cell_and_a_narrow_one_throws(void **state)
{
    static const char *const blank[] = {"", "", "", NULL, NULL, NULL};
    (void)state;
    uno_Sequence *result = scores(blank, 2, 3);
    assert_non_null(result);
    assert_int_equal(result->nElements, 1);
    assert_cell(result, 0, "");
    host_sequence_free(result, "[][]any");
    assert_null(scores(blank, 3, 2));
    assert_string_equal(error.type, RUNTIME);
    assert_null(scores(blank, 1, 6));
    assert_null(scores(blank, 0, 0));
}

/* --- rate, grade, read --- */

static bool call_rate(double value, double base, const char *kind, double *rate)
{
    uno_Any anys[2];
    make_any(&anys[0], kind);
    make_any(&anys[1], NULL);
    bool returned = host_call(calc, XCALC "::rate", RATE, rate,
                              HOST_ARGS(&value, &base, &anys[0], &anys[1]), &error);
    uno_any_destruct(&anys[0], NULL);
    uno_any_destruct(&anys[1], NULL);
    return returned;
}

static void rates_are_fractions_and_base_zero_is_a_division_by_zero(void **state)
{
    double rate = 0, division = cuno_calc_error(CUNO_CALC_DIV0);
    (void)state;
    assert_true(call_rate(195.5, 200, NULL, &rate));
    assert_true(rate == 0.9775);
    assert_true(call_rate(12, 10, "变动率", &rate));
    assert_true(rate == 0.2);
    assert_true(call_rate(5, 0, NULL, &rate));
    assert_memory_equal(&rate, &division, sizeof rate);
    assert_false(call_rate(5, 5, "快慢率", &rate));
    assert_non_null(strstr(error.message, "快慢率"));
}

/* grade, read and pack: one text out. NULL when it threw. */
static const char *call_text(const char *member, int position, void **args)
{
    static char said[256];
    rtl_uString *result = NULL;
    if (!host_call(calc, member, position, &result, args, &error))
        return NULL;
    host_text(result, said);
    rtl_uString_release(result);
    return said;
}

static void totals_have_grades(void **state)
{
    static const struct {
        double total;
        const char *grade;
    } totals[] = {{94, "优"}, {90, "优"}, {89.99, "良"},
                  {60, "中"}, {0, "差"},  {100, "优"}};
    uno_Any pack;
    (void)state;
    host_any_void(&pack);
    for (size_t i = 0; i < sizeof totals / sizeof totals[0]; i++) {
        double total = totals[i].total;
        assert_string_equal(call_text(XCALC "::grade", GRADE, HOST_ARGS(&total, &pack)),
                            totals[i].grade);
    }
    double total = 100.5;
    assert_null(call_text(XCALC "::grade", GRADE, HOST_ARGS(&total, &pack)));
    assert_non_null(strstr(error.message, "0 至 100"));
}

static void wordings_are_read(void **state)
{
    rtl_uString *wording = host_string("95%以上"), *nothing = host_string("");
    (void)state;
    assert_string_equal(call_text(XCALC "::read", READ, HOST_ARGS(&wording)), "≥ 95 %");
    assert_non_null(call_text(XCALC "::read", READ, HOST_ARGS(&nothing)));
    rtl_uString_release(nothing);
    rtl_uString_release(wording);
}

/* --- rules, pack --- */

static void the_rules_are_a_table_of_name_basis_and_sentence(void **state)
{
    uno_Any pack;
    uno_Sequence *table = NULL;
    char text[256];
    (void)state;
    host_any_void(&pack);
    assert_true(
        host_call(calc, XCALC "::rules", RULES, &table, HOST_ARGS(&pack), &error));
    assert_int_equal(table->nElements, 5);
    const uno_Any *name = host_cell(table, 0, 0), *sentence = host_cell(table, 0, 2);
    assert_string_equal(host_text(*(rtl_uString **)name->pData, text), "预算执行率");
    assert_non_null(strstr(host_text(*(rtl_uString **)sentence->pData, text), "得分"));
    host_sequence_free(table, "[][]any");
    host_any_text(&pack, "nobody");
    assert_false(
        host_call(calc, XCALC "::rules", RULES, &table, HOST_ARGS(&pack), &error));
    assert_non_null(
        strstr(error.message, "现有：hubei-huangshi-2022、mof-2013-53、mof-2020-10"));
    uno_any_destruct(&pack, NULL);
}

static void the_shipped_packs_lie_beside_the_library(void **state)
{
    static const char *const ids[] = {"mof-2020-10", "mof-2021-101",
                                      "zhuzhou-lusong-2023"};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        uno_Any pack;
        char start[64];
        host_any_text(&pack, ids[i]);
        const char *said = call_text(XCALC "::pack", PACK, HOST_ARGS(&pack));
        snprintf(start, sizeof start, "%s 1.0 (", ids[i]);
        assert_non_null(said);
        assert_memory_equal(said, start, strlen(start));
        uno_any_destruct(&pack, NULL);
    }
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_library_asks_for_binary_uno_and_knows_its_two_classes),
        cmocka_unit_test(the_add_in_answers_what_calc_asks_it),
        cmocka_unit_test(rows_score_as_on_paper),
        cmocka_unit_test(an_optional_argument_may_be_left_out_in_three_ways),
        cmocka_unit_test(zero_points_as_a_text_are_zero_points),
        cmocka_unit_test(bad_arguments_throw_and_the_explanation_says_why),
        cmocka_unit_test(an_argument_that_no_cell_holds_throws),
        cmocka_unit_test(a_table_is_scored_row_by_row_up_to_its_last_filled_row),
        cmocka_unit_test(a_bad_row_is_an_error_in_its_own_cell),
        cmocka_unit_test(an_empty_table_is_one_empty_cell_and_a_narrow_one_throws),
        cmocka_unit_test(rates_are_fractions_and_base_zero_is_a_division_by_zero),
        cmocka_unit_test(totals_have_grades),
        cmocka_unit_test(wordings_are_read),
        cmocka_unit_test(the_rules_are_a_table_of_name_basis_and_sentence),
        cmocka_unit_test(the_shipped_packs_lie_beside_the_library),
    };

    if (count != 2) {
        fprintf(stderr, "usage: test_addin LIBRARY\n");
        return 2;
    }
    component_path = arguments[1];
    return cmocka_run_group_tests(tests, open_component, close_component);
}
