/* reading.h - what has been understood of a wording so far.
 *
 * The parts of token.h are seen once, from left to right. A comparator, a change word
 * or a ± waits (`pending`) for the number that it belongs to; a number makes a fact;
 * what follows it (以上, 左右, （含）) is added to the fact. measure.c draws the verdict.
 */
#ifndef PBE_ASSESSMENT_READING_H
#define PBE_ASSESSMENT_READING_H

#include "assessment/token.h"

enum { AS_FACTS = 2 }; /* a third one only counts */

enum as_link {
    AS_LINK_NONE,
    AS_LINK_JOIN,
    AS_LINK_AND,
    AS_LINK_RATIO,
    AS_LINK_TIMES,
    AS_LINK_SLASH,
    AS_LINK_PLUS
};

/* One number or date of the text, with everything that was said of it. */
struct as_fact {
    bool is_date;
    double value;
    struct as_date date;
    char unit[PBE_UNIT_MAX];
    enum as_dimension dimension;
    enum pbe_comparator before, after;
    enum as_reach reach; /* of before */
    int direction;       /* of a change, 0 none */
    bool tolerance;
    bool plus;                      /* +5% */
    bool open;                      /* 90%（不含）以上: said before the bound */
    enum as_link link;              /* to the fact before */
    size_t text_before, text_after; /* plain glyphs in the same clause */
};

struct as_pending {
    enum pbe_comparator comparator;
    enum as_reach reach;
    size_t distance; /* plain glyphs since the comparator */
    bool is_set, negated;
    bool backward; /* "90%≤": the sign stands right after a number */
    int direction; /* change word */
    enum as_reach change_reach;
    size_t change_distance;
    bool tolerance, money;
    enum pbe_slack slack;
    size_t gap; /* 推迟, 比计划: over so many glyphs more, a number is a distance */
    char unit[PBE_UNIT_MAX]; /* 覆盖率（%） */
    enum as_dimension dimension;
};

struct as_reading {
    enum pbe_role role;
    size_t count; /* facts seen, may pass AS_FACTS */
    struct as_pending pending;
    struct as_date year; /* a lone year: a date only if nothing else is there */
    bool has_year;
    enum as_link link;  /* what stood since the last fact, if only one thing */
    bool after_fact;    /* no plain text since the last fact */
    size_t clause_text; /* plain glyphs in this clause */
    size_t other_text;  /* in clauses without a number */
    bool clause_has_fact;
    bool in_bracket;
    bool lack;        /* 未, 没有 said of the clause with the number */
    bool other_claim; /* another clause claims a change or a lack */
    bool label;       /* a numeral that is part of a word */
    bool label_last;  /* it came just before */
    bool han_label;   /* 两个100% */
    bool cite, between, vague_years;
    bool not_yet;         /* 正在, 预计 */
    bool denied;          /* 未完成 after the number */
    bool nothing;         /* 零投诉, 0投诉 */
    enum pbe_slack slack; /* of the first number */
    int per_year;         /* 每月, 每季度 */
    unsigned doubts;
    struct as_fact fact[AS_FACTS]; /* last: cleared one by one, when they are seen */
};

void as_reading_start(struct as_reading *reading, enum pbe_role role);

/* Takes the next part in. */
void as_reading_see(struct as_reading *reading, const struct as_token *token,
                    const struct as_glyphs *glyphs);

/* +1 for ≥ and >, -1 for ≤ and <, 0 for the rest. */
static inline int as_side_of(enum pbe_comparator comparator)
{
    if (comparator == PBE_COMPARE_GE || comparator == PBE_COMPARE_GT)
        return 1;
    if (comparator == PBE_COMPARE_LE || comparator == PBE_COMPARE_LT)
        return -1;
    return 0;
}

#endif
