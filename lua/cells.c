#include "lua/cells.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* Whether the row at `at` says nothing: blank, or a remark, be it in quotes. */
static bool is_remark(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t' || *at == ','))
        at++;
    if (end - at >= 2 && at[0] == '"' && at[1] == '#')
        return true;
    return at == end || *at == '#' || is_line_end(*at);
}

/* Steps over the line end at `at`. */
static void end_line(struct cells *cells)
{
    bool pair = cells->length - cells->at >= 2 && cells->bytes[cells->at] == '\r'
                && cells->bytes[cells->at + 1] == '\n';
    cells->at += pair ? 2 : 1;
    cells->line++;
    cells->start = cells->at;
}

void cells_open(struct cells *cells, const char *bytes, size_t length,
                struct pbe_arena *arena, struct slips *slips)
{
    size_t mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    *cells = (struct cells){.bytes = bytes,
                            .length = length,
                            .at = mark,
                            .start = mark,
                            .separator = ',',
                            .line = 1,
                            .arena = arena,
                            .slips = slips};
    const char *end = bytes + length;
    for (const char *line = bytes + mark; line < end;) {
        const char *stop = line;
        while (stop < end && !is_line_end(*stop))
            stop++;
        if (!is_remark(line, end)) {
            if (memchr(line, '\t', (size_t)(stop - line)))
                cells->separator = '\t';
            return;
        }
        line = stop + 1;
    }
}

static struct place place_here(const struct cells *cells)
{
    return (struct place){
        cells->line,
        (int)pbe_utf8_count(cells->bytes + cells->start, cells->at - cells->start) + 1};
}

static bool at_cell_end(const struct cells *cells)
{
    return cells->at == cells->length || cells->bytes[cells->at] == cells->separator
           || is_line_end(cells->bytes[cells->at]);
}

/* Appends what stands between quotes; false when they are not closed. */
static bool take_quoted(struct cells *cells, struct pbe_text *out)
{
    for (cells->at++; cells->at < cells->length; cells->at++) {
        char byte = cells->bytes[cells->at];
        bool doubled = byte == '"' && cells->at + 1 < cells->length
                       && cells->bytes[cells->at + 1] == '"';
        if (byte == '"' && !doubled) {
            cells->at++;
            return true;
        }
        cells->at += doubled;
        pbe_text_add_bytes(out, &byte, 1);
        if (byte == '\n' || (byte == '\r' && cells->bytes[cells->at + 1] != '\n')) {
            cells->line++;
            cells->start = cells->at + 1;
        }
    }
    return false;
}

static void take_quoted_cell(struct cells *cells, struct cell *cell)
{
    struct pbe_text text;
    pbe_text_init(&text, cells->length);
    bool closed = take_quoted(cells, &text);
    if (!closed)
        slips_add(cells->slips, SLIP_CELL_QUOTE, cell->place, NULL, NULL, NULL);
    while (!at_cell_end(cells)) /* what stands behind the quote belongs to it */
        pbe_text_add_bytes(&text, cells->bytes + cells->at++, 1);
    const char *kept = pbe_arena_text(cells->arena, pbe_text_get(&text), text.length);
    cells->starved = cells->starved || text.failed || !kept;
    cell->text = kept ? kept : "";
    cell->length = kept ? text.length : 0;
    pbe_text_done(&text);
}

static struct cell take_cell(struct cells *cells)
{
    struct cell cell = {.text = cells->bytes + cells->at, .place = place_here(cells)};
    if (cells->at < cells->length && cells->bytes[cells->at] == '"') {
        take_quoted_cell(cells, &cell);
        return cell;
    }
    while (!at_cell_end(cells))
        cells->at++;
    cell.length = (size_t)(cells->bytes + cells->at - cell.text);
    return cell;
}

static void take_row(struct cells *cells, struct cells_row *row)
{
    row->line = cells->line;
    row->count = 0;
    for (;;) {
        struct cell cell = take_cell(cells);
        if (row->count < CELLS_MAX)
            row->cells[row->count] = cell;
        row->count++;
        if (cells->at == cells->length || cells->bytes[cells->at] != cells->separator)
            break;
        cells->at++;
    }
    if (cells->at < cells->length)
        end_line(cells);
}

bool cells_next(struct cells *cells, struct cells_row *row)
{
    while (!cells->starved && cells->at < cells->length) {
        bool remark = is_remark(cells->bytes + cells->at, cells->bytes + cells->length);
        take_row(cells, row);
        if (!remark)
            return !cells->starved;
    }
    return false;
}
