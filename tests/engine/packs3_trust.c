/* Signed packs: what an administrator who demands them gets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lua/signing.h"
#include "tests/engine/packs3_folder.h"

/* The public key "RW…" of NAME.pub, in a static buffer. */
static const char *public_key(const char *path)
{
    static char line[2][128];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_non_null(fgets(line[0], sizeof line[0], file));
    assert_non_null(fgets(line[1], sizeof line[1], file));
    fclose(file);
    line[1][strcspn(line[1], "\n")] = '\0';
    return line[1];
}

/* The id of the key in the comment of NAME.pub, which ends with it. */
static const char *named_key(const char *path)
{
    static char line[128];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    fclose(file);
    line[strcspn(line, "\n")] = '\0';
    return strrchr(line, ' ') + 1;
}

static void build(const char *folder, const char *version, const char *floor)
{
    struct pbe_text said;
    struct pbe_error err = {0};
    struct pbe_pack_build wanted = {
        .folder = folder, .shipped = "shipped", .version = version, .floor = floor};
    pbe_text_init(&said, 4096);
    if (pbe_pack_build(&wanted, &said, &err))
        fail_msg("%s:%d %s", err.file, err.line, err.text);
    pbe_text_done(&said);
}

static void build_and_sign(const char *folder, const char *version, const char *floor)
{
    struct pbe_error err = {0};
    build(folder, version, floor);
    if (pbe_pack_sign(folder, "k.key", NULL, "试", &err))
        fail_msg("%s: %s", err.file, err.text);
}

/* One signed pack in the bureau's folder, and an engine that demands signatures. */
static pbe_engine *begin(const char *const *floors, size_t floor_count)
{
    const char *key;
    assert_int_equal(pbe_key_make("k.pub", "k.key", NULL, NULL), 0);
    folder_write_pack("shipped", "a", "1.0", 100);
    folder_write_pack("bureau", "a", "1.1", 50);
    build_and_sign("bureau/a", NULL, "1.1");
    key = public_key("k.pub");
    struct pbe_engine_options options = {.signed_only = 1,
                                         .trusted_keys = &key,
                                         .trusted_key_count = 1,
                                         .version_floors = floors,
                                         .version_floor_count = floor_count};
    return engine_new(&options);
}

static void a_signed_pack_loads_and_says_so(void **state)
{
    (void)state;
    pbe_engine *engine = begin(NULL, 0);
    struct pbe_identity *identity;
    struct pbe_value id = pbe_value_text("a", 1);
    assert_int_equal(engine_load(engine, 1, NULL), 0);
    assert_true(engine_points(engine, "a") == 10);
    assert_int_equal(pbe_engine_identity(engine, &id, &identity, NULL), 0);
    assert_string_equal(identity->signer, named_key("k.pub"));
    assert_string_equal(identity->version, "1.1");
    assert_string_equal(identity->valid_from, "2023-01-01");
    free(identity);
    pbe_engine_free(engine);
}

static void nobody_has_signed_the_shipped_packs(void **state)
{
    (void)state;
    pbe_engine *engine = begin(NULL, 0);
    struct pbe_identity *identity;
    struct pbe_value id = pbe_value_text("a", 1);
    assert_int_equal(engine_load(engine, 0, NULL), 0);
    assert_int_equal(pbe_engine_identity(engine, &id, &identity, NULL), 0);
    assert_string_equal(identity->signer, "");
    free(identity);
    pbe_engine_free(engine);
}

static void what_was_touched_does_not_load(void **state)
{
    (void)state;
    pbe_engine *engine = begin(NULL, 0);
    assert_int_equal(engine_load(engine, 1, NULL), 0);
    folder_write("bureau/a/more.lua", "%s", "-- unlisted\n");
    engine_refuses(engine, PBE_STATUS_PACK, "bureau/a/manifest.txt", "more.lua");
    folder_remove("bureau/a/more.lua");
    folder_write("bureau/a/README.md", "%s", "x\n");
    engine_refuses(engine, PBE_STATUS_PACK, "bureau/a/manifest.txt", "README.md");
    folder_remove("bureau/a/README.md");
    folder_write_pack("bureau", "a", "1.1", 80);
    engine_refuses(engine, PBE_STATUS_PACK, "bureau/a/manifest.txt", "rules.lua");
    build("bureau/a", NULL, NULL); /* a new manifest has no signature */
    engine_refuses(engine, PBE_STATUS_PACK, "bureau/a", "签名");
    assert_true(engine_points(engine, "a") == 10); /* the good one goes on */
    pbe_engine_free(engine);
}

