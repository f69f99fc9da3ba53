/* numeral.c - see numeral.h. No strtod: it reads the locale's decimal mark. */
#include "assessment/numeral.h"

/* Every power is exact, and so is value / power when both are below 2^53. */
static const double POWER[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                               1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

enum { DIGITS_MAX = AS_NUMERAL_DIGITS, YEAR_DIGITS = 4 };

static bool is_zero_like(uint32_t code)
{
    return code == 'O' || code == 'o';
}

static bool is_one_like(uint32_t code)
{
    return code == 'l' || code == 'I';
}

/* Whether a letter at `at` stands for a digit: a digit, a point or a percent sign
 * follows it, or (for O after a digit) a Chinese unit or the end. */
static int lookalike_at(const struct as_glyphs *glyphs, size_t at, bool after_digit)
{
    uint32_t code = glyphs->at[at].code, next;
    if (!is_zero_like(code) && !is_one_like(code))
        return -1;
    next = glyphs->at[at + 1].code;
    if (glyphs->at[at + 1].gap != AS_GAP_NONE)
        next = 0;
    if (is_zero_like(next) && (after_digit || is_one_like(code)))
        next = glyphs->at[at + 2].code; /* "lOO%" */
    if (as_is_digit(next) || next == '%' || (next == '.' && is_zero_like(code)))
        return is_zero_like(code) ? 0 : 1;
    if (after_digit && is_zero_like(code) && (next == 0 || as_is_han(next)))
        return 0;
    return -1;
}

static int digit_at(const struct as_glyphs *glyphs, size_t at,
                    struct as_numeral *numeral)
{
    uint32_t code = glyphs->at[at].code;
    int digit;
    if (as_is_digit(code))
        return (int)(code - '0');
    digit = lookalike_at(glyphs, at, numeral->digits > 0);
    if (digit >= 0)
        numeral->lookalike = true;
    return digit;
}

static bool glued(const struct as_glyphs *glyphs, size_t at)
{
    return glyphs->at[at].gap == AS_GAP_NONE;
}

/* Whether ",234" stands at `at`: exactly three digits after a comma. */
static bool group_at(const struct as_glyphs *glyphs, size_t at)
{
    if (glyphs->at[at].code != ',')
        return false;
    for (size_t i = at + 1; i <= at + 3; i++)
        if (!as_is_digit(glyphs->at[i].code) || !glued(glyphs, i))
            return false;
    return !as_is_digit(glyphs->at[at + 4].code) || !glued(glyphs, at + 4);
}

bool as_numeral_arabic(const struct as_glyphs *glyphs, size_t at,
                       struct as_numeral *numeral)
{
    double mantissa = 0;
    size_t i = at, places = 0, whole, zeros = 0; /* zeros: in front, worth nothing */
    int digit;

    *numeral = (struct as_numeral){.end = at};
    while ((i == at || glued(glyphs, i))
           && (digit = digit_at(glyphs, i, numeral)) >= 0) {
        if (numeral->digits < DIGITS_MAX)
            mantissa = mantissa * 10 + digit;
        numeral->digits++;
        i++;
    }
    whole = numeral->digits;
    if (mantissa == 0)
        zeros = whole;
    if (whole > 0 && whole <= 3)
        while (i + 4 <= glyphs->count && glued(glyphs, i) && group_at(glyphs, i)
               && numeral->digits + 3 <= DIGITS_MAX) {
            for (size_t k = i + 1; k <= i + 3; k++)
                mantissa = mantissa * 10 + (double)(glyphs->at[k].code - '0');
            numeral->digits += 3;
            i += 4;
        }
    if (glyphs->at[i].code == '.' && (i == at || glued(glyphs, i))
        && as_is_digit(glyphs->at[i + 1].code) && glued(glyphs, i + 1)) {
        numeral->decimal = true;
        i++;
        while (glued(glyphs, i) && (digit = digit_at(glyphs, i, numeral)) >= 0) {
            if (numeral->digits - zeros < DIGITS_MAX && places < DIGITS_MAX) {
                mantissa = mantissa * 10 + digit;
                places++;
            }
            numeral->digits++;
            i++;
        }
    }
    if (numeral->digits == 0)
        return false;
    numeral->whole_digits = whole;
    numeral->leading_zero = whole > 1 && glyphs->at[at].code == '0';
    numeral->value = mantissa / POWER[places];
    numeral->end = i;
    return true;
}

int as_numeral_han_value(uint32_t code)
{
    // clang-format off
    switch (code) {
    case 0x96F6: return 0;                /* 零 */
    case 0x4E00: case 0x58F9: return 1;   /* 一 壹 */
    case 0x4E8C: case 0x8D30: return 2;   /* 二 贰 */
    case 0x4E24: return 2;                /* 两 */
    case 0x4E09: case 0x53C1: return 3;   /* 三 叁 */
    case 0x56DB: case 0x8086: return 4;   /* 四 肆 */
    case 0x4E94: case 0x4F0D: return 5;   /* 五 伍 */
    case 0x516D: case 0x9646: return 6;   /* 六 陆 */
    case 0x4E03: case 0x67D2: return 7;   /* 七 柒 */
    case 0x516B: case 0x634C: return 8;   /* 八 捌 */
    case 0x4E5D: case 0x7396: return 9;   /* 九 玖 */
    case 0x5341: case 0x62FE: return 10;  /* 十 拾 */
    case 0x767E: case 0x4F70: return 100; /* 百 佰 */
    case 0x5343: case 0x4EDF: return 1000; /* 千 仟 */
    default: return -1;
    }
    // clang-format on
}

/* 4E07 万 and 4EBF 亿 multiply everything before them. */
static double myriad_of(uint32_t code)
{
    return code == 0x4E07 ? 1e4 : code == 0x4EBF ? 1e8 : 0;
}

bool as_numeral_chinese(const struct as_glyphs *glyphs, size_t at,
                        struct as_numeral *numeral)
{
    double total = 0, section = 0, digit = -1; /* digit: not yet multiplied; -1 none */
    bool row = false;                          /* 二〇二三: digits in a row */
    size_t i = at;

    *numeral = (struct as_numeral){.chinese = true, .end = at};
    for (;; i++) {
        uint32_t code = glyphs->at[i].code;
        int value = as_numeral_han_value(code);
        if (value >= 0 && value < 10) {
            if (digit >= 0 && (row || digit > 0)) {
                digit = digit * 10 + value;
                row = true;
            } else {
                digit = value;
            }
        } else if (value >= 10 && !row) {
            section += (digit < 0 ? 1 : digit) * value;
            digit = -1;
        } else if (myriad_of(code) > 0 && i > at && !row
                   && as_numeral_han_value(glyphs->at[i + 1].code) >= 0) {
            total += (section + (digit > 0 ? digit : 0)) * myriad_of(code);
            section = 0;
            digit = -1;
        } else {
            break;
        }
        if (i - at >= DIGITS_MAX)
            return false;
    }
    if (i == at)
        return false;
    numeral->vague = row && (i - at < YEAR_DIGITS || section > 0);
    total += section + (digit > 0 ? digit : 0);
    /* 一点五 */
    if (glyphs->at[i].code == 0x70B9
        && as_numeral_han_value(glyphs->at[i + 1].code) >= 0
        && as_numeral_han_value(glyphs->at[i + 1].code) < 10) {
        size_t places = 0;
        double fraction = 0;
        int value;
        for (i++; places < 6 && (value = as_numeral_han_value(glyphs->at[i].code)) >= 0
                  && value < 10;
             i++, places++)
            fraction = fraction * 10 + value;
        total = (total * POWER[places] + fraction) / POWER[places];
    }
    numeral->value = total;
    numeral->end = i;
    return true;
}
