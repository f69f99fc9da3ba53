/* test_damage.c CASES WORK ROUNDS - good workbooks with bytes changed in their parts, from
 * one fixed seed: each is read, or refused with a sentence; nothing crashes or hangs. The
 * same where they are amended; and what could be read can still be read, with one sheet
 * more.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "package.h"
#include "workbook/amend.h"
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

static long refused, amended;

/* --- amending --- */

static bool is_told(pbe_status status, const struct pbe_error *err)
{
    return status == PBE_STATUS_OK
           || ((status == PBE_STATUS_FILE || status == PBE_STATUS_ARGUMENT)
               && err->text[0]);
}

/* A value somewhere, rows somewhere, a sheet; what cannot be done is told. */
static bool change(pbe_amend *amend, struct pbe_error *err)
{
    static const double widths[] = {2};
    struct pbe_value value = pbe_value_number(1);
    const struct pbe_amend_sheet sheet = {.name = "多的一张",
                                          .widths = widths,
                                          .columns = 1,
                                          .rows = 1,
                                          .values = &value};
    bool told = is_told(
        pbe_amend_set(amend, chance(2), (int)chance(30), (int)chance(9), &value, err),
        err);
    told &= is_told(
        pbe_amend_insert_rows(amend, 0, (int)chance(30), (int)chance(3) + 1, err), err);
    return told && pbe_amend_add_sheet(amend, &sheet, err) == PBE_STATUS_OK;
}

/* Saves it and reads it again. sheets: that could be read before. */
static bool read_amended(pbe_amend *amend, const char *path, size_t sheets,
                         struct pbe_error *err)
{
    pbe_workbook *book = NULL;
    FILE *to = fopen(path, "w+");
    bool good = to
                && pbe_amend_save(amend, pbe_amend_document_kind(amend), to, err)
                       == PBE_STATUS_OK;
    good = to && fclose(to) == 0 && good
           && pbe_workbook_open(path, NULL, &book, err) == PBE_STATUS_OK
           && pbe_workbook_sheet_count(book) == sheets + 1;
    pbe_workbook_free(book);
    return good;
}

/* sheets: 0 = the reader refuses the file. */
static int amend_one(const char *path, long round, const char *name, size_t sheets)
{
    char made[1100];
    pbe_amend *amend = NULL;
    struct pbe_error err = {.text = ""};
    pbe_status status = pbe_amend_open(path, &amend, &err);
    bool good = is_told(status, &err);
    if (!status) {
        bool is_changed = change(amend, &err);
        amended += is_changed;
        snprintf(made, sizeof made, "%s.amended", path);
        good =
            is_changed || err.text[0]; /* such as a part that the reader passes over */
        if (is_changed && sheets > 0)
            good = read_amended(amend, made, sheets, &err);
    }
    pbe_amend_free(amend);
    if (!good)
        printf("%s, round %ld, amended: status %d: %s\n", name, round, status,
               err.text);
    return !good;
}

/* --- reading --- */

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
    size_t sheets = status ? 0 : pbe_workbook_sheet_count(book);
    pbe_workbook_free(book);
    return bad + amend_one(path, round, name, sheets);
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
    printf("%ld refused, %ld amended, %d failures\n", refused, amended, failures);
    return failures > 0 || refused < rounds
           || amended < rounds; /* else hardly anything was damaged */
}
