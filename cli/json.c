#include "cli/json.h"

#include <string.h>

#include "base/decimal.h"
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

void json_name(char before, const char *name)
{
    printf("%c\"%s\":", before, name);
}

void json_text(char before, const char *name, const char *text)
{
    json_name(before, name);
    json_write(stdout, text, strlen(text));
}

void json_text_or_null(char before, const char *name, const char *text)
{
    if (*text) {
        json_text(before, name, text);
        return;
    }
    json_name(before, name);
    fputs("null", stdout);
}

void json_number(char before, const char *name, double number)
{
    char digits[PBE_DECIMAL_MAX];
    pbe_decimal_write(number, 4, digits);
    json_name(before, name);
    fputs(digits, stdout);
}

void json_bool(char before, const char *name, int truth)
{
    json_name(before, name);
    fputs(truth ? "true" : "false", stdout);
}

void json_error(const struct pbe_error *err)
{
    char status[16];
    const char *name = pbe_status_name(err->status);
    size_t length = 0;
    for (; name[length] && length < sizeof status - 1; length++)
        status[length] = (char)(name[length] - 'A' + 'a');
    status[length] = '\0';
    json_name('{', "error");
    json_text('{', "status", status);
    json_number(',', "exit_code", pbe_status_exit_code(err->status));
    json_text_or_null(',', "file", err->file);
    json_number(',', "line", err->line);
    json_number(',', "column", err->column);
    json_text(',', "text", err->text);
    puts("}}");
}
