#include "cli/json.h"

#include <string.h>

#include "base/decimal.h"
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
