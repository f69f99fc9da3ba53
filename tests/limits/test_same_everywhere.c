/* test_same_everywhere.c - two engines, and any locale, say the same digits and words.
 *
 * strcoll() is wrapped by the linker: a comparison that asked the locale would count.
 */
#include "cmocka_first.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "loaded.h"

int __wrap_strcoll(const char *a, const char *b);

static int collations;

int __wrap_strcoll(const char *a, const char *b)
{
    collations++;
    return strcmp(a, b);
}

static const char rules[] =
    "local order = ''\n"
    "for key in sorted({ b = 1, a = 2, ['分'] = 3, [2] = 4, [1.5] = 5, C = 6 }) do\n"
    "  order = order .. ' ' .. key\n"
    "end\n"
    "rule “文字” { basis = “b”, sentence = “s”,\n"
    "  score = function(row)\n"
    "    local less = 'a' < 'B' and 'yes' or 'no'\n"
    "    return row.weight / 3, order .. ' ' .. 0.5 .. ' ' .. row.actual / 3 .. ' '\n"
    "      .. tostring(row.actual / 3) .. ' ' .. less .. ' ' .. tostring(1e15 * 1.5)\n"
    "      .. ' ' .. round(2.675, 0.01) .. ' ' .. tostring({}) .. ' '\n"
    "      .. tostring(tonumber('1.5') == 1.5)\n"
    "  end,\n"
    "  examples = { { target = “1”, actual = “1”, weight = 3, points = 1 } },\n"
    "}\n";

static void explain_all(struct loaded *loaded, char out[8192])
{
    static const char *const actuals[] = {"1234.5", "401",    "85.55%",  "稍有增长",
                                          "7月",    "-17.5%", "1.5万元", ""};
    static const char *const names[] = {"文字", "定量"};
    struct pbe_text said;
    pbe_text_init(&said, 8191);
    for (size_t i = 0; i < sizeof actuals / sizeof *actuals; i++) {
        for (size_t j = 0; j < 2; j++) {
            struct pbe_row row = {.target = pbe_value_text("99.5", 4),
                                  .actual =
                                      pbe_value_text(actuals[i], strlen(actuals[i])),
                                  .weight = 7.5,
                                  .rule = pbe_value_text(names[j], strlen(names[j])),
                                  .pack = pbe_value_text("t", 1)};
            struct pbe_score score;
            pbe_engine_explain(loaded->engine, &row, &said, &score, NULL);
            pbe_text_addf(&said, "|%d|", (int)score.outcome);
            char digits[PBE_DECIMAL_MAX];
            pbe_text_add_bytes(&said, digits,
                               pbe_decimal_write(score.points, 4, digits));
            pbe_text_add(&said, "\n");
        }
    }
    struct pbe_error err;
    pbe_value_empty();
    pbe_engine_grade(loaded->engine, 1000.5,
                     &(struct pbe_value){.kind = PBE_TEXT, .text = "t", .length = 1},
                     &said, &err);
    pbe_text_add(&said, err.text);
    snprintf(out, 8192, "%s", pbe_text_get(&said));
    pbe_text_done(&said);
}

static void open_with_rules(struct loaded *loaded)
{
    loaded_open(loaded);
    scratch_good_pack(&loaded->folder);
    scratch_put(
        &loaded->folder, "t/pack.lua",
        "pack { id = \"t\", version = \"1\", title = \"试\", basis = \"试\",\n"
        "  total = 100.5 }\n"
        "grades { { name = \"优\", from = 90.5 }, { name = \"差\", from = 0 } }\n");
    scratch_put(&loaded->folder, "t/more.lua", rules);
    if (loaded_load(loaded, NULL))
        fail_msg("%s:%d: %s", loaded->err.file, loaded->err.line, loaded->err.text);
}

static void two_engines_say_the_same(void **state)
{
    static char one[8192], two[8192];
    struct loaded first, second;
    (void)state;
    open_with_rules(&first);
    explain_all(&first, one);
    open_with_rules(&second);
    for (int i = 0; i < 100; i++)
        explain_all(&second, two); /* and again, after a hundred others */
    assert_string_equal(one, two);
    assert_non_null(strstr(one, "table"));
    assert_null(strstr(one, "0x"));
    loaded_close(&second);
    loaded_close(&first);
}

static void no_rule_asks_the_locale_for_an_order(void **state)
{
    static char said[8192];
    struct loaded loaded;
    (void)state;
    collations = 0;
    open_with_rules(&loaded);
    explain_all(&loaded, said);
    loaded_close(&loaded);
    assert_int_equal(collations, 0);
}

static void a_locale_with_a_decimal_comma_changes_no_digit(void **state)
{
    static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8",
                                        "ru_RU.UTF-8", "es_ES.UTF-8"};
    static char one[8192], two[8192], large[PBE_DECIMAL_MAX];
    struct loaded loaded;
    (void)state;
    open_with_rules(&loaded);
    explain_all(&loaded, one);
    loaded_close(&loaded);
    const char *found = NULL;
    for (size_t i = 0; !found && i < sizeof names / sizeof *names; i++)
        found = setlocale(LC_ALL, names[i]);
    if (!found)
        skip();
    assert_string_equal(localeconv()->decimal_point, ",");
    open_with_rules(&loaded); /* files are read in this locale, too */
    explain_all(&loaded, two);
    loaded_close(&loaded);
    pbe_decimal_write(1.5e20, 4, large);
    setlocale(LC_ALL, "C");
    assert_string_equal(one, two);
    assert_string_equal(large, "1.5e+20");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_engines_say_the_same),
        cmocka_unit_test(no_rule_asks_the_locale_for_an_order),
        cmocka_unit_test(a_locale_with_a_decimal_comma_changes_no_digit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
