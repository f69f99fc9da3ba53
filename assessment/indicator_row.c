/* indicator_row.c - the rows of the indicator table. */
#include "assessment/field.h"
#include "assessment/target.h"

#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"

/* --- headings and levels --- */

/* Opens a heading when the text names points; its index, -1 = none. */
static int open_heading(struct as_reader *reader, const struct pbe_field *field,
                        int level)
{
    struct pbe_assessment *out = as_reader_out(reader);
    as_label_of(&field->value, &reader->a);
    if (reader->a.points <= 0)
        return -1;
    int index = (int)out->heading_count;
    struct pbe_heading *heading = as_reader_add_heading(reader);
    heading->field = *field;
    heading->name = as_name_of(reader, &field->value, true);
    heading->level = level;
    heading->points = reader->a.points;
    heading->first = (int)out->indicator_count;
    heading->last = heading->first - 1;
    return index;
}

static void extend_heading(struct as_reader *reader, int heading)
{
    struct pbe_assessment *out = as_reader_out(reader);
    if (heading >= 0 && out->headings && heading < (int)out->heading_count)
        out->headings[heading].last = (int)out->indicator_count - 1;
}

static void clear_level(struct as_levels *levels, int level)
{
    levels->field[level] = as_field_none();
    levels->group[level] = "";
    levels->heading[level] = -1;
}

/* A level's cell: a new name begins a group, the same name and a blank go on. */
static void take_level(struct as_reader *reader, int level, const struct as_item *item)
{
    struct as_levels *levels = &reader->levels;
    struct pbe_field field = as_field_plain(reader, item);
    if (field.value.kind == PBE_EMPTY
        || (levels->field[level].value.kind != PBE_EMPTY
            && as_is_same_place(&field.place, &levels->field[level].place)))
        return;
    const struct pbe_value *before = &levels->field[level].value;
    bool same = before->kind == PBE_TEXT && field.value.kind == PBE_TEXT
                && before->length == field.value.length
                && memcmp(before->text, field.value.text, before->length) == 0;
    levels->field[level] = field;
    if (same)
        return;
    levels->group[level] = as_name_of(reader, &field.value, true);
    levels->heading[level] = open_heading(reader, &field, level + 1);
    if (level == 0)
        clear_level(levels, 1);
}

static void take_section(struct as_reader *reader, const struct as_row *row)
{
    const struct as_item *item = as_row_at(row, reader->header.section);
    if (!as_item_is_filled(item) || item->last >= AS_VIEW_COLUMNS - 1)
        return;
    struct pbe_field field = as_field_plain(reader, item);
    if (as_is_same_place(&field.place, &reader->section_place))
        return;
    reader->section_place = field.place;
    reader->section_heading = open_heading(reader, &field, 0);
    struct pbe_field *project = &as_reader_out(reader)->project;
    as_label_of(&field.value, &reader->a);
    if (reader->header.is_by_project && as_label_fact(&reader->a) == AS_FACT_NONE
        && project->value.kind == PBE_EMPTY)
        *project = field;
}

bool as_begins_project(struct as_reader *reader, const struct as_row *row)
{
    const struct as_item *item = as_row_at(row, reader->header.section);
    const struct pbe_assessment *out = as_reader_out(reader);
    if (!reader->header.is_by_project || out->indicator_count == 0
        || !as_item_is_filled(item) || !as_item_is_own(row, item)
        || item->column != reader->header.section)
        return false;
    as_label_of(&item->cell->value, &reader->a);
    if (as_label_fact(&reader->a) != AS_FACT_NONE)
        return false;
    /* the name may stand in each of its rows */
    const struct pbe_value *name = &item->cell->value, *before = &out->project.value;
    return name->kind != PBE_TEXT || before->kind != PBE_TEXT
           || name->length != before->length
           || memcmp(name->text, before->text, name->length) != 0;
}

/* Says that the title is not known, on one line. */
static void note_stranger(struct as_reader *reader, const struct as_item *item)
{
    enum { SHOWN = 60 };
    const struct pbe_value *title = &item->cell->value;
    char name[SHOWN + 4], text[SHOWN + 120];
    size_t length = 0;
    for (size_t i = 0; title->kind == PBE_TEXT && i < title->length; i++)
        if ((unsigned char)title->text[i] > ' ' && length < sizeof name)
            name[length++] = title->text[i];
    length = pbe_utf8_cut(name, length, SHOWN);
    snprintf(text, sizeof text,
             PBE_SAY("不认识“%.*s”这一栏，栏里的内容没有用上",
                     "the column “%.*s” is not known, what it holds is not used"),
             (int)length, name);
    as_reader_note(reader, (struct pbe_place){reader->sheet, item->row, item->first},
                   "unknown_column", text);
}

