#include "lua/cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "base/utf8.h"
#include "lua/cells.h"
#include "lua/disk.h"
#include "lua/points.h"
#include "lua/reader.h"
#include "lua/vocabulary.h"
#include "lua/words.h"

/* --- columns --- */

enum column {
    COLUMN_PACK,
    COLUMN_RULE,
    COLUMN_TARGET,
    COLUMN_ACTUAL,
    COLUMN_WEIGHT,
    COLUMN_GIVEN,
    COLUMN_POINTS,
    COLUMN_OUTCOME,
    COLUMN_EXPLANATION,
    COLUMN_NOTE,
    COLUMNS
};

/* The first word of each list is the one that messages use. */
static const struct column_words {
    const char *english, *chinese;
} columns[COLUMNS] = {
    [COLUMN_PACK] = {"pack", "规则包"},
    [COLUMN_RULE] = {"rule", "规则 评分规则"},
    [COLUMN_TARGET] = {"target", "目标值 年度指标值 指标值 年度目标值"},
    [COLUMN_ACTUAL] = {"actual", "完成值 实际完成值 全年实际值 实际值"},
    [COLUMN_WEIGHT] = {"weight", "分值 权重"},
    [COLUMN_GIVEN] = {"given", "给分 自评分 自评得分"},
    [COLUMN_POINTS] = {"points score", "得分 应得分"},
    [COLUMN_OUTCOME] = {"outcome result", "结果"},
    [COLUMN_EXPLANATION] = {"explanation explanationcontains",
                            "说明 评分说明 说明包含"},
    [COLUMN_NOTE] = {"note", "备注"},
};

enum { WORD_MAX = 64 };

/* A heading as it is compared: without blanks and brackets, small letters. */
static size_t plain_heading(const struct cell *cell, char out[WORD_MAX])
{
    size_t cut = pbe_utf8_cut(cell->text, cell->length, WORD_MAX - 1);
    size_t length = words_plain(cell->text, cut, true, out);
    for (size_t i = 0; i < length; i++)
        if (out[i] >= 'A' && out[i] <= 'Z')
            out[i] = (char)(out[i] - 'A' + 'a');
    out[length] = '\0';
    return length;
}

/* Whether `word` stands in a list of words; writes the nearest one and its distance. */
static bool is_in(const char *list, const char *word, size_t length, size_t *distance,
                  char nearest[WORD_MAX])
{
    for (const char *at = list; *at;) {
        size_t size = strcspn(at, " ");
        if (size == length && memcmp(at, word, length) == 0)
            return true;
        size_t apart = words_distance(word, length, at, size);
        if (apart < *distance) {
            *distance = apart;
            snprintf(nearest, WORD_MAX, "%.*s", (int)size, at);
        }
        at += size + (at[size] == ' ');
    }
    return false;
}

/* All columns by the first of their words, in Chinese or English. */
static void list_columns(bool english, struct pbe_text *out)
{
    for (int i = 0; i < COLUMNS; i++) {
        const char *words = english ? columns[i].english : columns[i].chinese;
        pbe_text_add(out, i ? PBE_SAY("、", ", ") : "");
        pbe_text_add_bytes(out, words, strcspn(words, " "));
    }
}

static void unknown_column(const struct cell *cell, const char *word,
                           const char *nearest, struct slips *slips)
{
    char guess[WORD_MAX * 2] = "";
    struct pbe_text all;
    pbe_text_init(&all, 256);
    list_columns((unsigned char)word[0] < 0x80, &all);
    if (*nearest)
        snprintf(guess, sizeof guess,
                 PBE_SAY("，是不是想写“%s”", "; did you mean “%s”"), nearest);
    slips_add(slips, SLIP_CASES_COLUMN, cell->place, word, guess, pbe_text_get(&all));
    pbe_text_done(&all);
}

/* The column that a heading names; COLUMNS and a slip when there is none. */
static enum column find_column(const struct cell *cell, struct slips *slips)
{
    char word[WORD_MAX], nearest[WORD_MAX] = "";
    size_t length = plain_heading(cell, word);
    size_t distance = pbe_utf8_count(word, length);
    for (int i = 0; i < COLUMNS; i++)
        if (is_in(columns[i].english, word, length, &distance, nearest)
            || is_in(columns[i].chinese, word, length, &distance, nearest))
            return (enum column)i;
    unknown_column(cell, word, nearest, slips);
    return COLUMNS;
}

