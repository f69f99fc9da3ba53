/* json.h - writing JSON: the few lines that need no library. All goes to standard output.
 */
#ifndef PBE_CLI_JSON_H
#define PBE_CLI_JSON_H

#include <stddef.h>
#include <stdio.h>

#include "base/error.h"

/* Writes text as a JSON string with its quotes. Control characters are escaped, bytes
 * that are not UTF-8 become U+FFFD. */
void json_write(FILE *to, const char *text, size_t length);

/* Begins an object with `{`, or goes on in it with a comma: "name":, and the value. */
void json_text(char before, const char *name, const char *text);
void json_text_or_null(char before, const char *name,
                       const char *text);                       /* "" is null */
void json_number(char before, const char *name, double number); /* 4 decimals at most */
void json_bool(char before, const char *name, int truth);
void json_name(char before, const char *name); /* the value is the caller's */

/* {"error":{…}} with the status' name, exit code, place and sentence, and a newline. */
void json_error(const struct pbe_error *err);

#endif
