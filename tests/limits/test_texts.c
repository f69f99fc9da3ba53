/* test_texts.c - cells may hold anything: bytes, NULs, megabytes, numbers without end. */
#include "cmocka_first.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "lua/engine.h"
#include "lua/total.h"

enum { MEGABYTE = 1 << 20, SAID_MAX = 32767 };

static const char *rules_folder;
static pbe_engine *engine;
static size_t wrong;

static int open_engine(void **state)
{
    (void)state;
    return pbe_engine_new(NULL, &engine, NULL)
           || pbe_engine_load(engine, &rules_folder, 1, NULL);
}

static int close_engine(void **state)
{
    (void)state;
    pbe_engine_free(engine);
    return 0;
}

static void complain(const char *what, const char *which, const char *got)
{
    wrong++;
    printf("%s in the %s: %.300s\n", what, which, got);
}

/* Points are a number from 0 to the weight, and an outcome is one of four. */
static void check_score(const char *what, const char *which, const struct pbe_row *row,
                        pbe_status status, const struct pbe_score *score)
{
    if (status)
        return;
    if (score->outcome < PBE_MET || score->outcome > PBE_CANNOT_COMPUTE)
        complain(what, which, "an outcome that does not exist");
    if (score->has_points && !(score->points >= 0 && score->points <= row->weight))
        complain(what, which, "points outside the weight");
}

static void check_row(const char *what, const char *which, const struct pbe_row *row)
{
    struct pbe_score score;
    struct pbe_error err = {.text = ""};
    struct pbe_text said;
    pbe_text_init(&said, SAID_MAX);
    pbe_status status = pbe_engine_score(engine, row, &score, &err);
    check_score(what, which, row, status, &score);
    if (status && status != PBE_STATUS_ARGUMENT && status != PBE_STATUS_UNKNOWN)
        complain(what, which, err.text);
    if (status && pbe_utf8_check(err.text, strlen(err.text)) != strlen(err.text))
        complain(what, which, "an error that is not UTF-8");
    if (pbe_engine_explain(engine, row, &said, &score, &err))
        complain(what, which, err.text);
    if (!said.length || strlen(pbe_text_get(&said)) != said.length)
        complain(what, which, "an explanation that is empty or has NULs");
    if (pbe_utf8_check(pbe_text_get(&said), said.length) != said.length)
        complain(what, which, "an explanation that is not UTF-8");
    for (size_t i = 0; i < said.length; i++)
        if ((unsigned char)said.bytes[i] < ' ') {
            complain(what, which, "an explanation of more than one line");
            break;
        }
    pbe_text_done(&said);
}

/* The text as each argument in turn. */
static void check_everywhere(const char *what, const char *text, size_t length)
{
    static const char *const which[] = {"target", "actual", "rule", "given", "pack"};
    for (size_t i = 0; i < 5; i++) {
        struct pbe_row row = {.target = pbe_value_text("提高", strlen("提高")),
                              .actual = pbe_value_text("好", strlen("好")),
                              .weight = 5};
        struct pbe_value *values[] = {&row.target, &row.actual, &row.rule, &row.given,
                                      &row.pack};
        *values[i] = pbe_value_text(text, length);
        check_row(what, which[i], &row);
        if (i == 0) { /* both wordings, and the number of a rule that computes */
            row.actual = row.target;
            check_row(what, "target and actual", &row);
        }
    }
}

static void bytes_that_are_no_text_harm_nobody(void **state)
{
    static const struct {
        const char *text;
        size_t length;
    } texts[] = {
        {"\0", 1},
        {"\0\0\0\0", 4},
        {"9\0005", 3},
        {"\xFF\xFE", 2},
        {"\x80", 1},
        {"90%\xFF", 4},
        {"\xE5\x88", 2},
        {"\xF0\x9F\x98", 3},
        {"\xED\xA0\x80", 3},
        {"\x01\x02", 2},
        {"\x1b[31m", 5},
        {"a\nb\rc\td", 7},
        {"\xEF\xBB\xBF"
         "5",
         4},
        {"\xE2\x80\xAE"
         "5",
         4},
        {"{points}", 8},
        {"%s%n%d", 6},
        {"\xB6\xA8\xC1\xBF", 4},
        {"]]\"'\\", 5},
        {" ", 1},
        {"\xE3\x80\x80", 3},
    };
    (void)state;
    wrong = 0;
    for (int language = PBE_CHINESE; language <= PBE_ENGLISH; language++) {
        pbe_language_set((enum pbe_language)language);
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            char what[32];
            snprintf(what, sizeof what, "text %zu", i);
            check_everywhere(what, texts[i].text, texts[i].length);
        }
    }
    pbe_language_set(PBE_CHINESE);
    assert_int_equal(wrong, 0);
}

