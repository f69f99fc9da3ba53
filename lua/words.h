/* words.h - names and words as people write them, made comparable.
 *
 * A level name in a table is broken over lines and carries its points in brackets; a
 * word ends in a full stop or not. Plain text functions, no Lua.
 */
#ifndef PBE_LUA_WORDS_H
#define PBE_LUA_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Writes text without its blanks to out, which has room for `length` bytes, and returns
 * the bytes written. A name ends before its first bracket: "产出指标\n(40分)" is 产出指标;
 * otherwise the punctuation at the end goes: "稍有增长。" is 稍有增长. */
size_t words_plain(const char *text, size_t length, bool name, char *out);

enum { WORDS_COMPARED = 32 }; /* characters of a word that words_distance() looks at */

/* How many characters have to be changed, added or left out to make one of the other. */
size_t words_distance(const char *a, size_t a_length, const char *b, size_t b_length);

#endif
