/* numeral.h - numbers as written: 1,234.56, ９０, 三百二十, 9O (an O for a 0). */
#ifndef PBE_ASSESSMENT_NUMERAL_H
#define PBE_ASSESSMENT_NUMERAL_H

#include "assessment/glyph.h"

/* Digits of a number that count; more than a double can tell apart are passed over. */
enum { AS_NUMERAL_DIGITS = 15 };

struct as_numeral {
    double value;
    size_t end;          /* the glyph after it */
    size_t digits;       /* digits written, Arabic only */
    size_t whole_digits; /* of them, before the point and its groups */
    bool leading_zero;   /* 0731, 007: a label rather than a quantity */
    bool decimal;        /* a point was written */
    bool lookalike;      /* O, l, I taken for digits */
    bool chinese;
    bool vague; /* 两三, 十七八: nobody counted */
};

/* Reads an Arabic number at `at`, with groups of three (1,234 and 1，234), a point, and
 * letters that look like digits. Returns false when there is none. */
bool as_numeral_arabic(const struct as_glyphs *glyphs, size_t at,
                       struct as_numeral *numeral);

/* Reads a Chinese number at `at`: 三百二十, 两, 十五, 一点五, 二〇二三, 两三. A final 万 or 亿
 * is left for the unit (三万人 is 3 万人, as 3万人 is). */
bool as_numeral_chinese(const struct as_glyphs *glyphs, size_t at,
                        struct as_numeral *numeral);

/* 0-9 for 零一…九两, 10, 100, 1000 for 十百千, else -1. */
int as_numeral_han_value(uint32_t code);

#endif
