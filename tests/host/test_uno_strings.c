/* test_uno_strings.c - UTF-8 to UNO strings and back. */
#include "cmocka_first.h"

#include <stdlib.h>
#include <string.h>

#include "addin/uno/ustring.h"
#include "host.h"

static void to_utf16_and_back(const char *in, size_t length, const char *out)
{
    rtl_uString *string = cuno_string_new(in, length);
    struct cuno_utf8 utf8;

    assert_non_null(string);
    assert_true(cuno_utf8_init(&utf8, string));
    assert_int_equal(utf8.length, strlen(out));
    assert_string_equal(utf8.text, out);
    cuno_utf8_done(&utf8);
    rtl_uString_release(string);
}

static void well_formed_text_survives_both_ways(void **state)
{
    static const char *const texts[] = {
        "", "a", "plain ASCII", "é", "满意度≥95%", "𠮷 and 😀", "\x7F\xC2\x80\xDF\xBF"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        to_utf16_and_back(texts[i], strlen(texts[i]), texts[i]);
}

static void what_is_not_utf8_becomes_replacement_characters(void **state)
{
    (void)state;
    to_utf16_and_back("a\xFFz", 3, "a\uFFFDz");
    to_utf16_and_back("\x80", 1, "\uFFFD");                     /* stray */
    to_utf16_and_back("\xC0\x80", 2, "\uFFFD\uFFFD");           /* overlong NUL */
    to_utf16_and_back("\xE0\x80\xAF", 3, "\uFFFD\uFFFD\uFFFD"); /* overlong */
    to_utf16_and_back("\xED\xA0\x80", 3, "\uFFFD\uFFFD\uFFFD"); /* surrogate */
    to_utf16_and_back("\xF4\x90\x80\x80", 4, "\uFFFD\uFFFD\uFFFD\uFFFD");
    to_utf16_and_back("\xE6\xBB", 2, "\uFFFD\uFFFD"); /* cut short */
    to_utf16_and_back("\xF0\x9F\x98z", 4, "\uFFFD\uFFFD\uFFFDz");
}

static rtl_uString *units(const sal_Unicode *buffer, sal_Int32 length)
{
    rtl_uString *string = NULL;

    rtl_uString_newFromStr_WithLength(&string, buffer, length);
    return string;
}

static void unpaired_surrogates_become_replacement_characters(void **state)
{
    static const sal_Unicode broken[] = {0xD83D, 'a', 0xDE00, 0xD83D, 0xDE00, 0xD83D};
    rtl_uString *string = units(broken, 6);
    struct cuno_utf8 utf8;

    (void)state;
    assert_true(cuno_utf8_init(&utf8, string));
    assert_string_equal(utf8.text, "\uFFFDa\uFFFD😀\uFFFD");
    cuno_utf8_done(&utf8);
    rtl_uString_release(string);
}

static void an_embedded_nul_is_a_character(void **state)
{
    rtl_uString *string = cuno_string_new("a\0b", 3);
    struct cuno_utf8 utf8;

    (void)state;
    assert_int_equal(string->length, 3);
    assert_true(cuno_utf8_init(&utf8, string));
    assert_int_equal(utf8.length, 3);
    assert_memory_equal(utf8.text, "a\0b", 4);
    assert_false(cuno_string_is(string, "a"));
    cuno_utf8_done(&utf8);
    rtl_uString_release(string);
}

/* Round the length where the inline buffer ends, for 1, 2, 3 and 4 byte characters. */
static void strings_of_every_length_convert_exactly(void **state)
{
    static const char *const characters[] = {"x", "é", "满", "😀"};
    char *text = malloc(4 * 400 + 1);

    (void)state;
    for (size_t kind = 0; kind < 4; kind++) {
        const size_t bytes = strlen(characters[kind]);
        text[0] = '\0';
        for (size_t length = 0; length < 400; length++) {
            to_utf16_and_back(text, length * bytes, text);
            memcpy(text + length * bytes, characters[kind], bytes + 1);
        }
    }
    free(text);
}

static void short_strings_need_no_heap(void **state)
{
    rtl_uString *string = cuno_string_from("优秀 ≥ 90 分");
    struct cuno_utf8 utf8;

    (void)state;
    assert_true(cuno_utf8_init(&utf8, string));
    assert_null(utf8.heap);
    assert_ptr_equal(utf8.text, utf8.inside);
    cuno_utf8_done(&utf8);
    rtl_uString_release(string);
}

static void the_conversion_agrees_with_the_one_of_libreoffice(void **state)
{
    uint32_t seed = 2023;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        char text[64];
        size_t length = 0;
        while (length < sizeof text - 4) { /* well-formed, of all lengths */
            seed = seed * 1664525 + 1013904223;
            const uint32_t pick = seed >> 16 & 3, bits = seed >> 8;
            char *at = text + length;
            if (pick == 0) {
                at[0] = (char)(1 + bits % 0x7F);
                length += 1;
            } else if (pick == 1) {
                at[0] = (char)(0xC2 + bits % 0x1E),
                at[1] = (char)(0x80 | (bits & 0x3F));
                length += 2;
            } else if (pick == 2) {
                at[0] = (char)0xE6, at[1] = (char)(0x80 | (bits & 0x3F));
                at[2] = (char)(0x80 | (bits >> 6 & 0x3F));
                length += 3;
            } else {
                at[0] = (char)0xF0, at[1] = (char)(0x90 + bits % 0x30);
                at[2] = (char)(0x80 | (bits & 0x3F)), at[3] = (char)0xBF;
                length += 4;
            }
        }
        text[length] = '\0';
        rtl_uString *ours = cuno_string_from(text), *theirs = host_string(text);
        assert_int_equal(ours->length, theirs->length);
        assert_memory_equal(ours->buffer, theirs->buffer, (size_t)ours->length * 2);
        rtl_uString_release(theirs);
        rtl_uString_release(ours);
    }
}

