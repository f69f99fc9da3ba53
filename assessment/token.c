/* token.c - see token.h. */
#include "assessment/token.h"

#include <string.h>

#include "assessment/inclusive.h"
#include "assessment/lexer.h"
#include "assessment/number.h"

enum {
    HALF = 0x534A,
    SOME = 0x51E0,
    MANY = 0x591A,
    SEVERAL = 0x6570
}; /* 半 几 多 数 */

void as_lexer_start(struct as_lexer *lexer, const struct as_glyphs *glyphs)
{
    *lexer = (struct as_lexer){.glyphs = glyphs, .last = AS_TOKEN_END};
}

/* A minus sign, rather than a dash, may stand here. */
static bool sign_may_stand(const struct as_lexer *lexer)
{
    if (lexer->last != AS_TOKEN_PHRASE)
        return lexer->last == AS_TOKEN_END || lexer->last == AS_TOKEN_OPEN
               || lexer->last == AS_TOKEN_UNIT;
    switch (lexer->last_phrase->kind) {
    case AS_PHRASE_COMPARE:
    case AS_PHRASE_JOIN:
    case AS_PHRASE_CHANGE:
    case AS_PHRASE_PLUSMINUS:
    case AS_PHRASE_BREAK:
    case AS_PHRASE_AND:
        return true;
    case AS_PHRASE_FILLER:
        return strcmp(lexer->last_phrase->text, ":") == 0
               || strcmp(lexer->last_phrase->text, "为") == 0;
    default:
        return false;
    }
}

static void read_bracket(struct as_lexer *lexer, struct as_token *token)
{
    size_t start = token->start;
    token->kind = AS_TOKEN_INCLUSIVE;
    token->end = as_inclusive_read(lexer->glyphs, start, &token->inclusive);
    if (token->end > start)
        return;
    token->kind = AS_TOKEN_UNIT;
    token->unit = (struct as_unit){.end = start};
    token->end = as_unit_bracket(lexer->glyphs, start, &token->unit);
    if (token->end > start)
        return;
    token->kind = AS_TOKEN_OPEN;
    token->end = start + 1;
}

/* 年底, 上半年: a date only where nothing but its own words follow (年末结余 is not). */
static bool yearend_stands(const struct as_lexer *lexer, size_t start, size_t at)
{
    uint32_t code = as_lexer_code(lexer, at);
    uint32_t before = start > 0 ? lexer->glyphs->at[start - 1].code : 0;
    if (before == HALF || before == SOME || before == MANY || before == SEVERAL)
        return false; /* 半年内, 几年内 */
    return as_lexer_stops(lexer, at) || code == 0x524D || code == 0x4E4B
           || code == 0x4EE5 || as_glyphs_match(lexer->glyphs, at, "完成")
           || as_glyphs_match(lexer->glyphs, at, "竣工")
           || as_glyphs_match(lexer->glyphs, at, "全部")
           || as_glyphs_match(lexer->glyphs, at, "内");
}

/* What a 前 can follow as a deadline. */
static bool after_amount(const struct as_lexer *lexer)
{
    return lexer->last == AS_TOKEN_DATE || lexer->last == AS_TOKEN_QUANTITY
           || lexer->last == AS_TOKEN_INCLUSIVE || lexer->last == AS_TOKEN_CLOSE;
}

static void read_phrase(struct as_lexer *lexer, struct as_token *token, size_t length)
{
    const struct as_phrase *phrase = token->phrase;
    size_t end = token->start + length, after_digits = end;
    uint32_t next = as_lexer_code(lexer, end);
    bool numeral_next = as_is_digit(next) || as_numeral_han_value(next) >= 0;

    token->kind = AS_TOKEN_PHRASE;
    token->end = end;
    switch (phrase->kind) {
    case AS_PHRASE_ORDINAL:
        lexer->ordinal = numeral_next;
        token->kind = AS_TOKEN_TEXT;
        break;
    case AS_PHRASE_HEADING:
        while (as_is_digit(as_lexer_code(lexer, after_digits)))
            after_digits++;
        lexer->ordinal = numeral_next && as_lexer_stops(lexer, after_digits);
        token->kind = AS_TOKEN_TEXT;
        break;
    case AS_PHRASE_BEFORE:
        if (strcmp(phrase->text, "前") == 0 && !after_amount(lexer)) {
            lexer->ordinal = numeral_next; /* 前三名 */
            token->kind = AS_TOKEN_TEXT;
        }
        break;
    case AS_PHRASE_YEAREND:
        token->kind =
            yearend_stands(lexer, token->start, end) ? AS_TOKEN_DATE : AS_TOKEN_TEXT;
        token->date = (struct as_date){.day = {.month = phrase->value, .end = true}};
        if (strcmp(phrase->text + strlen(phrase->text) - 3, "内") == 0)
            token->end = end - 1; /* 年内: the 内 is the comparator that follows */
        break;
    case AS_PHRASE_APPROX:
        if (strlen(phrase->text) == 3 && !numeral_next
            && lexer->last != AS_TOKEN_QUANTITY)
            token->kind = AS_TOKEN_TEXT; /* 近视, 履约 */
        break;
    case AS_PHRASE_BREAK:
        if (as_lexer_code(lexer, token->start) == '.' && next != 0)
            token->kind = AS_TOKEN_TEXT;
        break;
    default:
        break;
    }
}

