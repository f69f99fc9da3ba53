#include "addin/telling.h"

#include <math.h>
#include <string.h>

#include "assessment/measure.h"
#include "base/decimal.h"
#include "base/language.h"

enum {
    PLACES = 2,        /* of points */
    AMOUNT_PLACES = 6, /* as many as a form in 亿元 prints */
    RATE_PLACES = 4,
    FINGERPRINT = 8 /* characters of it that people see */
};

/* --- numbers and cells --- */

static void add_number(struct pbe_text *out, double number, int places)
{
    char digits[PBE_DECIMAL_MAX];
    pbe_decimal_write(number, places, digits);
    pbe_text_add(out, digits);
}

/* The printed rate of the execution is computed, and no cell holds it. */
static bool is_computed(const struct pbe_field *field)
{
    return field->value.kind == PBE_NUMBER
           && (!field->cell || field->cell->value.kind != PBE_NUMBER
               || field->cell->value.number != field->value.number);
}

/* What people see in a cell, without line breaks. */
static void add_field(struct pbe_text *out, const struct pbe_field *field)
{
    const struct pbe_cell *cell = field->cell;
    if (cell && cell->is_error) {
        pbe_text_add(out, cell->shown);
    } else if (field->value.kind == PBE_NUMBER) {
        if (!is_computed(field) && cell->shown && *cell->shown)
            pbe_text_add(out, cell->shown);
        else
            add_number(out, field->value.number, AMOUNT_PLACES);
    } else if (field->value.kind == PBE_TEXT) {
        for (size_t i = 0; i < field->value.length; i++) {
            char byte = field->value.text[i];
            pbe_text_add_bytes(out, (unsigned char)byte < ' ' ? " " : &byte, 1);
        }
    }
}

static bool is_blank(const struct pbe_field *field)
{
    return field->value.kind == PBE_EMPTY && !(field->cell && field->cell->is_error);
}

/* --- what was read --- */

/* The meaning behind a wording: “90%以上，理解为 ≥ 90 %”. */
static void add_meaning(struct pbe_text *out, const struct pbe_field *field,
                        enum pbe_role role)
{
    struct pbe_measure measure;
    const struct pbe_value *value = &field->value;
    if (value->kind != PBE_TEXT)
        return;
    pbe_measure_read(value->text, value->length, role, &measure);
    if (measure.kind == PBE_MEASURE_WORDS) {
        pbe_text_add(out, PBE_SAY("，是文字，由人评判", ", words, judged by a person"));
    } else {
        pbe_text_add(out, PBE_SAY("，理解为 ", ", read as "));
        pbe_measure_write(&measure, value->text, value->length, out);
    }
    for (unsigned bit = 1; bit <= PBE_DOUBT_LAST; bit <<= 1)
        if (measure.doubts & bit)
            pbe_text_addf(out, PBE_SAY("；请核对：%s", "; please check: %s"),
                          pbe_doubt_text((enum pbe_doubt)bit));
}

static void add_reading(struct pbe_text *out, const char *title,
                        const struct pbe_field *field, enum pbe_role role)
{
    pbe_text_add(out, title);
    if (is_blank(field)) {
        pbe_text_add(out, PBE_SAY("未填", "not filled in"));
    } else if (field->value.kind == PBE_NUMBER && is_computed(field)
               && field->place.row >= 0) {
        add_number(out, field->value.number * 100, RATE_PLACES);
        pbe_text_add(out, PBE_SAY("%（按执行数和全年预算数算出）",
                                  "% (computed from the amounts)"));
    } else {
        add_field(out, field);
        add_meaning(out, field, role);
    }
    pbe_text_add(out, "\n");
}

/* --- points --- */

