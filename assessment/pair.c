/* pair.c - a target and an actual value side by side: one unit, or a reason why not. */
#include "assessment/measure.h"

#include <string.h>

#include "assessment/certain.h"
#include "assessment/day.h"
#include "assessment/frequency.h"
#include "assessment/reading.h"
#include "assessment/unit.h"

/* A percent cell holds 0.85 for 85%. Up to here a bare number may be such a fraction;
 * and only targets from here on leave no doubt which of 0.8% and 80% is meant. */
#define FRACTION_MAX  1.5
#define PERCENT_CLEAR 20.0

/* So many times apart, one of two amounts is told in 万, or the other in 元. */
#define APART 100

/* A plain 3 with 50% is half of 3; a plain 90 with 95% is a rate. */
#define RATE_FROM 60.0
#define RATE_TO   100.0

#define MYRIAD 1e4

enum { DIGITS_KEPT = 12 };

static double power_of_ten(int exponent)
{
    double power = 1;
    for (int i = 0; i < exponent; i++)
        power *= 10;
    return power;
}

/* Keeps 12 digits, so that 130700 元 is 13.07 万元 and not 13.070000000000002. */
static double clean(double value)
{
    double size = value < 0 ? -value : value, rounded;
    int places = 0;
    if (!(size > 0) || size >= 1e15)
        return value;
    while (places < DIGITS_KEPT + 3 && size * power_of_ten(places) < 1e11)
        places++;
    if (size * power_of_ten(places) >= 1e15)
        return value;
    rounded =
        (double)(long long)(size * power_of_ten(places) + 0.5) / power_of_ten(places);
    return value < 0 ? -rounded : rounded;
}

static double convert(double value, double from, double to)
{
    if (from == to)
        return value;
    return clean(from > to ? value * (from / to) : value / (to / from));
}

static bool is_amount(const struct pbe_measure *measure)
{
    return measure->kind == PBE_MEASURE_NUMBER || measure->kind == PBE_MEASURE_CHANGE
           || measure->kind == PBE_MEASURE_RANGE
           || measure->kind == PBE_MEASURE_TOLERANCE;
}

/* 元/平方米 and 元/㎡, μg/m3 and μg/m³ are per the same. */
static bool same_denominator(const char *one, const char *other)
{
    struct as_unit_meaning a, b;
    if (strcmp(one, other) == 0)
        return true;
    as_unit_mean(one, &a);
    as_unit_mean(other, &b);
    return a.dimension == b.dimension && a.factor == b.factor && a.dimension != AS_PLAIN
           && a.dimension != AS_COUNT && a.dimension != AS_OTHER;
}

/* Whether the two units measure one thing. `doubt`: they may, but are told differently. */
static bool units_fit(const struct as_unit_meaning *target,
                      const struct as_unit_meaning *actual, bool *doubt)
{
    *doubt = false;
    if (target->dimension == AS_PLAIN || actual->dimension == AS_PLAIN)
        return true;
    if (target->dimension != actual->dimension) {
        /* growth by 5% and by 5 percentage points are told as one another */
        bool rates =
            (target->dimension == AS_POINT && actual->dimension == AS_PERCENT)
            || (target->dimension == AS_PERCENT && actual->dimension == AS_POINT);
        *doubt = rates;
        return rates;
    }
    if (!same_denominator(target->per, actual->per)) {
        /* 300元/人 against 300元: the clerk left it out, perhaps */
        if (target->per[0] != '\0' && actual->per[0] != '\0')
            return false;
        *doubt = true;
    }
    if (target->dimension == AS_OTHER)
        return strcmp(target->base, actual->base) == 0;
    if (target->dimension == AS_COUNT && strcmp(target->base, actual->base) != 0)
        *doubt = true; /* 起 against 件: one thing, two counting words */
    return true;
}

static void scale_target(struct pbe_pair *pair, double factor)
{
    pair->target = clean(pair->target * factor);
    pair->upper = clean(pair->upper * factor);
}

