/* merges.h - the merged blocks of a sheet: none overlaps another, each is found quickly.
 *
 * Blocks lie in one list, and above it a pyramid: a box for each 16 blocks, for each 16
 * boxes, and so on, so that a search leaves out whatever is elsewhere. Blocks added in
 * the order of their rows make tight boxes; any other order is right, too, but slower.
 * Owner: whoever called pbe_merges_init() calls pbe_merges_done().
 */
#ifndef PBE_BASE_MERGES_H
#define PBE_BASE_MERGES_H

#include <stddef.h>

#include "base/grid.h"

enum {
    PBE_MERGES_MAX = 1 << 18, /* blocks of one sheet */
    PBE_MERGES_LEVELS = 6     /* 16^5 > PBE_MERGES_MAX */
};

struct pbe_merges {
    struct pbe_merges_level {
        struct pbe_area *boxes; /* level 0: the blocks themselves */
        size_t count, room;
    } levels[PBE_MERGES_LEVELS];
};

void pbe_merges_init(struct pbe_merges *merges);
void pbe_merges_done(struct pbe_merges *merges);

/* A block that shares a cell with the area, NULL = none. */
const struct pbe_area *pbe_merges_find(const struct pbe_merges *merges,
                                       const struct pbe_area *area);

/* Adds a block that shares no cell with those there are. Returns the bytes that were
 * allocated in *more. PBE_STATUS_MEMORY leaves the merges as they were. */
pbe_status pbe_merges_add(struct pbe_merges *merges, const struct pbe_area *area,
                          size_t *more, struct pbe_error *err);

#endif
