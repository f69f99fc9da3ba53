/* told.c - see told.h. */
#include "told.h"

#include <string.h>

#include "base/decimal.h"

static void tell_place(const struct pbe_assessment *of, struct pbe_place place,
                       struct pbe_text *out)
{
    char address[PBE_ADDRESS_MAX];
    if (place.row < 0) {
        pbe_text_add(out, "-");
        return;
    }
    pbe_grid_address(place.row, place.column, address);
    if (place.sheet != of->sheet)
        pbe_text_addf(out, "%d!", place.sheet + 1);
    pbe_text_add(out, address);
}

/* Line breaks as \n. */
static void tell_bytes(const char *bytes, size_t length, struct pbe_text *out)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] == '\n')
            pbe_text_add(out, "\\n");
        else
            pbe_text_add_bytes(out, bytes + i, 1);
}

static void tell_value(const struct pbe_field *field, bool quoted, struct pbe_text *out)
{
    char number[PBE_DECIMAL_MAX];
    if (field->value.kind == PBE_NUMBER) {
        pbe_decimal_write(field->value.number, 10, number);
        pbe_text_add(out, number);
    } else if (field->value.kind == PBE_TEXT) {
        pbe_text_add(out, quoted ? "\"" : "");
        tell_bytes(field->value.text, field->value.length, out);
        pbe_text_add(out, quoted ? "\"" : "");
    }
    if (field->cell && field->cell->is_error)
        pbe_text_addf(out, "error %s", field->cell->shown);
    if (field->is_hidden)
        pbe_text_add(out, " (hidden)");
}

static bool is_told(const struct pbe_field *field)
{
    return field->value.kind != PBE_EMPTY || (field->cell && field->cell->is_error);
}

static void tell_part(const char *name, const struct pbe_field *field, bool number,
                      struct pbe_text *out)
{
    if (!is_told(field))
        return;
    pbe_text_addf(out, " | %s ", name);
    tell_value(field, number, out);
}

static void tell_line(const struct pbe_assessment *of, const char *name,
                      const struct pbe_field *field, struct pbe_text *out)
{
    if (!is_told(field))
        return;
    pbe_text_addf(out, "%s ", name);
    tell_place(of, field->place, out);
    pbe_text_add(out, " ");
    tell_value(field, false, out);
    pbe_text_add(out, "\n");
}

static void tell_funds(const struct pbe_assessment *of, struct pbe_text *out)
{
    for (size_t i = 0; i < of->fund_count; i++) {
        const struct pbe_fund *line = &of->funds[i];
        pbe_text_add(out, "fund ");
        tell_place(of, line->label.place, out);
        pbe_text_add(out, " ");
        tell_value(&line->label, false, out);
        if (line->kind[0])
            pbe_text_addf(out, " = %s", line->kind);
        if (line->split[0])
            pbe_text_addf(out, " (%s)", line->split);
        tell_part("initial", &line->initial, true, out);
        tell_part("adjusted", &line->adjusted, true, out);
        tell_part("executed", &line->executed, true, out);
        tell_part("weight", &line->weight, true, out);
        tell_part("rate", &line->rate, true, out);
        tell_part("score", &line->score, true, out);
        tell_part("reason", &line->reason, false, out);
        if (line->parent >= 0)
            pbe_text_addf(out, " | in %d", line->parent + 1);
        pbe_text_add(out, "\n");
    }
}

static const char *nature_name(enum pbe_nature nature)
{
    static const char *const NAMES[] = {"", "forward", "reverse", "qualitative",
                                        "quantitative"};
    return NAMES[nature];
}

static void tell_marks(const struct pbe_indicator *row, struct pbe_text *out)
{
    if (row->nature)
        pbe_text_addf(out, " | %s", nature_name(row->nature));
    if (row->weight_rows > 1)
        pbe_text_addf(out, " | weight over %d rows", row->weight_rows);
    if (row->score_rows > 1)
        pbe_text_addf(out, " | score over %d rows", row->score_rows);
    if (row->parent >= 0)
        pbe_text_addf(out, " | in %d", row->parent + 1);
    if (row->is_core)
        pbe_text_add(out, " | core");
    if (row->is_execution)
        pbe_text_add(out, " | execution");
}

