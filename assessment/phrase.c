/* phrase.c - see phrase.h; the phrases are in phrase.def. */
#include "assessment/phrase.h"

#include "assessment/lexicon.h"

static const struct as_phrase PHRASES[] = {
// clang-format off: a row is a row
#define ROW(text, kind, value, reach) {text, AS_PHRASE_##kind, value, AS_REACH_##reach},
#define SIGN(text, comparator)        ROW(text, COMPARE, PBE_COMPARE_##comparator, SIGN)
#define FAR(text, comparator)         ROW(text, COMPARE, PBE_COMPARE_##comparator, FAR)
#define NEAR(text, comparator)        ROW(text, COMPARE, PBE_COMPARE_##comparator, NEAR)
#define UNTIL(text, comparator)       ROW(text, COMPARE, PBE_COMPARE_##comparator, DATE)
#define NARROW(text, comparator)      ROW(text, COMPARE, PBE_COMPARE_##comparator, NARROW)
#define REACH(text)                   ROW(text, COMPARE, PBE_COMPARE_GE, VERB)
#define BOUND(text, comparator)       ROW(text, BOUND, PBE_COMPARE_##comparator, SIGN)
#define BEFORE(text, comparator)      ROW(text, BEFORE, PBE_COMPARE_##comparator, SIGN)
#define UP(text, reach)               ROW(text, CHANGE, 1, reach)
#define DOWN(text, reach)             ROW(text, CHANGE, -1, reach)
#define MONTH(text, month)            ROW(text, YEAREND, month, SIGN)
#define MILD(text)                    ROW(text, NOT, 1, SIGN)
#define ROUGHLY(text, side)           ROW(text, APPROX, PBE_SLACK_##side, SIGN)
#define EVERY(text, a_year)           ROW(text, EVERY, a_year, SIGN)
#define PLAIN(kind, text)             ROW(text, kind, 0, SIGN)
#define WORD(text)                    ROW(text, WORD, 0, SIGN)
#include "assessment/phrase.def"
    // clang-format on
};

AS_LEXICON(lexicon, PHRASES);

size_t as_phrase_at(const struct as_glyphs *glyphs, size_t at,
                    const struct as_phrase **phrase)
{
    size_t row = 0, length = as_lexicon_find(&lexicon, glyphs, at, &row);
    *phrase = length > 0 ? &PHRASES[row] : NULL;
    return length;
}

size_t as_phrase_kind_at(const struct as_glyphs *glyphs, size_t at,
                         enum as_phrase_kind *kind)
{
    const struct as_phrase *phrase;
    size_t length = as_phrase_at(glyphs, at, &phrase);
    if (length > 0)
        *kind = phrase->kind;
    return length;
}
