#include "lua/format.h"

#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "lua/encoding.h"
#include "lua/lexer.h"
#include "lua/piece.h"
#include "lua/points.h"
#include "lua/reader.h"

/* --- the file as visible UTF-8 --- */

static void add_visible(const char *text, size_t length, struct pbe_text *out)
{
    for (size_t at = 0; at < length;) {
        uint32_t point = 0;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        if (size == 0 || !point_is_invisible(point))
            pbe_text_add_bytes(out, text + at, size ? size : 1);
        at += size ? size : 1;
    }
}

/* Fills `read` with the file as UTF-8 and `visible` with what of it can be seen. */
static pbe_status decode(const char *bytes, size_t length, const char *name,
                         struct pbe_text *read, struct pbe_text *visible,
                         struct pbe_format_changes *changes, struct pbe_error *err)
{
    static const char mark[] = "\xEF\xBB\xBF";
    enum encoding encoding = encoding_of(bytes, length);
    pbe_status status = PBE_STATUS_OK;
    *changes = (struct pbe_format_changes){.encoding = NULL};
    if (encoding == ENCODING_UNKNOWN)
        pbe_text_add_bytes(read, bytes,
                           length); /* the reader says where it is broken */
    else
        status = encoding_convert(bytes, length, encoding, read, err);
    if (status) {
        pbe_error_place(err, name, 0, 0);
        return status;
    }
    if (encoding != ENCODING_UTF8 && encoding != ENCODING_UNKNOWN)
        changes->encoding = encoding_name(encoding);
    const char *text = pbe_text_get(read);
    changes->byte_order_mark =
        read->length >= strlen(mark) && memcmp(text, mark, strlen(mark)) == 0;
    changes->line_ends = memchr(text, '\r', read->length) != NULL;
    char last = read->length > 0 ? text[read->length - 1] : '\n';
    changes->last_line_end = last != '\n' && last != '\r';
    add_visible(text, read->length, visible);
    return read->failed || visible->failed ? pbe_error_memory(err) : PBE_STATUS_OK;
}

/* --- writing --- */

static bool ends_with(const struct pbe_text *text, const char *end)
{
    size_t size = strlen(end);
    return text->length >= size
           && memcmp(text->bytes + text->length - size, end, size) == 0;
}

static void cut_blanks(struct pbe_text *out)
{
    static const char wide[] = "\xE3\x80\x80"; /* U+3000 */
    for (;;) {
        size_t size = ends_with(out, " ") || ends_with(out, "\t") ? 1
                      : ends_with(out, wide)                      ? strlen(wide)
                                                                  : 0;
        if (size == 0)
            return;
        out->length -= size;
        out->bytes[out->length] = '\0';
    }
}

/* A wide blank takes the room of two. */
static void write_blank(const char *text, size_t length, struct pbe_text *out)
{
    for (size_t at = 0; at < length;) {
        uint32_t point = 0;
        at += pbe_utf8_get(text + at, length - at, &point);
        pbe_text_add(out, point == 0x3000 ? "  " : point == '\t' ? "\t" : " ");
    }
}

static void write_token(const struct lexer *lexer, const struct token *token,
                        enum pbe_format_words words, struct pbe_text *out)
{
    const struct vocabulary_word *word =
        token->kind == TOKEN_NAME && words != PBE_FORMAT_AS_WRITTEN
            ? token_word(lexer, token)
            : NULL;
    if (token->kind == TOKEN_NEWLINE)
        cut_blanks(out);
    if (word)
        pbe_text_add(out, words == PBE_FORMAT_CHINESE ? word->chinese : word->english);
    else if (token->kind == TOKEN_BLANK)
        write_blank(lexer->source + token->start, token->length, out);
    else
        token_write(lexer, token, out);
}

static void write_plain(const struct pbe_text *text, enum pbe_format_words words,
                        struct pbe_text *out)
{
    struct lexer lexer;
    struct token token;
    lexer_init(&lexer, pbe_text_get(text), text->length, NULL);
    while (lexer_next(&lexer, &token))
        write_token(&lexer, &token, words, out);
    cut_blanks(out);
    if (out->length > 0 && !ends_with(out, "\n"))
        pbe_text_add(out, "\n");
}

/* --- the same meaning --- */

static bool next_meaning(struct lexer *lexer, struct token *token)
{
    while (lexer_next(lexer, token))
        if (token_means(token))
            return true;
    return false;
}

/* Do two files in plain Lua differ in blanks and remarks only? */
static bool means_the_same(const struct pbe_text *a, const struct pbe_text *b)
{
    struct lexer first, second;
    struct token one, other;
    lexer_init(&first, pbe_text_get(a), a->length, NULL);
    lexer_init(&second, pbe_text_get(b), b->length, NULL);
    while (next_meaning(&first, &one)) {
        if (!next_meaning(&second, &other) || one.length != other.length
            || one.place.line != other.place.line
            || memcmp(first.source + one.start, second.source + other.start, one.length)
                   != 0)
            return false;
    }
    return !next_meaning(&second, &other);
}

static pbe_status check_meaning(const struct pbe_text *before,
                                const struct pbe_text *after, const char *name,
                                struct pbe_error *err)
{
    struct pbe_text again;
    pbe_text_init(&again, before->maximum);
    pbe_status status =
        reader_plain(pbe_text_get(after), after->length, name, &again, err);
    if (!status && !means_the_same(before, &again)) {
        pbe_error_set(err, PBE_STATUS_PACK, "%s",
                      PBE_SAY("改写后的意思会变，这是程序的错误，文件没有改动",
                              "the plain form would mean something else; this is our "
                              "fault, the file is left alone"));
        pbe_error_place(err, name, 0, 0);
        status = PBE_STATUS_PACK;
    }
    pbe_text_done(&again);
    return status;
}

pbe_status pbe_format(const char *bytes, size_t length, const char *name,
                      enum pbe_format_words words, struct pbe_text *read,
                      struct pbe_text *out, struct pbe_format_changes *changes,
                      struct pbe_error *err)
{
    enum { GROWTH = 4 }; /* GBK and quotes inside “ ” grow less */
    struct pbe_text visible, plain;
    pbe_text_init(&visible, (size_t)PBE_FORMAT_MAX * GROWTH);
    pbe_text_init(&plain, (size_t)PBE_FORMAT_MAX * GROWTH);
    pbe_status status = decode(bytes, length, name, read, &visible, changes, err);
    if (!status)
        status =
            reader_plain(pbe_text_get(&visible), visible.length, name, &plain, err);
    if (!status) {
        write_plain(&visible, words, out);
        status =
            out->failed ? pbe_error_memory(err) : check_meaning(&plain, out, name, err);
    }
    pbe_text_done(&plain);
    pbe_text_done(&visible);
    return status;
}
