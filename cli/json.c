#include "cli/json.h"

#include "base/utf8.h"

/* Writes what stands for itself from `plain` on, and goes on behind `end`. */
static void flush(FILE *to, const char **plain, const char *start, const char *end)
{
    fwrite(*plain, 1, (size_t)(start - *plain), to);
    *plain = end;
}

void json_write(FILE *to, const char *text, size_t length)
{
    const char *plain = text; /* not written yet */
    putc('"', to);
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        const char *start = text + at, *end = start + (size ? size : 1);
        at += size ? size : 1;
        if (size > 0 && point >= 0x20 && point != 0x7F && point != '"' && point != '\\')
            continue;
        flush(to, &plain, start, end);
        if (size == 0)
            fputs("\xEF\xBF\xBD", to);
        else if (point == '"' || point == '\\')
            fprintf(to, "\\%c", (char)point);
        else if (point == '\n')
            fputs("\\n", to);
        else if (point == '\t')
            fputs("\\t", to);
        else
            fprintf(to, "\\u%04x", (unsigned)point);
    }
    flush(to, &plain, text + length, text + length);
    putc('"', to);
}
