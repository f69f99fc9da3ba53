/* facts.c - what stands outside the tables: the title, the unit, the year, signatures. */
#include "assessment/field.h"

#include <string.h>

enum { FACT_TEXT_MAX = 1000 };

/* The bytes of the colon at text[i], 0 = none. */
static size_t colon_at(const struct pbe_value *value, size_t i)
{
    if (value->text[i] == ':')
        return 1;
    return value->length - i >= 3 && memcmp(value->text + i, "：", 3) == 0 ? 3 : 0;
}

static size_t find_colon(const struct pbe_value *value, size_t from)
{
    while (from < value->length && colon_at(value, from) == 0)
        from++;
    return from;
}

bool as_is_closing(struct as_reader *reader, const struct as_item *item,
                   bool only_with_colon)
{
    const struct pbe_value *value = &item->cell->value;
    if (value->kind != PBE_TEXT)
        return false;
    size_t end = find_colon(value, 0);
    if (only_with_colon && end == value->length)
        return false;
    as_label_read(value->text, end, &reader->a);
    enum as_fact_kind fact = as_label_fact(&reader->a);
    return fact != AS_FACT_NONE && fact != AS_FACT_TOTAL && fact != AS_FACT_SUBTOTAL;
}

/* --- titles and years --- */

static bool holds(const struct as_glyphs *glyphs, const char *word)
{
    for (size_t i = 0; i < glyphs->count; i++)
        if (as_glyphs_match(glyphs, i, word))
            return true;
    return false;
}

/* Whether the text has a 表, as every title of a form has. */
static bool says_table(const struct pbe_value *value)
{
    static const char word[] = "表";
    for (size_t i = 0; i + sizeof word - 1 <= value->length; i++)
        if (memcmp(value->text + i, word, sizeof word - 1) == 0)
            return true;
    return false;
}

static bool is_title(struct as_reader *reader, const struct as_item *item,
                     bool *is_base)
{
    const struct pbe_value *value = &item->cell->value;
    struct as_glyphs *glyphs = &reader->a.glyphs;
    if (value->kind != PBE_TEXT || value->length > AS_LABEL_BYTES || !says_table(value))
        return false;
    as_glyphs_read(value->text, value->length, glyphs);
    *is_base = holds(glyphs, "基础数据表");
    return holds(glyphs, "自评表") || holds(glyphs, "评价表") || holds(glyphs, "评分表")
           || holds(glyphs, "评价指标表") || holds(glyphs, "自评价表")
           || holds(glyphs, "目标表") || holds(glyphs, "计分表")
           || holds(glyphs, "得分表") || holds(glyphs, "申报表") || *is_base;
}

/* 2023年 that is no day's year; 0 = none. */
static int year_in(const struct as_glyphs *glyphs)
{
    for (size_t i = 0; i + 4 < glyphs->count; i++) {
        int year = 0;
        size_t digits = 0;
        while (digits < 5 && as_is_digit(glyphs->at[i + digits].code))
            year = year * 10 + (int)(glyphs->at[i + digits++].code - '0');
        if (digits == 4 && year >= 1990 && year < 2100
            && glyphs->at[i + 4].code == 0x5E74 /* 年 */
            && !as_is_digit(glyphs->at[i + 5].code))
            return year;
        i += digits;
    }
    return 0;
}

void as_year_of_sheet(struct as_reader *reader)
{
    struct pbe_assessment *out = as_reader_out(reader);
    const char *name = pbe_grid_name(reader->grids[reader->sheet]);
    if (out->year.value.kind != PBE_EMPTY)
        return;
    as_glyphs_read(name, strlen(name), &reader->a.glyphs);
    int year = year_in(&reader->a.glyphs);
    if (year > 0)
        out->year.value = pbe_value_number(year);
}

static void take_title(struct as_reader *reader, const struct as_item *item)
{
    struct pbe_assessment *out = as_reader_out(reader);
    bool is_base = false, title = is_title(reader, item, &is_base);
    const struct pbe_value *value = &item->cell->value;
    if (title && !is_base && out->title.value.kind == PBE_EMPTY)
        out->title = as_field_plain(reader, item);
    if (value->kind != PBE_TEXT || value->length > AS_LABEL_BYTES
        || out->year.value.kind != PBE_EMPTY
        || (reader->form && reader->form->has_table))
        return;
    as_glyphs_read(value->text, value->length, &reader->a.glyphs);
    int year = year_in(&reader->a.glyphs);
    if (year > 0) {
        out->year = as_field_plain(reader, item);
        out->year.value = pbe_value_number(year);
    }
}

