/* unit.h - units as written, and what they mean.
 *
 * A unit is a row of unit.def (%, 万元, 个工作日, 台套 …), a compound of
 * rows (元/人·月, mg/L), or one unknown measure word. The meaning of a unit is a
 * dimension and a factor; only units of one dimension are converted.
 */
#ifndef PBE_ASSESSMENT_UNIT_H
#define PBE_ASSESSMENT_UNIT_H

#include "assessment/glyph.h"

enum as_dimension {
    AS_PLAIN,   /* no unit, or only 万, 亿: fits everything */
    AS_PERCENT, /* % and ‰ */
    AS_POINT,   /* 个百分点 */
    AS_COUNT,   /* 个, 件, 人次: counting words */
    AS_MONEY,   /* 元 */
    AS_LENGTH,  /* 米 */
    AS_AREA,    /* 平方米 */
    AS_VOLUME,  /* 立方米 */
    AS_MASS,    /* 克 */
    AS_TIME,    /* 秒 */
    AS_WORKDAY, /* 工作日: no fixed number of hours */
    AS_MONTHS,  /* 月 */
    AS_ENERGY,  /* 千瓦时 */
    AS_OTHER    /* compared by name only */
};

struct as_unit {
    char text[PBE_UNIT_MAX]; /* as written, without blanks; 百分比 and ％ are "%" */
    size_t end;              /* the glyph after it */
    enum as_dimension dimension;
    enum pbe_slack slack; /* 余, 多 stood before it */
    bool nothing;         /* 0投诉: none of a thing that has no counting word */
    bool unknown;         /* not in the table: one or two characters taken on trust */
    bool guessed;         /* unknown and two characters: look */
    bool cut;             /* longer than PBE_UNIT_MAX */
    bool denominator;     /* written "per something" */
    bool uncountable; /* 级, 等, 类: after a Chinese numeral a rank, not a number */
};

/* Reads the unit at `at`, right after a number. No unit: text "" and end == at. */
void as_unit_read(const struct as_glyphs *glyphs, size_t at, struct as_unit *unit);

/* Reads only a unit of the table that fills a bracket, as in 覆盖率（%）; returns the
 * glyph after the closing bracket, or `at` when there is none. */
size_t as_unit_bracket(const struct as_glyphs *glyphs, size_t at, struct as_unit *unit);

struct as_unit_meaning {
    enum as_dimension dimension;
    double factor;          /* to the dimension's base */
    char per[PBE_UNIT_MAX]; /* the denominator, normalised; "" none */
    char base[PBE_UNIT_MAX]; /* the numerator without 万 …, for AS_OTHER and AS_COUNT */
};

void as_unit_mean(const char *unit, struct as_unit_meaning *meaning);

#endif
