/* fill_csv.c - data for a form as CSV: tables below each other, each with its headings.
 *
 *   栏目,内容                     a fact a line
 *   资金,年初预算数,全年预算数,…  a line of funds
 *   一级指标,二级指标,三级指标,…  an indicator; levels that are blank are those above
 *   基础数据,上年决算数,…         a row of the base data table
 */
#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "cli/fill_data.h"
#include "lua/cells.h"

enum { WHERE_MAX = 64, NAME_COLUMN = 0 };

/* The table being read. */
struct table {
    struct fill_data *data;
    bool has_begun;
    enum pbe_fill_kind kind;
    enum pbe_fill_field fields[CELLS_MAX]; /* PBE_FILL_FIELD_COUNT = no heading */
    struct pbe_value levels[2];            /* level 1 and level 2 of the row above */
};

static void say_line(int line, char where[WHERE_MAX])
{
    snprintf(where, WHERE_MAX, PBE_SAY("第%d行", "line %d"), line);
}

static void say_cell(int line, size_t column, char where[WHERE_MAX])
{
    snprintf(where, WHERE_MAX, PBE_SAY("第%d行第%zu列", "line %d, column %zu"), line,
             column + 1);
}

/* The cell without blanks around it. */
static struct pbe_value value_of(const struct cells_row *row, size_t column)
{
    if (column >= row->count)
        return pbe_value_empty();
    const char *text = row->cells[column].text;
    size_t length = strnlen(text, row->cells[column].length);
    while (length > 0 && (*text == ' ' || *text == '\t')) {
        text++;
        length--;
    }
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    return pbe_value_text(text, length);
}

/* A copy with a final NUL; NULL without memory. */
static const char *text_of(struct table *table, const struct cells_row *row,
                           size_t column)
{
    struct pbe_value value = value_of(row, column);
    return value.kind == PBE_EMPTY
               ? ""
               : pbe_arena_text(&table->data->arena, value.text, value.length);
}

/* --- headings --- */

/* Whether the line begins a table, and of what. */
static pbe_status find_kind(struct table *table, const struct cells_row *row,
                            bool *begins, enum pbe_fill_kind *kind,
                            struct pbe_error *err)
{
    static const enum pbe_fill_kind named[] = {PBE_FILL_FACT, PBE_FILL_FUND,
                                               PBE_FILL_BASE};
    *begins = false;
    for (size_t i = 0; i < row->count && i < CELLS_MAX; i++) {
        const char *text = text_of(table, row, i);
        if (!text)
            return pbe_error_memory(err);
        for (size_t k = 0; i == NAME_COLUMN && k < 3; k++)
            if (pbe_fill_is_kind(named[k], text)) {
                *begins = true;
                *kind = named[k];
                return PBE_STATUS_OK;
            }
        if (pbe_fill_field_of(PBE_FILL_INDICATOR, text) == PBE_FILL_LEVEL3) {
            *begins = true;
            *kind = PBE_FILL_INDICATOR;
        }
    }
    return PBE_STATUS_OK;
}

static pbe_status unknown_heading(enum pbe_fill_kind kind, int line, size_t column,
                                  const char *heading, struct pbe_error *err)
{
    char where[WHERE_MAX];
    struct pbe_text known;
    pbe_text_init(&known, PBE_ERROR_TEXT_MAX / 2);
    say_cell(line, column, where);
    fill_data_name_fields(kind, &known);
    pbe_status status = pbe_fill_refuse(where, err,
                                        PBE_SAY("不认识表头“%s”；可以用的有：%s",
                                                "unknown heading “%s”; there are: %s"),
                                        heading, pbe_text_get(&known));
    pbe_text_done(&known);
    return status;
}

static pbe_status begin_table(struct table *table, const struct cells_row *row,
                              enum pbe_fill_kind kind, struct pbe_error *err)
{
    table->has_begun = true;
    table->kind = kind;
    table->levels[0] = table->levels[1] = pbe_value_empty();
    for (size_t i = 0; i < CELLS_MAX; i++) {
        table->fields[i] = PBE_FILL_FIELD_COUNT;
        if (i == NAME_COLUMN && kind != PBE_FILL_INDICATOR)
            continue;
        const char *heading = text_of(table, row, i);
        if (!heading)
            return pbe_error_memory(err);
        table->fields[i] = pbe_fill_field_of(kind, heading);
        if (*heading && table->fields[i] == PBE_FILL_FIELD_COUNT)
            return unknown_heading(kind, row->line, i, heading, err);
    }
    return PBE_STATUS_OK;
}

