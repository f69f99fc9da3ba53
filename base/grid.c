#include "base/grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"

/* Columns that are hidden, a run. */
struct run {
    int first, count;
};

struct pbe_grid {
    struct pbe_arena texts;
    const char *name;
    size_t memory; /* bytes of the lists, counted against texts.maximum as well */
    bool is_hidden;
    struct pbe_grid_row *rows;
    size_t row_count, row_room;
    struct pbe_cell *cells;
    size_t cell_count, cell_room;
    struct pbe_area *merges;
    size_t merge_count, merge_room;
    struct run *hidden;
    size_t hidden_count, hidden_room;
};

pbe_grid *pbe_grid_new(const char *name, size_t maximum)
{
    pbe_grid *grid = calloc(1, sizeof *grid);
    if (!grid)
        return NULL;
    pbe_arena_init(&grid->texts, maximum);
    grid->name = pbe_arena_text(&grid->texts, name, strlen(name));
    if (!grid->name) {
        pbe_grid_free(grid);
        return NULL;
    }
    return grid;
}

void pbe_grid_free(pbe_grid *grid)
{
    if (!grid)
        return;
    pbe_arena_done(&grid->texts);
    free(grid->rows);
    free(grid->cells);
    free(grid->merges);
    free(grid->hidden);
    free(grid);
}

/* --- filling it --- */

static pbe_status too_large(const pbe_grid *grid, struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("工作表“%s”的内容太多，超出限制；请删去多余的内容再试",
                "the sheet “%s” holds too much; remove what does not belong there"),
        grid->name);
}

/* Makes room for one more item of `size` bytes in a list. */
static pbe_status make_room(pbe_grid *grid, void **list, size_t count, size_t *room,
                            size_t size, struct pbe_error *err)
{
    if (count < *room)
        return PBE_STATUS_OK;
    size_t wanted = *room ? *room * 2 : 16, more = (wanted - *room) * size;
    if (more > grid->texts.maximum - grid->texts.taken
        || grid->memory > grid->texts.maximum - grid->texts.taken - more)
        return too_large(grid, err);
    void *larger = realloc(*list, wanted * size);
    if (!larger)
        return pbe_error_memory(err);
    grid->memory += more;
    *list = larger;
    *room = wanted;
    return PBE_STATUS_OK;
}

/* A copy of a text; "" takes no memory. */
static pbe_status copy_text(pbe_grid *grid, const char *bytes, size_t length,
                            const char **copy, struct pbe_error *err)
{
    *copy = length ? NULL : "";
    if (length == 0)
        return PBE_STATUS_OK;
    if (grid->memory > grid->texts.maximum - grid->texts.taken
        || length >= grid->texts.maximum - grid->texts.taken - grid->memory)
        return too_large(grid, err);
    *copy = pbe_arena_text(&grid->texts, bytes, length);
    return *copy ? PBE_STATUS_OK : pbe_error_memory(err);
}

static pbe_status wrong_order(const pbe_grid *grid, int row, struct pbe_error *err)
{
    pbe_error_set(err, PBE_STATUS_FILE,
                  PBE_SAY("工作表“%s”第%d行的内容顺序不对或超出表格范围，文件已损坏",
                          "the sheet “%s” is damaged: row %d is out of order or beyond "
                          "the last one"),
                  grid->name, row + 1);
    return PBE_STATUS_FILE;
}

pbe_status pbe_grid_add_row(pbe_grid *grid, int row, int rows, bool is_hidden,
                            struct pbe_error *err)
{
    const struct pbe_grid_row *last =
        grid->row_count ? &grid->rows[grid->row_count - 1] : NULL;
    if (row < (last ? last->row + last->rows : 0) || rows < 1
        || rows > PBE_GRID_ROWS - row)
        return wrong_order(grid, row, err);
    pbe_status status = make_room(grid, (void **)&grid->rows, grid->row_count,
                                  &grid->row_room, sizeof *grid->rows, err);
    if (status)
        return status;
    grid->rows[grid->row_count++] = (struct pbe_grid_row){
        .row = row, .rows = rows, .is_hidden = is_hidden, .cell = grid->cell_count};
    return PBE_STATUS_OK;
}

pbe_status pbe_grid_add_cell(pbe_grid *grid, const struct pbe_cell *cell,
                             struct pbe_error *err)
{
    struct pbe_grid_row *row =
        grid->row_count ? &grid->rows[grid->row_count - 1] : NULL;
    const struct pbe_cell *last =
        row && row->cells ? &grid->cells[grid->cell_count - 1] : NULL;
    if (!row || cell->column < (last ? last->column + last->columns : 0)
        || cell->columns < 1 || cell->columns > PBE_GRID_COLUMNS - cell->column)
        return wrong_order(grid, row ? row->row : 0, err);
    pbe_status status = make_room(grid, (void **)&grid->cells, grid->cell_count,
                                  &grid->cell_room, sizeof *grid->cells, err);
    struct pbe_cell copy = *cell;
    if (!status && cell->value.kind == PBE_TEXT)
        status = copy_text(grid, cell->value.text, cell->value.length, &copy.value.text,
                           err);
    bool same =
        cell->value.kind == PBE_TEXT
        && (!cell->shown
            || (strlen(cell->shown) == cell->value.length
                && memcmp(cell->shown, cell->value.text, cell->value.length) == 0));
    if (!status && same)
        copy.shown = copy.value.text;
    else if (!status)
        status = copy_text(grid, cell->shown ? cell->shown : "",
                           cell->shown ? strlen(cell->shown) : 0, &copy.shown, err);
    if (!status && cell->formula)
        status =
            copy_text(grid, cell->formula, strlen(cell->formula), &copy.formula, err);
    if (status)
        return status;
    grid->cells[grid->cell_count++] = copy;
    row->cells++;
    return PBE_STATUS_OK;
}

