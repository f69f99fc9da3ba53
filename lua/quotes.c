#include "lua/quotes.h"

#include <stdio.h>
#include <string.h>

#include "lua/points.h"

enum { LEFT = 0x201C, RIGHT = 0x201D, LEFT_SINGLE = 0x2018, RIGHT_SINGLE = 0x2019 };

static const size_t NONE = SIZE_MAX;

/* Pairs that look like quotes or brackets and are neither to Lua. */
static const struct foreign {
    uint32_t open, close;
    enum slip slip;
} foreign_pairs[] = {
    {LEFT_SINGLE, RIGHT_SINGLE, SLIP_QUOTE_FOREIGN},
    {RIGHT_SINGLE, RIGHT_SINGLE, SLIP_QUOTE_FOREIGN},
    {RIGHT, RIGHT, SLIP_QUOTE_FOREIGN},
    {0xFF02, 0xFF02, SLIP_QUOTE_FOREIGN}, /* ＂ */
    {0xFF07, 0xFF07, SLIP_QUOTE_FOREIGN}, /* ＇ */
    {0x300C, 0x300D, SLIP_QUOTE_FOREIGN}, /* 「」 */
    {0x300E, 0x300F, SLIP_QUOTE_FOREIGN}, /* 『』 */
    {0x300A, 0x300B, SLIP_BRACKET},       /* 《》 */
    {0x3008, 0x3009, SLIP_BRACKET},       /* 〈〉 */
    {0x3010, 0x3011, SLIP_BRACKET},       /* 【】 */
    {0x3014, 0x3015, SLIP_BRACKET},       /* 〔〕 */
    {0x3016, 0x3017, SLIP_BRACKET},       /* 〖〗 */
};

static void mixed(const struct lexer *lexer, size_t close, const char *left,
                  const char *right, struct quoted *quoted)
{
    char column[16];
    snprintf(column, sizeof column, "%d", lexer_place(lexer, close).column);
    lexer_slip(lexer, SLIP_QUOTE_MIXED, left, column, right);
    quoted->end = close + strlen(right);
}

static void open_to_line_end(const struct lexer *lexer, const char *quote, size_t end,
                             struct quoted *quoted)
{
    lexer_slip(lexer, SLIP_QUOTE_OPEN, quote, NULL, NULL);
    quoted->end = end;
    quoted->lost = true;
}

static void uneven(const struct lexer *lexer, size_t end, struct quoted *quoted)
{
    lexer_slip(lexer, SLIP_QUOTE_UNEVEN, NULL, NULL, NULL);
    quoted->end = lexer_line_end(lexer, end);
    quoted->lost = true;
}

/* After a backslash at `at`: where the text goes on. \z takes blanks and newlines. */
static size_t escape_end(const struct lexer *lexer, size_t at)
{
    at++;
    if (at < lexer->length && lexer->source[at] == 'z') {
        at++;
        while (at < lexer->length && strchr(" \t\v\f\r\n", lexer->source[at])
               && lexer->source[at])
            at++;
        return at;
    }
    bool pair = at + 1 < lexer->length && lexer->source[at] == '\r'
                && lexer->source[at + 1] == '\n';
    return at + (pair ? 2 : at < lexer->length);
}

/* Does Lua know a backslash before the character at `at`? */
static bool is_escape(const struct lexer *lexer, size_t at)
{
    return at >= lexer->length
           || (lexer->source[at]
               && strchr("abfnrtvxzu0123456789\\\"'\r\n", lexer->source[at]));
}

/* What a look along an ASCII text has found. */
struct look {
    size_t end; /* behind the closing quote, or the end of the line */
    bool closed;
    size_t right;  /* the first ” or ’ whose left one does not stand before it */
    size_t escape; /* the first backslash before something that Lua does not know */
    size_t left;   /* the last “ or ‘ */
};

static struct look look_along(const struct lexer *lexer, char quote)
{
    uint32_t left = quote == '"' ? LEFT : LEFT_SINGLE;
    uint32_t right = quote == '"' ? RIGHT : RIGHT_SINGLE;
    struct look look = {.right = NONE, .escape = NONE, .left = NONE};
    size_t at = lexer->at + 1, size;
    for (int depth = 0; at < lexer->length; at += size) {
        uint32_t point = lexer_point(lexer, at, &size);
        if (point == '\n' || point == '\r')
            break;
        if (point == '\\') {
            if (look.escape == NONE && !is_escape(lexer, at + 1))
                look.escape = at;
            size = escape_end(lexer, at) - at;
        } else if (point == (unsigned char)quote) {
            look.end = at + 1;
            look.closed = true;
            return look;
        } else if (point == left) {
            look.left = at;
            depth++;
        } else if (point == right) {
            if (depth == 0 && look.right == NONE)
                look.right = at;
            depth -= depth > 0;
        }
    }
    look.end = at;
    return look;
}

