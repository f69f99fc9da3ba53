/* unit_name.c - see unit_name.h; the units are in unit.def. */
#include "assessment/unit_name.h"

#include "assessment/lexicon.h"

static const struct as_unit_name NAMES[] = {
// clang-format off: a row is a row
#define UNIT(text, dimension, factor) {text, AS_##dimension, factor, false},
#define RANK(text, dimension)         {text, AS_##dimension, 1, true},
#include "assessment/unit.def"
    // clang-format on
};

AS_LEXICON(lexicon, NAMES);

size_t as_unit_name_at(const struct as_glyphs *glyphs, size_t at,
                       const struct as_unit_name **name)
{
    const struct as_glyph *glyph = glyphs->at;
    size_t row = 0, taken = as_lexicon_find(&lexicon, glyphs, at, &row),
           end = at + taken;
    if (taken == 0)
        return 0;
    /* letters must not go on: "5kmh" is not 5 km */
    if (as_is_letter(glyph[end - 1].code) && glyph[end].gap == AS_GAP_NONE
        && (as_is_letter(glyph[end].code) || as_is_digit(glyph[end].code)))
        return 0;
    *name = &NAMES[row];
    return taken;
}

double as_unit_magnitude(uint32_t code)
{
    switch (code) {
    case 0x4EBF: /* 亿 */
        return 1e8;
    case 0x4E07: /* 万 */
        return 1e4;
    case 0x5343: /* 千 */
        return 1e3;
    case 0x767E: /* 百 */
        return 1e2;
    case 0x5341: /* 十 */
        return 1e1;
    default:
        return 0;
    }
}

bool as_unit_magnitude_at(const struct as_glyphs *glyphs, size_t at)
{
    const struct as_unit_name *name;
    return as_unit_magnitude(glyphs->at[at].code) > 0
           && as_unit_name_at(glyphs, at, &name) == 0;
}
