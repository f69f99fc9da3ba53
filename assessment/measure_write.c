/* measure_write.c - a measure in words: for PBE_READ, explanations and `pbe read`. */
#include "assessment/measure.h"

#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"

enum { PLACES = 10, QUOTE_MAX = 120 };

const char *pbe_measure_kind_name(enum pbe_measure_kind kind)
{
    static const char *const NAMES[] = {"none",      "number", "change", "range",
                                        "tolerance", "date",   "words",  "several"};
    return NAMES[kind];
}

const char *pbe_comparator_name(enum pbe_comparator comparator)
{
    static const char *const NAMES[] = {NULL, ">=", "<=", ">", "<", "="};
    return NAMES[comparator];
}

const char *pbe_comparator_sign(enum pbe_comparator comparator)
{
    static const char *const SIGNS[] = {"", "≥", "≤", ">", "<", "="};
    return SIGNS[comparator];
}

/* In the order of the bits. */
static const struct {
    const char *code, *zh, *en;
} DOUBTS[] = {
    {"COMPARATOR_IN_ACTUAL", "实际值里写了比较符号", "a comparator in an actual value"},
    {"APPROXIMATE", "约数", "an approximate number"},
    {"NUMBER_IN_WORDS", "数字写在句子里", "a number inside a sentence"},
    {"CHINESE_NUMERAL", "中文数字", "a Chinese numeral"},
    {"LOOKALIKE", "形近字符，请核对（O 与 0、l 与 1、2 与 ≥）",
     "look-alike characters (O for 0, l for 1, 2 for ≥)"},
    {"TWO_COMPARATORS", "两个比较词不一致", "two comparators that do not agree"},
    {"BARE_FRACTION", "小数按百分数理解", "a bare fraction taken as a percentage"},
    {"TOO_LONG", "文字过长", "the text is too long"},
    {"UNITS", "单位写法不同", "units written differently"},
    {"YEAR_UNKNOWN", "一边没有写年份", "the year is missing on one side"},
    {"SERIAL_DAY", "数字按日期理解", "a number taken as a date"},
};

enum { DOUBT_COUNT = sizeof DOUBTS / sizeof DOUBTS[0] };

static size_t doubt_index(enum pbe_doubt doubt)
{
    size_t i = 0;
    while (i + 1 < DOUBT_COUNT && (1u << i) != (unsigned)doubt)
        i++;
    return i;
}

const char *pbe_doubt_text(enum pbe_doubt doubt)
{
    size_t i = doubt_index(doubt);
    return PBE_SAY(DOUBTS[i].zh, DOUBTS[i].en);
}

const char *pbe_doubt_name(enum pbe_doubt doubt)
{
    return DOUBTS[doubt_index(doubt)].code;
}

size_t pbe_day_write(const struct pbe_day *day, char out[PBE_DAY_MAX])
{
    int used;
    if (day->year != 0 && day->month != 0 && day->day != 0)
        used = snprintf(out, PBE_DAY_MAX, "%04d-%02d-%02d", day->year, day->month,
                        day->day);
    else if (day->year != 0 && day->month != 0)
        used = snprintf(out, PBE_DAY_MAX, "%04d-%02d", day->year, day->month);
    else if (day->year != 0)
        used = snprintf(out, PBE_DAY_MAX, "%04d", day->year);
    else if (day->day != 0)
        used = snprintf(out, PBE_DAY_MAX, "--%02d-%02d", day->month, day->day);
    else
        used = snprintf(out, PBE_DAY_MAX, "--%02d", day->month);
    return used < 0 ? 0 : (size_t)used;
}

static void write_number(double value, struct pbe_text *out)
{
    char digits[PBE_DECIMAL_MAX];
    size_t length = pbe_decimal_write(value, PLACES, digits);
    pbe_text_add_bytes(out, digits, length);
}

static void write_unit(const struct pbe_measure *measure, struct pbe_text *out)
{
    if (measure->unit[0] != '\0') {
        pbe_text_add(out, " ");
        pbe_text_add(out, measure->unit);
    }
}

static void write_comparator(enum pbe_comparator comparator, struct pbe_text *out)
{
    pbe_text_add(out, pbe_comparator_sign(comparator));
    if (comparator != PBE_COMPARE_NONE)
        pbe_text_add(out, " ");
}

static void write_date(const struct pbe_measure *measure, struct pbe_text *out)
{
    char day[PBE_DAY_MAX];
    (void)pbe_day_write(&measure->day, day);
    switch (measure->comparator) {
    case PBE_COMPARE_LE:
    case PBE_COMPARE_LT:
        pbe_text_addf(out, PBE_SAY("%s 之前", "by %s"), day);
        break;
    case PBE_COMPARE_GE:
    case PBE_COMPARE_GT:
        pbe_text_addf(out, PBE_SAY("%s 之后", "after %s"), day);
        break;
    default:
        pbe_text_add(out, day);
        break;
    }
}

/* The wording itself, on one line, cut when it is long. */
static void write_wording(const char *text, size_t length, struct pbe_text *out)
{
    size_t from = 0, to = length;
    while (from < to && (unsigned char)text[from] <= ' ')
        from++;
    while (to > from && (unsigned char)text[to - 1] <= ' ')
        to--;
    if (to - from > QUOTE_MAX) {
        to = from + QUOTE_MAX;
        while (to > from && ((unsigned char)text[to] & 0xC0) == 0x80)
            to--;
        pbe_text_add_bytes(out, text + from, to - from);
        pbe_text_add(out, "…");
        return;
    }
    pbe_text_add_bytes(out, text + from, to - from);
}

void pbe_measure_write(const struct pbe_measure *measure, const char *text,
                       size_t length, struct pbe_text *out)
{
    switch (measure->kind) {
    case PBE_MEASURE_NONE:
        pbe_text_add(out, PBE_SAY("（未填）", "(not filled)"));
        break;
    case PBE_MEASURE_NUMBER:
        write_comparator(measure->comparator, out);
        write_number(measure->value, out);
        write_unit(measure, out);
        break;
    case PBE_MEASURE_CHANGE:
        pbe_text_add(out, measure->direction < 0 ? PBE_SAY("下降 ", "down ")
                                                 : PBE_SAY("增长 ", "up "));
        write_comparator(measure->comparator, out);
        write_number(measure->value, out);
        write_unit(measure, out);
        break;
    case PBE_MEASURE_RANGE:
        write_number(measure->value, out);
        pbe_text_add(out, PBE_SAY(" 至 ", " to "));
        write_number(measure->upper, out);
        write_unit(measure, out);
        break;
    case PBE_MEASURE_TOLERANCE:
        pbe_text_add(out, "±");
        write_number(measure->value, out);
        write_unit(measure, out);
        break;
    case PBE_MEASURE_DATE:
        write_date(measure, out);
        break;
    case PBE_MEASURE_WORDS:
        pbe_text_add(out, PBE_SAY("（文字）", "(words) "));
        write_wording(text, length, out);
        break;
    case PBE_MEASURE_SEVERAL:
        pbe_text_add(out, PBE_SAY("（多个数值）", "(several values) "));
        write_wording(text, length, out);
        break;
    }
}
