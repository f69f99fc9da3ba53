/* number.c - see number.h. */
#include "assessment/number.h"

#include <string.h>

#include "assessment/inclusive.h"
#include "assessment/lexer.h"
#include "assessment/lexicon.h"

enum {
    LABEL_DIGITS = 11, /* a telephone number, an account: no quantity */
    DIGITS_MAX = AS_NUMERAL_DIGITS,
    MONTH = 0x6708, /* 月 */
    HALF = 0x534A,  /* 半 */
    WEEK = 0x5468,  /* 周 */
    AGE = 0x5C81,   /* 岁 */
    LIST_COMMA = 0x3001
};

/* After a number these make it a name: 10号, 5年级, 2.0版本, 12345热线. */
static const struct {
    const char *text;
} NAME_TAILS[] = {
    {"号"},   {"年级"},     {"版本"}, {"热线"},     {"路公交"},
    {"次方"}, {"级学生"},   {"强"},   {"届毕业生"}, {"届学生"},
    {"室"},   {"平台热线"}, {"时代"}, {"#"},        {"型"},
};

AS_LEXICON(name_tails, NAME_TAILS);

/* A letter that no earlier token took stands before: the 9001 of "ISO 9001". */
static bool letter_before(const struct as_lexer *lexer, size_t at)
{
    const struct as_glyph *glyph = lexer->glyphs->at;
    size_t i = at;
    if (i > lexer->free_from
        && (glyph[i - 1].code == '-' || glyph[i - 1].code == '.'
            || glyph[i - 1].code == '_' || glyph[i - 1].code == '/'))
        i--;
    return i > lexer->free_from && as_is_letter(glyph[i - 1].code);
}

/* T+1日 */
static bool letter_plus_before(const struct as_lexer *lexer, size_t at)
{
    return at >= 2 && as_lexer_code(lexer, at - 1) == '+'
           && as_is_letter(as_lexer_code(lexer, at - 2));
}

/* Takes the rest of a name: digits, letters, and marks between them. */
static size_t name_end(const struct as_lexer *lexer, size_t at)
{
    size_t i = at;
    for (;;) {
        uint32_t code = as_lexer_code(lexer, i), next = as_lexer_code(lexer, i + 1);
        if (i > at && lexer->glyphs->at[i].gap != AS_GAP_NONE)
            return i;
        if (as_is_digit(code) || as_is_letter(code))
            i++;
        else if ((code == '-' || code == '.' || code == '/' || code == '_')
                 && (as_is_digit(next) || as_is_letter(next)))
            i += 2;
        else
            return i;
    }
}

/* "5G网络", "5G": one capital letter after the number, and nobody said ≥. */
static bool letter_name(const struct as_lexer *lexer, const struct as_unit *unit)
{
    enum as_phrase_kind kind;
    if (unit->text[0] == '\0' || unit->text[1] != '\0'
        || !as_is_letter(as_lexer_code(lexer, unit->end - 1)))
        return false;
    if (as_is_han(as_lexer_code(lexer, unit->end))
        && lexer->glyphs->at[unit->end].gap == AS_GAP_NONE)
        return as_phrase_kind_at(lexer->glyphs, unit->end, &kind) == 0
               || kind != AS_PHRASE_BOUND;
    return unit->text[0] == 'G' && !as_lexer_last_is(lexer, AS_PHRASE_COMPARE);
}

static bool is_year(const struct as_numeral *numeral)
{
    return numeral->digits == 4 && !numeral->decimal && numeral->value >= 1949
           && numeral->value <= 2100;
}

/* 每月25日, 13月, 2月30日, 2023届: a unit that makes no quantity of this number. */
static bool unit_of_name(const struct as_lexer *lexer, const struct as_token *token,
                         size_t at)
{
    const char *unit = token->unit.text;
    enum as_dimension dimension = token->unit.dimension;
    if (dimension == AS_TIME)
        return strcmp(unit, "日") == 0 && at > 0
               && as_lexer_code(lexer, at - 1) == MONTH;
    if (dimension == AS_MONTHS)
        return strcmp(unit, "月") == 0;
    return is_year(&token->numeral)
           && (strcmp(unit, "级") == 0 || strcmp(unit, "届") == 0);
}

/* The digits are part of a name. */
static bool is_name(const struct as_lexer *lexer, const struct as_token *token,
                    size_t at)
{
    const struct as_numeral *numeral = &token->numeral;
    size_t end = numeral->end, row;
    uint32_t next = as_lexer_code(lexer, end);
    if (lexer->ordinal || (numeral->leading_zero && !numeral->decimal)
        || (numeral->decimal ? numeral->whole_digits : numeral->digits) > DIGITS_MAX
        || (next == '.' && as_is_digit(as_lexer_code(lexer, end + 1)))
        || as_lexer_code(lexer, token->unit.end) == HALF /* 1个半小时 */
        || as_lexicon_find(&name_tails, lexer->glyphs, end, &row) > 0)
        return true;
    if (token->unit.text[0] == '\0')
        return (numeral->digits >= LABEL_DIGITS && !numeral->decimal)
               || (as_is_letter(next) && lexer->glyphs->at[end].gap == AS_GAP_NONE);
    return unit_of_name(lexer, token, at) || letter_name(lexer, &token->unit);
}

