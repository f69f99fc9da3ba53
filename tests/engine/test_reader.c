/* test_reader.c - reading rule files: what comes out, where fields stand, any bytes.
 *
 * Usage: test_reader FILE.lua…   The files serve as a corpus: each is cut at many bytes
 * (at all with PBE_ALL_PREFIXES set) and damaged at random. Run it under the sanitizers;
 * ctest's timeout notices what is not linear.
 */
#undef NDEBUG /* these asserts are the test */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "lua/field.h"
#include "lua/format.h"
#include "lua/reader.h"

enum {
    ROOM = 8 << 20,
    CORPUS = 1 << 18,
    LONG = 1 << 18,
    DAMAGES = 100,
    RANDOM_FILES = 5000
};

/* --- what comes out --- */

static void test_plain(const char *source, const char *expected)
{
    struct pbe_text out, again;
    struct pbe_error err;
    pbe_text_init(&out, ROOM);
    pbe_text_init(&again, ROOM);
    if (reader_plain(source, strlen(source), "t", &out, &err)
        || strcmp(pbe_text_get(&out), expected) != 0) {
        printf("%s\n  is    %s\n  not   %s\n", source, pbe_text_get(&out), expected);
        abort();
    }
    assert(reader_plain(pbe_text_get(&out), out.length, "t", &again, &err) == 0);
    assert(strcmp(pbe_text_get(&again), expected) == 0); /* plain stays plain */
    pbe_text_done(&again);
    pbe_text_done(&out);
}

static void test_plains(void)
{
    test_plain("规则 \"满意度\" { 计分 = 分档 { } }",
               "rule \"满意度\" { score = steps { } }");
    test_plain("ｒｕｌｅ “甲” ｛ 分值＝８．５； ｝", "rule \"甲\" { weight=8.5; }");
    test_plain("{ a = “说\"好\"\\n” }", "{ a = \"说\\\"好\\\"\\\\n\" }");
    test_plain("{ 依据 = “见“附件”第3条” }", "{ basis = \"见“附件”第3条\" }");
    test_plain("a ≥ 1、b ≠ 2，c × 3 ÷ 4 − 5", "a >= 1,b ~= 2,c * 3 / 4 - 5");
    test_plain("x = 1 －－ 规则 “", "x = 1 -- 规则 “");
    test_plain("x = 1 −− 规则 “", "x = 1 -- 规则 “");
    test_plain("\xEF\xBB\xBFx = 真", "x = true");
    test_plain("x = 1\r\ny = 2\rz = 3\n", "x = 1\ny = 2\nz = 3\n");
    test_plain("x = [[规则\r\n分值]] --[==[ 规则 ]] ]==]",
               "x = [[规则\n分值]] --[==[ 规则 ]] ]==]");
    test_plain("t［［x］］ = 1", "t[ [x]] = 1"); /* two brackets, not a long text */
    test_plain("f \"a\\\"b\" 'c”d' \"e\\\nf\"", "f \"a\\\"b\" 'c”d' \"e\\\nf\"");
    test_plain("say(\"规则“\") .. x .. \"”不行\"", "say(\"规则“\") .. x .. \"”不行\"");
    test_plain("x\xC2\xA0=\xE3\x80\x80"
               "1",
               "x = 1");
    test_plain("x = 1e-3 + 0x1F + .5 .. 1", "x = 1e-3 + 0x1F + .5 .. 1");
    test_plain("if x == 1 then return y % 2 end", "if x == 1 then return y % 2 end");
    test_plain("for i = 1,100 do end x = 0x1.8p-3",
               "for i = 1,100 do end x = 0x1.8p-3");
    test_plain(
        "x = function(row) return { a = 1, 2, f \"x\", g { 1 }, h(1) { 2 } } end",
        "x = function(row) return { a = 1, 2, f \"x\", g { 1 }, h(1) { 2 } } end");
    test_plain("local a, b = {}, {}\nlocal name = 5\n",
               "local a, b = {}, {}\nlocal name = 5\n");
}

/* --- where fields stand --- */

static const char declarations[] =
    "规则 \"甲\" {\n"
    "  依据 = \"分值 = 1\", -- 分值 = 2\n"
    "  例子 = {\n"
    "    { 目标值 = 1, 分值 = 3 },\n"
    "    { 目标值 = 1, 分值 = 4, naem = 5 },\n"
    "  },\n"
    "  计分 = 分档 { 满意 = 1, 按 = \"rate\" },\n"
    "}\n"
    "rate \"乙\" { form = \"x\" } rate \"丙\" { basi = 1 }\n";

static void test_field(int from, const char *field, int entry, bool found, int line,
                       int column)
{
    struct place place = {0, 0};
    bool is =
        field_find(declarations, strlen(declarations), from, field, entry, &place);
    if (is != found || place.line != line || place.column != column) {
        printf("%s from %d, entry %d: %s at %d:%d, not %d:%d\n", field, from, entry,
               is ? "found" : "not found", place.line, place.column, line, column);
        abort();
    }
}

