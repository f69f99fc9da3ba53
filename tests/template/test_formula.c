/* test_formula.c - what formulas of a form give; the cases stand in formulas.tsv. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "template/formula.h"

enum { LINE_MAX_BYTES = 1024, ARENA_MAX = 1 << 20 };

static int find_sheet(void *state, const char *name, size_t length)
{
    (void)state;
    return length == 4 && memcmp(name, "Here", 4) == 0 ? 0 : -1;
}

static struct pbe_value value_of(void *state, int sheet, int row, int column)
{
    const struct pbe_value cells[5] = {pbe_value_number(3), pbe_value_empty(),
                                       pbe_value_text("甲", strlen("甲")),
                                       pbe_value_number(2.5), pbe_value_number(NAN)};
    (void)state;
    if (sheet == 0 && column == 0 && row >= 0 && row < 5)
        return cells[row];
    if (sheet == 0 && column == 1 && row >= 0 && row < 3)
        return pbe_value_number(10 * (row + 1));
    return pbe_value_empty();
}

static void write_value(const struct pbe_value *value, char *out)
{
    if (formula_is_error(value))
        strcpy(out, "ERROR");
    else if (value->kind == PBE_NUMBER)
        out[pbe_decimal_exact(value->number, out)] = '\0';
    else
        snprintf(out, LINE_MAX_BYTES, "%.*s", (int)value->length,
                 value->kind == PBE_TEXT ? value->text : "");
}

/* Returns the number of failures. */
static int run_case(pbe_engine *engine, char *line, int number)
{
    char got[LINE_MAX_BYTES];
    struct pbe_arena arena;
    char *tab = strchr(line, '\t');
    if (!tab) {
        printf("line %d has no tab\n", number);
        return 1;
    }
    *tab = '\0';
    pbe_arena_init(&arena, ARENA_MAX);
    struct formula_host host = {
        .find_sheet = find_sheet, .value = value_of, .engine = engine, .arena = &arena};
    struct pbe_value value = formula_value(&host, 0, line);
    write_value(&value, got);
    pbe_arena_done(&arena);
    if (strcmp(got, tab + 1) == 0 && !host.starved)
        return 0;
    printf("line %d: %s gives “%s”, not “%s”\n", number, line, got, tab + 1);
    return 1;
}

int main(int count, char **arguments)
{
    char line[LINE_MAX_BYTES];
    pbe_engine *engine;
    struct pbe_error err;
    int failures = 0, number = 0, cases = 0;
    if (count != 3)
        return 2;
    pbe_language_set(PBE_CHINESE);
    struct pbe_engine_options options = {.shipped_rules = arguments[2]};
    FILE *file = fopen(arguments[1], "r");
    if (!file || pbe_engine_new(&options, &engine, &err)
        || pbe_engine_load(engine, NULL, 0, &err))
        return 2;
    while (fgets(line, sizeof line, file)) {
        number++;
        line[strcspn(line, "\n")] = '\0';
        if (line[0] && line[0] != '#') {
            failures += run_case(engine, line, number);
            cases++;
        }
    }
    fclose(file);
    pbe_engine_free(engine);
    printf("%d formulas, %d wrong\n", cases, failures);
    return failures > 0 || cases == 0;
}
