/* view_field.c - what a check can ask of one cell. */
#include <string.h>

#include "assessment/formula.h"
#include "assessment/measure.h"
#include "base/decimal.h"
#include "base/utf8.h"
#include "lua/score.h"
#include "lua/state.h"
#include "lua/view_members.h"

static const struct pbe_field *field_of(const struct view *view)
{
    return view->thing;
}

/* --- texts --- */

/* What people see. `digits` holds a number that the cell does not show itself. */
static const char *seen(const struct pbe_field *field, char digits[PBE_DECIMAL_MAX],
                        size_t *length)
{
    const struct pbe_value *value = field->cell ? &field->cell->value : &field->value;
    bool is_error = field->cell && field->cell->is_error;
    *length = 0;
    if (field->value.kind == PBE_EMPTY
        && !is_error) /* the first row of a merge has it */
        return "";
    if (field->value.kind == PBE_TEXT) /* joined from several columns, perhaps */
        value = &field->value;
    if (value->kind == PBE_TEXT) {
        *length = value->length;
        return value->text;
    }
    if (field->cell && field->cell->shown && field->cell->shown[0]) {
        *length = strlen(field->cell->shown);
        return field->cell->shown;
    }
    if (value->kind == PBE_NUMBER)
        *length = pbe_decimal_write(value->number, 15, digits);
    return digits;
}

static void push_cut(lua_State *L, const char *text, size_t length)
{
    lua_pushlstring(L, text, pbe_utf8_cut(text, length, STATE_TEXT_MAX / 2));
}

static void field_text(lua_State *L, struct review_run *run, const struct view *view)
{
    char digits[PBE_DECIMAL_MAX];
    size_t length;
    (void)run;
    const char *text = seen(field_of(view), digits, &length);
    push_cut(L, text, length);
}

/* --- numbers --- */

/* A number behind the last colon: 按收入性质分：2623.42. */
static void skip_label(const char **text, size_t *length)
{
    static const char wide[] = "：";
    size_t size = sizeof wide - 1;
    for (size_t at = *length; at-- > 0;) {
        size_t skip = 0;
        if ((*text)[at] == ':')
            skip = 1;
        else if (at + size <= *length && memcmp(*text + at, wide, size) == 0)
            skip = size;
        if (skip == 0)
            continue;
        *text += at + skip;
        *length -= at + skip;
        return;
    }
}

/* The number that a cell holds, or that its text is: in the unit as written. */
static bool read_number(const struct pbe_field *field, struct pbe_measure *measure)
{
    const struct pbe_value *value = &field->value;
    *measure = (struct pbe_measure){.kind = PBE_MEASURE_NUMBER, .value = value->number};
    if (value->kind != PBE_TEXT)
        return value->kind == PBE_NUMBER;
    const char *text = value->text;
    size_t length = value->length;
    skip_label(&text, &length);
    size_t blank = 0;
    while (blank < length && text[blank] == ' ')
        blank++;
    bool negative = blank < length && text[blank] == '-';
    blank += negative;
    pbe_measure_read(text + blank, length - blank, PBE_ACTUAL, measure);
    if (negative)
        measure->value = -measure->value;
    return measure->kind == PBE_MEASURE_NUMBER
           && measure->comparator == PBE_COMPARE_NONE;
}

static void push_number(lua_State *L, bool has, double number)
{
    if (has)
        lua_pushnumber(L, number);
    else
        lua_pushnil(L);
}

static void field_number(lua_State *L, struct review_run *run, const struct view *view)
{
    struct pbe_measure measure;
    (void)run;
    bool has = read_number(field_of(view), &measure);
    push_number(L, has, measure.value);
}

/* The same as a rate in percent: 99.17 for 99.17%, 0.9917 and 99.17. A bare number up to
 * 2 is taken as a share, because no rate of spending is two percent. */
static void field_rate(lua_State *L, struct review_run *run, const struct view *view)
{
    enum { SHARE_MAX = 2 };
    const struct pbe_field *field = field_of(view);
    struct pbe_measure measure;
    (void)run;
    bool has = read_number(field, &measure);
    double rate = measure.value;
    bool is_percent = strcmp(measure.unit, "%") == 0;
    if (!is_percent && rate <= SHARE_MAX && rate >= -SHARE_MAX)
        rate *= 100;
    push_number(L, has, pbe_decimal_round(rate, 1e-9, PBE_HALF_UP));
}

