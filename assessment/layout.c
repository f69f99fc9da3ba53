/* layout.c - see layout.h: goes over the sheets and hands each row to its table. */
#include "assessment/layout.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/field.h"
#include "assessment/snapshot.h"
#include "base/language.h"

enum { SCRATCH_MAX = 512 * 1024 * 1024 };

/* --- one sheet --- */

/* Ends the current form. One without a table gives its facts to the form before it on
 * the same sheet, or to all. */
static void end_form(struct as_reader *reader)
{
    struct as_form *form = reader->form;
    if (!form)
        return;
    if (!reader->is_filling) {
        form->counts = (struct as_counts){
            .indicators = reader->spare.indicator_count,
            .funds = reader->spare.fund_count,
            .headings = reader->spare.heading_count,
            .goals = reader->spare.goal_count,
            .notes = reader->spare.note_count,
        };
    } else if (!form->has_table) {
        struct as_form *before = form > reader->forms ? form - 1 : NULL;
        bool near = before && before->sheet == form->sheet && before->out;
        as_facts_share(near ? before->out : &reader->loose, &reader->spare);
    }
    reader->form = NULL;
}

static void begin_form(struct as_reader *reader, int row)
{
    end_form(reader);
    as_reader_begin_form(reader);
    reader->table = AS_NO_TABLE;
    bool second = reader->form_count > 1
                  && reader->forms[reader->form_count - 2].sheet == reader->sheet
                  && reader->forms[reader->form_count - 2].has_table;
    if (second && reader->form)
        as_reader_note(reader, (struct pbe_place){reader->sheet, row, 0},
                       "second_table",
                       PBE_SAY("同一张工作表里的又一张自评表，另行处理",
                               "one more self-evaluation in the same sheet, handled by "
                               "itself"));
}

static void begin_table(struct as_reader *reader, const struct as_row *row,
                        const struct as_header *header)
{
    struct as_form *form = reader->form;
    bool again = header->table == AS_INDICATORS && form->has_table;
    bool closed = again && form->is_closed;
    bool same = again && reader->table == AS_INDICATORS
                && as_header_is_same(&reader->header, header);
    if (closed || (header->table == AS_FUNDS && form->has_table && form->has_funds)) {
        begin_form(reader, row->row);
        again = same = false;
    }
    if (again && !same && !as_header_is_same(&reader->indicator_header, header))
        as_reader_note(reader, (struct pbe_place){reader->sheet, row->row, 0},
                       "several_headers",
                       PBE_SAY("从这里起表头与前面不同，按新的表头读取",
                               "from here on the columns differ from those above"));
    reader->header = *header;
    reader->table = header->table;
    switch (header->table) {
    case AS_INDICATORS:
        reader->form->has_table = true;
        reader->indicator_header = *header;
        if (!same)
            as_begin_indicators(reader, row);
        break;
    case AS_FUNDS:
        as_read_fund_header(reader);
        break;
    case AS_BASE_STAFF:
    case AS_BASE_SPENDING:
    case AS_BASE_BUILDING:
        as_read_base_header(reader, row);
        break;
    case AS_GOALS:
    case AS_NO_TABLE:
        break;
    }
}

/* The rows of one more project under the same header: a form like the one before it. */
static void begin_project(struct as_reader *reader, const struct as_row *row)
{
    struct as_header header = reader->header;
    const struct as_form *before = reader->form;
    begin_form(reader, row->row);
    if (!reader->form)
        return;
    if (before->out) {
        struct pbe_assessment *out = as_reader_out(reader);
        as_facts_share(out, before->out);
        out->project = as_field_none();
    }
    reader->header = reader->indicator_header = header;
    reader->table = AS_INDICATORS;
    reader->form->has_table = true;
    as_begin_indicators(reader, row);
}

