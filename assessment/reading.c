/* reading.c - see reading.h. */
#include "assessment/reading.h"

#include <string.h>

#include "assessment/fact.h"

enum {
    BOUND_GAP = 6, /* glyphs between number and bound: 10名学生以上 */
    GAP_REACH = 2  /* 比计划少5人, but not 延期天数10天 */
};

static struct as_fact *last_fact(struct as_reading *reading)
{
    if (reading->count == 0 || reading->count > AS_FACTS)
        return NULL;
    return &reading->fact[reading->count - 1];
}

static enum pbe_comparator negated(enum pbe_comparator comparator)
{
    switch (comparator) {
    case PBE_COMPARE_GT:
        return PBE_COMPARE_LE;
    case PBE_COMPARE_LT:
        return PBE_COMPARE_GE;
    case PBE_COMPARE_GE:
        return PBE_COMPARE_LT;
    case PBE_COMPARE_LE:
        return PBE_COMPARE_GT;
    default:
        return PBE_COMPARE_NONE;
    }
}

/* n ≤ x says x ≥ n. */
static enum pbe_comparator mirrored(enum pbe_comparator comparator)
{
    switch (comparator) {
    case PBE_COMPARE_GT:
        return PBE_COMPARE_LT;
    case PBE_COMPARE_LT:
        return PBE_COMPARE_GT;
    case PBE_COMPARE_GE:
        return PBE_COMPARE_LE;
    case PBE_COMPARE_LE:
        return PBE_COMPARE_GE;
    default:
        return comparator;
    }
}

/* --- parts, one by one --- */

static void see_text(struct as_reading *reading, size_t glyphs)
{
    struct as_fact *fact = last_fact(reading);
    reading->pending.distance += glyphs;
    reading->pending.change_distance += glyphs;
    reading->pending.slack = PBE_SLACK_NONE;
    reading->pending.gap -=
        reading->pending.gap < glyphs ? reading->pending.gap : glyphs;
    reading->clause_text += glyphs;
    if (!reading->clause_has_fact)
        reading->other_text += glyphs;
    else if (fact != NULL)
        fact->text_after += glyphs;
    reading->after_fact = false;
    reading->link = AS_LINK_NONE;
}

static void see_break(struct as_reading *reading)
{
    if (reading->pending.direction != 0 && !reading->clause_has_fact)
        reading->other_claim = true;
    if (reading->lack && !reading->clause_has_fact) { /* 未完成，完成率80% */
        reading->lack = false;
        reading->other_claim = true;
    }
    memset(&reading->pending, 0, sizeof reading->pending);
    reading->clause_text = 0;
    reading->clause_has_fact = false;
    reading->after_fact = false;
    reading->link = AS_LINK_NONE;
}

static void see_comparator(struct as_reading *reading, const struct as_phrase *phrase)
{
    struct as_pending *pending = &reading->pending;
    struct as_fact *fact = last_fact(reading);
    enum pbe_comparator comparator = (enum pbe_comparator)phrase->value;

    /* 90%≤x≤100%: the second sign shows that the first looked back */
    if (pending->is_set && pending->backward && pending->distance > 0
        && pending->distance <= 4 && phrase->reach == AS_REACH_SIGN && fact != NULL)
        fact->after = mirrored(pending->comparator);
    /* 不低于, in two words: 不得 + 低于 */
    if (pending->negated && pending->distance == 0 && phrase->reach == AS_REACH_NEAR) {
        pending->comparator = negated(comparator);
        pending->reach = AS_REACH_FAR;
        reading->lack = false;
    } else if (pending->is_set && pending->distance == 0
               && (phrase->reach == AS_REACH_VERB || pending->reach <= AS_REACH_NEAR)
               && pending->reach != AS_REACH_VERB) {
        /* 至少达到, 最高不超过: the first of two decides unless it was a mere verb */
        if (as_side_of(pending->comparator) * as_side_of(comparator) < 0)
            reading->doubts |= PBE_DOUBT_TWO_COMPARATORS;
    } else {
        pending->comparator = comparator;
        pending->reach = phrase->reach;
    }
    pending->negated = false;
    pending->gap = 0;
    pending->is_set = true;
    pending->backward = phrase->reach == AS_REACH_SIGN && reading->after_fact;
    pending->distance = 0;
    reading->link = AS_LINK_NONE;
}

/* 未完成, 尚未验收: what the number counts is not there. */
static bool is_undone(const struct as_glyphs *glyphs, size_t at)
{
    static const char *const DEEDS[] = {"完成", "完工", "竣工", "验收", "开工",
                                        "实施", "开展", "建成", "交付", "到位",
                                        "支付", "达标", "通过", "投入", "启动"};
    for (size_t i = 0; i < sizeof DEEDS / sizeof DEEDS[0]; i++)
        if (as_glyphs_match(glyphs, at, DEEDS[i]))
            return true;
    return false;
}

