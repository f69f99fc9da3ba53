/* utf8.h - reading and writing UTF-8, one code point at a time.
 *
 * Strict: overlong forms, surrogates and values above U+10FFFF are not UTF-8.
 */
#ifndef PBE_BASE_UTF8_H
#define PBE_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Decodes the code point at text[0]; writes it to *point and returns the bytes it
 * takes (1-4). Returns 0 at the end (length 0) and for anything that is not UTF-8. */
size_t pbe_utf8_get(const char *text, size_t length, uint32_t *point);

/* Writes a code point (a valid scalar value) and returns its bytes, 1-4. */
size_t pbe_utf8_put(uint32_t point, char out[4]);

/* The offset of the first byte that is not UTF-8, or `length` when all is well. */
size_t pbe_utf8_check(const char *text, size_t length);

/* Characters (code points) in the first `length` bytes; stray bytes count as one. */
size_t pbe_utf8_count(const char *text, size_t length);

/* The largest n <= limit at which text may be cut without splitting a character. */
size_t pbe_utf8_cut(const char *text, size_t length, size_t limit);

/* Makes text one clean line in place, without changing its length: control characters
 * become spaces, bytes that are not UTF-8 become '?'. */
void pbe_utf8_clean(char *text, size_t length);

#endif
