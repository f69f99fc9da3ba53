/* unit_name.h - the units that are known by name: the rows of unit.def. */
#ifndef PBE_ASSESSMENT_UNIT_NAME_H
#define PBE_ASSESSMENT_UNIT_NAME_H

#include "assessment/unit.h"

struct as_unit_name {
    const char *text;
    enum as_dimension dimension;
    double factor; /* to the dimension's base */
    bool rank;     /* 级, 等: after a Chinese numeral no number */
};

/* The longest known unit at `at`; its length in glyphs, 0 for none. */
size_t as_unit_name_at(const struct as_glyphs *glyphs, size_t at,
                       const struct as_unit_name **name);

/* 1e4 for 万 …, 0 for what is no magnitude. */
double as_unit_magnitude(uint32_t code);

/* A magnitude that begins no known unit: the 万 of 万人, but not that of 万元. */
bool as_unit_magnitude_at(const struct as_glyphs *glyphs, size_t at);

/* What joins the parts of a compound: 人·月, 人*月. */
static inline bool as_unit_is_joint(uint32_t code)
{
    return code == 0xB7 || code == '*' || code == '.';
}

static inline bool as_unit_is_percent(const struct as_unit_name *name)
{
    return name->dimension == AS_PERCENT && name->factor >= 1; /* not ‰ */
}

#endif
