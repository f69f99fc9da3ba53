/* arena.h - memory that is given back all at once.
 *
 * Things that live and die together (the cells of a sheet, the rows of a table) are
 * taken from one arena. What is taken is aligned for any type, zeroed, and stays where
 * it is until pbe_arena_done().
 * An arena has a maximum: input decides how much is asked for, never how much is given.
 */
#ifndef PBE_BASE_ARENA_H
#define PBE_BASE_ARENA_H

#include <stddef.h>

struct pbe_arena {
    struct pbe_arena_block *blocks; /* the newest first */
    size_t taken, maximum;          /* bytes */
};

/* maximum: bytes that may be taken in all. No allocation yet. */
void pbe_arena_init(struct pbe_arena *arena, size_t maximum);
void pbe_arena_done(struct pbe_arena *arena);

/* `count` things of `size` bytes, zeroed. NULL past the maximum or without memory. */
void *pbe_arena_take(struct pbe_arena *arena, size_t count, size_t size);

/* A copy of a text with a final NUL; NULL likewise. */
char *pbe_arena_text(struct pbe_arena *arena, const char *bytes, size_t length);

#endif
