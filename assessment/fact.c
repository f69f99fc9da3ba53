/* fact.c - see fact.h. */
#include "assessment/fact.h"

#include <string.h>

enum {
    FAR_GAP = 8,       /* glyphs that 至少 … may be away from its number */
    PERCENT_LEVEL = 50 /* 提高满意度95%: that much is a level, not a change */
};

void as_fact_slack(struct as_reading *reading, enum pbe_slack slack)
{
    reading->doubts |= PBE_DOUBT_APPROXIMATE;
    reading->slack = slack;
}

void as_fact_inclusive(struct as_fact *fact, bool inclusive)
{
    if (inclusive) {
        if (fact->before == PBE_COMPARE_GT)
            fact->before = PBE_COMPARE_GE;
        if (fact->before == PBE_COMPARE_LT)
            fact->before = PBE_COMPARE_LE;
    } else {
        fact->open = true; /* 以上 may follow: 90%（不含）以上 */
        if (fact->after == PBE_COMPARE_GE)
            fact->after = PBE_COMPARE_GT;
        if (fact->after == PBE_COMPARE_LE)
            fact->after = PBE_COMPARE_LT;
    }
}

static void take_comparator(struct as_reading *reading, struct as_fact *fact)
{
    struct as_pending *pending = &reading->pending;
    if (!pending->is_set)
        return;
    switch (pending->reach) {
    case AS_REACH_DATE: /* 截至目前完成80% */
        if (fact->is_date)
            fact->before = pending->comparator;
        break;
    case AS_REACH_SIGN:
    case AS_REACH_FAR:
        if (pending->distance > FAR_GAP)
            reading->doubts |= PBE_DOUBT_NUMBER_IN_WORDS;
        else
            fact->before = pending->comparator;
        break;
    case AS_REACH_NEAR: /* 低于预算5% tells how far it is from the budget */
        if (pending->distance > 0)
            reading->lack = true;
        else
            fact->before = pending->comparator;
        break;
    case AS_REACH_VERB:
        if (pending->distance == 0 && reading->role == PBE_TARGET)
            fact->before = pending->comparator;
        break;
    case AS_REACH_NARROW:
        /* 控制在28万元, told of what happened, compares nothing */
        if (pending->distance == 0
            && (reading->role == PBE_TARGET || pending->comparator == PBE_COMPARE_GE))
            fact->before = pending->comparator;
        break;
    }
    fact->reach = pending->reach;
}

static void take_change(struct as_reading *reading, struct as_fact *fact)
{
    const struct as_pending *pending = &reading->pending;
    bool near = pending->change_distance == 0;
    bool percent = fact->dimension == AS_PERCENT;
    if (pending->direction == 0 || fact->is_date)
        return;
    if (reading->link == AS_LINK_JOIN) /* 提高到90%: a level */
        return;
    if (near) {
        fact->direction = pending->direction;
    } else if (percent && fact->value >= PERCENT_LEVEL) {
        reading->doubts |= PBE_DOUBT_NUMBER_IN_WORDS; /* 提高满意度95% */
    } else if (percent || fact->dimension == AS_POINT) {
        fact->direction = pending->direction; /* 降低能耗5% */
        if (pending->change_reach != AS_REACH_FAR)
            reading->doubts |= PBE_DOUBT_NUMBER_IN_WORDS;
    } else if (pending->change_reach == AS_REACH_FAR && fact->text_before <= FAR_GAP) {
        fact->direction = pending->direction; /* 减少投诉2次 */
    }
}

static struct as_fact *add_fact(struct as_reading *reading)
{
    struct as_fact *fact;
    reading->count++;
    if (!reading->clause_has_fact)
        reading->other_text -= reading->clause_text; /* it is this clause's own text */
    reading->clause_has_fact = true;
    if (reading->count > AS_FACTS)
        return NULL;
    fact = &reading->fact[reading->count - 1];
    memset(fact, 0, sizeof *fact);
    fact->link = reading->link;
    fact->text_before = reading->clause_text;
    return fact;
}

