/* unit_meaning.c - what a unit measures, so that 13.07万元 and 130700元 compare. */
#include <string.h>

#include "assessment/unit_name.h"
#include "base/utf8.h"

enum { EACH = 0x6BCF /* 每 */, LIST_COMMA = 0x3001 /* 、 */ };

/* 元/人·月, 元/人*月, 元/人/月, 元/人、月 and 元/人月 are one unit. */
static bool only_joins(uint32_t code)
{
    return as_unit_is_joint(code) || code == '/' || code == LIST_COMMA || code == '-'
           || code == '(' || code == ')' || code == EACH;
}

static void put_codes(const struct as_glyphs *glyphs, size_t from, size_t to,
                      char out[PBE_UNIT_MAX])
{
    size_t used = 0;
    for (size_t i = from; i < to; i++) {
        char bytes[4];
        size_t count;
        if (only_joins(glyphs->at[i].code))
            continue;
        count = pbe_utf8_put(glyphs->at[i].code, bytes);
        if (used + count >= PBE_UNIT_MAX)
            break;
        memcpy(out + used, bytes, count);
        used += count;
    }
    out[used] = '\0';
}

/* A unit is at most PBE_UNIT_MAX bytes: a small glyph array would do, but one type of
 * array is simpler than two. */
void as_unit_mean(const char *unit, struct as_unit_meaning *meaning)
{
    const struct as_unit_name *name;
    struct as_glyphs glyphs;
    size_t first = 0, slash, taken;

    *meaning = (struct as_unit_meaning){.factor = 1};
    as_glyphs_read(unit, strlen(unit), &glyphs);
    for (; as_unit_magnitude_at(&glyphs, first); first++)
        meaning->factor *= as_unit_magnitude(glyphs.at[first].code);
    for (slash = first; slash < glyphs.count && glyphs.at[slash].code != '/'
                        && glyphs.at[slash].code != EACH;)
        slash++;
    put_codes(&glyphs, slash, glyphs.count, meaning->per);
    put_codes(&glyphs, first, slash, meaning->base);
    if (first == slash) { /* nothing, only 万, or only a denominator */
        meaning->dimension = meaning->per[0] != '\0' ? AS_OTHER : AS_PLAIN;
        return;
    }
    taken = as_unit_name_at(&glyphs, first, &name);
    if (taken == slash - first) {
        meaning->dimension = name->dimension;
        meaning->factor *= name->factor;
    } else {
        meaning->dimension =
            taken > 0 && name->dimension == AS_COUNT ? AS_COUNT : AS_OTHER;
    }
}
