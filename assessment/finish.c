/* finish.c - what can only be said when the whole form is known: the execution row, which
 * rows are parts of which, and what is missing.
 */
#include "assessment/field.h"

#include <string.h>

#include "base/language.h"

enum { CHILDREN_MAX = 50 };

/* --- the execution row --- */

static const struct pbe_fund *find_total(const struct pbe_assessment *out)
{
    const struct pbe_fund *first = NULL;
    for (size_t i = 0; i < out->fund_count; i++) {
        const struct pbe_fund *line = &out->funds[i];
        if (line->split[0] != '\0')
            continue;
        if (strcmp(line->kind, "total") == 0)
            return line;
        if (!first)
            first = line;
    }
    return first;
}

/* The line with points: the total, or the first that has some. */
static const struct pbe_fund *find_points(const struct pbe_assessment *out)
{
    for (size_t i = 0; i < out->fund_count; i++)
        if (out->funds[i].weight.value.kind != PBE_EMPTY
            || out->funds[i].score.value.kind != PBE_EMPTY)
            return &out->funds[i];
    return NULL;
}

static bool has_execution_row(const struct pbe_assessment *out)
{
    for (size_t i = 0; i < out->indicator_count; i++)
        if (out->indicators[i].is_execution && !out->indicators[i].is_placeholder)
            return true;
    return false;
}

static void note_base(struct as_reader *reader, const struct pbe_fund *total)
{
    as_reader_note(
        reader,
        total->adjusted.place.row >= 0 ? total->adjusted.place : total->label.place,
        "no_execution_base",
        PBE_SAY("全年预算数（调整后）没有填写或为0，或没有填写执行数，算不出预算执行率",
                "the adjusted budget is not filled or 0, or the amount executed is not "
                "filled: there is no execution rate"));
}

/* Where the form gives points for the execution rate, it is the first indicator. */
static void add_execution(struct as_reader *reader)
{
    struct pbe_assessment *out = as_reader_out(reader);
    const struct pbe_fund *total = find_total(out), *points = find_points(out);
    if (!total || has_execution_row(out)
        || !(reader->form->funds_have_points || points))
        return;
    if (!points)
        points = total;
    static const char NAME[] = "预算执行率";
    struct pbe_field none = as_field_none();
    struct pbe_indicator row = {.level1 = none,
                                .level2 = none,
                                .level3 = none,
                                .target = none,
                                .actual = none,
                                .weight = points->weight,
                                .score = points->score,
                                .reason = points->reason,
                                .own = none,
                                .rule = none,
                                .review_actual = none,
                                .review_score = none,
                                .name = NAME,
                                .group1 = NAME,
                                .group2 = "",
                                .parent = -1,
                                .score_rows = 1,
                                .weight_rows = 1,
                                .is_execution = true};
    row.level3.value = pbe_value_text(NAME, sizeof NAME - 1);
    row.target.value = pbe_value_text("100%", 4);
    row.actual = total->executed;
    row.actual.value = pbe_value_empty();
    const struct pbe_value *adjusted = &total->adjusted.value,
                           *executed = &total->executed.value;
    if (adjusted->kind == PBE_NUMBER && adjusted->number > 0
        && executed->kind == PBE_NUMBER)
        row.actual.value = pbe_value_number(executed->number / adjusted->number);
    else if (adjusted->kind == PBE_EMPTY && executed->kind == PBE_EMPTY
             && total->rate.value.kind != PBE_EMPTY)
        row.actual = total->rate; /* the form gives no amounts, only the rate */
    else
        note_base(reader, total);
    memmove(out->indicators + 1, out->indicators,
            out->indicator_count * sizeof *out->indicators);
    out->indicators[0] = row;
    out->indicator_count++;
    for (size_t i = 0; i < out->heading_count; i++) {
        out->headings[i].first++;
        out->headings[i].last++;
    }
}

/* --- weights --- */

/* 相关性（5分）: where no row has a weight and every name has points, those are the
 * weights. */