static void copying_cuts_at_a_whole_character(void **state)
{
    rtl_uString *string = cuno_string_from("a满b");
    char out[8];

    (void)state;
    assert_int_equal(cuno_utf8_copy(out, 8, string), 5);
    assert_string_equal(out, "a满b");
    assert_int_equal(cuno_utf8_copy(out, 5, string), 4);
    assert_string_equal(out, "a满");
    assert_int_equal(cuno_utf8_copy(out, 4, string), 1);
    assert_string_equal(out, "a");
    assert_int_equal(cuno_utf8_copy(out, 1, string), 0);
    assert_string_equal(out, "");
    assert_int_equal(cuno_utf8_copy(out, 8, NULL), 0);
    rtl_uString_release(string);
}

static void a_string_equals_only_its_own_letters(void **state)
{
    rtl_uString *string = cuno_string_from("score"), *chinese = cuno_string_from("分");

    (void)state;
    assert_true(cuno_string_is(string, "score"));
    assert_false(cuno_string_is(string, "scor"));
    assert_false(cuno_string_is(string, "scores"));
    assert_false(cuno_string_is(string, ""));
    assert_false(cuno_string_is(chinese, "分"));
    assert_false(cuno_string_is(NULL, ""));
    cuno_string_release(NULL);
    rtl_uString_release(chinese);
    rtl_uString_release(string);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_text_survives_both_ways),
        cmocka_unit_test(what_is_not_utf8_becomes_replacement_characters),
        cmocka_unit_test(unpaired_surrogates_become_replacement_characters),
        cmocka_unit_test(an_embedded_nul_is_a_character),
        cmocka_unit_test(strings_of_every_length_convert_exactly),
        cmocka_unit_test(short_strings_need_no_heap),
        cmocka_unit_test(the_conversion_agrees_with_the_one_of_libreoffice),
        cmocka_unit_test(copying_cuts_at_a_whole_character),
        cmocka_unit_test(a_string_equals_only_its_own_letters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