/* Hands the row to its table; what no table wants may be a fact. */
static void read_row(struct as_reader *reader, const struct as_row *row)
{
    const struct as_item *first = as_row_first(row, 0);
    if (!first)
        return;
    switch (reader->table) {
    case AS_INDICATORS:
        if (as_begins_project(reader, row))
            begin_project(reader, row);
        if (!reader->form || as_read_indicator(reader, row))
            return;
        break;
    case AS_FUNDS:
        if (as_read_fund(reader, row))
            return;
        if (!as_is_closing(reader, first, false))
            return;
        break;
    case AS_GOALS:
        if (!as_is_closing(reader, first, false)) {
            as_read_goal(reader, row);
            return;
        }
        break;
    case AS_BASE_STAFF:
    case AS_BASE_SPENDING:
    case AS_BASE_BUILDING:
        if (as_read_base(reader, row))
            return;
        break;
    case AS_NO_TABLE:
        break;
    }
    reader->table = AS_NO_TABLE;
    as_read_facts(reader, row);
}

static bool read_sheet(struct as_reader *reader, const pbe_grid *grid)
{
    struct as_header header;
    const struct as_row *row;
    if (!as_view_open(&reader->view, grid, &reader->scratch))
        return false;
    begin_form(reader, 0);
    while ((row = as_view_next(&reader->view)) && reader->form) {
        if (reader->form->has_table && as_begins_form(reader, row))
            begin_form(reader, row->row);
        if (as_header_read(row, as_view_ahead(&reader->view), &reader->a, &reader->b,
                           &header)) {
            begin_table(reader, row, &header);
            if (header.lines == 2)
                as_view_next(&reader->view);
        } else {
            read_row(reader, row);
        }
    }
    if (reader->view.is_cut && reader->form)
        as_reader_note_cut(reader, (struct pbe_place){.sheet = reader->sheet});
    end_form(reader);
    return true;
}

static bool read_sheets(struct as_reader *reader)
{
    reader->form_count = 0;
    reader->form = NULL;
    for (size_t i = 0; i < reader->grid_count && !reader->is_starved; i++) {
        reader->sheet = (int)i;
        if (pbe_snapshot_is(reader->grids[i]))
            continue;
        if (!read_sheet(reader, reader->grids[i]))
            return false;
    }
    return !reader->is_starved;
}

/* --- the list --- */

void pbe_assessment_free(struct pbe_assessment *assessment)
{
    if (!assessment)
        return;
    pbe_arena_done(&assessment->arena);
    free(assessment);
}

void pbe_layout_free(struct pbe_assessment **list, size_t count)
{
    for (size_t i = 0; list && i < count; i++)
        pbe_assessment_free(list[i]);
    free(list);
}

static pbe_status none_found(struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("没有找到自评表：没有一行表头写着“一级指标、二级指标、三级指标”（或“指"
                "标名称”"
                "）和“指标值、完成值、分值、得分”之类的栏名",
                "found no self-evaluation: no row has titles like 一级指标, 二级指标, "
                "三级指标 (or 指标名称) beside 指标值, 完成值, 分值, 得分"));
}

/* One assessment for each form with a table. */
static pbe_status take_list(struct as_reader *reader, struct pbe_assessment ***list,
                            size_t *count, struct pbe_error *err)
{
    size_t wanted = 0;
    for (size_t i = 0; i < reader->form_count; i++)
        wanted += reader->forms[i].has_table;
    if (wanted == 0)
        return none_found(err);
    *list = calloc(wanted, sizeof **list);
    if (!*list)
        return pbe_error_memory(err);
    for (size_t i = 0; i < reader->form_count; i++) {
        if (!reader->forms[i].has_table)
            continue;
        struct pbe_assessment *out = calloc(1, sizeof *out);
        if (!out)
            return pbe_error_memory(err);
        pbe_arena_init(&out->arena, AS_ARENA_MAX);
        out->grids = reader->grids;
        out->grid_count = reader->grid_count;
        out->sheet = reader->forms[i].sheet;
        reader->forms[i].out = out;
        (*list)[(*count)++] = out;
    }
    return as_reader_take_lists(reader) ? PBE_STATUS_OK : pbe_error_memory(err);
}

