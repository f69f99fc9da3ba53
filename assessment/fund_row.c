/* fund_row.c - the fund block: 年度资金总额, 其中：财政拨款 …, and the half-columns 按收入
 * 性质分, 按支出性质分.
 */
#include "assessment/field.h"

#include <string.h>

static void take_scale(struct as_reader *reader, const struct as_item *item,
                       double scale)
{
    struct pbe_assessment *out = as_reader_out(reader);
    if (scale <= 0 || out->amount_scale > 0)
        return;
    const char *unit = scale == 1     ? "元"
                       : scale == 1e3 ? "千元"
                       : scale == 1e4 ? "万元"
                                      : "亿元";
    out->amount_scale = scale;
    out->amount_unit = as_field_text(reader, item, unit, strlen(unit));
}

void as_read_fund_header(struct as_reader *reader)
{
    const struct as_header *header = &reader->header;
    reader->form->has_funds = true;
    reader->form->funds_have_points =
        header->points > 0 || as_header_has(header, AS_WEIGHT)
        || as_header_has(header, AS_SCORE) || as_header_has(header, AS_RATE_WEIGHT)
        || as_header_has(header, AS_RATE_SCORE);
    reader->total_line = reader->appropriation_line = -1;
    reader->half[0] = reader->half[1] = -1;
    reader->split[0] = reader->split[1] = "";
    take_scale(reader, &header->scale_item, header->scale);
}

/* --- one line --- */

/* Under a title over several columns a label may stand in front of the amount, as in
 * 预算安排情况 over 预算数 | 6.84: then the number counts. */
static struct pbe_field amount_of(struct as_reader *reader, const struct as_row *row,
                                  enum as_column column)
{
    struct as_item item = as_header_item(&reader->header, row, column);
    struct pbe_field first = as_field_amount(reader, &item), field = first;
    int last = reader->header.last[column];
    while (as_item_is_filled(&item) && field.value.kind != PBE_NUMBER
           && item.last < last) {
        const struct as_item *next = as_row_at(row, item.last + 1);
        if (!next)
            break;
        item = *next;
        field = as_field_amount(reader, &item);
    }
    if (field.value.kind == PBE_NUMBER)
        return field;
    as_label_of(&first.value, &reader->a);
    if (as_label_fund(&reader->a) != AS_FUND_NONE)
        first.value = pbe_value_empty();
    return first;
}

/* A rate that is merged over several lines is that of the first. */
static struct pbe_field rate_of(struct as_reader *reader, const struct as_row *row)
{
    struct as_item item = as_header_item(&reader->header, row, AS_RATE);
    struct pbe_field field = amount_of(reader, row, AS_RATE);
    if (item.first >= 0 && item.row != row->row)
        field.value = pbe_value_empty();
    return field;
}

static struct pbe_field points_of(struct as_reader *reader, const struct as_row *row,
                                  enum as_column column, enum as_column other)
{
    struct as_item item = as_header_item(
        &reader->header, row, as_header_has(&reader->header, column) ? column : other);
    struct pbe_field field = as_field_points(reader, &item);
    if (item.first >= 0 && item.row != row->row)
        field.value = pbe_value_empty(); /* merged: it belongs to the first line */
    return field;
}

/* Parts of the whole, and of 财政拨款 what is budget money. */
static int parent_of(const struct as_reader *reader, enum as_fund kind)
{
    bool budget = kind == AS_FUND_GENERAL_BUDGET || kind == AS_FUND_GOVERNMENT_FUND
                  || kind == AS_FUND_STATE_CAPITAL;
    return budget && reader->appropriation_line >= 0 ? reader->appropriation_line
                                                     : reader->total_line;
}

static struct pbe_fund new_line(void)
{
    struct pbe_field none = as_field_none();
    return (struct pbe_fund){.label = none,
                             .initial = none,
                             .adjusted = none,
                             .executed = none,
                             .weight = none,
                             .rate = none,
                             .score = none,
                             .reason = none,
                             .kind = "",
                             .split = "",
                             .parent = -1};
}

