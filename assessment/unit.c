/* unit.c - see unit.h. */
#include "assessment/unit.h"

#include <string.h>

#include "assessment/phrase.h"
#include "assessment/unit_name.h"
#include "base/utf8.h"

enum {
    EACH = 0x6BCF,       /* 每 */
    LIST_COMMA = 0x3001, /* 、 */
    NOTHING = 0x65E0,    /* 无 */
    UNKNOWN_MAX = 2,     /* characters of an unknown unit */
    PER_MAX = 8          /* and of an unknown denominator */
};

/* 余 多 几: "200余人", "20多次"; 来: "100来人" */
static enum pbe_slack slack_of(uint32_t code)
{
    if (code == 0x4F59 || code == 0x591A || code == 0x51E0)
        return PBE_SLACK_OVER;
    return code == 0x6765 ? PBE_SLACK_ABOUT : PBE_SLACK_NONE;
}

static bool is_letter_or_han(uint32_t code)
{
    return as_is_han(code) || as_is_letter(code);
}

static void append(struct as_unit *unit, const struct as_glyphs *glyphs, size_t from,
                   size_t to)
{
    size_t used = strlen(unit->text);
    for (size_t i = from; i < to; i++) {
        char bytes[4];
        uint32_t raw = glyphs->at[i].raw;
        size_t count = pbe_utf8_put(raw < 0x20 || raw == 0xFFFD ? '?' : raw, bytes);
        if (used + count >= PBE_UNIT_MAX) {
            unit->cut = true;
            break;
        }
        memcpy(unit->text + used, bytes, count);
        used += count;
    }
    unit->text[used] = '\0';
}

size_t as_unit_bracket(const struct as_glyphs *glyphs, size_t at, struct as_unit *unit)
{
    const struct as_unit_name *name;
    size_t first = at + 1, i = first, taken;
    if (glyphs->at[at].code != '(')
        return at;
    if (as_unit_magnitude_at(glyphs, i))
        i++;
    taken = as_unit_name_at(glyphs, i, &name);
    if (taken == 0)
        return at;
    i += taken;
    while (glyphs->at[i].code == '/' || as_unit_is_joint(glyphs->at[i].code)) {
        const struct as_unit_name *next;
        taken = as_unit_name_at(glyphs, i + 1, &next);
        if (taken == 0)
            return at;
        unit->denominator = true;
        i += 1 + taken;
    }
    if (glyphs->at[i].code != ')')
        return at;
    unit->dimension = name->dimension;
    if (!unit->denominator && as_unit_is_percent(name))
        memcpy(unit->text, "%", 2);
    else
        append(unit, glyphs, first, i);
    return i + 1;
}

static bool ends(const struct as_glyphs *glyphs, size_t at)
{
    enum as_phrase_kind kind;
    uint32_t code = glyphs->at[at].code;
    if (!is_letter_or_han(code) && !as_is_digit(code))
        return true;
    if (glyphs->at[at].gap != AS_GAP_NONE)
        return true;
    return as_phrase_kind_at(glyphs, at, &kind) > 0 && kind == AS_PHRASE_BOUND;
}

/* Letters and characters that no end and, if so asked, no phrase interrupts. */
static size_t read_run(const struct as_glyphs *glyphs, size_t at, size_t maximum,
                       bool to_phrase)
{
    enum as_phrase_kind kind;
    size_t i = at;
    while (i < at + maximum && is_letter_or_han(glyphs->at[i].code)
           && (i == at || glyphs->at[i].gap == AS_GAP_NONE)
           && (as_phrase_kind_at(glyphs, i, &kind) == 0
               || (!to_phrase && kind != AS_PHRASE_BOUND)))
        i++;
    return i;
}

/* Known units in a row, with what joins them: 人, 人·月, 人、天, 人-年. */
static size_t read_known(const struct as_glyphs *glyphs, size_t at)
{
    const struct as_unit_name *name;
    size_t i = at, taken;
    while ((taken = as_unit_name_at(glyphs, i, &name)) > 0) {
        uint32_t joint = glyphs->at[i + taken].code;
        bool joins = as_unit_is_joint(joint);
        i += taken;
        if (!joins && joint != '-' && joint != LIST_COMMA)
            continue;
        taken = as_unit_name_at(glyphs, i + 1, &name);
        if (taken > 0 && (joins || ends(glyphs, i + 1 + taken)))
            i++;
        else
            break;
    }
    return i;
}

/* What follows "/": known units, else a few characters up to the end of the words. */
static size_t read_denominator(const struct as_glyphs *glyphs, size_t at)
{
    size_t i = at, known, rest;
    if (glyphs->at[i].code == EACH) /* 元/每人 */
        i++;
    if (glyphs->at[i].code == '(') {
        size_t inner = read_denominator(glyphs, i + 1);
        return inner > i + 1 && glyphs->at[inner].code == ')' ? inner + 1 : at;
    }
    if (as_unit_magnitude_at(glyphs, i))
        i++;
    known = read_known(glyphs, i);
    rest = read_run(glyphs, known, PER_MAX, known > i);
    if (ends(glyphs, rest))
        return rest; /* 元/村民小组, 元/标准 */
    return known > i ? known : at;
}

