#include "base/grid.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/merges.h"

/* Texts that came lately, by a hash of their bytes: the same words stand in a column
 * again and again, and are kept once. */
enum { RECENT = 512, LONGEST_RECENT = 64 };

struct recent {
    const char *text;
    size_t length;
};

enum { HIDDEN_BYTES = PBE_GRID_COLUMNS / 8 };

struct pbe_grid {
    struct pbe_arena texts;
    const char *name;
    size_t memory; /* bytes of the lists, counted against texts.maximum as well */
    bool is_hidden;
    struct pbe_grid_row *rows;
    size_t row_count, row_room;
    struct pbe_cell *cells;
    size_t cell_count, cell_room;
    struct pbe_merges merges;
    unsigned char *hidden; /* a bit for each column; NULL = none is hidden */
    struct recent *recent; /* NULL = no text yet */
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
    pbe_merges_done(&grid->merges);
    free(grid->hidden);
    free(grid->recent);
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

/* Bytes that the grid may still take. */
static size_t room_left(const pbe_grid *grid)
{
    size_t taken = pbe_grid_memory(grid);
    return taken < grid->texts.maximum ? grid->texts.maximum - taken : 0;
}

/* Makes room for one more item of `size` bytes in a list. */
static pbe_status make_room(pbe_grid *grid, void **list, size_t count, size_t *room,
                            size_t size, struct pbe_error *err)
{
    if (count < *room)
        return PBE_STATUS_OK;
    size_t wanted = *room ? *room * 2 : 16, more = (wanted - *room) * size;
    if (more > room_left(grid))
        return too_large(grid, err);
    void *larger = realloc(*list, wanted * size);
    if (!larger)
        return pbe_error_memory(err);
    grid->memory += more;
    *list = larger;
    *room = wanted;
    return PBE_STATUS_OK;
}

/* A block of zeros of its own, once: *block stays as it is where it is there already. */
static pbe_status make_block(pbe_grid *grid, void **block, size_t size,
                             struct pbe_error *err)
{
    if (*block)
        return PBE_STATUS_OK;
    if (size > room_left(grid))
        return too_large(grid, err);
    *block = calloc(1, size);
    if (!*block)
        return pbe_error_memory(err);
    grid->memory += size;
    return PBE_STATUS_OK;
}

/* Where a text stands among the recent ones (FNV-1a over its bytes). */
static size_t recent_slot(const char *bytes, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return (hash ^ hash >> 16) % RECENT;
}

/* A copy of a text, or the copy that is there already; "" takes no memory. */
static pbe_status copy_text(pbe_grid *grid, const char *bytes, size_t length,
                            const char **copy, struct pbe_error *err)
{
    *copy = "";
    if (length == 0)
        return PBE_STATUS_OK;
    struct recent *recent = NULL;
    if (length <= LONGEST_RECENT) {
        void *block = grid->recent;
        pbe_status status =
            make_block(grid, &block, RECENT * sizeof *grid->recent, err);
        grid->recent = block;
        if (status)
            return status;
        recent = &grid->recent[recent_slot(bytes, length)];
        if (recent->length == length && memcmp(recent->text, bytes, length) == 0) {
            *copy = recent->text;
            return PBE_STATUS_OK;
        }
    }
    if (length >= room_left(grid))
        return too_large(grid, err);
    const char *text = pbe_arena_text(&grid->texts, bytes, length);
    if (!text)
        return pbe_error_memory(err);
    if (recent)
        *recent = (struct recent){text, length};
    *copy = text;
    return PBE_STATUS_OK;
}

static pbe_status wrong_order(const pbe_grid *grid, int row, struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY(
            "工作表“%s”第%d行的内容顺序不对或超出表格范围，文件已损坏",
            "the sheet “%s” is damaged: row %d is out of order or beyond the last one"),
        grid->name, row + 1);
}

