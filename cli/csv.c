#include "cli/csv.h"

#include <stdbool.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "base/utf8.h"
#include "cli/listing.h"

/* Signs and digits alone: -5, +0.25. */
static bool is_plain_number(const char *text)
{
    double number;
    if (*text == '+' || *text == '-')
        text++;
    size_t length = strlen(text);
    return length > 0 && pbe_decimal_read(text, length, &number) == length;
}

static bool could_run(const char *text)
{
    return *text && strchr("=+-@\t\r\n", *text) && !is_plain_number(text);
}

static void put_character(FILE *to, const char *bytes, size_t size)
{
    if (size == 0)
        fputs("\xEF\xBF\xBD", to);
    else if (*bytes == '"')
        fputs("\"\"", to);
    else
        fwrite(bytes, 1, size, to);
}

void csv_put(FILE *to, const char *text)
{
    size_t length = strlen(text);
    putc('"', to);
    if (could_run(text))
        putc('\'', to);
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        put_character(to, text + at, size);
        at += size ? size : 1;
    }
    putc('"', to);
}

void csv_next(FILE *to, const char *text)
{
    putc(',', to);
    csv_put(to, text);
}

void csv_next_value(FILE *to, const struct pbe_value *value)
{
    char text[LISTING_VALUE_MAX];
    if (value->kind == PBE_NUMBER) {
        pbe_decimal_exact(value->number, text);
        fprintf(to, ",%s", text);
    } else {
        csv_next(to, listing_value(value, text));
    }
}

void csv_begin(FILE *to, const char *const (*titles)[2], size_t count)
{
    fputs("\xEF\xBB\xBF", to);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            putc(',', to);
        csv_put(to, PBE_SAY(titles[i][0], titles[i][1]));
    }
    fputs("\r\n", to);
}
