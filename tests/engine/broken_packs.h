/* broken_packs.h - packs with one fault each, and what must be said of it. */
#ifndef TESTS_BROKEN_PACKS_H
#define TESTS_BROKEN_PACKS_H

#include <stddef.h>

struct broken_pack {
    const char *name;        /* of the fault */
    const char *pack, *rule; /* t/pack.lua and t/rules.lua; NULL = the good one */
    const char *file;        /* where the fault must be found */
    int line, column;        /* column 0: none is known */
    const char *zh, *en;     /* a part of the sentence */
};

extern const struct broken_pack broken_packs[];
extern const size_t broken_pack_count;

#endif