static void a_megabyte_of_anything_harms_nobody(void **state)
{
    static const char *const units[] = {"9", "分", "95%以上，", "\xFF", "\x80",
                                        "(", "5-", "1,",        " ",    "增长",
                                        "[", "一", "\n",        "é分"};
    char *text = malloc(MEGABYTE + 64);
    (void)state;
    wrong = 0;
    assert_non_null(text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        char what[32];
        size_t length = 0, unit = strlen(units[i]);
        for (; length < MEGABYTE; length += unit)
            memcpy(text + length, units[i], unit);
        snprintf(what, sizeof what, "a megabyte of text %zu", i);
        check_everywhere(what, text, length);
    }
    free(text);
    assert_int_equal(wrong, 0);
}

/* Where a sentence is cut depends on the length: all of them around the limits. */
static void texts_of_every_length_around_a_limit_are_cut_at_a_character(void **state)
{
    static const size_t limits[] = {56, 60, 100, 128, 2048, 4096, 32767};
    char text[40000];
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "分"[i % 3];
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        for (size_t length = limits[i] - 16; length < limits[i] + 16; length++) {
            char what[32];
            snprintf(what, sizeof what, "%zu bytes", length);
            text[0] = "x"[0]; /* so that no limit falls between characters by chance */
            text[1] = text[2] = 'x';
            check_everywhere(what, text, pbe_utf8_cut(text, sizeof text, length));
        }
    assert_int_equal(wrong, 0);
}

static void the_sentence_after_a_long_name_is_not_lost(void **state)
{
    char name[256];
    struct pbe_error err;
    struct pbe_row row = {.weight = 1};
    (void)state;
    for (size_t shift = 0; shift < 3; shift++) {
        memset(name, 'x', shift);
        for (size_t i = shift; i < sizeof name; i++)
            name[i] = "分"[(i - shift) % 3];
        row.pack = pbe_value_text(name, shift + 240);
        assert_int_equal(pbe_engine_score(engine, &row, &(struct pbe_score){0}, &err),
                         PBE_STATUS_UNKNOWN);
        assert_non_null(strstr(err.text, "现有："));
        row.pack = pbe_value_empty();
        row.given = pbe_value_text(name, shift + 240);
        assert_int_equal(pbe_engine_score(engine, &row, &(struct pbe_score){0}, &err),
                         PBE_STATUS_ARGUMENT);
        assert_non_null(strstr(err.text, "”"));
        row.given = pbe_value_empty();
    }
}

static void numbers_without_end_are_no_scores(void **state)
{
    static const double numbers[] = {
        HUGE_VAL, -HUGE_VAL, 1e308, -1e308,           1e15,
        1e16,     5e-324,    -0.0,  9007199254740992, 1e-300};
    (void)state;
    wrong = 0;
    for (size_t i = 0; i <= sizeof numbers / sizeof *numbers; i++) {
        double number = i ? numbers[i - 1] : (double)NAN;
        char what[32];
        snprintf(what, sizeof what, "%g", number);
        for (int place = 0; place < 6; place++) {
            struct pbe_row row = {.target = pbe_value_text("100", 3),
                                  .actual = pbe_value_text("好", strlen("好")),
                                  .weight = 5};
            struct pbe_value *values[] = {&row.target, &row.actual, &row.rule,
                                          &row.given, &row.pack};
            if (place < 5)
                *values[place] = pbe_value_number(number);
            else
                row.weight = number;
            check_row(what, place < 5 ? "cell" : "weight", &row);
            row.actual = pbe_value_number(50);
            check_row(what, place < 5 ? "cell" : "weight", &row);
        }
    }
    assert_int_equal(wrong, 0);
}

