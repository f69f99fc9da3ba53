/* test_formula.c CASES.tsv - formulas as files write them: what is found, what is shown.
 * Then every case cut at each byte, and long hostile ones: no limit is passed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/formula.h"
#include "base/grid.h"

enum { LINE = 4096, TOLD = 16384 };

static void tell_cell(int row, int column, bool row_fixed, bool column_fixed,
                      struct pbe_text *out)
{
    char address[PBE_ADDRESS_MAX];
    pbe_grid_address(row, column, address);
    size_t letters = strcspn(address, "0123456789");
    pbe_text_add(out, column_fixed ? "$" : "");
    pbe_text_add_bytes(out, address, letters);
    pbe_text_add(out, row_fixed ? "$" : "");
    pbe_text_add(out, address + letters);
}

static void tell_argument(const struct pbe_argument *argument, struct pbe_text *out)
{
    if (argument->sheet_length > 0) {
        pbe_text_add(out, "'");
        pbe_text_add_bytes(out, argument->sheet, argument->sheet_length);
        pbe_text_add(out, "'");
    }
    switch (argument->kind) {
    case PBE_ARGUMENT_NONE:
        break;
    case PBE_ARGUMENT_CELL:
    case PBE_ARGUMENT_RANGE:
        tell_cell(argument->row, argument->column, argument->row_fixed,
                  argument->column_fixed, out);
        if (argument->kind == PBE_ARGUMENT_RANGE) {
            pbe_text_add(out, ":");
            tell_cell(argument->last_row, argument->last_column, false, false, out);
        }
        break;
    case PBE_ARGUMENT_NUMBER:
        pbe_text_addf(out, "%g", argument->number);
        break;
    case PBE_ARGUMENT_TEXT:
    case PBE_ARGUMENT_OTHER:
        pbe_text_add(out, argument->kind == PBE_ARGUMENT_TEXT ? "\"" : "?");
        pbe_text_add_bytes(out, argument->text, argument->length);
        pbe_text_add(out, argument->kind == PBE_ARGUMENT_TEXT ? "\"" : "");
        break;
    }
}

static void tell(const struct pbe_formula *formula, struct pbe_text *out)
{
    pbe_text_clear(out);
    if (formula->name[0]) {
        pbe_text_addf(out, "%s(", formula->name);
        for (size_t i = 0; i < formula->argument_count; i++) {
            pbe_text_add(out, i > 0 ? ";" : "");
            tell_argument(&formula->arguments[i], out);
        }
        pbe_text_add(out, ")");
    } else if (!formula->is_broken) {
        pbe_text_add(out, "-");
    }
    if (formula->is_broken)
        pbe_text_add(out, formula->name[0] ? " broken" : "broken");
    else if (formula->is_whole)
        pbe_text_add(out, " whole");
    if (formula->is_foreign)
        pbe_text_add(out, " foreign");
}

static bool is_case(const char *formula, const char *found, const char *shown)
{
    struct pbe_formula read;
    struct pbe_text told, written;
    pbe_text_init(&told, TOLD);
    pbe_text_init(&written, TOLD);
    bool call = pbe_formula_read(formula, strlen(formula), &read);
    tell(&read, &told);
    pbe_formula_write(formula, strlen(formula), 1000, &written);
    bool fine = strcmp(pbe_text_get(&told), found) == 0
                && strcmp(pbe_text_get(&written), shown) == 0
                && call == (read.name[0] != '\0' && !read.is_broken);
    if (!fine)
        printf("%s\n  expected %s | %s\n  found    %s | %s\n", formula, found, shown,
               pbe_text_get(&told), pbe_text_get(&written));
    pbe_text_done(&told);
    pbe_text_done(&written);
    return fine;
}

/* Whatever is cut off, it ends, within its limits (a sanitizer looks on). */
static bool survives_cuts(const char *formula)
{
    size_t length = strlen(formula);
    for (size_t cut = 0; cut <= length; cut++) {
        struct pbe_formula read;
        struct pbe_text written;
        char *copy = malloc(cut ? cut : 1);
        if (!copy)
            return false;
        memcpy(copy, formula, cut);
        pbe_formula_read(copy, cut, &read);
        pbe_text_init(&written, TOLD);
        pbe_formula_write(copy, cut, 20, &written);
        bool fine =
            read.argument_count <= PBE_FORMULA_ARGUMENTS && written.length <= 23;
        pbe_text_done(&written);
        free(copy);
        if (!fine)
            return false;
    }
    return true;
}

/* A formula of a megabyte of the same letter after a call. */
static bool survives_length(char letter)
{
    enum { LENGTH = 1024 * 1024 };
    struct pbe_formula read;
    struct pbe_text written;
    char *text = malloc(LENGTH);
    if (!text)
        return false;
    memset(text, letter, LENGTH);
    memcpy(text, "=PBE_SCORE(", 11);
    bool fine = !pbe_formula_read(text, LENGTH, &read) && read.is_broken;
    fine = fine && !pbe_formula_read(text, PBE_FORMULA_BYTES, &read);
    pbe_text_init(&written, TOLD);
    pbe_formula_write(text, LENGTH, 100, &written);
    fine = fine && written.length <= 103 && !written.failed;
    pbe_text_done(&written);
    free(text);
    return fine;
}

int main(int argc, char **argv)
{
    char line[LINE];
    int cases = 0, failures = 0;
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        char *found = strchr(line, '\t'),
             *shown = found ? strchr(found + 1, '\t') : NULL;
        if (line[0] == '#' || !shown)
            continue;
        *found++ = *shown++ = '\0';
        failures += !is_case(line, found, shown) + !survives_cuts(line);
        cases++;
    }
    if (file)
        fclose(file);
    for (const char *letter = "(;\"'[]{A1.! "; *letter; letter++)
        if (!survives_length(*letter)) {
            printf("a megabyte of %c\n", *letter);
            failures++;
        }
    printf("%d cases, %d failures\n", cases, failures);
    return failures > 0 || cases == 0;
}
