/* writer_height.c - how high a row must be for its texts.
 *
 * LibreOffice makes a row as high as its texts take on the screen; on paper, where
 * letters are scaled, a text may take a line more, and that line lies in the next row.
 * So the height is said here, with letters taken as wide and lines as high as the
 * widest of the usual fonts has them: a line too much does no harm.
 */
#include <string.h>

#include "base/utf8.h"
#include "workbook/writer_private.h"

enum { STANDARD_SIZE = 10 }; /* points */

static const double millimetres = 25.4 / 72; /* in a point */
static const double line_height = 1.45;      /* of the letters' size; Noto Sans CJK */
static const double padding = 0.8;           /* millimetres, on each side */

/* Widths in hundredths of the size: those of DejaVu Sans and a little more. */
static int width_of(uint32_t point)
{
    static const struct {
        const char *characters;
        int width;
    } widths[] = {
        {"ijlI|'", 31}, {" .,:;!/ftr-()[]\"", 41}, {"w<>=+&", 86}, {"mMW@%", 102}};
    if (point >= 0x2000)
        return 100;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        if (point > 0 && point < 0x80 && strchr(widths[i].characters, (int)point))
            return widths[i].width;
    return point >= 0x80 || (point >= 'A' && point <= 'Z') ? 80 : 65;
}

/* Whether a line may end behind this character. */
static bool may_break(uint32_t point)
{
    return point >= 0x2000 || point == ' ' || point == '/' || point == '-';
}

/* Marks that may not begin a line, and take the character before them along. */
static bool is_stop(uint32_t point)
{
    return (point >= 0x2010 && point < 0x2070) || (point >= 0x3000 && point < 0x3020)
           || (point >= 0xFF00 && point < 0xFF10)
           || (point >= 0xFF1A && point < 0xFF20);
}

/* A text being laid in lines. Lengths in hundredths of the size. */
struct lines {
    int room;       /* of a line */
    int used, word; /* up to the last place to break; and behind it */
    int last;       /* of the last character that may end a line */
    int count;
};

static void add_character(struct lines *lines, uint32_t point)
{
    int width = width_of(point);
    if (lines->used + lines->word + width > lines->room && point != ' ') {
        lines->count++;
        lines->used = is_stop(point) && lines->word == 0 ? lines->last : 0;
        if (lines->used + lines->word + width > lines->room)
            lines->word = 0; /* a word longer than a line is broken anywhere */
    }
    lines->word += width;
    if (!may_break(point))
        return;
    lines->used += lines->word;
    lines->last = width;
    lines->word = 0;
}

static int count_lines(const struct pbe_value *text, double room)
{
    enum { LEAST = 200, SURE = 96 }; /* in hundredths; so much of a line is sure */
    struct lines lines = {.room = (int)(room * SURE), .count = 1};
    if (lines.room < LEAST)
        lines.room = LEAST;
    for (size_t at = 0; at < text->length && lines.count < WRITER_HEIGHT_MAX;) {
        uint32_t point = 0xFFFD;
        size_t size = pbe_utf8_get(text->text + at, text->length - at, &point);
        if (point == '\n') {
            lines.count++;
            lines.used = lines.word = 0;
        } else {
            add_character(&lines, point);
        }
        at += size ? size : 1;
    }
    return lines.count;
}

/* Of one cell, `width` millimetres wide. */
static double cell_height(const struct pbe_style *style, const struct pbe_value *value,
                          double width)
{
    double size = (style->size > 0 ? style->size : STANDARD_SIZE) * millimetres;
    int count = 1;
    if (style->wraps && value->kind == PBE_TEXT)
        count = count_lines(value, (width - 2 * padding) / size);
    return count * size * line_height + 2 * padding;
}

int writer_row_height(const struct pbe_writer_sheet *sheet,
                      const struct pbe_written_cell *cells, size_t count)
{
    double height = 0;
    size_t column = 0;
    for (size_t i = 0; i < count; i++) {
        double width = 0;
        for (int j = 0; j < cells[i].columns || j == 0; j++, column++)
            width += column < sheet->columns ? sheet->widths[column] * 10 : 0;
        if (cells[i].value.kind == PBE_EMPTY)
            continue;
        double own = cell_height(writer_style(sheet->writer, cells[i].style),
                                 &cells[i].value, width);
        height = own > height ? own : height;
    }
    return height < WRITER_HEIGHT_MAX ? (int)(height + 0.999) : WRITER_HEIGHT_MAX;
}