/* --- labels with values --- */

/* 大河镇人民政府（公章）: without the place for the seal. */
static struct pbe_field without_seal(struct as_reader *reader,
                                     const struct pbe_field *found)
{
    static const char *const SEALS[] = {"（公章）", "（盖章）", "（签章）",
                                        "(公章)",   "(盖章)",   "(签章)"};
    struct pbe_field field = *found;
    const struct pbe_value *value = &found->value;
    for (size_t i = 0; value->kind == PBE_TEXT && i < sizeof SEALS / sizeof *SEALS;
         i++) {
        size_t length = strlen(SEALS[i]);
        if (value->length > length
            && memcmp(value->text + value->length - length, SEALS[i], length) == 0) {
            length = value->length - length;
            const char *name = as_reader_text(reader, value->text, length);
            field.value = pbe_value_text(name, strlen(name));
        }
    }
    return field;
}

static void take_unit(struct as_reader *reader, const struct pbe_field *found,
                      bool is_authority)
{
    const struct pbe_field stripped = without_seal(reader, found), *field = &stripped;
    struct pbe_assessment *out = as_reader_out(reader);
    bool unfilled = out->unit.value.kind == PBE_EMPTY;
    bool nearer = reader->form && reader->form->unit_is_authority && !is_authority;
    if (!unfilled && !nearer)
        return;
    /* Of two that are not filled in, 实施单位 is nearer than 主管部门. */
    if (field->value.kind == PBE_EMPTY && out->unit.place.row >= 0
        && !(unfilled && nearer))
        return;
    out->unit = *field;
    if (reader->form)
        reader->form->unit_is_authority = is_authority;
}

/* 单位：万元. False: it is no unit of money. */
static bool take_money(struct as_reader *reader, const struct pbe_field *field)
{
    struct pbe_assessment *out = as_reader_out(reader);
    as_label_of(&field->value, &reader->a);
    double scale = as_money_scale(&reader->a.glyphs);
    if (scale <= 0)
        return false;
    if (out->amount_scale <= 0) {
        out->amount_scale = scale;
        out->amount_unit = *field;
    }
    return true;
}

static void take_year(struct as_reader *reader, const struct pbe_field *field)
{
    struct pbe_assessment *out = as_reader_out(reader);
    double year = field->value.kind == PBE_NUMBER ? field->value.number : 0;
    if (field->value.kind == PBE_TEXT) {
        struct pbe_value value = field->value;
        if (value.length >= 3 && memcmp(value.text + value.length - 3, "年", 3) == 0)
            value.length -= 3;
        if (!as_number_of(value.text, value.length, AS_BARE, &year))
            return;
    }
    if (year >= 1990 && year < 2100 && out->year.value.kind == PBE_EMPTY) {
        out->year = *field;
        out->year.value = pbe_value_number(year);
    }
}

static void keep(struct pbe_field *field, const struct pbe_field *found)
{
    if (field->value.kind == PBE_EMPTY
        && (found->value.kind != PBE_EMPTY || field->place.row < 0))
        *field = *found;
}

/* A number typed as text, where a number is expected. */
static struct pbe_field points(const struct pbe_field *found)
{
    struct pbe_field field = *found;
    double number;
    if (field.value.kind == PBE_TEXT
        && as_number_of(field.value.text, field.value.length, AS_POINTS, &number))
        field.value = pbe_value_number(number);
    return field;
}

