/* wb_map.h - from a name to a small number: styles, entries, parts.
 *
 * Names are copied. Owner: whoever called wb_map_init() calls wb_map_done().
 */
#ifndef PBE_WORKBOOK_WB_MAP_H
#define PBE_WORKBOOK_WB_MAP_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

enum { WB_MAP_MAX = 1 << 18 /* names */ };

struct wb_map {
    struct pbe_arena names;
    struct wb_map_slot {
        const char *name; /* NULL = free */
        size_t length;
        int value;
    } * slots;
    size_t count, slot_count;
};

/* maximum: bytes of names. No allocation yet. */
void wb_map_init(struct wb_map *map, size_t maximum);
void wb_map_done(struct wb_map *map);

/* The value of a name, `otherwise` where there is none. */
int wb_map_get(const struct wb_map *map, const char *name, size_t length,
               int otherwise);

/* Gives a name a value, its only one. */
pbe_status wb_map_put(struct wb_map *map, const char *name, size_t length, int value,
                      struct pbe_error *err);

#endif