/* A text that touches a word or another quote has probably swallowed what stands
 * between two texts. */
static bool touches_word(const struct lexer *lexer, size_t end)
{
    size_t size;
    uint32_t point = lexer_point(lexer, end, &size);
    return size > 0
           && (point_is_word(point) || point == '"' || point == '\'' || point == LEFT
               || point == RIGHT);
}

/* "…" and '…' */
static void read_ascii(const struct lexer *lexer, char quote, struct quoted *quoted)
{
    const char own[2] = {quote, '\0'};
    struct look look = look_along(lexer, quote);
    bool swallowed = look.closed && touches_word(lexer, look.end);
    quoted->kind = TOKEN_TEXT;
    quoted->end = look.end;
    if (look.closed && !swallowed) {
        if (look.escape != NONE)
            slips_add(lexer->slips, SLIP_ESCAPE, lexer_place(lexer, look.escape), NULL,
                      NULL, NULL);
        return;
    }
    if (look.right != NONE) {
        mixed(lexer, look.right, own, quote == '"' ? "”" : "’", quoted);
    } else if (swallowed) {
        uneven(lexer, look.end, quoted);
    } else if (look.left != NONE) {
        mixed(lexer, look.left, own, quote == '"' ? "“" : "‘", quoted);
    } else {
        open_to_line_end(lexer, own, look.end, quoted);
    }
}

/* An ASCII quote followed by a comma: `“甲", “乙”` is two texts. */
static bool before_comma(const struct lexer *lexer, size_t quote)
{
    size_t at = quote + 1, size;
    uint32_t point;
    while (point = lexer_point(lexer, at, &size), size > 0 && point_is_blank(point))
        at += size;
    return size > 0 && point_plain(point) == ',';
}

/* “…”, with pairs of the same quotes inside. */
static void read_chinese(const struct lexer *lexer, struct quoted *quoted)
{
    size_t at = lexer->at, size;
    size_t ascii = NONE, second = NONE;
    bool closed = false;
    quoted->kind = TOKEN_CHINESE;
    for (int depth = 0; !closed && at < lexer->length; at += size) {
        uint32_t point = lexer_point(lexer, at, &size);
        if (point == '\n' || point == '\r')
            break;
        if (point == LEFT && depth++ > 0 && second == NONE)
            second = at;
        else if (point == '"' && ascii == NONE)
            ascii = at;
        closed = point == RIGHT && --depth == 0;
    }
    if (ascii < second && (!closed || before_comma(lexer, ascii))) {
        mixed(lexer, ascii, "“", "\"", quoted);
    } else if (closed && touches_word(lexer, at)) {
        uneven(lexer, at, quoted);
    } else if (closed) {
        quoted->end = at;
    } else if (second != NONE) {
        char column[16];
        snprintf(column, sizeof column, "%d", lexer_place(lexer, second).column);
        lexer_slip(lexer, SLIP_QUOTE_TWO_LEFT, column, NULL, NULL);
        quoted->end = second + strlen("“");
    } else {
        open_to_line_end(lexer, "“", at, quoted);
    }
}

/* A pair that is none: its text is taken as one when it ends on the line. */
static void read_foreign(const struct lexer *lexer, const struct foreign *pair,
                         struct quoted *quoted)
{
    size_t end = lexer_line_end(lexer, lexer->at), at = lexer->at, size;
    char open[TOKEN_TEXT_MAX], close[TOKEN_TEXT_MAX] = "";
    lexer_point(lexer, at, &size);
    lexer_copy(lexer, at, at + size, open);
    quoted->kind = TOKEN_SIGN;
    quoted->end = at + size;
    for (at += size; at < end; at += size) {
        if (lexer_point(lexer, at, &size) == pair->close) {
            lexer_copy(lexer, at, at + size, close);
            quoted->kind = TOKEN_TEXT;
            quoted->end = at + size;
            break;
        }
    }
    lexer_slip(lexer, pair->slip, open, close, NULL);
}

bool quotes_read(const struct lexer *lexer, uint32_t point, struct quoted *quoted)
{
    *quoted = (struct quoted){.kind = TOKEN_TEXT};
    if (point == '"' || point == '\'') {
        read_ascii(lexer, (char)point, quoted);
        return true;
    }
    if (point == LEFT) {
        read_chinese(lexer, quoted);
        return true;
    }
    for (size_t i = 0; i < sizeof foreign_pairs / sizeof *foreign_pairs; i++) {
        if (foreign_pairs[i].open == point) {
            read_foreign(lexer, &foreign_pairs[i], quoted);
            return true;
        }
    }
    return false;
}
