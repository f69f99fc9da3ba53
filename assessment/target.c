/* target.c - see target.h. */
#include "assessment/target.h"

#include <string.h>

#include "assessment/blank.h"
#include "base/utf8.h"

enum { SIGN_MAX = 24 };

/* What a target is made of. */
struct parts {
    enum pbe_comparator comparator;
    struct as_wording value;
    char unit[PBE_UNIT_MAX];
    bool from_name; /* and so less than what the value says itself */
};

/* ≥, >=, 大于等于: what the text compares with, if it is nothing but a comparator. */
static enum pbe_comparator comparator_of(const char *text, size_t length)
{
    char wording[SIGN_MAX + 2];
    struct pbe_measure measure;
    if (length == 0 || length > SIGN_MAX)
        return PBE_COMPARE_NONE;
    memcpy(wording, text, length);
    wording[length] = '1'; /* a comparator means something only before a number */
    pbe_measure_read(wording, length + 1, PBE_TARGET, &measure);
    bool all = measure.kind == PBE_MEASURE_NUMBER && measure.value == 1
               && measure.unit[0] == '\0';
    return all ? measure.comparator : PBE_COMPARE_NONE;
}

static enum pbe_comparator comparator_in(const struct as_item *item)
{
    if (!as_item_is_filled(item) || item->cell->value.kind != PBE_TEXT)
        return PBE_COMPARE_NONE;
    return comparator_of(item->cell->value.text, item->cell->value.length);
}

static enum pbe_nature nature_in(struct as_reader *reader, const struct as_item *item)
{
    if (!as_item_is_filled(item))
        return PBE_NATURE_NONE;
    as_label_of(&item->cell->value, &reader->a);
    const struct as_glyphs *glyphs = &reader->a.glyphs;
    if (as_glyphs_match(glyphs, 0, "定性"))
        return PBE_NATURE_QUALITATIVE;
    if (as_glyphs_match(glyphs, 0, "定量"))
        return PBE_NATURE_QUANTITATIVE;
    if (as_glyphs_match(glyphs, 0, "正向"))
        return PBE_NATURE_FORWARD;
    if (as_glyphs_match(glyphs, 0, "反向") || as_glyphs_match(glyphs, 0, "逆向")
        || as_glyphs_match(glyphs, 0, "负向"))
        return PBE_NATURE_REVERSE;
    return PBE_NATURE_NONE;
}

/* The unit, unless it is / or 无. */
static void read_unit(const struct as_item *item, struct parts *parts)
{
    struct as_glyphs glyphs;
    if (!as_item_is_filled(item) || item->cell->value.kind != PBE_TEXT
        || item->cell->value.length >= sizeof parts->unit)
        return;
    const struct pbe_value *value = &item->cell->value;
    as_glyphs_read(value->text, value->length, &glyphs);
    if (as_is_blank(&glyphs))
        return;
    memcpy(parts->unit, value->text, value->length);
    parts->unit[value->length] = '\0';
    char *bracket = strchr(parts->unit, '('), *wide = strstr(parts->unit, "（");
    if (bracket && bracket > parts->unit)
        *bracket = '\0'; /* %(百分比) */
    if (wide && wide > parts->unit)
        *wide = '\0';
}

static bool is_hole(uint32_t code)
{
    return code == '*' || code == '_' || code == 'X' || code == 'x';
}

/* (≥**平方米) in a name: a comparator and a unit with a hole for the number. */
static void read_name(const struct pbe_value *name, struct parts *parts)
{
    struct as_glyphs glyphs;
    if (name->kind != PBE_TEXT || name->length > AS_LABEL_BYTES)
        return;
    as_glyphs_read(name->text, name->length, &glyphs);
    for (size_t i = 0; i < glyphs.count; i++) {
        char sign[SIGN_MAX];
        size_t length = 0, at = i + 1, used = 0;
        if (glyphs.at[i].code != '(')
            continue;
        while (at < glyphs.count && !is_hole(glyphs.at[at].code)
               && glyphs.at[at].code != ')' && length + 4 < sizeof sign)
            length += pbe_utf8_put(glyphs.at[at++].code, sign + length);
        enum pbe_comparator comparator = comparator_of(sign, length);
        if (comparator == PBE_COMPARE_NONE || !is_hole(glyphs.at[at].code))
            continue;
        while (is_hole(glyphs.at[at].code))
            at++;
        for (; at < glyphs.count && glyphs.at[at].code != ')'; at++)
            if (used + 4 < sizeof parts->unit)
                used += pbe_utf8_put(glyphs.at[at].raw, parts->unit + used);
        parts->unit[used] = '\0';
        parts->comparator = comparator;
        parts->from_name = true;
        return;
    }
}

