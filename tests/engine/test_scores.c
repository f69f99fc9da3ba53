/* test_scores.c - every line of a table of rows must score as it says.
 *
 * Usage: test_scores CASES.tsv RULES…   Columns, parted by tabs: pack, rule, target,
 * actual, weight, given; outcome, points, a part of the explanation. "-" is an empty
 * cell; #0.85 is a cell with a number, everything else a text; \n is a line break.
 * A row that must be refused has the name of its status as outcome. Lines that begin
 * with # are comments. Each failing line is printed with what came instead.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "lua/engine.h"

enum { COLUMNS = 9, LINE = 4096, ROOTS = 4 };
enum { PACK, RULE, TARGET, ACTUAL, WEIGHT, GIVEN, OUTCOME, POINTS, SAYS };

static size_t cases, failures;

static int cut(char *line, char *column[COLUMNS])
{
    int count = 0;
    for (char *at = line; at && count < COLUMNS;) {
        column[count++] = at;
        at = strchr(at, '\t');
        if (at)
            *at++ = '\0';
    }
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

static struct pbe_value cell(char *column)
{
    if (strcmp(column, "-") == 0)
        return pbe_value_empty();
    if (column[0] == '#')
        return pbe_value_number(strtod(column + 1, NULL));
    unescape(column);
    return pbe_value_text(column, strlen(column));
}

static const char *status_name(pbe_status status)
{
    switch (status) {
#define PBE_STATUS(name, exit_code, zh, en)                                            \
    case PBE_STATUS_##name:                                                            \
        return #name;
#include "base/error_list.h"
#undef PBE_STATUS
    }
    return "?";
}

static void fail(const char *place, const char *what, const char *expected,
                 const char *got)
{
    failures++;
    printf("%s: %s: expected %s, got %s\n", place, what, expected, got);
}

static void points_of(const struct pbe_score *score, char out[PBE_DECIMAL_MAX])
{
    out[pbe_decimal_write(score->points, 6, out)] = '\0';
    if (!score->has_points)
        strcpy(out, "-");
}

/* The English line must exist, be one line, and not be the Chinese one. */
static void check_english(const char *place, pbe_engine *engine,
                          const struct pbe_row *row, const char *chinese)
{
    struct pbe_text said;
    pbe_text_init(&said, 8192);
    pbe_language_set(PBE_ENGLISH);
    pbe_engine_explain(engine, row, &said, NULL, NULL);
    pbe_language_set(PBE_CHINESE);
    const char *english = pbe_text_get(&said);
    if (!*english || strcmp(english, chinese) == 0 || strstr(english, "得满分")
        || strchr(english, '\n') || strchr(english, '{'))
        fail(place, "English", "a line of its own", english);
    pbe_text_done(&said);
}

static void check_row(const char *place, pbe_engine *engine, char *column[COLUMNS])
{
    struct pbe_row row = {.target = cell(column[TARGET]),
                          .actual = cell(column[ACTUAL]),
                          .weight = strtod(column[WEIGHT], NULL),
                          .rule = cell(column[RULE]),
                          .given = cell(column[GIVEN]),
                          .pack = cell(column[PACK])};
    struct pbe_score score = {.outcome = PBE_CANNOT_COMPUTE}, again;
    struct pbe_error err = {.text = ""};
    struct pbe_text said;
    char points[PBE_DECIMAL_MAX];
    pbe_text_init(&said, 8192);
    pbe_status status = pbe_engine_score(engine, &row, &score, &err);
    pbe_engine_explain(engine, &row, &said, &again, NULL);
    const char *outcome =
        status ? status_name(status) : pbe_outcome_name(score.outcome);
    points_of(&score, points);
    if (strcmp(outcome, column[OUTCOME]) != 0)
        fail(place, "outcome", column[OUTCOME], outcome);
    if (strcmp(points, column[POINTS]) != 0)
        fail(place, "points", column[POINTS], points);
    if (!strstr(pbe_text_get(&said), column[SAYS]) || strchr(pbe_text_get(&said), '\n'))
        fail(place, "explanation", column[SAYS], pbe_text_get(&said));
    if (status && strcmp(err.text, pbe_text_get(&said)) != 0)
        fail(place, "the error explained", err.text, pbe_text_get(&said));
    if (again.outcome != score.outcome || again.has_points != score.has_points
        || again.points != score.points)
        fail(place, "explain's own score", points, pbe_outcome_name(again.outcome));
    check_english(place, engine, &row, pbe_text_get(&said));
    pbe_text_done(&said);
}

static bool check_file(const char *path, pbe_engine *engine)
{
    char line[LINE], *column[COLUMNS], place[512];
    int number = 0;
    FILE *file = fopen(path, "rb");
    if (!file) {
        printf("%s: cannot be opened\n", path);
        return false;
    }
    while (fgets(line, sizeof line, file)) {
        number++;
        line[strcspn(line, "\r\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0')
            continue;
        snprintf(place, sizeof place, "%s:%d", path, number);
        cases++;
        if (cut(line, column) == COLUMNS)
            check_row(place, engine, column);
        else
            fail(place, "columns", "9", "fewer");
    }
    fclose(file);
    return true;
}

int main(int count, char **arguments)
{
    if (count < 3) {
        fputs("usage: test_scores CASES.tsv RULES…\n", stderr);
        return 2;
    }
    pbe_engine *engine;
    struct pbe_error err;
    const char *roots[ROOTS];
    size_t root_count = 0;
    for (int i = 2; i < count && root_count < ROOTS; i++)
        roots[root_count++] = arguments[i];
    if (pbe_engine_new(NULL, &engine, &err)
        || pbe_engine_load(engine, roots, root_count, &err)) {
        printf("%s:%d: %s\n", err.file, err.line, err.text);
        return 1;
    }
    bool read = check_file(arguments[1], engine);
    pbe_engine_free(engine);
    printf("%zu cases, %zu failures\n", cases, failures);
    return read && cases > 0 && failures == 0 ? 0 : 1;
}