/* 0.85 against 90%, 85 against 90%, 96% against 0.95. */
static void fit_percent(const struct pbe_measure *target,
                        const struct pbe_measure *actual, bool target_bare,
                        bool actual_bare, struct pbe_pair *pair)
{
    double size = pair->actual < 0 ? -pair->actual : pair->actual;
    double goal = target->kind == PBE_MEASURE_RANGE ? pair->upper : pair->target;
    if (goal < 0)
        goal = -goal;
    if (actual_bare && strcmp(target->unit, "%") == 0) {
        if (size == 0 || size > FRACTION_MAX)
            return;
        if (goal < PERCENT_CLEAR) {
            pair->kind = PBE_PAIR_AMBIGUOUS;
            return;
        }
        pair->actual = clean(pair->actual * 100);
        pair->doubts |= PBE_DOUBT_BARE_FRACTION;
    } else if (target_bare && strcmp(actual->unit, "%") == 0 && goal > 0
               && goal <= FRACTION_MAX) {
        if (size < PERCENT_CLEAR && size != 0) {
            pair->kind = PBE_PAIR_AMBIGUOUS;
            return;
        }
        scale_target(pair, 100);
        pair->doubts |= PBE_DOUBT_BARE_FRACTION;
    } else if (target_bare && strcmp(actual->unit, "%") == 0
               && pair->kind == PBE_PAIR_NUMBERS && as_side_of(target->comparator) >= 0
               && (goal > RATE_TO || (goal < RATE_FROM && size < RATE_TO))
               && goal > 0) {
        pair->kind = PBE_PAIR_AMBIGUOUS;
    }
}

static bool is_fraction(double value)
{
    return value > 0 && value < FRACTION_MAX && value != 1;
}

/* Two plain numbers: 0.98 against 95 and 96 against 0.95 are one rate in two forms, 1
 * against 100 may be, and 300000 against 30 is 元 against 万元. */
static void fit_plain(const struct pbe_measure *target, struct pbe_pair *pair)
{
    double goal = pair->target, done = pair->actual;
    double ratio = goal > 0 && done > 0 ? (goal > done ? goal / done : done / goal) : 1;
    bool rate_told = goal >= PERCENT_CLEAR && goal <= RATE_TO;
    bool rate_done = done >= PERCENT_CLEAR && done <= RATE_TO;
    if ((is_fraction(done) && rate_told) || (is_fraction(goal) && rate_done)
        || (done == 1 && goal == RATE_TO && as_side_of(target->comparator) == 0)
        || (goal == 1 && done >= RATE_FROM && rate_done)
        || (ratio >= MYRIAD / 2 && ratio <= MYRIAD * 2))
        pair->kind = PBE_PAIR_AMBIGUOUS;
}

/* Cells without a unit beside 万 or 元: 48000 against 5万元, 3万人 against 30000, 50 against
 * 500000元. The size tells which is meant, or that nobody can know. */
static void fit_myriads(const struct as_unit_meaning *target,
                        const struct as_unit_meaning *actual, bool target_bare,
                        struct pbe_pair *pair)
{
    const struct as_unit_meaning *told = target_bare ? actual : target;
    double goal = pair->target < 0 ? -pair->target : pair->target;
    double size = pair->actual < 0 ? -pair->actual : pair->actual;
    bool far = size > 0 && goal > 0 && (goal >= size * APART || size >= goal * APART);
    bool counts = told->dimension == AS_MONEY || told->dimension == AS_COUNT
                  || told->dimension == AS_PLAIN;
    if (!far || (told->factor < 1e3 && told->dimension != AS_MONEY))
        return;
    if (target_bare && goal > size && counts && told->factor >= 1e3)
        pair->actual = clean(pair->actual * told->factor);
    else if (told->dimension == AS_MONEY ? size > goal || told->factor == 1
                                         : (size > goal) != target_bare)
        pair->kind =
            PBE_PAIR_AMBIGUOUS; /* but 1.9 of 200万元 may be all that was spent */
}