static size_t skip_digits(const struct as_lexer *lexer, size_t at)
{
    while (as_is_digit(as_lexer_code(lexer, at)))
        at++;
    return at;
}

/* 0-6岁儿童, 65岁及以上老年人: an age that names people; `at` for other numbers. */
static size_t age_group_end(const struct as_lexer *lexer, size_t at)
{
    const struct as_glyphs *glyphs = lexer->glyphs;
    enum as_phrase_kind kind;
    size_t i = skip_digits(lexer, at), bound;
    if (as_lexer_code(lexer, i) == '-' || as_lexer_code(lexer, i) == '~')
        i = skip_digits(lexer, i + 1);
    if (as_lexer_code(lexer, i) == WEEK) /* 周岁 */
        i++;
    if (as_lexer_code(lexer, i++) != AGE)
        return at;
    bound = as_phrase_kind_at(glyphs, i, &kind);
    if (bound > 0 && kind == AS_PHRASE_BOUND)
        i += bound;
    return as_is_han(as_lexer_code(lexer, i))
                   && as_phrase_kind_at(glyphs, i, &kind) == 0
                   && !as_lexer_last_is(lexer, AS_PHRASE_COMPARE)
               ? i
               : at;
}

/* 3（含）个以上, 0.5万（含）人: the remark parts the number from its unit. */
static void read_split_unit(const struct as_lexer *lexer, struct as_token *token)
{
    struct as_unit rest;
    size_t end = token->unit.end, used = strlen(token->unit.text), more;
    if (token->unit.dimension != AS_PLAIN || as_lexer_code(lexer, end) != '(')
        return;
    end = as_inclusive_read(lexer->glyphs, end, &token->inclusive);
    if (end == token->unit.end)
        return;
    as_unit_read(lexer->glyphs, end, &rest);
    more = strlen(rest.text);
    if (rest.unknown || more == 0 || used + more >= PBE_UNIT_MAX)
        return;
    memmove(rest.text + used, rest.text, more + 1);
    memcpy(rest.text, token->unit.text, used);
    token->unit = rest;
    token->has_inclusive = true;
}

bool as_number_starts(const struct as_lexer *lexer, size_t at)
{
    struct as_numeral numeral;
    uint32_t code = as_lexer_code(lexer, at);
    if (as_is_digit(code) || (code == '.' && as_is_digit(as_lexer_code(lexer, at + 1))))
        return true;
    if (code != 'O' && code != 'o' && code != 'l' && code != 'I')
        return false;
    if (letter_before(lexer, at) || !as_numeral_arabic(lexer->glyphs, at, &numeral))
        return false;
    for (size_t i = at; i < numeral.end; i++) /* one true digit at least */
        if (as_is_digit(as_lexer_code(lexer, i)))
            return !as_is_letter(as_lexer_code(lexer, numeral.end));
    return false;
}

static void make_label(struct as_token *token, size_t end)
{
    token->kind = AS_TOKEN_LABEL;
    token->end = end;
}

void as_number_read(const struct as_lexer *lexer, struct as_token *token, size_t at)
{
    const struct as_glyphs *glyphs = lexer->glyphs;
    struct as_numeral *numeral = &token->numeral;
    size_t end;

    if (letter_before(lexer, at) || letter_plus_before(lexer, at)) {
        end = name_end(lexer, at);
        make_label(token, end > at ? end : at + 1);
        return;
    }
    end = age_group_end(lexer, at);
    if (end > at) {
        make_label(token, end);
        return;
    }
    if (!token->negative && !lexer->ordinal && as_date_read(glyphs, at, &token->date)) {
        token->kind = AS_TOKEN_DATE;
        token->end = token->date.end;
        return;
    }
    (void)as_numeral_arabic(glyphs, at, numeral);
    if (lexer->last == AS_TOKEN_OPEN && is_year(numeral)
        && as_lexer_code(lexer, numeral->end) == ')') { /* （2023）, 〔2023〕 */
        token->kind = AS_TOKEN_DATE;
        token->end = numeral->end;
        token->date =
            (struct as_date){.day.year = (int)numeral->value, .year_only = true};
        return;
    }
    as_unit_read(glyphs, numeral->end, &token->unit);
    if (is_name(lexer, token, at)) {
        end = name_end(lexer, at);
        make_label(token, end > numeral->end ? end : numeral->end);
        return;
    }
    read_split_unit(lexer, token);
    if (numeral->value == 0 && token->unit.guessed) /* 0投诉: what did not happen */
        token->unit = (struct as_unit){.end = numeral->end, .nothing = true};
    token->kind = AS_TOKEN_QUANTITY;
    token->end = token->unit.end;
}

