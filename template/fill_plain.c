/* fill_plain.c - names of lines and fields as they are compared. */
#include <string.h>

#include "base/utf8.h"
#include "lua/points.h"
#include "template/fill_form.h"

/* Without blanks, and full-width characters as their ASCII twins. */
static size_t narrow(const char *name, char out[FILL_PLAIN_MAX])
{
    size_t length = strlen(name), used = 0;
    for (size_t at = 0; at < length && used + 5 < FILL_PLAIN_MAX;) {
        uint32_t point = 0;
        size_t size = pbe_utf8_get(name + at, length - at, &point);
        char plain = size > 0 ? point_plain(point) : '?';
        bool is_blank =
            size > 0
            && (point <= ' ' || point_is_blank(point) || point_is_invisible(point));
        if (plain && !is_blank)
            out[used++] = plain;
        else if (!is_blank) {
            memcpy(out + used, name + at, size);
            used += size;
        }
        at += size ? size : 1;
    }
    out[used] = '\0';
    return used;
}

/* What begins behind 其中: and 1、 */
static const char *skip_beginning(const char *name)
{
    static const char part[] = "其中";
    if (strncmp(name, part, sizeof part - 1) == 0) {
        name += sizeof part - 1;
        name += *name == ':';
    }
    size_t digits = strspn(name, "0123456789");
    bool is_numbered = digits > 0 && (name[digits] == ',' || name[digits] == '.');
    return is_numbered ? name + digits + 1 : name;
}

void fill_plain(const char *name, char out[FILL_PLAIN_MAX])
{
    char narrowed[FILL_PLAIN_MAX];
    size_t length = narrow(name, narrowed);
    while (length > 0 && narrowed[length - 1] == ':')
        narrowed[--length] = '\0';
    const char *begin = skip_beginning(narrowed);
    memcpy(out, begin, strlen(begin) + 1);
}
