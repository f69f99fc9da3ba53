/* test_folders.c - rule packs as they lie on disk: bytes, names, folders and roots. */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "loaded.h"

static int open_loaded(void **state)
{
    static struct loaded loaded;
    loaded_open(&loaded);
    *state = &loaded;
    return 0;
}

static int close_loaded(void **state)
{
    loaded_close(*state);
    return 0;
}

/* Loads and expects this fault; the parts of the sentence may be "". */
static void assert_refused(struct loaded *loaded, pbe_status status, const char *file,
                           int line, const char *zh, const char *en)
{
    for (int language = PBE_CHINESE; language <= PBE_ENGLISH; language++) {
        pbe_language_set((enum pbe_language)language);
        pbe_status got = loaded_load(loaded, NULL);
        const char *sentence = PBE_SAY(zh, en);
        pbe_language_set(PBE_CHINESE);
        if (got != status || !strstr(loaded->err.file, file) || loaded->err.line != line
            || !strstr(loaded->err.text, sentence))
            fail_msg("status %d, %s:%d: %s", got, loaded->err.file, loaded->err.line,
                     loaded->err.text);
    }
}

/* --- what a file may hold --- */

static void full_width_signs_and_chinese_quotes_mean_their_twins(void **state)
{
    struct loaded *loaded = *state;
    scratch_good_pack(&loaded->folder);
    scratch_put(
        &loaded->folder, "t/rules.lua",
        "rule “定量” ｛\n"
        "  basis ＝ “文件《办法》，第１条”，　sentence = “按\\比例 \"甲\"”；\n"
        "  default_for = ｛“number”｝，\n"
        "  score = function（row）\n"
        "    if row.actual ≥ ５ and row.actual ≠ ６ then return row.weight ÷ 2 end\n"
        "    return row.weight × 1 − 1\n"
        "  end，\n"
        "  examples = ｛\n"
        "    ｛ target = “10”， actual = “5”， weight = １０， points = 5 ｝，\n"
        "    ｛ target = “10”、 actual = “6”、 weight = １０、 points = 9 ｝，\n"
        "  ｝，\n"
        "｝ -- 说明，（随便写）。\n");
    assert_int_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
    assert_true(loaded_points(loaded, NULL) == 5);
    struct pbe_rule_info *rules;
    struct pbe_value id = pbe_value_text("t", 1);
    size_t count;
    assert_int_equal(pbe_engine_rules(loaded->engine, &id, &rules, &count, NULL), 0);
    assert_int_equal(count, 1);
    assert_string_equal(rules[0].name, "定量");
    assert_string_equal(rules[0].basis, "文件《办法》，第１条"); /* texts stay */
    assert_string_equal(rules[0].sentence, "按\\比例 \"甲\"");
    free(rules);
}

static void lines_stay_true_after_full_width_signs_and_long_texts(void **state)
{
    struct loaded *loaded = *state;
    scratch_good_pack(&loaded->folder);
    scratch_put(&loaded->folder, "t/rules.lua",
                "--[==[ 说明，\n”不成对的引号\n]]\n]==] local a ＝ [[\n，\n]]；\n"
                "local b = \"一\\\n二\"； local c = \"it's\"\n"
                "rul “定量” { }\n");
    assert_refused(loaded, PBE_STATUS_PACK, "t/rules.lua", 9, "是不是想写 rule",
                   "did you mean rule");
}

