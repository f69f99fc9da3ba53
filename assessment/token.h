/* token.h - the parts of a wording, one after another.
 *
 * The lexer knows what a number, a unit, a date and a phrase look like, and that the 5
 * of 5G, the 9001 of ISO9001 or the 一 of 统一 is no quantity. What the parts mean
 * together is decided in measure.c. Which members of a token are set depends on its kind.
 */
#ifndef PBE_ASSESSMENT_TOKEN_H
#define PBE_ASSESSMENT_TOKEN_H

#include "assessment/day.h"
#include "assessment/numeral.h"
#include "assessment/phrase.h"
#include "assessment/unit.h"

enum as_token_kind {
    AS_TOKEN_END,
    AS_TOKEN_QUANTITY, /* number and unit */
    AS_TOKEN_DATE,
    AS_TOKEN_PHRASE,    /* phrase->kind says which */
    AS_TOKEN_INCLUSIVE, /* （含）, （不含）; `inclusive` */
    AS_TOKEN_OPEN,
    AS_TOKEN_CLOSE,
    AS_TOKEN_UNIT,  /* 覆盖率（%）: a unit in a bracket, away from the number */
    AS_TOKEN_TIMES, /* * × between numbers */
    AS_TOKEN_SLASH,
    AS_TOKEN_PLUS,
    AS_TOKEN_LABEL, /* a numeral that is part of a word: 5G, 第3名 */
    AS_TOKEN_TEXT
};

struct as_token {
    enum as_token_kind kind;
    size_t start, end; /* glyphs */
    const struct as_phrase *phrase;
    struct as_numeral numeral;
    bool negative, plus; /* the sign before the digits */
    struct as_unit unit;
    struct as_date date;
    bool inclusive;     /* INCLUSIVE: the end belongs */
    bool has_inclusive; /* QUANTITY: so was said between number and unit */
};

struct as_lexer {
    const struct as_glyphs *glyphs;
    size_t at;
    size_t free_from; /* letters before this belong to an earlier token, to no label */
    bool ordinal;     /* 第, 前, 指标 came just before */
    enum as_token_kind last;
    const struct as_phrase *last_phrase;
};

void as_lexer_start(struct as_lexer *lexer, const struct as_glyphs *glyphs);
void as_lexer_next(struct as_lexer *lexer, struct as_token *token);

#endif
