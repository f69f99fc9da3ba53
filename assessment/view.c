/* view.c - see view.h. */
#include "assessment/view.h"

#include <stdlib.h>
#include <string.h>

static int compare_blocks(const void *left, const void *right)
{
    const struct pbe_area *a = left, *b = right;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return a->column < b->column ? -1 : a->column > b->column;
}

/* Shows the blocks that begin at or above the row; a view never goes back. */
static void begin_blocks(struct as_view *view, int row)
{
    while (view->block_next < view->block_count
           && view->blocks[view->block_next].row <= row) {
        size_t i = view->block_next++;
        const struct pbe_area *block = &view->blocks[i];
        int last = block->last_column < AS_VIEW_COLUMNS ? block->last_column
                                                        : AS_VIEW_COLUMNS - 1;
        view->block_cells[i] = pbe_grid_get(view->grid, block->row, block->column);
        for (int column = block->column; column <= last; column++)
            view->cover[column] = i + 1;
        if (last + 1 > view->used)
            view->used = last + 1;
    }
}

/* The block over a cell, 0 = none. */
static size_t block_at(const struct as_view *view, int row, int column)
{
    size_t block = view->cover[column];
    return block > 0 && view->blocks[block - 1].last_row >= row ? block : 0;
}

static void add_item(struct as_row *row, struct as_item item)
{
    for (int column = item.column; column <= item.last; column++)
        row->at[column] = (short)row->count;
    row->item[row->count++] = item;
}

/* Adds the blocks that cover columns from `from` up to `to`, `to` not included. */
static int add_blocks(const struct as_view *view, struct as_row *row, int from, int to)
{
    while (from < to) {
        size_t block = block_at(view, row->row, from);
        if (block == 0) {
            from++;
            continue;
        }
        const struct pbe_area *area = &view->blocks[block - 1];
        int last = area->last_column < AS_VIEW_COLUMNS ? area->last_column
                                                       : AS_VIEW_COLUMNS - 1;
        add_item(row, (struct as_item){.column = from,
                                       .last = last,
                                       .row = area->row,
                                       .first = area->column,
                                       .cell = view->block_cells[block - 1],
                                       .block = block});
        from = last + 1;
    }
    return from;
}

static void fill_row(struct as_view *view, struct as_row *out,
                     const struct pbe_grid_row *run, int number)
{
    const struct pbe_cell *cells = pbe_grid_cells(view->grid);
    int next = 0;
    begin_blocks(view, number);
    out->row = number;
    out->count = 0;
    memset(out->at, -1, sizeof out->at);
    for (size_t i = run->cell; i < run->cell + run->cells; i++) {
        const struct pbe_cell *cell = &cells[i];
        int end = cell->column + cell->columns;
        if (end > AS_VIEW_COLUMNS) {
            view->is_cut |= cell->value.kind != PBE_EMPTY;
            end = AS_VIEW_COLUMNS;
        }
        if (end > view->used)
            view->used = end;
        if (cell->column < AS_VIEW_COLUMNS)
            next = add_blocks(view, out, next, cell->column);
        for (int column = cell->column; column < end; column++) {
            next = add_blocks(view, out, next, column + 1);
            if (out->at[column] < 0)
                add_item(out, (struct as_item){.column = column,
                                               .last = column,
                                               .row = number,
                                               .first = column,
                                               .cell = cell});
        }
    }
    add_blocks(view, out, next, view->used);
}

/* Fills the row ahead. */
static void read_ahead(struct as_view *view)
{
    const struct pbe_grid_row *runs = pbe_grid_rows(view->grid);
    size_t count = pbe_grid_row_count(view->grid);
    while (view->run < count) {
        const struct pbe_grid_row *run = &runs[view->run];
        if (view->repeat == 0)
            view->repeats = AS_VIEW_REPEATS;
        if (run->cells > 0 && view->repeat < run->rows
            && view->repeat < view->repeats) {
            struct as_row *row = &view->rows[!view->current];
            fill_row(view, row, run, run->row + view->repeat);
            if (view->repeats > AS_VIEW_CELLS / (row->count + 1))
                view->repeats = AS_VIEW_CELLS / (row->count + 1);
            view->repeat++;
            view->has_ahead = true;
            return;
        }
        view->is_cut |= run->cells > 0 && run->rows > view->repeats;
        view->run++;
        view->repeat = 0;
    }
    view->has_ahead = false;
}

bool as_view_open(struct as_view *view, const pbe_grid *grid, struct pbe_arena *arena)
{
    size_t count;
    const struct pbe_area *merges = pbe_grid_merges(grid, &count);
    memset(view, 0, sizeof *view);
    view->grid = grid;
    view->blocks = pbe_arena_take(arena, count, sizeof *view->blocks);
    view->block_cells = pbe_arena_take(arena, count, sizeof *view->block_cells);
    if (!view->blocks || !view->block_cells)
        return false;
    for (size_t i = 0; i < count; i++)
        if (merges[i].column < AS_VIEW_COLUMNS)
            view->blocks[view->block_count++] = merges[i];
    qsort(view->blocks, view->block_count, sizeof *view->blocks, compare_blocks);
    read_ahead(view);
    return true;
}

const struct as_row *as_view_next(struct as_view *view)
{
    if (!view->has_ahead)
        return NULL;
    view->current = !view->current;
    read_ahead(view);
    return &view->rows[view->current];
}

const struct as_row *as_view_ahead(const struct as_view *view)
{
    return view->has_ahead ? &view->rows[!view->current] : NULL;
}

/* Blanks of every width, and line breaks. */
static bool is_blank(const struct pbe_value *value)
{
    const char *text = value->text;
    size_t i = 0;
    while (i < value->length) {
        if (text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r'))
            i++;
        else if (value->length - i >= 2 && memcmp(text + i, "\xC2\xA0", 2) == 0)
            i += 2;
        else if (value->length - i >= 3 && memcmp(text + i, "　", 3) == 0)
            i += 3;
        else
            return false;
    }
    return true;
}

bool as_item_is_filled(const struct as_item *item)
{
    if (!item || !item->cell || item->cell->value.kind == PBE_EMPTY)
        return false;
    return item->cell->value.kind != PBE_TEXT || !is_blank(&item->cell->value);
}

const struct as_item *as_row_first(const struct as_row *row, int column)
{
    for (int i = 0; i < row->count; i++)
        if (row->item[i].column >= column && as_item_is_own(row, &row->item[i]))
            return &row->item[i];
    return NULL;
}
