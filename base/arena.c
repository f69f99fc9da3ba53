#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 16 * 1024 }; /* larger things get a block of their own */

struct pbe_arena_block {
    struct pbe_arena_block *next;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
};

void pbe_arena_init(struct pbe_arena *arena, size_t maximum)
{
    *arena = (struct pbe_arena){.maximum = maximum};
}

void pbe_arena_done(struct pbe_arena *arena)
{
    while (arena->blocks) {
        struct pbe_arena_block *next = arena->blocks->next;
        free(arena->blocks);
        arena->blocks = next;
    }
    pbe_arena_init(arena, arena->maximum);
}

/* Adds a block that can hold `size` bytes. One of its own goes behind the newest, whose
 * rest stays in use. */
static struct pbe_arena_block *add_block(struct pbe_arena *arena, size_t size)
{
    size_t room = size > BLOCK ? size : BLOCK;
    struct pbe_arena_block *block = calloc(1, sizeof *block + room);
    if (!block)
        return NULL;
    block->size = room;
    struct pbe_arena_block **link = &arena->blocks;
    if (size > BLOCK && arena->blocks)
        link = &arena->blocks->next;
    block->next = *link;
    *link = block;
    return block;
}

static void *take(struct pbe_arena *arena, size_t size, size_t alignment)
{
    struct pbe_arena_block *block = arena->blocks;
    if (size > arena->maximum - arena->taken)
        return NULL;
    size_t start = block ? (block->used + alignment - 1) / alignment * alignment : 0;
    if (!block || start > block->size || size > block->size - start) {
        block = add_block(arena, size);
        start = 0;
    }
    if (!block)
        return NULL;
    block->used = start + size;
    arena->taken += size;
    return block->bytes + start;
}

void *pbe_arena_take(struct pbe_arena *arena, size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / 2 / size)
        return NULL;
    size_t bytes = count * size;
    return take(arena, bytes > 0 ? bytes : 1, alignof(max_align_t));
}

char *pbe_arena_text(struct pbe_arena *arena, const char *bytes, size_t length)
{
    char *copy = length < SIZE_MAX / 2 ? take(arena, length + 1, 1) : NULL;
    if (copy && length > 0)
        memcpy(copy, bytes, length);
    return copy;
}
