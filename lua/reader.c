#include "lua/reader.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"

struct reader {
    const char *source, *name;
    size_t length, at;
    int line;
    size_t line_start;
    struct pbe_text *out;
    struct pbe_error *err;
};

static pbe_status refuse(const struct reader *reader, size_t at, const char *sentence)
{
    size_t column =
        pbe_utf8_count(reader->source + reader->line_start, at - reader->line_start)
        + 1;
    pbe_error_set(reader->err, PBE_STATUS_PACK, "%s", sentence);
    pbe_error_place(reader->err, reader->name, reader->line, (int)column);
    return PBE_STATUS_PACK;
}

/* Copies bytes up to `end`, counting lines. */
static void copy_to(struct reader *reader, size_t end)
{
    pbe_text_add_bytes(reader->out, reader->source + reader->at, end - reader->at);
    for (; reader->at < end; reader->at++) {
        if (reader->source[reader->at] == '\n') {
            reader->line++;
            reader->line_start = reader->at + 1;
        }
    }
}

static bool looking_at(const struct reader *reader, const char *wanted)
{
    size_t size = strlen(wanted);
    return reader->length - reader->at >= size
           && memcmp(reader->source + reader->at, wanted, size) == 0;
}

/* The level of a long bracket [[ or [==[ at `at`: 0, 2, …; -1 when there is none. */
static int long_bracket(const struct reader *reader, size_t at)
{
    size_t end = at + 1;
    while (end < reader->length && reader->source[end] == '=')
        end++;
    bool opens = at < reader->length && reader->source[at] == '['
                 && end < reader->length && reader->source[end] == '[';
    return opens ? (int)(end - at - 1) : -1;
}

/* Where the long bracket of this level that opens at `at` ends; the end of the file when
 * it is not closed (Lua then says so). */
static size_t long_end(const struct reader *reader, size_t at, int level)
{
    for (at += (size_t)level + 2; at < reader->length; at++) {
        size_t end = at + 1;
        while (end < reader->length && reader->source[end] == '=')
            end++;
        if (reader->source[at] == ']' && (int)(end - at - 1) == level
            && end < reader->length && reader->source[end] == ']')
            return end + 1;
    }
    return reader->length;
}

static size_t line_end(const struct reader *reader, size_t at)
{
    const char *newline = memchr(reader->source + at, '\n', reader->length - at);
    return newline ? (size_t)(newline - reader->source) : reader->length;
}

/* Where the string that opens at `at` with this quote ends; at the end of the line when
 * it is not closed (Lua then says so). */
static size_t string_end(const struct reader *reader, size_t at)
{
    char quote = reader->source[at];
    for (at++; at < reader->length && reader->source[at] != '\n'; at++) {
        if (reader->source[at] == '\\' && at + 1 < reader->length)
            at++;
        else if (reader->source[at] == quote)
            return at + 1;
    }
    return at;
}

/* “…” becomes "…": inner ASCII quotes and backslashes are kept as they are read. */
static pbe_status chinese_string(struct reader *reader)
{
    size_t open = reader->at, quote = strlen("“");
    size_t end = line_end(reader, open);
    reader->at += quote;
    pbe_text_add(reader->out, "\"");
    while (reader->at < end && !looking_at(reader, "”")) {
        char c = reader->source[reader->at];
        if (c == '"' || c == '\\')
            pbe_text_add(reader->out, "\\");
        copy_to(reader, reader->at + 1);
    }
    if (reader->at >= end)
        return refuse(
            reader, open,
            PBE_SAY("左引号“后面没有右引号”，请补上，或改成英文引号 \"…\"",
                    "the quote “ has no closing ”; close it, or write \"…\""));
    reader->at += quote;
    pbe_text_add(reader->out, "\"");
    return PBE_STATUS_OK;
}

/* Signs with an ASCII meaning that do not lie in the full-width block. */
static const struct sign {
    uint32_t point;
    const char *ascii;
} signs[] = {
    {0x3000, " "},  {0x00A0, " "},  {0x3001, ","}, {0x2264, "<="},
    {0x2265, ">="}, {0x2260, "~="}, {0x00D7, "*"}, {0x00F7, "/"},
    {0x2212, "-"},  {0x200B, ""},   {0xFEFF, ""}, /* nobody sees them */
};