static void see_not(struct as_reading *reading, const struct as_token *token,
                    const struct as_glyphs *glyphs)
{
    const struct as_phrase *phrase = token->phrase;
    struct as_fact *fact = last_fact(reading);
    if (fact != NULL && is_undone(glyphs, token->end))
        reading->denied = true;
    bool mild = phrase->value != 0 && !reading->clause_has_fact;
    see_text(reading, 1);
    reading->pending.negated = true;
    reading->pending.distance = 0;
    reading->pending.is_set = false;
    if (mild)
        return;
    if (reading->in_bracket && reading->clause_has_fact) { /* 2起（未造成伤亡） */
        reading->doubts |= PBE_DOUBT_NUMBER_IN_WORDS;
        return;
    }
    if (reading->clause_has_fact || fact == NULL)
        reading->lack = true;
    else
        reading->other_claim = true;
}

static void see_bound(struct as_reading *reading, const struct as_phrase *phrase)
{
    struct as_fact *fact = last_fact(reading);
    bool near;
    if (fact == NULL || !reading->clause_has_fact || fact->text_after > BOUND_GAP
        || reading->count > AS_FACTS) {
        see_text(reading, 2);
        return;
    }
    near = reading->after_fact;
    if (strcmp(phrase->text, "内") == 0 && !near) {
        see_text(reading, 1);
        return;
    }
    if (fact->after == PBE_COMPARE_NONE)
        fact->after = (enum pbe_comparator)phrase->value;
    if (fact->open)
        as_fact_inclusive(fact, false);
    reading->after_fact = true;
    reading->link = AS_LINK_NONE;
}

static void see_change(struct as_reading *reading, const struct as_token *token,
                       const struct as_glyphs *glyphs)
{
    struct as_fact *fact = last_fact(reading);
    const struct as_phrase *phrase = token->phrase;
    uint32_t next = glyphs->at[token->end].code;
    /* 10%以上的增幅 */
    if (reading->after_fact && fact != NULL
        && (fact->dimension == AS_PERCENT || fact->dimension == AS_POINT)
        && phrase->reach != AS_REACH_VERB && fact->direction == 0
        && (next == 0 || !as_is_han(next))) {
        fact->direction = phrase->value;
        return;
    }
    if (phrase->reach == AS_REACH_VERB && !as_is_digit(next)
        && as_numeral_han_value(next) < 0 && next != 0x2265 && next != 0x2264
        && next != '>' && next != '<' && next != '=') {
        see_text(reading, 1);
        return;
    }
    reading->pending.direction = phrase->value;
    reading->pending.change_reach = phrase->reach;
    reading->pending.change_distance = 0;
    reading->link = AS_LINK_NONE;
    if (reading->after_fact && fact != NULL)
        fact->text_after += 2;
    reading->after_fact = false;
}

static void see_before(struct as_reading *reading, const struct as_phrase *phrase)
{
    struct as_fact *fact = last_fact(reading);
    if (fact == NULL || !reading->after_fact) {
        see_text(reading, 1);
        return;
    }
    if (!fact->is_date) { /* 3天前, 10日后: a time that is told from another */
        see_text(reading, 1);
        reading->label = true;
        reading->lack = true;
        return;
    }
    if (fact->after == PBE_COMPARE_NONE)
        fact->after = (enum pbe_comparator)phrase->value;
}

static void see_approximate(struct as_reading *reading, enum pbe_slack slack)
{
    struct as_fact *fact = last_fact(reading);
    if (!reading->after_fact || fact == NULL) {
        reading->pending.slack = slack;
        return;
    }
    as_fact_slack(reading, slack);
    if (fact->reach == AS_REACH_NARROW) /* 控制在3%左右 */
        fact->before = PBE_COMPARE_NONE;
}

static void see_join(struct as_reading *reading, const struct as_token *token,
                     const struct as_glyphs *glyphs)
{
    /* a dash after a noun (完成率-95%) is neither a minus nor a range */
    if (!reading->after_fact && glyphs->at[token->start].code == '-' && token->start > 0
        && as_is_digit(glyphs->at[token->end].code))
        reading->label = reading->lack = true;
    reading->link = AS_LINK_JOIN;
}

/* 2个以上百分点: the unit goes on behind the bound. */
static void see_point(struct as_reading *reading, size_t length)
{
    struct as_fact *fact = last_fact(reading);
    if (fact != NULL && reading->after_fact && strcmp(fact->unit, "个") == 0) {
        strcpy(fact->unit, "个百分点");
        fact->dimension = AS_POINT;
    } else {
        see_text(reading, length);
    }
}

/* [80%,90%): the comma stands between two ends. A round bracket alone says nothing. */
static bool is_interval(const struct as_glyphs *glyphs)
{
    const struct as_glyph *first = &glyphs->at[0], *last = first + glyphs->count - 1;
    return first->code == '(' && last->code == ')'
           && (first->raw == '[' || first->raw == 0xFF3B || last->raw == ']'
               || last->raw == 0xFF3D);
}

