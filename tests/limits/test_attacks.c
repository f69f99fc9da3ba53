/* test_attacks.c - whatever a rule does, it fails alone, in time, and without a trace. */
#include "cmocka_first.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "attacks.h"
#include "loaded.h"

enum {
    GENEROUS_SECONDS = 120
}; /* for one test on a slow machine; not what is tested */

static struct loaded loaded;

static int set_up(void **state)
{
    (void)state;
    alarm(GENEROUS_SECONDS);
    loaded_open(&loaded);
    scratch_good_pack(&loaded.folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_close(&loaded);
    alarm(0);
    return 0;
}

/* Writes the rule that runs `body` when the actual value is 666. */
static void put_attack(const char *before, const char *body)
{
    static char text[8192];
    snprintf(
        text, sizeof text,
        "%s\nrule \"攻\" { basis = \"b\", sentence = \"s\",\n"
        "  score = function(row)\n"
        "    if row.actual == 666 then %s end\n"
        "    return row.weight\n"
        "  end,\n"
        "  examples = { { target = \"1\", actual = \"1\", weight = 1, points = 1 } },\n"
        "}\n",
        before, body);
    scratch_put(&loaded.folder, "t/attack.lua", text);
}

static pbe_status score_attack(struct pbe_score *score, struct pbe_error *err)
{
    struct pbe_row row = {.target = pbe_value_text("1", 1),
                          .actual = pbe_value_text("666", 3),
                          .weight = 1,
                          .rule = pbe_value_text("攻", strlen("攻")),
                          .pack = pbe_value_text("t", 1)};
    return pbe_engine_score(loaded.engine, &row, score, err);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* One attack, three times, each followed by a row of another rule. */
static size_t check_attack(const struct attack *attack)
{
    size_t wrong = 0;
    put_attack(attack->before, attack->body);
    if (loaded_load(&loaded, NULL)) {
        printf("%s: %s\n", attack->name, loaded.err.text);
        return 1;
    }
    for (int time = 0; time < 3; time++) {
        struct pbe_score score = {.points = -77};
        struct pbe_error err = {.text = ""};
        double start = now();
        pbe_status status = score_attack(&score, &err);
        double seconds = now() - start;
        if (seconds > 0.2)
            printf("  (%s: %.2f s)\n", attack->name, seconds);
        if ((status != PBE_STATUS_LIMIT && status != PBE_STATUS_RULE) || !err.text[0]) {
            printf("%s: status %d: %s\n", attack->name, status, err.text);
            wrong++;
        }
        if (strstr(err.file, "prelude") || strstr(err.text, "0x")) {
            printf("%s: %s:%d: %s\n", attack->name, err.file, err.line, err.text);
            wrong++;
        }
        if (score.points != -77 || loaded_points(&loaded, NULL) != 5) {
            printf("%s: the next row suffers\n", attack->name);
            wrong++;
        }
    }
    return wrong;
}

static void a_rule_that_attacks_fails_alone(void **state)
{
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < attack_count; i++) {
        alarm(GENEROUS_SECONDS);
        wrong += check_attack(&attacks[i]);
    }
    assert_int_equal(wrong, 0);
}

static void a_name_that_is_not_offered_does_not_exist(void **state)
{
    size_t wrong = 0;
    char body[128];
    (void)state;
    for (const char *const *name = forbidden_names; *name; name++) {
        const struct attack attack = {*name, "", body};
        snprintf(body, sizeof body, "local x = %s", *name);
        wrong += check_attack(&attack);
        struct pbe_score score;
        struct pbe_error err;
        score_attack(&score, &err);
        if (!strstr(err.text, "这个词") || !strstr(err.text, *name)) {
            printf("%s: %s\n", *name, err.text);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void a_file_that_attacks_while_it_is_loaded_is_refused(void **state)
{
    size_t wrong = 0;
    (void)state;
    assert_int_equal(loaded_load(&loaded, NULL), PBE_STATUS_OK);
    for (size_t i = 0; i < load_attack_count; i++) {
        alarm(GENEROUS_SECONDS);
        scratch_put(&loaded.folder, "t/attack.lua", load_attacks[i].file);
        pbe_status status = loaded_load(&loaded, NULL);
        if ((status != PBE_STATUS_LIMIT && status != PBE_STATUS_PACK)
            || !loaded.err.text[0] || loaded_points(&loaded, NULL) != 5) {
            printf("%s: status %d: %s\n", load_attacks[i].name, status,
                   loaded.err.text);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* A constructor's result belongs to the rule's author; its parts must not. */
static void a_shape_cannot_be_changed_by_hand(void **state)
{
    (void)state;
    scratch_put(&loaded.folder, "t/attack.lua",
                "local s = proportional { }\n"
                "s.run = function() return 99, 1e9, 0, 0 end\n"
                "s.handles = { [0] = true }\n"
                "rule \"攻\" { basis = \"b\", sentence = \"s\", score = s,\n"
                "  examples = { { target = \"1\", actual = \"1\", weight = 1 } },\n"
                "}\n");
    if (loaded_load(&loaded, NULL)) {
        assert_null(strstr(loaded.err.text, "1000000000"));
        return;
    }
    struct pbe_score score;
    assert_int_equal(score_attack(&score, NULL), PBE_STATUS_OK);
    assert_in_range(score.outcome, PBE_MET, PBE_CANNOT_COMPUTE);
    assert_true(score.points <= 1);
}

static void nothing_is_kept_from_one_row_to_the_next(void **state)
{
    static const struct attack keeping[] = {
        {"a number", "local n = 0", "n = n + 0.25 return n"},
        {"a table", "local t = { 0 }", "t[1] = t[1] + 0.25 return t[1]"},
        {"a table in a function",
         "local t = { 0 }\nlocal function add() t[1] = t[1] + 0.25 return t[1] end",
         "return add()"},
        {"an environment", "",
         "local least = min _ENV = { min = function() return 1 end } return least(0.5, "
         "1)"},
    };
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < sizeof keeping / sizeof *keeping; i++) {
        struct pbe_score first, second;
        put_attack(keeping[i].before, keeping[i].body);
        if (loaded_load(&loaded, NULL))
            continue; /* refused at once: as good */
        pbe_status one = score_attack(&first, NULL), two = score_attack(&second, NULL);
        if (one != two || (!one && first.points != second.points)) {
            printf("%s is kept: %g, then %g\n", keeping[i].name, first.points,
                   second.points);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void a_rule_that_hoards_harms_no_other(void **state)
{
    struct pbe_score score;
    (void)state;
    put_attack("local kept = {}", "for i = 1, 100000 do kept[#kept + 1] = i end");
    if (loaded_load(&loaded, NULL))
        return; /* refused at once: as good */
    for (int i = 0; i < 40; i++) {
        score_attack(&score, NULL);
        assert_true(loaded_points(&loaded, NULL) == 5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_rule_that_attacks_fails_alone, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_is_not_offered_does_not_exist,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_file_that_attacks_while_it_is_loaded_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_shape_cannot_be_changed_by_hand, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_rule_that_hoards_harms_no_other, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_kept_from_one_row_to_the_next,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
