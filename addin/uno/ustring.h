/* ustring.h - UNO strings (UTF-16, counted references) to and from UTF-8.
 *
 * Both directions are tolerant: what is not well-formed becomes U+FFFD, nothing is
 * refused; NUL is a character like any other. A spreadsheet converts a string per
 * cell, so the way out of UTF-16 needs no allocation for short strings.
 * Owner: a rtl_uString that is returned belongs to the caller (rtl_uString_release);
 * parameters are borrowed. Memory: functions that allocate say what failing gives.
 * Threads: no shared state; a rtl_uString itself is immutable and may be shared.
 */
#ifndef CUNO_USTRING_H
#define CUNO_USTRING_H

#include "sdk.h"

/* A new string from `length` bytes of UTF-8. NULL when memory is out or the text has
 * more than 2^31-1 UTF-16 units: never hand that NULL to UNO, it expects a string. */
rtl_uString *cuno_string_new(const char *utf8, size_t length);

/* The same from a NUL-terminated text. */
rtl_uString *cuno_string_from(const char *utf8);

/* Releases a string that may be NULL. */
void cuno_string_release(rtl_uString *string);

/* Whether the string is this ASCII text, letter by letter. NULL is no text. */
bool cuno_string_is(const rtl_uString *string, const char *ascii);

enum { CUNO_UTF8_INLINE = 256 };

/* A string as UTF-8, in the caller's memory as long as it is short:
 *
 *     struct cuno_utf8 name;
 *     if (cuno_utf8_init(&name, string))
 *         puts(name.text);
 *     cuno_utf8_done(&name);
 *
 * The struct points into itself: do not copy it. */
struct cuno_utf8 {
    const char *text; /* NUL-terminated; may also contain NUL */
    size_t length;    /* bytes without the final NUL */
    char *heap;       /* NULL while the text fits below */
    char inside[CUNO_UTF8_INLINE];
};

/* False, and an empty text, when a long string finds no memory. A NULL string reads
 * as empty. cuno_utf8_done() is due in either case. */
bool cuno_utf8_init(struct cuno_utf8 *utf8, const rtl_uString *string);
void cuno_utf8_done(struct cuno_utf8 *utf8);

/* Copies as many whole characters as fit into out[size], always ends with NUL (size
 * must be at least 1), and returns the bytes written without it. Allocates nothing. */
size_t cuno_utf8_copy(char *out, size_t size, const rtl_uString *string);

#endif
