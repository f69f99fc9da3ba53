/* inclusive.c - see inclusive.h. */
#include "assessment/inclusive.h"

#include "assessment/unit_name.h"

/* A number with its unit, 本数, or nothing: an end. （不含新增） speaks of other things. */
static size_t end_of_end(const struct as_glyphs *glyphs, size_t at)
{
    const struct as_unit_name *name;
    size_t i = at;
    if (as_glyphs_match(glyphs, i, "本数"))
        return i + 2;
    while (as_is_digit(glyphs->at[i].code) || glyphs->at[i].code == '.')
        i++;
    if (as_unit_magnitude_at(glyphs, i))
        i++;
    return i + as_unit_name_at(glyphs, i, &name);
}

size_t as_inclusive_read(const struct as_glyphs *glyphs, size_t at, bool *inclusive)
{
    size_t i = at + 1;
    bool without;
    if (glyphs->at[at].code != '(')
        return at;
    without = as_glyphs_match(glyphs, i, "不");
    i += without;
    if (as_glyphs_match(glyphs, i, "含"))
        i += 1;
    else if (as_glyphs_match(glyphs, i, "包含") || as_glyphs_match(glyphs, i, "包括"))
        i += 2;
    else
        return at;
    i = end_of_end(glyphs, i);
    if (glyphs->at[i].code != ')')
        return at;
    *inclusive = !without;
    return i + 1;
}
