#include "cli/kit_name.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/language.h"
#include "base/utf8.h"
#include "lua/points.h"

static const char ending[] = ".ods";

/* The name being written; room for its ending is kept. */
struct name {
    char *out;
    size_t length;
};

static void put(struct name *name, uint32_t point)
{
    char bytes[4];
    size_t size = pbe_utf8_put(point, bytes);
    if (name->length + size + sizeof ending > KIT_NAME_MAX)
        return;
    memcpy(name->out + name->length, bytes, size);
    name->length += size;
}

/* The full-width twin of an ASCII sign: ／ for /. */
static uint32_t widen(uint32_t sign)
{
    return sign - '!' + 0xFF01;
}

/* A name that begins with one of these is hidden, an option, or an office's lock. */
static bool is_bad_first(uint32_t point)
{
    return point == '.' || point == '-' || point == '~';
}

static void put_all(struct name *name, const char *text)
{
    static const char refused[] = "/\\:*?\"<>|";
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t point = '?';
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        bool is_sign = point < 0x80 && strchr(refused, (int)point);
        at += size ? size : 1;
        if (point_is_invisible(point) && point >= 0x80)
            continue;
        if (point <= ' ' || point == 0x7F || point_is_blank(point))
            point = ' ';
        else if (is_sign || (name->length == 0 && is_bad_first(point)))
            point = widen(point);
        if (point != ' ' || name->length > 0)
            put(name, point);
    }
}

/* Blanks and points at the end are dropped by Windows. */
static void trim(struct name *name)
{
    while (name->length > 0 && strchr(" .", name->out[name->length - 1]))
        name->length--;
}

/* Windows: "Naming files, paths, and namespaces". The part before the first point. */
static bool is_reserved(const char *name, size_t length)
{
    static const char *const devices[] = {"CON", "PRN", "AUX", "NUL"};
    static const char *const numbered[] = {"COM", "LPT"};
    size_t size = 0;
    while (size < length && name[size] != '.')
        size++;
    while (size > 0 && name[size - 1] == ' ')
        size--;
    for (size_t i = 0; size == 3 && i < sizeof devices / sizeof *devices; i++)
        if (strncasecmp(name, devices[i], 3) == 0)
            return true;
    for (size_t i = 0; size == 4 && i < sizeof numbered / sizeof *numbered; i++)
        if (strncasecmp(name, numbered[i], 3) == 0 && name[3] >= '0' && name[3] <= '9')
            return true;
    return false;
}

static void put_mark(struct name *name)
{
    memmove(name->out + 1, name->out, name->length);
    name->out[0] = '_';
    name->length++;
    if (name->length + sizeof ending > KIT_NAME_MAX)
        name->length =
            pbe_utf8_cut(name->out, name->length, KIT_NAME_MAX - sizeof ending);
}

void kit_name_write(const struct department *department, char out[KIT_NAME_MAX])
{
    struct name name = {.out = out};
    if (*department->code) {
        put_all(&name, department->code);
        put(&name, '_');
    }
    put_all(&name, department->name);
    trim(&name);
    if (name.length == 0 || is_reserved(out, name.length))
        put_mark(&name);
    memcpy(out + name.length, ending, sizeof ending);
}

/* --- all of a list --- */

struct known_name {
    char plain[DEPARTMENT_PLAIN_MAX];
    size_t index;
};

static int by_plain(const void *a, const void *b)
{
    const struct known_name *one = a, *other = b;
    int order = strcmp(one->plain, other->plain);
    return order ? order : (one->index > other->index) - (one->index < other->index);
}

static pbe_status complain(const struct department *one, const struct department *other,
                           const char *name, const char *list, struct pbe_error *err)
{
    pbe_error_set(err, PBE_STATUS_FILE,
                  PBE_SAY("“%s”与第 %d 行的“%s”会是同一个文件“%s”；"
                          "请在名单里写上单位编码，或改名称",
                          "“%s” would get the same file as line %d, “%s”: “%s”; give "
                          "them codes in the list, or other names"),
                  other->name, one->line, one->name, name);
    pbe_error_place(err, list, other->line, 0);
    return PBE_STATUS_FILE;
}

pbe_status kit_names_write(const struct departments *departments, const char *list,
                           char (*names)[KIT_NAME_MAX], struct pbe_error *err)
{
    struct known_name *known = calloc(departments->count + 1, sizeof *known);
    pbe_status status = PBE_STATUS_OK;
    if (!known)
        return pbe_error_memory(err);
    for (size_t i = 0; i < departments->count; i++) {
        kit_name_write(&departments->list[i], names[i]);
        departments_plain(names[i], known[i].plain);
        known[i].index = i;
    }
    qsort(known, departments->count, sizeof *known, by_plain);
    for (size_t i = 1; !status && i < departments->count; i++)
        if (strcmp(known[i - 1].plain, known[i].plain) == 0)
            status = complain(&departments->list[known[i - 1].index],
                              &departments->list[known[i].index], names[known[i].index],
                              list, err);
    free(known);
    return status;
}
