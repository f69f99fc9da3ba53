/* quotes.h - texts in quotes of every kind, paired or not; a part of the lexer.
 *
 * An input method gives “ for ", forgets which side is next, or is switched in the
 * middle of a text. What was meant is found as far as the line shows it.
 */
#ifndef PBE_LUA_QUOTES_H
#define PBE_LUA_QUOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lua/lexer.h"

struct quoted {
    enum token_kind kind; /* TEXT or CHINESE; SIGN for one lonely quote */
    size_t end;
    bool lost; /* where it really ends is anybody's guess */
};

/* Reads the text whose first character, `point`, stands at lexer->at, and adds its
 * slips. False when no quote stands there. */
bool quotes_read(const struct lexer *lexer, uint32_t point, struct quoted *quoted);

/* --- what the lexer offers its parts --- */

/* The character at `at` and its size in bytes; 0 and 0 at the end. */
uint32_t lexer_point(const struct lexer *lexer, size_t at, size_t *size);

/* Where the line that holds `at` ends. */
size_t lexer_line_end(const struct lexer *lexer, size_t at);

/* The place of `at`, which is not before lexer->at. */
struct place lexer_place(const struct lexer *lexer, size_t at);

/* Adds a slip at lexer->at. */
void lexer_slip(const struct lexer *lexer, enum slip slip, const char *one,
                const char *two, const char *three);

/* A piece of the source as a text, cut with … when it is long. Returns out. */
const char *lexer_copy(const struct lexer *lexer, size_t start, size_t end,
                       char out[TOKEN_TEXT_MAX]);

#endif