static void a_byte_order_mark_and_windows_lines_are_fine(void **state)
{
    struct loaded *loaded = *state;
    scratch_good_pack(&loaded->folder);
    scratch_put(&loaded->folder, "t/pack.lua",
                "\xEF\xBB\xBFpack { id = \"t\", version = \"1\", title = \"试\",\r\n"
                "  basis = \"试\" }\r\n\r\ngrades { { name = \"优\", from = 0 } }\r\n");
    assert_int_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
    assert_true(loaded_points(loaded, NULL) == 5);
    scratch_put(&loaded->folder, "t/rules.lua", "\xEF\xBB\xBF-- 一\r\n\r\n。\r\n");
    assert_refused(loaded, PBE_STATUS_PACK, "t/rules.lua", 3, "这里是句号“。”",
                   "this is a full stop");
    assert_int_equal(loaded->err.column, 1);
    scratch_put(&loaded->folder, "t/rules.lua", "\xEF\xBB\xBF。");
    assert_refused(loaded, PBE_STATUS_PACK, "t/rules.lua", 1, "这里是句号“。”",
                   "this is a full stop");
    assert_int_equal(loaded->err.column, 1);
}

static void a_sign_that_nobody_sees_is_no_riddle(void **state)
{
    struct loaded *loaded = *state;
    scratch_good_pack(&loaded->folder);
    scratch_put(&loaded->folder, "t/rules.lua",
                "\xE2\x80\x8B" RULE_TEXT "\xEF\xBB\xBF\n");
    if (loaded_load(loaded, NULL) != PBE_STATUS_OK) /* then it must be named */
        assert_non_null(strstr(loaded->err.text, "U+200B"));
}

static void a_gbk_file_is_named_as_such(void **state)
{
    struct loaded *loaded = *state;
    scratch_good_pack(&loaded->folder);
    scratch_put(&loaded->folder, "t/rules.lua",
                "-- one\nrule \"\xB6\xA8\xC1\xBF\" { }\n");
    assert_refused(loaded, PBE_STATUS_PACK, "t/rules.lua", 2, "GBK", "GBK");
    assert_int_equal(loaded->err.column, 7);
}

static void compiled_lua_is_refused(void **state)
{
    struct loaded *loaded = *state;
    scratch_good_pack(&loaded->folder);
    scratch_write(&loaded->folder, "t/rules.lua", "\x1bLua\x54\x00\x19\x93\r\n", 10);
    assert_refused(loaded, PBE_STATUS_PACK, "t/rules.lua", 1, "编译过的 Lua",
                   "compiled Lua");
    scratch_write(&loaded->folder, "t/rules.lua", "\xEF\xBB\xBF\x1bLua\x54\x00", 9);
    assert_refused(loaded, PBE_STATUS_PACK, "t/rules.lua", 1, "编译过的 Lua",
                   "compiled Lua");
    scratch_write(&loaded->folder, "t/rules.lua", "# x\n\x1bLua\x54\x00\x19", 11);
    assert_refused(loaded, PBE_STATUS_PACK, "t/rules.lua", 2, "", "");
}

static void nul_bytes_are_refused_with_their_line(void **state)
{
    struct loaded *loaded = *state;
    scratch_good_pack(&loaded->folder);
    scratch_write(&loaded->folder, "t/rules.lua", "-- one\n\0\n", 9);
    assert_refused(loaded, PBE_STATUS_PACK, "t/rules.lua", 2, "", "");
}

static void empty_files_are_fine(void **state)
{
    struct loaded *loaded = *state;
    scratch_good_pack(&loaded->folder);
    scratch_put(&loaded->folder, "t/empty.lua", "");
    scratch_put(&loaded->folder, "t/mark.lua", "\xEF\xBB\xBF");
    assert_int_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
}

static void a_huge_file_is_refused(void **state)
{
    struct loaded *loaded = *state;
    const size_t most = 1 << 20;
    char *bytes = malloc(most + 1);
    assert_non_null(bytes);
    memset(bytes, '\n', most + 1);
    scratch_good_pack(&loaded->folder);
    scratch_write(&loaded->folder, "t/large.lua", bytes, most);
    assert_int_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
    scratch_write(&loaded->folder, "t/large.lua", bytes, most + 1);
    free(bytes);
    assert_refused(loaded, PBE_STATUS_PACK, "large.lua", 0, "1 MiB", "1 MiB");
}

