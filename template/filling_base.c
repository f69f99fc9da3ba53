/* filling_base.c - 基础数据表: staff, the lines of spending, buildings. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/language.h"
#include "template/filling.h"

/* --- the blocks that have one row, under their titles --- */

static const struct block {
    const char *zh, *en; /* what a record of it is called */
    const char *block;   /* as in pbe_base_header */
    struct {
        enum pbe_fill_field field;
        const char *title; /* that the column's title holds */
    } columns[4];
    int column_count;
    bool is_counted; /* whole numbers */
} blocks[] = {
    {"财政供养人员",
     "staff",
     "staff",
     {{PBE_FILL_POSTS, "编制"}, {PBE_FILL_STAFF, "在职"}},
     2,
     true},
    {"楼堂馆所",
     "buildings",
     "building",
     {{PBE_FILL_APPROVED_SIZE, "批复规模"},
      {PBE_FILL_ACTUAL_SIZE, "实际规模"},
      {PBE_FILL_PLANNED_COST, "预算投资"},
      {PBE_FILL_ACTUAL_COST, "实际投资"}},
     4,
     false},
};

static const struct pbe_base_header *find_header(const struct fill_form *form,
                                                 const char *block)
{
    const struct pbe_assessment *assessment = form->assessment;
    for (size_t i = 0; i < assessment->base_header_count; i++)
        if (strcmp(assessment->base_headers[i].block, block) == 0)
            return &assessment->base_headers[i];
    return NULL;
}

/* The title that holds the word, the last such if is_last; NULL = none. */
static const struct pbe_field *find_title(const struct pbe_base_header *header,
                                          const char *word, bool is_last)
{
    const struct pbe_field *found = NULL;
    for (int i = 0; header && i < PBE_BASE_COLUMNS; i++) {
        const struct pbe_field *title = &header->titles[i];
        if (title->value.kind == PBE_TEXT && strstr(title->value.text, word)
            && (!found || is_last))
            found = title;
    }
    return found;
}

static const struct block *find_block(const char *name)
{
    char plain[FILL_PLAIN_MAX];
    fill_plain(name, plain);
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (strncmp(plain, blocks[i].zh, strlen(blocks[i].zh)) == 0
            || strcmp(plain, blocks[i].en) == 0)
            return &blocks[i];
    return NULL;
}

static pbe_status no_column(const struct pbe_fill_record *record,
                            const struct pbe_fill_value *value, struct pbe_error *err)
{
    return pbe_fill_refuse(value->where, err,
                           PBE_SAY("基础数据表的“%s”没有“%s”这一栏",
                                   "“%s” of the base data table has no “%s”"),
                           record->name, pbe_fill_field_name(value->field));
}

static pbe_status put_in_block(struct filling *filling,
                               const struct pbe_fill_record *record,
                               const struct block *block,
                               const struct pbe_fill_value *value,
                               struct pbe_error *err)
{
    const struct pbe_base_header *header = find_header(filling->form, block->block);
    const struct pbe_field *title = NULL;
    for (int i = 0; i < block->column_count; i++)
        if (block->columns[i].field == value->field)
            title = find_title(header, block->columns[i].title, false);
    if (!title)
        return no_column(record, value, err);
    if (block->is_counted && value->value.kind == PBE_NUMBER
        && value->value.number != floor(value->value.number))
        return pbe_fill_refuse(value->where, err,
                               PBE_SAY("%s应是整数", "%s must be a whole number"),
                               pbe_fill_field_name(value->field));
    return filling_put(filling, fill_form_beneath(filling->form, title->place), 0,
                       value, err);
}

/* --- the lines of spending --- */

static bool is_free(const struct filling *filling, size_t index)
{
    const struct pbe_base_row *row = &filling->form->assessment->base_rows[index];
    bool is_empty = row->is_placeholder && !filling->base_is_taken[index];
    for (int i = 0; i < PBE_BASE_COLUMNS; i++)
        is_empty = is_empty && row->values[i].value.kind == PBE_EMPTY;
    return is_empty;
}

/* The bytes of 1、 at the beginning; 0 where there is none. */
static size_t numbering_of(const char *text)
{
    static const char comma[] = "、";
    size_t digits = strspn(text, "0123456789");
    bool is_numbered =
        digits > 0 && strncmp(text + digits, comma, sizeof comma - 1) == 0;
    return is_numbered ? digits + sizeof comma - 1 : 0;
}