void as_begin_indicators(struct as_reader *reader, const struct as_row *row)
{
    clear_level(&reader->levels, 0);
    clear_level(&reader->levels, 1);
    reader->has_heading_rows = false;
    reader->weight_owner = reader->score_owner = (struct as_owner){0, -1};
    take_section(reader, row);
    for (int i = 0; i < reader->header.strangers; i++)
        note_stranger(reader, &reader->header.stranger[i]);
}

/* --- one row --- */

static struct as_item item_of(const struct as_reader *reader, const struct as_row *row,
                              enum as_column column)
{
    return as_header_item(&reader->header, row, column);
}

static bool is_number_only(const struct pbe_value *value)
{
    if (value->kind != PBE_TEXT || value->length > 8)
        return value->kind == PBE_NUMBER;
    for (size_t i = 0; i < value->length; i++)
        if (!strchr("0123456789.()", value->text[i]))
            return value->length - i == 3 && memcmp(value->text + i, "、", 3) == 0;
    return true;
}

/* The name; under one title its number may have a cell of its own. */
static struct as_item name_of(const struct as_reader *reader, const struct as_row *row)
{
    const struct as_header *header = &reader->header;
    enum as_column column = as_header_has(header, AS_LEVEL3) ? AS_LEVEL3 : AS_NAME;
    struct as_item item = as_header_item(header, row, column);
    if (!as_item_is_filled(&item) || !is_number_only(&item.cell->value))
        return item;
    for (int c = item.last + 1; c <= header->last[column]; c++)
        if (as_item_is_filled(as_row_at(row, c)))
            return *as_row_at(row, c);
    return item;
}

/* A cell of points: a merged one counts in its first row alone. Returns the indicator
 * that owns it, -1 = this one. */
static int take_points(struct as_reader *reader, const struct as_row *row,
                       enum as_column column, struct as_owner *owner,
                       struct pbe_field *field)
{
    struct as_item item = item_of(reader, row, column);
    *field = as_field_points(reader, &item);
    if (item.block == 0)
        return -1;
    if (item.block == owner->block) {
        field->value = pbe_value_empty();
        return owner->indicator;
    }
    owner->block = item.block;
    owner->indicator = (int)as_reader_out(reader)->indicator_count;
    return -1;
}

static void take_values(struct as_reader *reader, const struct as_row *row,
                        struct pbe_indicator *indicator)
{
    struct as_item actual = item_of(reader, row, AS_ACTUAL);
    struct as_item reason = item_of(reader, row, AS_REASON);
    struct as_item own = item_of(reader, row, AS_OWN);
    struct as_item rule = item_of(reader, row, AS_RULE);
    struct as_item review_actual = item_of(reader, row, AS_REVIEW_ACTUAL);
    struct as_item review_score = item_of(reader, row, AS_REVIEW_SCORE);
    struct as_item core = item_of(reader, row, AS_CORE);
    indicator->target =
        as_target_read(reader, row, &indicator->level3.value, &indicator->nature);
    indicator->actual = as_field_value(reader, &actual);
    indicator->reason = as_field_plain(reader, &reason);
    indicator->own = as_field_points(reader, &own);
    indicator->rule = as_field_plain(reader, &rule);
    indicator->review_actual = as_field_value(reader, &review_actual);
    indicator->review_score = as_field_points(reader, &review_score);
    if (as_item_is_filled(&core)) {
        as_label_of(&core.cell->value, &reader->a);
        indicator->is_core = as_glyphs_match(&reader->a.glyphs, 0, "是")
                             || as_glyphs_match(&reader->a.glyphs, 0, "核心");
    }
}

static bool has_star(const struct pbe_value *value)
{
    static const char STAR[] = "★";
    for (size_t i = 0; value->kind == PBE_TEXT && i + 3 <= value->length; i++)
        if (memcmp(value->text + i, STAR, 3) == 0)
            return true;
    return false;
}

static bool is_zero_or_blank(const struct pbe_field *field)
{
    if (field->value.kind == PBE_NUMBER)
        return field->value.number == 0;
    return as_field_is_blank(field);
}

