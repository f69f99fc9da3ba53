/* json.h - writing JSON, value by value, with its commas. What reads it is json-c.
 *
 * Names are plain words of ours; NULL inside a list. Texts may be anything: control
 * characters are escaped, bytes that are not UTF-8 become U+FFFD.
 */
#ifndef PBE_CLI_JSON_H
#define PBE_CLI_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "base/value.h"

struct json {
    FILE *to;
    bool has_entry; /* a comma stands before the next one */
    bool is_spaced; /* {"a": 1, "b": 2}, as pbe read has always written */
};

/* One object that is a line of its own. */
struct json json_begin(FILE *to);
void json_end(struct json *json);

/* bracket: '{' or '['; json_close() takes '}' or ']'. */
void json_open(struct json *json, const char *name, char bracket);
void json_close(struct json *json, char bracket);

void json_text(struct json *json, const char *name, const char *text);
void json_bytes(struct json *json, const char *name, const char *text, size_t length);
void json_text_or_null(struct json *json, const char *name,
                       const char *text); /* "" and NULL are null */

/* With the digits that read back as the same double; null for what is no number. */
void json_number(struct json *json, const char *name, double number);
/* With so many decimals at most. */
void json_rounded(struct json *json, const char *name, double number, int places);

void json_bool(struct json *json, const char *name, bool is_true);
void json_null(struct json *json, const char *name);
/* A number, a text, or null for nothing. */
void json_value(struct json *json, const char *name, const struct pbe_value *value);

/* {"error":{…}} with the status' name, exit code, place and sentence, on a line of
 * standard output. */
void json_error(const struct pbe_error *err);

#endif
