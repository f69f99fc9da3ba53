/* test_forms.c - whole forms, from the cells to the findings.
 *
 *   test_forms RULES FORM EXPECTED [FORM EXPECTED]…
 *
 * FORM is a drawn sheet (tests/layout/drawn.h) up to its line "---"; EXPECTED lists all
 * that must be found, a line each: code, cell or "-", and words of the message. PBE_SHOW=1
 * prints what is found in the same form.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/layout.h"
#include "base/language.h"
#include "lua/review.h"
#include "tests/layout/drawn.h"

enum { LINES_MAX = 400, LINE_MAX_BYTES = 4096 };

struct lines {
    char *at[LINES_MAX];
    size_t count;
};

static int failures;

static bool read_lines(const char *path, struct lines *lines)
{
    char line[LINE_MAX_BYTES];
    FILE *file = fopen(path, "r");
    *lines = (struct lines){.count = 0};
    while (file && lines->count < LINES_MAX && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (strcmp(line, "---") == 0)
            break;
        if (*line != '#')
            lines->at[lines->count++] = strdup(line);
    }
    if (file)
        fclose(file);
    return file != NULL;
}

static void free_lines(struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        free(lines->at[i]);
}

static const char *cell_of(const struct pbe_finding *finding)
{
    const char *cell = strrchr(finding->cell, '!');
    return cell ? cell + 1 : "-";
}

static bool fits(const char *expected, const struct pbe_finding *finding)
{
    char code[8], cell[16];
    int end = 0;
    return sscanf(expected, "%7s %15s %n", code, cell, &end) == 2
           && strcmp(code, finding->code) == 0 && strcmp(cell, cell_of(finding)) == 0
           && strstr(finding->message, expected + end);
}

static void compare(const char *path, const struct lines *expected,
                    const struct pbe_review *review)
{
    bool met[LINES_MAX] = {false};
    for (size_t i = 0; i < review->finding_count; i++) {
        const struct pbe_finding *finding = &review->findings[i];
        size_t at = 0;
        while (at < expected->count && (met[at] || !fits(expected->at[at], finding)))
            at++;
        if (getenv("PBE_SHOW"))
            printf("%s %s %s\n", finding->code, cell_of(finding), finding->message);
        if (at < expected->count) {
            met[at] = true;
            continue;
        }
        failures++;
        printf("%s: found without ground: %s %s %s\n", path, finding->code,
               cell_of(finding), finding->message);
    }
    for (size_t i = 0; i < expected->count; i++)
        if (*expected->at[i] && !met[i]) {
            failures++;
            printf("%s: not found: %s\n", path, expected->at[i]);
        }
}

static void review_form(pbe_engine *engine, const struct drawn *drawn, const char *path,
                        const struct lines *expected)
{
    struct pbe_value pack = pbe_value_empty();
    struct pbe_assessment **list;
    struct pbe_review *review;
    struct pbe_error err;
    size_t count;
    const pbe_grid *grids[DRAWN_SHEETS];
    for (size_t i = 0; i < drawn->count; i++)
        grids[i] = drawn->sheets[i];
    if (pbe_layout_read(grids, drawn->count, &list, &count, &err)) {
        printf("%s: %s\n", path, err.text);
        failures++;
        return;
    }
    if (pbe_engine_review(engine, list[0], &pack, &review, &err)) {
        printf("%s: %s\n", path, err.text);
        failures++;
    } else {
        compare(path, expected, review);
        pbe_review_free(review);
    }
    pbe_layout_free(list, count);
}

static void run(pbe_engine *engine, const char *form, const char *expectation)
{
    struct lines lines, expected;
    struct drawn drawn;
    bool read = read_lines(form, &lines);
    read &= read_lines(expectation, &expected);
    if (getenv("PBE_SHOW"))
        printf("# %s\n", form);
    bool good = drawn_read(lines.at, lines.count, &drawn);
    if (read && good) {
        review_form(engine, &drawn, form, &expected);
    } else {
        printf("%s, %s: cannot be read\n", form, expectation);
        failures++;
    }
    drawn_free(&drawn);
    free_lines(&lines);
    free_lines(&expected);
}

int main(int count, char **arguments)
{
    pbe_engine *engine = NULL;
    struct pbe_error err;
    const char *roots[] = {count > 1 ? arguments[1] : "rules"};
    pbe_language_set(PBE_CHINESE);
    if (pbe_engine_new(NULL, &engine, &err)
        || pbe_engine_load(engine, roots, 1, &err)) {
        printf("%s:%d: %s\n", err.file, err.line, err.text);
        return 1;
    }
    for (int i = 2; i + 1 < count; i += 2)
        run(engine, arguments[i], arguments[i + 1]);
    pbe_engine_free(engine);
    printf("%d forms, %d failures\n", (count - 2) / 2, failures);
    return count > 3 && failures == 0 ? 0 : 1;
}