static void add_line(struct as_reader *reader, const struct pbe_fund *line,
                     enum as_fund kind)
{
    int index = (int)as_reader_out(reader)->fund_count;
    *as_reader_add_fund(reader) = *line;
    if (line->split[0] != '\0')
        return;
    if (reader->total_line < 0 && (kind == AS_FUND_TOTAL || !line->is_part))
        reader->total_line = index;
    if (kind == AS_FUND_APPROPRIATION && reader->appropriation_line < 0)
        reader->appropriation_line = index;
}

/* The label that stands under the first title, in front of its amount. */
static const struct as_item *find_inner_label(struct as_reader *reader,
                                              const struct as_row *row,
                                              enum as_column column)
{
    int first = reader->header.first[column];
    const struct as_item *item = as_row_at(row, first);
    if (!item || item->column != first || !as_item_is_own(row, item)
        || item->last >= reader->header.last[column])
        return NULL;
    as_label_of(&item->cell->value, &reader->a);
    struct pbe_field amount = amount_of(reader, row, column);
    bool is_behind =
        amount.value.kind == PBE_NUMBER && amount.place.column > item->last;
    return reader->a.glyphs.count > 0 && is_behind ? item : NULL;
}

/* The label stands left of the first amount; 其中 may stand in a cell of its own. */
static const struct as_item *find_label(struct as_reader *reader,
                                        const struct as_row *row, bool *is_part)
{
    const struct as_header *header = &reader->header;
    int left = AS_VIEW_COLUMNS;
    enum as_column leftmost = AS_NO_COLUMN;
    for (enum as_column column = AS_INITIAL; column <= AS_RATE_SCORE; column++)
        if (header->first[column] >= 0 && header->first[column] < left) {
            left = header->first[column];
            leftmost = column;
        }
    const struct as_item *label =
        leftmost <= AS_EXECUTED ? find_inner_label(reader, row, leftmost) : NULL;
    if (label) {
        *is_part |= reader->a.is_part;
        return label;
    }
    for (int i = 0; i < row->count && row->item[i].column < left; i++) {
        const struct as_item *item = &row->item[i];
        bool is_block = as_item_is_filled(item) && item->row < row->row && !label
                        && reader->total_line < 0;
        if (!as_item_is_own(row, item) && !is_block)
            continue;
        as_label_of(&item->cell->value, &reader->a);
        *is_part |= reader->a.is_part;
        take_scale(reader, item, reader->a.scale);
        if (reader->a.glyphs.count > 0)
            label = item;
    }
    return label;
}

static bool read_line(struct as_reader *reader, const struct as_row *row)
{
    struct pbe_fund line = new_line();
    const struct as_item *label = find_label(reader, row, &line.is_part);
    if (!label)
        return false;
    as_label_of(&label->cell->value, &reader->a);
    enum as_fund kind = as_label_fund(&reader->a);
    line.label = as_field_plain(reader, label);
    line.initial = amount_of(reader, row, AS_INITIAL);
    line.adjusted = amount_of(reader, row, AS_ADJUSTED);
    line.executed = amount_of(reader, row, AS_EXECUTED);
    line.weight = points_of(reader, row, AS_RATE_WEIGHT, AS_WEIGHT);
    line.score = points_of(reader, row, AS_RATE_SCORE, AS_SCORE);
    line.rate = rate_of(reader, row);
    if (kind == AS_FUND_NONE && line.initial.value.kind != PBE_NUMBER
        && line.adjusted.value.kind != PBE_NUMBER
        && line.executed.value.kind != PBE_NUMBER
        && line.score.value.kind != PBE_NUMBER)
        return false;
    struct as_item reason = as_header_item(&reader->header, row, AS_REASON);
    line.reason = as_field_plain(reader, &reason);
    line.kind = as_fund_name(kind);
    line.is_part = kind != AS_FUND_TOTAL && (line.is_part || reader->total_line >= 0);
    line.parent = line.is_part ? parent_of(reader, kind) : -1;
    if (reader->total_line < 0 && line.weight.value.kind == PBE_EMPTY
        && reader->header.points > 0) {
        line.weight = as_field_plain(reader, &reader->header.points_item);
        line.weight.value = pbe_value_number(reader->header.points);
    }
    add_line(reader, &line, kind);
    return true;
}

