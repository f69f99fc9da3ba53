#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

void pbe_text_init(struct pbe_text *text, size_t maximum)
{
    *text = (struct pbe_text){.maximum = maximum};
}

void pbe_text_done(struct pbe_text *text)
{
    free(text->bytes);
    pbe_text_init(text, text->maximum);
}

void pbe_text_clear(struct pbe_text *text)
{
    text->length = 0;
    text->failed = text->starved = false;
    if (text->bytes)
        text->bytes[0] = '\0';
}

/* Makes room for `more` bytes and the final NUL; false when there is no memory. */
static bool reserve(struct pbe_text *text, size_t more)
{
    size_t needed = text->length + more + 1;
    if (needed <= text->capacity)
        return true;
    size_t capacity = text->capacity ? text->capacity : 64;
    while (capacity < needed)
        capacity *= 2;
    char *bytes = realloc(text->bytes, capacity);
    if (!bytes)
        return false;
    text->bytes = bytes;
    text->capacity = capacity;
    return true;
}

void pbe_text_add_bytes(struct pbe_text *text, const char *bytes, size_t length)
{
    if (text->failed)
        return;
    size_t room = text->maximum - text->length;
    if (length > room) {
        length = pbe_utf8_cut(bytes, length, room);
        text->failed = true;
    }
    if (!reserve(text, length)) {
        text->failed = text->starved = true;
        return;
    }
    if (length > 0)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void pbe_text_add(struct pbe_text *text, const char *string)
{
    pbe_text_add_bytes(text, string, strlen(string));
}

void pbe_text_addf(struct pbe_text *text, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    char small[256];
    int length = vsnprintf(small, sizeof small, format, args);
    if (length < 0) {
        text->failed = true;
    } else if ((size_t)length < sizeof small) {
        pbe_text_add_bytes(text, small, (size_t)length);
    } else {
        char *large = malloc((size_t)length + 1);
        if (large) {
            vsnprintf(large, (size_t)length + 1, format, again);
            pbe_text_add_bytes(text, large, (size_t)length);
        } else {
            text->failed = text->starved = true;
        }
        free(large);
    }
    va_end(again);
    va_end(args);
}

const char *pbe_text_get(const struct pbe_text *text)
{
    return text->bytes ? text->bytes : "";
}
