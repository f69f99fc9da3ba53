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

/* Two texts, line by line. */
struct pairs {
    const char *old_at, *old_end, *new_at, *new_end;
    int number; /* of the pair that was taken last, 1-based */
    bool has_old, has_new;
    struct line old, new;
};

static struct pairs pairs_of(const struct pbe_text *old, const struct pbe_text *new)
{
    const char *old_at = pbe_text_get(old), *new_at = pbe_text_get(new);
    return (struct pairs){.old_at = old_at,
                          .old_end = old_at + old->length,
                          .new_at = new_at,
                          .new_end = new_at + new->length};
}

/* Goes on to the next two lines that differ; false at the end. */
static bool next_difference(struct pairs *pairs)
{
    for (;;) {
        pairs->has_old = next_line(&pairs->old_at, pairs->old_end, &pairs->old);
        pairs->has_new = next_line(&pairs->new_at, pairs->new_end, &pairs->new);
        pairs->number++;
        if (!pairs->has_old && !pairs->has_new)
            return false;
        if (!pairs->has_old || !pairs->has_new || pairs->old.length != pairs->new.length
            || memcmp(pairs->old.text, pairs->new.text, pairs->new.length) != 0)
            return true;
    }
}

void difference_print(const struct pbe_text *old, const struct pbe_text *new, FILE *to)
{
    struct pairs pairs = pairs_of(old, new);
    while (next_difference(&pairs)) {
        if (pairs.has_old)
            print_line(pairs.number, '-', &pairs.old, to);
        if (pairs.has_new)
            print_line(pairs.number, '+', &pairs.new, to);
    }
}

static void put_line(struct json *json, const char *name, bool is_there,
                     const struct line *line)
{
    if (is_there)
        json_bytes(json, name, line->text, line->length);
    else
        json_null(json, name);
}

void difference_put(struct json *json, const struct pbe_text *old,
                    const struct pbe_text *new)
{
    struct pairs pairs = pairs_of(old, new);
    while (next_difference(&pairs)) {
        json_open(json, NULL, '{');
        json_number(json, "line", pairs.number);
        put_line(json, "old", pairs.has_old, &pairs.old);
        put_line(json, "new", pairs.has_new, &pairs.new);
        json_close(json, '}');
    }
}
