#include "lua/marks.h"

#include <stdint.h>
#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"

/* One character after another. */
struct cursor {
    const char *text;
    size_t length, at, next; /* the character that `point` is, and the one after it */
    uint32_t point;          /* 0 at the end */
};

static void look(struct cursor *cursor)
{
    cursor->point = 0;
    cursor->next = cursor->at;
    if (cursor->at >= cursor->length)
        return;
    size_t size = pbe_utf8_get(cursor->text + cursor->at, cursor->length - cursor->at,
                               &cursor->point);
    if (size == 0) {
        cursor->point = 0xFFFD;
        size = 1;
    }
    cursor->next = cursor->at + size;
}

static void advance(struct cursor *cursor)
{
    cursor->at = cursor->next;
    look(cursor);
}

static struct cursor start(const char *text, size_t length)
{
    struct cursor cursor = {.text = text, .length = length};
    look(&cursor);
    return cursor;
}

/* 0-9, or -1; full width counts. */
static int digit(uint32_t point)
{
    if (point >= '0' && point <= '9')
        return (int)(point - '0');
    if (point >= 0xFF10 && point <= 0xFF19)
        return (int)(point - 0xFF10);
    return -1;
}

static int circled(uint32_t point)
{
    return point >= 0x2460 && point <= 0x2473 ? (int)(point - 0x2460) + 1 : 0;
}

static int chinese_digit(uint32_t point)
{
    static const uint32_t digits[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                      0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (int i = 0; i < 10; i++)
        if (digits[i] == point)
            return i + 1;
    return point == 0x4E24 /* 两 */ ? 2 : 0;
}

static bool is_blank(uint32_t point)
{
    return (point > 0 && point <= ' ' && point != '\n') || point == 0xA0
           || point == 0x3000;
}

static bool separates(uint32_t point)
{
    switch (point) {
    case ';':
    case ',':
    case '/':
    case '\n':
    case '+':
    case 0xFF1B: /* ； */
    case 0xFF0C: /* ， */
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
    case 0x548C: /* 和 */
    case 0x53CA: /* 及 */
        return true;
    default:
        return false;
    }
}

/* 缺 少 逾 未 不 漏 迟 错: the point is not wholly met. */
static bool tells_fault(uint32_t point)
{
    static const uint32_t words[] = {0x7F3A, 0x5C11, 0x903E, 0x672A,
                                     0x4E0D, 0x6F0F, 0x8FDF, 0x9519};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (words[i] == point)
            return true;
    return false;
}

static bool begins(const char *text, size_t length, const char *word)
{
    size_t size = strlen(word);
    return size <= length && memcmp(text, word, size) == 0;
}

static int read_digits(struct cursor *cursor)
{
    enum { MOST = 10000 };
    int number = 0;
    for (; digit(cursor->point) >= 0; advance(cursor))
        if (number < MOST)
            number = number * 10 + digit(cursor->point);
    return number;
}

/* The number of a point at the cursor, 0 when there is none; the cursor goes behind it. */
static int read_mark(struct cursor *cursor)
{
    int mark = circled(cursor->point);
    if (mark > 0) {
        advance(cursor);
        return mark;
    }
    bool bracket = cursor->point == '(' || cursor->point == 0xFF08;
    struct cursor at = *cursor;
    if (bracket)
        advance(&at);
    if (digit(at.point) < 0)
        return 0;
    mark = read_digits(&at);
    if (bracket && (at.point == ')' || at.point == 0xFF09))
        advance(&at);
    *cursor = at;
    return mark;
}

/* What is said of a point, up to the next separator or circled number. */
static int read_faults(struct cursor *cursor)
{
    int faults = 0;
    bool told = false, counted = false;
    while (cursor->point && !separates(cursor->point) && !circled(cursor->point)) {
        if (digit(cursor->point) >= 0 && !counted) {
            faults = read_digits(cursor);
            counted = true;
            continue;
        }
        told = told || tells_fault(cursor->point);
        if (told && !counted && chinese_digit(cursor->point)) {
            faults = chinese_digit(cursor->point);
            counted = true;
        }
        advance(cursor);
    }
    return counted ? faults : told;
}

size_t marks_read(const char *text, size_t length, int count, struct marks *marks)
{
    memset(marks, 0, sizeof *marks);
    struct cursor cursor = start(text, length);
    while (is_blank(cursor.point))
        advance(&cursor);
    const char *rest = text + cursor.at;
    size_t left = length - cursor.at;
    if (begins(rest, left, "全部") || begins(rest, left, "均")
        || begins(rest, left, "all")) {
        for (int i = 0; i < count; i++)
            marks->named[i] = true;
        return length;
    }
    if (begins(rest, left, "无") || begins(rest, left, "没有")
        || begins(rest, left, "none"))
        return length;
    while (cursor.point) {
        if (is_blank(cursor.point) || separates(cursor.point)) {
            advance(&cursor);
            continue;
        }
        size_t begin = cursor.at;
        int mark = read_mark(&cursor);
        if (mark < 1 || mark > count || marks->named[mark - 1])
            return begin;
        if (cursor.point == '.' && cursor.next < length
            && digit((unsigned char)text[cursor.next]) >= 0)
            return begin; /* 1.5: points 1 and 5, or one and a half? */
        marks->named[mark - 1] = true;
        marks->faults[mark - 1] = read_faults(&cursor);
    }
    return length;
}

/* 七, 十一, 二十三: the digits at the cursor, up to 99. */
static int read_chinese(struct cursor *cursor)
{
    int number = 0, digits = 0;
    for (; chinese_digit(cursor->point); advance(cursor)) {
        int value = chinese_digit(cursor->point);
        if (value == 10)
            number += (digits ? digits : 1) * 10;
        digits = value == 10 ? 0 : value;
    }
    return number + digits;
}

bool marks_number(const char *text, size_t length, double *number)
{
    enum { LONGEST = 24 };
    char digits[LONGEST];
    size_t kept = 0;
    struct cursor cursor = start(text, length);
    while (cursor.point && digit(cursor.point) < 0 && !chinese_digit(cursor.point))
        advance(&cursor);
    if (digit(cursor.point) < 0 && cursor.point) {
        *number = read_chinese(&cursor);
        return true;
    }
    for (; kept < LONGEST && (digit(cursor.point) >= 0 || cursor.point == '.');
         advance(&cursor))
        digits[kept++] = cursor.point == '.' ? '.' : (char)('0' + digit(cursor.point));
    if (kept > 0)
        return pbe_decimal_read(digits, kept, number) > 0;
    *number = 0;
    return begins(text, length, "无") || begins(text, length, "未")
           || begins(text, length, "没有") || begins(text, length, "零");
}