/* Decimals of the number as it is shown: 2 for 99.17%. */
static void field_places(lua_State *L, struct review_run *run, const struct view *view)
{
    char digits[PBE_DECIMAL_MAX];
    size_t length;
    (void)run;
    const char *text = seen(field_of(view), digits, &length);
    const char *point = memchr(text, '.', length);
    lua_Integer places = 0;
    for (const char *at = point ? point + 1 : text + length;
         at < text + length && *at >= '0' && *at <= '9'; at++)
        places++;
    lua_pushinteger(L, places);
}

/* --- what it is --- */

static void field_blank(lua_State *L, struct review_run *run, const struct view *view)
{
    char digits[PBE_DECIMAL_MAX];
    size_t length;
    struct pbe_measure measure;
    const struct pbe_field *field = field_of(view);
    const char *text = seen(field, digits, &length);
    bool is_error = field->cell && field->cell->is_error;
    measure_cache_read(run->cache, text, length, PBE_ACTUAL, &measure);
    lua_pushboolean(L, !is_error && measure.kind == PBE_MEASURE_NONE);
}

static void field_is_number(lua_State *L, struct review_run *run,
                            const struct view *view)
{
    (void)run;
    const struct pbe_cell *cell = field_of(view)->cell;
    lua_pushboolean(L, cell ? cell->value.kind == PBE_NUMBER
                            : field_of(view)->value.kind == PBE_NUMBER);
}

/* What was typed, even where it was read as a number. */
static void field_is_text(lua_State *L, struct review_run *run, const struct view *view)
{
    const struct pbe_cell *cell = field_of(view)->cell;
    (void)run;
    lua_pushboolean(L, cell ? cell->value.kind == PBE_TEXT
                            : field_of(view)->value.kind == PBE_TEXT);
}

static void field_is_error(lua_State *L, struct review_run *run,
                           const struct view *view)
{
    (void)run;
    lua_pushboolean(L, field_of(view)->cell && field_of(view)->cell->is_error);
}

static void field_is_there(lua_State *L, struct review_run *run,
                           const struct view *view)
{
    (void)run;
    lua_pushboolean(L, field_of(view)->place.row >= 0);
}

static void field_is_hidden(lua_State *L, struct review_run *run,
                            const struct view *view)
{
    (void)run;
    lua_pushboolean(L, field_of(view)->is_hidden);
}

/* A number in a percent format: 0.7274, shown as 72.74%. */
static void field_is_percent(lua_State *L, struct review_run *run,
                             const struct view *view)
{
    const struct pbe_field *field = field_of(view);
    (void)run;
    lua_pushboolean(L, field->value.kind == PBE_NUMBER && field->cell
                           && field->cell->format == PBE_FORMAT_PERCENT);
}

/* What an error cell shows: #DIV/0!; "" for others. */
static void field_shown(lua_State *L, struct review_run *run, const struct view *view)
{
    const struct pbe_cell *cell = field_of(view)->cell;
    (void)run;
    lua_pushstring(L, cell && cell->is_error && cell->shown ? cell->shown : "");
}

static void field_cell(lua_State *L, struct review_run *run, const struct view *view)
{
    char address[PBE_ADDRESS_MAX] = "";
    const struct pbe_place *place = &field_of(view)->place;
    (void)run;
    if (place->row >= 0)
        pbe_grid_address(place->row, place->column, address);
    lua_pushstring(L, address);
}

static void field_row(lua_State *L, struct review_run *run, const struct view *view)
{
    (void)run;
    lua_pushinteger(L, field_of(view)->place.row + 1);
}

static void field_column(lua_State *L, struct review_run *run, const struct view *view)
{
    (void)run;
    lua_pushinteger(L, field_of(view)->place.column + 1);
}

/* --- its wording --- */

/* As a target. */
static void read_wording(struct review_run *run, const struct view *view,
                         struct pbe_measure *measure)
{
    char digits[PBE_DECIMAL_MAX];
    size_t length;
    const char *text = seen(field_of(view), digits, &length);
    measure_cache_read(run->cache, text, length, PBE_TARGET, measure);
}

/* none, number, change, range, tolerance, date, words, several */
static void field_kind(lua_State *L, struct review_run *run, const struct view *view)
{
    struct pbe_measure measure;
    read_wording(run, view, &measure);
    lua_pushstring(L, pbe_measure_kind_name(measure.kind));
}

/* >=, <=, >, <, =; "" none */
static void field_comparator(lua_State *L, struct review_run *run,
                             const struct view *view)
{
    struct pbe_measure measure;
    read_wording(run, view, &measure);
    const char *name = pbe_comparator_name(measure.comparator);
    lua_pushstring(L, name ? name : "");
}

