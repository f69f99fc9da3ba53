/* test_damage.c CASES WORK ROUNDS - good workbooks with bytes changed in their parts, from
 * one fixed seed: each is read, or refused with a sentence; nothing crashes or hangs.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "package.h"
#include "workbook/workbook.h"

static uint64_t seed = 20231115;

/* xorshift64*: the same numbers everywhere. */
static size_t chance(size_t below)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (size_t)((seed * 2685821657736338717u) >> 33) % below;
}

/* What XML and numbers are made of hurts more than any byte. */
static void damage(char *bytes, size_t length)
{
    static const char marks[] = "<>/\"'=&;:!?[]-_0123456789AZaz $%.,\n\xE5\x80\xFF";
    for (size_t i = chance(4) + 1; i > 0; i--) {
        size_t at = chance(length);
        switch (chance(4)) {
        case 0:
            bytes[at] = (char)chance(256);
            break;
        case 1: { /* a piece from elsewhere */
            size_t size = chance(24), from = chance(length);
            if (at + size <= length && from + size <= length)
                memmove(bytes + at, bytes + from, size);
            break;
        }
        default:
            bytes[at] = marks[chance(sizeof marks - 1)];
        }
    }
}

static long refused;

static int open_one(const char *path, long round, const char *name)
{
    const struct pbe_workbook_limits limits = {.memory = (size_t)64 * 1024 * 1024};
    pbe_workbook *book = NULL;
    struct pbe_error err = {.text = ""};
    pbe_status status = pbe_workbook_open(path, &limits, &book, &err);
    int bad = status ? (status != PBE_STATUS_FILE || !err.text[0] || book) : !book;
    if (bad)
        printf("%s, round %ld: status %d: %s\n", name, round, status, err.text);
    refused += status != PBE_STATUS_OK;
    pbe_workbook_free(book);
    return bad;
}

static int damage_package(const char *source, const char *path, long rounds)
{
    static struct package whole;
    int failures = 0;
    package_read(&whole, source);
    for (long round = 0; round < rounds; round++) {
        struct package_entry *entry = &whole.entries[chance(whole.count)];
        char *kept = malloc(entry->length + 1);
        if (!kept || entry->length == 0) {
            free(kept);
            continue;
        }
        memcpy(kept, entry->bytes, entry->length);
        damage(entry->bytes, entry->length);
        package_write(&whole, path);
        failures += open_one(path, round, source);
        memcpy(entry->bytes, kept, entry->length);
        free(kept);
    }
    package_free(&whole);
    return failures;
}

int main(int count, char **arguments)
{
    static const char *const names[] = {"cells_flat", "excel", "strict_1904",
                                        "styles_elsewhere"};
    int failures = 0;
    long rounds;
    if (count != 4)
        return 2;
    rounds = strtol(arguments[3], NULL, 10);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char source[1024], path[1024];
        snprintf(source, sizeof source, "%s/%s.pkg", arguments[1], names[i]);
        snprintf(path, sizeof path, "%s/damaged.%s", arguments[2], names[i]);
        failures += damage_package(source, path, rounds);
    }
    printf("%ld refused, %d failures\n", refused, failures);
    return failures > 0 || refused < rounds; /* else hardly anything was damaged */
}
