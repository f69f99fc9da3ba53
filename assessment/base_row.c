/* base_row.c - the base data table, whose titles change inside it, and the goals. */
#include "assessment/field.h"

#include <string.h>

void as_read_goal(struct as_reader *reader, const struct as_row *row)
{
    const struct as_header *header = &reader->header;
    struct as_item expected = as_header_item(header, row, AS_EXPECTED);
    struct as_item later = as_header_item(header, row, AS_EXPECTED_LATER);
    struct as_item achieved = as_header_item(header, row, AS_ACHIEVED);
    struct pbe_field adjusted = as_field_plain(reader, &later);
    if (!as_field_is_blank(&adjusted))
        expected = later;
    bool any = as_item_is_own(row, &expected) || as_item_is_own(row, &achieved);
    bool across = as_header_has(header, AS_ACHIEVED)
                  && expected.last >= header->first[AS_ACHIEVED];
    if (!any || across)
        return;
    struct pbe_goal *goal = as_reader_add_goal(reader);
    goal->expected = as_field_plain(reader, &expected);
    goal->achieved = as_field_plain(reader, &achieved);
}

void as_read_base_header(struct as_reader *reader, const struct as_row *row)
{
    const struct as_header *found = &reader->header;
    struct pbe_base_header *header = as_reader_add_base_header(reader);
    reader->block = found->table == AS_BASE_STAFF      ? "staff"
                    : found->table == AS_BASE_SPENDING ? "spending"
                                                       : "building";
    header->block = reader->block;
    for (int i = 0; i < PBE_BASE_COLUMNS; i++)
        header->titles[i] = i < found->title_count
                                ? as_field_plain(reader, &row->item[found->titles[i]])
                                : as_field_none();
    /* the title's columns are the values' columns */
    for (int i = 0; i < found->title_count && i < PBE_BASE_COLUMNS; i++)
        reader->base_column[i] = row->item[found->titles[i]].column;
    reader->base_columns =
        found->title_count < PBE_BASE_COLUMNS ? found->title_count : PBE_BASE_COLUMNS;
    reader->base_main = reader->base_numbered = reader->base_part = -1;
}

/* Whether the name began with a number: 1、 (1). */
static bool is_numbered(const struct pbe_value *value)
{
    const char *text = value->text;
    size_t i = 0, start;
    if (value->kind != PBE_TEXT)
        return false;
    while (i < value->length
           && (text[i] == ' '
               || (value->length - i >= 3 && memcmp(text + i, "　", 3) == 0)))
        i += text[i] == ' ' ? 1 : 3;
    start = i;
    while (i < value->length && text[i] >= '0' && text[i] <= '9')
        i++;
    return i > start && i - start <= 2;
}

/* 其中 belongs to the row before it, numbered rows to the last main row, and what follows
 * 其中 without being a main row to the same as it. */
static int find_parent(struct as_reader *reader, const struct pbe_value *label,
                       int index)
{
    struct pbe_field field = {.value = *label};
    if (as_field_is_blank(&field))
        return reader->base_main; /* …… */
    as_label_of(label, &reader->a);
    if (reader->a.is_part) {
        reader->base_part =
            reader->base_numbered >= 0 ? reader->base_numbered : reader->base_main;
        return reader->base_part;
    }
    if (is_numbered(label)) {
        reader->base_part = -1;
        reader->base_numbered = index;
        return reader->base_main;
    }
    if (!as_label_is_base(&reader->a) && reader->base_part >= 0)
        return reader->base_part;
    reader->base_main = index;
    reader->base_numbered = reader->base_part = -1;
    return -1;
}

/* The label without 其中 and the colon; as_name_of() takes the numbering. */
static struct pbe_value bare_label(const struct pbe_value *value)
{
    const char *text = value->text;
    size_t length = value->length, at = 0;
    if (value->kind != PBE_TEXT)
        return pbe_value_empty();
    while (at < length && (text[at] == ' ' || text[at] == '\t'))
        at++;
    while (length - at >= 3 && memcmp(text + at, "　", 3) == 0)
        at += 3;
    if (length - at >= 6 && memcmp(text + at, "其中", 6) == 0) {
        at += 6;
        if (at < length && text[at] == ':')
            at++;
        else if (length - at >= 3 && memcmp(text + at, "：", 3) == 0)
            at += 3;
    }
    while (length > at && (text[length - 1] == ' ' || text[length - 1] == ':'))
        length--;
    if (length - at >= 3 && memcmp(text + length - 3, "：", 3) == 0)
        length -= 3;
    return pbe_value_text(text + at, length - at);
}

static bool is_economy(struct as_reader *reader, const struct as_item *item)
{
    as_label_of(&item->cell->value, &reader->a);
    return as_glyphs_match(&reader->a.glyphs, 0, "厉行节约");
}

bool as_read_base(struct as_reader *reader, const struct as_row *row)
{
    struct pbe_base_row read = {.parent = -1, .block = reader->block, .name = ""};
    const struct as_item *label = NULL;
    bool any = false;
    int index = (int)reader->loose.base_row_count;
    for (int i = 0; i < row->count && !label; i++)
        if (as_item_is_filled(&row->item[i])
            && row->item[i].column < reader->base_column[0])
            label = &row->item[i];
    read.label = label ? as_field_plain(reader, label) : as_field_none();
    for (int i = 0; i < PBE_BASE_COLUMNS; i++) {
        const struct as_item *item =
            i < reader->base_columns ? as_row_at(row, reader->base_column[i]) : NULL;
        read.values[i] = as_field_none();
        if (item && (item->column == reader->base_column[i] || i == 0))
            read.values[i] = as_field_amount(reader, item);
        else if (!item && i < reader->base_columns)
            read.values[i].place =
                (struct pbe_place){reader->sheet, row->row, reader->base_column[i]};
        any |= item && as_item_is_own(row, item);
    }
    if (!label && !any)
        return true;
    if (label) {
        /* a signature, or a sentence across the table */
        if (as_is_closing(reader, label, false)
            || label->last >= reader->base_column[0])
            return false;
        if (is_economy(reader, label))
            read.block = "economy";
        struct pbe_value bare = bare_label(&label->cell->value);
        read.name = as_name_of(reader, &bare, false);
        if (reader->table == AS_BASE_SPENDING && label->row == row->row)
            read.parent = find_parent(reader, &label->cell->value, index);
        struct pbe_field named = {.value = bare};
        if (as_field_is_blank(&named)) {
            read.is_placeholder = true;
        } else if (reader->is_filling && !any) {
            struct pbe_field name = {.value =
                                         pbe_value_text(read.name, strlen(read.name))};
            read.is_placeholder = as_field_is_blank(&name);
        }
    }
    *as_reader_add_base_row(reader) = read;
    return true;
}