static bool overlap(const struct pbe_area *a, const struct pbe_area *b)
{
    return a->row <= b->last_row && b->row <= a->last_row && a->column <= b->last_column
           && b->column <= a->last_column;
}

pbe_status pbe_grid_merge(pbe_grid *grid, struct pbe_area area, struct pbe_error *err)
{
    if (area.row < 0 || area.column < 0 || area.last_row < area.row
        || area.last_column < area.column || area.last_row >= PBE_GRID_ROWS
        || area.last_column >= PBE_GRID_COLUMNS)
        return wrong_order(grid, area.row, err);
    for (size_t i = grid->merge_count; i-- > 0;)
        if (overlap(&grid->merges[i], &area))
            return pbe_error_set(
                err, PBE_STATUS_FILE,
                PBE_SAY("工作表“%s”第%d行的合并单元格互相重叠，文件已损坏",
                        "the sheet “%s” is damaged: merged cells overlap in row %d"),
                grid->name, area.row + 1);
    pbe_status status = make_room(grid, (void **)&grid->merges, grid->merge_count,
                                  &grid->merge_room, sizeof *grid->merges, err);
    if (!status)
        grid->merges[grid->merge_count++] = area;
    return status;
}

pbe_status pbe_grid_hide_columns(pbe_grid *grid, int column, int columns,
                                 struct pbe_error *err)
{
    pbe_status status = make_room(grid, (void **)&grid->hidden, grid->hidden_count,
                                  &grid->hidden_room, sizeof *grid->hidden, err);
    if (!status)
        grid->hidden[grid->hidden_count++] = (struct run){column, columns};
    return status;
}

void pbe_grid_hide(pbe_grid *grid)
{
    grid->is_hidden = true;
}

/* --- reading it --- */

const char *pbe_grid_name(const pbe_grid *grid)
{
    return grid->name;
}

bool pbe_grid_is_hidden(const pbe_grid *grid)
{
    return grid->is_hidden;
}

size_t pbe_grid_row_count(const pbe_grid *grid)
{
    return grid->row_count;
}

const struct pbe_grid_row *pbe_grid_rows(const pbe_grid *grid)
{
    return grid->rows;
}

const struct pbe_cell *pbe_grid_cells(const pbe_grid *grid)
{
    return grid->cells;
}

/* The run that holds a row, NULL = none. */
static const struct pbe_grid_row *find_row(const pbe_grid *grid, int row)
{
    size_t low = 0, high = grid->row_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct pbe_grid_row *run = &grid->rows[middle];
        if (row < run->row)
            high = middle;
        else if (row >= run->row + run->rows)
            low = middle + 1;
        else
            return run;
    }
    return NULL;
}

const struct pbe_cell *pbe_grid_get(const pbe_grid *grid, int row, int column)
{
    const struct pbe_grid_row *run = find_row(grid, row);
    size_t low = run ? run->cell : 0, high = run ? run->cell + run->cells : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct pbe_cell *cell = &grid->cells[middle];
        if (column < cell->column)
            high = middle;
        else if (column >= cell->column + cell->columns)
            low = middle + 1;
        else
            return cell;
    }
    return NULL;
}

bool pbe_grid_hides(const pbe_grid *grid, int row, int column)
{
    const struct pbe_grid_row *run = find_row(grid, row);
    if (grid->is_hidden || (run && run->is_hidden))
        return true;
    for (size_t i = 0; i < grid->hidden_count; i++)
        if (column >= grid->hidden[i].first
            && column - grid->hidden[i].first < grid->hidden[i].count)
            return true;
    return false;
}

const struct pbe_area *pbe_grid_merged(const pbe_grid *grid, int row, int column)
{
    for (size_t i = 0; i < grid->merge_count; i++) {
        const struct pbe_area *area = &grid->merges[i];
        if (row >= area->row && row <= area->last_row && column >= area->column
            && column <= area->last_column)
            return area;
    }
    return NULL;
}

const struct pbe_area *pbe_grid_merges(const pbe_grid *grid, size_t *count)
{
    *count = grid->merge_count;
    return grid->merges;
}

size_t pbe_grid_address(int row, int column, char out[PBE_ADDRESS_MAX])
{
    char letters[8];
    size_t count = 0, length = 0;
    for (int rest = column + 1; rest > 0 && count < sizeof letters;
         rest = (rest - 1) / 26)
        letters[count++] = (char)('A' + (rest - 1) % 26);
    while (count > 0)
        out[length++] = letters[--count];
    char digits[12];
    for (int rest = row + 1; rest > 0 && count < sizeof digits; rest /= 10)
        digits[count++] = (char)('0' + rest % 10);
    while (count > 0)
        out[length++] = digits[--count];
    out[length] = '\0';
    return length;
}
