/* test_text.c - UTF-8, growing texts, errors and the language of sentences. */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"
#include "base/utf8.h"

/* --- UTF-8 --- */

static void every_code_point_comes_back_as_it_was_put(void **state)
{
    (void)state;
    for (uint32_t point = 0; point <= 0x10FFFF; point++) {
        char bytes[4];
        uint32_t got = 0xFFFFFFFF;
        if (point == 0xD800)
            point = 0xE000;
        size_t size = pbe_utf8_put(point, bytes);
        size_t wanted = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        if (size != wanted || pbe_utf8_get(bytes, size, &got) != size || got != point)
            fail_msg("U+%04X", (unsigned)point);
        for (size_t cut = 0; cut < size; cut++)
            if (pbe_utf8_get(bytes, cut, &got) != 0)
                fail_msg("U+%04X cut at %zu", (unsigned)point, cut);
    }
}

static void what_is_not_utf8_is_not_read(void **state)
{
    static const char *const texts[] = {
        "\x80", /* a byte that goes on with nothing */
        "\xBF",
        "\xC0\x80", /* overlong NUL */
        "\xC1\xBF",
        "\xE0\x80\x80", /* overlong */
        "\xE0\x9F\xBF",
        "\xF0\x80\x80\x80", /* overlong */
        "\xF0\x8F\xBF\xBF",
        "\xED\xA0\x80", /* surrogates */
        "\xED\xBF\xBF",
        "\xF4\x90\x80\x80", /* above U+10FFFF */
        "\xF5\x80\x80\x80",
        "\xF8\x88\x80\x80\x80",
        "\xFE",
        "\xFF",
        "\xC3(", /* a start without its end */
        "\xE4\xB8(",
        "\xF0\x9F\x98(",
    };
    uint32_t point = 77;
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(pbe_utf8_get(texts[i], strlen(texts[i]), &point), 0);
        assert_int_equal(pbe_utf8_check(texts[i], strlen(texts[i])), 0);
    }
    assert_int_equal(point, 77);
}

static void the_first_bad_byte_is_found(void **state)
{
    (void)state;
    assert_int_equal(pbe_utf8_check("分值", 6), 6);
    assert_int_equal(pbe_utf8_check("分值", 5), 3);
    assert_int_equal(pbe_utf8_check("a\xFF", 2), 1);
    assert_int_equal(pbe_utf8_check("", 0), 0);
    assert_int_equal(pbe_utf8_check("a\0b", 3), 3);
}

static void characters_are_counted_and_stray_bytes_are_one_each(void **state)
{
    (void)state;
    assert_int_equal(pbe_utf8_count("分值a", 7), 3);
    assert_int_equal(pbe_utf8_count("\xFF\xFE", 2), 2);
    assert_int_equal(pbe_utf8_count("分\xE5\x80", 5), 3);
    assert_int_equal(pbe_utf8_count("", 0), 0);
}

static void a_cut_never_splits_a_character(void **state)
{
    static const char text[] = "a分😀b"; /* 1 + 3 + 4 + 1 bytes */
    static const size_t expected[] = {0, 1, 1, 1, 4, 4, 4, 4, 8, 9, 9};
    (void)state;
    for (size_t limit = 0; limit < sizeof expected / sizeof *expected; limit++)
        assert_int_equal(pbe_utf8_cut(text, 9, limit), expected[limit]);
}

/* --- texts --- */

static void a_text_grows_and_ends_in_nul(void **state)
{
    struct pbe_text text;
    (void)state;
    pbe_text_init(&text, 100000);
    assert_string_equal(pbe_text_get(&text), "");
    for (int i = 0; i < 10000; i++)
        pbe_text_add(&text, "分");
    assert_int_equal(text.length, 30000);
    assert_int_equal(strlen(pbe_text_get(&text)), 30000);
    assert_false(text.failed);
    pbe_text_clear(&text);
    assert_string_equal(pbe_text_get(&text), "");
    pbe_text_add_bytes(&text, "a\0b", 3);
    assert_int_equal(text.length, 3);
    assert_memory_equal(pbe_text_get(&text), "a\0b", 4);
    pbe_text_add_bytes(&text, NULL, 0);
    assert_int_equal(text.length, 3);
    pbe_text_done(&text);
    assert_string_equal(pbe_text_get(&text), "");
    pbe_text_done(&text);
}

