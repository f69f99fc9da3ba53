/* lexer.h - what the readers of tokens share: where they are, and what came before.
 *
 * Only token.c and number.c need it; everybody else takes tokens from token.h.
 */
#ifndef PBE_ASSESSMENT_LEXER_H
#define PBE_ASSESSMENT_LEXER_H

#include "assessment/token.h"

static inline uint32_t as_lexer_code(const struct as_lexer *lexer, size_t at)
{
    return at < lexer->glyphs->count ? lexer->glyphs->at[at].code : 0;
}

static inline bool as_lexer_last_is(const struct as_lexer *lexer,
                                    enum as_phrase_kind kind)
{
    return lexer->last == AS_TOKEN_PHRASE && lexer->last_phrase->kind == kind;
}

/* The words end here. */
static inline bool as_lexer_stops(const struct as_lexer *lexer, size_t at)
{
    uint32_t code = as_lexer_code(lexer, at);
    return code == 0 || code == ',' || code == ';' || code == 0x3002 || code == 0x3001
           || code == ':' || code == ')';
}

#endif
