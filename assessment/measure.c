/* measure.c - the verdict: from what was read to one meaning.
 *
 * The facts of reading.h, at most two of interest, decide the kind. Whoever is unsure
 * says words or several: nobody computes with those.
 */
#include "assessment/measure.h"

#include <string.h>

#include "assessment/blank.h"
#include "assessment/reading.h"
#include "base/decimal.h"

enum {
    NOUN_AFTER = 8,   /* 3个行政村: a longer text after the number is a sentence */
    NOUN_BEFORE = 16, /* 老旧小区改造验收合格率: a longer one before */
    CLAUSE = 10       /* other clauses together */
};

static enum pbe_comparator merge(struct as_reading *reading, const struct as_fact *fact)
{
    enum pbe_comparator before = fact->before, after = fact->after;
    if (after == PBE_COMPARE_NONE)
        return before;
    if (before == PBE_COMPARE_NONE || before == after || fact->reach == AS_REACH_VERB
        || fact->reach == AS_REACH_NARROW)
        return after;
    reading->doubts |= PBE_DOUBT_TWO_COMPARATORS;
    if (as_side_of(before) * as_side_of(after) < 0)
        return PBE_COMPARE_NONE;
    return before == PBE_COMPARE_EQ ? after : before;
}

static void say_words(const struct as_reading *reading, struct pbe_measure *measure,
                      bool numbers)
{
    unsigned doubts =
        reading->doubts & (PBE_DOUBT_CHINESE_NUMERAL | PBE_DOUBT_LOOKALIKE);
    measure->kind = PBE_MEASURE_WORDS;
    measure->doubts = numbers ? doubts | PBE_DOUBT_NUMBER_IN_WORDS : 0;
}

static void say_several(const struct as_reading *reading, struct pbe_measure *measure)
{
    measure->kind = PBE_MEASURE_SEVERAL;
    measure->doubts = reading->doubts;
}

static void say_comparator(struct as_reading *reading, struct pbe_measure *measure,
                           enum pbe_comparator comparator)
{
    measure->comparator = comparator;
    if (reading->role == PBE_ACTUAL && comparator != PBE_COMPARE_NONE)
        reading->doubts |= PBE_DOUBT_COMPARATOR_IN_ACTUAL;
}

static void say_date(struct as_reading *reading, struct pbe_measure *measure,
                     const struct as_fact *fact)
{
    if (reading->lack || reading->cite || fact->text_before > NOUN_BEFORE
        || fact->text_after > NOUN_BEFORE) {
        say_words(reading, measure, true);
        return;
    }
    measure->kind = PBE_MEASURE_DATE;
    measure->day = fact->date.day;
    /* ≤12月 has the month within it; 12月前 may mean before it */
    if (fact->before == PBE_COMPARE_LE && fact->after == PBE_COMPARE_NONE
        && fact->reach == AS_REACH_SIGN)
        measure->day.end = true;
    say_comparator(reading, measure, merge(reading, fact));
    measure->doubts = reading->doubts;
}

static bool is_sentence(const struct as_reading *reading, const struct as_fact *fact)
{
    return reading->cite || reading->han_label || fact->text_before > NOUN_BEFORE
           || fact->text_after > NOUN_AFTER || reading->other_claim
           || reading->other_text > CLAUSE;
}

/* A target of 290%: text recognition took a ≥ for a 2, but nobody can know. */
static bool seems_damaged(const struct as_reading *reading, const struct as_fact *fact)
{
    return reading->role == PBE_TARGET && fact->dimension == AS_PERCENT
           && fact->before == PBE_COMPARE_NONE && fact->direction == 0
           && ((fact->value >= 250 && fact->value < 300) || fact->value == 2100);
}

/* What all numbers of the text have in common. */
static void say_manner(const struct as_reading *reading, struct pbe_measure *measure)
{
    measure->slack = reading->slack;
    measure->per_year = reading->per_year;
    measure->not_yet = reading->not_yet;
    measure->denied = reading->denied;
    measure->nothing = reading->nothing;
}

