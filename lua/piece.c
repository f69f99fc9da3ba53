#include "lua/piece.h"

#include <string.h>

static const char *const keywords[] = {
    "and",      "break",  "do",   "else",  "elseif", "end", "for",
    "function", "goto",   "if",   "in",    "local",  "not", "or",
    "repeat",   "return", "then", "until", "while",
};

static bool equals(const struct lexer *lexer, const struct token *token,
                   const char *word)
{
    return strlen(word) == token->length
           && memcmp(lexer->source + token->start, word, token->length) == 0;
}

static bool is_keyword(const struct lexer *lexer, const struct token *token)
{
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (equals(lexer, token, keywords[i]))
            return true;
    return false;
}

static bool is_ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

const struct vocabulary_word *token_word(const struct lexer *lexer,
                                         const struct token *token)
{
    char narrow[TOKEN_TEXT_MAX];
    const char *text = lexer->source + token->start;
    if (is_ascii(text, token->length))
        return vocabulary_find(text, token->length);
    token_text(lexer, token, narrow); /* ｒｕｌｅ is rule */
    return vocabulary_find(narrow, strlen(narrow));
}

struct piece piece_make(const struct lexer *lexer, const struct token *token,
                        const struct piece *before)
{
    struct piece piece = {.token = *token, .end = lexer->place};
    piece.first = !before || before->end.line != token->place.line;
    piece.indent = piece.first ? token->place.column : before->indent;
    if (token->kind == TOKEN_NAME) {
        piece.keyword = is_keyword(lexer, token);
        piece.word = piece.keyword ? NULL : token_word(lexer, token);
    }
    return piece;
}

bool piece_is(const struct piece *piece, const char *sign)
{
    return token_is(&piece->token, sign);
}

bool piece_is_keyword(const struct lexer *lexer, const struct piece *piece,
                      const char *keyword)
{
    return piece->keyword && equals(lexer, &piece->token, keyword);
}

bool piece_is_text(const struct piece *piece)
{
    return piece->token.kind == TOKEN_TEXT || piece->token.kind == TOKEN_CHINESE
           || piece->token.kind == TOKEN_LONG;
}

bool piece_is_name(const struct piece *piece)
{
    return piece->token.kind == TOKEN_NAME && !piece->keyword;
}

bool piece_is_field(const struct piece *piece)
{
    return piece->word && piece->word->where == VOCABULARY_FIELD;
}

bool piece_is_declaration(const struct piece *piece)
{
    return piece->word && (piece->word->where & VOCABULARY_TOP);
}
