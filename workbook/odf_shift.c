#include "workbook/odf_shift.h"

#include <stdbool.h>
#include <string.h>

#include "base/grid.h"
#include "workbook/wb_reference.h"

/* One corner of a reference: $表.$B12, .B, .12 */
struct corner {
    const char *head; /* the sheet as it is written, up to its point */
    size_t head_length;
    bool has_column, has_row;
    struct wb_half column, row;
};

/* The end of what a quote begins; a doubled quote stands for itself. */
static const char *behind_quoted(const char *at)
{
    char quote = *at++;
    for (; *at; at++)
        if (*at == quote && at[1] == quote)
            at++;
        else if (*at == quote)
            return at + 1;
    return at;
}

/* Returns the end, NULL = there is no corner: a name, an error, another file's. */
static const char *read_corner(const char *at, struct corner *corner)
{
    *corner = (struct corner){.head = at};
    at += *at == '$';
    if (*at == '\'')
        at = behind_quoted(at);
    else
        at += strcspn(at, ".'#:;[] \"");
    if (*at != '.')
        return NULL;
    corner->head_length = (size_t)(at - corner->head);
    at++;
    const char *end = at + strcspn(at, ":;[] \"'.#");
    size_t length = wb_column_read(at, end, &corner->column);
    corner->has_column = length > 0;
    at += length;
    length = wb_row_read(at, end, &corner->row);
    corner->has_row = length > 0;
    at += length;
    return at == end && (corner->has_column || corner->has_row) ? at : NULL;
}

/* Whether the sheet as it is written is the one that is called so. */
static bool names(const struct corner *corner, const char *sheet)
{
    const char *at = corner->head, *end = at + corner->head_length;
    at += at < end && *at == '$';
    bool is_quoted = at < end && *at == '\'';
    at += is_quoted;
    end -= is_quoted;
    for (; at < end && *at == *sheet; at++, sheet++)
        if (is_quoted && *at == '\'')
            at++; /* doubled */
    return at == end && !*sheet;
}

static void move(struct corner *corner, const struct odf_shift *shift)
{
    struct wb_half *row = &corner->row;
    bool moves = shift->sheet ? row->index >= shift->from : !row->stays;
    if (!corner->has_row || !moves)
        return;
    row->index = row->index < PBE_GRID_ROWS - shift->rows ? row->index + shift->rows
                                                          : PBE_GRID_ROWS - 1;
}

static void write_corner(const struct corner *corner, struct pbe_text *out)
{
    pbe_text_add_bytes(out, corner->head, corner->head_length);
    pbe_text_add(out, ".");
    if (corner->has_column)
        wb_column_write(&corner->column, out);
    if (corner->has_row)
        wb_row_write(&corner->row, out);
}

static bool is_moved(const struct corner *corner, const struct odf_shift *shift,
                     bool otherwise)
{
    if (!shift->sheet)
        return true;
    return corner->head_length > 0 ? names(corner, shift->sheet) : otherwise;
}

/* The reference at a place: one corner or two. A reference through several sheets stays,
 * for only one of them gets rows. Returns the end, NULL = there is none. */
static const char *shift_reference(const char *at, const struct odf_shift *shift,
                                   struct pbe_text *out)
{
    struct corner first, last;
    const char *end = read_corner(at, &first), *behind = NULL;
    if (!end)
        return NULL;
    if (*end == ':' && !(behind = read_corner(end + 1, &last)))
        return NULL;
    bool is_here = shift->sheet && strcmp(shift->here, shift->sheet) == 0;
    bool moves = is_moved(&first, shift, is_here);
    if (moves && (!behind || is_moved(&last, shift, moves))) {
        move(&first, shift);
        if (behind)
            move(&last, shift);
    }
    write_corner(&first, out);
    if (behind) {
        pbe_text_add(out, ":");
        write_corner(&last, out);
    }
    return behind ? behind : end;
}

/* The end of a bracket, which quoted names may hold, too. */
static const char *behind_bracket(const char *at)
{
    while (*at && *at != ']')
        at = *at == '\'' ? behind_quoted(at) : at + 1;
    return *at ? at + 1 : at;
}

void odf_shift_formula(const char *formula, const struct odf_shift *shift,
                       struct pbe_text *out)
{
    for (const char *at = formula; *at;) {
        const char *end = at + 1;
        if (*at == '"' || *at == '\'') {
            end = behind_quoted(at);
        } else if (*at == '[') {
            pbe_text_add(out, "[");
            at++;
            const char *rest = shift_reference(at, shift, out);
            at = rest ? rest : at;
            end = behind_bracket(at);
        }
        pbe_text_add_bytes(out, at, (size_t)(end - at));
        at = end;
    }
}

void odf_shift_addresses(const char *addresses, const struct odf_shift *shift,
                         struct pbe_text *out)
{
    for (const char *at = addresses; *at;) {
        const char *end = shift_reference(at, shift, out);
        if (!end) { /* not ours: as it is, to the next blank */
            end = at;
            while (*end && *end != ' ')
                end = *end == '\'' ? behind_quoted(end) : end + 1;
            pbe_text_add_bytes(out, at, (size_t)(end - at));
        }
        at = end;
        for (; *at == ' '; at++)
            pbe_text_add(out, " ");
    }
}
