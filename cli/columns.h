/* columns.h - texts in columns on a terminal, where a Chinese character is two wide.
 *
 * Texts come from hostile files: control characters, and those that turn the direction
 * of writing, become '?', a line break a space. Ambiguous widths count as one.
 */
#ifndef PBE_CLI_COLUMNS_H
#define PBE_CLI_COLUMNS_H

#include <stddef.h>
#include <stdio.h>

enum columns_side { COLUMNS_LEFT, COLUMNS_RIGHT };

/* Columns of a terminal that the text takes. */
size_t columns_width(const char *text);

/* Writes the text in `width` columns: filled up on the other side, cut with … where it
 * is longer. Width 0: as it is. */
void columns_put(FILE *to, const char *text, size_t width, enum columns_side side);

#endif
