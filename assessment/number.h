/* number.h - a number in the text with its unit, or a name that only holds digits.
 *
 * The 5 of 5G, the 9001 of ISO9001, the 一 of 统一 and the 3 of 第3名 count nothing:
 * they become labels (AS_TOKEN_LABEL) or text.
 */
#ifndef PBE_ASSESSMENT_NUMBER_H
#define PBE_ASSESSMENT_NUMBER_H

#include "assessment/token.h"

/* Whether digits, or letters that stand for digits, begin at `at`. */
bool as_number_starts(const struct as_lexer *lexer, size_t at);

/* Reads the digits at `at` into *token: a quantity, a date or a label. */
void as_number_read(const struct as_lexer *lexer, struct as_token *token, size_t at);

/* 百分之九十五, 百分之95, 百分百, 千分之三 at the token's start; false for others. */
bool as_number_read_percent(const struct as_lexer *lexer, struct as_token *token);

/* Reads the Chinese numeral at the token's start: a quantity, a label or text. */
void as_number_read_chinese(const struct as_lexer *lexer, struct as_token *token);

/* The glyph after an item number, "1." "2、" "3)", at the start of a line or clause;
 * `at` when there is none. */
size_t as_number_item_end(const struct as_lexer *lexer, size_t at);

#endif
