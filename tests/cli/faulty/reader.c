/* reader.c - a reader and a review that fail on demand, for the tests of `pbe audit`.
 *
 * A "workbook" is a text; each line is a row, a tab between its cells. The first word of
 * a line says what it does:
 *   unit NAME    year YEAR    given POINTS    computed POINTS
 *   row LEVEL3 TARGET ACTUAL WEIGHT SCORE COMPUTED
 *   finding error|warning|note CODE CELL MESSAGE
 *   sheet NAME (another table)    code CODE    project NAME    unreadable SENTENCE
 *   crash    sleep    eat    wait (a tenth of a second)
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "assessment/layout.h"
#include "base/language.h"
#include "lua/review.h"
#include "workbook/workbook.h"

enum { SHEETS = 8, TEXT_MAX = 1 << 20, GRID_MAX = 16 << 20 };

struct pbe_workbook {
    pbe_grid *grids[SHEETS];
    size_t count;
};

/* --- the reader --- */

static void add_row(pbe_grid *grid, int row, char *line)
{
    int column = 0;
    pbe_grid_add_row(grid, row, 1, false, NULL);
    for (char *word = strtok(line, "\t"); word; word = strtok(NULL, "\t"), column++) {
        struct pbe_cell cell = {.column = column,
                                .columns = 1,
                                .value = pbe_value_text(word, strlen(word))};
        pbe_grid_add_cell(grid, &cell, NULL);
    }
}

static void eat(void)
{
    enum { BITE = 1 << 20 };
    for (size_t i = 0; i < 1 << 14; i++) {
        void *bite = malloc(BITE);
        if (!bite)
            return;
        memset(bite, 1, BITE);
    }
}

/* What a line that is no row does. */
static pbe_status obey(const char *line, struct pbe_error *err)
{
    if (strcmp(line, "crash") == 0)
        abort();
    if (strcmp(line, "eat") == 0) {
        eat();
        return pbe_error_memory(err);
    }
    if (strcmp(line, "sleep") == 0)
        nanosleep(&(struct timespec){.tv_sec = 1000}, NULL);
    if (strcmp(line, "wait") == 0)
        nanosleep(&(struct timespec){.tv_nsec = 100000000}, NULL);
    if (strncmp(line, "unreadable\t", 11) == 0)
        return pbe_error_set(err, PBE_STATUS_FILE, "%s", line + 11);
    return PBE_STATUS_OK;
}

pbe_status pbe_workbook_open(const char *path, const struct pbe_workbook_limits *limits,
                             pbe_workbook **workbook, struct pbe_error *err)
{
    static char line[TEXT_MAX];
    (void)limits;
    FILE *file = fopen(path, "r");
    if (!file)
        return pbe_error_set(err, PBE_STATUS_FILE, "cannot be opened");
    pbe_workbook *made = calloc(1, sizeof *made);
    pbe_status status = PBE_STATUS_OK;
    int row = 0;
    made->grids[made->count++] = pbe_grid_new("Sheet1", GRID_MAX);
    while (!status && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        status = obey(line, err);
        if (strncmp(line, "sheet\t", 6) == 0 && made->count < SHEETS)
            made->grids[made->count++] = pbe_grid_new(line + 6, GRID_MAX);
        else
            add_row(made->grids[made->count - 1], row++, line);
    }
    fclose(file);
    if (status)
        pbe_workbook_free(made);
    else
        *workbook = made;
    return status;
}

void pbe_workbook_free(pbe_workbook *workbook)
{
    for (size_t i = 0; i < workbook->count; i++)
        pbe_grid_free(workbook->grids[i]);
    free(workbook);
}

size_t pbe_workbook_sheet_count(const pbe_workbook *workbook)
{
    return workbook->count;
}

const pbe_grid *pbe_workbook_sheet(const pbe_workbook *workbook, size_t sheet)
{
    return workbook->grids[sheet];
}

static const char *word(const pbe_grid *grid, size_t row, int column)
{
    const struct pbe_cell *cell =
        pbe_grid_get(grid, pbe_grid_rows(grid)[row].row, column);
    return cell ? cell->value.text : "";
}

static bool is(const pbe_grid *grid, size_t row, const char *verb)
{
    return strcmp(word(grid, row, 0), verb) == 0;
}

/* Of the properties there is one: the department's code. */
const char *pbe_workbook_property(const pbe_workbook *workbook, const char *name)
{
    const pbe_grid *grid = workbook->grids[0];
    for (size_t i = 0; i < pbe_grid_row_count(grid); i++)
        if (is(grid, i, "code") && strcmp(name, "pbe.code") == 0)
            return word(grid, i, 1);
    return NULL;
}

/* --- the layout --- */