/* “得分：4.72 / 5（未达成）”; what is pending without a word of its own says so once. */
static void add_points(struct pbe_text *out, const struct pbe_table_score *result)
{
    const struct pbe_score *score = &result->score;
    pbe_text_add(out, PBE_SAY("得分：", "Points: "));
    if (score->has_points)
        add_number(out, score->points, PLACES);
    else
        pbe_text_add(out, PBE_SAY("待定", "pending"));
    pbe_text_add(out, " / ");
    add_number(out, result->weight, PLACES);
    if (score->has_points || score->outcome != PBE_CANNOT_COMPUTE)
        pbe_text_addf(out, PBE_SAY("（%s）", " (%s)"),
                      pbe_outcome_word(score->outcome));
    if (score->outcome == PBE_JUDGED) {
        pbe_text_add(out, PBE_SAY("，范围 ", ", between "));
        add_number(out, score->low, PLACES);
        pbe_text_add(out, PBE_SAY("—", " and "));
        add_number(out, score->high, PLACES);
    }
    if (!result->counted)
        pbe_text_add(out, PBE_SAY("，不计入总分", ", not counted in the total"));
    pbe_text_add(out, "\n");
}

/* What the sheet says beside what was computed; nothing where one of them is missing. */
static void add_difference(struct pbe_text *out, const struct pbe_field *field,
                           double points)
{
    double more = field->value.number - points;
    if (field->value.kind != PBE_NUMBER)
        return;
    if (fabs(more) < 0.005) {
        pbe_text_add(out, PBE_SAY("，与重算一致", ", the same as computed"));
        return;
    }
    pbe_text_add(out, more > 0 ? PBE_SAY("，比重算多 ", ", more than computed by ")
                               : PBE_SAY("，比重算少 ", ", less than computed by "));
    add_number(out, fabs(more), PLACES);
}

static void add_printed(struct pbe_text *out, const char *title,
                        const struct pbe_field *field, bool has_points, double points)
{
    if (field->place.row < 0)
        return;
    pbe_text_add(out, title);
    if (is_blank(field))
        pbe_text_add(out, PBE_SAY("空着", "empty"));
    add_field(out, field);
    if (has_points)
        add_difference(out, field, points);
    pbe_text_add(out, "\n");
}

/* A score cell that is merged over several rows is the score of none of them. */
static void add_printed_score(struct pbe_text *out,
                              const struct pbe_indicator *indicator,
                              const struct pbe_score *score, bool is_joined)
{
    if (is_joined)
        pbe_text_add(out, PBE_SAY("表中得分：与其他行合并，不能单独比较\n",
                                  "In the sheet: merged with other rows\n"));
    else
        add_printed(out, PBE_SAY("表中得分：", "In the sheet: "), &indicator->score,
                    score->has_points, score->points);
    if (!is_blank(&indicator->own))
        add_printed(out, PBE_SAY("自评分：", "Own points: "), &indicator->own, false,
                    0);
}

/* --- the parts of a telling --- */

static void add_line(struct pbe_text *out, const char *text)
{
    if (*text)
        pbe_text_addf(out, "%s\n", text);
}

static void add_pack(struct pbe_text *out, const struct pbe_identity *pack)
{
    pbe_text_addf(out,
                  PBE_SAY("\n规则包：%s %s（%.*s）\n", "\nRule pack: %s %s (%.*s)\n"),
                  pack->id, pack->version, FINGERPRINT, pack->fingerprint);
}

/* The findings of this row of the sheet. Their codes look like cells, so they say what they
 * are. */
static void add_findings(struct pbe_text *out, const struct pbe_review *review,
                         const struct pbe_place *place)
{
    const char *before = "\n"; /* a blank line before the first */
    for (size_t i = 0; i < review->finding_count; i++) {
        const struct pbe_finding *finding = &review->findings[i];
        if (place->row < 0 || finding->place.sheet != place->sheet
            || finding->place.row != place->row)
            continue;
        pbe_text_addf(out, PBE_SAY("%s%s：%s（勾稽 %s）\n", "%s%s: %s (check %s)\n"),
                      before, pbe_severity_word(finding->severity), finding->message,
                      finding->code);
        before = "";
    }
}

static void add_rule(struct pbe_text *out, const struct pbe_rule_info *rule)
{
    if (!rule)
        return;
    pbe_text_add(out, "\n");
    pbe_text_addf(out, PBE_SAY("规则：%s。%s\n", "Rule: %s. %s\n"), rule->name,
                  rule->sentence);
    pbe_text_addf(out, PBE_SAY("依据：%s\n", "Basis: %s\n"), rule->basis);
}

