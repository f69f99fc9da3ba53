/* test_reload.c - fingerprints, and rules that change while others score. */
#include "cmocka_first.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "loaded.h"

/* "(3fa9c2e1)" out of "t 1 (3fa9c2e1)". */
static void fingerprint(struct loaded *loaded, const char *pack, char out[64])
{
    assert_int_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
    const char *open = strchr(loaded_pack(loaded, pack), '(');
    assert_non_null(open);
    snprintf(out, 64, "%s", open);
}

#define BASED_PACK                                                                     \
    "pack { id = \"u\", version = \"1\", title = \"试\", basis = \"试\",\n"          \
    "  extends = \"t\" }\n"

static void the_fingerprint_is_that_of_the_bytes(void **state)
{
    struct loaded loaded;
    char first[64], other[64];
    (void)state;
    loaded_open(&loaded);
    scratch_good_pack(&loaded.folder);
    fingerprint(&loaded, "t", first);
    assert_int_equal(strlen(first), 10);
    scratch_good_pack(&loaded.folder); /* the same bytes again */
    fingerprint(&loaded, "t", other);
    assert_string_equal(first, other);
    scratch_put(&loaded.folder, "t/rules.lua", RULE_TEXT "\n"); /* one byte more */
    fingerprint(&loaded, "t", other);
    assert_string_not_equal(first, other);
    scratch_put(&loaded.folder, "t/rules.lua", RULE_TEXT);
    scratch_put(&loaded.folder, "t/z.lua", ""); /* an empty file more */
    fingerprint(&loaded, "t", other);
    assert_string_not_equal(first, other);
    scratch_remove(&loaded.folder, "t/z.lua");
    scratch_remove(&loaded.folder, "t/rules.lua"); /* the same bytes by another name */
    scratch_put(&loaded.folder, "t/rules2.lua", RULE_TEXT);
    fingerprint(&loaded, "t", other);
    assert_string_not_equal(first, other);
    scratch_remove(&loaded.folder, "t/rules2.lua"); /* and back */
    scratch_good_pack(&loaded.folder);
    fingerprint(&loaded, "t", other);
    assert_string_equal(first, other);
    loaded_close(&loaded);
}

static void the_fingerprint_covers_the_pack_that_is_extended(void **state)
{
    struct loaded loaded;
    char first[64], other[64], base[64];
    (void)state;
    loaded_open(&loaded);
    scratch_good_pack(&loaded.folder);
    scratch_put(&loaded.folder, "u/pack.lua", BASED_PACK);
    fingerprint(&loaded, "u", first);
    fingerprint(&loaded, "t", base);
    assert_string_not_equal(first, base);
    scratch_put(&loaded.folder, "t/rules.lua", "--\n" RULE_TEXT);
    fingerprint(&loaded, "u", other);
    assert_string_not_equal(first, other);
    scratch_put(&loaded.folder, "t/rules.lua", RULE_TEXT);
    fingerprint(&loaded, "u", other);
    assert_string_equal(first, other);
    loaded_close(&loaded);
}

static void packs_that_extend_each_other_are_refused(void **state)
{
    struct loaded loaded;
    (void)state;
    loaded_open(&loaded);
    scratch_put(&loaded.folder, "t/pack.lua",
                "pack { id = \"t\", version = \"1\", title = \"试\", basis = \"试\",\n"
                "  extends = \"u\" }\n");
    scratch_put(&loaded.folder, "u/pack.lua", BASED_PACK);
    assert_int_equal(loaded_load(&loaded, NULL), PBE_STATUS_PACK);
    assert_non_null(strstr(loaded.err.text, "互相扩展"));
    assert_string_equal(loaded.err.file, "t/pack.lua");
    loaded_close(&loaded);
}

static void a_broken_first_load_is_told_wherever_one_asks(void **state)
{
    struct loaded loaded;
    struct pbe_text said;
    struct pbe_row row = {.weight = 1};
    (void)state;
    loaded_open(&loaded);
    scratch_put(&loaded.folder, "t/pack.lua", "-- \npac { }\n");
    assert_int_equal(loaded_load(&loaded, NULL), PBE_STATUS_PACK);
    assert_true(loaded_points(&loaded, NULL) == -2);
    assert_non_null(strstr(loaded_pack(&loaded, "t"), "是不是想写 pack"));
    pbe_text_init(&said, 1000);
    assert_int_equal(pbe_engine_explain(loaded.engine, &row, &said, NULL, NULL), 0);
    assert_non_null(strstr(pbe_text_get(&said), "t/pack.lua 第2行"));
    pbe_text_done(&said);
    loaded_close(&loaded);
}