static void take(struct as_reader *reader, enum as_fact_kind fact,
                 const struct pbe_field *found)
{
    struct pbe_assessment *out = as_reader_out(reader);
    struct pbe_field number = points(found);
    switch (fact) {
    case AS_FACT_UNIT_NAME:
    case AS_FACT_AUTHORITY:
        take_unit(reader, found, fact == AS_FACT_AUTHORITY);
        break;
    case AS_FACT_PROJECT_NAME:
        keep(&out->project, found);
        break;
    case AS_FACT_UNIT_OR_MONEY:
        if (!take_money(reader, found))
            take_unit(reader, found, false);
        break;
    case AS_FACT_MONEY:
        take_money(reader, found);
        break;
    case AS_FACT_YEAR:
        take_year(reader, found);
        break;
    case AS_FACT_PACK:
        keep(&out->pack, found);
        break;
    case AS_FACT_TOTAL:
        keep(&out->total_score, &number);
        break;
    case AS_FACT_REVIEW_TOTAL:
        keep(&out->review_total, &number);
        break;
    case AS_FACT_GRADE:
        keep(&out->grade, found);
        break;
    case AS_FACT_FILLED_BY:
        keep(&out->filled_by, found);
        break;
    case AS_FACT_FILLED_ON:
        keep(&out->filled_on, found);
        break;
    case AS_FACT_PHONE:
        keep(&out->phone, found);
        break;
    case AS_FACT_SIGNED_BY:
        keep(&out->signed_by, found);
        break;
    case AS_FACT_GOAL:
        if (found->value.kind != PBE_EMPTY) {
            struct pbe_goal *goal = as_reader_add_goal(reader);
            *goal = (struct pbe_goal){*found, as_field_none()};
        }
        break;
    case AS_FACT_NONE:
    case AS_FACT_SUBTOTAL:
    case AS_FACT_CLOSING:
        break;
    }
}

/* 实施单位 | | 县医疗保障局 | 单位 | 万元: the only thing that stands between the label and
 * the next one, behind a cell that was left blank; NULL if there is none, or more. */
static const struct as_item *find_behind(struct as_reader *reader,
                                         const struct as_row *row, int from)
{
    const struct as_item *found = NULL;
    for (const struct as_item *item; (item = as_row_first(row, from));
         from = item->last + 1) {
        as_label_of(&item->cell->value, &reader->a);
        if (as_label_fact(&reader->a) != AS_FACT_NONE)
            break;
        if (found || !as_item_is_own(row, item))
            return NULL;
        found = item;
    }
    return found;
}

/* The value of a label that fills its cell: what stands right of it. */
static void take_beside(struct as_reader *reader, const struct as_row *row,
                        const struct as_item *label, enum as_fact_kind fact)
{
    const struct as_item *item = as_row_at(row, label->last + 1);
    struct as_item empty = {
        .column = label->last + 1, .row = row->row, .first = label->last + 1};
    if (item && as_item_is_filled(item)) {
        as_label_of(&item->cell->value, &reader->a);
        if (as_label_fact(&reader->a) != AS_FACT_NONE)
            item = NULL; /* the next label */
    } else if (fact == AS_FACT_UNIT_NAME || fact == AS_FACT_AUTHORITY
               || fact == AS_FACT_PROJECT_NAME) {
        const struct as_item *behind = find_behind(reader, row, label->last + 1);
        item = behind ? behind : item;
    }
    struct pbe_field field = as_field_plain(reader, item ? item : &empty);
    take(reader, fact, &field);
}

/* The label that ends at `end`: the longest one, from `from` on. */
static enum as_fact_kind label_before(struct as_reader *reader,
                                      const struct pbe_value *value, size_t from,
                                      size_t end, size_t *start)
{
    if (end - from > 90)
        from = end - 90;
    for (size_t i = from; i < end; i++) {
        bool inside = ((unsigned char)value->text[i] & 0xC0) == 0x80;
        /* "（略） 填报日期" is a value and a label, though brackets are dropped */
        bool bracket = value->text[i] == '('
                       || (end - i >= 3 && memcmp(value->text + i, "（", 3) == 0);
        if (inside || bracket || value->text[i] == ' ')
            continue;
        as_label_read(value->text + i, end - i, &reader->a);
        enum as_fact_kind fact = as_label_fact(&reader->a);
        if (fact != AS_FACT_NONE) {
            *start = i;
            return fact;
        }
    }
    return AS_FACT_NONE;
}

/* The bytes of a blank or a separator at the end of text[0 … end). */
static size_t gap_before(const char *text, size_t end)
{
    static const char *const GAPS[] = {"　", "，", "；", "。", "、"};
    char byte = text[end - 1];
    if (byte == ' ' || byte == ',' || byte == ';' || (byte >= '\t' && byte <= '\r'))
        return 1;
    for (size_t i = 0; end >= 3 && i < sizeof GAPS / sizeof GAPS[0]; i++)
        if (memcmp(text + end - 3, GAPS[i], 3) == 0)
            return 3;
    return 0;
}

