#include "lua/lexer.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "lua/points.h"
#include "lua/quotes.h"

void lexer_init(struct lexer *lexer, const char *source, size_t length,
                struct slips *slips)
{
    *lexer = (struct lexer){
        .source = source, .length = length, .place = {1, 1}, .slips = slips};
}

uint32_t lexer_point(const struct lexer *lexer, size_t at, size_t *size)
{
    uint32_t point = 0;
    *size = 0;
    if (at >= lexer->length)
        return 0;
    *size = pbe_utf8_get(lexer->source + at, lexer->length - at, &point);
    if (*size == 0) { /* not UTF-8: reader_plain() never lets it come so far */
        *size = 1;
        return 0xFFFD;
    }
    return point;
}

/* The ASCII form of the character at `at`, 0 for none, and where the next one is. */
static char plain_at(const struct lexer *lexer, size_t at, size_t *next)
{
    size_t size;
    uint32_t point = lexer_point(lexer, at, &size);
    *next = at + size;
    return size ? point_plain(point) : '\0';
}

static bool word_at(const struct lexer *lexer, size_t at)
{
    size_t size;
    uint32_t point = lexer_point(lexer, at, &size);
    return size > 0 && point_is_word(point);
}

static bool digit_at(const struct lexer *lexer, size_t at)
{
    size_t next;
    char c = plain_at(lexer, at, &next);
    return c >= '0' && c <= '9';
}

size_t lexer_line_end(const struct lexer *lexer, size_t at)
{
    while (at < lexer->length && lexer->source[at] != '\n' && lexer->source[at] != '\r')
        at++;
    return at;
}

/* The end of the newline at `at`. */
static size_t newline_end(const struct lexer *lexer, size_t at)
{
    bool pair = lexer->source[at] == '\r' && at + 1 < lexer->length
                && lexer->source[at + 1] == '\n';
    return at + (pair ? 2 : 1);
}

struct place lexer_place(const struct lexer *lexer, size_t at)
{
    struct place place = lexer->place;
    for (size_t i = lexer->at; i < at;) {
        if (lexer->source[i] == '\n' || lexer->source[i] == '\r') {
            i = newline_end(lexer, i);
            place.line++;
            place.column = 1;
        } else {
            place.column += ((unsigned char)lexer->source[i++] & 0xC0) != 0x80;
        }
    }
    return place;
}

/* Ends the token before `end` and moves on. */
static void finish(struct lexer *lexer, struct token *token, enum token_kind kind,
                   size_t end)
{
    token->kind = kind;
    token->length = end - token->start;
    lexer->place = lexer_place(lexer, end);
    lexer->at = end;
}

void lexer_slip(const struct lexer *lexer, enum slip slip, const char *one,
                const char *two, const char *three)
{
    slips_add(lexer->slips, slip, lexer->place, one, two, three);
}

const char *lexer_copy(const struct lexer *lexer, size_t start, size_t end,
                       char out[TOKEN_TEXT_MAX])
{
    size_t length = end - start, room = TOKEN_TEXT_MAX - sizeof "…";
    size_t kept = pbe_utf8_cut(lexer->source + start, length, room);
    if (length <= room)
        kept = length;
    snprintf(out, TOKEN_TEXT_MAX, "%.*s%s", (int)kept, lexer->source + start,
             kept < length ? "…" : "");
    return out;
}

/* --- blanks and remarks --- */

static void read_blank(struct lexer *lexer, struct token *token)
{
    size_t at = lexer->at, size;
    uint32_t point;
    while (point = lexer_point(lexer, at, &size), size > 0 && point_is_blank(point))
        at += size;
    finish(lexer, token, TOKEN_BLANK, at);
}

static void read_invisible(struct lexer *lexer, struct token *token, uint32_t point,
                           size_t size)
{
    char name[16];
    snprintf(name, sizeof name, "U+%04X", (unsigned)point);
    if (lexer->at > 0 || point != 0xFEFF) /* a byte order mark is no slip */
        lexer_slip(lexer, SLIP_INVISIBLE, name, NULL, NULL);
    struct place place = lexer->place;
    finish(lexer, token, TOKEN_BLANK, lexer->at + size);
    if (token->start == 0 && point == 0xFEFF)
        lexer->place = place;
}

/* The level of a long bracket [[ or [==[ at `at`: 0, 2, …; -1 when there is none. */
static int long_level(const struct lexer *lexer, size_t at)
{
    size_t end = at + 1;
    if (at >= lexer->length || lexer->source[at] != '[')
        return -1;
    while (end < lexer->length && lexer->source[end] == '=')
        end++;
    bool opens = end < lexer->length && lexer->source[end] == '[';
    return opens ? (int)(end - at - 1) : -1;
}