static void say_number(struct as_reading *reading, struct pbe_measure *measure,
                       const struct as_fact *fact)
{
    double value = fact->value;
    int direction = fact->direction;
    bool no_unit = fact->unit[0] == '\0';

    /* 24小时值班 and 95老人受益 count nothing that a rule could use */
    if (reading->lack || (value < 0 && fact->after != PBE_COMPARE_NONE) /* -5%以内 */
        || (no_unit && fact->text_after > 0 && value != 0)
        || (strcmp(fact->unit, "小时") == 0 && value == 24 && fact->text_after > 0)) {
        say_words(reading, measure, true);
        return;
    }
    measure->kind = PBE_MEASURE_NUMBER;
    if (fact->tolerance) {
        measure->kind = PBE_MEASURE_TOLERANCE;
        value = value < 0 ? -value : value;
    } else if (direction != 0) {
        measure->kind = PBE_MEASURE_CHANGE;
        if (value < 0) {
            value = -value;
            direction = -direction;
        }
        measure->direction = direction;
    }
    measure->value = value;
    measure->plus = fact->plus;
    say_manner(reading, measure);
    memcpy(measure->unit, fact->unit, sizeof measure->unit);
    measure->point = fact->dimension == AS_POINT;
    say_comparator(reading, measure, merge(reading, fact));
    if (is_sentence(reading, fact))
        reading->doubts |= PBE_DOUBT_NUMBER_IN_WORDS;
    if (seems_damaged(reading, fact))
        reading->doubts |= PBE_DOUBT_LOOKALIKE;
    measure->doubts = reading->doubts;
}

/* >80% and 100%以下（不含） exclude their number. */
static bool is_open(const struct as_fact *fact)
{
    enum pbe_comparator end = fact->after ? fact->after : fact->before;
    return end == PBE_COMPARE_GT || end == PBE_COMPARE_LT || fact->open;
}

static void say_range(struct as_reading *reading, struct pbe_measure *measure)
{
    const struct as_fact *a = &reading->fact[0], *b = &reading->fact[1];
    const struct as_fact *named = b->unit[0] != '\0' ? b : a;
    if (reading->lack) {
        say_words(reading, measure, true);
        return;
    }
    measure->kind = PBE_MEASURE_RANGE;
    measure->value = a->value < b->value ? a->value : b->value;
    measure->upper = a->value < b->value ? b->value : a->value;
    measure->open = is_open(a->value < b->value ? a : b);
    measure->open_upper = is_open(a->value < b->value ? b : a);
    say_manner(reading, measure);
    memcpy(measure->unit, named->unit, sizeof measure->unit);
    measure->point = named->dimension == AS_POINT;
    if (b->link == AS_LINK_JOIN
        && (a->before != PBE_COMPARE_NONE || b->after != PBE_COMPARE_NONE)
        && a->reach != AS_REACH_VERB && a->reach != AS_REACH_NARROW
        && !(b->after == PBE_COMPARE_LE && a->before == PBE_COMPARE_NONE))
        reading->doubts |= PBE_DOUBT_TWO_COMPARATORS; /* ≥10-20次 */
    if (is_sentence(reading, b))
        reading->doubts |= PBE_DOUBT_NUMBER_IN_WORDS;
    measure->doubts = reading->doubts;
}

/* Two numbers of one quantity: 10-20%, 80%以上100%以下, 5%与10%之间. */
static bool is_range(const struct as_reading *reading)
{
    const struct as_fact *a = &reading->fact[0], *b = &reading->fact[1];
    enum pbe_comparator of_a = a->after ? a->after : a->before;
    enum pbe_comparator of_b = b->after ? b->after : b->before;
    bool units =
        strcmp(a->unit, b->unit) == 0 || a->unit[0] == '\0' || b->unit[0] == '\0';
    if (a->is_date || b->is_date || !units || a->direction != b->direction)
        return false;
    if (a->tolerance || b->tolerance)
        return false;
    if (b->link == AS_LINK_JOIN)
        return (a->value <= b->value || b->unit[0] != '\0') && a->text_after == 0
               && b->before == PBE_COMPARE_NONE && b->direction == 0;
    if (reading->between && b->link == AS_LINK_AND)
        return true;
    if (as_side_of(of_a) * as_side_of(of_b) >= 0 || b->direction != 0)
        return false;
    /* the lower bound is a lower bound */
    return as_side_of(of_a) > 0 ? a->value <= b->value : b->value <= a->value;
}

/* 2023年1月1日-12月31日 counts by its last day. */
static bool is_period(const struct as_reading *reading)
{
    return reading->fact[0].is_date && reading->fact[1].is_date
           && reading->fact[1].link == AS_LINK_JOIN;
}

static void say_two(struct as_reading *reading, struct pbe_measure *measure)
{
    struct as_fact *a = &reading->fact[0], *b = &reading->fact[1];
    bool units = a->unit[0] != '\0' && b->unit[0] != '\0';
    if (is_period(reading)) {
        if (b->date.day.year == 0)
            b->date.day.year = a->date.day.year;
        b->date.day.end = true;
        say_date(reading, measure, b);
    } else if (!a->is_date && !b->is_date && !units
               && (b->link == AS_LINK_RATIO || b->link == AS_LINK_SLASH
                   || b->link == AS_LINK_TIMES || b->link == AS_LINK_PLUS)) {
        say_words(reading, measure, true); /* 1:3, 2/3, 7*24小时 */
    } else if (is_range(reading)) {
        say_range(reading, measure);
    } else {
        say_several(reading, measure);
    }
}

