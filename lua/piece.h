/* piece.h - a token that means something, with what it is to the rule language.
 *
 * What structure.c and brackets.c reason about: a piece, and those before it.
 */
#ifndef PBE_LUA_PIECE_H
#define PBE_LUA_PIECE_H

#include "lua/lexer.h"
#include "lua/vocabulary.h"

struct piece {
    struct token token;
    struct place end; /* right behind it */
    const struct vocabulary_word
        *word;    /* of a name that the vocabulary knows, or NULL */
    bool keyword; /* a name that is Lua's own: if, end, and */
    bool first;   /* of its line */
    int indent;   /* the column of the first piece of its line */
};

/* What the vocabulary knows of a name, or NULL. */
const struct vocabulary_word *token_word(const struct lexer *lexer,
                                         const struct token *token);

/* Makes the piece of a token that lexer_next() has just read. before: the last piece, or
 * NULL at the start. */
struct piece piece_make(const struct lexer *lexer, const struct token *token,
                        const struct piece *before);

bool piece_is(const struct piece *piece, const char *sign);
bool piece_is_keyword(const struct lexer *lexer, const struct piece *piece,
                      const char *keyword);
bool piece_is_text(const struct piece *piece);

/* A name that is not Lua's own. */
bool piece_is_name(const struct piece *piece);

/* A name that can only be a field; and one that begins a declaration. */
bool piece_is_field(const struct piece *piece);
bool piece_is_declaration(const struct piece *piece);

#endif