/* --- the heading line --- */

struct heading {
    size_t count;
    enum column at[CELLS_MAX];
    bool has[COLUMNS];
};

static bool has_wide_comma(const struct cell *cell)
{
    static const char comma[] = "，";
    for (size_t i = 0; i + 3 <= cell->length; i++)
        if (memcmp(cell->text + i, comma, 3) == 0)
            return true;
    return false;
}

static void miss(enum column column, int line, struct slips *slips)
{
    char word[WORD_MAX];
    const char *words = PBE_SAY(columns[column].chinese, columns[column].english);
    snprintf(word, sizeof word, "%.*s", (int)strcspn(words, " "), words);
    slips_add(slips, SLIP_CASES_MISSING, (struct place){line, 1}, word, NULL, NULL);
}

static void read_heading(const struct cells_row *row, struct heading *heading,
                         struct slips *slips)
{
    heading->count = row->count < CELLS_MAX ? row->count : CELLS_MAX;
    if (row->count == 1) { /* no tab and no comma */
        slips_add(slips,
                  has_wide_comma(&row->cells[0]) ? SLIP_CASES_WIDE_COMMA
                                                 : SLIP_CASES_ONE_COLUMN,
                  row->cells[0].place, NULL, NULL, NULL);
        return;
    }
    for (size_t i = 0; i < heading->count; i++) {
        char word[WORD_MAX];
        heading->at[i] = COLUMNS;
        if (plain_heading(&row->cells[i], word) == 0)
            continue; /* nothing may stand below it: take_cell() */
        enum column column = find_column(&row->cells[i], slips);
        if (column < COLUMNS && heading->has[column])
            slips_add(slips, SLIP_CASES_TWICE, row->cells[i].place, word, NULL, NULL);
        heading->at[i] = column;
        if (column < COLUMNS)
            heading->has[column] = true;
    }
    if (slips->count > 0)
        return; /* a column that seems to be missing may be a misspelled one */
    if (!heading->has[COLUMN_ACTUAL])
        miss(COLUMN_ACTUAL, row->line, slips);
    if (!heading->has[COLUMN_WEIGHT])
        miss(COLUMN_WEIGHT, row->line, slips);
    if (!heading->has[COLUMN_POINTS] && !heading->has[COLUMN_OUTCOME]
        && !heading->has[COLUMN_EXPLANATION])
        slips_add(slips, SLIP_CASES_NO_RESULT, (struct place){row->line, 1}, NULL, NULL,
                  NULL);
}

/* --- cells --- */

/* A cell without the ASCII blanks at its ends. */
static struct cell trimmed(struct cell cell)
{
    while (cell.length > 0 && cell.text[0] == ' ') {
        cell.text++;
        cell.length--;
    }
    while (cell.length > 0 && cell.text[cell.length - 1] == ' ')
        cell.length--;
    return cell;
}

/* Whether the cell has a wide character that number cells must not have; writes it plain. */
static bool has_wide(const struct cell *cell, bool *blank, char plain[WORD_MAX])
{
    bool wide = false;
    size_t used = 0;
    *blank = false;
    for (size_t at = 0; at < cell->length && used < WORD_MAX - 1;) {
        uint32_t point;
        size_t size = pbe_utf8_get(cell->text + at, cell->length - at, &point);
        if (size == 0)
            break;
        char twin = point_plain(point);
        wide = wide || (size > 1 && (twin || point_is_blank(point)));
        *blank = *blank || (size > 1 && point_is_blank(point));
        if (twin && twin != ' ')
            plain[used++] = twin;
        at += size;
    }
    plain[used] = '\0';
    return wide;
}

