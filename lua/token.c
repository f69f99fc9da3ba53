/* token.c - the pieces of lexer.h as plain Lua and as words in a message. */
#include <string.h>

#include "base/utf8.h"
#include "lua/lexer.h"
#include "lua/points.h"
#include "lua/quotes.h"

bool token_means(const struct token *token)
{
    return token->kind != TOKEN_BLANK && token->kind != TOKEN_NEWLINE
           && token->kind != TOKEN_REMARK;
}

bool token_is(const struct token *token, const char *sign)
{
    return token->kind == TOKEN_SIGN && strcmp(token->plain, sign) == 0;
}

/* Every character as its ASCII twin; those without one stay, or are left out. */
static void write_narrow(const char *text, size_t length, bool blanks,
                         struct pbe_text *out)
{
    for (size_t at = 0; at < length;) {
        uint32_t point = 0;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        char plain = blanks ? ' ' : point_plain(point);
        if (size == 0)
            return;
        if (blanks && point < 0x80)
            plain = (char)point;
        if (plain && !point_is_invisible(point))
            pbe_text_add_bytes(out, &plain, 1);
        else if (!plain)
            pbe_text_add_bytes(out, text + at, size);
        at += size;
    }
}

/* The inside of “…” between ASCII quotes. */
static void write_chinese(const char *text, size_t length, struct pbe_text *out)
{
    size_t quote = strlen("“");
    pbe_text_add(out, "\"");
    for (size_t at = quote; at + quote < length; at++) {
        if (text[at] == '"' || text[at] == '\\')
            pbe_text_add(out, "\\");
        pbe_text_add_bytes(out, text + at, 1);
    }
    pbe_text_add(out, "\"");
}

/* Newlines inside become \n, which Lua counts the same. */
static void write_lines(const char *text, size_t length, struct pbe_text *out)
{
    for (size_t at = 0; at < length; at++) {
        bool pair = text[at] == '\r' && at + 1 < length && text[at + 1] == '\n';
        if (text[at] == '\r')
            pbe_text_add(out, pair ? "" : "\n");
        else
            pbe_text_add_bytes(out, text + at, 1);
    }
}

/* A remark keeps its text; only its dashes may be wide. */
static void write_remark(const char *text, size_t length, struct pbe_text *out)
{
    size_t at = 0;
    for (int dash = 0; dash < 2 && at < length; dash++) {
        uint32_t point;
        at += pbe_utf8_get(text + at, length - at, &point);
    }
    pbe_text_add(out, "--");
    write_lines(text + at, length - at, out);
}

/* Signs that would be read as one if they touched: ＝ and ≥, ［ and ［. */
static bool would_join(char last, char first)
{
    static const char *const pairs[] = {
        "==", "~=", "<=", ">=", "..", "//", "::", "<<", ">>", "--",
        "[[", "[=", "!=", "<>", "=>", "=<", "&&", "||", "+=", "-="};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == last && pairs[i][1] == first)
            return true;
    return false;
}

static void write_sign(const char *plain, struct pbe_text *out)
{
    if (out->length > 0 && would_join(out->bytes[out->length - 1], *plain))
        pbe_text_add(out, " ");
    pbe_text_add(out, plain);
}

void token_write(const struct lexer *lexer, const struct token *token,
                 struct pbe_text *out)
{
    const char *text = lexer->source + token->start;
    switch (token->kind) {
    case TOKEN_END:
        break;
    case TOKEN_BLANK:
        write_narrow(text, token->length, true, out);
        break;
    case TOKEN_NEWLINE:
        pbe_text_add(out, "\n");
        break;
    case TOKEN_REMARK:
        write_remark(text, token->length, out);
        break;
    case TOKEN_TEXT:
    case TOKEN_LONG:
        write_lines(text, token->length, out);
        break;
    case TOKEN_CHINESE:
        write_chinese(text, token->length, out);
        break;
    case TOKEN_NAME:
    case TOKEN_NUMBER:
        write_narrow(text, token->length, false, out);
        break;
    case TOKEN_SIGN:
        write_sign(token->plain, out);
        break;
    }
}

const char *token_source(const struct lexer *lexer, const struct token *token,
                         char out[TOKEN_TEXT_MAX])
{
    return lexer_copy(lexer, token->start, token->start + token->length, out);
}

const char *token_text(const struct lexer *lexer, const struct token *token,
                       char out[TOKEN_TEXT_MAX])
{
    struct pbe_text text;
    pbe_text_init(&text, TOKEN_TEXT_MAX - sizeof "…");
    token_write(lexer, token, &text);
    strcpy(out, pbe_text_get(&text)); /* the text's maximum leaves the room */
    if (text.failed)
        strcat(out, "…");
    pbe_text_done(&text);
    return out;
}
