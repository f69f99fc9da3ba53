/* inclusive.h - （含）, （不含95%）: which ends belong. */
#ifndef PBE_ASSESSMENT_INCLUSIVE_H
#define PBE_ASSESSMENT_INCLUSIVE_H

#include "assessment/glyph.h"

/* Reads the remark at `at`; returns the glyph after its bracket, `at` if there is none.
 * *inclusive: the end belongs. */
size_t as_inclusive_read(const struct as_glyphs *glyphs, size_t at, bool *inclusive);

#endif