/* A number cell; EMPTY when nothing stands there. */
static struct pbe_value read_number(const struct cell *cell, enum column column,
                                    struct slips *slips)
{
    double number;
    char plain[WORD_MAX], shown[WORD_MAX];
    bool blank;
    if (cell->length == 0)
        return pbe_value_empty();
    if (pbe_decimal_read(cell->text, cell->length, &number) == cell->length)
        return pbe_value_number(number);
    snprintf(shown, sizeof shown, "%.*s",
             (int)pbe_utf8_cut(cell->text, cell->length, sizeof shown - 1), cell->text);
    const char *words = PBE_SAY(columns[column].chinese, columns[column].english);
    char word[WORD_MAX];
    snprintf(word, sizeof word, "%.*s", (int)strcspn(words, " "), words);
    if (has_wide(cell, &blank, plain))
        slips_add(slips, blank ? SLIP_CASES_WIDE_BLANK : SLIP_CASES_WIDE_DIGITS,
                  cell->place, shown, plain, word);
    else
        slips_add(slips, SLIP_CASES_NUMBER, cell->place, word, shown, NULL);
    return pbe_value_empty();
}

static const char *read_outcome(const struct cell *cell, struct slips *slips)
{
    char word[WORD_MAX], shown[WORD_MAX];
    size_t cut = pbe_utf8_cut(cell->text, cell->length, WORD_MAX - 1);
    size_t length = words_plain(cell->text, cut, false, word);
    const struct vocabulary_word *choice = vocabulary_choice(word, length);
    for (int i = PBE_MET; choice && i <= PBE_CANNOT_COMPUTE; i++)
        if (strcmp(choice->english, pbe_outcome_name((enum pbe_outcome)i)) == 0)
            return choice->english;
    snprintf(shown, sizeof shown, "%.*s", (int)cut, cell->text);
    slips_add(slips, SLIP_CASES_OUTCOME, cell->place, shown, NULL, NULL);
    return "";
}

static struct pbe_value cell_value(const struct cell *cell)
{
    return pbe_value_text(cell->text, cell->length);
}

/* What a result of no points is called, as a failure shows it. */
static bool says_none(const struct cell *cell)
{
    static const char *const words[] = {"不计分", "none"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == cell->length
            && memcmp(words[i], cell->text, cell->length) == 0)
            return true;
    return false;
}

static void read_points(const struct cell *cell, struct pbe_trial_side *expected,
                        struct slips *slips)
{
    bool none = says_none(cell);
    struct pbe_value points =
        none ? pbe_value_empty() : read_number(cell, COLUMN_POINTS, slips);
    expected->says_points = none || points.kind == PBE_NUMBER;
    expected->has_points = points.kind == PBE_NUMBER;
    expected->points = points.number;
}

/* --- rows --- */

struct reading {
    struct pbe_arena *arena;
    struct slips *slips;
    bool starved;
};

static void take_cell(const struct cell *given, enum column column,
                      struct reading *reading, struct test_case *out)
{
    struct cell cell = trimmed(*given);
    switch (column) {
    case COLUMN_PACK:
        out->row.pack = cell_value(&cell);
        break;
    case COLUMN_RULE:
        out->row.rule = cell_value(&cell);
        break;
    case COLUMN_TARGET:
        out->row.target = cell_value(&cell);
        break;
    case COLUMN_ACTUAL:
        out->row.actual = cell_value(&cell);
        break;
    case COLUMN_WEIGHT:
        out->row.weight = read_number(&cell, column, reading->slips).number;
        break;
    case COLUMN_GIVEN:
        out->row.given = read_number(&cell, column, reading->slips);
        break;
    case COLUMN_POINTS:
        read_points(&cell, &out->expected, reading->slips);
        break;
    case COLUMN_OUTCOME:
        if (cell.length > 0)
            out->expected.outcome = read_outcome(&cell, reading->slips);
        break;
    case COLUMN_EXPLANATION:
        out->expected.explanation =
            pbe_arena_text(reading->arena, cell.text, cell.length);
        reading->starved = reading->starved || !out->expected.explanation;
        break;
    case COLUMN_NOTE:
        break;
    case COLUMNS:
        if (cell.length > 0)
            slips_add(reading->slips, SLIP_CASES_NO_HEADING, cell.place, NULL, NULL,
                      NULL);
        break;
    }
}

/* Blanks that look like the distance between two columns. */
static bool looks_parted_by_blanks(const struct cells_row *row)
{
    static const char wide[] = "　", two[] = "  ";
    for (size_t i = 0; i < row->count && i < CELLS_MAX; i++)
        for (size_t at = 0; at < row->cells[i].length; at++) {
            const char *text = row->cells[i].text + at;
            size_t left = row->cells[i].length - at;
            if ((left >= 3 && memcmp(text, wide, 3) == 0)
                || (left >= 2 && memcmp(text, two, 2) == 0))
                return true;
        }
    return false;
}

