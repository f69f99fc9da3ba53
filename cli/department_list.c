/* department_list.c - the list of departments, from a table that the bureau keeps. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/decimal.h"
#include "base/language.h"
#include "cli/departments.h"
#include "cli/slurp.h"
#include "lua/cells.h"
#include "lua/encoding.h"
#include "lua/slips.h"
#include "workbook/workbook.h"

enum { FILE_MAX = 16 << 20, TEXTS_MAX = 64 << 20, NONE = -1 };

/* A list being read. */
struct reading {
    const char *path;
    struct departments *departments;
    bool has_heading;
    int name, code;             /* columns, from 0; NONE */
    int further[CELLS_MAX];     /* the column of each further heading */
    bool has_column[CELLS_MAX]; /* it has a heading */
};

/* A row of it; texts live in the arena. */
struct line {
    int number;                    /* from 1 */
    size_t count;                  /* cells that are kept */
    size_t behind;                 /* cells behind those */
    const char *cells[CELLS_MAX];  /* as they are shown */
    const char *values[CELLS_MAX]; /* numbers with all their digits */
};

static pbe_status refuse(const struct reading *reading, int line, struct pbe_error *err)
{
    pbe_error_place(err, reading->path, line, 0);
    return PBE_STATUS_FILE;
}

/* --- rows, wherever they come from --- */

/* The column that a word of the list names; an earlier word is better. */
static int find_column(const struct line *line, const char *const *words, size_t count)
{
    char plain[DEPARTMENT_PLAIN_MAX];
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < line->count; j++) {
            departments_plain(line->cells[j], plain);
            if (strcmp(plain, words[i]) == 0)
                return (int)j;
        }
    return NONE;
}

static bool is_blank(const char *text)
{
    char plain[DEPARTMENT_PLAIN_MAX];
    departments_plain(text, plain);
    return !*plain;
}

/* The headings of all columns but those of names and codes. */
static pbe_status take_headings(struct reading *reading, const struct line *line,
                                struct pbe_error *err)
{
    struct departments *departments = reading->departments;
    const char **headings =
        pbe_arena_take(&departments->arena, CELLS_MAX, sizeof *headings);
    if (!headings)
        return pbe_error_memory(err);
    for (size_t i = 0; i < line->count; i++) {
        reading->has_column[i] = !is_blank(line->cells[i]);
        if (!reading->has_column[i] || (int)i == reading->name
            || (int)i == reading->code)
            continue;
        reading->further[departments->heading_count] = (int)i;
        headings[departments->heading_count++] = line->cells[i];
    }
    departments->headings = headings;
    departments->heading_line = line->number;
    departments->left_out = line->behind;
    return PBE_STATUS_OK;
}

/* Rows above the one that names the columns are titles. */
static pbe_status look_for_heading(struct reading *reading, const struct line *line,
                                   struct pbe_error *err)
{
    static const char *const names[] = {
        "单位名称",
        "部门名称",
        "预算单位名称",
        "部门(单位)名称",
        "预算部门(单位)名称",
        "预算部门名称",
        "预算单位",
        "单位",
        "部门",
        "名称",
        "name",
        "unit",
        "department",
    };
    static const char *const codes[] = {
        "单位编码",     "单位代码", "部门编码", "部门代码", "预算单位编码",
        "预算单位代码", "预算代码", "编码",     "代码",     "code",
    };
    reading->name = find_column(line, names, sizeof names / sizeof *names);
    reading->code = find_column(line, codes, sizeof codes / sizeof *codes);
    reading->has_heading = reading->name != NONE;
    return reading->has_heading ? take_headings(reading, line, err) : PBE_STATUS_OK;
}

static const char *cell(const struct line *line, int column)
{
    return column >= 0 && (size_t)column < line->count ? line->cells[column] : "";
}

/* The values of a department in the further columns; NULL without memory. */
static const char *const *take_values(struct reading *reading, const struct line *line)
{
    struct departments *departments = reading->departments;
    const char **values = pbe_arena_take(
        &departments->arena, departments->heading_count + 1, sizeof *values);
    for (size_t i = 0; values && i < departments->heading_count; i++) {
        size_t column = (size_t)reading->further[i];
        values[i] = column < line->count ? line->values[column] : "";
    }
    for (size_t i = 0; i < line->count; i++)
        if (!reading->has_column[i] && !is_blank(line->cells[i])
            && departments->headless_line == 0)
            departments->headless_line = line->number;
    return values;
}