/* Brings the actual value to the target's unit. */
static void fit_units(const struct pbe_measure *target,
                      const struct pbe_measure *actual, struct pbe_pair *pair)
{
    struct as_unit_meaning of_target, of_actual;
    bool target_bare = target->unit[0] == '\0', actual_bare = actual->unit[0] == '\0';
    bool doubt;

    if (target_bare && actual_bare && pair->kind == PBE_PAIR_NUMBERS)
        fit_plain(target, pair);
    if (strcmp(target->unit, actual->unit) == 0)
        return;
    as_unit_mean(target->unit, &of_target);
    as_unit_mean(actual->unit, &of_actual);
    if (!units_fit(&of_target, &of_actual, &doubt)) {
        pair->kind = PBE_PAIR_UNITS;
        return;
    }
    if (doubt)
        pair->doubts |= PBE_DOUBT_UNITS;
    if (target_bare || actual_bare) {
        fit_percent(target, actual, target_bare, actual_bare, pair);
        fit_myriads(&of_target, &of_actual, target_bare, pair);
        return;
    }
    /* 5万 against 50000元: the 万 of a target without 元 counts the actual's unit */
    if (of_target.dimension == AS_PLAIN && of_actual.dimension == AS_MONEY)
        of_target.dimension = AS_MONEY;
    pair->actual = convert(pair->actual, of_actual.factor, of_target.factor);
}

/* --- dates --- */

/* The parts that both sides need: compares what is written on both. */
static void pair_dates(const struct pbe_day *target, const struct pbe_day *actual,
                       enum pbe_comparator comparator, struct pbe_pair *pair)
{
    struct pbe_day due = *target, done = *actual;
    bool years = due.year != 0 && done.year != 0;
    long due_number, done_first, done_last;

    pair->kind = PBE_PAIR_DATES;
    if (!years) {
        if (due.month == 0 || done.month == 0) { /* 2023年 against 11月 */
            pair->kind = PBE_PAIR_AMBIGUOUS;
            return;
        }
        if (due.year != 0 || done.year != 0)
            pair->doubts |= PBE_DOUBT_YEAR_UNKNOWN;
        due.year = done.year = due.year != 0    ? due.year
                               : done.year != 0 ? done.year
                                                : 2023;
    }
    /* 2023年度 with 2022年度: a table of last year, or early */
    if (years && due.month == 0 && comparator == PBE_COMPARE_NONE
        && done.year < due.year) {
        pair->kind = PBE_PAIR_AMBIGUOUS;
        return;
    }
    /* the deadline's last day: 9月底 is 9-30; 9月前 without a day is 8-31 or 9-30 */
    {
        bool month_known = due.month != 0;
        int month = month_known ? due.month : 12;
        int day = due.day != 0 ? due.day : as_month_days(due.year, month);
        due_number = as_day_number(due.year, month, day);
    }
    done_first =
        as_day_number(done.year, done.month ? done.month : 1, done.day ? done.day : 1);
    done_last = as_day_number(
        done.year, done.month ? done.month : 12,
        done.day ? done.day : as_month_days(done.year, done.month ? done.month : 12));
    /* "9月前" with 9月 or 9月10日: before the month begins, or before it ends? */
    if (due.day == 0 && !due.end && comparator == PBE_COMPARE_LE
        && done_last <= due_number && done.year == due.year
        && (due.month == 0 || done.month == due.month)) {
        pair->kind = PBE_PAIR_AMBIGUOUS;
        return;
    }
    if (done_last <= due_number)
        pair->late_days = (int)(done_last - due_number);
    else if (done_first > due_number)
        pair->late_days = (int)(done_first - due_number);
    else
        pair->kind = PBE_PAIR_AMBIGUOUS; /* 9月15日前 with 9月 */
}

