/* letter.h - a text document (.odt) in which words stand for its placeholders.
 *
 * The document is written by hand, with <text:placeholder> (OpenDocument 1.3 part 3,
 * 7.7.16) where something is not known before; its text is the word's name. What is put
 * in is text, whatever it looks like, on one line.
 */
#ifndef PBE_WORKBOOK_LETTER_H
#define PBE_WORKBOOK_LETTER_H

#include <stddef.h>

#include "base/error.h"

struct pbe_letter_word {
    const char *name, *text;
};

/* Appends the content.xml, which is ours, with every placeholder replaced. FILE when one
 * has no word. */
pbe_status pbe_letter_fill(const char *content, size_t length,
                           const struct pbe_letter_word *words, size_t count,
                           struct pbe_text *out, struct pbe_error *err);

#endif
