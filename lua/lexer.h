/* lexer.h - a rule file cut into pieces, with the place of each.
 *
 * Serves whoever reads a file as its author typed it: the reader, pbe fmt, the search
 * for a field. Full-width signs count as their ASCII twins everywhere. Every byte of
 * the text belongs to exactly one piece, so all pieces together are the text again.
 * The text must be UTF-8. Linear time, no allocation.
 */
#ifndef PBE_LUA_LEXER_H
#define PBE_LUA_LEXER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "lua/slips.h"

enum token_kind {
    TOKEN_END,
    TOKEN_BLANK,   /* anything that takes no ink, but a newline */
    TOKEN_NEWLINE, /* \n, \r\n or \r */
    TOKEN_REMARK,  /* -- to the end of the line, or --[[ … ]] */
    TOKEN_TEXT,    /* "…", '…' */
    TOKEN_CHINESE, /* “…” */
    TOKEN_LONG,    /* [[…]] */
    TOKEN_NAME,    /* word, ｗｏｒｄ or 词 */
    TOKEN_NUMBER,
    TOKEN_SIGN /* its ASCII form in `plain` */
};

struct token {
    enum token_kind kind;
    size_t start, length; /* bytes in the source */
    struct place place;
    const char *plain; /* of a sign: static text, "" for one that nothing means */
};

struct lexer {
    const char *source;
    size_t length, at;
    struct place place;
    struct slips *slips; /* NULL: say nothing */
    bool lost;           /* a quote was not closed: what follows may be anything */
};

/* source is borrowed. A byte order mark at the start becomes a blank of no column. */
void lexer_init(struct lexer *lexer, const char *source, size_t length,
                struct slips *slips);

/* Reads the next piece; false, and TOKEN_END, at the end. */
bool lexer_next(struct lexer *lexer, struct token *token);

/* Blanks, newlines and remarks mean nothing to Lua. */
bool token_means(const struct token *token);

/* True for a sign with this plain form. */
bool token_is(const struct token *token, const char *sign);

/* Appends the piece as plain Lua: half-width, "…" quotes, one blank for each blank. */
void token_write(const struct lexer *lexer, const struct token *token,
                 struct pbe_text *out);

enum { TOKEN_TEXT_MAX = 96 };

/* The piece as its author wrote it, cut with … when it is long. Returns out. */
const char *token_source(const struct lexer *lexer, const struct token *token,
                         char out[TOKEN_TEXT_MAX]);

/* The piece as plain Lua in a buffer, cut with … when it is long. Returns out. */
const char *token_text(const struct lexer *lexer, const struct token *token,
                       char out[TOKEN_TEXT_MAX]);

#endif