/* The day of a date cell, which Calc hands over as its number. */
static bool is_serial_day(const struct pbe_measure *measure)
{
    enum { FIRST = 36526, LAST = 73050 }; /* 2000-01-01, 2099-12-31 */
    return measure->kind == PBE_MEASURE_NUMBER && measure->unit[0] == '\0'
           && measure->comparator == PBE_COMPARE_NONE && measure->value >= FIRST
           && measure->value <= LAST && measure->value == (int)measure->value;
}

/* 11 beside 12月: the unit column says 月, and the cell only which. */
static bool is_month_beside_date(const struct pbe_measure *date,
                                 const struct pbe_measure *month)
{
    return date->kind == PBE_MEASURE_DATE && date->day.month != 0 && date->day.day == 0
           && month->kind == PBE_MEASURE_NUMBER && month->unit[0] == '\0'
           && month->comparator == PBE_COMPARE_NONE && month->value >= 1
           && month->value <= 12 && month->value == (int)month->value;
}

static void pair_month(const struct pbe_measure *target,
                       const struct pbe_measure *actual, struct pbe_pair *pair)
{
    struct pbe_day day = {.year = target->day.year, .month = (int)actual->value};
    pair_dates(&target->day, &day, target->comparator, pair);
}

static bool is_date_beside_serial(const struct pbe_measure *date,
                                  const struct pbe_measure *serial)
{
    return date->kind == PBE_MEASURE_DATE && is_serial_day(serial);
}

static void pair_serial_day(const struct pbe_measure *target,
                            const struct pbe_measure *actual, struct pbe_pair *pair)
{
    bool is_actual = is_serial_day(actual);
    struct pbe_day day;
    if (!as_day_of_serial(is_actual ? actual->value : target->value, &day))
        return;
    pair_dates(is_actual ? &target->day : &day, is_actual ? &day : &actual->day,
               target->comparator, pair);
    pair->serial = day;
    pair->doubts |= PBE_DOUBT_SERIAL_DAY;
}

/* --- words --- */

static size_t meaningful(const struct as_glyphs *glyphs, size_t at)
{
    while (at < glyphs->count) {
        uint32_t code = glyphs->at[at].code;
        if (code != ',' && code != '.' && code != ';' && code != 0x3002
            && code != 0x3001 && code != '-' && code != '!' && code != ':')
            break;
        at++;
    }
    return at;
}

static bool same_words(const char *a, size_t a_length, const char *b, size_t b_length)
{
    struct as_glyphs left, right;
    size_t i = 0, k = 0;
    as_glyphs_read(a, a_length, &left);
    as_glyphs_read(b, b_length, &right);
    for (;;) {
        i = meaningful(&left, i);
        k = meaningful(&right, k);
        if (i >= left.count || k >= right.count)
            return i >= left.count && k >= right.count;
        if (left.at[i].code != right.at[k].code)
            return false;
        i++;
        k++;
    }
}

/* 无, 未发生, 零, 没有发生, 无事故: nothing happened. */
static bool says_nothing_happened(const char *text, size_t length)
{
    static const char *const WORDS[] = {"未发生", "没有发生", "无",
                                        "零",     "没有",     "不发生"};
    struct as_glyphs glyphs;
    as_glyphs_read(text, length, &glyphs);
    if (glyphs.count > 10)
        return false;
    for (size_t k = 0; k < sizeof WORDS / sizeof WORDS[0]; k++)
        if (as_glyphs_match(&glyphs, 0, WORDS[k]))
            return true;
    return false;
}

/* --- the pair --- */

