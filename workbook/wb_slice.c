#include "workbook/wb_xml.h"

#include <string.h>

bool wb_slice_is(struct wb_slice slice, const char *text)
{
    return slice.bytes && slice.length == strlen(text)
           && memcmp(slice.bytes, text, slice.length) == 0;
}

bool wb_slice_is_true(struct wb_slice slice)
{
    return wb_slice_is(slice, "1") || wb_slice_is(slice, "true");
}

/* libxml2 keeps & as &#38; in attributes when entities are not replaced, and they must
 * never be. */
void wb_slice_add(struct wb_slice slice, struct pbe_text *out)
{
    static const char AND[] = "&#38;";
    const char *at = slice.bytes, *end = at + slice.length;
    while (slice.bytes && at < end) {
        const char *mark = memchr(at, '&', (size_t)(end - at));
        if (!mark)
            mark = end;
        pbe_text_add_bytes(out, at, (size_t)(mark - at));
        at = mark;
        if (at == end)
            break;
        pbe_text_add_bytes(out, "&", 1);
        size_t rest = (size_t)(end - at);
        bool is_kept = rest >= sizeof AND - 1 && memcmp(at, AND, sizeof AND - 1) == 0;
        at += is_kept ? sizeof AND - 1 : 1;
    }
}

int wb_slice_int(struct wb_slice slice, int least, int most, int otherwise)
{
    long long value = 0;
    bool negative = slice.length > 0 && slice.bytes[0] == '-';
    size_t at = negative;
    if (slice.length == at || slice.length > 18)
        return otherwise;
    for (; at < slice.length; at++) {
        if (slice.bytes[at] < '0' || slice.bytes[at] > '9')
            return otherwise;
        value = value * 10 + (slice.bytes[at] - '0');
    }
    value = negative ? -value : value;
    return value < least || value > most ? otherwise : (int)value;
}
