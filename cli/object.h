/* object.h - a JSON value of any depth, written with its commas.
 *
 * Names are plain words of ours; NULL inside a list and at the top. Numbers are written
 * with the digits that read back as the same double.
 */
#ifndef PBE_CLI_OBJECT_H
#define PBE_CLI_OBJECT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/value.h"

/* Zero but for `to` is a good start. */
struct object {
    FILE *to;
    bool has_entry; /* a comma stands before the next one */
};

/* bracket: '{' or '['; object_close() takes '}' or ']'. */
void object_open(struct object *object, const char *name, char bracket);
void object_close(struct object *object, char bracket);

void object_text(struct object *object, const char *name, const char *text);
void object_number(struct object *object, const char *name, double number);
void object_bool(struct object *object, const char *name, bool is_true);
/* A number, a text, or null for nothing. */
void object_value(struct object *object, const char *name,
                  const struct pbe_value *value);

#endif