static void pair_amounts(const struct pbe_measure *target,
                         const struct pbe_measure *actual, struct pbe_pair *pair)
{
    pair->target = target->value;
    pair->upper = target->upper;
    pair->actual = actual->value;
    switch (target->kind) {
    case PBE_MEASURE_CHANGE:
        pair->kind = PBE_PAIR_CHANGES;
        /* -6% is a fall of 6%; and +3% is no fall */
        if (actual->kind == PBE_MEASURE_CHANGE
                ? actual->direction != target->direction
                : target->direction < 0 && (actual->value < 0 || actual->plus))
            pair->actual = -pair->actual;
        break;
    case PBE_MEASURE_RANGE:
        pair->kind = PBE_PAIR_RANGE;
        break;
    case PBE_MEASURE_TOLERANCE:
        pair->kind = PBE_PAIR_TOLERANCE;
        if (actual->kind == PBE_MEASURE_CHANGE && actual->direction < 0)
            pair->actual = -pair->actual;
        break;
    default:
        pair->kind = PBE_PAIR_NUMBERS;
        /* a level cannot be told by a change: 95% against 增长3% */
        if (actual->kind == PBE_MEASURE_CHANGE)
            pair->kind = PBE_PAIR_UNITS;
        break;
    }
    if (actual->kind == PBE_MEASURE_RANGE)
        pair->kind = PBE_PAIR_SEVERAL;
    if (actual->kind == PBE_MEASURE_TOLERANCE && target->kind != PBE_MEASURE_TOLERANCE)
        pair->kind = PBE_PAIR_AMBIGUOUS;
    if (pair->kind > PBE_PAIR_TOLERANCE)
        return;
    if (pair->kind != PBE_PAIR_NUMBERS || !as_frequency_fit(target, actual, pair))
        fit_units(target, actual, pair);
    if (pair->kind <= PBE_PAIR_TOLERANCE && !as_pair_is_certain(target, actual, pair))
        pair->kind = PBE_PAIR_AMBIGUOUS;
    /* >90% with >90%: its number is only where the actual value begins */
    if (pair->actual == pair->target && actual->comparator == target->comparator) {
        if (target->comparator == PBE_COMPARE_GT)
            pair->comparator = PBE_COMPARE_GE;
        else if (target->comparator == PBE_COMPARE_LT)
            pair->comparator = PBE_COMPARE_LE;
    }
}

void pbe_pair_make(const struct pbe_measure *target, const char *target_text,
                   size_t target_length, const struct pbe_measure *actual,
                   const char *actual_text, size_t actual_length, struct pbe_pair *pair)
{
    memset(pair, 0, sizeof *pair);
    pair->doubts = target->doubts | actual->doubts;
    pair->comparator = target->comparator;
    if (target->kind == PBE_MEASURE_NONE) {
        pair->kind = PBE_PAIR_NO_TARGET;
    } else if (target->kind == PBE_MEASURE_NUMBER && target->value == 0
               && (actual->kind == PBE_MEASURE_NONE
                   || actual->kind == PBE_MEASURE_WORDS)
               && says_nothing_happened(actual_text, actual_length)) {
        pair->kind = PBE_PAIR_NUMBERS; /* 无 against 0起 */
        pair->doubts |= PBE_DOUBT_NUMBER_IN_WORDS;
    } else if (actual->kind == PBE_MEASURE_NONE) {
        pair->kind = PBE_PAIR_NO_ACTUAL;
    } else if (target->kind == PBE_MEASURE_SEVERAL) {
        pair->kind = PBE_PAIR_SEVERAL;
    } else if (target->kind == PBE_MEASURE_WORDS || actual->kind == PBE_MEASURE_WORDS) {
        pair->kind = PBE_PAIR_WORDS;
        pair->same_words =
            same_words(target_text, target_length, actual_text, actual_length);
    } else if (actual->kind == PBE_MEASURE_SEVERAL) {
        pair->kind = PBE_PAIR_SEVERAL;
    } else if (target->kind == PBE_MEASURE_DATE && actual->kind == PBE_MEASURE_DATE) {
        pair_dates(&target->day, &actual->day, target->comparator, pair);
    } else if (is_date_beside_serial(target, actual)
               || is_date_beside_serial(actual, target)) {
        pair_serial_day(target, actual, pair);
    } else if (is_month_beside_date(target, actual)) {
        pair_month(target, actual, pair);
    } else if (is_amount(target) && is_amount(actual)) {
        pair_amounts(target, actual, pair);
    } else {
        pair->kind = PBE_PAIR_UNITS; /* a date against a number */
    }
}