static void take_weights_of_names(struct as_reader *reader)
{
    struct pbe_assessment *out = as_reader_out(reader);
    size_t rows = 0;
    for (size_t i = 0; i < out->indicator_count; i++) {
        const struct pbe_indicator *row = &out->indicators[i];
        if (row->is_placeholder)
            continue;
        as_label_of(&row->level3.value, &reader->a);
        if (row->weight.place.row >= 0 || reader->a.points <= 0)
            return;
        rows++;
    }
    for (size_t i = 0; rows >= 2 && i < out->indicator_count; i++) {
        struct pbe_indicator *row = &out->indicators[i];
        if (row->is_placeholder)
            continue;
        as_label_of(&row->level3.value, &reader->a);
        row->weight = row->level3;
        row->weight.value = pbe_value_number(reader->a.points);
    }
}

/* --- parts --- */

/* 其中：… */
static bool is_marked(struct as_reader *reader, const struct pbe_field *field)
{
    as_label_of(&field->value, &reader->a);
    return reader->a.is_part;
}

/* How a name is numbered: 2 = 一、 （一）, 1 = 1、 (1), 0 = not. */
static int numbering_of(const struct pbe_field *field)
{
    static const char *const NUMERALS[] = {"一", "二", "三", "四", "五",
                                           "六", "七", "八", "九", "十"};
    struct as_glyphs glyphs;
    if (field->value.kind != PBE_TEXT || field->value.length > AS_LABEL_BYTES)
        return 0;
    as_glyphs_read(field->value.text, field->value.length, &glyphs);
    size_t at = glyphs.at[0].code == '(' ? 1 : 0, end = at;
    while (as_is_digit(glyphs.at[end].code))
        end++;
    int kind = end > at && end - at <= 2 ? 1 : 0;
    for (size_t i = 0; end == at && i < sizeof NUMERALS / sizeof NUMERALS[0]; i++)
        if (as_glyphs_match(&glyphs, at, NUMERALS[i])) {
            kind = 2;
            end = at + 1;
            break;
        }
    uint32_t after = glyphs.at[end].code;
    return after == 0x3001 || after == ')' || after == '.' ? kind : 0;
}

static bool is_empty_row(const struct pbe_indicator *row)
{
    return row->target.value.kind == PBE_EMPTY && row->actual.value.kind == PBE_EMPTY
           && row->rule.value.kind == PBE_EMPTY;
}

/* 产出指标（50分） | | | 50 | 49, where one column holds all names: the rows of the group are
 * under it, whether or not they add up. */
static bool adopt_group(struct as_reader *reader, size_t at)
{
    struct pbe_assessment *out = as_reader_out(reader);
    struct pbe_indicator *row = &out->indicators[at];
    size_t end = at + 1;
    if (!is_empty_row(row) || row->weight.value.kind != PBE_NUMBER
        || row->is_placeholder
        || !as_is_same_place(&row->level1.place, &row->level3.place))
        return false;
    while (end < out->indicator_count
           && as_is_same_place(&out->indicators[end].level1.place, &row->level3.place))
        out->indicators[end++].parent = (int)at;
    return end > at + 1;
}

/* Rows that repeat the points of the row above them: their sum is its weight, and that
 * row is a heading: 一、 over 1、, or a level-2 name, or a number, and nothing to measure.
 * Equal sums alone prove nothing. */
