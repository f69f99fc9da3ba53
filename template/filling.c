#include "template/filling.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "base/utf8.h"

enum { TEXT_MAX = 32767 }; /* characters that spreadsheets hold in a cell */

pbe_status pbe_fill_refuse(const char *where, struct pbe_error *err, const char *format,
                           ...)
{
    char sentence[PBE_ERROR_TEXT_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    return pbe_error_set(err, PBE_STATUS_FILE, PBE_SAY("%s：%s", "%s: %s"), where,
                         sentence);
}

/* --- one cell --- */

static bool is_dash(const char *text)
{
    static const char *const dashes[] = {"—", "——", "-", "--", "/"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (strcmp(text, dashes[i]) == 0)
            return true;
    return false;
}

static bool is_same_place(struct pbe_place a, struct pbe_place b)
{
    return a.sheet == b.sheet && a.row == b.row && a.column == b.column;
}

static pbe_status check_cell(const struct filling *filling, struct pbe_place place,
                             const struct pbe_fill_value *value, struct pbe_error *err)
{
    char address[PBE_ADDRESS_MAX];
    const struct pbe_cell *cell = fill_form_cell(filling->form, place);
    const char *sheet = pbe_grid_name(filling->form->grids[place.sheet]);
    pbe_grid_address(place.row, place.column, address);
    if (cell && cell->formula)
        return pbe_fill_refuse(value->where, err,
                               PBE_SAY("%s.%s 由公式计算，请从数据里去掉",
                                       "%s.%s is computed by a formula; take this out "
                                       "of the data"),
                               sheet, address);
    if (is_dash(fill_form_text(filling->form, place)))
        return pbe_fill_refuse(
            value->where, err,
            PBE_SAY("表里 %s.%s 这一格不用填，请从数据里去掉",
                    "the form wants nothing in %s.%s; take this out of the data"),
            sheet, address);
    /* each indicator has a row of its own */
    bool may_be_twice = pbe_fill_kind_of(value->field) != PBE_FILL_INDICATOR;
    for (size_t i = 0; may_be_twice && i < filling->count; i++)
        if (is_same_place(filling->cells[i].place, place))
            return pbe_fill_refuse(
                value->where, err,
                PBE_SAY("%s.%s 已经由前面的数据填了，同一格只能填一次",
                        "%s.%s was filled by data above; a cell is filled once"),
                sheet, address);
    return PBE_STATUS_OK;
}

/* Numbers are not negative; what is no number becomes its digits, as people type them. */
static pbe_status check_value(struct filling *filling,
                              const struct pbe_fill_value *value,
                              struct pbe_value *checked, struct pbe_error *err)
{
    char digits[PBE_DECIMAL_MAX];
    *checked = value->value;
    bool is_number = value->value.kind == PBE_NUMBER;
    if (pbe_fill_is_number(value->field)) {
        if (is_number && value->value.number >= 0 && isfinite(value->value.number))
            return PBE_STATUS_OK;
        return pbe_fill_refuse(
            value->where, err,
            PBE_SAY("%s应是不小于0的数字", "%s must be a number, 0 or more"),
            pbe_fill_field_name(value->field));
    }
    if (!is_number && pbe_utf8_count(checked->text, checked->length) > TEXT_MAX)
        return pbe_fill_refuse(value->where, err,
                               PBE_SAY("文字超过 %d 字，一格放不下",
                                       "a text of over %d characters is too long for a "
                                       "cell"),
                               TEXT_MAX);
    if (!is_number)
        return PBE_STATUS_OK;
    size_t length = pbe_decimal_exact(value->value.number, digits);
    const char *copy = pbe_arena_text(filling->arena, digits, length);
    if (!copy)
        return pbe_error_memory(err);
    *checked = pbe_value_text(copy, length);
    return PBE_STATUS_OK;
}

pbe_status filling_put(struct filling *filling, struct pbe_place place, int extra,
                       const struct pbe_fill_value *value, struct pbe_error *err)
{
    struct pbe_value checked;
    if (value->value.kind == PBE_EMPTY)
        return PBE_STATUS_OK;
    if (filling->count == filling->room)
        return pbe_error_memory(err);
    pbe_status status = check_value(filling, value, &checked, err);
    if (!status && extra == 0)
        status = check_cell(filling, place, value, err);
    if (!status)
        filling->cells[filling->count++] =
            (struct filling_cell){.place = place, .extra = extra, .value = checked};
    return status;
}

/* --- all records --- */

static bool has_field_of_another_kind(const struct pbe_fill_record *record,
                                      const struct pbe_fill_value **stranger)
{
    for (size_t i = 0; i < record->count; i++)
        if (pbe_fill_kind_of(record->values[i].field) != record->kind) {
            *stranger = &record->values[i];
            return true;
        }
    return false;
}

static pbe_status put_record(struct filling *filling,
                             const struct pbe_fill_record *record,
                             struct pbe_error *err)
{
    const struct pbe_fill_value *stranger;
    if (has_field_of_another_kind(record, &stranger))
        return pbe_fill_refuse(stranger->where, err,
                               PBE_SAY("这里不能写“%s”", "“%s” has no place here"),
                               pbe_fill_field_name(stranger->field));
    switch (record->kind) {
    case PBE_FILL_FACT:
        return filling_put_fact(filling, record, err);
    case PBE_FILL_FUND:
        return filling_put_fund(filling, record, err);
    case PBE_FILL_BASE:
        return filling_put_base(filling, record, err);
    case PBE_FILL_INDICATOR:
        break; /* all at once, when the rest is done */
    }
    return PBE_STATUS_OK;
}

/* Room for every value, and for the name of every line. */
static bool take_room(struct filling *filling, const struct pbe_fill_record *records,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        filling->room += records[i].count + 1;
    filling->cells =
        pbe_arena_take(filling->arena, filling->room + 1, sizeof *filling->cells);
    filling->inserts = pbe_arena_take(filling->arena, filling->form->block_count + 1,
                                      sizeof *filling->inserts);
    filling->base_is_taken =
        pbe_arena_take(filling->arena, filling->form->assessment->base_row_count + 1,
                       sizeof *filling->base_is_taken);
    return filling->cells && filling->inserts && filling->base_is_taken;
}

pbe_status filling_read(struct filling *filling, const struct fill_form *form,
                        struct pbe_arena *arena, const struct pbe_fill_record *records,
                        size_t count, struct pbe_error *err)
{
    *filling = (struct filling){.form = form, .arena = arena};
    if (!take_room(filling, records, count))
        return pbe_error_memory(err);
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < count; i++)
        status = put_record(filling, &records[i], err);
    if (!status)
        status = filling_put_indicators(filling, records, count, err);
    return status;
}

int filling_row(const struct filling *filling, const struct filling_cell *cell)
{
    int row = cell->place.row + cell->extra;
    if (cell->place.sheet != filling->form->assessment->sheet)
        return row;
    for (size_t i = 0; i < filling->insert_count; i++)
        if (filling->inserts[i].row < cell->place.row)
            row += filling->inserts[i].count;
    return row;
}