static void see_phrase(struct as_reading *reading, const struct as_token *token,
                       const struct as_glyphs *glyphs)
{
    const struct as_phrase *phrase = token->phrase;
    size_t length = token->end - token->start;
    struct as_fact *fact = last_fact(reading);

    switch (phrase->kind) {
    case AS_PHRASE_COMPARE:
        see_comparator(reading, phrase);
        break;
    case AS_PHRASE_BOUND:
        see_bound(reading, phrase);
        break;
    case AS_PHRASE_BEFORE:
        see_before(reading, phrase);
        break;
    case AS_PHRASE_NOT:
        see_not(reading, token, glyphs);
        break;
    case AS_PHRASE_CHANGE:
        see_change(reading, token, glyphs);
        break;
    case AS_PHRASE_APPROX:
        see_approximate(reading, (enum pbe_slack)phrase->value);
        break;
    case AS_PHRASE_NOT_YET:
        /* 建设中, but not 建设中心 */
        if (!as_is_han(glyphs->at[token->end].code)
            || glyphs->at[token->end - 1].code != 0x4E2D)
            reading->not_yet = true;
        see_text(reading, length);
        break;
    case AS_PHRASE_EVERY:
        if (!reading->clause_has_fact)
            reading->per_year = phrase->value;
        see_text(reading, length);
        break;
    case AS_PHRASE_PLUSMINUS:
        reading->pending.tolerance = true;
        reading->link = AS_LINK_NONE;
        break;
    case AS_PHRASE_JOIN:
        see_join(reading, token, glyphs);
        break;
    case AS_PHRASE_AND:
        reading->link = AS_LINK_AND;
        break;
    case AS_PHRASE_BETWEEN:
        reading->between = true;
        break;
    case AS_PHRASE_BREAK:
        if (phrase->text[0] == ',' && reading->after_fact && is_interval(glyphs))
            reading->link = AS_LINK_JOIN;
        else
            see_break(reading);
        break;
    case AS_PHRASE_VERB:
        if (reading->clause_has_fact && fact != NULL && !reading->after_fact)
            fact->text_after += length;
        break;
    case AS_PHRASE_FILLER:
        if (phrase->text[0] == ':' && reading->after_fact)
            reading->link = AS_LINK_RATIO;
        if (strcmp(phrase->text, "率") == 0) /* 逾期率0% */
            reading->pending.gap = 0;
        break;
    case AS_PHRASE_CITE:
        reading->cite = true;
        see_text(reading, length);
        break;
    case AS_PHRASE_GAP:
        see_text(reading, length);
        reading->pending.gap = GAP_REACH;
        break;
    case AS_PHRASE_POINT:
        see_point(reading, length);
        break;
    case AS_PHRASE_MONEY:
        reading->pending.money = true;
        break;
    case AS_PHRASE_ZERO:
        as_fact_zero(reading);
        break;
    case AS_PHRASE_ORDINAL:
    case AS_PHRASE_HEADING:
    case AS_PHRASE_YEAREND:
    case AS_PHRASE_WORD:
        see_text(reading, length);
        break;
    }
}

void as_reading_start(struct as_reading *reading, enum pbe_role role)
{
    memset(reading, 0, offsetof(struct as_reading, fact));
    reading->role = role;
}

void as_reading_see(struct as_reading *reading, const struct as_token *token,
                    const struct as_glyphs *glyphs)
{
    struct as_fact *fact = last_fact(reading);
    switch (token->kind) {
    case AS_TOKEN_END:
        break;
    case AS_TOKEN_OPEN:
    case AS_TOKEN_CLOSE:
        reading->in_bracket = token->kind == AS_TOKEN_OPEN;
        break;
    case AS_TOKEN_QUANTITY:
        as_fact_quantity(reading, token);
        break;
    case AS_TOKEN_DATE:
        as_fact_date(reading, token);
        break;
    case AS_TOKEN_PHRASE:
        see_phrase(reading, token, glyphs);
        break;
    case AS_TOKEN_INCLUSIVE:
        if (fact != NULL)
            as_fact_inclusive(fact, token->inclusive);
        break;
    case AS_TOKEN_UNIT:
        memcpy(reading->pending.unit, token->unit.text, PBE_UNIT_MAX);
        reading->pending.dimension = token->unit.dimension;
        break;
    case AS_TOKEN_TIMES:
        reading->link = AS_LINK_TIMES;
        break;
    case AS_TOKEN_SLASH:
        reading->link = AS_LINK_SLASH;
        break;
    case AS_TOKEN_PLUS:
        reading->link = AS_LINK_PLUS;
        break;
    case AS_TOKEN_LABEL:
        reading->label = true;
        reading->han_label = reading->han_label || token->numeral.chinese;
        see_text(reading, token->end - token->start);
        break;
    case AS_TOKEN_TEXT:
        see_text(reading, token->end - token->start);
        break;
    }
}