static void tell_rows(const struct pbe_assessment *of, struct pbe_text *out)
{
    for (size_t i = 0; i < of->indicator_count; i++) {
        const struct pbe_indicator *row = &of->indicators[i];
        pbe_text_add(out, row->is_placeholder ? "placeholder " : "row ");
        tell_place(of, row->level3.place, out);
        pbe_text_addf(out, " %s / %s / %s", row->group1, row->group2, row->name);
        tell_part("target", &row->target, false, out);
        tell_part("actual", &row->actual, false, out);
        tell_part("weight", &row->weight, true, out);
        tell_part("score", &row->score, true, out);
        tell_part("own", &row->own, true, out);
        tell_part("reason", &row->reason, false, out);
        tell_part("rule", &row->rule, false, out);
        tell_part("review", &row->review_actual, false, out);
        tell_part("review score", &row->review_score, true, out);
        tell_marks(row, out);
        pbe_text_add(out, "\n");
    }
    for (size_t i = 0; i < of->heading_count; i++) {
        const struct pbe_heading *heading = &of->headings[i];
        pbe_text_add(out, "heading ");
        tell_place(of, heading->field.place, out);
        pbe_text_addf(out, " %s %g level %d rows %d-%d\n", heading->name,
                      heading->points, heading->level, heading->first + 1,
                      heading->last + 1);
    }
}

static void tell_base(const struct pbe_assessment *of, struct pbe_text *out)
{
    for (size_t i = 0; i < of->base_header_count; i++) {
        pbe_text_addf(out, "titles %s", of->base_headers[i].block);
        for (size_t k = 0; k < PBE_BASE_COLUMNS; k++)
            if (is_told(&of->base_headers[i].titles[k])) {
                pbe_text_add(out, " | ");
                tell_value(&of->base_headers[i].titles[k], false, out);
            }
        pbe_text_add(out, "\n");
    }
    for (size_t i = 0; i < of->base_row_count; i++) {
        const struct pbe_base_row *row = &of->base_rows[i];
        pbe_text_add(out, row->is_placeholder ? "base placeholder " : "base ");
        tell_place(of, row->label.place, out);
        pbe_text_addf(out, " %s: %s", row->block, row->name);
        for (size_t k = 0; k < PBE_BASE_COLUMNS; k++)
            if (row->values[k].place.row >= 0) {
                pbe_text_add(out, " | ");
                tell_value(&row->values[k], true, out);
            }
        if (row->parent >= 0)
            pbe_text_addf(out, " | in %d", row->parent + 1);
        pbe_text_add(out, "\n");
    }
}

void told_write(const struct pbe_assessment *of, struct pbe_text *out)
{
    tell_line(of, "title", &of->title, out);
    tell_line(of, "unit", &of->unit, out);
    tell_line(of, "project", &of->project, out);
    tell_line(of, "year", &of->year, out);
    tell_line(of, "amounts in", &of->amount_unit, out);
    tell_line(of, "pack", &of->pack, out);
    tell_funds(of, out);
    for (size_t i = 0; i < of->goal_count; i++) {
        tell_line(of, "goal", &of->goals[i].expected, out);
        tell_line(of, "achieved", &of->goals[i].achieved, out);
    }
    tell_rows(of, out);
    if (of->weights_are_partial)
        pbe_text_add(out, "weights are partial\n");
    tell_line(of, "total weight", &of->total_weight, out);
    tell_line(of, "total score", &of->total_score, out);
    tell_line(of, "review total", &of->review_total, out);
    tell_line(of, "grade", &of->grade, out);
    tell_line(of, "filled by", &of->filled_by, out);
    tell_line(of, "filled on", &of->filled_on, out);
    tell_line(of, "phone", &of->phone, out);
    tell_line(of, "signed by", &of->signed_by, out);
    tell_base(of, out);
    for (size_t i = 0; i < of->note_count; i++) {
        pbe_text_addf(out, "note %s ", of->notes[i].code);
        tell_place(of, of->notes[i].place, out);
        pbe_text_add(out, "\n");
    }
}
