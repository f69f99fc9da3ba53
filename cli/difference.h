/* difference.h - two texts of the same lines side by side, for people and programs.
 *
 * Prints the lines that differ, with their numbers, the old one above the new one.
 * Characters that nobody sees are shown as ‹U+200B›; control characters of a hostile
 * file never reach the terminal.
 */
#ifndef PBE_CLI_DIFFERENCE_H
#define PBE_CLI_DIFFERENCE_H

#include <stdio.h>

#include "base/text.h"
#include "cli/json.h"

/* A line ends with \n, \r\n or \r; how it ends is no difference. */
void difference_print(const struct pbe_text *old, const struct pbe_text *new, FILE *to);

/* The same as entries of a JSON list that is open: {"line":3,"old":"…","new":"…"}. */
void difference_put(struct json *json, const struct pbe_text *old,
                    const struct pbe_text *new);

#endif
