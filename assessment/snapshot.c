#include "assessment/snapshot.h"

#include <math.h>
#include <string.h>

#include "assessment/field.h"
#include "base/decimal.h"

enum { REACH = 200 /* rows around its place where a moved row is looked for */ };

const char *const pbe_snapshot_labels[PBE_SNAPSHOT_FACTS] = {
    [PBE_SNAPSHOT_TABLE] = "工作表",         [PBE_SNAPSHOT_PACK] = "规则包",
    [PBE_SNAPSHOT_VERSION] = "版本",         [PBE_SNAPSHOT_FINGERPRINT] = "指纹",
    [PBE_SNAPSHOT_TIME] = "存档时间",        [PBE_SNAPSHOT_UNIT] = "单位",
    [PBE_SNAPSHOT_PROJECT] = "项目",         [PBE_SNAPSHOT_YEAR] = "年度",
    [PBE_SNAPSHOT_TOTAL] = "总分",           [PBE_SNAPSHOT_GRADE] = "等级",
    [PBE_SNAPSHOT_GIVEN_TOTAL] = "表中总分",
};

const char *const pbe_snapshot_titles[PBE_SNAPSHOT_COLUMNS] = {
    [PBE_SNAPSHOT_CELL] = "单元格",       [PBE_SNAPSHOT_NAME] = "三级指标",
    [PBE_SNAPSHOT_TARGET] = "年度指标值", [PBE_SNAPSHOT_ACTUAL] = "实际完成值",
    [PBE_SNAPSHOT_WEIGHT] = "分值",       [PBE_SNAPSHOT_OWN] = "自评分",
    [PBE_SNAPSHOT_GIVEN] = "表中得分",    [PBE_SNAPSHOT_SCORE] = "得分",
    [PBE_SNAPSHOT_OUTCOME] = "结果",      [PBE_SNAPSHOT_EXPLANATION] = "评分说明",
};

/* --- the sheet --- */

static bool is_text(const struct pbe_value *value, const char *text)
{
    size_t length = value->kind == PBE_TEXT ? value->length : 0;
    return value->kind != PBE_NUMBER && length == strlen(text)
           && (length == 0 || memcmp(value->text, text, length) == 0);
}

static bool says(const pbe_grid *grid, int row, const char *text)
{
    const struct pbe_cell *cell = pbe_grid_get(grid, row, 0);
    return cell && is_text(&cell->value, text);
}

bool pbe_snapshot_is(const pbe_grid *grid)
{
    return says(grid, 0, PBE_SNAPSHOT_MARK);
}

/* The row behind the last one of the sheet. */
static int end_of(const pbe_grid *grid)
{
    size_t count = pbe_grid_row_count(grid);
    const struct pbe_grid_row *last = count ? &pbe_grid_rows(grid)[count - 1] : NULL;
    return last ? last->row + last->rows : 0;
}

static struct pbe_field field_at(const struct as_reader *reader, int sheet, int row,
                                 int column)
{
    struct pbe_field field = as_field_none();
    field.cell = pbe_grid_get(reader->grids[sheet], row, column);
    field.place = (struct pbe_place){sheet, row, column};
    if (field.cell)
        field.value = field.cell->value;
    return field;
}

/* --- the part that belongs to a table: rows of the sheet --- */

struct part {
    int sheet, first, titles, end; /* titles: the row of them */
};

/* How many tables of the form's sheet come before it. */
static int number_of(const struct as_reader *reader)
{
    int count = 0;
    for (const struct as_form *form = reader->forms; form < reader->form; form++)
        count += form->has_table && form->sheet == reader->form->sheet;
    return count;
}

static bool begins_part(const pbe_grid *grid, int row)
{
    return says(grid, row, pbe_snapshot_labels[PBE_SNAPSHOT_TABLE]);
}

/* The part that begins in this row: up to its titles, and to the end of its rows. */
static bool measure_part(const pbe_grid *grid, int end, struct part *part)
{
    int row = part->first + 1;
    while (row < end && !begins_part(grid, row)
           && !says(grid, row, pbe_snapshot_titles[PBE_SNAPSHOT_CELL]))
        row++;
    if (row == end || begins_part(grid, row))
        return false;
    part->titles = row;
    for (row++; row < end && row <= part->titles + AS_INDICATORS_MAX; row++)
        if (begins_part(grid, row)
            || (!pbe_grid_get(grid, row, PBE_SNAPSHOT_CELL)
                && !pbe_grid_get(grid, row, PBE_SNAPSHOT_NAME)))
            break;
    part->end = row;
    return true;
}

static bool find_part(const struct as_reader *reader, struct part *part)
{
    const char *name = pbe_grid_name(reader->grids[reader->form->sheet]);
    int left = number_of(reader);
    for (size_t i = 0; i < reader->grid_count; i++) {
        const pbe_grid *grid = reader->grids[i];
        int end = pbe_snapshot_is(grid) ? end_of(grid) : 0;
        for (int row = 1; row < end; row++) {
            const struct pbe_cell *cell = pbe_grid_get(grid, row, 1);
            if (!begins_part(grid, row) || !cell || !is_text(&cell->value, name)
                || left-- > 0)
                continue;
            *part = (struct part){.sheet = (int)i, .first = row};
            return measure_part(grid, end, part);
        }
    }
    return false;
}