/* 产出指标 · 数量指标 · 办案数 */
static void add_name(struct pbe_text *out, const struct pbe_indicator *indicator)
{
    const char *const names[] = {indicator->group1, indicator->group2, indicator->name};
    const char *before = "";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!*names[i] || strcmp(names[i], before) == 0 || strcmp(names[i], "-") == 0)
            continue;
        pbe_text_addf(out, "%s%s", *before ? " · " : "", names[i]);
        before = names[i];
    }
    pbe_text_add(out, "\n");
}

static const struct pbe_place *place_of(const struct pbe_indicator *indicator)
{
    return indicator->target.place.row >= 0 ? &indicator->target.place
                                            : &indicator->score.place;
}

/* Whether the score's cell is merged with that of the row above or below. */
static bool is_joined(const struct pbe_assessment *assessment, size_t index)
{
    const struct pbe_place *own = &assessment->indicators[index].score.place;
    const struct pbe_place *before =
        index > 0 ? &assessment->indicators[index - 1].score.place : NULL;
    return assessment->indicators[index].score_rows > 1
           || (before && own->row >= 0 && before->sheet == own->sheet
               && before->row == own->row && before->column == own->column);
}

static void add_indicator(struct pbe_text *out, const struct survey_table *table,
                          size_t index)
{
    const struct pbe_indicator *indicator = &table->assessment->indicators[index];
    const struct pbe_review_row *row = &table->review->rows[index];
    add_name(out, indicator);
    add_points(out, &row->result);
    add_line(out, row->explanation);
    add_printed_score(out, indicator, &row->result.score,
                      is_joined(table->assessment, index));
    pbe_text_add(out, "\n");
    add_reading(out, PBE_SAY("指标值：", "Target: "), &indicator->target, PBE_TARGET);
    add_reading(out, PBE_SAY("完成值：", "Actual: "), &indicator->actual, PBE_ACTUAL);
    add_rule(out, survey_rule(table, index));
    add_findings(out, table->review, place_of(indicator));
}

/* 全年预算数：2628.42；a form without such a column has no line for it. */
static void add_amount(struct pbe_text *out, const char *title,
                       const struct pbe_field *field)
{
    if (field->place.row < 0)
        return;
    pbe_text_add(out, title);
    if (is_blank(field))
        pbe_text_add(out, PBE_SAY("未填", "not filled in"));
    add_field(out, field);
    pbe_text_add(out, "\n");
}

static void add_rate(struct pbe_text *out, const struct pbe_fund *fund)
{
    const struct pbe_value *adjusted = &fund->adjusted.value;
    const struct pbe_value *executed = &fund->executed.value;
    if (adjusted->kind != PBE_NUMBER || adjusted->number <= 0
        || executed->kind != PBE_NUMBER)
        return;
    pbe_text_add(out, PBE_SAY("执行率：", "Execution rate: "));
    add_number(out, executed->number, AMOUNT_PLACES);
    pbe_text_add(out, "/");
    add_number(out, adjusted->number, AMOUNT_PLACES);
    pbe_text_add(out, " = ");
    add_number(out, executed->number / adjusted->number * 100, RATE_PLACES);
    pbe_text_add(out, "%\n");
}

/* The line of all funds is scored: its points are the execution's. */
static void add_fund(struct pbe_text *out, const struct survey_table *table,
                     size_t index)
{
    const struct pbe_assessment *assessment = table->assessment;
    const struct pbe_fund *fund = &assessment->funds[index];
    add_field(out, &fund->label);
    pbe_text_add(out, "\n");
    add_amount(out, PBE_SAY("年初预算数：", "Initial budget: "), &fund->initial);
    add_amount(out, PBE_SAY("全年预算数：", "Adjusted budget: "), &fund->adjusted);
    add_amount(out, PBE_SAY("全年执行数：", "Executed: "), &fund->executed);
    add_rate(out, fund);
    for (size_t i = 0; i < assessment->indicator_count; i++) {
        const struct pbe_indicator *indicator = &assessment->indicators[i];
        if (indicator->is_execution && indicator->actual.place.row >= 0
            && indicator->actual.place.row == fund->executed.place.row) {
            pbe_text_add(out, "\n");
            add_indicator(out, table, i);
            return;
        }
    }
    add_findings(out, table->review, &fund->label.place);
}

