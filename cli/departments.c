#include "cli/departments.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "lua/points.h"
#include "lua/words.h"

void departments_done(struct departments *departments)
{
    pbe_arena_done(&departments->arena);
    *departments = (struct departments){0};
}

static bool is_passed_over(uint32_t point)
{
    return point <= ' ' || point_is_blank(point) || point_is_invisible(point);
}

void departments_plain(const char *name, char out[DEPARTMENT_PLAIN_MAX])
{
    size_t length = strlen(name), used = 0;
    for (size_t at = 0; at < length && used + 4 < DEPARTMENT_PLAIN_MAX;) {
        uint32_t point = 0;
        size_t size = pbe_utf8_get(name + at, length - at, &point);
        char plain = size > 0 ? point_plain(point) : '?';
        if (size > 0 && is_passed_over(point)) {
            /* no part of a name */
        } else if (plain) {
            bool is_capital = plain >= 'A' && plain <= 'Z';
            out[used++] = (char)(is_capital ? plain - 'A' + 'a' : plain);
        } else {
            memcpy(out + used, name + at, size);
            used += size;
        }
        at += size ? size : 1;
    }
    out[used] = '\0';
}

int departments_of_name(const struct departments *departments, const char *plain)
{
    for (size_t i = 0; *plain && i < departments->count; i++)
        if (strcmp(departments->list[i].plain, plain) == 0)
            return (int)i;
    return -1;
}

int departments_of_code(const struct departments *departments, const char *code)
{
    for (size_t i = 0; *code && i < departments->count; i++)
        if (strcasecmp(departments->list[i].code, code) == 0)
            return (int)i;
    return -1;
}

/* --- a code in a file's name --- */

static bool is_letter_or_digit(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')
           || (byte >= 'A' && byte <= 'Z');
}

static bool has_code(const char *name, const char *code)
{
    size_t length = strlen(code);
    for (const char *at = name; *at; at++)
        if (strncasecmp(at, code, length) == 0
            && (at == name || !is_letter_or_digit(at[-1]))
            && !is_letter_or_digit(at[length]))
            return true;
    return false;
}

int departments_of_file(const struct departments *departments, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t longest = DEPARTMENT_CODE_MIN - 1;
    int found = -1;
    for (size_t i = 0; i < departments->count; i++) {
        const char *code = departments->list[i].code;
        size_t length = strlen(code);
        if (length < longest || !has_code(name, code))
            continue;
        found = length > longest ? (int)i : -1;
        longest = length;
    }
    return found;
}

/* --- names that are nearly the same --- */

/* 城管局 is short for 城市管理局: its characters stand there in the same order. */
static bool is_short_for(const char *name, const char *whole)
{
    size_t length = strlen(name), whole_length = strlen(whole), at = 0;
    for (size_t in = 0; at < length && in < whole_length;) {
        uint32_t wanted, found;
        size_t wanted_size = pbe_utf8_get(name + at, length - at, &wanted);
        size_t size = pbe_utf8_get(whole + in, whole_length - in, &found);
        if (wanted_size > 0 && size > 0 && wanted == found)
            at += wanted_size;
        in += size ? size : 1;
    }
    return at == length;
}

/* How far apart two names are; INT_MAX: they are not taken for each other. */
static int distance(const char *one, const char *other)
{
    enum { CONTAINED = 3, OF = 5 }; /* characters; one in so many may differ */
    size_t one_size = strlen(one), other_size = strlen(other);
    size_t one_count = pbe_utf8_count(one, one_size);
    size_t other_count = pbe_utf8_count(other, other_size);
    size_t shorter = one_count < other_count ? one_count : other_count;
    if (shorter >= CONTAINED && (is_short_for(one, other) || is_short_for(other, one)))
        return 0;
    size_t apart = words_distance(one, one_size, other, other_size);
    return apart * OF <= shorter ? (int)apart : INT_MAX;
}

int departments_nearest(const struct departments *departments, const char *plain)
{
    int nearest = INT_MAX, found = -1;
    for (size_t i = 0; *plain && i < departments->count; i++) {
        int apart = distance(departments->list[i].plain, plain);
        if (apart == INT_MAX || apart > nearest)
            continue;
        found = apart < nearest ? (int)i : -1; /* two of them say nothing */
        nearest = apart;
    }
    return found;
}
