/* measure.h - 指标值: what the wording of one cell means.
 *
 * "200起以上", "≤5300元/户", "增长10%", "9月前", "效果明显": a target or an actual
 * value as departments write it becomes a comparator, a number, a unit, a date, or
 * words. Where the wording leaves room, the measure says so (`doubts`) rather than
 * guess; several numbers that cannot be told apart are PBE_MEASURE_SEVERAL, which
 * nobody may compute with.
 *
 * 以上, 以下, 以内 include the number, 超过, 不满 do not (民法典 第一千二百五十九条).
 * A measure holds no pointers: it is copied by assignment and owned by nobody.
 */
#ifndef PBE_ASSESSMENT_MEASURE_H
#define PBE_ASSESSMENT_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum pbe_measure_kind {
    PBE_MEASURE_NONE,      /* blank, or a placeholder: / — …… 无 */
    PBE_MEASURE_NUMBER,    /* 95%以上, 401, ≤202.6万元 */
    PBE_MEASURE_CHANGE,    /* 增长10%, 下降5个百分点: a change, not a level */
    PBE_MEASURE_RANGE,     /* 10%-20%, 3～5天 */
    PBE_MEASURE_TOLERANCE, /* ±10% */
    PBE_MEASURE_DATE,      /* 2021年12月31日, 9月前, 6月底前完成 */
    PBE_MEASURE_WORDS,     /* 效果明显, 持续维护, 全年 */
    PBE_MEASURE_SEVERAL    /* 完成1部宣传片,2套方案: refuse to compute */
};

enum pbe_comparator {
    PBE_COMPARE_NONE, /* the text says none */
    PBE_COMPARE_GE,
    PBE_COMPARE_LE,
    PBE_COMPARE_GT,
    PBE_COMPARE_LT,
    PBE_COMPARE_EQ
};

enum pbe_role { PBE_TARGET, PBE_ACTUAL };

/* Reasons to look twice; bits of pbe_measure.doubts. Each has a sentence. */
enum pbe_doubt {
    PBE_DOUBT_COMPARATOR_IN_ACTUAL = 1 << 0, /* "≥266米" as an actual value */
    PBE_DOUBT_APPROXIMATE = 1 << 1,          /* 约, 左右, 近, 余 */
    PBE_DOUBT_NUMBER_IN_WORDS = 1 << 2,      /* 按合同10.5万元 */
    PBE_DOUBT_CHINESE_NUMERAL = 1 << 3,      /* 三百人, 百分之九十 */
    PBE_DOUBT_LOOKALIKE = 1 << 4,            /* O for 0, 290% for ≥90%: look again */
    PBE_DOUBT_TWO_COMPARATORS = 1 << 5,      /* ≥90%以下: they contradict */
    PBE_DOUBT_BARE_FRACTION = 1 << 6,        /* 0.85 where the other side is in % */
    PBE_DOUBT_TOO_LONG = 1 << 7,             /* unit cut, or a text over the limit */
    PBE_DOUBT_UNITS = 1 << 8,                /* 起 against 件, 元/人 against 元 */
    PBE_DOUBT_YEAR_UNKNOWN = 1 << 9,         /* 12月31日 against 2023年12月5日 */
    PBE_DOUBT_SERIAL_DAY = 1 << 10,          /* 45107 against 9月前 */
    PBE_DOUBT_LAST = PBE_DOUBT_SERIAL_DAY
};

/* On which side of its number the value lies, where the text says so. */
enum pbe_slack {
    PBE_SLACK_NONE,
    PBE_SLACK_ABOUT, /* 约, 左右 */
    PBE_SLACK_UNDER, /* 近, 接近, 基本达到 */
    PBE_SLACK_OVER   /* 余, 多 */
};

enum { PBE_UNIT_MAX = 48, PBE_MEASURE_TEXT_MAX = 4096 };

/* A day, or only the part of it that was written (0 = not written). */
struct pbe_day {
    int year, month, day;
    bool end; /* the last day of what was written: 底, 末, 内, a quarter, a period */
};

struct pbe_measure {
    enum pbe_measure_kind kind;
    enum pbe_comparator comparator; /* GE/LE/… also for a date: 9月前 is LE */
    double value;       /* NUMBER, CHANGE, TOLERANCE: in the unit as written, ≥ 0 for
                         CHANGE and TOLERANCE; RANGE: the lower end; else 0 */
    double upper;       /* RANGE: the upper end; else 0 */
    int direction;      /* CHANGE: +1 增长, -1 下降; else 0 */
    unsigned doubts;    /* bits of enum pbe_doubt */
    struct pbe_day day; /* DATE: the day that counts (the last, for a period) */
    enum pbe_slack slack;
    int per_year; /* 每月1次: 12, the periods of a year; 0 = none is said */
    bool plus;    /* +5%: the sign was written */
    bool not_yet; /* an actual value that is only under way: 在建10个, 预计95% */
    bool denied;  /* … of which something is not done: 20个（未验收） */
    bool nothing; /* 零投诉: none of what is named */
    bool open, open_upper;   /* RANGE: the end itself is outside: 80%≤x<100% */
    bool point;              /* unit is percentage points (个百分点) */
    char unit[PBE_UNIT_MAX]; /* as written, UTF-8, "" = none; 百分比, ％ are "%" */
};