static bool has_fitting_cells(const struct cells_row *row,
                              const struct heading *heading, struct slips *slips)
{
    char count[16], wanted[16];
    if (row->count == heading->count)
        return true;
    snprintf(count, sizeof count, "%zu", row->count);
    snprintf(wanted, sizeof wanted, "%zu", heading->count);
    enum slip slip = row->count > heading->count   ? SLIP_CASES_TOO_MANY
                     : looks_parted_by_blanks(row) ? SLIP_CASES_BLANKS
                                                   : SLIP_COUNT;
    if (slip != SLIP_COUNT)
        slips_add(slips, slip, (struct place){row->line, 1}, count, wanted, NULL);
    return slip == SLIP_COUNT; /* empty cells at the end need not be written */
}

static void read_row(const struct cells_row *row, const struct heading *heading,
                     struct reading *reading, struct test_case *out)
{
    int before = reading->slips->count;
    *out = (struct test_case){
        .line = row->line, .expected = {.outcome = "", .grade = "", .explanation = ""}};
    if (!has_fitting_cells(row, heading, reading->slips))
        return;
    for (size_t i = 0; i < row->count; i++)
        take_cell(&row->cells[i], heading->at[i], reading, out);
    if (reading->slips->count == before && !reading->starved
        && !out->expected.says_points && !*out->expected.outcome
        && !*out->expected.explanation)
        slips_add(reading->slips, SLIP_CASES_NOTHING, (struct place){row->line, 1},
                  NULL, NULL, NULL);
}

static size_t count_lines(const char *bytes, size_t length)
{
    size_t count = 1;
    for (size_t i = 0; i < length; i++)
        count += bytes[i] == '\n' || bytes[i] == '\r';
    return count;
}

static pbe_status read_rows(const char *bytes, size_t length, struct reading *reading,
                            struct cases *out, struct pbe_error *err)
{
    struct cells cells;
    struct cells_row row;
    struct heading heading = {.count = 0};
    out->cases =
        pbe_arena_take(reading->arena, count_lines(bytes, length), sizeof *out->cases);
    if (!out->cases)
        return pbe_error_memory(err);
    cells_open(&cells, bytes, length, reading->arena, reading->slips);
    if (cells_next(&cells, &row))
        read_heading(&row, &heading, reading->slips);
    int told = reading->slips->count;
    bool known = told == 0; /* else every row would be wrong */
    while (known && cells_next(&cells, &row)) {
        if (reading->slips->count == told) /* else its quotes are wrong: no cells */
            read_row(&row, &heading, reading, &out->cases[out->count++]);
        told = reading->slips->count;
    }
    return cells.starved || reading->starved ? pbe_error_memory(err) : PBE_STATUS_OK;
}

static pbe_status no_cases(const char *path, struct pbe_error *err)
{
    pbe_error_set(err, PBE_STATUS_PACK, "%s",
                  PBE_SAY("用例文件里没有用例：第一行写列名，下面每行写一个用例",
                          "no case in this file: the first line names the columns, "
                          "then one line for each case"));
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_PACK;
}

pbe_status cases_read(const char *path, struct pbe_arena *arena, struct cases *cases,
                      struct pbe_error *err)
{
    char *bytes;
    size_t length;
    pbe_status status = disk_read(path, CASES_FILE_MAX, &bytes, &length, err);
    if (status)
        return status;
    struct slips slips = {.count = 0};
    struct reading reading = {.arena = arena, .slips = &slips};
    struct cases read = {.file = pbe_arena_text(arena, path, strlen(path))};
    const char *kept = pbe_arena_text(arena, bytes, length);
    free(bytes);
    if (!read.file || !kept)
        return pbe_error_memory(err);
    if (reader_check_encoding(kept, length, "", &slips))
        status = read_rows(kept, length, &reading, &read, err);
    if (!status)
        status = slips_tell(&slips, path, err);
    if (!status && read.count == 0)
        status = no_cases(path, err);
    if (!status)
        *cases = read;
    return status;
}