/* Whether it is the department, or has the code, of an earlier one. */
static pbe_status look_for_twin(const struct reading *reading,
                                const struct department *department,
                                struct pbe_error *err)
{
    const struct departments *earlier = reading->departments;
    int twin = departments_of_name(earlier, department->plain);
    if (twin >= 0) {
        pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("单位“%s”在第 %d 行已经有了，名单里每个单位只能写一次",
                    "“%s” is in line %d already; a list has a department once"),
            department->name, earlier->list[twin].line);
        return refuse(reading, department->line, err);
    }
    twin = departments_of_code(earlier, department->code);
    if (twin < 0)
        return PBE_STATUS_OK;
    pbe_error_set(err, PBE_STATUS_FILE,
                  PBE_SAY("编码 %s 在第 %d 行已经给了“%s”，每个单位的编码要不同",
                          "the code %s in line %d is that of “%s”; codes must differ"),
                  department->code, earlier->list[twin].line, earlier->list[twin].name);
    return refuse(reading, department->line, err);
}

static pbe_status add(struct reading *reading, const struct department *department,
                      struct pbe_error *err)
{
    struct departments *departments = reading->departments;
    if (departments->count == DEPARTMENTS_MAX) {
        pbe_error_set(err, PBE_STATUS_FILE,
                      PBE_SAY("名单超过 %d 个单位", "a list of over %d departments"),
                      DEPARTMENTS_MAX);
        return refuse(reading, department->line, err);
    }
    pbe_status status = look_for_twin(reading, department, err);
    if (!status)
        departments->list[departments->count++] = *department;
    return status;
}

/* The bytes of a blank at the start of text, 0 where there is none: “101, 民政局”. */
static size_t blank_length(const char *text)
{
    static const char *const blanks[] = {" ", "\t", "\r", "\n", "\u00A0", "\u3000"};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (strncmp(text, blanks[i], strlen(blanks[i])) == 0)
            return strlen(blanks[i]);
    return 0;
}

/* A copy without the blanks around it, and without the ' by which a manifest keeps a name
 * from running as a formula; NULL without memory. */
static const char *take_name(struct reading *reading, const char *text)
{
    size_t length = 0;
    while (blank_length(text) > 0)
        text += blank_length(text);
    text += text[0] == '\'' && text[1] && strchr("=+-@", text[1]);
    for (size_t i = 0; text[i];) {
        size_t blank = blank_length(text + i);
        i += blank ? blank : 1;
        if (!blank)
            length = i;
    }
    return pbe_arena_text(&reading->departments->arena, text, length);
}

static pbe_status take(struct reading *reading, const struct line *line,
                       struct pbe_error *err)
{
    char plain[DEPARTMENT_PLAIN_MAX], code[DEPARTMENT_PLAIN_MAX];
    if (!reading->has_heading)
        return look_for_heading(reading, line, err);
    departments_plain(cell(line, reading->name), plain);
    departments_plain(cell(line, reading->code), code);
    if (!*plain && !*code)
        return PBE_STATUS_OK;
    if (!*plain) {
        pbe_error_set(err, PBE_STATUS_FILE,
                      PBE_SAY("编码 %s 没有单位名称", "the code %s has no name"), code);
        return refuse(reading, line->number, err);
    }
    struct pbe_arena *arena = &reading->departments->arena;
    struct department department = {
        .name = take_name(reading, cell(line, reading->name)),
        .code = pbe_arena_text(arena, code, strlen(code)),
        .plain = pbe_arena_text(arena, plain, strlen(plain)),
        .line = line->number,
        .values = take_values(reading, line),
    };
    if (!department.name || !department.code || !department.plain || !department.values)
        return pbe_error_memory(err);
    return add(reading, &department, err);
}

/* --- CSV, in the encodings that people save it in --- */

static pbe_status take_cells(struct reading *reading, const struct pbe_text *text,
                             struct pbe_error *err)
{
    struct cells cells;
    struct cells_row row;
    struct slips slips = {.count = 0};
    struct pbe_arena *arena = &reading->departments->arena;
    pbe_status status = PBE_STATUS_OK;
    cells_open(&cells, pbe_text_get(text), text->length, arena, &slips);
    while (!status && cells_next(&cells, &row)) {
        struct line line = {.number = row.line};
        for (; line.count < row.count && line.count < CELLS_MAX; line.count++) {
            const struct cell *from = &row.cells[line.count];
            size_t length = strnlen(from->text, from->length);
            const char *kept = pbe_arena_text(arena, from->text, length);
            if (!kept)
                return pbe_error_memory(err);
            line.cells[line.count] = line.values[line.count] = kept;
        }
        line.behind = row.count - line.count;
        status = take(reading, &line, err);
    }
    if (!status && cells.starved)
        status = pbe_error_memory(err);
    if (slips.count > 0 && slips_tell(&slips, reading->path, err)) {
        if (err)
            err->status = PBE_STATUS_FILE;
        return PBE_STATUS_FILE;
    }
    return status;
}

