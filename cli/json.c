#include "cli/json.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"

/* Writes what stands for itself from `plain` on, and goes on behind `end`. */
static void flush(FILE *to, const char **plain, const char *start, const char *end)
{
    fwrite(*plain, 1, (size_t)(start - *plain), to);
    *plain = end;
}

static void write_text(FILE *to, const char *text, size_t length)
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

struct json json_begin(FILE *to)
{
    struct json json = {.to = to};
    json_open(&json, NULL, '{');
    return json;
}

void json_end(struct json *json)
{
    json_close(json, '}');
    putc('\n', json->to);
}

static void begin(struct json *json, const char *name)
{
    const char *space = json->is_spaced ? " " : "";
    if (json->has_entry)
        fprintf(json->to, ",%s", space);
    json->has_entry = true;
    if (name)
        fprintf(json->to, "\"%s\":%s", name, space);
}

void json_open(struct json *json, const char *name, char bracket)
{
    begin(json, name);
    putc(bracket, json->to);
    json->has_entry = false;
}

void json_close(struct json *json, char bracket)
{
    putc(bracket, json->to);
    json->has_entry = true;
}

void json_text(struct json *json, const char *name, const char *text)
{
    json_bytes(json, name, text, strlen(text));
}

void json_bytes(struct json *json, const char *name, const char *text, size_t length)
{
    begin(json, name);
    write_text(json->to, text, length);
}

void json_text_or_null(struct json *json, const char *name, const char *text)
{
    if (text && *text)
        json_text(json, name, text);
    else
        json_null(json, name);
}

static void put_word(struct json *json, const char *name, const char *word)
{
    begin(json, name);
    fputs(word, json->to);
}

/* JSON has no word for what is no number. */
void json_number(struct json *json, const char *name, double number)
{
    char digits[PBE_DECIMAL_MAX] = "null";
    if (isfinite(number))
        pbe_decimal_exact(number, digits);
    put_word(json, name, digits);
}

void json_rounded(struct json *json, const char *name, double number, int places)
{
    char digits[PBE_DECIMAL_MAX];
    pbe_decimal_write(number, places, digits);
    put_word(json, name, digits);
}

void json_bool(struct json *json, const char *name, bool is_true)
{
    put_word(json, name, is_true ? "true" : "false");
}

void json_null(struct json *json, const char *name)
{
    put_word(json, name, "null");
}

void json_value(struct json *json, const char *name, const struct pbe_value *value)
{
    if (value->kind == PBE_NUMBER)
        json_number(json, name, value->number);
    else if (value->kind == PBE_TEXT)
        json_bytes(json, name, value->text, value->length);
    else
        json_null(json, name);
}

void json_error(const struct pbe_error *err)
{
    char status[16];
    const char *name = pbe_status_name(err->status);
    size_t length = 0;
    for (; name[length] && length < sizeof status - 1; length++)
        status[length] = (char)(name[length] - 'A' + 'a');
    status[length] = '\0';
    struct json json = json_begin(stdout);
    json_open(&json, "error", '{');
    json_text(&json, "status", status);
    json_number(&json, "exit_code", pbe_status_exit_code(err->status));
    json_text_or_null(&json, "file", err->file);
    json_number(&json, "line", err->line);
    json_number(&json, "column", err->column);
    json_text(&json, "text", err->text);
    json_close(&json, '}');
    json_end(&json);
}