static struct pbe_field field(const pbe_grid *grid, size_t row, int column)
{
    const char *text = word(grid, row, column);
    char *end;
    double number = strtod(text, &end);
    struct pbe_field made = {.place = {.row = (int)row, .column = column}};
    made.value =
        *text && !*end ? pbe_value_number(number) : pbe_value_text(text, strlen(text));
    return made;
}

static struct pbe_assessment *assess(const pbe_grid *const *grids, size_t count,
                                     int sheet)
{
    const pbe_grid *grid = grids[sheet];
    struct pbe_assessment *made = calloc(1, sizeof *made);
    size_t rows = pbe_grid_row_count(grid);
    made->grids = grids;
    made->grid_count = count;
    made->sheet = sheet;
    made->indicators = calloc(rows + 1, sizeof *made->indicators);
    for (size_t i = 0; i < rows; i++) {
        if (is(grid, i, "unit"))
            made->unit = field(grid, i, 1);
        if (is(grid, i, "project"))
            made->project = field(grid, i, 1);
        if (is(grid, i, "year"))
            made->year = field(grid, i, 1);
        if (is(grid, i, "given"))
            made->total_score = field(grid, i, 1);
        if (is(grid, i, "row"))
            made->indicators[made->indicator_count++] = (struct pbe_indicator){
                .name = word(grid, i, 1),
                .group1 = "产出指标",
                .group2 = "数量指标",
                .target = field(grid, i, 2),
                .actual = field(grid, i, 3),
                .weight = field(grid, i, 4),
                .score = field(grid, i, 5),
            };
    }
    return made;
}

pbe_status pbe_layout_read(const pbe_grid *const *grids, size_t grid_count,
                           struct pbe_assessment ***list, size_t *count,
                           struct pbe_error *err)
{
    (void)err;
    *list = calloc(grid_count, sizeof **list);
    *count = grid_count;
    for (size_t i = 0; i < grid_count; i++)
        (*list)[i] = assess(grids, grid_count, (int)i);
    return PBE_STATUS_OK;
}

void pbe_layout_free(struct pbe_assessment **list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(list[i]->indicators);
        free(list[i]);
    }
    free(list);
}

/* --- the review --- */

static enum pbe_severity severity_of(const char *name)
{
    if (strcmp(name, "error") == 0)
        return PBE_ERROR;
    return strcmp(name, "warning") == 0 ? PBE_WARNING : PBE_NOTE;
}

static void add_finding(struct pbe_review *review, const pbe_grid *grid, size_t row)
{
    review->findings[review->finding_count++] = (struct pbe_finding){
        .severity = severity_of(word(grid, row, 1)),
        .code = word(grid, row, 2),
        .cell = word(grid, row, 3),
        .message = word(grid, row, 4),
    };
}

static void add_score(struct pbe_review *review, const struct pbe_field *computed)
{
    struct pbe_review_row *row = &review->rows[review->row_count++];
    row->result.counted = 1;
    row->result.score.has_points = computed->value.kind == PBE_NUMBER;
    row->result.score.points = computed->value.number;
    row->result.score.outcome =
        row->result.score.has_points ? PBE_MET : PBE_CANNOT_COMPUTE;
    row->rule = "定量指标";
    row->explanation = "按规则";
}

pbe_status pbe_engine_review(pbe_engine *engine,
                             const struct pbe_assessment *assessment,
                             const struct pbe_value *pack, struct pbe_review **review,
                             struct pbe_error *err)
{
    const pbe_grid *grid = assessment->grids[assessment->sheet];
    size_t rows = pbe_grid_row_count(grid);
    struct pbe_identity *identity;
    pbe_status status = pbe_engine_identity(engine, pack, &identity, err);
    if (status)
        return status;
    struct pbe_review *made = calloc(1, sizeof *made);
    made->pack = identity;
    made->rows = calloc(rows + 1, sizeof *made->rows);
    made->findings = calloc(rows + 1, sizeof *made->findings);
    made->grade = "优";
    made->explanation = "";
    for (size_t i = 0; i < rows; i++) {
        struct pbe_field computed = field(grid, i, is(grid, i, "row") ? 6 : 1);
        if (is(grid, i, "row"))
            add_score(made, &computed);
        if (is(grid, i, "finding"))
            add_finding(made, grid, i);
        if (is(grid, i, "computed"))
            made->total =
                (struct pbe_total){.points = computed.value.number, .has_points = 1};
    }
    *review = made;
    return PBE_STATUS_OK;
}

void pbe_review_free(struct pbe_review *review)
{
    free((void *)(uintptr_t)review->pack);
    free(review->rows);
    free(review->findings);
    free(review);
}

const char *pbe_severity_name(enum pbe_severity severity)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[severity];
}

const char *pbe_severity_word(enum pbe_severity severity)
{
    static const char *const words[] = {"提示", "疑点", "错误"};
    return PBE_SAY(words[severity], pbe_severity_name(severity));
}
