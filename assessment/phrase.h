/* phrase.h - the vocabulary of wordings: comparators, change words, verbs, fixed words.
 *
 * All of it is one table, phrase.def; the longest phrase at a place wins, so that
 * 不低于 is seen before 低于 and 一次性 before 一次.
 */
#ifndef PBE_ASSESSMENT_PHRASE_H
#define PBE_ASSESSMENT_PHRASE_H

#include "assessment/glyph.h"

enum as_phrase_kind {
    AS_PHRASE_COMPARE,   /* before a number: ≥ 不低于 超过; value: comparator */
    AS_PHRASE_BOUND,     /* after a number: 以上 以内; value: comparator */
    AS_PHRASE_BEFORE,    /* after a date: 前 后; value: comparator */
    AS_PHRASE_NOT,       /* turns the comparator that follows: 不 未 */
    AS_PHRASE_CHANGE,    /* 增长 下降; value: direction */
    AS_PHRASE_APPROX,    /* 约 左右; value: slack */
    AS_PHRASE_NOT_YET,   /* 正在 在建: what is counted is under way */
    AS_PHRASE_EVERY,     /* 每月 每季度; value: how many a year has */
    AS_PHRASE_PLUSMINUS, /* ± 上下浮动 */
    AS_PHRASE_JOIN,      /* 至 到 - ~ */
    AS_PHRASE_AND,       /* 且 和 与 */
    AS_PHRASE_BETWEEN,   /* 之间 */
    AS_PHRASE_BREAK,     /* , ; 。 */
    AS_PHRASE_VERB,      /* 完成 实现 共计: narration */
    AS_PHRASE_FILLER,    /* 为 在 的: says nothing */
    AS_PHRASE_CITE,      /* 按 根据 因: the number belongs to a sentence */
    AS_PHRASE_GAP, /* 超额完成 推迟: the number is no level, only a distance */
    AS_PHRASE_ORDINAL, /* 第 排名 附件: the number after it is a name */
    AS_PHRASE_HEADING, /* 指标1: a name too, if nothing follows */
    AS_PHRASE_POINT,   /* 百分点, cut off by a bound: 2个以上百分点 */
    AS_PHRASE_MONEY,   /* ¥ 人民币 */
    AS_PHRASE_ZERO,    /* 零投诉, 零事故 */
    AS_PHRASE_YEAREND, /* 年底, 上半年: a date; value: month */
    AS_PHRASE_WORD     /* plain words that hold a numeral or a keyword */
};

/* How near a comparator must stand to its number. */
enum as_reach {
    AS_REACH_SIGN,  /* ≥: itself */
    AS_REACH_FAR,   /* 不低于, 至少: over a short noun (至少开展3次) */
    AS_REACH_DATE,  /* 截至: only a date */
    AS_REACH_NEAR,  /* 超过, 低于: next to it, else it compares with the noun */
    AS_REACH_VERB,  /* 达到: next to it, and only in a target */
    AS_REACH_NARROW /* 最低, 控制在: next to it, else it is a plain word */
};

struct as_phrase {
    const char *text;
    enum as_phrase_kind kind;
    int value;           /* comparator, direction, month; NOT: 1 if mild */
    enum as_reach reach; /* COMPARE, CHANGE */
};

/* The longest phrase at `at`; its length in glyphs, 0 for none. */
size_t as_phrase_at(const struct as_glyphs *glyphs, size_t at,
                    const struct as_phrase **phrase);
size_t as_phrase_kind_at(const struct as_glyphs *glyphs, size_t at,
                         enum as_phrase_kind *kind);

#endif
