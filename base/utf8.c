#include "base/utf8.h"

static int is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* A Chinese character, that is any of U+1000 to U+CFFF: nearly all that comes. */
static int is_common(const char *text, size_t length)
{
    unsigned char first = (unsigned char)text[0];
    return length >= 3 && first > 0xE0 && first < 0xED && is_continuation(text[1])
           && is_continuation(text[2]);
}

size_t pbe_utf8_get(const char *text, size_t length, uint32_t *point)
{
    if (length == 0)
        return 0;
    unsigned char first = (unsigned char)text[0];
    if (first < 0x80) {
        *point = first;
        return 1;
    }
    if (is_common(text, length)) {
        *point = (first & 0x0Fu) << 12 | ((unsigned char)text[1] & 0x3Fu) << 6
                 | ((unsigned char)text[2] & 0x3Fu);
        return 3;
    }
    size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || length < size)
        return 0;
    uint32_t value = first & (0x7Fu >> size);
    for (size_t i = 1; i < size; i++) {
        if (!is_continuation(text[i]))
            return 0;
        value = value << 6 | ((unsigned char)text[i] & 0x3Fu);
    }
    int overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
    if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *point = value;
    return size;
}

size_t pbe_utf8_put(uint32_t point, char out[4])
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    if (point < 0x800) {
        out[0] = (char)(0xC0 | point >> 6);
        out[1] = (char)(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        out[0] = (char)(0xE0 | point >> 12);
        out[1] = (char)(0x80 | (point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | point >> 18);
    out[1] = (char)(0x80 | (point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (point & 0x3F));
    return 4;
}

size_t pbe_utf8_check(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        uint32_t point;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        if (size == 0)
            return at;
        at += size;
    }
    return length;
}

size_t pbe_utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t at = 0; at < length; count++) {
        uint32_t point;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        at += size ? size : 1;
    }
    return count;
}

size_t pbe_utf8_cut(const char *text, size_t length, size_t limit)
{
    if (length <= limit)
        return length;
    size_t at = limit;
    while (at > 0 && is_continuation(text[at]))
        at--;
    return at;
}

void pbe_utf8_clean(char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        if (size == 0)
            text[at++] = '?';
        else if (point < ' ' || point == 0x7F)
            text[at++] = ' ';
        else
            at += size;
    }
}