/* "万元 ≤ 50": columns joined with the unit first. */
static bool read_unit_column(const struct as_lexer *lexer, struct as_token *token)
{
    const struct as_phrase *phrase;
    as_unit_read(lexer->glyphs, 0, &token->unit);
    if (token->unit.end > 0 && token->unit.text[0] != '\0' && !token->unit.unknown
        && as_phrase_at(lexer->glyphs, token->unit.end, &phrase) > 0
        && phrase->kind == AS_PHRASE_COMPARE && phrase->reach <= AS_REACH_FAR) {
        token->kind = AS_TOKEN_UNIT;
        token->end = token->unit.end;
        return true;
    }
    return false;
}

static void read_one(struct as_lexer *lexer, struct as_token *token)
{
    size_t at = token->start, length;
    uint32_t code = as_lexer_code(lexer, at), next = as_lexer_code(lexer, at + 1);
    bool han_numeral, compares;

    if (as_number_starts(lexer, at)) {
        as_number_read(lexer, token, at);
        return;
    }
    length = as_phrase_at(lexer->glyphs, at, &token->phrase);
    compares = length > 0 && token->phrase->kind == AS_PHRASE_COMPARE;
    if (at == 0 && !compares && read_unit_column(lexer, token))
        return;
    if (code == '(') {
        read_bracket(lexer, token);
        return;
    }
    if ((code == '-' || code == '+') && sign_may_stand(lexer) && as_is_digit(next)) {
        token->negative = code == '-';
        token->plus = code == '+';
        token->start = at + 1;
        as_number_read(lexer, token, at + 1);
        token->start = at;
        return;
    }
    han_numeral = as_numeral_han_value(code) >= 0;
    if (han_numeral || code == 0x7B2C || code == 0x524D || code == 0x4E0A
        || code == 0x4E0B) { /* 第 前 上 下 */
        if (!lexer->ordinal && as_date_read(lexer->glyphs, at, &token->date)) {
            token->kind = AS_TOKEN_DATE;
            token->end = token->date.end;
            return;
        }
        if (han_numeral && as_number_read_percent(lexer, token))
            return;
    }
    if (length > 0) {
        read_phrase(lexer, token, length);
        return;
    }
    if (han_numeral) {
        as_number_read_chinese(lexer, token);
        return;
    }
    token->end = at + 1;
    switch (code) {
    case ')':
        token->kind = AS_TOKEN_CLOSE;
        break;
    case '*':
        token->kind = AS_TOKEN_TIMES;
        break;
    case '/':
        token->kind = AS_TOKEN_SLASH;
        break;
    case '+':
        token->kind = AS_TOKEN_PLUS;
        break;
    default:
        token->kind = AS_TOKEN_TEXT;
        break;
    }
}

void as_lexer_next(struct as_lexer *lexer, struct as_token *token)
{
    size_t item = as_number_item_end(lexer, lexer->at);
    bool was_ordinal = lexer->ordinal;
    lexer->at = item;
    token->kind = AS_TOKEN_END;
    token->start = token->end = lexer->at;
    token->phrase = NULL;
    token->negative = token->plus = false;
    token->has_inclusive = false;
    token->numeral.chinese = false;
    if (lexer->at >= lexer->glyphs->count)
        return;
    read_one(lexer, token);
    if (was_ordinal)
        lexer->ordinal = false;
    if (token->kind != AS_TOKEN_TEXT && token->kind != AS_TOKEN_SLASH)
        lexer->free_from = token->end;
    lexer->last = token->kind;
    lexer->last_phrase = token->phrase;
    lexer->at = token->end;
}
