#include "cli/difference.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* One line without its end. Borrowed. */
struct line {
    const char *text;
    size_t length;
};

/* Takes the next line off a text; false at its end. */
static bool next_line(const char **at, const char *end, struct line *line)
{
    if (*at == end)
        return false;
    const char *stop = *at;
    while (stop < end && *stop != '\n' && *stop != '\r')
        stop++;
    *line = (struct line){*at, (size_t)(stop - *at)};
    if (end - stop >= 2 && stop[0] == '\r' && stop[1] == '\n')
        stop++;
    *at = stop < end ? stop + 1 : end;
    return true;
}

/* Format characters and controls; what a terminal would swallow or obey. */
static bool is_unseen(uint32_t point)
{
    return (point < 0x20 && point != '\t') || (point >= 0x7F && point <= 0x9F)
           || point == 0xA0 || point == 0xAD || point == 0x3000 || point == 0xFEFF
           || (point >= 0x2000 && point <= 0x200F)
           || (point >= 0x2028 && point <= 0x202F)
           || (point >= 0x205F && point <= 0x206F);
}

static void print_line(int number, char sign, const struct line *line, FILE *to)
{
    fprintf(to, "%4d %c ", number, sign);
    for (size_t at = 0; at < line->length;) {
        uint32_t point = 0xFFFD;
        size_t size = pbe_utf8_get(line->text + at, line->length - at, &point);
        if (size == 0 || is_unseen(point))
            fprintf(to, "‹U+%04X›", (unsigned)point);
        else
            fwrite(line->text + at, 1, size, to);
        at += size ? size : 1;
    }
    fputc('\n', to);
}

void difference_print(const struct pbe_text *old, const struct pbe_text *new, FILE *to)
{
    const char *old_at = pbe_text_get(old), *old_end = old_at + old->length;
    const char *new_at = pbe_text_get(new), *new_end = new_at + new->length;
    struct line before, after;
    for (int number = 1;; number++) {
        bool has_before = next_line(&old_at, old_end, &before);
        bool has_after = next_line(&new_at, new_end, &after);
        if (!has_before && !has_after)
            return;
        if (has_before && has_after && before.length == after.length
            && memcmp(before.text, after.text, after.length) == 0)
            continue;
        if (has_before)
            print_line(number, '-', &before, to);
        if (has_after)
            print_line(number, '+', &after, to);
    }
}
