/* drawn.c - see drawn.h. */
#include "drawn.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS = 400, COLUMNS = 40, MEMORY = 64 * 1024 * 1024 };

struct sheet {
    char *cell[ROWS][COLUMNS]; /* NULL = nothing drawn */
    int columns[ROWS], repeats[ROWS];
    bool hidden[ROWS];
    int rows;
};

static char *trim(char *text)
{
    size_t length;
    while (*text == ' ')
        text++;
    length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        text[--length] = '\0';
    return text;
}

static void put_breaks(char *text)
{
    char *to = text;
    for (; *text; text++)
        if (text[0] == '\\' && text[1] == 'n') {
            *to++ = '\n';
            text++;
        } else {
            *to++ = *text;
        }
    *to = '\0';
}

static void split(char *line, struct sheet *sheet)
{
    int row = sheet->rows++;
    sheet->repeats[row] = 1;
    if (*line == '~') {
        sheet->hidden[row] = true;
        line++;
    }
    if (*line == '*')
        sheet->repeats[row] = (int)strtol(line + 1, &line, 10);
    while (line && sheet->columns[row] < COLUMNS) {
        char *end = strchr(line, '|');
        if (end)
            *end++ = '\0';
        char *cell = trim(line);
        sheet->cell[row][sheet->columns[row]++] = *cell ? cell : NULL;
        line = end;
    }
}

static bool is(const struct sheet *sheet, int row, int column, char mark)
{
    const char *cell =
        row < sheet->rows && column < COLUMNS ? sheet->cell[row][column] : NULL;
    return cell && cell[0] == mark && cell[1] == '\0';
}

/* The block that a drawn cell begins, as far as the marks say. */
static struct pbe_area block_of(const struct sheet *sheet, int row, int column)
{
    struct pbe_area area = {row, column, row, column};
    while (is(sheet, row, area.last_column + 1, '<'))
        area.last_column++;
    while (is(sheet, area.last_row + 1, column, '^'))
        area.last_row++;
    return area;
}

static bool add_cell(pbe_grid *grid, char *text, int column)
{
    struct pbe_cell cell = {.column = column, .columns = 1};
    char *formula = strstr(text, "{="), *end;
    if (formula) {
        *formula++ = '\0';
        formula[strlen(formula) - 1] = '\0';
        cell.formula = formula;
        text = trim(text);
    }
    put_breaks(text);
    if (*text == '!') {
        cell.is_error = true;
        cell.shown = text + 1;
    } else if (*text == '\'') {
        cell.value = pbe_value_text(text + 1, strlen(text + 1));
    } else if (*text == '%' || *text == '@') {
        cell.format = *text == '%' ? PBE_FORMAT_PERCENT : PBE_FORMAT_DATE;
        cell.value = pbe_value_number(strtod(text + 1, &end));
        cell.shown = trim(end);
    } else {
        double number = strtod(text, &end);
        bool plain =
            *text && *end == '\0' && strspn(text, "0123456789.-") == strlen(text);
        cell.value =
            plain ? pbe_value_number(number) : pbe_value_text(text, strlen(text));
        cell.shown = text;
    }
    return pbe_grid_add_cell(grid, &cell, NULL) == PBE_STATUS_OK;
}

static bool build(const struct sheet *sheet, pbe_grid *grid)
{
    int number = 0;
    for (int row = 0; row < sheet->rows; row++) {
        if (pbe_grid_add_row(grid, number, sheet->repeats[row], sheet->hidden[row],
                             NULL))
            return false;
        for (int column = 0; column < sheet->columns[row]; column++) {
            char *text = sheet->cell[row][column];
            if (is(sheet, row, column, '^') || is(sheet, row, column, '<'))
                continue;
            struct pbe_area area = block_of(sheet, row, column);
            bool merged = area.last_row > row || area.last_column > column;
            area.last_row += number - row;
            area.row = number;
            if ((merged && pbe_grid_merge(grid, area, NULL))
                || (text && !add_cell(grid, text, column)))
                return false;
        }
        number += sheet->repeats[row];
    }
    return true;
}

static bool add_sheet(struct drawn *drawn, const char *name, const struct sheet *sheet)
{
    if (drawn->count >= DRAWN_SHEETS)
        return false;
    pbe_grid *grid = pbe_grid_new(name, MEMORY);
    if (!grid)
        return false;
    drawn->sheets[drawn->count++] = grid;
    return build(sheet, grid);
}

bool drawn_read(char **lines, size_t count, struct drawn *drawn)
{
    struct sheet *sheet = calloc(1, sizeof *sheet);
    const char *name = "Sheet1";
    bool fine = sheet != NULL;
    memset(drawn, 0, sizeof *drawn);
    for (size_t i = 0; fine && i < count; i++) {
        if (strncmp(lines[i], "== ", 3) == 0) {
            if (sheet->rows > 0)
                fine = add_sheet(drawn, name, sheet);
            memset(sheet, 0, sizeof *sheet);
            name = lines[i] + 3;
        } else if (sheet->rows < ROWS) {
            split(lines[i], sheet);
        }
    }
    fine = fine && add_sheet(drawn, name, sheet);
    free(sheet);
    return fine;
}

void drawn_free(struct drawn *drawn)
{
    for (size_t i = 0; i < drawn->count; i++)
        pbe_grid_free(drawn->sheets[i]);
    drawn->count = 0;
}