static void close_fact(struct as_reading *reading)
{
    memset(&reading->pending, 0, sizeof reading->pending);
    reading->clause_text = 0;
    reading->after_fact = true;
    reading->link = AS_LINK_NONE;
}

static void append_unit(struct as_fact *fact, const char *unit)
{
    size_t used = strlen(fact->unit), more = strlen(unit);
    if (used + more < PBE_UNIT_MAX)
        memcpy(fact->unit + used, unit, more + 1);
}

void as_fact_quantity(struct as_reading *reading, const struct as_token *token)
{
    const struct as_pending *pending = &reading->pending;
    bool after_label = reading->label_last && reading->link == AS_LINK_JOIN;
    struct as_fact *fact = add_fact(reading);
    /* H6-9: half a range is no number; 推迟1个月: nor is a distance */
    if (after_label || pending->gap > 0)
        reading->lack = true;
    if (token->unit.cut)
        reading->doubts |= PBE_DOUBT_TOO_LONG;
    if (token->numeral.chinese)
        reading->doubts |= PBE_DOUBT_CHINESE_NUMERAL;
    if (token->numeral.lookalike)
        reading->doubts |= PBE_DOUBT_LOOKALIKE;
    if (token->unit.slack != PBE_SLACK_NONE)
        as_fact_slack(reading, token->unit.slack);
    if (pending->slack != PBE_SLACK_NONE)
        as_fact_slack(reading, pending->slack);
    if (token->unit.guessed)
        reading->doubts |= PBE_DOUBT_NUMBER_IN_WORDS;
    reading->nothing |= token->unit.nothing;
    if (fact != NULL) {
        fact->plus = token->plus;
        fact->value = token->negative ? -token->numeral.value : token->numeral.value;
        memcpy(fact->unit, token->unit.text, sizeof fact->unit);
        fact->dimension = token->unit.dimension;
        if (fact->unit[0] == '\0' && pending->unit[0] != '\0') {
            memcpy(fact->unit, pending->unit, sizeof fact->unit);
            fact->dimension = pending->dimension;
        }
        if (pending->money && (fact->dimension == AS_PLAIN)) {
            append_unit(fact, "元");
            fact->dimension = AS_MONEY;
        }
        fact->tolerance = pending->tolerance;
        take_comparator(reading, fact);
        if (token->has_inclusive)
            as_fact_inclusive(fact, token->inclusive);
        take_change(reading, fact);
        if (reading->count == 1 && fact->before != PBE_COMPARE_NONE
            && fact->reach == AS_REACH_SIGN)
            reading->lack = false; /* 未就业人数≤10人: the 未 is in the name */
    }
    close_fact(reading);
}

void as_fact_date(struct as_reading *reading, const struct as_token *token)
{
    struct as_fact *fact;
    if (token->date.year_only && (!reading->has_year || reading->count > 0)) {
        /* 2023年完成率95%: only says when */
        if (!reading->has_year)
            reading->year = token->date;
        reading->has_year = true;
        reading->pending.distance++;
        return;
    }
    if (token->date.year_only) {
        reading->vague_years = true;
        return;
    }
    fact = add_fact(reading);
    if (fact != NULL) {
        fact->is_date = true;
        fact->date = token->date;
        take_comparator(reading, fact);
        if (reading->count == 1 && fact->link == AS_LINK_JOIN
            && fact->before == PBE_COMPARE_NONE)
            fact->before = PBE_COMPARE_LE; /* 到2022年底 */
    }
    close_fact(reading);
}

void as_fact_zero(struct as_reading *reading)
{
    struct as_fact *fact = add_fact(reading);
    reading->doubts |= PBE_DOUBT_CHINESE_NUMERAL;
    reading->nothing = true;
    if (fact != NULL)
        fact->value = 0;
    close_fact(reading);
}
