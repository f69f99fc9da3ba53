/* text.h - a growing UTF-8 text with a maximum.
 *
 * Appending never fails visibly: past the maximum, or when memory ends, the text
 * keeps what fitted and `failed` stays set; the caller looks once, at the end.
 * `starved` is set, too, when it was memory that ended.
 * `bytes` is always NUL-terminated after the first append; use pbe_text_get().
 * Owner: whoever called pbe_text_init() calls pbe_text_done().
 */
#ifndef PBE_BASE_TEXT_H
#define PBE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct pbe_text {
    char *bytes;
    size_t length, capacity, maximum;
    bool failed, starved;
};

/* maximum: bytes that the text may reach, without the final NUL. No allocation yet. */
void pbe_text_init(struct pbe_text *text, size_t maximum);
void pbe_text_done(struct pbe_text *text);
void pbe_text_clear(struct pbe_text *text); /* empty and not failed; keeps the memory */

void pbe_text_add(struct pbe_text *text, const char *string);
void pbe_text_add_bytes(struct pbe_text *text, const char *bytes, size_t length);
void pbe_text_addf(struct pbe_text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The text so far, "" when nothing was added. Borrowed until the next call. */
const char *pbe_text_get(const struct pbe_text *text);

#endif
