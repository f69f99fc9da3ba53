#include "lua/words.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

static bool is_blank(uint32_t point)
{
    return point <= ' ' || point == 0xA0 || point == 0x3000 || point == 0x200B
           || point == 0xFEFF;
}

static bool ends_sentence(uint32_t point)
{
    return point == 0x3002 /* 。 */ || point == 0xFF1B /* ； */
           || point == 0xFF0C                          /* ， */
           || point == ';' || point == ',' || point == '.';
}

static bool opens_bracket(uint32_t point)
{
    return point == '(' || point == 0xFF08;
}

size_t words_plain(const char *text, size_t length, bool name, char *out)
{
    size_t kept = 0, end = 0;
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        if (name && size > 0 && kept > 0 && opens_bracket(point))
            break;
        if (size > 0 && !is_blank(point)) {
            memcpy(out + kept, text + at, size);
            kept += size;
            if (name || !ends_sentence(point))
                end = kept;
        }
        at += size ? size : 1;
    }
    return end;
}

static size_t decode(const char *text, size_t length, uint32_t out[WORDS_COMPARED])
{
    size_t count = 0;
    for (size_t at = 0; at < length && count < WORDS_COMPARED;) {
        size_t size = pbe_utf8_get(text + at, length - at, &out[count]);
        at += size ? size : 1;
        count += size != 0;
    }
    return count;
}

/* One row of the table of edit distances is enough: row[j] is the cost of making the
 * first j characters of b out of those of a seen so far. */
size_t words_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    uint32_t from[WORDS_COMPARED], to[WORDS_COMPARED];
    size_t row[WORDS_COMPARED + 1];
    size_t from_count = decode(a, a_length, from), to_count = decode(b, b_length, to);
    for (size_t j = 0; j <= to_count; j++)
        row[j] = j;
    for (size_t i = 1; i <= from_count; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= to_count; j++) {
            size_t change = diagonal + (from[i - 1] != to[j - 1]);
            size_t either = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = change < either ? change : either;
        }
    }
    return row[to_count];
}
