#include "ustring.h"

#include <stdlib.h>
#include <string.h>

enum { REPLACEMENT = 0xFFFD };

/* --- UTF-8 to UTF-16 ---------------------------------------------------------- */

/* Decodes one character of UTF-8 and returns the bytes it takes. What is not UTF-8
 * (stray and missing continuation bytes, overlong forms, surrogates, values past
 * U+10FFFF) takes one byte and reads as U+FFFD, so that reading always goes on. */
static size_t decode(const unsigned char *text, size_t length, uint32_t *point)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char lead = text[0];

    if (lead < 0x80) {
        *point = lead;
        return 1;
    }
    const size_t bytes = lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    *point = REPLACEMENT;
    if (bytes == 0 || lead > 0xF4 || bytes > length)
        return 1;

    uint32_t value = lead & (0xFFu >> (bytes + 1));
    for (size_t i = 1; i < bytes; i++) {
        if ((text[i] & 0xC0) != 0x80)
            return 1;
        value = value << 6 | (text[i] & 0x3Fu);
    }
    if (value < smallest[bytes] || value > 0x10FFFF
        || (value >= 0xD800 && value <= 0xDFFF))
        return 1;
    *point = value;
    return bytes;
}

/* UTF-16 units that the text will take. */
static size_t count_units(const unsigned char *text, size_t length)
{
    size_t units = 0;

    for (size_t i = 0; i < length; units++) {
        uint32_t point;
        i += decode(text + i, length - i, &point);
        units += point > 0xFFFF;
    }
    return units;
}

static void write_units(sal_Unicode *out, const unsigned char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        uint32_t point;
        i += decode(text + i, length - i, &point);
        if (point > 0xFFFF) {
            point -= 0x10000;
            *out++ = (sal_Unicode)(0xD800 | point >> 10);
            point = 0xDC00 | (point & 0x3FF);
        }
        *out++ = (sal_Unicode)point;
    }
}

rtl_uString *cuno_string_new(const char *utf8, size_t length)
{
    const unsigned char *text = (const unsigned char *)utf8;
    const size_t units = count_units(text, length);
    rtl_uString *string = NULL;

    if (units == 0) {
        rtl_uString_new(&string); /* the one empty string, shared by all */
        return string;
    }
    if (units > INT32_MAX)
        return NULL;
    string = rtl_uString_alloc((sal_Int32)units);
    if (string)
        write_units(string->buffer, text, length);
    return string;
}

rtl_uString *cuno_string_from(const char *utf8)
{
    return cuno_string_new(utf8, strlen(utf8));
}

void cuno_string_release(rtl_uString *string)
{
    if (string)
        rtl_uString_release(string);
}

bool cuno_string_is(const rtl_uString *string, const char *ascii)
{
    if (!string)
        return false;
    for (sal_Int32 i = 0; i < string->length; i++) {
        /* A NUL in the string meets the end of `ascii` here and must not match it. */
        if (ascii[i] == '\0' || string->buffer[i] != (unsigned char)ascii[i])
            return false;
    }
    return ascii[string->length] == '\0';
}

/* --- UTF-16 to UTF-8 ---------------------------------------------------------- */

/* Reads the character at *unit and moves past it; a lone surrogate is U+FFFD. */
static uint32_t next_point(const sal_Unicode **unit, const sal_Unicode *end)
{
    const uint32_t first = *(*unit)++;

    if (first < 0xD800 || first > 0xDFFF)
        return first;
    if (first > 0xDBFF || *unit == end || (**unit & 0xFC00) != 0xDC00)
        return REPLACEMENT;
    return 0x10000 + ((first & 0x3FF) << 10 | (*(*unit)++ & 0x3FFu));
}

static size_t bytes_of(uint32_t point)
{
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

static char *write_point(char *out, uint32_t point)
{
    if (point < 0x80) {
        *out++ = (char)point;
        return out;
    }
    if (point < 0x800) {
        *out++ = (char)(0xC0 | point >> 6);
    } else {
        if (point < 0x10000) {
            *out++ = (char)(0xE0 | point >> 12);
        } else {
            *out++ = (char)(0xF0 | point >> 18);
            *out++ = (char)(0x80 | (point >> 12 & 0x3F));
        }
        *out++ = (char)(0x80 | (point >> 6 & 0x3F));
    }
    *out++ = (char)(0x80 | (point & 0x3F));
    return out;
}

/* Bytes that write_all() will write. */
static size_t count_bytes(const rtl_uString *string)
{
    const sal_Unicode *unit = string->buffer, *end = unit + string->length;
    size_t bytes = 0;

    while (unit < end)
        bytes += bytes_of(next_point(&unit, end));
    return bytes;
}

/* The hot loop: a run of ASCII costs one comparison and one store per character. */
static size_t write_all(char *out, const rtl_uString *string)
{
    const sal_Unicode *unit = string->buffer, *end = unit + string->length;
    char *const start = out;

    while (unit < end) {
        if (*unit < 0x80)
            *out++ = (char)*unit++;
        else
            out = write_point(out, next_point(&unit, end));
    }
    *out = '\0';
    return (size_t)(out - start);
}

bool cuno_utf8_init(struct cuno_utf8 *utf8, const rtl_uString *string)
{
    utf8->text = utf8->inside;
    utf8->heap = NULL;
    utf8->length = 0;
    utf8->inside[0] = '\0';
    if (!string)
        return true;

    /* One UTF-16 unit is at most three bytes; only what may not fit is measured. */
    char *out = utf8->inside;
    if ((size_t)string->length * 3 >= sizeof utf8->inside) {
        const size_t bytes = count_bytes(string);
        if (bytes >= sizeof utf8->inside) {
            out = utf8->heap = malloc(bytes + 1);
            if (!out)
                return false;
            utf8->text = out;
        }
    }
    utf8->length = write_all(out, string);
    return true;
}

void cuno_utf8_done(struct cuno_utf8 *utf8)
{
    free(utf8->heap);
    utf8->heap = NULL;
    utf8->text = "";
    utf8->length = 0;
}

size_t cuno_utf8_copy(char *out, size_t size, const rtl_uString *string)
{
    char *const start = out, *const last = out + size - 1;

    if (string) {
        const sal_Unicode *unit = string->buffer, *end = unit + string->length;
        while (unit < end) {
            const uint32_t point = next_point(&unit, end);
            if (bytes_of(point) > (size_t)(last - out))
                break;
            out = write_point(out, point);
        }
    }
    *out = '\0';
    return (size_t)(out - start);
}
