#include "cli/kit_columns.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "cli/kit_heading.h"
#include "lua/template.h"

enum { MEMORY = 8 << 20, TOLD_MAX = 1800, WHERE_MAX = 2 * DEPARTMENT_PLAIN_MAX };

enum { NAMES = 2 }; /* that an indicator's record begins with */

void kit_columns_done(struct kit_columns *columns)
{
    pbe_arena_done(&columns->arena);
    *columns = (struct kit_columns){0};
}

static pbe_status refuse(const struct kit_columns *columns, int line,
                         struct pbe_error *err)
{
    pbe_error_place(err, columns->list, line, 0);
    return PBE_STATUS_FILE;
}

static bool is_blank(const char *text)
{
    char plain[DEPARTMENT_PLAIN_MAX];
    departments_plain(text, plain);
    return !*plain;
}

/* --- what the columns mean --- */

static pbe_status is_unknown(const struct kit_columns *columns, const char *heading,
                             const struct kit_headings *headings, struct pbe_error *err)
{
    struct pbe_text known;
    pbe_text_init(&known, TOLD_MAX);
    kit_headings_tell(headings, &known);
    if (known.starved) {
        pbe_text_done(&known);
        return pbe_error_memory(err);
    }
    if (known.failed)
        known.bytes[pbe_utf8_cut(known.bytes, known.length, known.length)] = '\0';
    pbe_error_set(err, PBE_STATUS_FILE,
                  PBE_SAY("表里没有地方填“%s”这一列；可以有的列：%s%s",
                          "the form has no place for the column “%s”; there may be: "
                          "%s%s"),
                  heading, pbe_text_get(&known), known.failed ? "…" : "");
    pbe_text_done(&known);
    return refuse(columns, columns->departments->heading_line, err);
}

static bool is_same(const struct kit_column *one, const struct kit_column *other)
{
    return one->kind == other->kind && strcmp(one->name, other->name) == 0
           && strcmp(one->level2, other->level2) == 0;
}

static pbe_status look_for_twin(const struct kit_columns *columns, size_t index,
                                struct pbe_error *err)
{
    const struct kit_column *column = &columns->columns[index];
    for (size_t i = 0; i < index; i++) {
        if (columns->columns[i].field != column->field
            || !is_same(&columns->columns[i], column))
            continue;
        pbe_error_set(err, PBE_STATUS_FILE,
                      PBE_SAY("列“%s”与“%s”填的是同一格，请去掉一列",
                              "the columns “%s” and “%s” fill one cell; leave one out"),
                      columns->departments->headings[i],
                      columns->departments->headings[index]);
        return refuse(columns, columns->departments->heading_line, err);
    }
    return PBE_STATUS_OK;
}

/* Columns that would be passed over in silence. */
static pbe_status look_at_list(const struct kit_columns *columns, struct pbe_error *err)
{
    const struct departments *departments = columns->departments;
    if (departments->left_out > 0) {
        pbe_error_set(err, PBE_STATUS_FILE,
                      PBE_SAY("列太多，最后 %zu 列读不了；请分成几个名单",
                              "too many columns, the last %zu are not read; make "
                              "several lists"),
                      departments->left_out);
        return refuse(columns, departments->heading_line, err);
    }
    if (departments->headless_line == 0)
        return PBE_STATUS_OK;
    pbe_error_set(err, PBE_STATUS_FILE, "%s",
                  PBE_SAY("这一行有一格的列没有表头，不知道填在哪里；请写上表头或删去",
                          "a cell of this line stands in a column without heading; "
                          "give it one or remove the cell"));
    return refuse(columns, departments->headless_line, err);
}

static pbe_status read_columns(struct kit_columns *columns,
                               const struct kit_headings *headings,
                               struct pbe_error *err)
{
    const struct departments *departments = columns->departments;
    pbe_status status = look_at_list(columns, err);
    for (size_t i = 0; !status && i < departments->heading_count; i++) {
        if (!kit_heading_read(headings, departments->headings[i], &columns->columns[i]))
            status = is_unknown(columns, departments->headings[i], headings, err);
        else
            status = look_for_twin(columns, i, err);
    }
    return status;
}

/* Names of lines that columns keep outlive the lines. */
static bool keep_names(struct kit_columns *columns)
{
    for (size_t i = 0; i < columns->departments->heading_count; i++) {
        struct kit_column *column = &columns->columns[i];
        column->name =
            pbe_arena_text(&columns->arena, column->name, strlen(column->name));
        column->level2 =
            pbe_arena_text(&columns->arena, column->level2, strlen(column->level2));
        if (!column->name || !column->level2)
            return false;
    }
    return true;
}

