/* view.h - a grid read row by row, merges resolved, one row ahead.
 *
 * Rows without content are passed over. In a row every column leads to what stands
 * there: a cell, or the first cell of the merged block that covers it.
 * Borrowed from the grid; the list of merges is taken from the caller's arena.
 */
#ifndef PBE_ASSESSMENT_VIEW_H
#define PBE_ASSESSMENT_VIEW_H

#include "base/arena.h"
#include "base/grid.h"

enum {
    AS_VIEW_COLUMNS = 512,   /* what stands farther right is not read */
    AS_VIEW_REPEATS = 20000, /* nor more of equal rows, */
    AS_VIEW_CELLS = 200000   /* nor of their cells */
};

/* One cell, or one merged block, as the row sees it. */
struct as_item {
    int column, last;            /* of this row's columns, those that it covers */
    int row, first;              /* where its cell stands */
    const struct pbe_cell *cell; /* NULL = empty */
    size_t block;                /* 1 + index of its merged block; 0 = none */
};

struct as_row {
    int row;
    int count;
    struct as_item item[AS_VIEW_COLUMNS]; /* from left to right */
    short at[AS_VIEW_COLUMNS];            /* the item of a column, -1 = none */
};

struct as_view {
    const pbe_grid *grid;
    struct pbe_area *blocks; /* by their first row */
    size_t block_count, block_next;
    const struct pbe_cell **block_cells; /* of those that have begun */
    size_t cover[AS_VIEW_COLUMNS];       /* 1 + the last block of the column */
    int used;                            /* columns that can hold anything, so far */
    size_t run;
    int repeat, repeats; /* of the run's rows: those seen, the most to see */
    struct as_row rows[2];
    int current;
    bool has_ahead;
    bool is_cut; /* more than the view shows */
};

/* *view is large; keep it in an arena. False without memory. */
bool as_view_open(struct as_view *view, const pbe_grid *grid, struct pbe_arena *arena);

/* Goes to the next row; NULL at the end. */
const struct as_row *as_view_next(struct as_view *view);

/* The row after that, NULL = none. */
const struct as_row *as_view_ahead(const struct as_view *view);

/* The item of a column, NULL = nothing there. */
static inline const struct as_item *as_row_at(const struct as_row *row, int column)
{
    return column >= 0 && column < AS_VIEW_COLUMNS && row->at[column] >= 0
               ? &row->item[row->at[column]]
               : NULL;
}

/* Whether people see anything in it: blanks alone are nothing. */
bool as_item_is_filled(const struct as_item *item);

/* Filled, and not a block that an earlier row has begun. */
static inline bool as_item_is_own(const struct as_row *row, const struct as_item *item)
{
    return as_item_is_filled(item) && item->row == row->row;
}

/* The first own item from a column on, NULL = none. */
const struct as_item *as_row_first(const struct as_row *row, int column);

#endif