/* The value; the columns of one title may hold its parts: ≥ | 30 | 万元. */
static struct as_item read_value(const struct as_header *header,
                                 const struct as_row *row, enum as_column column,
                                 struct parts *parts, size_t *pieces)
{
    struct as_item found = as_header_item(header, row, column);
    *pieces = as_item_is_filled(&found) ? 1 : 0;
    if (*pieces == 0)
        return found;
    as_wording_add_item(&parts->value, &found);
    for (int c = found.last + 1; c <= header->last[column]; c++) {
        const struct as_item *item = as_row_at(row, c);
        if (!as_item_is_filled(item) || item->column != c)
            continue;
        as_wording_add_item(&parts->value, item);
        ++*pieces;
        if (item->cell->value.kind == PBE_NUMBER)
            found = *item;
    }
    return found;
}

static bool is_magnitude(const char *unit)
{
    return strcmp(unit, "万") == 0 || strcmp(unit, "亿") == 0
           || strcmp(unit, "千") == 0;
}

/* Puts the parts round the value, as far as it does not say them itself. */
static void join(const struct parts *parts, struct as_wording *out)
{
    struct pbe_measure measure;
    pbe_measure_read(parts->value.bytes, parts->value.length, PBE_TARGET, &measure);
    bool number =
        measure.kind == PBE_MEASURE_NUMBER || measure.kind == PBE_MEASURE_CHANGE;
    bool sign = (number || measure.kind == PBE_MEASURE_DATE)
                && parts->comparator != PBE_COMPARE_NONE
                && parts->comparator != measure.comparator
                && !(parts->from_name && measure.comparator != PBE_COMPARE_NONE);
    bool unit =
        (number || measure.kind == PBE_MEASURE_RANGE
         || measure.kind == PBE_MEASURE_TOLERANCE)
        && (measure.unit[0] == '\0'
            || (is_magnitude(measure.unit)
                && strncmp(parts->unit, measure.unit, strlen(measure.unit)) != 0));
    if (sign)
        as_wording_add_text(out, pbe_comparator_sign(parts->comparator));
    as_wording_add(out, parts->value.bytes, parts->value.length);
    if (unit)
        as_wording_add_text(out, parts->unit);
}

/* The comparator and the unit that stand outside the value. */
static void read_around(struct as_reader *reader, const struct as_row *row,
                        const struct pbe_value *name, struct parts *parts,
                        enum pbe_nature *nature)
{
    const struct as_header *header = &reader->header;
    struct as_item sign = as_header_item(header, row, AS_COMPARATOR);
    struct as_item kind = as_header_item(header, row, AS_NATURE);
    struct as_item unit = as_header_item(header, row, AS_UNIT);
    enum pbe_nature of_sign = nature_in(reader, &sign);
    *nature = nature_in(reader, &kind);
    if (*nature == PBE_NATURE_NONE)
        *nature = of_sign;
    parts->comparator = comparator_in(&sign);
    if (parts->comparator == PBE_COMPARE_NONE)
        parts->comparator = comparator_in(&kind);
    read_unit(&unit, parts);
    if (parts->comparator == PBE_COMPARE_NONE && parts->unit[0] == '\0')
        read_name(name, parts);
}

/* 正向 is ≥ and 反向 ≤ by the notes of the forms that have such a column. */
static void read_direction(enum pbe_nature nature, struct parts *parts)
{
    struct pbe_measure measure;
    pbe_measure_read(parts->value.bytes, parts->value.length, PBE_TARGET, &measure);
    if (parts->comparator != PBE_COMPARE_NONE || measure.comparator != PBE_COMPARE_NONE
        || measure.kind != PBE_MEASURE_NUMBER)
        return;
    if (nature == PBE_NATURE_FORWARD)
        parts->comparator = PBE_COMPARE_GE;
    if (nature == PBE_NATURE_REVERSE)
        parts->comparator = PBE_COMPARE_LE;
}

struct pbe_field as_target_read(struct as_reader *reader, const struct as_row *row,
                                const struct pbe_value *name, enum pbe_nature *nature)
{
    const struct as_header *header = &reader->header;
    struct as_item later = as_header_item(header, row, AS_TARGET_LATER);
    enum as_column column = as_item_is_filled(&later) ? AS_TARGET_LATER : AS_TARGET;
    struct parts parts = {.comparator = PBE_COMPARE_NONE};
    struct as_wording wording = {.length = 0};
    size_t pieces = 0;
    struct as_item item = read_value(header, row, column, &parts, &pieces);
    struct pbe_field field = as_field_value(reader, &item);
    read_around(reader, row, name, &parts, nature);
    if (pieces == 0 || parts.value.failed || *nature == PBE_NATURE_QUALITATIVE)
        return field;
    read_direction(*nature, &parts);
    join(&parts, &wording);
    bool joined = wording.length != parts.value.length || pieces > 1;
    if (joined && !wording.failed)
        field = as_field_text(reader, &item, wording.bytes, wording.length);
    return field;
}
