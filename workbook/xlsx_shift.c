#include "workbook/xlsx_shift.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/grid.h"

/* Half of a reference: a column or a row, and whether it stays ($). -1 = none. */
struct half {
    int index;
    bool stays;
};

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.' || c == '$' || c == '\\'
           || c == '?' || (unsigned char)c >= 0x80;
}

static size_t read_column(const char *at, const char *end, struct half *half)
{
    const char *first = at;
    int index = 0, count = 0;
    half->stays = at < end && *at == '$';
    at += half->stays;
    for (; at < end && isalpha((unsigned char)*at) && count < 4; at++, count++)
        index = index * 26 + (toupper((unsigned char)*at) - 'A' + 1);
    half->index = index - 1;
    return count > 0 && count < 4 && index <= PBE_GRID_COLUMNS ? (size_t)(at - first)
                                                               : 0;
}

static size_t read_row(const char *at, const char *end, struct half *half)
{
    const char *first = at;
    int index = 0, count = 0;
    half->stays = at < end && *at == '$';
    at += half->stays;
    for (; at < end && isdigit((unsigned char)*at) && count < 8; at++, count++)
        index = index * 10 + (*at - '0');
    half->index = index - 1;
    return count > 0 && count < 8 && index >= 1 && index <= PBE_GRID_ROWS
               ? (size_t)(at - first)
               : 0;
}

size_t xlsx_reference(const char *text, size_t length, int *row, int *column)
{
    struct half columns, rows;
    const char *end = text + length;
    size_t letters = read_column(text, end, &columns);
    size_t digits = letters ? read_row(text + letters, end, &rows) : 0;
    if (digits == 0)
        return 0;
    *row = rows.index;
    *column = columns.index;
    return letters + digits;
}

/* Moves half a reference; false when it leaves the sheet. */
static bool move(struct half *half, int by, int end)
{
    if (half->stays)
        return true;
    half->index += by;
    return half->index >= 0 && half->index < end;
}

static void write(const struct half *column, const struct half *row,
                  struct pbe_text *out)
{
    char address[PBE_ADDRESS_MAX];
    size_t length =
        pbe_grid_address(row ? row->index : 0, column ? column->index : 0, address);
    size_t letters = column ? strcspn(address, "0123456789") : 0;
    if (column) {
        pbe_text_add(out, column->stays ? "$" : "");
        pbe_text_add_bytes(out, address, letters);
    }
    if (row) {
        letters = strcspn(address, "0123456789");
        pbe_text_add(out, row->stays ? "$" : "");
        pbe_text_add_bytes(out, address + letters, length - letters);
    }
}

/* B12, $B12 …: the word is one reference from end to end. */
static bool shift_cell(const char *word, const char *end, int rows, int columns,
                       struct pbe_text *out)
{
    struct half column, row;
    size_t letters = read_column(word, end, &column);
    size_t digits = letters ? read_row(word + letters, end, &row) : 0;
    if (digits == 0 || word + letters + digits != end)
        return false;
    if (move(&column, columns, PBE_GRID_COLUMNS) && move(&row, rows, PBE_GRID_ROWS))
        write(&column, &row, out);
    else
        pbe_text_add(out, "#REF!");
    return true;
}

/* B:C or 3:5, from `word`; *end is behind it. */
static bool shift_band(const char *word, const char **end, int rows, int columns,
                       struct pbe_text *out)
{
    size_t (*read)(const char *, const char *, struct half *) =
        isdigit((unsigned char)word[strspn(word, "$")]) ? read_row : read_column;
    bool is_row = read == read_row;
    const char *rest = word + strlen(word);
    struct half first, last;
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
    write(is_row ? NULL : &first, is_row ? &first : NULL, out);
    pbe_text_add(out, ":");
    write(is_row ? NULL : &last, is_row ? &last : NULL, out);
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