static pbe_status read_text(struct reading *reading, struct pbe_error *err)
{
    struct pbe_text bytes, text;
    pbe_text_init(&bytes, FILE_MAX);
    pbe_text_init(&text, (size_t)FILE_MAX * 2);
    pbe_status status = slurp(reading->path, &bytes, err);
    if (!status) {
        const char *start = pbe_text_get(&bytes);
        status = encoding_convert(start, bytes.length, encoding_of(start, bytes.length),
                                  &text, err);
        if (status == PBE_STATUS_FILE)
            pbe_error_place(err, reading->path, 0, 0);
    }
    if (!status)
        status = take_cells(reading, &text, err);
    pbe_text_done(&text);
    pbe_text_done(&bytes);
    return status;
}

/* --- a workbook: the first sheet that names the columns --- */

static const char *keep(struct reading *reading, const char *text)
{
    return pbe_arena_text(&reading->departments->arena, text, strlen(text));
}

/* A plain number with all its digits; anything else as it is shown. */
static const char *keep_value(struct reading *reading, const struct pbe_cell *cell,
                              const char *shown)
{
    char digits[PBE_DECIMAL_MAX];
    if (cell->value.kind != PBE_NUMBER || cell->format != PBE_FORMAT_NUMBER)
        return shown;
    pbe_decimal_exact(cell->value.number, digits);
    return keep(reading, digits);
}

static pbe_status fill_line(struct reading *reading, const pbe_grid *grid,
                            const struct pbe_grid_row *row, struct line *line,
                            struct pbe_error *err)
{
    *line = (struct line){.number = row->row + 1};
    for (size_t i = 0; i < row->cells; i++) {
        const struct pbe_cell *from = &pbe_grid_cells(grid)[row->cell + i];
        const char *shown = keep(reading, from->shown ? from->shown : "");
        const char *value = shown ? keep_value(reading, from, shown) : NULL;
        if (!value)
            return pbe_error_memory(err);
        size_t end = (size_t)from->column + (size_t)from->columns;
        for (; line->count < end && line->count < CELLS_MAX; line->count++) {
            bool is_here = line->count >= (size_t)from->column;
            line->cells[line->count] = is_here ? shown : "";
            line->values[line->count] = is_here ? value : "";
        }
        line->behind += *shown && end > CELLS_MAX ? end - CELLS_MAX : 0;
    }
    return PBE_STATUS_OK;
}

static pbe_status take_sheet(struct reading *reading, const pbe_grid *grid,
                             struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < pbe_grid_row_count(grid); i++) {
        const struct pbe_grid_row *row = &pbe_grid_rows(grid)[i];
        struct line line;
        status = fill_line(reading, grid, row, &line, err);
        /* Equal rows are one; that there are two is enough to be told. */
        for (int j = 0; !status && j < row->rows && j < 2; j++, line.number++)
            status = take(reading, &line, err);
    }
    return status;
}

static pbe_status read_workbook(struct reading *reading, struct pbe_error *err)
{
    pbe_workbook *workbook;
    pbe_status status = pbe_workbook_open(reading->path, NULL, &workbook, err);
    if (status) {
        pbe_error_place(err, reading->path, 0, 0);
        return status;
    }
    size_t count = pbe_workbook_sheet_count(workbook);
    for (size_t i = 0; !status && !reading->has_heading && i < count; i++)
        status = take_sheet(reading, pbe_workbook_sheet(workbook, i), err);
    pbe_workbook_free(workbook);
    return status;
}

/* --- either --- */

static bool is_text(const char *path)
{
    static const char *const endings[] = {".csv", ".tsv", ".txt"};
    const char *ending = strrchr(path, '.');
    for (size_t i = 0; ending && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return true;
    return false;
}

static pbe_status look_at_all(const struct reading *reading, struct pbe_error *err)
{
    if (!reading->has_heading)
        pbe_error_set(
            err, PBE_STATUS_FILE, "%s",
            PBE_SAY("名单里没有“单位名称”这一列；表头请写：单位编码、单位名称",
                    "the list has no column “name”; its heading line should "
                    "say: code, name"));
    else if (reading->departments->count == 0)
        pbe_error_set(err, PBE_STATUS_FILE, "%s",
                      PBE_SAY("名单是空的：表头下面没有单位",
                              "the list is empty: no department below its heading"));
    else
        return PBE_STATUS_OK;
    return refuse(reading, 0, err);
}

pbe_status departments_read(const char *path, struct departments *departments,
                            struct pbe_error *err)
{
    struct departments read = {0};
    struct reading reading = {.path = path, .departments = &read};
    pbe_arena_init(&read.arena, TEXTS_MAX);
    read.list = pbe_arena_take(&read.arena, DEPARTMENTS_MAX, sizeof *read.list);
    pbe_status status = PBE_STATUS_OK;
    if (!read.list)
        status = pbe_error_memory(err);
    else if (is_text(path))
        status = read_text(&reading, err);
    else
        status = read_workbook(&reading, err);
    if (!status)
        status = look_at_all(&reading, err);
    if (status)
        departments_done(&read);
    else
        *departments = read;
    return status;
}
