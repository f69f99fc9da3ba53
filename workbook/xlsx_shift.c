#include "workbook/xlsx_shift.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/grid.h"
#include "workbook/wb_reference.h"

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.' || c == '$' || c == '\\'
           || c == '?' || (unsigned char)c >= 0x80;
}

size_t xlsx_reference(const char *text, size_t length, int *row, int *column)
{
    struct wb_half columns, rows;
    const char *end = text + length;
    size_t letters = wb_column_read(text, end, &columns);
    size_t digits = letters ? wb_row_read(text + letters, end, &rows) : 0;
    if (digits == 0)
        return 0;
    *row = rows.index;
    *column = columns.index;
    return letters + digits;
}

/* Moves half a reference; false when it leaves the sheet. */
static bool move(struct wb_half *half, int by, int end)
{
    if (half->stays)
        return true;
    half->index += by;
    return half->index >= 0 && half->index < end;
}

/* B12, $B12 …: the word is one reference from end to end. */
static bool shift_cell(const char *word, const char *end, int rows, int columns,
                       struct pbe_text *out)
{
    struct wb_half column, row;
    size_t letters = wb_column_read(word, end, &column);
    size_t digits = letters ? wb_row_read(word + letters, end, &row) : 0;
    if (digits == 0 || word + letters + digits != end)
        return false;
    if (move(&column, columns, PBE_GRID_COLUMNS) && move(&row, rows, PBE_GRID_ROWS)) {
        wb_column_write(&column, out);
        wb_row_write(&row, out);
    } else {
        pbe_text_add(out, "#REF!");
    }
    return true;
}

/* B:C or 3:5, from `word`; *end is behind it. */
static bool shift_band(const char *word, const char **end, int rows, int columns,
                       struct pbe_text *out)
{
    size_t (*read)(const char *, const char *, struct wb_half *) =
        isdigit((unsigned char)word[strspn(word, "$")]) ? wb_row_read : wb_column_read;
    bool is_row = read == wb_row_read;
    const char *rest = word + strlen(word);
    struct wb_half first, last;
    size_t size = read(word, rest, &first);
    if (size == 0 || word[size] != ':')
        return false;
    const char *second = word + size + 1;
    size_t second_size = read(second, rest, &last);
    if (second_size == 0 || is_name(second[second_size]) || second[second_size] == '(')
        return false;
    int by = is_row ? rows : columns, limit = is_row ? PBE_GRID_ROWS : PBE_GRID_COLUMNS;
    *end = second + second_size;
    if (!move(&first, by, limit) || !move(&last, by, limit)) {
        pbe_text_add(out, "#REF!");
        return true;
    }
    void (*write)(const struct wb_half *, struct pbe_text *) =
        is_row ? wb_row_write : wb_column_write;
    write(&first, out);
    pbe_text_add(out, ":");
    write(&last, out);
    return true;
}

/* The end of what quotes or brackets enclose; a doubled quote stands for itself. */
static const char *enclosed(const char *at)
{
    char end = *at == '[' ? ']' : *at;
    int depth = 1;
    for (at++; *at && depth > 0; at++) {
        if (end == ']' && *at == '[')
            depth++;
        else if (*at == end && end != ']' && at[1] == end)
            at++;
        else if (*at == end)
            depth--;
    }
    return at;
}

void xlsx_shift(const char *formula, int rows, int columns, struct pbe_text *out)
{
    for (const char *at = formula; *at;) {
        const char *end = at + 1;
        if (*at == '"' || *at == '\'' || *at == '[') {
            end = enclosed(at);
        } else if (is_name(*at)) {
            while (is_name(*end))
                end++;
            const char *band_end = end;
            if (*end == ':' && shift_band(at, &band_end, rows, columns, out)) {
                at = band_end;
                continue;
            }
            if (*end != '(' && *end != '!' && shift_cell(at, end, rows, columns, out)) {
                at = end;
                continue;
            }
        }
        pbe_text_add_bytes(out, at, (size_t)(end - at));
        at = end;
    }
}
