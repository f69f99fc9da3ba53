/* Where each value comes from: file, line and layer. */
#include <stdlib.h>
#include <string.h>

#include "tests/engine/packs3_folder.h"

struct expected {
    const char *word, *title, *field, *value, *file;
    int line;
    enum pbe_layer layer;
};

static void has(const struct pbe_origin *origins, size_t count,
                const struct expected *expected)
{
    for (size_t i = 0; i < count; i++) {
        const struct pbe_origin *at = &origins[i];
        if (strcmp(at->word, expected->word) != 0
            || strcmp(at->title, expected->title) != 0
            || strcmp(at->field, expected->field) != 0)
            continue;
        assert_string_equal(at->value, expected->value);
        assert_string_equal(at->file, expected->file);
        assert_int_equal(at->line, expected->line);
        assert_int_equal(at->layer, expected->layer);
        return;
    }
    fail_msg("no %s %s %s", expected->word, expected->title, expected->field);
}

static void each_value_has_its_place(void **state)
{
    (void)state;
    static const struct expected expected[] = {
        {"pack", "", "version", "1.0", "a/pack.lua", 1, PBE_LAYER_SHIPPED},
        {"pack", "", "valid_from", "2023-01-01", "a/pack.lua", 1, PBE_LAYER_SHIPPED},
        {"pack", "", "rounding.unit", "0.5", "local.d/a.lua", 3, PBE_LAYER_LOCAL},
        {"grades", "", "好.from", "60", "a/pack.lua", 3, PBE_LAYER_SHIPPED},
        {"rule", "比例", "score.full", "80", "local.d/a.lua", 1, PBE_LAYER_LOCAL},
        {"rule", "比例", "basis", "本局", "local.d/a.lua", 2, PBE_LAYER_LOCAL},
        {"rule", "比例", "sentence", "试", "a/rules.lua", 1, PBE_LAYER_SHIPPED},
        {"rule", "比例", "examples_set_aside", "1", "a/rules.lua", 1,
         PBE_LAYER_SHIPPED},
    };
    struct pbe_origin *origins;
    size_t count;
    struct pbe_value id = pbe_value_text("a", 1);
    folder_write_pack("shipped", "a", "1.0", 100);
    folder_write("bureau/local.d/a.lua", "%s",
                 "change \"比例\" { full = 80 }\n"
                 "change \"比例\" { basis = \"本局\" }\n"
                 "rounding { unit = 0.5 }\n");
    pbe_engine *engine = engine_new(NULL);
    assert_int_equal(engine_load(engine, 1, NULL), 0);
    assert_int_equal(pbe_engine_origin(engine, &id, &origins, &count, NULL), 0);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        has(origins, count, &expected[i]);
    free(origins);
    pbe_engine_free(engine);
}

static void inherited_values_name_the_pack_they_stand_in(void **state)
{
    (void)state;
    static const struct expected expected[] = {
        {"pack", "", "version", "2", "b/pack.lua", 1, PBE_LAYER_BUREAU},
        {"rule", "比例", "score.full", "100", "a/rules.lua", 4, PBE_LAYER_SHIPPED},
    };
    struct pbe_origin *origins;
    size_t count;
    struct pbe_value id = pbe_value_text("b", 1);
    folder_write_pack("shipped", "a", "1.0", 100);
    folder_write("bureau/b/pack.lua", "%s",
                 "pack { id = \"b\", version = \"2\", title = \"试\", basis = \"试\","
                 " extends = \"a\" }\n");
    pbe_engine *engine = engine_new(NULL);
    assert_int_equal(engine_load(engine, 1, NULL), 0);
    assert_int_equal(pbe_engine_origin(engine, &id, &origins, &count, NULL), 0);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        has(origins, count, &expected[i]);
    free(origins);
    pbe_engine_free(engine);
}

static void an_unknown_pack_has_no_origin(void **state)
{
    (void)state;
    struct pbe_origin *origins;
    size_t count;
    struct pbe_value id = pbe_value_text("x", 1);
    pbe_engine *engine = engine_new(NULL);
    assert_int_equal(engine_load(engine, 0, NULL), 0);
    assert_int_equal(pbe_engine_origin(engine, &id, &origins, &count, NULL),
                     PBE_STATUS_UNKNOWN);
    pbe_engine_free(engine);
}

#define TEST(function)                                                                 \
    cmocka_unit_test_setup_teardown(function, folder_begin, folder_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_value_has_its_place),
        TEST(inherited_values_name_the_pack_they_stand_in),
        TEST(an_unknown_pack_has_no_origin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
