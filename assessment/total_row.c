/* total_row.c - 总分 | 100 | 94 | 优: under the table, or above it. */
#include "assessment/field.h"

#include <string.h>

static bool is_grade(struct as_reader *reader, const struct pbe_value *value)
{
    static const char *const GRADES[] = {"优",     "良",     "中",   "差",
                                         "优秀",   "良好",   "合格", "达标",
                                         "不合格", "不达标", "一般", "较差"};
    as_label_of(value, &reader->a);
    for (size_t i = 0; i < sizeof GRADES / sizeof GRADES[0]; i++)
        if (as_glyphs_match(&reader->a.glyphs, 0, GRADES[i])
            && reader->a.glyphs.count * 3 == strlen(GRADES[i]))
            return true;
    return false;
}

static bool is_under(const struct as_header *header, enum as_column column,
                     const struct as_item *item)
{
    return as_header_has(header, column) && item->column <= header->last[column]
           && item->last >= header->first[column];
}

void as_read_total(struct as_reader *reader, const struct as_row *row,
                   const struct as_item *label)
{
    struct pbe_assessment *out = as_reader_out(reader);
    bool in_table = reader->table == AS_INDICATORS;
    const struct as_header *header = &reader->header;
    struct pbe_field loose[2];
    int count = 0;
    for (int i = 0; i < row->count; i++) {
        const struct as_item *item = &row->item[i];
        if (item->column <= label->last || !as_item_is_own(row, item))
            continue;
        struct pbe_field field = as_field_points(reader, item);
        if (is_grade(reader, &item->cell->value)) {
            if (out->grade.value.kind == PBE_EMPTY)
                out->grade = as_field_plain(reader, item);
        } else if (in_table && is_under(header, AS_REVIEW_SCORE, item)) {
            out->review_total = field;
        } else if (in_table && is_under(header, AS_SCORE, item)) {
            out->total_score = field;
        } else if (in_table && is_under(header, AS_WEIGHT, item)) {
            out->total_weight = field;
        } else if (field.value.kind == PBE_NUMBER && count < 2
                   && !(in_table
                        && (is_under(header, AS_QUIET, item)
                            || is_under(header, AS_OWN, item)))) {
            loose[count++] = field;
        }
    }
    /* numbers in no column of points: the weights come first */
    bool score = out->total_score.place.row == row->row;
    bool weight = out->total_weight.place.row == row->row;
    if (count > 0 && !score)
        out->total_score = loose[count - 1];
    if (count > (score ? 0 : 1) && !weight)
        out->total_weight = loose[0];
    /* not filled yet, but there */
    struct as_item item = as_header_item(header, row, AS_SCORE);
    if (in_table && out->total_score.place.row < 0 && item.column > label->last)
        out->total_score = as_field_points(reader, &item);
    item = as_header_item(header, row, AS_WEIGHT);
    if (in_table && out->total_weight.place.row < 0 && item.column > label->last)
        out->total_weight = as_field_points(reader, &item);
}