static void say_lone_year(struct as_reading *reading, struct pbe_measure *measure)
{
    struct as_fact fact = {.is_date = true, .date = reading->year};
    const struct as_pending *pending = &reading->pending;
    if (pending->is_set && pending->reach <= AS_REACH_FAR) {
        say_words(reading, measure, true); /* 不低于2022年: the level of that year */
        return;
    }
    if (pending->is_set && pending->reach == AS_REACH_DATE)
        fact.before = pending->comparator; /* 截至2022年 */
    if (reading->other_text > 0 || reading->clause_text > 0 || reading->vague_years)
        say_words(reading, measure, reading->label);
    else
        say_date(reading, measure, &fact);
}

static void decide(struct as_reading *reading, struct pbe_measure *measure)
{
    const struct as_pending *pending = &reading->pending;
    struct as_fact *first = &reading->fact[0];
    /* 95%≥ : a sign that found no number */
    if (reading->count == 1 && pending->is_set && pending->backward
        && pending->distance == 0 && first->after == PBE_COMPARE_NONE)
        reading->doubts |= PBE_DOUBT_TWO_COMPARATORS;
    if (reading->count == 1 && pending->is_set && pending->distance == 0
        && pending->comparator == PBE_COMPARE_LT && reading->clause_has_fact
        && first->after == PBE_COMPARE_NONE)
        reading->slack = PBE_SLACK_UNDER; /* 100%不到 */
    if (pending->direction != 0 && !reading->clause_has_fact)
        reading->other_claim = true;
    if (reading->link == AS_LINK_PLUS && reading->after_fact) /* 10万+ */
        reading->doubts |= PBE_DOUBT_APPROXIMATE;
    if (reading->count == 0 && reading->has_year)
        say_lone_year(reading, measure);
    else if (reading->count == 0)
        say_words(reading, measure, reading->label);
    else if (reading->count == 1 && first->is_date)
        say_date(reading, measure, first);
    else if (reading->count == 1)
        say_number(reading, measure, first);
    else if (reading->count == 2)
        say_two(reading, measure);
    else
        say_several(reading, measure);
}

/* 401, 85.3, 85%: digits and nothing to weigh up, as number cells and half of all others
 * have them. Says the same as the long way, without going it; what might be a date or a
 * telephone number (2023.12, 20231231) goes that way. */
bool pbe_measure_read_plain(const char *text, size_t length,
                            struct pbe_measure *measure)
{
    enum { WHOLE_MAX = 7, BEFORE_POINT_MAX = 3, DIGITS_MAX = 12, PERCENT_MAX = 200 };
    bool percent = length > 1 && text[length - 1] == '%';
    size_t digits = length - percent, whole = 0;
    memset(measure, 0, sizeof *measure);
    while (whole < digits && text[whole] >= '0' && text[whole] <= '9')
        whole++;
    if (whole == 0 || whole > (whole == digits ? WHOLE_MAX : BEFORE_POINT_MAX)
        || digits > DIGITS_MAX || (text[0] == '0' && whole > 1))
        return false;
    double value;
    if (pbe_decimal_read(text, digits, &value) != digits
        || (percent && value > PERCENT_MAX))
        return false;
    measure->kind = PBE_MEASURE_NUMBER;
    measure->value = value;
    measure->unit[0] = percent ? '%' : '\0';
    return true;
}

void pbe_measure_read(const char *text, size_t length, enum pbe_role role,
                      struct pbe_measure *measure)
{
    struct as_glyphs glyphs;
    struct as_lexer lexer;
    struct as_token token;
    struct as_reading reading;

    if (pbe_measure_read_plain(text, length, measure))
        return;
    if (length > PBE_MEASURE_TEXT_MAX) {
        measure->kind = PBE_MEASURE_WORDS;
        measure->doubts = PBE_DOUBT_TOO_LONG;
        return;
    }
    as_glyphs_read(text, length, &glyphs);
    if (as_is_blank(&glyphs))
        return;
    as_reading_start(&reading, role);
    as_lexer_start(&lexer, &glyphs);
    do {
        as_lexer_next(&lexer, &token);
        as_reading_see(&reading, &token, &glyphs);
        if (reading.link != AS_LINK_JOIN)
            reading.label_last = token.kind == AS_TOKEN_LABEL;
    } while (token.kind != AS_TOKEN_END);
    decide(&reading, measure);
}
