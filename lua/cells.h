/* cells.h - a text whose lines are rows and whose cells are parted by tabs or commas.
 *
 * What spreadsheets save and people type: a cell may stand in "…" and then hold the
 * separator, line breaks and "" for a quote; lines end with \n, \r\n or \r. Rows that
 * are empty or begin with # are passed over.
 * Cells are borrowed from the text, or from the arena where quotes were taken off.
 */
#ifndef PBE_LUA_CELLS_H
#define PBE_LUA_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "lua/slips.h"

enum { CELLS_MAX = 64 };

struct cell {
    const char *text;
    size_t length;
    struct place place;
};

struct cells_row {
    int line; /* on which it begins */
    size_t count;
    struct cell cells[CELLS_MAX];
};

struct cells {
    const char *bytes;
    size_t length, at;
    char separator;
    int line;     /* of what is at `at` */
    size_t start; /* where that line begins */
    struct pbe_arena *arena;
    struct slips *slips;
    bool starved; /* memory has ended; no further row comes */
};

/* Begins to read a text of UTF-8, behind its byte order mark. The separator is that of
 * the first row: a tab if it has one, else a comma. */
void cells_open(struct cells *cells, const char *bytes, size_t length,
                struct pbe_arena *arena, struct slips *slips);

/* The next row; false at the end. Cells beyond CELLS_MAX are counted, not kept. */
bool cells_next(struct cells *cells, struct cells_row *row);

#endif