/* Writes the record's name into the label of a free line, 1、 or ……, behind its number. */
static pbe_status name_line(struct filling *filling, size_t index,
                            const struct pbe_fill_record *record, struct pbe_error *err)
{
    const struct pbe_base_row *row = &filling->form->assessment->base_rows[index];
    const char *label = fill_form_text(filling->form, row->label.place);
    size_t numbering = numbering_of(label);
    struct pbe_text text;
    pbe_text_init(&text, SIZE_MAX);
    pbe_text_add_bytes(&text, label, numbering);
    pbe_text_add(&text,
                 record->name + (numbering > 0 ? numbering_of(record->name) : 0));
    const char *copy = pbe_arena_text(filling->arena, pbe_text_get(&text), text.length);
    struct pbe_fill_value value = {.field = PBE_FILL_VALUE,
                                   .value = pbe_value_text(copy, text.length),
                                   .where = record->where};
    bool is_lost = text.failed || !copy;
    pbe_text_done(&text);
    if (is_lost)
        return pbe_error_memory(err);
    filling->base_is_taken[index] = true;
    return filling_put(filling, row->label.place, 0, &value, err);
}

static int find_line(const struct filling *filling, const char *plain)
{
    const struct pbe_assessment *assessment = filling->form->assessment;
    char label[FILL_PLAIN_MAX];
    for (size_t i = 0; i < assessment->base_row_count; i++) {
        const struct pbe_base_row *row = &assessment->base_rows[i];
        if (row->is_placeholder || row->label.value.kind != PBE_TEXT)
            continue;
        fill_plain(row->label.value.text, label);
        if (strcmp(label, plain) == 0)
            return (int)i;
    }
    return -1;
}

static int find_free_line(const struct filling *filling)
{
    for (size_t i = 0; i < filling->form->assessment->base_row_count; i++)
        if (is_free(filling, i))
            return (int)i;
    return -1;
}

static pbe_status put_in_line(struct filling *filling,
                              const struct pbe_fill_record *record, int index,
                              const struct pbe_fill_value *value, struct pbe_error *err)
{
    const struct pbe_base_row *row = &filling->form->assessment->base_rows[index];
    const struct pbe_base_header *header = find_header(filling->form, "spending");
    const struct pbe_field *first = find_title(header, "决算", false);
    const struct pbe_field *title =
        value->field == PBE_FILL_LAST_YEAR ? first
        : value->field == PBE_FILL_BUDGET  ? find_title(header, "预算", false)
        : value->field == PBE_FILL_FINAL   ? find_title(header, "决算", true)
                                           : NULL;
    bool is_one =
        value->field == PBE_FILL_LAST_YEAR && title == find_title(header, "决算", true);
    if (!title || is_one)
        return no_column(record, value, err);
    struct pbe_place place = {row->label.place.sheet, row->label.place.row,
                              title->place.column};
    return filling_put(filling, place, 0, value, err);
}

static pbe_status no_line(const struct filling *filling,
                          const struct pbe_fill_record *record, struct pbe_error *err)
{
    if (filling->form->assessment->base_row_count == 0)
        return pbe_fill_refuse(
            record->where, err, "%s",
            PBE_SAY("这张表没有基础数据表，请去掉基础数据",
                    "this form has no base data table; take the base "
                    "data out"));
    return pbe_fill_refuse(
        record->where, err,
        PBE_SAY("基础数据表没有“%s”这一行，也没有空行可写；请检查名称，名称不错的，"
                "先在表里加一行",
                "the base data table has no line “%s”, nor a free one; check the name, "
                "or insert a row in the form first"),
        record->name);
}

pbe_status filling_put_base(struct filling *filling,
                            const struct pbe_fill_record *record, struct pbe_error *err)
{
    char plain[FILL_PLAIN_MAX];
    pbe_status status = PBE_STATUS_OK;
    const struct block *block = find_block(record->name);
    for (size_t i = 0; block && !status && i < record->count; i++)
        status = put_in_block(filling, record, block, &record->values[i], err);
    if (block)
        return status;
    fill_plain(record->name, plain);
    int index = find_line(filling, plain);
    if (index < 0) {
        index = find_free_line(filling);
        if (index < 0)
            return no_line(filling, record, err);
        status = name_line(filling, (size_t)index, record, err);
    }
    for (size_t i = 0; !status && i < record->count; i++)
        status = put_in_line(filling, record, index, &record->values[i], err);
    return status;
}
