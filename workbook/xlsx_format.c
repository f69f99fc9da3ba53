#include "workbook/xlsx_format.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/decimal.h"

/* What the characters of a code that are no literals amount to. */
struct marks {
    bool date, time, elapsed, percent, unusual;
    bool minute_or_month, point, group;
    int least, most, digits;
};

static size_t skip_quoted(const char *code, size_t length, size_t at, char end)
{
    const char *found = memchr(code + at, end, length - at);
    return found ? (size_t)(found - code) + 1 : length;
}

/* [h] and its like count on; colours, conditions and languages do not matter here. */
static size_t read_bracket(const char *code, size_t length, size_t at,
                           struct marks *marks)
{
    size_t end = skip_quoted(code, length, at, ']'), inside = end - at;
    if (inside >= 3 && strchr("hHmMsS", code[at + 1])
        && (code[at + 2] == ']'
            || tolower((unsigned char)code[at + 2])
                   == tolower((unsigned char)code[at + 1])))
        marks->elapsed = true;
    return end;
}

static void read_mark(char c, struct marks *marks)
{
    switch (c) {
    case '0':
    case '#':
    case '?':
        marks->digits++;
        marks->least += marks->point && c != '#';
        marks->most += marks->point;
        break;
    case '.':
        marks->point = true;
        break;
    case ',':
        marks->group = marks->group || marks->digits > 0;
        break;
    case '%':
        marks->percent = true;
        break;
    case 'y':
    case 'd':
    case 'e':
    case 'b':
        marks->date = true;
        break;
    case 'm':
        marks->minute_or_month = true;
        break;
    case 'h':
    case 's':
        marks->time = true;
        break;
    case '/':
        marks->unusual = true; /* a fraction, unless it is a date */
        break;
    default:
        break;
    }
}

/* Goes through the first section. False when it is the general format or a text's. */
static bool read_code(const char *code, size_t length, struct marks *marks)
{
    for (size_t at = 0; at < length && code[at] != ';';) {
        char c = (char)tolower((unsigned char)code[at]);
        if (c == '"') {
            at = skip_quoted(code, length, at + 1, '"');
        } else if (c == '[') {
            at = read_bracket(code, length, at, marks);
        } else if (c == '\\' || c == '_' || c == '*' || c == '!') {
            at += 2; /* the next character is a literal, or as wide */
            marks->unusual = marks->unusual || c == '!';
        } else if (c == '@' || (c == 'g' && marks->digits == 0)) {
            return false; /* text; General, G/通用格式 */
        } else if (c == 'e' && at + 1 < length && strchr("+-", code[at + 1])) {
            return false; /* scientific */
        } else {
            if (c == ',' && marks->digits > 0 && !marks->point
                && (at + 1 == length || !strchr("0#?", code[at + 1])))
                marks->unusual = true; /* thousands are left out */
            read_mark(c, marks);
            at++;
        }
    }
    return true;
}

struct xlsx_format xlsx_format_of_code(const char *code, size_t length)
{
    struct marks marks = {0};
    struct xlsx_format format = {.kind = XLSX_GENERAL};
    if (!read_code(code, length, &marks))
        return format;
    if (marks.elapsed)
        format.kind = XLSX_ELAPSED;
    else if (marks.date || (marks.minute_or_month && !marks.time))
        format.kind = XLSX_DATE;
    else if (marks.time)
        format.kind = XLSX_TIME;
    else if (marks.digits > 0 && (marks.percent || !marks.unusual))
        format.kind = marks.percent ? XLSX_PERCENT : XLSX_DECIMAL;
    format.least = marks.least < 15 ? marks.least : 15;
    format.most = marks.most < 15 ? marks.most : 15;
    format.has_groups = marks.group;
    return format;
}

struct xlsx_format xlsx_format_built_in(int id)
{
    static const struct {
        int first, last;
        struct xlsx_format format;
    } formats[] = {
        {1, 1, {XLSX_DECIMAL, 0, 0, false}},  {2, 2, {XLSX_DECIMAL, 2, 2, false}},
        {3, 3, {XLSX_DECIMAL, 0, 0, true}},   {4, 4, {XLSX_DECIMAL, 2, 2, true}},
        {5, 6, {XLSX_DECIMAL, 0, 0, true}},   {7, 8, {XLSX_DECIMAL, 2, 2, true}},
        {9, 9, {XLSX_PERCENT, 0, 0, false}},  {10, 10, {XLSX_PERCENT, 2, 2, false}},
        {14, 17, {XLSX_DATE, 0, 0, false}},   {18, 21, {XLSX_TIME, 0, 0, false}},
        {22, 22, {XLSX_DATE, 0, 0, false}},   {27, 31, {XLSX_DATE, 0, 0, false}},
        {32, 35, {XLSX_TIME, 0, 0, false}},   {36, 36, {XLSX_DATE, 0, 0, false}},
        {37, 38, {XLSX_DECIMAL, 0, 0, true}}, {39, 40, {XLSX_DECIMAL, 2, 2, true}},
        {41, 42, {XLSX_DECIMAL, 0, 0, true}}, {43, 44, {XLSX_DECIMAL, 2, 2, true}},
        {45, 45, {XLSX_TIME, 0, 0, false}},   {46, 46, {XLSX_ELAPSED, 0, 0, false}},
        {47, 47, {XLSX_TIME, 0, 0, false}},   {50, 54, {XLSX_DATE, 0, 0, false}},
        {55, 56, {XLSX_TIME, 0, 0, false}},   {57, 58, {XLSX_DATE, 0, 0, false}},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (id >= formats[i].first && id <= formats[i].last)
            return formats[i].format;
    return (struct xlsx_format){.kind = XLSX_GENERAL};
}

/* Brings "1234.5" to at least so many decimals: "1234.50". */
static size_t pad(char *text, size_t length, int least)
{
    char *point = strchr(text, '.');
    int decimals = point ? (int)(text + length - point) - 1 : 0;
    if (!point && least > 0)
        text[length++] = '.';
    for (; decimals < least; decimals++)
        text[length++] = '0';
    text[length] = '\0';
    return length;
}

/* Puts commas between the thousands. */
static size_t group(char *text, size_t length)
{
    size_t first = text[0] == '-', end = strcspn(text, ".");
    for (size_t at = end; at > first + 3;) {
        at -= 3;
        memmove(text + at + 1, text + at, length - at + 1);
        text[at] = ',';
        length++;
    }
    return length;
}

void xlsx_format_write(const struct xlsx_format *format, double value,
                       char out[WB_SHOWN_MAX])
{
    bool is_percent = format->kind == XLSX_PERCENT;
    switch (format->kind) {
    case XLSX_DATE:
        wb_date_write(value, out);
        return;
    case XLSX_TIME:
    case XLSX_ELAPSED:
        wb_time_write(value, format->kind == XLSX_ELAPSED, out);
        return;
    case XLSX_DECIMAL:
    case XLSX_PERCENT:
        break;
    case XLSX_GENERAL:
        pbe_decimal_write(value, 15, out);
        return;
    }
    size_t length =
        pbe_decimal_write(is_percent ? value * 100 : value, format->most, out);
    if (strchr(out, 'e')) /* too long for digits */
        return;
    length = pad(out, length, format->least);
    if (format->has_groups)
        length = group(out, length);
    if (is_percent)
        strcpy(out + length, "%");
}
