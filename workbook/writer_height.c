/* writer_height.c - how high a row must be for its wrapped texts.
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

/* A text being laid in lines. Lengths in hundredths of the size. */
struct lines {
    int room;       /* of a line */
    int used, word; /* up to the last place to break; and behind it */
    int count;
};

static void add_character(struct lines *lines, uint32_t point)
{
    enum { HELD_BACK = 100 }; /* a stop is not the first of a line and takes its mate */
    int width = width_of(point);
    int room = point >= 0x2000 ? lines->room - HELD_BACK : lines->room;
    if (lines->used + lines->word + width > room && point != ' ') {
        lines->count++;
        lines->used = 0;
        if (lines->word + width > room)
            lines->word = 0; /* a word longer than a line is broken anywhere */
    }
    lines->word += width;
    if (!may_break(point))
        return;
    lines->used += lines->word;
    lines->word = 0;
}

static int count_lines(const struct pbe_value *text, double room)
{
    enum { LEAST = 200 };
    struct lines lines = {.room = (int)(room * 100), .count = 1};
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

/* Of one cell, `width` millimetres wide; 0 = a line at most. */
static double cell_height(const struct pbe_style *style, const struct pbe_value *text,
                          double width)
{
    double size = (style->size > 0 ? style->size : STANDARD_SIZE) * millimetres;
    int count = count_lines(text, (width - 2 * padding) / size);
    return count > 1 ? count * size * line_height + 2 * padding : 0;
}

int writer_row_height(const struct pbe_writer_sheet *sheet,
                      const struct pbe_written_cell *cells, size_t count)
{
    double height = 0;
    size_t column = 0;
    for (size_t i = 0; i < count; i++) {
        const struct pbe_style *style = writer_style(sheet->writer, cells[i].style);
        double width = 0;
        for (int j = 0; j < cells[i].columns || j == 0; j++, column++)
            width += column < sheet->columns ? sheet->widths[column] * 10 : 0;
        if (cells[i].value.kind != PBE_TEXT || !style->wraps)
            continue;
        double own = cell_height(style, &cells[i].value, width);
        height = own > height ? own : height;
    }
    return height < WRITER_HEIGHT_MAX ? (int)(height + 0.999) : WRITER_HEIGHT_MAX;
}