static bool is_gap(const char *text)
{
    return *text == ' ' || (*text >= '\t' && *text <= '\r');
}

/* The value between two labels, without what separates them. */
static void take_between(struct as_reader *reader, const struct as_item *item,
                         enum as_fact_kind fact, size_t begin, size_t end)
{
    const char *text = item->cell->value.text;
    while (begin < end && is_gap(text + begin))
        begin++;
    while (end > begin) {
        size_t gap = gap_before(text, end);
        if (gap == 0 || gap > end - begin)
            break;
        end -= gap;
    }
    struct pbe_field field = as_field_text(reader, item, text + begin, end - begin);
    take(reader, fact, &field);
}

/* "填表人：… 填报日期：…": one cell with several labels, each before its value. */
static void take_inside(struct as_reader *reader, const struct as_item *item)
{
    const struct pbe_value *value = &item->cell->value;
    enum as_fact_kind fact = AS_FACT_NONE;
    size_t begin = 0, at = 0;
    while (at < value->length) {
        size_t colon = find_colon(value, at), start = 0, end = value->length;
        enum as_fact_kind next = AS_FACT_NONE;
        if (colon < value->length) {
            next = label_before(reader, value, at, colon, &start);
            end = next != AS_FACT_NONE ? start : colon;
        }
        if (fact != AS_FACT_NONE && (next != AS_FACT_NONE || colon == value->length))
            take_between(reader, item, fact, begin, end);
        if (colon == value->length)
            break;
        at = colon + colon_at(value, colon);
        if (next != AS_FACT_NONE) {
            fact = next;
            begin = at;
        }
    }
    if (fact != AS_FACT_NONE && begin == value->length) {
        struct pbe_field field = as_field_plain(reader, item);
        field.value = pbe_value_empty();
        take(reader, fact, &field);
    }
}

void as_read_facts(struct as_reader *reader, const struct as_row *row)
{
    for (int i = 0; i < row->count; i++) {
        const struct as_item *item = &row->item[i];
        if (!as_item_is_own(row, item) || item->cell->value.kind != PBE_TEXT)
            continue;
        take_title(reader, item);
        const struct pbe_value *value = &item->cell->value;
        as_label_of(value, &reader->a);
        enum as_fact_kind fact = as_label_fact(&reader->a);
        bool beside = as_row_at(row, item->last + 1) != NULL || !reader->a.has_colon;
        if (fact == AS_FACT_TOTAL && beside)
            as_read_total(reader, row, item);
        else if (fact != AS_FACT_NONE && beside)
            take_beside(reader, row, item, fact);
        else if (value->length <= FACT_TEXT_MAX)
            take_inside(reader, item);
        if (fact == AS_FACT_TOTAL)
            return;
    }
}

bool as_begins_form(struct as_reader *reader, const struct as_row *row)
{
    const struct as_item *item = as_row_first(row, 0);
    bool is_base = false;
    if (!item || item->cell->value.kind != PBE_TEXT)
        return false;
    bool alone = as_row_first(row, item->last + 1) == NULL;
    if (alone && is_title(reader, item, &is_base))
        return !is_base;
    if (reader->table == AS_INDICATORS)
        return false;
    const struct pbe_value *value = &item->cell->value;
    as_label_read(value->text, find_colon(value, 0), &reader->a);
    enum as_fact_kind fact = as_label_fact(&reader->a);
    return fact == AS_FACT_PROJECT_NAME || fact == AS_FACT_UNIT_NAME;
}

void as_facts_share(struct pbe_assessment *to, const struct pbe_assessment *from)
{
    keep(&to->unit, &from->unit);
    keep(&to->year, &from->year);
    keep(&to->project, &from->project);
    keep(&to->pack, &from->pack);
    keep(&to->filled_by, &from->filled_by);
    keep(&to->filled_on, &from->filled_on);
    keep(&to->phone, &from->phone);
    keep(&to->signed_by, &from->signed_by);
    if (to->amount_scale <= 0 && from->amount_scale > 0) {
        to->amount_scale = from->amount_scale;
        to->amount_unit = from->amount_unit;
    }
}
