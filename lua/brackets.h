/* brackets.h - which brackets and blocks are open, and which was never closed.
 *
 * A forgotten brace shows only at the end of the file, or at the next declaration; the
 * indentation of the lines between tells where it was forgotten. Used by structure.c.
 */
#ifndef PBE_LUA_BRACKETS_H
#define PBE_LUA_BRACKETS_H

#include "lua/piece.h"

enum { BRACKETS_MAX = 190 }; /* Lua itself nests less than 200 deep */

struct bracket {
    const char *open, *close; /* "{" "}", "function" "end" */
    struct place place;
    int indent;
};

struct brackets {
    struct bracket stack[BRACKETS_MAX];
    int depth;
    struct bracket suspect; /* closed by a brace that stands further left */
    bool suspected;
    int stray_line; /* of a brace that stands further right than what it closes, or 0 */
    bool off;       /* no longer sure of anything */
};

/* Opens and closes by this piece, and adds slips for what does not fit. */
void brackets_take(struct brackets *brackets, const struct lexer *lexer,
                   const struct piece *piece);

/* Where a new declaration begins, or at the end of the file, whatever is open should not
 * be. Adds one slip and forgets all. A file with much open was cut off. */
void brackets_end(struct brackets *brackets, struct slips *slips);
void brackets_end_file(struct brackets *brackets, struct slips *slips);

/* The opening sign or word of the innermost one, "" outside of all. */
const char *brackets_inside(const struct brackets *brackets);

/* Is a function open, at whatever depth? */
bool brackets_in_function(const struct brackets *brackets);

#endif
