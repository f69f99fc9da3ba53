#include "workbook/wb_map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "workbook/wb_book.h"

void wb_map_init(struct wb_map *map, size_t maximum)
{
    *map = (struct wb_map){0};
    pbe_arena_init(&map->names, maximum);
}

void wb_map_done(struct wb_map *map)
{
    free(map->slots);
    pbe_arena_done(&map->names);
    wb_map_init(map, map->names.maximum);
}

/* The slot that holds the name or would (FNV-1a). slot_count is not 0, nor all taken. */
static struct wb_map_slot *find(const struct wb_map *map, const char *name,
                                size_t length)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)name[i]) * 1099511628211u;
    for (size_t at = (size_t)(hash ^ hash >> 32);; at++) {
        struct wb_map_slot *slot = &map->slots[at % map->slot_count];
        if (!slot->name
            || (slot->length == length && memcmp(slot->name, name, length) == 0))
            return slot;
    }
}

int wb_map_get(const struct wb_map *map, const char *name, size_t length, int otherwise)
{
    if (map->count == 0)
        return otherwise;
    const struct wb_map_slot *slot = find(map, name, length);
    return slot->name ? slot->value : otherwise;
}

/* Twice as many slots, so that at most half of them are taken. */
static pbe_status grow(struct wb_map *map, struct pbe_error *err)
{
    struct wb_map larger = {.slot_count = map->slot_count ? map->slot_count * 2 : 64};
    larger.slots = calloc(larger.slot_count, sizeof *larger.slots);
    if (!larger.slots)
        return pbe_error_memory(err);
    for (size_t i = 0; i < map->slot_count; i++)
        if (map->slots[i].name)
            *find(&larger, map->slots[i].name, map->slots[i].length) = map->slots[i];
    free(map->slots);
    map->slots = larger.slots;
    map->slot_count = larger.slot_count;
    return PBE_STATUS_OK;
}

pbe_status wb_map_put(struct wb_map *map, const char *name, size_t length, int value,
                      struct pbe_error *err)
{
    if (map->count >= WB_MAP_MAX)
        return wb_book_too_large(err);
    if (map->count * 2 >= map->slot_count) {
        pbe_status status = grow(map, err);
        if (status)
            return status;
    }
    struct wb_map_slot *slot = find(map, name, length);
    if (!slot->name) {
        if (length >= map->names.maximum - map->names.taken)
            return wb_book_too_large(err);
        const char *copy = pbe_arena_text(&map->names, name, length);
        if (!copy)
            return pbe_error_memory(err);
        slot->name = copy;
        slot->length = length;
        map->count++;
    }
    slot->value = value;
    return PBE_STATUS_OK;
}
