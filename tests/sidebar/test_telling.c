/* test_telling.c RULES CASE… - what the sidebar says about cells of drawn sheets.
 *
 * A case: lines that begin with # tell what it is about; then the drawing
 * (tests/layout/drawn.h), a line "---", and questions, each with its answer:
 *
 *   > H5       the telling of a cell of the first sheet; > 2!H5 of the second
 *   > list 1   count and lines of the findings on a sheet
 *   > detail 1 3   the whole of the third of them
 *
 * "> en H5" asks in English; a fingerprint is ########. Blank lines around an answer do
 * not count. With --show it prints the answers as they are, to be read before they are
 * kept.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "addin/finding_list.h"
#include "addin/telling.h"
#include "base/language.h"
#include "case_file.h"
#include "drawn.h"

enum { ANSWER = 1 << 16 };

/* --- the answers --- */

static void tell_list(const struct survey *survey, int sheet, int detail,
                      struct pbe_text *out)
{
    struct finding_list list;
    if (finding_list_make(survey, sheet, &list, NULL))
        return;
    if (detail > 0 && (size_t)detail <= list.count) {
        finding_list_detail(&list, (size_t)detail - 1, out);
    } else {
        finding_list_count(&list, out);
        for (size_t i = 0; i < list.count; i++) {
            pbe_text_add(out, "\n");
            finding_list_line(&list, i, out);
        }
    }
    finding_list_done(&list);
}

/* The fingerprint of the pack changes with every edit of a rule. */
static void hide_fingerprint(struct pbe_text *out)
{
    static const char digits[] = "0123456789abcdef";
    enum { LENGTH = 8 };
    char *line = out->length > 0 ? strstr(out->bytes, "mof-2020-10 ") : NULL;
    for (; line && *line && strspn(line, digits) != LENGTH; line++)
        ;
    if (line && *line)
        memset(line, '#', LENGTH);
}

static bool ask(const struct survey *survey, const char *question, struct pbe_text *out)
{
    int sheet = 1, detail = 0, row;
    char column;
    if (strncmp(question, "en ", 3) == 0) {
        pbe_language_set(PBE_ENGLISH);
        question += 3;
    }
    bool known = true;
    if (sscanf(question, "list %d", &sheet) == 1
        || sscanf(question, "detail %d %d", &sheet, &detail) == 2) {
        tell_list(survey, sheet - 1, detail, out);
    } else if (sscanf(question, "%d!%c%d", &sheet, &column, &row) == 3
               || sscanf(question, "%c%d", &column, &row) == 2) {
        telling_cell(survey, sheet - 1, row - 1, column - 'A', out);
        hide_fingerprint(out);
    } else {
        known = false;
    }
    pbe_language_set(PBE_CHINESE);
    while (out->length > 0 && out->bytes[out->length - 1] == '\n')
        out->bytes[--out->length] = '\0';
    return known;
}

/* --- the cases --- */

static size_t read_expected(const struct case_file *file, size_t line,
                            struct pbe_text *out)
{
    for (; line < file->count && strncmp(file->lines[line], "> ", 2) != 0; line++)
        pbe_text_addf(out, "%s\n", file->lines[line]);
    while (out->length > 0 && out->bytes[out->length - 1] == '\n')
        out->bytes[--out->length] = '\0';
    return line;
}

static bool check_answers(const struct case_file *file, const struct survey *survey,
                          bool show)
{
    bool fine = true;
    for (size_t line = file->end_of_drawing + 1; line < file->count;) {
        const char *question = file->lines[line] + 2;
        struct pbe_text expected, got;
        pbe_text_init(&expected, ANSWER);
        pbe_text_init(&got, ANSWER);
        line = read_expected(file, line + 1, &expected);
        bool same = ask(survey, question, &got)
                    && strcmp(pbe_text_get(&expected), pbe_text_get(&got)) == 0;
        if (show)
            printf("> %s\n%s\n\n", question, pbe_text_get(&got));
        else if (!same)
            printf("> %s\nexpected:\n%s\nbut got:\n%s\n", question,
                   pbe_text_get(&expected), pbe_text_get(&got));
        fine &= same;
        pbe_text_done(&got);
        pbe_text_done(&expected);
    }
    return fine;
}

/* A list of the grids that a survey may own. */
static pbe_grid **take_grids(struct drawn *drawn)
{
    pbe_grid **grids = calloc(drawn->count + 1, sizeof *grids);
    for (size_t i = 0; grids && i < drawn->count; i++)
        grids[i] = drawn->sheets[i];
    return grids;
}

static bool run_case(pbe_engine *engine, const char *path, bool show)
{
    struct case_file file;
    struct drawn drawn = {.count = 0};
    struct survey *survey = NULL;
    struct pbe_error err = {.text = ""};
    bool fine = false;
    if (!case_file_read(path, &file)
        || !drawn_read(file.lines, file.end_of_drawing, &drawn)) {
        printf("%s: not a case\n", path);
    } else {
        pbe_grid **grids = take_grids(&drawn);
        if (survey_make(engine, grids, drawn.count, &survey, &err)) {
            printf("%s: %s\n", path, err.text);
            free(grids);
        } else {
            drawn.count = 0; /* the survey's now */
            fine = check_answers(&file, survey, show);
            if (!fine && !show)
                printf("%s: differs\n", path);
        }
    }
    survey_free(survey);
    drawn_free(&drawn);
    case_file_done(&file);
    return fine;
}

static pbe_engine *load_rules(const char *folder)
{
    const struct pbe_engine_options options = {.shipped_rules = folder};
    pbe_engine *engine = NULL;
    if (pbe_engine_new(&options, &engine, NULL)
        || pbe_engine_load(engine, NULL, 0, NULL)) {
        pbe_engine_free(engine);
        return NULL;
    }
    return engine;
}

int main(int count, char **arguments)
{
    bool show = count > 2 && strcmp(arguments[2], "--show") == 0;
    pbe_language_set(PBE_CHINESE);
    pbe_engine *engine = count > 2 ? load_rules(arguments[1]) : NULL;
    int failures = engine ? 0 : 1;
    for (int i = show ? 3 : 2; engine && i < count; i++)
        failures += !run_case(engine, arguments[i], show);
    pbe_engine_free(engine);
    return failures > 0 && !show;
}
