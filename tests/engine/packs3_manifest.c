/* Manifests: what we write we read; whatever is off in one is refused with its line. */
#include <string.h>

#include "lua/manifest.h"
#include "tests/engine/packs3_folder.h"

#define HEAD "pbe-manifest 1\nid a\nversion 1.0\nfloor 0\n"
#define HASH "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static void what_is_written_is_read(void **state)
{
    (void)state;
    static struct manifest made, read;
    struct pbe_text text;
    made = (struct manifest){.id = "a", .version = "1.0", .floor = "0.9"};
    assert_true(manifest_add(&made, "pack.lua", "test", 4));
    assert_true(manifest_add(&made, "规则.lua", "", 0));
    pbe_text_init(&text, MANIFEST_MAX);
    manifest_write(&made, &text);
    assert_int_equal(manifest_read(text.bytes, text.length, "m", &read, NULL), 0);
    assert_int_equal(read.count, 2);
    assert_string_equal(read.files[1].name, "规则.lua");
    assert_string_equal(read.floor, "0.9");
    assert_int_equal(manifest_check(&read, &made, "m", NULL), 0);
    for (size_t length = 0; length < text.length; length++) { /* cut anywhere */
        pbe_status status = manifest_read(text.bytes, length, "m", &read, NULL);
        if (!status)
            status = manifest_check(&read, &made, "m", NULL);
        assert_int_equal(status, PBE_STATUS_PACK);
    }
    pbe_text_done(&text);
}

static void hostile_manifests_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int line;
    } cases[] = {
        {"", 1},
        {"pbe-manifest 2\n", 1},
        {"\xEF\xBB\xBFpbe-manifest 1\nid a\nversion 1\nfloor 0\n", 1},
        {"pbe-manifest 1\r\nid a\r\nversion 1.0\r\nfloor 0\r\n", 1},
        {"pbe-manifest 1\nid\nversion 1.0\nfloor 0\n", 2},
        {"pbe-manifest 1\nid a\nversion 1/0\nfloor 0\n", 4},
        {"pbe-manifest 1\nversion 1.0\nid a\nfloor 0\n", 2},
        {HEAD "file " HASH " 4 ../pack.lua\n", 5},
        {HEAD "file " HASH " 4 /etc/passwd\n", 5},
        {HEAD "file " HASH " 4 a\\b.lua\n", 5},
        {HEAD "file " HASH " 4 C:b.lua\n", 5},
        {HEAD "file " HASH " 4 ..\n", 5},
        {HEAD "file " HASH " 4 .hidden\n", 5},
        {HEAD "file " HASH " 4 \n", 5},
        {HEAD "file " HASH " 4 manifest.txt\n", 5},
        {HEAD "file " HASH " 4 a\x1b[2J.lua\n", 5},
        {HEAD "file " HASH " 4 \xFF.lua\n", 5},
        {HEAD "file " HASH " 99999999999999999999 a.lua\n", 5},
        {HEAD "file " HASH " -1 a.lua\n", 5},
        {HEAD "file " HASH " +4 a.lua\n", 5},
        {HEAD "file " HASH " 04 a.lua\n", 5},
        {HEAD "file " HASH " 0x4 a.lua\n", 5},
        {HEAD "file " HASH "  4 a.lua\n", 5},
        {HEAD "file 9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08"
              " 4 a.lua\n",
         5},
        {HEAD "file 9f86 4 a.lua\n", 5},
        {HEAD "file " HASH " 4 a.lua\nfile " HASH " 4 a.lua\n", 6},
        {HEAD "file " HASH " 4 b.lua\nfile " HASH " 4 a.lua\n", 6},
        {HEAD "file " HASH " 4 a.lua", 5},
        {HEAD "file " HASH " 4 a.lua\n\n", 6},
        {HEAD "link " HASH " 4 a.lua\n", 5},
    };
    static struct manifest manifest;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pbe_error err = {0};
        pbe_status status = manifest_read(cases[i].text, strlen(cases[i].text),
                                          "a/manifest.txt", &manifest, &err);
        if (status != PBE_STATUS_PACK || err.line != cases[i].line
            || strcmp(err.file, "a/manifest.txt") != 0)
            fail_msg("case %zu: %d at %s:%d %s", i, status, err.file, err.line,
                     err.text);
    }
}

static void a_nul_byte_and_too_many_files_are_refused(void **state)
{
    (void)state;
    static const char with_nul[] = "pbe-manifest 1\nid a\0b\nversion 1\nfloor 0\n";
    static struct manifest manifest;
    assert_int_equal(manifest_read(with_nul, sizeof with_nul - 1, "m", &manifest, NULL),
                     PBE_STATUS_PACK);
    struct pbe_text text;
    pbe_text_init(&text, MANIFEST_MAX);
    pbe_text_add(&text, HEAD);
    for (int i = 0; i <= MANIFEST_FILES_MAX; i++)
        pbe_text_addf(&text, "file " HASH " 4 %03d.lua\n", i);
    assert_int_equal(manifest_read(text.bytes, text.length, "m", &manifest, NULL),
                     PBE_STATUS_PACK);
    pbe_text_done(&text);
}

static void the_folder_must_be_as_listed(void **state)
{
    (void)state;
    static struct manifest listed, more, less, other, empty;
    manifest_add(&listed, "a.lua", "1", 1);
    manifest_add(&listed, "b.lua", "2", 1);
    manifest_add(&more, "a.lua", "1", 1);
    manifest_add(&more, "aa.txt", "x", 1);
    manifest_add(&more, "b.lua", "2", 1);
    manifest_add(&less, "a.lua", "1", 1);
    manifest_add(&other, "a.lua", "1", 1);
    manifest_add(&other, "b.lua", "3", 1);
    const struct {
        const struct manifest *found;
        const char *named;
    } cases[] = {
        {&more, "aa.txt"}, {&less, "b.lua"}, {&other, "b.lua"}, {&empty, "a.lua"}};
    assert_int_equal(manifest_check(&listed, &listed, "m", NULL), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pbe_error err = {0};
        assert_int_equal(manifest_check(&listed, cases[i].found, "m", &err),
                         PBE_STATUS_PACK);
        assert_non_null(strstr(err.text, cases[i].named));
    }
}

static void versions_are_ordered_by_their_numbers(void **state)
{
    (void)state;
    static const char *const rising[] = {
        "0",    "0.9", "1",      "1.0",     "1.2",  "1.9",
        "1.10", "2",   "2023.1", "2023.12", "2024", "99999999999999999999999"};
    enum { COUNT = sizeof rising / sizeof *rising };
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++) {
            int order = manifest_compare_versions(rising[i], rising[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    assert_int_equal(manifest_compare_versions("1.01", "1.1"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(hostile_manifests_are_refused),
        cmocka_unit_test(a_nul_byte_and_too_many_files_are_refused),
        cmocka_unit_test(the_folder_must_be_as_listed),
        cmocka_unit_test(versions_are_ordered_by_their_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