/* --- lines of data --- */

/* Exports leave a level blank where it is that of the line above. */
static struct pbe_value fill_down(struct table *table, enum pbe_fill_field field,
                                  struct pbe_value value)
{
    if (field != PBE_FILL_LEVEL1 && field != PBE_FILL_LEVEL2)
        return value;
    struct pbe_value *above = &table->levels[field == PBE_FILL_LEVEL2];
    if (value.kind == PBE_EMPTY)
        return *above;
    *above = value;
    if (field == PBE_FILL_LEVEL1)
        table->levels[1] = pbe_value_empty();
    return value;
}

static pbe_status no_heading(int line, size_t column, struct pbe_error *err)
{
    char where[WHERE_MAX];
    say_cell(line, column, where);
    return pbe_fill_refuse(where, err, "%s",
                           PBE_SAY("这一列没有表头，不知道填到哪里",
                                   "this column has no heading, so where does it go"));
}

static pbe_status read_cells(struct table *table, const struct cells_row *row,
                             struct fill_record *record, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    size_t first = table->kind == PBE_FILL_INDICATOR ? 0 : NAME_COLUMN + 1;
    size_t count = row->count < CELLS_MAX ? row->count : CELLS_MAX;
    for (size_t i = first; !status && i < count; i++) {
        char where[WHERE_MAX];
        struct pbe_value value = value_of(row, i);
        if (table->fields[i] == PBE_FILL_FIELD_COUNT) {
            if (value.kind != PBE_EMPTY)
                status = no_heading(row->line, i, err);
            continue;
        }
        say_cell(row->line, i, where);
        value = fill_down(table, table->fields[i], value);
        status =
            fill_record_add(table->data, record, table->fields[i], &value, where, err);
    }
    return status;
}

static pbe_status read_line(struct table *table, const struct cells_row *row,
                            struct pbe_error *err)
{
    char where[WHERE_MAX];
    struct fill_record record;
    bool is_named = table->kind != PBE_FILL_INDICATOR;
    const char *name = is_named ? text_of(table, row, NAME_COLUMN) : "";
    if (!name)
        return pbe_error_memory(err);
    say_line(row->line, where);
    if (is_named && !*name)
        return pbe_fill_refuse(
            where, err, "%s",
            PBE_SAY("第一列没有写名称", "the first column has no name"));
    pbe_status status = fill_record_begin(table->data, table->kind, name, where,
                                          PBE_FILL_FIELD_COUNT, &record, err);
    if (!status)
        status = read_cells(table, row, &record, err);
    return status ? status : fill_record_end(table->data, &record, err);
}

static pbe_status no_table(int line, struct pbe_error *err)
{
    char where[WHERE_MAX];
    say_line(line, where);
    return pbe_fill_refuse(
        where, err, "%s",
        PBE_SAY(
            "前面没有表头；表头的第一格写栏目、资金或基础数据，指标的表头要有三级指标；"
            "各格之间是半角逗号或制表符",
            "no headings above; a line of headings begins with facts, funds or "
            "base_data, that of indicators has level3; cells are parted by commas or "
            "tabs"));
}

static pbe_status take(struct table *table, const struct cells_row *row,
                       struct pbe_error *err)
{
    bool begins;
    enum pbe_fill_kind kind;
    pbe_status status = find_kind(table, row, &begins, &kind, err);
    if (status)
        return status;
    if (begins)
        return begin_table(table, row, kind, err);
    return table->has_begun ? read_line(table, row, err) : no_table(row->line, err);
}

pbe_status fill_csv_read(const char *text, size_t length, struct fill_data *data,
                         struct pbe_error *err)
{
    struct cells cells;
    struct cells_row row;
    struct slips slips = {.count = 0};
    struct table table = {.data = data};
    pbe_status status = PBE_STATUS_OK;
    cells_open(&cells, text, length, &data->arena, &slips);
    while (!status && cells_next(&cells, &row))
        status = take(&table, &row, err);
    if (!status && cells.starved)
        status = pbe_error_memory(err);
    if (!status && slips.count > 0 && slips_tell(&slips, NULL, err)) {
        if (err)
            err->status = PBE_STATUS_FILE;
        status = PBE_STATUS_FILE;
    }
    return status;
}