bool as_number_read_percent(const struct as_lexer *lexer, struct as_token *token)
{
    const struct as_glyphs *glyphs = lexer->glyphs;
    size_t at = token->start;
    bool per_mille = as_glyphs_match(glyphs, at, "千分之");
    if (as_glyphs_match(glyphs, at, "百分百")) {
        token->numeral = (struct as_numeral){.value = 100, .end = at + 3};
    } else if (per_mille || as_glyphs_match(glyphs, at, "百分之")) {
        if (!as_numeral_arabic(glyphs, at + 3, &token->numeral)
            && !as_numeral_chinese(glyphs, at + 3, &token->numeral))
            return false;
    } else {
        return false;
    }
    token->numeral.chinese = true;
    token->kind = AS_TOKEN_QUANTITY;
    token->end = token->numeral.end;
    token->unit = (struct as_unit){.end = token->end, .dimension = AS_PERCENT};
    strcpy(token->unit.text, per_mille ? "‰" : "%");
    return true;
}

/* --- Chinese numerals --- */

/* What follows a Chinese numeral and its unit leaves it a quantity. */
static bool clean_after(const struct as_lexer *lexer, size_t at)
{
    enum as_phrase_kind kind;
    if (as_lexer_stops(lexer, at) || as_lexer_code(lexer, at) == '(')
        return true;
    return as_phrase_kind_at(lexer->glyphs, at, &kind) > 0
           && (kind == AS_PHRASE_BOUND || kind == AS_PHRASE_APPROX
               || kind == AS_PHRASE_JOIN || kind == AS_PHRASE_BREAK);
}

/* 几十, 数百, 上千: nobody counted; 万分之三. */
static bool vague_before(uint32_t code, uint32_t numeral)
{
    bool round = as_numeral_han_value(numeral) >= 10;
    return code == 0x51E0 || code == 0x4E4B
           || (round && (code == 0x6570 || code == 0x4E0A));
}

/* Characters after which 一 is no number: 每一, 统一, 任一, 这一. */
static bool no_count_before(uint32_t code)
{
    static const uint32_t CODES[] = {0x7EDF, 0x540C, 0x9010, 0x552F, 0x5355,
                                     0x4EFB, 0x8FD9, 0x90A3, 0x54EA, 0x8FDB,
                                     0x67D0, 0x4E07, 0x534A};
    for (size_t k = 0; k < sizeof CODES / sizeof CODES[0]; k++)
        if (CODES[k] == code)
            return true;
    return false;
}

void as_number_read_chinese(const struct as_lexer *lexer, struct as_token *token)
{
    const struct as_glyphs *glyphs = lexer->glyphs;
    struct as_numeral *numeral = &token->numeral;
    size_t at = token->start;
    uint32_t before = at > 0 ? glyphs->at[at - 1].code : 0;
    bool asked = as_lexer_last_is(lexer, AS_PHRASE_COMPARE)
                 || as_lexer_last_is(lexer, AS_PHRASE_NOT);
    bool alone;

    token->kind = AS_TOKEN_TEXT;
    token->end = at + 1;
    if (!as_numeral_chinese(glyphs, at, numeral))
        return;
    token->end = numeral->end;
    if (lexer->ordinal) {
        make_label(token, numeral->end);
        return;
    }
    if (no_count_before(before))
        return;
    if (numeral->vague || vague_before(before, glyphs->at[at].code)) {
        make_label(token, numeral->end);
        return;
    }
    as_unit_read(glyphs, numeral->end, &token->unit);
    if (token->unit.unknown && !asked)
        token->unit = (struct as_unit){.end = numeral->end};
    alone = (asked || lexer->last == AS_TOKEN_END
             || (numeral->value == 0
                 && as_lexer_last_is(lexer, AS_PHRASE_FILLER))) /* 事故为零 */
            && clean_after(lexer, numeral->end);
    if (token->unit.text[0] == '\0') {
        if (alone
            && !(numeral->end == at + 1
                 && as_lexer_code(lexer, numeral->end) == LIST_COMMA))
            token->kind = AS_TOKEN_QUANTITY; /* "三十", "≥三十" */
        return;
    }
    if (token->unit.uncountable || as_lexer_code(lexer, token->unit.end) == HALF
        || !(asked || clean_after(lexer, token->unit.end))) {
        make_label(token, numeral->end);
        return;
    }
    token->kind = AS_TOKEN_QUANTITY;
    token->end = token->unit.end;
}

size_t as_number_item_end(const struct as_lexer *lexer, size_t at)
{
    size_t i = at;
    uint32_t mark;
    if (!(lexer->last == AS_TOKEN_END || as_lexer_last_is(lexer, AS_PHRASE_BREAK)
          || lexer->last == AS_TOKEN_OPEN || lexer->glyphs->at[at].gap == AS_GAP_LINE))
        return at;
    while (as_is_digit(as_lexer_code(lexer, i)) && i < at + 2)
        i++;
    mark = as_lexer_code(lexer, i);
    if (i == at || (mark != '.' && mark != LIST_COMMA && mark != ')'))
        return at;
    if (as_lexer_code(lexer, i + 1) == 0
        || (as_is_digit(as_lexer_code(lexer, i + 1))
            && lexer->glyphs->at[i + 1].gap == AS_GAP_NONE && mark != ')'))
        return at;
    return i + 1;
}