static void too_many_files_are_refused(void **state)
{
    struct loaded *loaded = *state;
    char name[32];
    scratch_good_pack(&loaded->folder);
    for (int i = 0; i < 62; i++) {
        snprintf(name, sizeof name, "t/%02d.lua", i);
        scratch_put(&loaded->folder, name, "");
    }
    assert_int_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
    scratch_put(&loaded->folder, "t/more.lua", "");
    assert_refused(loaded, PBE_STATUS_PACK, "/t", 0, "文件太多", "too many files");
}

/* --- what lies in a folder --- */

static void files_that_are_no_rules_are_left_alone(void **state)
{
    struct loaded *loaded = *state;
    scratch_good_pack(&loaded->folder);
    scratch_put(&loaded->folder, "t/readme.txt", "不是规则");
    scratch_put(&loaded->folder, "t/.hidden.lua", "不是规则");
    scratch_put(&loaded->folder, "t/rules.lua~", "不是规则");
    scratch_put(&loaded->folder, "notes/readme.txt", "不是规则");
    scratch_put(&loaded->folder, ".git/pack.lua", "不是规则");
    assert_int_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
    assert_true(loaded_points(loaded, NULL) == 5);
}

static void rules_where_nobody_reads_them_are_told(void **state)
{
    static const char *const paths[] = {"t/sub/more.lua", "loose.lua",
                                        "no-pack/rules.lua"};
    static const char *const files[] = {"t/sub", "loose.lua", "no-pack"};
    struct loaded *loaded = *state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        scratch_close(&loaded->folder);
        scratch_open(&loaded->folder);
        scratch_good_pack(&loaded->folder);
        scratch_put(&loaded->folder, paths[i], "-- 规则");
        assert_refused(loaded, PBE_STATUS_PACK, files[i], 0, "", "");
    }
}

static void a_folder_that_is_called_like_a_rule_file_is_told(void **state)
{
    struct loaded *loaded = *state;
    scratch_good_pack(&loaded->folder);
    scratch_put(&loaded->folder, "t/old.lua/x", "");
    assert_refused(loaded, PBE_STATUS_PACK, "t/old.lua", 0, "不能有文件夹",
                   "holds no folders");
}

static void a_rule_file_with_a_long_name_is_not_forgotten(void **state)
{
    struct loaded *loaded = *state;
    char name[256] = "t/";
    scratch_good_pack(&loaded->folder);
    while (strlen(name) < 150)
        strcat(name, "很长的名字");
    strcat(name, ".lua");
    scratch_put(&loaded->folder, name, "rul { }\n");
    assert_int_not_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
}

static void a_pack_that_cannot_be_opened_is_not_skipped(void **state)
{
    struct loaded *loaded = *state;
    char path[512];
    scratch_good_pack(&loaded->folder);
    assert_int_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
    scratch_remove(&loaded->folder, "t/pack.lua");
    assert_int_equal(
        symlink("pack.lua", scratch_path(&loaded->folder, "t/pack.lua", path)), 0);
    assert_refused(loaded, PBE_STATUS_FILE, "t/pack.lua", 0, "读不了",
                   "cannot be read");
    assert_true(loaded_points(loaded, NULL) == 5);
}

static void a_rule_file_that_cannot_be_read_is_told(void **state)
{
    struct loaded *loaded = *state;
    char path[512];
    if (geteuid() == 0)
        skip(); /* root reads everything */
    scratch_good_pack(&loaded->folder);
    assert_int_equal(chmod(scratch_path(&loaded->folder, "t/rules.lua", path), 0), 0);
    assert_refused(loaded, PBE_STATUS_FILE, "t/rules.lua", 0, "读不了",
                   "cannot be read");
}

/* --- roots --- */

static void an_empty_folder_is_no_error_but_says_that_there_is_no_pack(void **state)
{
    struct loaded *loaded = *state;
    assert_int_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
    assert_true(loaded_points(loaded, NULL) == -2);
    assert_non_null(strstr(loaded_pack(loaded, "t"), "没有规则包"));
    struct pbe_text ids;
    pbe_text_init(&ids, 100);
    pbe_engine_packs(loaded->engine, &ids);
    assert_string_equal(pbe_text_get(&ids), "");
    pbe_text_done(&ids);
}