static const struct pbe_place *total_place(const struct pbe_assessment *assessment)
{
    return assessment->total_score.place.row >= 0 ? &assessment->total_score.place
                                                  : &assessment->grade.place;
}

static void add_total(struct pbe_text *out, const struct survey_table *table)
{
    const struct pbe_review *review = table->review;
    pbe_text_add(out, PBE_SAY("总分：", "Total: "));
    if (review->total.has_points)
        add_number(out, review->total.points, PLACES);
    else
        pbe_text_add(out, PBE_SAY("待定", "pending"));
    if (*review->grade)
        pbe_text_addf(out, PBE_SAY("，等级：%s", ", grade: %s"), review->grade);
    pbe_text_add(out, "\n");
    add_line(out, review->explanation);
    add_printed(out, PBE_SAY("表中总分：", "In the sheet: "),
                &table->assessment->total_score, review->total.has_points,
                review->total.points);
    add_findings(out, review, total_place(table->assessment));
}

/* --- a cell without a score --- */

/* The rows of the indicators, 1-based as people count them; false where there are none
 * with a place. */
static bool get_rows(const struct pbe_assessment *assessment, int *first, int *last)
{
    *first = *last = 0;
    for (size_t i = 0; i < assessment->indicator_count; i++) {
        const struct pbe_indicator *indicator = &assessment->indicators[i];
        int row = indicator->target.place.row + 1;
        if (indicator->is_placeholder || row <= 0)
            continue;
        if (*first == 0 || row < *first)
            *first = row;
        if (row > *last)
            *last = row;
    }
    return *first > 0;
}

static void add_advice(struct pbe_text *out, const struct survey *survey,
                       const struct survey_table *table)
{
    int first, last;
    if (!table) {
        const struct pbe_assessment *other = survey->tables[0].assessment;
        pbe_text_addf(out,
                      PBE_SAY("这张工作表里没有自评表。请到工作表“%s”，选中一行指标。",
                              "This sheet has no self-evaluation. Go to the sheet “%s” "
                              "and select the row of an indicator."),
                      pbe_grid_name(other->grids[other->sheet]));
    } else if (!get_rows(table->assessment, &first, &last)) {
        pbe_text_add(out, PBE_SAY("这一格没有得分，这张表里也还没有填写指标。",
                                  "This cell has no score, and the table has no "
                                  "indicators yet."));
    } else if (first == last) {
        pbe_text_addf(
            out,
            PBE_SAY("这一格没有得分。请选中第 %d 行的指标，或资金、总分所在的行。",
                    "This cell has no score. Select the indicator in row %d, "
                    "or the row of the funds or of the total."),
            first);
    } else {
        pbe_text_addf(
            out,
            PBE_SAY(
                "这一格没有得分。请选中第 %d—%d 行中的一行指标，或资金、总分所在的行。",
                "This cell has no score. Select an indicator in rows %d to %d, or "
                "the row of the funds or of the total."),
            first, last);
    }
    pbe_text_add(out, "\n");
}

/* 自评表!G12 */
static void add_cell(struct pbe_text *out, const struct survey *survey, int sheet,
                     int row, int column)
{
    char address[PBE_ADDRESS_MAX];
    pbe_grid_address(row, column, address);
    if ((size_t)sheet < survey->grid_count)
        pbe_text_addf(out, "%s!%s\n", pbe_grid_name(survey->grids[sheet]), address);
}

void telling_cell(const struct survey *survey, int sheet, int row, int column,
                  struct pbe_text *out)
{
    struct survey_spot spot = survey_find(survey, sheet, row, column);
    add_cell(out, survey, sheet, row, column);
    switch (spot.part) {
    case SURVEY_NOTHING:
        add_advice(out, survey, spot.table);
        break;
    case SURVEY_INDICATOR:
        add_indicator(out, spot.table, spot.index);
        break;
    case SURVEY_FUND:
        add_fund(out, spot.table, spot.index);
        break;
    case SURVEY_TOTAL:
        add_total(out, spot.table);
        break;
    }
    if (spot.table)
        add_pack(out, spot.table->review->pack);
}