static void the_last_error_is_kept_until_a_load_goes_well(void **state)
{
    struct loaded loaded;
    struct pbe_error err;
    (void)state;
    loaded_open(&loaded);
    assert_int_equal(pbe_engine_last_error(loaded.engine, NULL), PBE_STATUS_OK);
    scratch_put(&loaded.folder, "t/pack.lua", "-- \npac { }\n");
    assert_int_equal(loaded_load(&loaded, NULL), PBE_STATUS_PACK);
    assert_int_equal(pbe_engine_last_error(loaded.engine, &err), PBE_STATUS_PACK);
    assert_string_equal(err.file, "t/pack.lua");
    assert_int_equal(err.line, 2);
    assert_string_equal(err.text, loaded.err.text);
    scratch_good_pack(&loaded.folder);
    assert_int_equal(loaded_load(&loaded, NULL), PBE_STATUS_OK);
    assert_int_equal(pbe_engine_last_error(loaded.engine, &err), PBE_STATUS_OK);
    assert_memory_equal(pbe_engine_lua(), "Lua 5.4", 7);
    loaded_close(&loaded);
}

/* --- a reload while others score --- */

#define OTHER_RULE                                                                     \
    "rule \"定量\" {\n"                                                              \
    "  basis = \"文件\", sentence = \"七分\", default_for = { \"number\" },\n"     \
    "  score = function(row) return 7, \"七\" end,\n"                                 \
    "  examples = { { target = \"10\", actual = \"5\", weight = 10, points = 7 } },\n" \
    "}\n"

struct scoring {
    struct loaded *loaded;
    atomic_bool stop;
    atomic_int old_scores, new_scores, others;
};

static void *score_on(void *user)
{
    struct scoring *scoring = user;
    while (!atomic_load(&scoring->stop)) {
        double points = loaded_points(scoring->loaded, NULL);
        if (points == 5)
            atomic_fetch_add(&scoring->old_scores, 1);
        else if (points == 7)
            atomic_fetch_add(&scoring->new_scores, 1);
        else
            atomic_fetch_add(&scoring->others, 1);
    }
    return NULL;
}

static void reload_in_turns(struct loaded *loaded)
{
    for (int i = 0; i < 60; i++) {
        static const char *const rules[] = {RULE_TEXT, "rule {\n", OTHER_RULE};
        scratch_put(&loaded->folder, "t/rules.lua", rules[i % 3]);
        assert_int_equal(loaded_load(loaded, NULL),
                         i % 3 == 1 ? PBE_STATUS_PACK : PBE_STATUS_OK);
    }
}

static void scores_during_a_reload_are_of_the_old_or_the_new_rules(void **state)
{
    enum { THREADS = 3 };
    struct loaded loaded;
    pthread_t threads[THREADS];
    (void)state;
    loaded_open(&loaded);
    scratch_good_pack(&loaded.folder);
    assert_int_equal(loaded_load(&loaded, NULL), PBE_STATUS_OK);
    struct scoring scoring = {.loaded = &loaded};
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, score_on, &scoring), 0);
    reload_in_turns(&loaded);
    atomic_store(&scoring.stop, true);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(atomic_load(&scoring.others), 0);
    assert_true(atomic_load(&scoring.old_scores) > 0);
    assert_true(atomic_load(&scoring.new_scores) > 0);
    loaded_close(&loaded);
}

static void other_options_are_not_answered_from_memory(void **state)
{
    struct loaded loaded;
    struct pbe_row row = {.target = pbe_value_text("10", 2),
                          .actual = pbe_value_text("5", 1),
                          .weight = 10};
    struct pbe_engine_options options = {.default_pack = "t"};
    struct pbe_score score;
    (void)state;
    loaded_open(&loaded);
    scratch_good_pack(&loaded.folder);
    assert_int_equal(pbe_engine_set_options(loaded.engine, &options, NULL), 0);
    assert_int_equal(loaded_load(&loaded, NULL), PBE_STATUS_OK);
    for (int i = 0; i < 2; i++)
        assert_int_equal(pbe_engine_score(loaded.engine, &row, &score, NULL), 0);
    options.default_pack = "nobody";
    assert_int_equal(pbe_engine_set_options(loaded.engine, &options, NULL), 0);
    assert_int_equal(pbe_engine_score(loaded.engine, &row, &score, NULL),
                     PBE_STATUS_UNKNOWN);
    loaded_close(&loaded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fingerprint_is_that_of_the_bytes),
        cmocka_unit_test(the_fingerprint_covers_the_pack_that_is_extended),
        cmocka_unit_test(packs_that_extend_each_other_are_refused),
        cmocka_unit_test(a_broken_first_load_is_told_wherever_one_asks),
        cmocka_unit_test(the_last_error_is_kept_until_a_load_goes_well),
        cmocka_unit_test(other_options_are_not_answered_from_memory),
        cmocka_unit_test(scores_during_a_reload_are_of_the_old_or_the_new_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
