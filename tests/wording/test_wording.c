/* test_wording.c - every line of the case files beside it must read as it says.
 *
 * Usage: test_wording FILE.tsv…   A file whose name ends in pairs.tsv holds pairs.
 * Lines that begin with # are comments; \n in a text is a line break. Each failing line
 * is printed with what came instead; the exit code is 1 when there was one.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/measure.h"
#include "base/decimal.h"

enum { COLUMNS = 6, LINE = 8192, GOT = 256 };

static size_t cases, failures;

/* Cuts a line at its tabs; missing columns are "-". Returns how many there were. */
static int cut(char *line, char *column[COLUMNS])
{
    static char none[] = "-";
    int count = 0;
    for (char *at = line; count < COLUMNS; at++) {
        column[count++] = at;
        at = strchr(at, '\t');
        if (at == NULL)
            break;
        *at = '\0';
    }
    for (int i = count; i < COLUMNS; i++)
        column[i] = none;
    return count;
}

static void unescape(char *text)
{
    char *out = text;
    for (const char *in = text; *in; in++) {
        if (in[0] == '\\' && in[1] == 'n') {
            *out++ = '\n';
            in++;
        } else {
            *out++ = *in;
        }
    }
    *out = '\0';
}

static const char *number(double value, char out[PBE_DECIMAL_MAX])
{
    out[pbe_decimal_write(value, 12, out)] = '\0';
    return out;
}

/* The value column of a measure: a number, low..high, or a date. */
static void value_of(const struct pbe_measure *measure, char out[GOT])
{
    char a[PBE_DECIMAL_MAX + 1], b[PBE_DECIMAL_MAX + 1], day[PBE_DAY_MAX];
    switch (measure->kind) {
    case PBE_MEASURE_NUMBER:
    case PBE_MEASURE_CHANGE:
    case PBE_MEASURE_TOLERANCE:
        snprintf(out, GOT, "%s", number(measure->value, a));
        break;
    case PBE_MEASURE_RANGE:
        snprintf(out, GOT, "%s..%s", number(measure->value, a),
                 number(measure->upper, b));
        break;
    case PBE_MEASURE_DATE:
        (void)pbe_day_write(&measure->day, day);
        snprintf(out, GOT, "%s", day);
        break;
    default:
        snprintf(out, GOT, "-");
        break;
    }
}

static const char *or_dash(const char *text)
{
    return text == NULL || text[0] == '\0' ? "-" : text;
}

static void fail(const char *file, int line, const char *what, const char *expected,
                 const char *got)
{
    failures++;
    printf("%s:%d: %s: expected %s, got %s\n", file, line, what, expected, got);
}

static void check_measure(const char *file, int line, char *column[COLUMNS])
{
    struct pbe_measure measure;
    char value[GOT], got[2 * GOT], expected[2 * GOT];
    enum pbe_role role = strcmp(column[0], "actual") == 0 ? PBE_ACTUAL : PBE_TARGET;
    unescape(column[1]);
    pbe_measure_read(column[1], strlen(column[1]), role, &measure);
    value_of(&measure, value);
    snprintf(got, sizeof got, "%s %s %s %s", pbe_measure_kind_name(measure.kind),
             or_dash(pbe_comparator_name(measure.comparator)), value,
             or_dash(measure.unit));
    snprintf(expected, sizeof expected, "%s %s %s %s", column[2], column[3], column[4],
             column[5]);
    if (strcmp(got, expected) != 0)
        fail(file, line, column[1], expected, got);
}

static void check_pair(const char *file, int line, char *column[COLUMNS])
{
    static const char *const NAMES[] = {"numbers", "changes", "range",     "tolerance",
                                        "dates",   "words",   "no_target", "no_actual",
                                        "several", "units",   "ambiguous"};
    struct pbe_measure target, actual;
    struct pbe_pair pair;
    char a[PBE_DECIMAL_MAX + 1], b[PBE_DECIMAL_MAX + 1], got[GOT], expected[GOT];
    pbe_measure_read(column[0], strlen(column[0]), PBE_TARGET, &target);
    pbe_measure_read(column[1], strlen(column[1]), PBE_ACTUAL, &actual);
    pbe_pair_make(&target, column[0], strlen(column[0]), &actual, column[1],
                  strlen(column[1]), &pair);
    if (pair.kind <= PBE_PAIR_TOLERANCE)
        snprintf(got, sizeof got, "%s %s %s", NAMES[pair.kind], number(pair.target, a),
                 number(pair.actual, b));
    else if (pair.kind == PBE_PAIR_DATES)
        snprintf(got, sizeof got, "dates %d -", pair.late_days);
    else
        snprintf(got, sizeof got, "%s %s -", NAMES[pair.kind],
                 pair.same_words ? "same" : "-");
    snprintf(expected, sizeof expected, "%s %s %s", column[2], column[3], column[4]);
    if (strcmp(got, expected) != 0)
        fail(file, line, column[0], expected, got);
}

static bool check_file(const char *path)
{
    char line[LINE], *column[COLUMNS];
    size_t length = strlen(path);
    bool pairs = length >= 9 && strcmp(path + length - 9, "pairs.tsv") == 0;
    int number_of_line = 0;
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        printf("%s: cannot be opened\n", path);
        return false;
    }
    while (fgets(line, sizeof line, file) != NULL) {
        number_of_line++;
        line[strcspn(line, "\r\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0')
            continue;
        if (cut(line, column) < 3) {
            fail(path, number_of_line, line, "at least 3 columns", "fewer");
            continue;
        }
        cases++;
        if (pairs)
            check_pair(path, number_of_line, column);
        else
            check_measure(path, number_of_line, column);
    }
    fclose(file);
    return true;
}

int main(int argc, char **argv)
{
    bool opened = argc > 1;
    for (int i = 1; i < argc; i++)
        opened = check_file(argv[i]) && opened;
    printf("%zu cases, %zu failures\n", cases, failures);
    return opened && failures == 0 && cases > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