static void find_children(struct pbe_assessment *out, size_t at)
{
    struct pbe_indicator *row = &out->indicators[at];
    double sum = 0, weight = row->weight.value.number;
    int number = numbering_of(&row->level3);
    bool is_name = row->level3.value.kind == PBE_EMPTY || number == 2;
    size_t end = at + 1, limit = at + 1 + CHILDREN_MAX;
    if (row->weight.value.kind != PBE_NUMBER || weight <= 0 || !is_name
        || row->is_placeholder || row->is_execution)
        return;
    for (; end < out->indicator_count && end < limit && sum < weight - 1e-9; end++) {
        const struct pbe_indicator *child = &out->indicators[end];
        if (child->is_placeholder && child->weight.value.kind == PBE_EMPTY)
            continue;
        if (child->weight.value.kind != PBE_NUMBER || child->weight.value.number <= 0
            || strcmp(child->group1, row->group1) != 0
            || child->level3.value.kind == PBE_EMPTY
            || numbering_of(&child->level3) == 2)
            return;
        sum += child->weight.value.number;
    }
    bool equal = sum > weight - 1e-9 && sum < weight + 1e-9;
    if (!equal
        || !(is_empty_row(row) || numbering_of(&out->indicators[at + 1].level3) == 1))
        return;
    for (size_t i = at + 1; i < end; i++)
        out->indicators[i].parent = (int)at;
}

/* Without points of its own; 其中 with points is a row like any other. */
static bool is_bare(const struct pbe_indicator *row)
{
    return row->weight.value.kind == PBE_EMPTY && row->score.value.kind == PBE_EMPTY
           && (row->weight.place.row < 0
               || row->weight.place.row == row->level3.place.row);
}

static void find_parents(struct as_reader *reader)
{
    struct pbe_assessment *out = as_reader_out(reader);
    bool weights = false, in_parts = false;
    int whole = -1;
    for (size_t i = 0; i < out->indicator_count; i++)
        weights |= out->indicators[i].weight.value.kind == PBE_NUMBER;
    for (size_t i = 0; i < out->indicator_count; i++) {
        struct pbe_indicator *row = &out->indicators[i];
        if (row->is_placeholder)
            continue;
        in_parts = whole >= 0 && is_bare(row)
                   && (is_marked(reader, &row->level3) || (in_parts && weights));
        if (in_parts)
            row->parent = whole;
        else
            whole = row->is_execution ? -1 : (int)i;
    }
    for (size_t i = 0; i < out->indicator_count; i++)
        if (out->indicators[i].parent < 0 && !adopt_group(reader, i))
            find_children(out, i);
}

/* --- what is missing --- */

/* Whether any row has a weight; the execution row of the fund block always may. Rows under
 * a merged weight share it. */
static bool find_weights(struct pbe_assessment *out)
{
    bool with = false, without = false;
    for (size_t i = 0; i < out->indicator_count; i++) {
        const struct pbe_indicator *row = &out->indicators[i];
        bool is_blank = row->weight.value.kind == PBE_EMPTY;
        bool is_shared = is_blank && row->weight.place.row >= 0
                         && row->weight.place.row != row->level3.place.row;
        if (row->is_placeholder || row->is_execution || row->parent >= 0)
            continue;
        with |= !is_blank;
        without |= is_blank && !is_shared;
    }
    out->weights_are_partial = with && without;
    return with;
}

static void note_missing(struct as_reader *reader)
{
    struct pbe_assessment *out = as_reader_out(reader);
    struct pbe_place here = {.sheet = reader->form->sheet};
    bool weights = find_weights(out);
    if (out->indicator_count == 0)
        as_reader_note(reader, here, "no_rows",
                       PBE_SAY("只有表头，没有指标",
                               "there is a header, but no indicator under it"));
    else if (!weights)
        as_reader_note(
            reader, here, "no_weights",
            PBE_SAY("表里没有分值，各指标算不出得分",
                    "the table has no weights, so that no row can be scored"));
    if (!reader->form->has_funds)
        as_reader_note(reader, here, "no_fund_block",
                       PBE_SAY("没有找到资金栏（预算数、执行数）",
                               "there is no fund block (budget, executed)"));
    if (out->total_score.place.row < 0)
        as_reader_note(reader, here, "no_total",
                       PBE_SAY("没有找到总分", "there is no total score"));
}

void as_finish(struct as_reader *reader)
{
    take_weights_of_names(reader);
    add_execution(reader);
    find_parents(reader);
    note_missing(reader);
    as_read_snapshot(reader);
}