/* Reads `text` (UTF-8, length bytes, may hold anything) and fills *measure.
 * Never fails: what cannot be understood as a number is words, what is ambiguous is
 * several. Cost: one pass, no allocation. */
void pbe_measure_read(const char *text, size_t length, enum pbe_role role,
                      struct pbe_measure *measure);

/* The same for what is only digits, perhaps with a point and a %: false, and *measure is
 * empty, where it is more. Cheaper than to look it up anywhere. */
bool pbe_measure_read_plain(const char *text, size_t length,
                            struct pbe_measure *measure);

/* Appends how the measure was understood, for PBE_READ and explanations:
 * "≥ 95 %", "增长 10 %", "2021-12-31 之前", "（文字）效果明显" … `text` is the
 * wording that was read. Language of base/language.h. */
void pbe_measure_write(const struct pbe_measure *measure, const char *text,
                       size_t length, struct pbe_text *out);

/* The sentence of one doubt bit, static text in the current language, and its code
 * for programs ("APPROXIMATE"). The bits run from 1 to PBE_DOUBT_LAST. */
const char *pbe_doubt_text(enum pbe_doubt doubt);
const char *pbe_doubt_name(enum pbe_doubt doubt);

enum { PBE_DAY_MAX = 40 };

/* Writes what is known of a day: "2021-12-31", "2023-09", "2023", "--09", "--12-31".
 * Returns the length. */
size_t pbe_day_write(const struct pbe_day *day, char out[PBE_DAY_MAX]);

/* Names as `pbe read --json` prints them. Static text; comparator NONE gives NULL. */
const char *pbe_measure_kind_name(enum pbe_measure_kind kind);
const char *pbe_comparator_name(enum pbe_comparator comparator);

/* As people write it: ≥ ≤ > < =; "" for NONE. Static text. */
const char *pbe_comparator_sign(enum pbe_comparator comparator);

/* --- a target and an actual value side by side --- */

/* What prevents, or allows, computing with a pair. */
enum pbe_pair_kind {
    PBE_PAIR_NUMBERS,   /* both numbers, actual brought to the target's unit */
    PBE_PAIR_CHANGES,   /* both changes of a quantity, likewise */
    PBE_PAIR_RANGE,     /* target is a range, actual a number */
    PBE_PAIR_TOLERANCE, /* target is ±t, actual a deviation: compare abs(actual) */
    PBE_PAIR_DATES,     /* both dates; `late_days` says the result */
    PBE_PAIR_WORDS,     /* words on either side: a person judges, in a band */
    PBE_PAIR_NO_TARGET, /* target blank */
    PBE_PAIR_NO_ACTUAL, /* actual blank: not filled yet */
    PBE_PAIR_SEVERAL,   /* several numbers in one cell */
    PBE_PAIR_UNITS,     /* units that do not fit: 100% against 1000件 */
    PBE_PAIR_AMBIGUOUS  /* 0.8 against 5%: 0.8% or 80%? Dates of unknown year … */
};

struct pbe_pair {
    enum pbe_pair_kind kind;
    double target, actual; /* in the target's unit (percent as written: 90, 85) */
    enum pbe_comparator
        comparator;        /* the target's; ≥ for > where the actual value says > */
    double upper;          /* RANGE: target's upper end */
    int late_days;         /* DATES: actual minus deadline, ≤ 0 is in time */
    struct pbe_day serial; /* DATES: the day that a bare number means, year 0 = none */
    bool same_words;       /* WORDS: the actual repeats the target's wording */
    unsigned doubts;       /* of both measures, and of the pairing */
};

/* Brings two measures to one unit: 0.85 or 85 against 90%, 13.07万元 against 130700元,
 * 1千米 against 1000米. Beside a date a bare whole number from 36526 to 73050 is the day
 * of a date cell, 2000-01-01 to 2099-12-31, which Calc hands over as its number.
 * target_text/actual_text are the wordings (same_words). */
void pbe_pair_make(const struct pbe_measure *target, const char *target_text,
                   size_t target_length, const struct pbe_measure *actual,
                   const char *actual_text, size_t actual_length,
                   struct pbe_pair *pair);

#endif
