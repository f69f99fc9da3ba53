/* slips.h - what is wrong in one rule file, collected to be told in one go.
 *
 * The finders (lexer.c, structure.c, reader.c) add what they see in any order; the
 * error that comes out has the first one's place and sentence, the others follow, one a
 * line with their places, SLIPS_TOLD at most, and then how many more there are.
 * The wordings are in slips.def. No allocation, no ownership.
 */
#ifndef PBE_LUA_SLIPS_H
#define PBE_LUA_SLIPS_H

#include <stdbool.h>

#include "base/error.h"

enum slip {
#define SLIP(name, zh, en) SLIP_##name,
#include "lua/slips.def"
#undef SLIP
    SLIP_COUNT
};

enum {
    SLIPS_TOLD = 20,
    SLIPS_ENOUGH = 100, /* a reader that has found so many may stop */
    SLIP_TEXT_MAX = 320 /* bytes of a sentence */
};

struct place {
    int line, column; /* 1-based; column in characters */
};

struct slips {
    struct slip_found {
        enum slip slip;
        struct place place;
        char text[SLIP_TEXT_MAX];
    } found[SLIPS_TOLD];
    int count; /* of all, told or not */
};

/* Adds a slip unless slips is NULL. The texts for {1} {2} {3} may be NULL. */
void slips_add(struct slips *slips, enum slip slip, struct place place, const char *one,
               const char *two, const char *three);

/* Fills err (may be NULL) and returns PBE_STATUS_PACK, or OK when there is no slip.
 * name: the file, for the error's place. */
pbe_status slips_tell(struct slips *slips, const char *name, struct pbe_error *err);

#endif
