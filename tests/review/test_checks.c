/* test_checks.c - small tables and what the checks must say about them.
 *
 *   test_checks RULES CASE-FILE…
 *
 * A case file is text: see cases/README.md. Everything that is found must be expected and
 * the other way round; `about` limits a case to some codes, so that its table may be
 * small. PBE_SHOW=1 prints all findings.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "form.h"
#include "lua/review.h"

enum { EXPECTED_MAX = 200, LINE_MAX_BYTES = 4096 };

struct expected {
    char code[8], cell[16], words[400];
    bool met;
};

struct test_case {
    char title[200], about[200];
    struct form *form;
    struct expected expected[EXPECTED_MAX];
    size_t count;
};

static int cases, failures;

static void fail(const struct test_case *test, const char *what)
{
    printf("%s: %s\n", test->title, what);
    failures++;
}

static bool is_about(const struct test_case *test, const char *code)
{
    return !test->about[0] || strstr(test->about, code);
}

static bool fits(const struct expected *expected, const struct pbe_finding *finding)
{
    const char *cell = strrchr(finding->cell, '!');
    cell = cell ? cell + 1 : *finding->cell ? finding->cell : "-";
    return !expected->met && strcmp(expected->code, finding->code) == 0
           && strcmp(expected->cell, cell) == 0
           && strstr(finding->message, expected->words);
}

static void print_finding(const struct pbe_finding *finding)
{
    printf("    %-7s %s %s: %s\n", pbe_severity_name(finding->severity), finding->code,
           *finding->cell ? finding->cell : "-", finding->message);
}

static void compare(struct test_case *test, const struct pbe_review *review)
{
    for (size_t i = 0; i < review->finding_count; i++) {
        const struct pbe_finding *finding = &review->findings[i];
        bool expected = false;
        if (getenv("PBE_SHOW"))
            print_finding(finding);
        if (!is_about(test, finding->code))
            continue;
        for (size_t j = 0; j < test->count && !expected; j++) {
            expected = fits(&test->expected[j], finding);
            test->expected[j].met |= expected;
        }
        if (!expected) {
            fail(test, "found without ground");
            print_finding(finding);
        }
    }
    for (size_t j = 0; j < test->count; j++)
        if (!test->expected[j].met) {
            fail(test, "not found");
            printf("    %s %s: %s\n", test->expected[j].code, test->expected[j].cell,
                   test->expected[j].words);
        }
}

static void finish(struct test_case *test, pbe_engine *engine)
{
    struct pbe_value pack = pbe_value_empty();
    struct pbe_review *review;
    struct pbe_error err;
    if (!test->form)
        return;
    cases++;
    if (getenv("PBE_SHOW"))
        printf("%s\n", test->title);
    if (pbe_engine_review(engine, form_take(test->form), &pack, &review, &err)) {
        fail(test, err.text);
    } else {
        compare(test, review);
        pbe_review_free(review);
    }
    form_free(test->form);
    test->form = NULL;
}

static bool expect(struct test_case *test, const char *line)
{
    struct expected *expected = &test->expected[test->count];
    *expected = (struct expected){.met = false};
    int end = 0;
    if (test->count == EXPECTED_MAX
        || sscanf(line, "%7s %15s %n", expected->code, expected->cell, &end) < 2)
        return false;
    snprintf(expected->words, sizeof expected->words, "%s", line + end);
    test->count++;
    return true;
}

static void start(struct test_case *test, const char *file, const char *title)
{
    *test = (struct test_case){.form = form_new()};
    const char *name = strrchr(file, '/');
    snprintf(test->title, sizeof test->title, "%s: %s", name ? name + 1 : file, title);
}

/* "snapshot … | @ | …": the fingerprint of the pack that scores. */
static bool add_snapshot(struct test_case *test, const char *line, pbe_engine *engine)
{
    char whole[LINE_MAX_BYTES];
    struct pbe_value pack = pbe_value_empty();
    struct pbe_identity *identity;
    int before = (int)strcspn(line, "@");
    if (!line[before])
        return form_add(test->form, line);
    if (pbe_engine_identity(engine, &pack, &identity, NULL))
        return false;
    snprintf(whole, sizeof whole, "%.*s%s%s", before, line, identity->fingerprint,
             line + before + 1);
    free(identity);
    return form_add(test->form, whole);
}

static bool read_line(struct test_case *test, const char *line, pbe_engine *engine)
{
    if (strncmp(line, "snapshot ", 9) == 0)
        return add_snapshot(test, line, engine);
    if (strncmp(line, "about ", 6) == 0)
        snprintf(test->about, sizeof test->about, "%s", line + 6);
    else if (strncmp(line, "found ", 6) == 0)
        return expect(test, line + 6);
    else
        return form_add(test->form, line);
    return true;
}

static bool run_file(const char *path, pbe_engine *engine)
{
    static struct test_case test;
    char line[LINE_MAX_BYTES];
    FILE *file = fopen(path, "r");
    bool good = file != NULL;
    for (int number = 1; good && fgets(line, sizeof line, file); number++) {
        line[strcspn(line, "\n")] = '\0';
        if (!*line || *line == '#')
            continue;
        if (strncmp(line, "case ", 5) == 0) {
            finish(&test, engine);
            start(&test, path, line + 5);
        } else if (!test.form || !read_line(&test, line, engine)) {
            printf("%s:%d: %s\n", path, number, line);
            good = false;
        }
    }
    finish(&test, engine);
    if (file)
        fclose(file);
    return good;
}

int main(int count, char **arguments)
{
    pbe_engine *engine = NULL;
    struct pbe_error err;
    const char *roots[] = {count > 1 ? arguments[1] : "rules"};
    pbe_language_set(getenv("PBE_ENGLISH") ? PBE_ENGLISH : PBE_CHINESE);
    if (pbe_engine_new(NULL, &engine, &err)
        || pbe_engine_load(engine, roots, 1, &err)) {
        printf("%s:%d: %s\n", err.file, err.line, err.text);
        return 1;
    }
    bool good = true;
    for (int i = 2; i < count; i++)
        good &= run_file(arguments[i], engine);
    pbe_engine_free(engine);
    printf("%d cases, %d failures\n", cases, failures);
    return good && failures == 0 && cases > 0 ? 0 : 1;
}
