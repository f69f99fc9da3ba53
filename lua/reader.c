#include "lua/reader.h"

#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "lua/encoding.h"
#include "lua/lexer.h"
#include "lua/piece.h"
#include "lua/structure.h"

/* The place of an offset in a text that need not be UTF-8 behind it. */
static struct place place_of(const char *source, size_t offset)
{
    struct place place = {1, 1};
    size_t line = 0;
    for (size_t at = 0; at < offset; at++) {
        if (source[at] == '\n') {
            place.line++;
            line = at + 1;
        }
    }
    place.column = (int)pbe_utf8_count(source + line, offset - line) + 1;
    return place;
}

bool reader_check_encoding(const char *source, size_t length, const char *or_else,
                           struct slips *slips)
{
    static const struct place start = {1, 1};
    enum encoding encoding = encoding_of(source, length);
    if (encoding == ENCODING_UTF8)
        return true;
    if (encoding == ENCODING_UTF16_LE || encoding == ENCODING_UTF16_BE)
        slips_add(slips, SLIP_UTF16, start, or_else, NULL, NULL);
    else
        slips_add(slips, encoding == ENCODING_GBK ? SLIP_GBK : SLIP_NOT_TEXT,
                  place_of(source, pbe_utf8_check(source, length)), or_else, NULL,
                  NULL);
    return false;
}

/* Files that are no text, or text in another encoding. */
static bool check_encoding(const char *source, size_t length, struct slips *slips)
{
    static const struct place start = {1, 1};
    size_t mark = length >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (length > mark && source[mark] == '\x1b') {
        slips_add(slips, SLIP_COMPILED, start, NULL, NULL, NULL);
        return false;
    }
    return reader_check_encoding(
        source, length,
        PBE_SAY("，或用 pbe fmt --write 转换", ", or convert it with pbe fmt --write"),
        slips);
}

/* Writes a token as plain Lua; Chinese words become English ones. */
static void write_plain(const struct lexer *lexer, const struct token *token,
                        struct pbe_text *out)
{
    const struct vocabulary_word *word =
        token->kind == TOKEN_NAME ? token_word(lexer, token) : NULL;
    if (word)
        pbe_text_add(out, word->english);
    else
        token_write(lexer, token, out);
}

pbe_status reader_plain(const char *source, size_t length, const char *name,
                        struct pbe_text *out, struct pbe_error *err)
{
    struct slips slips = {.count = 0};
    struct structure structure;
    struct lexer lexer;
    struct token token;
    lexer_init(&lexer, source, length, &slips);
    structure_init(&structure, &lexer);
    if (check_encoding(source, length, &slips)) {
        while (slips.count < SLIPS_ENOUGH && lexer_next(&lexer, &token)) {
            write_plain(&lexer, &token, out);
            if (token_means(&token))
                structure_take(&structure, &token);
        }
        structure_end(&structure);
    }
    pbe_status status = slips_tell(&slips, name, err);
    if (!status && out->failed)
        status = pbe_error_memory(err);
    return status;
}

bool reader_is_chinese(const char *source, size_t length)
{
    struct lexer lexer;
    struct token token;
    lexer_init(&lexer, source, length, NULL);
    while (lexer_next(&lexer, &token))
        if (token.kind == TOKEN_NAME && (unsigned char)source[token.start] >= 0xE3
            && token_word(&lexer, &token))
            return true;
    return false;
}