static void read_facts(const struct as_reader *reader, const struct part *part,
                       struct pbe_snapshot *snapshot)
{
    for (size_t i = 0; i < PBE_SNAPSHOT_FACTS; i++) {
        snapshot->facts[i] = as_field_none();
        for (int row = part->first; row < part->titles; row++)
            if (says(reader->grids[part->sheet], row, pbe_snapshot_labels[i]))
                snapshot->facts[i] = field_at(reader, part->sheet, row, 1);
    }
}

/* --- what has become of its rows --- */

static bool is_same(const struct pbe_value *a, const struct pbe_value *b)
{
    double number;
    if (a->kind == PBE_TEXT && b->kind == PBE_NUMBER)
        return is_same(b, a);
    if (a->kind == PBE_NUMBER && b->kind == PBE_NUMBER)
        return fabs(a->number - b->number) <= 1e-9 * fmax(1, fabs(a->number));
    if (a->kind == PBE_NUMBER && b->kind == PBE_TEXT)
        return pbe_decimal_read(b->text, b->length, &number) == b->length
               && number == a->number;
    return a->kind == b->kind && a->length == b->length
           && (a->kind != PBE_TEXT || memcmp(a->text, b->text, a->length) == 0);
}

struct pbe_value pbe_snapshot_value(const struct pbe_field *field)
{
    const struct pbe_cell *cell = field->cell;
    return cell && cell->is_error && cell->shown
               ? pbe_value_text(cell->shown, strlen(cell->shown))
               : field->value;
}

static void compare(const struct pbe_indicator *indicator, struct pbe_snapshot_row *row)
{
    const struct {
        const struct pbe_field *now;
        enum pbe_snapshot_column then;
        const char *name;
    } inputs[] = {
        {&indicator->target, PBE_SNAPSHOT_TARGET, "target"},
        {&indicator->actual, PBE_SNAPSHOT_ACTUAL, "actual"},
        {&indicator->weight, PBE_SNAPSHOT_WEIGHT, "weight"},
        {&indicator->own, PBE_SNAPSHOT_OWN, "own"},
    };
    struct pbe_value given = pbe_snapshot_value(&indicator->score);
    row->is_found = true;
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs && !*row->changed; i++) {
        struct pbe_value now = pbe_snapshot_value(inputs[i].now);
        if (!is_same(&now, &row->fields[inputs[i].then].value))
            row->changed = inputs[i].name;
    }
    row->is_given_changed = !is_same(&given, &row->fields[PBE_SNAPSHOT_GIVEN].value);
}

static bool belongs(const struct pbe_indicator *indicator,
                    const struct pbe_snapshot_row *row)
{
    return !indicator->is_placeholder && !indicator->kept
           && is_text(&row->fields[PBE_SNAPSHOT_NAME].value, indicator->name);
}

/* The indicator of that name, the nearest to where it is expected. */
static struct pbe_indicator *find_indicator(const struct pbe_assessment *out,
                                            const struct pbe_snapshot_row *row,
                                            size_t expected)
{
    for (size_t far = 0; far < REACH; far++) {
        if (expected + far < out->indicator_count
            && belongs(&out->indicators[expected + far], row))
            return &out->indicators[expected + far];
        if (far <= expected && expected - far < out->indicator_count
            && belongs(&out->indicators[expected - far], row))
            return &out->indicators[expected - far];
    }
    return NULL;
}

static void read_rows(const struct as_reader *reader, const struct part *part,
                      struct pbe_assessment *out, struct pbe_snapshot *snapshot)
{
    size_t expected = 0;
    for (size_t i = 0; i < snapshot->row_count; i++) {
        struct pbe_snapshot_row *row = &snapshot->rows[i];
        row->changed = "";
        for (int k = 0; k < PBE_SNAPSHOT_COLUMNS; k++)
            row->fields[k] =
                field_at(reader, part->sheet, part->titles + 1 + (int)i, k);
        struct pbe_indicator *indicator = find_indicator(out, row, expected);
        if (!indicator)
            continue;
        compare(indicator, row);
        indicator->kept = row;
        expected = (size_t)(indicator - out->indicators) + 1;
    }
}

void as_read_snapshot(struct as_reader *reader)
{
    struct pbe_assessment *out = as_reader_out(reader);
    struct part part;
    if (!find_part(reader, &part))
        return;
    struct pbe_snapshot *snapshot = pbe_arena_take(&out->arena, 1, sizeof *snapshot);
    size_t count = (size_t)(part.end - part.titles - 1);
    if (snapshot)
        snapshot->rows = pbe_arena_take(&out->arena, count, sizeof *snapshot->rows);
    if (!snapshot || (count > 0 && !snapshot->rows)) {
        reader->is_starved = true;
        return;
    }
    snapshot->row_count = count;
    read_facts(reader, &part, snapshot);
    read_rows(reader, &part, out, snapshot);
    out->snapshot = snapshot;
}
