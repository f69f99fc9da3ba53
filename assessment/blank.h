/* blank.h - / — …… 无 and the like: nothing was filled in. */
#ifndef PBE_ASSESSMENT_BLANK_H
#define PBE_ASSESSMENT_BLANK_H

#include "assessment/glyph.h"

bool as_is_blank(const struct as_glyphs *glyphs);

#endif