/* Where the long bracket of this level that opens at `at` ends; 0 when it is open. */
static size_t long_end(const struct lexer *lexer, size_t at, int level)
{
    for (at += (size_t)level + 2; at < lexer->length; at++) {
        if (lexer->source[at] != ']')
            continue;
        size_t end = at + 1;
        while (end < lexer->length && lexer->source[end] == '=')
            end++;
        if ((int)(end - at - 1) == level && end < lexer->length
            && lexer->source[end] == ']')
            return end + 1;
        at = end - 1; /* the run of = is looked at once */
    }
    return 0;
}

static void read_long(struct lexer *lexer, struct token *token, enum token_kind kind,
                      size_t bracket, int level)
{
    size_t end = long_end(lexer, bracket, level);
    if (end == 0) {
        lexer_slip(lexer, kind == TOKEN_LONG ? SLIP_LONG_OPEN : SLIP_REMARK_OPEN, NULL,
                   NULL, NULL);
        lexer->lost = true;
        end = lexer->length;
    }
    finish(lexer, token, kind, end);
}

/* True when a remark opens here; then *body is where its text begins. */
static bool opens_remark(const struct lexer *lexer, size_t *body)
{
    return plain_at(lexer, lexer->at, body) == '-'
           && plain_at(lexer, *body, body) == '-';
}

static void read_remark(struct lexer *lexer, struct token *token, size_t body)
{
    int level = long_level(lexer, body);
    if (level >= 0)
        read_long(lexer, token, TOKEN_REMARK, body, level);
    else
        finish(lexer, token, TOKEN_REMARK, lexer_line_end(lexer, body));
}

/* --- words and numbers --- */

static size_t word_end(const struct lexer *lexer, size_t at)
{
    while (word_at(lexer, at)) {
        size_t size;
        lexer_point(lexer, at, &size);
        at += size;
    }
    return at;
}

static size_t digits_end(const struct lexer *lexer, size_t at)
{
    size_t next;
    while (digit_at(lexer, at) || plain_at(lexer, at, &next) == '.') {
        plain_at(lexer, at, &next);
        at = next;
    }
    return at;
}

/* 1e5, 1E-5: the end of the exponent that stands at `at`, or `at`. */
static size_t exponent_end(const struct lexer *lexer, size_t at)
{
    size_t digits, next;
    char e = plain_at(lexer, at, &digits);
    if (e != 'e' && e != 'E')
        return at;
    char sign = plain_at(lexer, digits, &next);
    if (sign == '+' || sign == '-')
        digits = next;
    return digit_at(lexer, digits) ? digits_end(lexer, digits) : at;
}

/* 0xFF, 0x1.8p-3: where a hexadecimal number ends. */
static size_t hexadecimal_end(const struct lexer *lexer, size_t at)
{
    size_t next;
    char before = 'x', c;
    while (c = plain_at(lexer, at, &next),
           word_at(lexer, at) || c == '.'
               || ((c == '+' || c == '-') && (before == 'p' || before == 'P'))) {
        before = c;
        at = next;
    }
    return at;
}

static void read_number(struct lexer *lexer, struct token *token)
{
    size_t start = lexer->at, end = digits_end(lexer, start), next;
    char x = plain_at(lexer, end, &next);
    if (end == start + 1 && lexer->source[start] == '0' && (x == 'x' || x == 'X')) {
        finish(lexer, token, TOKEN_NUMBER, hexadecimal_end(lexer, next));
        return;
    }
    end = exponent_end(lexer, end);
    size_t unit = word_end(lexer, end);
    if (unit > end) {
        char digits[TOKEN_TEXT_MAX], letters[TOKEN_TEXT_MAX];
        lexer_slip(lexer, SLIP_UNIT, lexer_copy(lexer, start, end, digits),
                   lexer_copy(lexer, end, unit, letters), NULL);
    }
    finish(lexer, token, TOKEN_NUMBER, unit);
}

/* --- signs --- */

/* Pairs of signs that belong together, and what is meant where Lua has no such pair. */
static const struct pair {
    char signs[3];
    const char *meant; /* NULL: the pair itself */
} pairs[] = {
    {"==", NULL}, {"~=", NULL},  {"<=", NULL}, {">=", NULL}, {"..", NULL}, {"//", NULL},
    {"::", NULL}, {"<<", NULL},  {">>", NULL}, {"!=", "~="}, {"<>", "~="}, {"=>", ">="},
    {"=<", "<="}, {"&&", "and"}, {"||", "or"}, {"+=", "="},  {"-=", "="},
};

static const char singles[128][2] = {
    ['+'] = "+", ['-'] = "-", ['*'] = "*", ['/'] = "/", ['%'] = "%", ['^'] = "^",
    ['#'] = "#", ['&'] = "&", ['|'] = "|", ['~'] = "~", ['<'] = "<", ['>'] = ">",
    ['='] = "=", ['('] = "(", [')'] = ")", ['{'] = "{", ['}'] = "}", ['['] = "[",
    [']'] = "]", [';'] = ";", [':'] = ":", [','] = ",", ['.'] = ".",
};