static void a_root_that_does_not_exist_is_told(void **state)
{
    struct loaded *loaded = *state;
    char path[512];
    scratch_good_pack(&loaded->folder);
    assert_int_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
    assert_int_equal(
        loaded_load(loaded, scratch_path(&loaded->folder, "nowhere", path)),
        PBE_STATUS_FILE);
    assert_non_null(strstr(loaded->err.file, "nowhere"));
    assert_true(loaded_points(loaded, NULL) == 5);
}

static void a_root_that_is_a_file_is_told(void **state)
{
    struct loaded *loaded = *state;
    char path[512];
    scratch_good_pack(&loaded->folder);
    assert_int_equal(
        loaded_load(loaded, scratch_path(&loaded->folder, "t/pack.lua", path)),
        PBE_STATUS_FILE);
    assert_non_null(strstr(loaded->err.file, "t/pack.lua"));
}

static void a_later_root_replaces_a_pack_of_the_same_name(void **state)
{
    struct loaded *loaded = *state;
    struct scratch bureau;
    char with[2048] = RULE_TEXT, before[128];
    scratch_good_pack(&loaded->folder);
    scratch_put(&loaded->folder, "u/pack.lua",
                "pack { id = \"u\", version = \"1\", title = \"试\", basis = \"试\",\n"
                "  extends = \"t\" }\n");
    assert_int_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
    snprintf(before, sizeof before, "%s", loaded_pack(loaded, "u"));
    scratch_open(&bureau);
    memcpy(strstr(with, "按比例"), "按局里", strlen("按局里"));
    memcpy(strstr(with, "proportional { }"), "pass_mark{pass=0", 16);
    strcpy(strstr(with, "pass=0") + 6, "},\n examples = { { target = \"10\", actual = "
                                       "\"6\", weight = 10, points = 6 } } }\n");
    scratch_put(&bureau, "t/rules.lua", with);
    scratch_put(&bureau, "t/pack.lua", PACK_TEXT);
    assert_int_equal(loaded_load(loaded, bureau.path), PBE_STATUS_OK);
    struct pbe_rule_info *rules;
    struct pbe_value id = pbe_value_text("u", 1); /* it stands on the bureau's t now */
    size_t count;
    assert_int_equal(pbe_engine_rules(loaded->engine, &id, &rules, &count, NULL), 0);
    assert_string_equal(rules[0].sentence, "按局里");
    free(rules);
    assert_string_not_equal(loaded_pack(loaded, "u"), before);
    scratch_close(&bureau);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_loaded, close_loaded)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(full_width_signs_and_chinese_quotes_mean_their_twins),
        TEST(lines_stay_true_after_full_width_signs_and_long_texts),
        TEST(a_byte_order_mark_and_windows_lines_are_fine),
        TEST(a_sign_that_nobody_sees_is_no_riddle),
        TEST(a_gbk_file_is_named_as_such),
        TEST(compiled_lua_is_refused),
        TEST(nul_bytes_are_refused_with_their_line),
        TEST(empty_files_are_fine),
        TEST(a_huge_file_is_refused),
        TEST(too_many_files_are_refused),
        TEST(files_that_are_no_rules_are_left_alone),
        TEST(rules_where_nobody_reads_them_are_told),
        TEST(a_folder_that_is_called_like_a_rule_file_is_told),
        TEST(a_rule_file_with_a_long_name_is_not_forgotten),
        TEST(a_pack_that_cannot_be_opened_is_not_skipped),
        TEST(a_rule_file_that_cannot_be_read_is_told),
        TEST(an_empty_folder_is_no_error_but_says_that_there_is_no_pack),
        TEST(a_root_that_does_not_exist_is_told),
        TEST(a_root_that_is_a_file_is_told),
        TEST(a_later_root_replaces_a_pack_of_the_same_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