/* A copy of a field whose text does not live in a grid. */
static void own_text(struct as_reader *reader, struct pbe_field *field)
{
    struct pbe_value *value = &field->value;
    bool borrowed = field->cell && field->cell->value.kind == PBE_TEXT
                    && field->cell->value.text == value->text;
    if (value->kind == PBE_TEXT && !borrowed) {
        const char *copy = as_reader_text(reader, value->text, value->length);
        *value = pbe_value_text(copy, strlen(copy));
    }
}

/* Gives the form what was found outside of all forms: the base data table, facts. */
static void share_loose(struct as_reader *reader)
{
    struct pbe_assessment *out = as_reader_out(reader);
    const struct pbe_assessment *loose = &reader->loose;
    struct pbe_field *fields[] = {&out->unit,  &out->year,      &out->project,
                                  &out->pack,  &out->filled_by, &out->filled_on,
                                  &out->phone, &out->signed_by, &out->amount_unit};
    as_facts_share(out, loose);
    as_year_of_sheet(reader);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        own_text(reader, fields[i]);
    out->base_rows =
        pbe_arena_take(&out->arena, loose->base_row_count, sizeof *out->base_rows);
    out->base_headers = pbe_arena_take(&out->arena, loose->base_header_count,
                                       sizeof *out->base_headers);
    if (!out->base_rows || !out->base_headers) {
        reader->is_starved = true;
        return;
    }
    out->base_row_count = loose->base_row_count;
    out->base_header_count = loose->base_header_count;
    for (size_t i = 0; i < out->base_row_count; i++) {
        struct pbe_base_row *row = &out->base_rows[i];
        *row = loose->base_rows[i];
        row->name = as_reader_text(reader, row->name, strlen(row->name));
        own_text(reader, &row->label);
        for (size_t k = 0; k < PBE_BASE_COLUMNS; k++)
            own_text(reader, &row->values[k]);
    }
    for (size_t i = 0; i < out->base_header_count; i++)
        out->base_headers[i] = loose->base_headers[i];
}

static bool fill(struct as_reader *reader)
{
    if (!read_sheets(reader))
        return false;
    for (size_t i = 0; i < reader->form_count; i++) {
        reader->form = &reader->forms[i];
        reader->sheet = reader->form->sheet;
        if (!reader->form->out)
            continue;
        share_loose(reader);
        as_finish(reader);
    }
    return !reader->is_starved;
}

pbe_status pbe_layout_read(const pbe_grid *const *grids, size_t grid_count,
                           struct pbe_assessment ***list, size_t *count,
                           struct pbe_error *err)
{
    struct pbe_arena arena;
    struct pbe_assessment **found = NULL;
    size_t found_count = 0;
    pbe_arena_init(&arena, SCRATCH_MAX);
    struct as_reader *reader = pbe_arena_take(&arena, 1, sizeof *reader);
    struct as_form *forms = pbe_arena_take(&arena, AS_FORMS_MAX, sizeof *forms);
    pbe_status status = PBE_STATUS_OK;
    if (!reader || !forms) {
        status = pbe_error_memory(err);
        goto done;
    }
    reader->forms = forms;
    reader->grids = grids;
    reader->grid_count = grid_count;
    reader->scratch = arena;
    if (!read_sheets(reader))
        status = pbe_error_memory(err);
    else
        status = take_list(reader, &found, &found_count, err);
    if (!status && !fill(reader))
        status = pbe_error_memory(err);
    arena = reader->scratch;
    if (!status) {
        *list = found;
        *count = found_count;
        found = NULL;
    }
done:
    pbe_layout_free(found, found_count);
    pbe_arena_done(&arena);
    return status;
}
