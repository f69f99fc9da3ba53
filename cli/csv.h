/* csv.h - cells of CSV, RFC 4180, that no spreadsheet program runs as formulas.
 *
 * Texts stand in quotes; one that could run gets an apostrophe in front; what is not
 * UTF-8 becomes U+FFFD. Numbers are written as they read back.
 */
#ifndef PBE_CLI_CSV_H
#define PBE_CLI_CSV_H

#include <stddef.h>
#include <stdio.h>

#include "base/value.h"

/* The mark by which Excel knows UTF-8, and the line of the titles: pairs of a Chinese
 * and an English one. */
void csv_begin(FILE *to, const char *const (*titles)[2], size_t count);

/* The first cell of a line, and those behind it. */
void csv_put(FILE *to, const char *text);
void csv_next(FILE *to, const char *text);
void csv_next_value(FILE *to, const struct pbe_value *value);

#endif
