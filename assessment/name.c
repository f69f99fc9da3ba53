/* name.c - names of indicators and groups, without what only decorates them. */
#include "assessment/field.h"

#include <string.h>

#include "base/utf8.h"

/* A short text, decoded. */
struct letters {
    size_t count;
    uint32_t at[AS_LABEL_BYTES * 4 + 2];
    size_t start[AS_LABEL_BYTES * 4 + 2]; /* bytes */
};

static void decode(const char *text, size_t length, struct letters *letters)
{
    size_t i = 0;
    letters->count = 0;
    while (i < length && letters->count < AS_LABEL_BYTES * 4) {
        uint32_t code = 0xFFFD;
        size_t taken = pbe_utf8_get(text + i, length - i, &code);
        letters->at[letters->count] = code;
        letters->start[letters->count++] = i;
        i += taken > 0 ? taken : 1;
    }
    letters->at[letters->count] = 0;
    letters->at[letters->count + 1] = 0;
    letters->start[letters->count] = i;
}

static bool is_star(uint32_t code)
{
    return code == 0x2605 || code == 0x2606 || code == 0x25B2; /* ★ ☆ ▲ */
}

static bool is_gap(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x3000
           || code == 0xA0;
}

static bool is_opening(uint32_t code)
{
    return code == '(' || code == 0xFF08;
}

static bool is_closing(uint32_t code)
{
    return code == ')' || code == 0xFF09;
}

/* 、 . ． : ： after a number */
static bool is_stop(uint32_t code)
{
    return code == 0x3001 || code == '.' || code == 0xFF0E || code == ':'
           || code == 0xFF1A;
}

static bool is_numeral(uint32_t code) /* 一 … 十 */
{
    static const uint32_t NUMERALS[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                        0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (size_t i = 0; i < sizeof NUMERALS / sizeof NUMERALS[0]; i++)
        if (code == NUMERALS[i])
            return true;
    return false;
}

static size_t skip_gaps(const struct letters *letters, size_t at)
{
    while (is_gap(letters->at[at]) || is_star(letters->at[at]))
        at++;
    return at;
}

/* Past 1、 1. （1） （一） 一、 ① 指标1： — `at` where there is none. */
static size_t skip_number(const struct letters *letters, size_t at)
{
    const uint32_t *code = letters->at;
    size_t i = at, start;
    bool heading = code[i] == 0x6307 && code[i + 1] == 0x6807; /* 指标 */
    if (code[i] >= 0x2460 && code[i] <= 0x2473)                /* ① … ⑳ */
        return i + 1;
    if (heading)
        i += 2;
    bool bracket = !heading && is_opening(code[i]);
    i += bracket;
    start = i;
    while (as_is_digit(code[i]) || (!heading && is_numeral(code[i])))
        i++;
    if (i == start || i - start > 3)
        return at;
    if (bracket)
        return is_closing(code[i]) ? i + 1 : at;
    if (heading) {
        i = skip_gaps(letters, i);
        return is_stop(code[i]) ? i + 1 : i;
    }
    if (code[i] == 0x3001 || is_closing(code[i]))
        return i + 1;
    bool point = (code[i] == '.' || code[i] == 0xFF0E) && as_is_digit(code[start]);
    return point && !as_is_digit(code[i + 1]) ? i + 1 : at;
}

/* Past a bracket that only names points, "（40分）"; `at` for any other. */
static size_t skip_points(const struct letters *letters, const char *text, size_t at)
{
    struct as_label label;
    size_t end = at;
    if (!is_opening(letters->at[at]))
        return at;
    while (end < letters->count && !is_closing(letters->at[end]))
        end++;
    if (end >= letters->count || end - at > 8)
        return at;
    as_label_read(text + letters->start[at],
                  letters->start[end + 1] - letters->start[at], &label);
    return label.points > 0 ? end + 1 : at;
}

/* 产出指标 40分: the points at the end. */
static void cut_points(struct letters *letters)
{
    size_t end = letters->count, at;
    while (end > 0 && is_gap(letters->at[end - 1]))
        end--;
    if (end < 4 || letters->at[end - 1] != 0x5206) /* 分 */
        return;
    for (at = end - 1;
         at > 0 && (as_is_digit(letters->at[at - 1]) || letters->at[at - 1] == '.');)
        at--;
    if (at >= 2 && at < end - 1 && end - at <= 6)
        letters->count = at;
}

static bool is_ascii_word(uint32_t code)
{
    return code > ' ' && code < 0x7F;
}

const char *as_name_of(struct as_reader *reader, const struct pbe_value *value,
                       bool is_group)
{
    struct letters letters;
    char name[sizeof letters.at];
    size_t length = 0, at = 0;
    if (value->kind != PBE_TEXT)
        return "";
    decode(value->text, value->length, &letters);
    at = skip_gaps(&letters, at);
    at = skip_gaps(&letters, skip_number(&letters, at));
    if (is_group)
        cut_points(&letters);
    while (at < letters.count) {
        size_t next = skip_points(&letters, value->text, at);
        if (next == at && (is_gap(letters.at[at]) || is_star(letters.at[at]))) {
            next = skip_gaps(&letters, at);
            if (length > 0 && is_ascii_word(letters.at[at - 1])
                && is_ascii_word(letters.at[next]))
                name[length++] = ' ';
        } else if (next == at) {
            size_t bytes = letters.start[at + 1] - letters.start[at];
            if (length + bytes >= sizeof name)
                break;
            memcpy(name + length, value->text + letters.start[at], bytes);
            length += bytes;
            next = at + 1;
        }
        at = next;
    }
    while (length > 0 && name[length - 1] == ' ')
        length--;
    return as_reader_text(reader, name, length);
}