/* --- half-columns --- */

/* Where the amount begins in "一般公共预算：2612.36"; the length if there is none. */
static size_t find_colon(const struct pbe_value *value, size_t *after)
{
    for (size_t i = value->length; i-- > 0;) {
        if (value->text[i] == ':') {
            *after = i + 1;
            return i;
        }
        if (value->length - i >= 3 && memcmp(value->text + i, "：", 3) == 0) {
            *after = i + 3;
            return i;
        }
    }
    *after = value->length;
    return value->length;
}

static bool is_blank_byte(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* A half: its label, and the amount in the same cell or in the next one. */
static void read_half(struct as_reader *reader, const struct as_row *row,
                      const struct as_item *item, int end, int half)
{
    const struct pbe_value *value = &item->cell->value;
    struct pbe_fund line = new_line();
    size_t after, colon, start = 0;
    double number;
    if (value->kind != PBE_TEXT)
        return;
    colon = find_colon(value, &after);
    as_label_read(value->text, value->length, &reader->a);
    bool number_inside = after < value->length
                         && as_number_of(value->text + after, value->length - after,
                                         as_amounts_of(reader), &number);
    if (number_inside)
        as_label_read(value->text, colon, &reader->a);
    else
        colon = value->length;
    while (start < colon && is_blank_byte(value->text[start]))
        start++;
    enum as_fund kind = as_label_fund(&reader->a);
    bool whole = kind == AS_FUND_BY_INCOME || kind == AS_FUND_BY_SPENDING;
    line.label = as_field_text(reader, item, value->text + start, colon - start);
    if (number_inside) {
        line.adjusted = as_field_plain(reader, item);
        line.adjusted.value = pbe_value_number(number);
    } else {
        const struct as_item *next = as_row_at(row, item->last + 1);
        if (next && next->column < end)
            line.adjusted = as_field_amount(reader, next);
    }
    line.kind = as_fund_name(kind);
    line.split = half == 0 ? "income" : "spending";
    line.is_part = !whole;
    struct pbe_assessment *out = as_reader_out(reader);
    for (int i = (int)out->fund_count - 1; !whole && out->funds && i >= 0; i--)
        if (strcmp(out->funds[i].kind, half == 0 ? "by_income" : "by_spending") == 0) {
            line.parent = i;
            break;
        }
    add_line(reader, &line, kind);
}

/* Looks for 按收入性质分 and 按支出性质分 in the row. */
static void find_halves(struct as_reader *reader, const struct as_row *row)
{
    for (int i = 0; i < row->count; i++) {
        const struct as_item *item = &row->item[i];
        if (!as_item_is_own(row, item) || item->cell->value.kind != PBE_TEXT)
            continue;
        size_t after, colon = find_colon(&item->cell->value, &after);
        as_label_read(item->cell->value.text, colon, &reader->a);
        enum as_fund kind = as_label_fund(&reader->a);
        if (kind == AS_FUND_BY_INCOME)
            reader->half[0] = item->column;
        if (kind == AS_FUND_BY_SPENDING)
            reader->half[1] = item->column;
    }
}

bool as_read_fund(struct as_reader *reader, const struct as_row *row)
{
    const int *half = reader->half;
    if (half[0] < 0 && half[1] < 0)
        find_halves(reader, row);
    if (half[0] < 0 && half[1] < 0)
        return read_line(reader, row);
    bool any = false;
    for (int i = 0; i < 2; i++) {
        int end = i == 0 && half[1] > half[0] ? half[1] : AS_VIEW_COLUMNS;
        const struct as_item *item = as_row_at(row, half[i]);
        if (half[i] < 0 || !as_item_is_own(row, item))
            continue;
        any = true;
        read_half(reader, row, item, end, i);
    }
    return any;
}
