/* json.h - writing a JSON string: the few lines that need no library. */
#ifndef PBE_CLI_JSON_H
#define PBE_CLI_JSON_H

#include <stddef.h>
#include <stdio.h>

/* Writes text as a JSON string with its quotes. Control characters are escaped, bytes
 * that are not UTF-8 become U+FFFD. */
void json_write(FILE *to, const char *text, size_t length);

#endif
