#include "cli/columns.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

struct span {
    uint32_t first, last;
};

static bool is_in(uint32_t point, const struct span *spans, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (point >= spans[i].first && point <= spans[i].last)
            return true;
    return false;
}

/* East Asian Width W and F, Unicode Standard Annex 11, in whole blocks. */
static const struct span wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF}, {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
    {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};
/* Marks on the character before, and what nobody sees. */
static const struct span narrow[] = {
    {0x0300, 0x036F}, {0x200B, 0x200D}, {0x20D0, 0x20FF},
    {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
};
/* What a terminal would obey. */
static const struct span commands[] = {
    {0x00, 0x1F}, {0x7F, 0x9F}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069},
};

#define IS_IN(point, spans) is_in(point, spans, sizeof spans / sizeof *spans)

/* A character as it is shown. */
struct glyph {
    const char *bytes;
    size_t size, width;
    size_t taken; /* bytes of the text */
};

static struct glyph look(const char *text, size_t length)
{
    uint32_t point;
    size_t size = pbe_utf8_get(text, length, &point);
    if (size == 0)
        return (struct glyph){"?", 1, 1, 1};
    if (point == '\n' || point == '\r' || point == '\t')
        return (struct glyph){" ", 1, 1, size};
    if (IS_IN(point, commands))
        return (struct glyph){"?", 1, 1, size};
    size_t width = IS_IN(point, narrow) ? 0 : IS_IN(point, wide) ? 2 : 1;
    return (struct glyph){text, size, width, size};
}

size_t columns_width(const char *text)
{
    size_t width = 0, length = strlen(text);
    for (size_t at = 0; at < length;) {
        struct glyph glyph = look(text + at, length - at);
        width += glyph.width;
        at += glyph.taken;
    }
    return width;
}

static void fill(FILE *to, size_t count)
{
    for (; count > 0; count--)
        putc(' ', to);
}

/* Writes what fits into `room` columns; returns how many it took. */
static size_t put(FILE *to, const char *text, size_t room)
{
    size_t width = 0, length = strlen(text);
    for (size_t at = 0; at < length;) {
        struct glyph glyph = look(text + at, length - at);
        if (width + glyph.width > room)
            break;
        fwrite(glyph.bytes, 1, glyph.size, to);
        width += glyph.width;
        at += glyph.taken;
    }
    return width;
}

void columns_put(FILE *to, const char *text, size_t width, enum columns_side side)
{
    size_t whole = columns_width(text);
    if (width == 0) {
        put(to, text, whole);
    } else if (whole > width) {
        size_t taken = put(to, text, width - 1);
        fputs("…", to);
        fill(to, width - 1 - taken);
    } else {
        if (side == COLUMNS_RIGHT)
            fill(to, width - whole);
        put(to, text, whole);
        if (side == COLUMNS_LEFT)
            fill(to, width - whole);
    }
}
