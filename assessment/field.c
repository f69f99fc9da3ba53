/* field.c - see field.h. */
#include "assessment/field.h"

#include <string.h>

#include "assessment/blank.h"
#include "assessment/day.h"
#include "base/decimal.h"
#include "base/utf8.h"

struct pbe_field as_field_none(void)
{
    return (struct pbe_field){.place = as_nowhere()};
}

struct pbe_field as_field_plain(const struct as_reader *reader,
                                const struct as_item *item)
{
    struct pbe_field field = as_field_none();
    if (item->first < 0)
        return field;
    field.place = (struct pbe_place){reader->sheet, item->row, item->first};
    field.cell = item->cell;
    if (as_item_is_filled(item))
        field.value = item->cell->value;
    field.is_hidden = pbe_grid_hides(reader->view.grid, item->row, item->first);
    return field;
}

/* --- dates --- */

void as_wording_add(struct as_wording *wording, const char *bytes, size_t length)
{
    if (length > sizeof wording->bytes - wording->length) {
        wording->failed = true;
        return;
    }
    memcpy(wording->bytes + wording->length, bytes, length);
    wording->length += length;
}

void as_wording_add_text(struct as_wording *wording, const char *text)
{
    as_wording_add(wording, text, strlen(text));
}

static void add_number(struct as_wording *wording, double number, int places)
{
    char digits[PBE_DECIMAL_MAX];
    as_wording_add(wording, digits, pbe_decimal_write(number, places, digits));
}

/* The whole date, whatever part of it the cell shows: PBE_SCORE gets its day, too. */
static void add_date(struct as_wording *wording, const struct pbe_cell *cell)
{
    struct pbe_day day;
    if (!as_day_of_serial(cell->value.number, &day)) {
        as_wording_add_text(wording, cell->shown);
        return;
    }
    add_number(wording, day.year, 0);
    as_wording_add_text(wording, "年");
    add_number(wording, day.month, 0);
    as_wording_add_text(wording, "月");
    add_number(wording, day.day, 0);
    as_wording_add_text(wording, "日");
}

static bool is_date(const struct as_item *item)
{
    return item->cell && item->cell->format == PBE_FORMAT_DATE
           && item->cell->value.kind == PBE_NUMBER;
}

struct pbe_field as_field_value(struct as_reader *reader, const struct as_item *item)
{
    struct pbe_field field = as_field_plain(reader, item);
    if (is_date(item)) {
        struct as_wording text = {.length = 0};
        add_date(&text, item->cell);
        field = as_field_text(reader, item, text.bytes, text.length);
    }
    return field;
}

/* --- numbers --- */

static bool is_behind(const struct as_glyphs *glyphs, size_t at, enum as_behind behind)
{
    size_t left = glyphs->count - at;
    if (left == 0)
        return true;
    if (behind == AS_POINTS)
        return left == 1
               && (glyphs->at[at].code == '%' || as_glyphs_match(glyphs, at, "分"));
    bool yuan = left == 1 && as_glyphs_match(glyphs, at, "元");
    bool myriads = left == 2 && as_glyphs_match(glyphs, at, "万元");
    return (yuan && (behind == AS_YUAN || behind == AS_MONEY))
           || (myriads && (behind == AS_MYRIADS || behind == AS_MONEY));
}

bool as_number_of(const char *text, size_t length, enum as_behind behind,
                  double *number)
{
    struct as_glyphs glyphs;
    char digits[64];
    size_t count = 0, i = 0;
    if (length > sizeof digits)
        return false;
    as_glyphs_read(text, length, &glyphs);
    bool negative = glyphs.count > 1 && glyphs.at[0].code == '-';
    for (i = negative; i < glyphs.count; i++) {
        uint32_t code = glyphs.at[i].code;
        bool thousands = code == ',' && i > 0 && as_is_digit(glyphs.at[i - 1].code)
                         && as_is_digit(glyphs.at[i + 1].code);
        if (as_is_digit(code) || code == '.')
            digits[count++] = (char)code;
        else if (!thousands)
            break;
    }
    size_t taken = pbe_decimal_read(digits, count, number);
    if (taken == 0 || taken != count)
        return false;
    if (!is_behind(&glyphs, i, behind))
        return false;
    if (negative)
        *number = -*number;
    return true;
}

enum as_behind as_amounts_of(struct as_reader *reader)
{
    double scale = as_reader_out(reader)->amount_scale;
    return scale == 1     ? AS_YUAN
           : scale == 1e4 ? AS_MYRIADS
           : scale > 0    ? AS_BARE
                          : AS_MONEY;
}

struct pbe_field as_field_points(const struct as_reader *reader,
                                 const struct as_item *item)
{
    struct pbe_field field = as_field_plain(reader, item);
    double number;
    if (field.value.kind == PBE_TEXT
        && as_number_of(field.value.text, field.value.length, AS_POINTS, &number))
        field.value = pbe_value_number(number);
    else if (field.value.kind == PBE_NUMBER && item->cell->format == PBE_FORMAT_PERCENT)
        field.value = pbe_value_number(
            pbe_decimal_round(field.value.number * 100, 1e-9, PBE_HALF_UP));
    return field;
}

struct pbe_field as_field_amount(struct as_reader *reader, const struct as_item *item)
{
    struct pbe_field field = as_field_plain(reader, item);
    double number;
    if (field.value.kind == PBE_TEXT
        && as_number_of(field.value.text, field.value.length, as_amounts_of(reader),
                        &number))
        field.value = pbe_value_number(number);
    return field;
}

struct pbe_field as_field_text(struct as_reader *reader, const struct as_item *item,
                               const char *bytes, size_t length)
{
    struct pbe_field field = as_field_plain(reader, item);
    /* the first pass only looks at the bytes now, and decides as the second one will */
    if (!reader->is_filling) {
        field.value = pbe_value_text(bytes, length);
        return field;
    }
    const char *copy = as_reader_text(reader, bytes, length);
    field.value = pbe_value_text(copy, *copy ? length : 0);
    return field;
}

bool as_field_is_blank(const struct pbe_field *field)
{
    struct as_glyphs glyphs;
    if (field->value.kind != PBE_TEXT)
        return field->value.kind == PBE_EMPTY;
    if (field->value.length > AS_LABEL_BYTES)
        return false;
    as_glyphs_read(field->value.text, field->value.length, &glyphs);
    return as_is_blank(&glyphs);
}

void as_wording_add_item(struct as_wording *wording, const struct as_item *item)
{
    if (!as_item_is_filled(item))
        return;
    const struct pbe_value *value = &item->cell->value;
    bool percent = item->cell->format == PBE_FORMAT_PERCENT;
    if (value->kind == PBE_TEXT) {
        as_wording_add(wording, value->text, value->length);
    } else if (is_date(item)) {
        add_date(wording, item->cell);
    } else {
        add_number(wording, percent ? value->number * 100 : value->number,
                   percent ? 10 : 15);
        as_wording_add_text(wording, percent ? "%" : "");
    }
}