static void a_text_stops_at_its_maximum_at_a_whole_character(void **state)
{
    struct pbe_text text;
    (void)state;
    pbe_text_init(&text, 5);
    pbe_text_add(&text, "ab");
    pbe_text_add(&text, "分");
    assert_int_equal(text.length, 5);
    assert_false(text.failed);
    pbe_text_add(&text, "c");
    assert_true(text.failed);
    assert_string_equal(pbe_text_get(&text), "ab分");
    pbe_text_clear(&text);
    assert_false(text.failed);
    pbe_text_add(&text, "abc分值");
    assert_true(text.failed);
    assert_string_equal(pbe_text_get(&text), "abc");
    pbe_text_add(&text, "d"); /* what comes after a cut would mislead */
    assert_string_equal(pbe_text_get(&text), "abc");
    pbe_text_done(&text);
    pbe_text_init(&text, 0);
    pbe_text_add(&text, "a");
    assert_true(text.failed);
    assert_string_equal(pbe_text_get(&text), "");
    pbe_text_done(&text);
}

static void printf_texts_may_be_longer_than_any_buffer(void **state)
{
    struct pbe_text text;
    char long_text[1000];
    (void)state;
    memset(long_text, 'x', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    pbe_text_init(&text, 5000);
    for (size_t length = 250; length < 260; length++) {
        pbe_text_clear(&text);
        pbe_text_addf(&text, "%.*s", (int)length, long_text);
        assert_int_equal(text.length, length);
    }
    pbe_text_clear(&text);
    pbe_text_addf(&text, "%s|%d", long_text, 5);
    assert_int_equal(text.length, sizeof long_text - 1 + 2);
    assert_string_equal(pbe_text_get(&text) + sizeof long_text - 1, "|5");
    pbe_text_done(&text);
}

/* --- errors --- */

static void an_error_has_a_status_a_sentence_and_a_place(void **state)
{
    struct pbe_error err;
    (void)state;
    memset(&err, 'x', sizeof err);
    assert_int_equal(pbe_error_set(&err, PBE_STATUS_PACK, "%s %d", "第", 5),
                     PBE_STATUS_PACK);
    assert_int_equal(err.status, PBE_STATUS_PACK);
    assert_string_equal(err.text, "第 5");
    assert_string_equal(err.file, "");
    assert_int_equal(err.line, 0);
    assert_int_equal(err.column, 0);
    pbe_error_place(&err, "规则.lua", 12, 3);
    assert_string_equal(err.file, "规则.lua");
    assert_int_equal(err.line, 12);
    assert_int_equal(err.column, 3);
    assert_string_equal(err.text, "第 5");
    pbe_error_place(&err, NULL, 0, 0);
    assert_string_equal(err.file, "");
    pbe_error_set(&err, PBE_STATUS_FILE, "x"); /* clears the place */
    assert_int_equal(err.line, 0);
}

static void nobody_needs_an_error(void **state)
{
    (void)state;
    assert_int_equal(pbe_error_set(NULL, PBE_STATUS_LIMIT, "x"), PBE_STATUS_LIMIT);
    pbe_error_place(NULL, "x", 1, 1);
}

static void a_long_sentence_ends_at_a_whole_character(void **state)
{
    struct pbe_error err;
    char sentence[PBE_ERROR_TEXT_MAX * 2], file[PBE_ERROR_FILE_MAX * 2];
    (void)state;
    for (size_t shift = 0; shift < 3; shift++) {
        memset(sentence, 'a', shift);
        for (size_t at = shift; at < sizeof sentence; at++)
            sentence[at] = "分"[(at - shift) % 3];
        sentence[shift + (sizeof sentence - shift - 1) / 3 * 3] = '\0';
        pbe_error_set(&err, PBE_STATUS_PACK, "%s", sentence);
        size_t length = strlen(err.text);
        assert_true(length >= PBE_ERROR_TEXT_MAX - 4);
        assert_int_equal(pbe_utf8_check(err.text, length), length);
        snprintf(file, sizeof file, "%.*s", (int)(shift + 900), sentence);
        pbe_error_place(&err, file, 1, 1);
        assert_int_equal(pbe_utf8_check(err.file, strlen(err.file)), strlen(err.file));
        assert_true(strlen(err.file) >= PBE_ERROR_FILE_MAX - 4);
    }
}

/* A cell's text in the middle of a sentence may be anything; the sentence goes on. */
static void bad_bytes_in_a_sentence_do_not_end_it(void **state)
{
    struct pbe_error err;
    (void)state;
    pbe_error_set(&err, PBE_STATUS_ARGUMENT, "现在是“%s”，请改正", "\xB6\xA8");
    assert_non_null(strstr(err.text, "，请改正"));
    assert_int_equal(pbe_utf8_check(err.text, strlen(err.text)), strlen(err.text));
}

static void every_status_has_a_sentence_and_an_exit_code(void **state)
{
    static const int codes[] = {0, 2, 2, 3, 3, 3, 3, 4, 4};
    (void)state;
    for (int status = PBE_STATUS_OK; status <= PBE_STATUS_MEMORY; status++) {
        pbe_language_set(PBE_CHINESE);
        const char *zh = pbe_status_text((pbe_status)status);
        pbe_language_set(PBE_ENGLISH);
        assert_string_not_equal(zh, pbe_status_text((pbe_status)status));
        pbe_language_set(PBE_CHINESE);
        assert_int_equal(pbe_status_exit_code((pbe_status)status), codes[status]);
    }
}

/* --- language --- */

static void the_locale_chooses_the_language(void **state)
{
    static const char *const chinese[] = {"zh",      "zh_CN.UTF-8", "zh-Hans-CN",
                                          "zh-CN",   "zh_TW",       "C",
                                          "C.UTF-8", "POSIX",       ""};
    static const char *const english[] = {"en", "en_US.UTF-8", "de-DE", "ja_JP", "ca"};
    (void)state;
    for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++)
        assert_int_equal(pbe_language_of_locale(chinese[i]), PBE_CHINESE);
    for (size_t i = 0; i < sizeof english / sizeof *english; i++)
        assert_int_equal(pbe_language_of_locale(english[i]), PBE_ENGLISH);
    assert_int_equal(pbe_language_of_locale(NULL), PBE_CHINESE);
    assert_string_equal(PBE_SAY("中", "en"), "中");
    pbe_language_set(PBE_ENGLISH);
    assert_string_equal(PBE_SAY("中", "en"), "en");
    pbe_language_set(PBE_CHINESE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_comes_back_as_it_was_put),
        cmocka_unit_test(what_is_not_utf8_is_not_read),
        cmocka_unit_test(the_first_bad_byte_is_found),
        cmocka_unit_test(characters_are_counted_and_stray_bytes_are_one_each),
        cmocka_unit_test(a_cut_never_splits_a_character),
        cmocka_unit_test(a_text_grows_and_ends_in_nul),
        cmocka_unit_test(a_text_stops_at_its_maximum_at_a_whole_character),
        cmocka_unit_test(printf_texts_may_be_longer_than_any_buffer),
        cmocka_unit_test(an_error_has_a_status_a_sentence_and_a_place),
        cmocka_unit_test(nobody_needs_an_error),
        cmocka_unit_test(a_long_sentence_ends_at_a_whole_character),
        cmocka_unit_test(bad_bytes_in_a_sentence_do_not_end_it),
        cmocka_unit_test(every_status_has_a_sentence_and_an_exit_code),
        cmocka_unit_test(the_locale_chooses_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
