/* field.h - where in a file a field of a declaration is written.
 *
 * A form knows the line on which its declaration begins and the name of the field that
 * is wrong; the author wants to see that field. Looks at the text as it was typed, with
 * its Chinese words.
 */
#ifndef PBE_LUA_FIELD_H
#define PBE_LUA_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "lua/slips.h"

/* Finds `field` (English) in a declaration whose word stands on line `from`: the first
 * one that lies least deep. entry: 0, or the 1-based number of the entry { … } of a list
 * that holds it. True when found; else *place is the entry, or the declaration's word,
 * or, when there is not even that, line `from` without a column. */
bool field_find(const char *source, size_t length, int from, const char *field,
                int entry, struct place *place);

/* Finds entry number `entry` (1-based) of the list `list` (English) in the declaration
 * whose word stands on line `from`; *place as above. */
bool entry_find(const char *source, size_t length, int from, const char *list,
                int entry, struct place *place);

/* Finds the first time that a name (English) is said on line `from` or after it. *place
 * is left alone when it is not. */
bool name_find(const char *source, size_t length, int from, const char *name,
               struct place *place);

#endif