static void rates_and_grades_are_numbers_or_errors(void **state)
{
    static const double numbers[] = {0, -1, 1e308, -1e308, 5e-324, 100, HUGE_VAL};
    struct pbe_value none = pbe_value_empty(), number = pbe_value_number(3),
                     control = pbe_value_text("调整率", strlen("调整率"));
    struct pbe_error err;
    struct pbe_text word;
    double rate;
    (void)state;
    for (size_t i = 0; i < 7; i++)
        for (size_t j = 0; j < 7; j++) {
            rate = 0;
            if (!pbe_engine_rate(engine, numbers[i], numbers[j], &none, &none, &rate,
                                 &err))
                assert_true(isfinite(rate));
        }
    assert_int_equal(pbe_engine_rate(engine, 1, 0, &none, &none, &rate, &err),
                     PBE_STATUS_ARGUMENT);
    assert_non_null(strstr(err.text, "基数为0"));
    assert_int_equal(pbe_engine_rate(engine, 1, 4, &control, &none, &rate, &err), 0);
    assert_true(rate == 0.25);
    assert_int_equal(pbe_engine_rate(engine, 1, 2, &number, &none, &rate, &err),
                     PBE_STATUS_ARGUMENT); /* a kind has a name */
    pbe_text_init(&word, 100);
    assert_int_equal(pbe_engine_grade(engine, (double)NAN, &none, &word, &err),
                     PBE_STATUS_ARGUMENT);
    assert_int_equal(pbe_engine_grade(engine, -0.01, &none, &word, &err),
                     PBE_STATUS_ARGUMENT);
    assert_int_equal(pbe_engine_grade(engine, 100.01, &none, &word, &err),
                     PBE_STATUS_ARGUMENT);
    assert_int_equal(pbe_engine_grade(engine, 89.99999999999999, &none, &word, &err),
                     0);
    assert_string_equal(pbe_text_get(&word), "优"); /* Calc shows it as 90 */
    pbe_text_clear(&word);
    assert_int_equal(pbe_engine_grade(engine, 89.99, &none, &word, &err), 0);
    assert_string_equal(pbe_text_get(&word), "良");
    pbe_text_done(&word);
}

/* Names of any length and bytes, headings with parts: one line, and the sum. */
static void a_table_of_any_names_has_a_total(void **state)
{
    enum { ROWS = 600, NAME = 40000, OWN = 900 };
    struct pbe_table_row *rows = calloc(ROWS, sizeof *rows);
    struct pbe_table_score *scores = calloc(ROWS, sizeof *scores);
    char *name = malloc(NAME);
    struct pbe_total total;
    struct pbe_text grade, said;
    struct pbe_value pack = pbe_value_empty();
    struct pbe_error err = {.text = ""};
    (void)state;
    assert_true(rows && scores && name);
    memset(name, '\n', NAME);
    pbe_text_init(&grade, 100);
    pbe_text_init(&said, SAID_MAX);
    for (int i = 0; i < ROWS; i++) {
        bool heads = i % 2 == 0; /* each second row is a part of the one before */
        rows[i] = (struct pbe_table_row){
            .row = {.target = pbe_value_text(heads ? "" : "10", heads ? 0 : 2),
                    .actual = pbe_value_text(heads ? "" : "5", heads ? 0 : 1),
                    .weight = 1},
            .name = pbe_value_text(name, i < 2 ? NAME : OWN),
            .level1 = pbe_value_text("\xFF\n", 2),
            .parent = heads ? -1 : i - 1};
    }
    if (pbe_engine_total(engine, rows, ROWS, &pack, scores, &total, &grade, &said,
                         &err))
        fail_msg("%s", err.text);
    assert_true(scores[1].score.has_points && scores[1].score.points == 0.5);
    assert_true(said.length > 0);
    assert_int_equal(pbe_utf8_check(said.bytes, said.length), said.length);
    assert_null(memchr(said.bytes, '\n', said.length));
    rows[0].row.rule =
        pbe_value_text(name, NAME); /* a rule of that name there is not */
    assert_int_equal(pbe_engine_total(engine, rows, ROWS, &pack, scores, &total, &grade,
                                      &said, &err),
                     PBE_STATUS_OK);
    pbe_text_done(&grade);
    pbe_text_done(&said);
    free(name);
    free(scores);
    free(rows);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_that_are_no_text_harm_nobody),
        cmocka_unit_test(a_megabyte_of_anything_harms_nobody),
        cmocka_unit_test(texts_of_every_length_around_a_limit_are_cut_at_a_character),
        cmocka_unit_test(the_sentence_after_a_long_name_is_not_lost),
        cmocka_unit_test(numbers_without_end_are_no_scores),
        cmocka_unit_test(rates_and_grades_are_numbers_or_errors),
        cmocka_unit_test(a_table_of_any_names_has_a_total),
    };
    if (count != 2) {
        fputs("usage: test_texts RULES\n", stderr);
        return 2;
    }
    rules_folder = arguments[1];
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