/* 指标2：……, /, and rows that nobody filled. */
static bool is_placeholder(struct as_reader *reader,
                           const struct pbe_indicator *indicator, const char *name)
{
    struct as_glyphs *glyphs = &reader->a.glyphs;
    struct pbe_value text = pbe_value_text(name, strlen(name));
    struct pbe_field named = {.value = text};
    if (!is_zero_or_blank(&indicator->weight) || !is_zero_or_blank(&indicator->score)
        || !as_field_is_blank(&indicator->target)
        || !as_field_is_blank(&indicator->actual)
        || !as_field_is_blank(&indicator->rule))
        return false;
    as_label_of(&text, &reader->a);
    bool number = as_glyphs_match(glyphs, 0, "指标")
                  && (glyphs->count == 2 || as_is_digit(glyphs->at[2].code));
    return number || as_field_is_blank(&named);
}

/* Whether the row holds more than names. */
static bool has_values(const struct as_reader *reader, const struct as_row *row)
{
    static const enum as_column VALUES[] = {AS_TARGET, AS_TARGET_LATER, AS_ACTUAL,
                                            AS_WEIGHT, AS_SCORE,        AS_OWN,
                                            AS_RULE,   AS_REVIEW_SCORE, AS_REASON};
    for (size_t i = 0; i < sizeof VALUES / sizeof VALUES[0]; i++) {
        struct as_item item = item_of(reader, row, VALUES[i]);
        if (as_item_is_own(row, &item))
            return true;
    }
    return false;
}

static void add_indicator(struct as_reader *reader, const struct as_row *row,
                          const struct as_item *name)
{
    struct pbe_assessment *out = as_reader_out(reader);
    const struct as_levels *levels = &reader->levels;
    struct pbe_indicator read = {.parent = -1, .score_rows = 1, .weight_rows = 1};
    read.level1 = levels->field[0];
    read.level2 = levels->field[1];
    read.level3 = as_field_plain(reader, name);
    read.group1 = levels->group[0];
    read.group2 = levels->group[1];
    take_values(reader, row, &read);
    read.name = as_name_of(reader, &read.level3.value, false);
    int weight_of =
        take_points(reader, row, AS_WEIGHT, &reader->weight_owner, &read.weight);
    int score_of =
        take_points(reader, row, AS_SCORE, &reader->score_owner, &read.score);
    read.is_core |= has_star(&read.level3.value);
    read.is_placeholder = is_placeholder(reader, &read, read.name);
    if (read.name[0] == '\0')
        read.name = read.group2[0] ? read.group2 : read.group1;
    as_label_read(read.name, strlen(read.name), &reader->a);
    read.is_execution = as_label_is_execution(&reader->a);
    if (weight_of >= 0 && out->indicators && !read.is_placeholder)
        out->indicators[weight_of].weight_rows++;
    if (score_of >= 0 && out->indicators && !read.is_placeholder)
        out->indicators[score_of].score_rows++;
    *as_reader_add_indicator(reader) = read;
    extend_heading(reader, reader->section_heading);
    extend_heading(reader, levels->heading[0]);
    extend_heading(reader, levels->heading[1]);
}

/* A row that only names a group, where the form has one column for all names. */
static bool take_group(struct as_reader *reader, const struct as_item *name)
{
    as_label_of(&name->cell->value, &reader->a);
    if (reader->a.glyphs.count == 0)
        return false;
    bool first = as_label_is_group(&reader->a) || reader->a.points > 0;
    size_t last = reader->a.glyphs.count - 1;
    bool second = last > 0 && as_glyphs_match(&reader->a.glyphs, last - 1, "指标");
    if (!first && !second)
        return false;
    take_level(reader, first ? 0 : 1, name);
    return true;
}

/* 产出指标（50分） | | | 50 | 49: a group with the points of its rows, and nothing to
 * measure. finish.c makes it their parent. */
static bool take_heading_row(struct as_reader *reader, const struct as_row *row,
                             const struct as_item *name)
{
    struct as_item target = item_of(reader, row, AS_TARGET);
    struct as_item actual = item_of(reader, row, AS_ACTUAL);
    struct as_item weight = item_of(reader, row, AS_WEIGHT);
    struct pbe_field points = as_field_points(reader, &weight);
    if (!as_header_has(&reader->header, AS_NAME)
        || !as_header_has(&reader->header, AS_TARGET) || as_item_is_filled(&target)
        || as_item_is_filled(&actual) || points.value.kind != PBE_NUMBER)
        return false;
    as_label_of(&name->cell->value, &reader->a);
    if (!as_label_is_group(&reader->a) && reader->a.points <= 0)
        return false;
    take_level(reader, 0, name);
    return true;
}