static void another_signer_is_refused(void **state)
{
    (void)state;
    pbe_engine *engine = begin(NULL, 0);
    assert_int_equal(pbe_key_make("l.pub", "l.key", NULL, NULL), 0);
    assert_int_equal(pbe_pack_sign("bureau/a", "l.key", NULL, "试", NULL), 0);
    engine_refuses(engine, PBE_STATUS_PACK, "bureau/a/manifest.txt", "不在信任");
    pbe_engine_free(engine);
}

static void a_manifest_of_another_pack_is_refused(void **state)
{
    (void)state;
    pbe_engine *engine = begin(NULL, 0);
    folder_write_pack("bureau", "b", "1.1", 50);
    assert_int_equal(rename("bureau/a/manifest.txt", "bureau/b/manifest.txt"), 0);
    assert_int_equal(
        rename("bureau/a/manifest.txt.minisig", "bureau/b/manifest.txt.minisig"), 0);
    engine_refuses(engine, PBE_STATUS_PACK, "bureau/a", "没有签名");
    folder_remove("bureau/a/pack.lua");
    folder_remove("bureau/a/rules.lua");
    engine_refuses(engine, PBE_STATUS_PACK, "bureau/b/manifest.txt", "不同名");
    pbe_engine_free(engine);
}

static void changes_need_a_signature_too(void **state)
{
    (void)state;
    pbe_engine *engine = begin(NULL, 0);
    folder_write("bureau/local.d/a.lua", "%s", "change \"比例\" { full = 80 }\n");
    engine_refuses(engine, PBE_STATUS_PACK, "bureau/local.d", "没有签名");
    build_and_sign("bureau/local.d", "1", NULL);
    assert_int_equal(engine_load(engine, 1, NULL), 0);
    assert_true(engine_points(engine, "a") == 6.25);
    pbe_engine_free(engine);
}

static void old_versions_do_not_come_back(void **state)
{
    (void)state;
    static const char *const floors[] = {"a=1.2"};
    pbe_engine *engine = begin(floors, 1); /* 1.1 is signed, the settings say 1.2 */
    engine_refuses(engine, PBE_STATUS_PACK, "bureau/a/manifest.txt", "1.2");
    pbe_engine_free(engine);
}

static void what_ran_sets_the_floor(void **state)
{
    (void)state;
    pbe_engine *engine = begin(NULL, 0);
    assert_int_equal(engine_load(engine, 1, NULL), 0); /* its manifest: floor 1.1 */
    folder_write_pack("bureau", "a", "1.0", 80);
    build_and_sign("bureau/a", NULL, "1.0"); /* an old one, signed long ago */
    engine_refuses(engine, PBE_STATUS_PACK, "bureau/a/manifest.txt", "1.1");
    assert_true(engine_points(engine, "a") == 10);
    pbe_engine_free(engine);
}

static void a_wrong_setting_closes_the_door(void **state)
{
    (void)state;
    static const char *const keys[] = {"RWxyz"};
    folder_write_pack("shipped", "a", "1.0", 100);
    folder_write_pack("bureau", "a", "1.1", 50);
    struct pbe_engine_options options = {.trusted_keys = keys, .trusted_key_count = 1};
    pbe_engine *engine = engine_new(&options);
    engine_refuses(engine, PBE_STATUS_ARGUMENT, "", "RWxyz");
    pbe_engine_free(engine);
}

static void demanded_without_keys_nothing_of_the_bureau_loads(void **state)
{
    (void)state;
    pbe_engine_free(begin(NULL, 0));
    struct pbe_engine_options options = {.signed_only = 1};
    pbe_engine *engine = engine_new(&options);
    engine_refuses(engine, PBE_STATUS_PACK, "bureau/a/manifest.txt", "不在信任");
    assert_int_equal(engine_load(engine, 0, NULL), 0); /* shipped packs are trusted */
    assert_true(engine_points(engine, "a") == 5);
    pbe_engine_free(engine);
}

static void an_empty_manifest_is_an_error_even_undemanded(void **state)
{
    (void)state;
    pbe_engine_free(begin(NULL, 0));
    folder_write("bureau/a/manifest.txt", "%s", "");
    pbe_engine *engine = engine_new(NULL);
    engine_refuses(engine, PBE_STATUS_PACK, "manifest.txt", "清单");
    pbe_engine_free(engine);
}

#define TEST(function)                                                                 \
    cmocka_unit_test_setup_teardown(function, folder_begin, folder_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_signed_pack_loads_and_says_so),
        TEST(nobody_has_signed_the_shipped_packs),
        TEST(what_was_touched_does_not_load),
        TEST(another_signer_is_refused),
        TEST(a_manifest_of_another_pack_is_refused),
        TEST(changes_need_a_signature_too),
        TEST(old_versions_do_not_come_back),
        TEST(what_ran_sets_the_floor),
        TEST(a_wrong_setting_closes_the_door),
        TEST(demanded_without_keys_nothing_of_the_bureau_loads),
        TEST(an_empty_manifest_is_an_error_even_undemanded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