pbe_status pbe_grid_add_row(pbe_grid *grid, int row, int rows, bool is_hidden,
                            struct pbe_error *err)
{
    const struct pbe_grid_row *last =
        grid->row_count ? &grid->rows[grid->row_count - 1] : NULL;
    if (row < (last ? last->row + last->rows : 0) || rows < 1
        || rows > PBE_GRID_ROWS - row)
        return wrong_order(grid, row, err);
    void *list = grid->rows;
    pbe_status status = make_room(grid, &list, grid->row_count, &grid->row_room,
                                  sizeof *grid->rows, err);
    grid->rows = list;
    if (status)
        return status;
    grid->rows[grid->row_count++] = (struct pbe_grid_row){
        .row = row, .rows = rows, .is_hidden = is_hidden, .cell = grid->cell_count};
    return PBE_STATUS_OK;
}

/* Copies what the cell borrows: its text, what it shows, its formula. */
static pbe_status copy_texts(pbe_grid *grid, const struct pbe_cell *cell,
                             struct pbe_cell *copy, struct pbe_error *err)
{
    const struct pbe_value *value = &cell->value;
    bool is_text = value->kind == PBE_TEXT;
    const char *shown = cell->shown ? cell->shown : "";
    pbe_status status = PBE_STATUS_OK;
    if (is_text)
        status = copy_text(grid, value->text, value->length, &copy->value.text, err);
    bool same = is_text
                && (!cell->shown
                    || (strlen(shown) == value->length
                        && memcmp(shown, value->text, value->length) == 0));
    if (!status && same)
        copy->shown = copy->value.text;
    else if (!status)
        status = copy_text(grid, shown, strlen(shown), &copy->shown, err);
    if (!status && cell->formula)
        status =
            copy_text(grid, cell->formula, strlen(cell->formula), &copy->formula, err);
    return status;
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
    struct pbe_cell copy = *cell;
    void *list = grid->cells;
    pbe_status status = make_room(grid, &list, grid->cell_count, &grid->cell_room,
                                  sizeof *grid->cells, err);
    grid->cells = list;
    if (!status)
        status = copy_texts(grid, cell, &copy, err);
    if (status)
        return status;
    grid->cells[grid->cell_count++] = copy;
    row->cells++;
    return PBE_STATUS_OK;
}

pbe_status pbe_grid_merge(pbe_grid *grid, struct pbe_area area, struct pbe_error *err)
{
    if (area.row < 0 || area.column < 0 || area.last_row < area.row
        || area.last_column < area.column || area.last_row >= PBE_GRID_ROWS
        || area.last_column >= PBE_GRID_COLUMNS)
        return wrong_order(grid, area.row, err);
    if (pbe_merges_find(&grid->merges, &area))
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("工作表“%s”第%d行的合并单元格互相重叠，文件已损坏",
                    "the sheet “%s” is damaged: merged cells overlap in row %d"),
            grid->name, area.row + 1);
    if (grid->merges.levels[0].count >= PBE_MERGES_MAX || room_left(grid) == 0)
        return too_large(grid, err);
    size_t more = 0;
    pbe_status status = pbe_merges_add(&grid->merges, &area, &more, err);
    grid->memory += more;
    return status;
}

pbe_status pbe_grid_hide_columns(pbe_grid *grid, int column, int columns,
                                 struct pbe_error *err)
{
    if (column < 0 || columns < 1 || columns > PBE_GRID_COLUMNS - column)
        return wrong_order(grid, 0, err);
    void *block = grid->hidden;
    pbe_status status = make_block(grid, &block, HIDDEN_BYTES, err);
    grid->hidden = block;
    for (int i = column; !status && i < column + columns; i++)
        grid->hidden[i / 8] |= (unsigned char)(1u << i % 8);
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

size_t pbe_grid_memory(const pbe_grid *grid)
{
    return grid->texts.taken + grid->memory;
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
    return grid->hidden && column >= 0 && column < PBE_GRID_COLUMNS
           && (grid->hidden[column / 8] >> column % 8 & 1);
}

const struct pbe_area *pbe_grid_merged(const pbe_grid *grid, int row, int column)
{
    struct pbe_area cell = {row, column, row, column};
    return pbe_merges_find(&grid->merges, &cell);
}

const struct pbe_area *pbe_grid_merges(const pbe_grid *grid, size_t *count)
{
    *count = grid->merges.levels[0].count;
    return grid->merges.levels[0].boxes;
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
