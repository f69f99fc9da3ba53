/* grid.h - a sheet as a grid of cells, free of any host.
 *
 * Workbook readers and Calc fill a grid; the domain reads it. Only cells with content
 * are held, in order; equal cells beside and below each other stay one run, so that a
 * million repeated rows cost as much as one.
 * Rows and columns are 0-based. Texts are UTF-8 with a final NUL and live as long as the
 * grid. Owner: pbe_grid_free().
 */
#ifndef PBE_BASE_GRID_H
#define PBE_BASE_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/value.h"

/* Calc's own limits; Excel has the same rows. */
enum { PBE_GRID_ROWS = 1048576, PBE_GRID_COLUMNS = 16384 };

/* How the cell shows a number, as far as its meaning depends on it. */
enum pbe_format { PBE_FORMAT_NUMBER, PBE_FORMAT_PERCENT, PBE_FORMAT_DATE };

struct pbe_cell {
    int column, columns; /* the first column, and how many hold the same, >= 1 */
    enum pbe_format format;
    bool is_error;          /* value is EMPTY; `shown` says which: #NAME?, Err:502 */
    struct pbe_value value; /* as stored: for a formula the result that was saved */
    const char *shown;      /* as people see it: "99.17%", "2023-06-30"; "" = nothing */
    const char *formula;    /* "=PBE.CALC.SCORE([.E12];…)" as written; NULL = none */
};

/* A block of cells, the last row and column included. */
struct pbe_area {
    int row, column, last_row, last_column;
};

/* Equal rows beneath each other. */
struct pbe_grid_row {
    int row, rows;      /* the first row, and how many are the same, >= 1 */
    bool is_hidden;     /* also where a filter hides it */
    size_t cell, cells; /* its first cell in the grid's list, and their number */
};

typedef struct pbe_grid pbe_grid;

/* maximum: bytes that the grid may hold. NULL without memory. */
pbe_grid *pbe_grid_new(const char *name, size_t maximum);
void pbe_grid_free(pbe_grid *grid);

/* --- filling it, in order --- */

/* Begins a run of rows behind those there are. */
pbe_status pbe_grid_add_row(pbe_grid *grid, int row, int rows, bool is_hidden,
                            struct pbe_error *err);
/* Adds a run of cells to the newest row, right of those there are. Texts are copied; a
 * `shown` of NULL is the value's own text, "" for a number. */
pbe_status pbe_grid_add_cell(pbe_grid *grid, const struct pbe_cell *cell,
                             struct pbe_error *err);
/* Merges a block of cells. In any order; in the order of rows it is quickest. */
pbe_status pbe_grid_merge(pbe_grid *grid, struct pbe_area area, struct pbe_error *err);
pbe_status pbe_grid_hide_columns(pbe_grid *grid, int column, int columns,
                                 struct pbe_error *err);
void pbe_grid_hide(pbe_grid *grid);           /* the whole sheet */
size_t pbe_grid_memory(const pbe_grid *grid); /* bytes that it holds so far */

/* --- reading it --- */

const char *pbe_grid_name(const pbe_grid *grid);
bool pbe_grid_is_hidden(const pbe_grid *grid);                  /* the sheet */
bool pbe_grid_hides(const pbe_grid *grid, int row, int column); /* a cell of it */
size_t pbe_grid_row_count(const pbe_grid *grid);                /* runs */
const struct pbe_grid_row *pbe_grid_rows(const pbe_grid *grid); /* in order */
const struct pbe_cell *pbe_grid_cells(const pbe_grid *grid);    /* of all rows */

/* The cell, NULL where there is none. A cell covered by a merge is not its neighbour, see
 * pbe_grid_merged(), and may hold content that nobody sees. */
const struct pbe_cell *pbe_grid_get(const pbe_grid *grid, int row, int column);

/* The merged block that the cell belongs to, NULL = none; merges never overlap. */
const struct pbe_area *pbe_grid_merged(const pbe_grid *grid, int row, int column);

/* All merged blocks, in no order. */
const struct pbe_area *pbe_grid_merges(const pbe_grid *grid, size_t *count);

enum { PBE_ADDRESS_MAX = 16 };

/* Writes "E12" for row 11, column 4. Returns the length. */
size_t pbe_grid_address(int row, int column, char out[PBE_ADDRESS_MAX]);

#endif
