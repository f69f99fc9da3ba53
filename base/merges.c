#include "base/merges.h"

#include <assert.h>
#include <stdlib.h>

enum { FAN = 16 };

void pbe_merges_init(struct pbe_merges *merges)
{
    *merges = (struct pbe_merges){0};
}

void pbe_merges_done(struct pbe_merges *merges)
{
    for (size_t level = 0; level < PBE_MERGES_LEVELS; level++)
        free(merges->levels[level].boxes);
    pbe_merges_init(merges);
}

static bool meet(const struct pbe_area *a, const struct pbe_area *b)
{
    return a->row <= b->last_row && b->row <= a->last_row && a->column <= b->last_column
           && b->column <= a->last_column;
}

/* Searches the boxes of a level from `first` to before `end`. */
static const struct pbe_area *search(const struct pbe_merges *merges, size_t level,
                                     size_t first, size_t end,
                                     const struct pbe_area *area)
{
    const struct pbe_merges_level *boxes = &merges->levels[level];
    if (end > boxes->count)
        end = boxes->count;
    /* The newest first: in the order of rows, it is the nearest. */
    for (size_t i = end; i-- > first;) {
        if (!meet(&boxes->boxes[i], area))
            continue;
        if (level == 0)
            return &boxes->boxes[i];
        const struct pbe_area *found =
            search(merges, level - 1, i * FAN, (i + 1) * FAN, area);
        if (found)
            return found;
    }
    return NULL;
}

const struct pbe_area *pbe_merges_find(const struct pbe_merges *merges,
                                       const struct pbe_area *area)
{
    size_t top = PBE_MERGES_LEVELS - 1;
    return search(merges, top, 0, merges->levels[top].count, area);
}

static pbe_status make_room(struct pbe_merges_level *level, size_t *more,
                            struct pbe_error *err)
{
    if (level->count < level->room)
        return PBE_STATUS_OK;
    size_t room = level->room ? level->room * 2 : 4;
    struct pbe_area *boxes = realloc(level->boxes, room * sizeof *boxes);
    if (!boxes)
        return pbe_error_memory(err);
    *more += (room - level->room) * sizeof *boxes;
    level->boxes = boxes;
    level->room = room;
    return PBE_STATUS_OK;
}

static void widen(struct pbe_area *box, const struct pbe_area *area)
{
    if (area->row < box->row)
        box->row = area->row;
    if (area->column < box->column)
        box->column = area->column;
    if (area->last_row > box->last_row)
        box->last_row = area->last_row;
    if (area->last_column > box->last_column)
        box->last_column = area->last_column;
}

pbe_status pbe_merges_add(struct pbe_merges *merges, const struct pbe_area *area,
                          size_t *more, struct pbe_error *err)
{
    *more = 0;
    assert(merges->levels[0].count < PBE_MERGES_MAX);
    for (size_t level = 0; level < PBE_MERGES_LEVELS; level++) {
        pbe_status status = make_room(&merges->levels[level], more, err);
        if (status)
            return status;
    }
    size_t at = merges->levels[0].count;
    for (size_t i = 0; i < PBE_MERGES_LEVELS; i++, at /= FAN) {
        struct pbe_merges_level *level = &merges->levels[i];
        if (at < level->count)
            widen(&level->boxes[at], area);
        else
            level->boxes[level->count++] = *area;
    }
    return PBE_STATUS_OK;
}
