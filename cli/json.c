#include "cli/json.h"

#include "base/utf8.h"

void json_write(FILE *to, const char *text, size_t length)
{
    putc('"', to);
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        if (size == 0) {
            fputs("\xEF\xBF\xBD", to);
            at++;
            continue;
        }
        if (point == '"' || point == '\\')
            fprintf(to, "\\%c", (char)point);
        else if (point == '\n')
            fputs("\\n", to);
        else if (point == '\t')
            fputs("\\t", to);
        else if (point < 0x20 || point == 0x7F)
            fprintf(to, "\\u%04x", (unsigned)point);
        else
            fwrite(text + at, 1, size, to);
        at += size;
    }
    putc('"', to);
}
