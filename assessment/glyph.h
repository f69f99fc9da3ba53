/* glyph.h - the characters of a wording, made comparable.
 *
 * People type ≥ as ≧, >=, ＞＝ or ⩾, digits full-width, blanks of eight kinds. Here
 * each character gets one normal code; blanks, quotes and stars disappear and leave a
 * mark on the next glyph, so that "不 低 于" and "≥\n95%" read as if they had none.
 * The character as typed is kept for units, which are shown as written.
 */
#ifndef PBE_ASSESSMENT_GLYPH_H
#define PBE_ASSESSMENT_GLYPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assessment/measure.h"

enum as_gap { AS_GAP_NONE, AS_GAP_BLANK, AS_GAP_LINE };

struct as_glyph {
    uint32_t code;   /* normalised; 0 only at the end */
    uint32_t raw;    /* as typed */
    enum as_gap gap; /* what stood before it */
};

/* A sentinel with code 0 follows the last glyph, twice, so that two glyphs may always
 * be looked at. */
struct as_glyphs {
    size_t count;
    struct as_glyph at[PBE_MEASURE_TEXT_MAX + 2];
};

/* Fills *glyphs from at most PBE_MEASURE_TEXT_MAX bytes of anything. */
void as_glyphs_read(const char *text, size_t length, struct as_glyphs *glyphs);

static inline bool as_is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static inline bool as_is_letter(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

/* A Chinese character of a word (the unified ideographs). */
static inline bool as_is_han(uint32_t code)
{
    return code >= 0x3400 && code <= 0x9FFF;
}

bool as_glyphs_match_all(const struct as_glyphs *glyphs, size_t at, const char *word);

/* Whether the codes at `at` begin with the ASCII or Chinese text `word` (UTF-8). Nearly
 * always the first code says no, and with a constant `word` that is one comparison. */
static inline bool as_glyphs_match(const struct as_glyphs *glyphs, size_t at,
                                   const char *word)
{
    const unsigned char *bytes = (const unsigned char *)word;
    uint32_t first = bytes[0];
    if (first >= 0xE0 && first < 0xF0)
        first = (first & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    return at < glyphs->count && glyphs->at[at].code == first
           && as_glyphs_match_all(glyphs, at, word);
}

#endif
