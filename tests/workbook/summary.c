#include "summary.h"

#include <string.h>

static void add(uint64_t *sum, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        *sum = (*sum ^ at[i]) * 1099511628211u;
}

static void add_text(uint64_t *sum, const char *text)
{
    add(sum, text ? text : "\1", text ? strlen(text) + 1 : 1);
}

static void add_grid(uint64_t *sum, const pbe_grid *grid)
{
    const struct pbe_cell *cells = pbe_grid_cells(grid);
    add_text(sum, pbe_grid_name(grid));
    for (size_t i = 0; i < pbe_grid_row_count(grid); i++) {
        const struct pbe_grid_row *row = &pbe_grid_rows(grid)[i];
        int place[] = {row->row, row->rows, row->is_hidden};
        add(sum, place, sizeof place);
        for (size_t k = row->cell; k < row->cell + row->cells; k++) {
            const struct pbe_cell *cell = &cells[k];
            const struct pbe_area *area = pbe_grid_merged(grid, row->row, cell->column);
            int facts[] = {cell->column,
                           cell->columns,
                           (int)cell->format,
                           cell->is_error,
                           (int)cell->value.kind,
                           area ? area->last_row : -1,
                           area ? area->last_column : -1,
                           pbe_grid_hides(grid, row->row, cell->column)};
            add(sum, facts, sizeof facts);
            add(sum, &cell->value.number, sizeof cell->value.number);
            if (cell->value.kind == PBE_TEXT)
                add(sum, cell->value.text, cell->value.length);
            add_text(sum, cell->shown);
            add_text(sum, cell->formula);
        }
    }
}

uint64_t summary_of(const pbe_workbook *book)
{
    uint64_t sum = 14695981039346656037u;
    for (size_t i = 0; i < pbe_workbook_sheet_count(book); i++)
        add_grid(&sum, pbe_workbook_sheet(book, i));
    for (size_t i = 0; i < pbe_workbook_name_count(book); i++) {
        add_text(&sum, pbe_workbook_names(book)[i].name);
        add_text(&sum, pbe_workbook_names(book)[i].target);
    }
    add_text(&sum, pbe_workbook_property(book, "title"));
    add_text(&sum, pbe_workbook_property(book, "pbe.pack"));
    return sum;
}