/* The name and the levels above it, where one title stands over several columns of names:
 * what fills them all is a name, or the heading of the rows under it, whose left column
 * then is level 2. */
static void take_split_names(struct as_reader *reader, struct as_item *level1,
                             struct as_item *level2, struct as_item *name)
{
    if (!reader->header.is_name_split || !as_item_is_filled(level1))
        return;
    if (level1->last >= reader->header.last[AS_NAME]) {
        *name = *level1;
        *level1 = *level2 = (struct as_item){.first = -1};
    } else if (reader->has_heading_rows) {
        if (!as_item_is_filled(name))
            *name = *level2;
        *level2 = *level1;
        *level1 = (struct as_item){.first = -1};
    }
}

static void note_unplaced(struct as_reader *reader, const struct as_item *item)
{
    as_reader_note(
        reader, (struct pbe_place){reader->sheet, item->row, item->first},
        "unplaced_row",
        PBE_SAY("这一行的内容不在任何已知的栏里，没有用上",
                "what stands in this row is in no known column and not used"));
}

/* Whether the cell covers names and values alike. */
static bool is_across(const struct as_reader *reader, const struct as_item *item)
{
    const struct as_header *header = &reader->header;
    bool values = false, names = false;
    for (int c = item->column; c <= item->last; c++) {
        unsigned char owner = header->owner[c];
        names |= owner >= AS_LEVEL1 && owner <= AS_NAME;
        values |= owner == AS_ACTUAL || owner == AS_SCORE || owner == AS_WEIGHT;
    }
    return names && values;
}

/* Takes what says where the row belongs. True: the row is done with. */
static bool take_labels(struct as_reader *reader, const struct as_row *row,
                        const struct as_item *first, bool values, bool *is_over)
{
    as_label_of(&first->cell->value, &reader->a);
    enum as_fact_kind fact = as_label_fact(&reader->a);
    if (fact == AS_FACT_TOTAL) {
        as_read_total(reader, row, first);
        if (as_reader_out(reader)->indicator_count > 0) {
            reader->form->is_closed = true;
            reader->table = AS_NO_TABLE;
        }
        return true;
    }
    bool remark = reader->a.glyphs.count == 0 && !values
                  && first->cell->value.kind == PBE_TEXT
                  && first->cell->value.length <= AS_LABEL_BYTES; /* (续表) */
    if (fact == AS_FACT_SUBTOTAL || remark)
        return true;
    *is_over = as_is_closing(reader, first, values);
    return *is_over;
}

bool as_read_indicator(struct as_reader *reader, const struct as_row *row)
{
    const struct as_item *first = as_row_first(row, 0);
    bool values = has_values(reader, row), is_over = false;
    if (!first)
        return true;
    if (take_labels(reader, row, first, values, &is_over))
        return !is_over;
    if (is_across(reader, first)) {
        /* a heading over all columns, or a sentence */
        if (as_header_has(&reader->header, AS_NAME))
            take_group(reader, first);
        return true;
    }
    if (reader->header.section >= 0)
        take_section(reader, row);
    struct as_item level1 = item_of(reader, row, AS_LEVEL1);
    struct as_item level2 = item_of(reader, row, AS_LEVEL2);
    struct as_item name = name_of(reader, row);
    take_split_names(reader, &level1, &level2, &name);
    /* …… is no level's name, but a row that nobody filled */
    struct as_item *levels[] = {&level1, &level2};
    for (size_t i = 0; i < 2; i++) {
        struct pbe_field field = as_field_plain(reader, levels[i]);
        if (!as_item_is_own(row, levels[i]) || !as_field_is_blank(&field))
            continue;
        if (!as_item_is_filled(&name))
            name = *levels[i];
        *levels[i] = (struct as_item){.first = -1};
    }
    bool names = as_item_is_own(row, &level1) || as_item_is_own(row, &level2);
    bool named = as_item_is_own(row, &name);
    if (as_header_has(&reader->header, AS_LEVEL1))
        take_level(reader, 0, &level1);
    if (as_header_has(&reader->header, AS_LEVEL2))
        take_level(reader, 1, &level2);
    if (!values && named && as_header_has(&reader->header, AS_NAME)
        && take_group(reader, &name))
        return true;
    if (values && named && take_heading_row(reader, row, &name))
        reader->has_heading_rows = true;
    if (values || named || names)
        add_indicator(reader, row, &name);
    else if (first->column > reader->header.section
             && reader->header.owner[first->column] == AS_NO_COLUMN)
        note_unplaced(reader, first);
    return true;
}
