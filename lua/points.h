/* points.h - what a character means in a rule file.
 *
 * A Chinese keyboard gives full-width letters, digits and signs, ideographs, wide
 * blanks; pasted text brings characters that nobody sees. Plain functions, no state.
 */
#ifndef PBE_LUA_POINTS_H
#define PBE_LUA_POINTS_H

#include <stdbool.h>
#include <stdint.h>

/* The ASCII twin of a sign, letter or digit: itself below U+0080, ；is ; 、 is , × is *.
 * 0 when it has none. Full-width quotes have none: they do not pair with ASCII ones. */
char point_plain(uint32_t point);

/* Signs with a twin of two characters: ≥ is >=. NULL when it is none of them. */
const char *point_comparison(uint32_t point);

bool point_is_blank(uint32_t point);     /* takes room but no ink; not a newline */
bool point_is_invisible(uint32_t point); /* takes neither */
bool point_is_ideograph(uint32_t point);

/* A letter, digit, _ or ideograph, of any width. */
bool point_is_word(uint32_t point);

#endif
