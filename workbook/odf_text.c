#include "workbook/odf_text.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { CHUNK = 512 };

static const char UNKNOWN[] = "\xEF\xBF\xBD"; /* U+FFFD */

struct cut {
    odf_piece_sink *sink;
    void *self;
    char plain[CHUNK + 1]; /* not handed on yet */
    size_t length;
    bool after_blank; /* the next blank would be folded away */
};

static void flush(struct cut *cut)
{
    cut->plain[cut->length] = '\0';
    if (cut->length > 0)
        cut->sink(cut->self, ODF_PLAIN, cut->plain);
    cut->length = 0;
}

static void put(struct cut *cut, enum odf_piece piece)
{
    flush(cut);
    cut->sink(cut->self, piece, NULL);
}

static void put_plain(struct cut *cut, const char *bytes, size_t size)
{
    if (cut->length + size > CHUNK)
        flush(cut);
    memcpy(cut->plain + cut->length, bytes, size);
    cut->length += size;
    cut->after_blank = false;
}

/* XML 1.0, section 2.2 */
static bool is_xml(uint32_t point)
{
    return point >= 0x20 && point != 0xFFFE && point != 0xFFFF;
}

static void put_character(struct cut *cut, uint32_t point, const char *bytes,
                          size_t size)
{
    if (point == '\n') {
        put(cut, ODF_END);
        put(cut, ODF_BEGIN);
        cut->after_blank = true;
    } else if (point == '\t') {
        put(cut, ODF_TAB);
        cut->after_blank = false;
    } else if (point == ' ' && cut->after_blank) {
        put(cut, ODF_BLANK);
    } else if (size > 0 && is_xml(point)) {
        put_plain(cut, bytes, size);
        cut->after_blank = point == ' ';
    } else {
        put_plain(cut, UNKNOWN, sizeof UNKNOWN - 1);
    }
}

void odf_text_cut(const char *text, size_t length, odf_piece_sink *sink, void *self)
{
    struct cut cut = {.sink = sink, .self = self, .after_blank = true};
    put(&cut, ODF_BEGIN);
    for (size_t at = 0; at < length;) {
        uint32_t point = 0;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        if (point != '\r' || at + 1 == length || text[at + 1] != '\n')
            put_character(&cut, point, text + at, size);
        at += size ? size : 1;
    }
    put(&cut, ODF_END);
}

void odf_text_clean(const char *text, size_t length, odf_piece_sink *sink, void *self)
{
    struct cut cut = {.sink = sink, .self = self};
    for (size_t at = 0; at < length;) {
        uint32_t point = 0;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        bool is_kept = size > 0 && (is_xml(point) || point == '\n' || point == '\t');
        put_plain(&cut, is_kept ? text + at : UNKNOWN,
                  is_kept ? size : sizeof UNKNOWN - 1);
        at += size ? size : 1;
    }
    flush(&cut);
}