/* "/人·月", "每人", "·天" after the first unit. */
static size_t read_tail(const struct as_glyphs *glyphs, size_t at, struct as_unit *unit)
{
    const struct as_unit_name *name;
    size_t i = at, taken;
    for (;;) {
        uint32_t code = glyphs->at[i].code;
        size_t end = i;
        if (code == EACH && unit->dimension != AS_MONEY) {
            end = read_known(glyphs, i + 1); /* 毫克每升 */
            if (end == i + 1 || !ends(glyphs, end))
                return i;
            unit->denominator = true;
        } else if (code == '/' || code == EACH) {
            if (as_is_digit(glyphs->at[i + 1].code)) /* 例/10万 */
                end = i + as_unit_name_at(glyphs, i, &name);
            else
                end = read_denominator(glyphs, i + 1);
            if (end <= i + 1)
                return i;
            unit->denominator = true;
        } else if (as_unit_is_joint(code)
                   && (taken = as_unit_name_at(glyphs, i + 1, &name)) > 0) {
            end = i + 1 + taken;
        } else if (code == '(' && unit->dimension != AS_PERCENT
                   && (taken = as_unit_name_at(glyphs, i + 1, &name)) > 0
                   && glyphs->at[i + 1 + taken].code == ')') {
            end = i + 1 + taken + 1; /* 台（套） */
        } else {
            return i;
        }
        append(unit, glyphs, i, end);
        i = end;
    }
}

/* One or two characters that the table does not have, alone after the number. */
static size_t read_unknown(const struct as_glyphs *glyphs, size_t at,
                           struct as_unit *unit)
{
    size_t i = at;
    if (as_is_han(glyphs->at[at].code))
        i = read_run(glyphs, at, UNKNOWN_MAX + 1, true);
    if (i == at || i > at + UNKNOWN_MAX || !as_is_han(glyphs->at[i - 1].code)
        || !ends(glyphs, i))
        return at;
    if (i == at + 1 && glyphs->at[at].code == NOTHING) /* the unit column says 无 */
        return i;
    append(unit, glyphs, at, i);
    unit->unknown = true;
    unit->guessed = i == at + UNKNOWN_MAX;
    unit->dimension = AS_OTHER;
    return i;
}

/* A row of the table and what belongs to it. */
static size_t read_named(const struct as_glyphs *glyphs, size_t at, size_t taken,
                         const struct as_unit_name *name, struct as_unit *unit)
{
    size_t i = at + taken, end;
    unit->dimension = name->dimension;
    unit->uncountable = name->rank;
    if (as_unit_is_percent(name)) {
        struct as_unit again = {.end = at};
        memcpy(unit->text, "%", 2);
        end = as_unit_bracket(glyphs, i, &again); /* %（百分比） */
        if (end > i && again.dimension == AS_PERCENT && !again.denominator)
            i = end;
    } else {
        append(unit, glyphs, at, i);
    }
    return read_tail(glyphs, i, unit);
}

/* After a 万 without a known unit: 5万（元）, 3万尾, 2万/年. */
static size_t read_after_magnitude(const struct as_glyphs *glyphs, size_t at,
                                   struct as_unit *unit)
{
    struct as_unit inner = {.end = at};
    size_t end = as_unit_bracket(glyphs, at, &inner);
    if (end > at && inner.dimension != AS_PERCENT) {
        append(unit, glyphs, at + 1, end - 1);
        unit->dimension = inner.dimension;
        return end;
    }
    end = read_unknown(glyphs, at, unit);
    return glyphs->at[end].code == '/' ? read_tail(glyphs, end, unit) : end;
}

/* 28.4/株: only what the number is per. */
static size_t read_bare_per(const struct as_glyphs *glyphs, size_t at,
                            struct as_unit *unit)
{
    size_t end = read_known(glyphs, at + 1);
    if (end == at + 1 || !ends(glyphs, end))
        return at;
    append(unit, glyphs, at, end);
    unit->denominator = true;
    unit->dimension = AS_OTHER;
    return end;
}

static size_t read_vague(const struct as_glyphs *glyphs, size_t at,
                         struct as_unit *unit)
{
    enum pbe_slack slack = slack_of(glyphs->at[at].code);
    if (slack == PBE_SLACK_NONE)
        return at;
    unit->slack = slack;
    return at + 1;
}

void as_unit_read(const struct as_glyphs *glyphs, size_t at, struct as_unit *unit)
{
    const struct as_unit_name *name;
    size_t i, first, taken, end;

    *unit = (struct as_unit){.end = at};
    if (glyphs->at[at].code == 0)
        return;
    end = as_unit_bracket(glyphs, at, unit);
    if (end > at) {
        unit->end = end;
        return;
    }
    first = i = read_vague(glyphs, at, unit);
    while (i < first + 2 && as_unit_magnitude_at(glyphs, i))
        i++;
    if (i > first)
        append(unit, glyphs, first, i);
    if (unit->slack == PBE_SLACK_NONE)
        i = read_vague(glyphs, i, unit);
    taken = as_unit_name_at(glyphs, i, &name);
    if (taken > 0) {
        unit->end = read_named(glyphs, i, taken, name, unit);
    } else if (unit->text[0] != '\0') {
        unit->end = read_after_magnitude(glyphs, i, unit);
    } else if (glyphs->at[i].code == '/') {
        unit->end = read_bare_per(glyphs, i, unit);
    } else {
        end = read_unknown(glyphs, i, unit);
        if (end > i || glyphs->at[i].code == EACH)
            end = read_tail(glyphs, end, unit);
        unit->end = end; /* of "200余" too, before something else */
    }
}