static void field_unit(lua_State *L, struct review_run *run, const struct view *view)
{
    struct pbe_measure measure;
    read_wording(run, view, &measure);
    lua_pushstring(L, measure.unit);
}

/* --- its formula --- */

static const char *formula_of(const struct view *view)
{
    const struct pbe_cell *cell = field_of(view)->cell;
    return cell && cell->formula ? cell->formula : "";
}

static void field_formula(lua_State *L, struct review_run *run, const struct view *view)
{
    const char *formula = formula_of(view);
    (void)run;
    push_cut(L, formula, strlen(formula));
}

/* The call of a function of ours in it; false when there is none. */
static bool read_formula(const struct view *view, struct pbe_formula *formula)
{
    const char *text = formula_of(view);
    return pbe_formula_read(text, strlen(text), formula);
}

static void field_calls_pbe(lua_State *L, struct review_run *run,
                            const struct view *view)
{
    struct pbe_formula formula;
    (void)run;
    lua_pushboolean(L, read_formula(view, &formula));
}

/* score, rate …; "" for any other formula. */
static void field_function(lua_State *L, struct review_run *run,
                           const struct view *view)
{
    struct pbe_formula formula;
    (void)run;
    lua_pushstring(L, read_formula(view, &formula) ? formula.name : "");
}

/* The row (from 1) of each argument that is a cell of the same sheet; false for others.
 * A cell with $ before its row is meant to stay. */
static void field_argument_rows(lua_State *L, struct review_run *run,
                                const struct view *view)
{
    struct pbe_formula formula;
    (void)run;
    lua_newtable(L);
    if (!read_formula(view, &formula))
        return;
    for (size_t i = 0; i < formula.argument_count; i++) {
        const struct pbe_argument *argument = &formula.arguments[i];
        if (argument->kind == PBE_ARGUMENT_CELL && argument->sheet_length == 0
            && !argument->row_fixed)
            lua_pushinteger(L, argument->row + 1);
        else
            lua_pushboolean(L, 0);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void field_formula_shown(lua_State *L, struct review_run *run,
                                const struct view *view)
{
    enum { SHOWN_MAX = 200 };
    const char *text = formula_of(view);
    struct pbe_text shown;
    (void)run;
    pbe_text_init(&shown, SHOWN_MAX + 8);
    pbe_formula_write(text, strlen(text), SHOWN_MAX, &shown);
    char kept[SHOWN_MAX + 9];
    size_t length = shown.length;
    memcpy(kept, pbe_text_get(&shown), length);
    pbe_text_done(&shown); /* Lua may raise an error now */
    lua_pushlstring(L, kept, length);
}

/* Saved where the add-in is not installed: the name is foreign, or #NAME? is shown. */
static void field_lost_addin(lua_State *L, struct review_run *run,
                             const struct view *view)
{
    const struct pbe_cell *cell = field_of(view)->cell;
    struct pbe_formula formula;
    (void)run;
    bool ours = read_formula(view, &formula);
    bool is_unknown =
        cell && cell->is_error && cell->shown && strncmp(cell->shown, "#NAME", 5) == 0;
    lua_pushboolean(L, ours && (formula.is_foreign || is_unknown));
}

#define GET(name, function)                                                            \
    {                                                                                  \
        name, MEMBER_GET, 0, 0, 0, function                                            \
    }
#define QUICK(name, function)                                                          \
    {                                                                                  \
        name, MEMBER_QUICK, 0, 0, 0, function                                          \
    }

const struct view_member view_field_members[] = {
    GET("text", field_text),
    GET("number", field_number),
    GET("rate", field_rate),
    GET("is_blank", field_blank),
    GET("formula", field_formula),
    GET("formula_shown", field_formula_shown),
    GET("calls_pbe", field_calls_pbe),
    GET("calls", field_function),
    GET("cell", field_cell),
    GET("kind", field_kind),
    GET("comparator", field_comparator),
    GET("unit", field_unit),
    QUICK("places", field_places),
    QUICK("is_number", field_is_number),
    QUICK("is_text", field_is_text),
    QUICK("is_error", field_is_error),
    QUICK("is_there", field_is_there),
    QUICK("is_hidden", field_is_hidden),
    QUICK("is_percent", field_is_percent),
    QUICK("shown", field_shown),
    QUICK("argument_rows", field_argument_rows),
    QUICK("lost_addin", field_lost_addin),
    QUICK("row", field_row),
    QUICK("column", field_column),
    {NULL, MEMBER_GET, 0, 0, 0, NULL},
};