static bool read_pair(struct lexer *lexer, struct token *token, char first, size_t next)
{
    size_t end;
    char second = plain_at(lexer, next, &end);
    for (size_t i = 0; first && second && i < sizeof pairs / sizeof *pairs; i++) {
        const struct pair *pair = &pairs[i];
        if (pair->signs[0] != first || pair->signs[1] != second)
            continue;
        token->plain = pair->meant ? pair->meant : pair->signs;
        if (first == '.' && plain_at(lexer, end, &next) == '.') {
            token->plain = "...";
            end = next;
        }
        if (pair->meant)
            lexer_slip(lexer, SLIP_OPERATOR, pair->signs,
                       strcmp(pair->meant, "=") == 0 ? "a = a + b" : pair->meant, NULL);
        finish(lexer, token, TOKEN_SIGN, end);
        return true;
    }
    return false;
}

/* A character that no rule can hold, and what to do about it. */
static void read_stray(struct lexer *lexer, struct token *token, uint32_t point,
                       size_t size)
{
    char sign[TOKEN_TEXT_MAX];
    size_t end = lexer->at + size, other;
    lexer_copy(lexer, lexer->at, end, sign);
    token->plain = "";
    if (point == 0x3002 || point == 0xFF61) { /* 。 ｡ */
        lexer_slip(lexer, SLIP_FULL_STOP, sign, NULL, NULL);
        token->plain = ",";
    } else if (point == 0x2014 && lexer_point(lexer, end, &other) == 0x2014) {
        lexer_slip(lexer, SLIP_DASH, "——", NULL, NULL);
        finish(lexer, token, TOKEN_REMARK, lexer_line_end(lexer, end));
        return;
    } else if (point_plain(point) == '!') {
        lexer_slip(lexer, SLIP_OPERATOR, sign, "not", NULL);
    } else {
        lexer_slip(lexer, SLIP_STRAY, sign, NULL, NULL);
    }
    finish(lexer, token, TOKEN_SIGN, end);
}

static void read_sign(struct lexer *lexer, struct token *token, uint32_t point,
                      size_t size)
{
    char plain = point_plain(point);
    if (read_pair(lexer, token, plain, lexer->at + size))
        return;
    token->plain = point_comparison(point);
    if (!token->plain && plain > 0 && singles[(int)plain][0])
        token->plain = singles[(int)plain];
    if (!token->plain) {
        read_stray(lexer, token, point, size);
        return;
    }
    if (plain == '~') {
        char sign[TOKEN_TEXT_MAX];
        lexer_slip(lexer, SLIP_TILDE,
                   lexer_copy(lexer, lexer->at, lexer->at + size, sign), NULL, NULL);
    }
    finish(lexer, token, TOKEN_SIGN, lexer->at + size);
}

/* --- all --- */

static void read_quoted(struct lexer *lexer, struct token *token,
                        const struct quoted *quoted)
{
    struct place place = lexer->place;
    for (size_t at = lexer->at; at < quoted->end;) {
        size_t size;
        uint32_t point = lexer_point(lexer, at, &size);
        if (point_is_invisible(point) && quoted->kind != TOKEN_SIGN) {
            char name[16];
            snprintf(name, sizeof name, "U+%04X", (unsigned)point);
            slips_add(lexer->slips, SLIP_INVISIBLE, lexer_place(lexer, at), name, NULL,
                      NULL);
            break; /* one word of it is enough */
        }
        at += size;
    }
    lexer->place = place;
    token->plain = "";
    lexer->lost |= quoted->lost;
    finish(lexer, token, quoted->kind, quoted->end);
}

bool lexer_next(struct lexer *lexer, struct token *token)
{
    size_t size, body;
    uint32_t point = lexer_point(lexer, lexer->at, &size);
    struct quoted quoted;
    *token =
        (struct token){.kind = TOKEN_END, .start = lexer->at, .place = lexer->place};
    if (size == 0)
        return false;
    int level = long_level(lexer, lexer->at);
    if (point == '\n' || point == '\r')
        finish(lexer, token, TOKEN_NEWLINE, newline_end(lexer, lexer->at));
    else if (point_is_blank(point))
        read_blank(lexer, token);
    else if (point_is_invisible(point))
        read_invisible(lexer, token, point, size);
    else if (opens_remark(lexer, &body))
        read_remark(lexer, token, body);
    else if (level >= 0)
        read_long(lexer, token, TOKEN_LONG, lexer->at, level);
    else if (quotes_read(lexer, point, &quoted))
        read_quoted(lexer, token, &quoted);
    else if (digit_at(lexer, lexer->at)
             || (point_plain(point) == '.' && digit_at(lexer, lexer->at + size)))
        read_number(lexer, token);
    else if (point_is_word(point))
        finish(lexer, token, TOKEN_NAME, word_end(lexer, lexer->at));
    else
        read_sign(lexer, token, point, size);
    return true;
}