pbe_status kit_columns_read(const struct departments *departments, const char *list,
                            pbe_engine *engine, const struct pbe_value *pack,
                            struct kit_columns *columns, struct pbe_error *err)
{
    struct pbe_template_line *lines = NULL;
    struct kit_headings headings;
    size_t count;
    struct kit_columns read = {.list = list, .departments = departments};
    pbe_status status = pbe_engine_template(engine, pack, &lines, &count, err);
    if (status)
        return status;
    pbe_arena_init(&read.arena, MEMORY);
    read.columns = pbe_arena_take(&read.arena, departments->heading_count + 1,
                                  sizeof *read.columns);
    if (!read.columns || !kit_headings_make(&headings, &read.arena, lines, count))
        status = pbe_error_memory(err);
    else
        status = read_columns(&read, &headings, err);
    if (!status && !keep_names(&read))
        status = pbe_error_memory(err);
    free(lines);
    if (status)
        kit_columns_done(&read);
    else
        *columns = read;
    return status;
}

/* --- what a department gets --- */

/* 第 7 行“三公经费：上年决算数” */
static void write_where(int line, const char *heading, char out[WHERE_MAX])
{
    int length = snprintf(out, WHERE_MAX, PBE_SAY("第 %d 行“%s”", "line %d, “%s”"),
                          line, heading);
    size_t kept = (size_t)length < WHERE_MAX ? (size_t)length : WHERE_MAX - 1;
    out[pbe_utf8_cut(out, kept, kept)] = '\0';
}

static pbe_status add_text(struct fill_data *data, struct fill_record *record,
                           enum pbe_fill_field field, const char *text,
                           const char *where, struct pbe_error *err)
{
    struct pbe_value value = pbe_value_text(text, strlen(text));
    return fill_record_add(data, record, field, &value, where, err);
}

static pbe_status add_name(const struct department *department, struct fill_data *data,
                           struct pbe_error *err)
{
    char where[WHERE_MAX];
    struct fill_record record;
    write_where(department->line, PBE_SAY("单位名称", "name"), where);
    pbe_status status =
        fill_record_begin(data, PBE_FILL_FACT, "单位名称", where, 1, &record, err);
    if (!status)
        status = add_text(data, &record, PBE_FILL_VALUE, department->name, where, err);
    return status ? status : fill_record_end(data, &record, err);
}

/* Whether the department has a value in a column that names the same as this one. */
static bool has_value(const struct kit_columns *columns, size_t index,
                      const struct department *department)
{
    for (size_t i = 0; i < columns->departments->heading_count; i++)
        if (is_same(&columns->columns[i], &columns->columns[index])
            && !is_blank(department->values[i]))
            return true;
    return false;
}

/* The record of the column `first` and of those that name the same. */
static pbe_status add_record(const struct kit_columns *columns, size_t first,
                             const struct department *department,
                             struct fill_data *data, struct pbe_error *err)
{
    char where[WHERE_MAX];
    struct fill_record record;
    const struct kit_column *column = &columns->columns[first];
    const char *const *headings = columns->departments->headings;
    size_t count = columns->departments->heading_count;
    bool is_indicator = column->kind == PBE_FILL_INDICATOR;
    write_where(department->line, headings[first], where);
    pbe_status status =
        fill_record_begin(data, column->kind, is_indicator ? "" : column->name, where,
                          count + NAMES, &record, err);
    if (!status && is_indicator)
        status = add_text(data, &record, PBE_FILL_LEVEL2, column->level2, where, err);
    if (!status && is_indicator)
        status = add_text(data, &record, PBE_FILL_LEVEL3, column->name, where, err);
    for (size_t i = first; !status && i < count; i++) {
        if (!is_same(&columns->columns[i], column) || is_blank(department->values[i]))
            continue;
        write_where(department->line, headings[i], where);
        status = add_text(data, &record, columns->columns[i].field,
                          department->values[i], where, err);
    }
    return status ? status : fill_record_end(data, &record, err);
}

static bool is_first(const struct kit_columns *columns, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (is_same(&columns->columns[i], &columns->columns[index]))
            return false;
    return true;
}

pbe_status kit_columns_fill(const struct kit_columns *columns,
                            const struct department *department, struct fill_data *data,
                            struct pbe_error *err)
{
    pbe_status status = add_name(department, data, err);
    for (size_t i = 0; !status && i < columns->departments->heading_count; i++)
        if (is_first(columns, i) && has_value(columns, i, department))
            status = add_record(columns, i, department, data, err);
    if (status == PBE_STATUS_FILE)
        pbe_error_place(err, columns->list, 0, 0);
    return status;
}