/* The plain form of a non-ASCII sign, or NULL when it has none. */
static const char *plain_sign(uint32_t point, char buffer[2])
{
    if (point >= 0xFF01 && point <= 0xFF5E) { /* full-width forms of ! to ~ */
        buffer[0] = (char)(point - 0xFEE0);
        buffer[1] = '\0';
        return buffer;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].point == point)
            return signs[i].ascii;
    return NULL;
}

static pbe_status non_ascii(struct reader *reader)
{
    uint32_t point = 0;
    char buffer[2];
    size_t size =
        pbe_utf8_get(reader->source + reader->at, reader->length - reader->at, &point);
    if (point == 0x201C)
        return chinese_string(reader);
    const char *plain = plain_sign(point, buffer);
    if (plain) {
        pbe_text_add(reader->out, plain);
        reader->at += size;
        return PBE_STATUS_OK;
    }
    char sentence[256], sign[5] = "";
    memcpy(sign, reader->source + reader->at, size);
    struct pbe_text text;
    pbe_text_init(&text, sizeof sentence - 1);
    pbe_text_addf(
        &text,
        point == 0x201D || point == 0x2018 || point == 0x2019
            ? PBE_SAY("引号“%s”不成对，字符串请写成 \"…\"",
                      "the quote %s has no partner; write strings as \"…\"")
            : PBE_SAY("这里不能写“%s”：文字要放在引号 \"…\" 里，说明要写在 -- 之后",
                      "%s cannot stand here: texts go into quotes \"…\", remarks "
                      "after --"),
        sign);
    pbe_status status = refuse(reader, reader->at, pbe_text_get(&text));
    pbe_text_done(&text);
    return status;
}

static pbe_status read_one(struct reader *reader)
{
    char c = reader->source[reader->at];
    int level;
    if ((unsigned char)c >= 0x80)
        return non_ascii(reader);
    if (looking_at(reader, "--")) {
        level = long_bracket(reader, reader->at + 2);
        copy_to(reader, level >= 0 ? long_end(reader, reader->at + 2, level)
                                   : line_end(reader, reader->at));
    } else if (c == '"' || c == '\'') {
        copy_to(reader, string_end(reader, reader->at));
    } else if ((level = long_bracket(reader, reader->at)) >= 0) {
        copy_to(reader, long_end(reader, reader->at, level));
    } else {
        copy_to(reader, reader->at + 1);
    }
    return PBE_STATUS_OK;
}

/* Moves to the line that holds `at`, so that refuse() can name it. */
static void go_to(struct reader *reader, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (reader->source[i] == '\n') {
            reader->line++;
            reader->line_start = i + 1;
        }
    }
}

pbe_status reader_plain(const char *source, size_t length, const char *name,
                        struct pbe_text *out, struct pbe_error *err)
{
    struct reader reader = {.source = source,
                            .name = name,
                            .length = length,
                            .line = 1,
                            .out = out,
                            .err = err};
    const char *compiled = PBE_SAY("这是编译过的 Lua 文件，规则包只接受文本",
                                   "this is compiled Lua; packs hold text only");
    size_t bad = pbe_utf8_check(source, length);
    if (bad < length && source[0] == '\x1b')
        return refuse(&reader, 0, compiled);
    if (bad < length) {
        go_to(&reader, bad);
        return refuse(
            &reader, bad,
            PBE_SAY("文件不是 UTF-8 编码（可能是 GBK），请用编辑器另存为 UTF-8",
                    "the file is not UTF-8 (GBK?); save it as UTF-8"));
    }
    if (looking_at(&reader, "\xEF\xBB\xBF")) {
        reader.at = 3;
        reader.line_start = 3;
    }
    if (looking_at(&reader, "\x1b"))
        return refuse(&reader, reader.at, compiled);
    while (reader.at < reader.length) {
        pbe_status status = read_one(&reader);
        if (status)
            return status;
    }
    if (out->failed)
        return pbe_error_set(err, PBE_STATUS_MEMORY, "%s",
                             pbe_status_text(PBE_STATUS_MEMORY));
    return PBE_STATUS_OK;
}