static void test_fields(void)
{
    test_field(1, "basis", 0, true, 2, 3);
    test_field(1, "weight", 0, true, 4, 16);
    test_field(1, "weight", 2, true, 5, 16);
    test_field(1, "naem", 2, true, 5, 24);
    test_field(1, "points", 2, false, 5, 5); /* the entry that lacks it */
    test_field(1, "sentence", 0, false, 1, 1);
    test_field(7, "of", 0, true, 7, 21);
    test_field(7, "满意", 0, true, 7, 13);
    test_field(9, "form", 0, true, 9, 12);
    test_field(9, "basi", 0, true, 9, 36);
    test_field(99, "form", 0, false, 99, 0);
}

/* --- any bytes --- */

static char *scratch;

/* Reads an exact-size heap copy, so that the sanitizer sees a read past the end. What is
 * accepted stays what it is; whatever it is, a place is looked for and it is formatted. */
static void read_copy(const char *bytes, size_t length)
{
    struct pbe_text out, again, read;
    struct pbe_format_changes changes;
    struct pbe_error err;
    struct place place;
    char *copy = malloc(length ? length : 1);
    assert(copy);
    memcpy(copy, bytes, length);
    pbe_text_init(&out, ROOM);
    pbe_text_init(&again, ROOM);
    pbe_text_init(&read, ROOM);
    if (reader_plain(copy, length, "t", &out, &err) == PBE_STATUS_OK) {
        if (reader_plain(pbe_text_get(&out), out.length, "t", &again, &err)
            || again.length != out.length
            || memcmp(pbe_text_get(&again), pbe_text_get(&out), out.length) != 0) {
            printf("not at rest: %.*s\n is %s\n then %s\n", (int)length, copy,
                   pbe_text_get(&out), pbe_text_get(&again));
            abort();
        }
        field_find(copy, length, 3, "weight", 1, &place);
    } else {
        assert(err.line >= 1 && err.column >= 1 && err.text[0]);
    }
    pbe_text_clear(&out);
    if (pbe_format(copy, length, "t", PBE_FORMAT_CHINESE, &read, &out, &changes, &err))
        assert(err.text[0] && !strstr(err.text, "程序的错误"));
    pbe_text_done(&read);
    pbe_text_done(&again);
    pbe_text_done(&out);
    free(copy);
}

static unsigned long next_random(void)
{
    static unsigned long state = 1;
    state = state * 6364136223846793005ul + 1442695040888963407ul;
    return state >> 33;
}

/* Pieces that mean something, so that random files reach more than the first check. */
static const char *const pieces[] = {
    "规则",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "{",
    "}",
    "｛",
    "｝",
    "(",
    ")",
    "[",
    "]",
    "［",
    "］",
    "[[",
    "]]",
    "=",
    "＝",
    "==",
    "，",
    ",",
    "。",
    "--",
    "－",
    "−",
    "—",
    "\n",
    "\r",
    "\r\n",
    " ",
    "\xE3\x80\x80",
    "\xE2\x80\x8B",
    "8",
    "８",
    "90%",
    "％",
    "5分",
    "1e",
    "..",
    "．",
    "~",
    "～",
    "≥",
    "分直",
    "满意度",
    "weight",
    "if",
    "then",
    "end",
    "function",
    "\\",
    "＼",
    "＂",
    "【",
    "】",
    "？",
    "\x01",
    "!",
    "＆",
    "&",
    ":",
    "：",
    ";",
    "local",
    "真",
    "[=",
};

static void test_random_files(void)
{
    enum { PIECES = sizeof pieces / sizeof *pieces, MOST = 40 };
    for (int i = 0; i < RANDOM_FILES; i++) {
        char bytes[MOST * 16];
        size_t length = 0;
        for (unsigned long count = next_random() % MOST; count > 0; count--) {
            const char *piece = pieces[next_random() % PIECES];
            memcpy(bytes + length, piece, strlen(piece));
            length += strlen(piece);
        }
        read_copy(bytes, length);
        for (size_t at = 0; at < length; at++)
            bytes[at] = (char)next_random();
        read_copy(bytes, length);
    }
}

static void test_corpus(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert(file);
    size_t length = fread(scratch, 1, CORPUS, file);
    fclose(file);
    size_t step = getenv("PBE_ALL_PREFIXES") ? 1 : 1 + length / 300;
    for (size_t cut = 0; cut <= length; cut += step)
        read_copy(scratch, cut);
    for (int i = 0; i < DAMAGES && length > 0; i++) {
        size_t at = next_random() % length;
        char kept = scratch[at];
        scratch[at] = (char)next_random();
        read_copy(scratch, length);
        scratch[at] = kept;
    }
}

/* One piece over and over, up to a quarter of a megabyte: linear, or ctest's timeout tells. */
static void test_long_files(void)
{
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t size = strlen(pieces[i]), length = 0;
        for (; length + 2 * size < LONG; length += size)
            memcpy(scratch + length, pieces[i], size);
        read_copy(scratch, length);
        for (size_t at = 0; at + size + 1 < length; at += size + 1) {
            memcpy(scratch + at, pieces[i], size);
            scratch[at + size] = '"';
        }
        read_copy(scratch, length);
    }
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    pbe_language_set(PBE_CHINESE);
    scratch = malloc(1 << 20);
    assert(scratch);
    test_plains();
    test_fields();
    test_random_files();
    test_long_files();
    for (int i = 1; i < argc; i++)
        test_corpus(argv[i]);
    free(scratch);
    puts("all well");
    return 0;
}
