/* indicator_rows.c - the indicators of 自评表: level-1 and level-2 blocks, and their rows.
 *
 * The formulas of a row refer to its own cells and to the head of its block, so that a
 * row that is inserted and gets the formulas of the row above scores like its block.
 */
#include <stdio.h>
#include <string.h>

#include "assessment/measure.h"
#include "template/self_sheet.h"

static void put_header(struct self *self)
{
    static const char *const heads[] = {
        "一级指标",   "二级指标", "三级指标", "年度指标值",
        "实际完成值", "分值",     "得分",     "偏差原因分析\n及改进措施"};
    int row = self->row++;
    self->header_row = row;
    self->sheet->header_from = row;
    self->sheet->header_rows = 1;
    self->sheet->heights[row] = 1.1;
    for (int i = 0; i < 8; i++)
        form_text(self->form, self->sheet, row, SELF_LEVEL1 + i, LOOK_HEAD, heads[i]);
    form_text(self->form, self->sheet, row, SELF_OWN, LOOK_WORK_HEAD,
              "自评分（定性行填写）");
    form_text(self->form, self->sheet, row, SELF_RULE, LOOK_WORK_HEAD,
              "评分规则（可不填）");
    form_text(self->form, self->sheet, row, SELF_REASON, LOOK_WORK_HEAD, "评分说明");
}

/* line, head: 1-based rows of the indicator and of its level-2 block. */
static void put_formulas(struct self *self, int row, int head)
{
    int line = row + 1;
    form_formula(
        self->form, self->sheet, row, SELF_SCORE, LOOK_SCORE,
        "of:=IF([.G%d]=\"\";\"\";PBE.CALC.SCORE([.E%d];[.F%d];[.G%d];IF([.L%d]="
        "\"\";[.C$%d];[.L%d]);[.K%d];[.$L$2]))",
        line, line, line, line, line, head, line, line);
    form_allow(self->sheet, row, SELF_SCORE, ALLOWED_NOTHING);
    form_formula(
        self->form, self->sheet, row, SELF_REASON, LOOK_WORK_REASON,
        "of:=IF([.E%d]&[.F%d]&[.G%d]=\"\";\"\";PBE.CALC.EXPLAIN([.E%d];[.F%d];[.G"
        "%d];IF([.L%d]=\"\";[.C$%d];[.L%d]);[.K%d];[.$L$2]))",
        line, line, line, line, line, line, line, head, line, line);
    form_allow(self->sheet, row, SELF_REASON, ALLOWED_NOTHING);
}

static bool is_qualitative(const char *target)
{
    struct pbe_measure measure;
    pbe_measure_read(target, strlen(target), PBE_TARGET, &measure);
    return measure.kind == PBE_MEASURE_WORDS;
}

/* The name, target and weight of a prescribed row are the form's; so is a rule. Only there
 * does the form know that no number will be typed as the actual value. */
static void put_prescribed(struct self *self, int row,
                           const struct pbe_template_line *line)
{
    form_text(self->form, self->sheet, row, SELF_LEVEL3, LOOK_GIVEN, line->name);
    if (line->target[0])
        form_text(self->form, self->sheet, row, SELF_TARGET, LOOK_GIVEN, line->target);
    if (is_qualitative(line->target))
        form_allow(self->sheet, row, SELF_ACTUAL, ALLOWED_BAND);
    if (line->number > 0)
        form_number(self->sheet, row, SELF_WEIGHT, LOOK_WEIGHT, line->number);
    if (line->rule[0])
        form_text(self->form, self->sheet, row, SELF_RULE, LOOK_WORK_ID, line->rule);
}

static void put_row(struct self *self, const struct pbe_template_line *line, int head)
{
    int row = self->row++;
    form_look(self->sheet, row, SELF_SPACE, LOOK_SPACE);
    for (int column = SELF_LEVEL3; column <= SELF_ACTUAL; column++)
        form_look(self->sheet, row, column, LOOK_INPUT);
    form_look(self->sheet, row, SELF_WEIGHT, LOOK_INPUT_NUMBER);
    form_look(self->sheet, row, SELF_NOTE, LOOK_INPUT_LEFT);
    form_look(self->sheet, row, SELF_OWN, LOOK_WORK_INPUT);
    form_look(self->sheet, row, SELF_RULE, LOOK_WORK_RULE);
    form_allow(self->sheet, row, SELF_WEIGHT, ALLOWED_WEIGHT);
    form_allow(self->sheet, row, SELF_OWN, ALLOWED_POINTS);
    form_allow(self->sheet, row, SELF_RULE, ALLOWED_RULE);
    put_formulas(self, row, head);
    if (line->kind == PBE_TEMPLATE_ROW)
        put_prescribed(self, row, line);
}

static bool is_row(const struct plan *plan, size_t index)
{
    return index < plan->count
           && (plan->lines[index].kind == PBE_TEMPLATE_ROW
               || plan->lines[index].kind == PBE_TEMPLATE_SPARE);
}

/* A name beside all rows from `head` to the newest one. */
static void put_level(struct self *self, int head, int column, enum look look,
                      const char *name)
{
    form_text(self->form, self->sheet, head, column, look, name);
    form_allow(self->sheet, head, column, ALLOWED_LEVEL);
    form_merge(self->sheet, head, column, self->row - head, 1);
}

/* The level-2 block whose line is `index`; gives the index behind its rows. */
static size_t put_block(struct self *self, size_t index)
{
    int head = self->row;
    size_t at = index + 1;
    for (; is_row(self->plan, at); at++)
        put_row(self, &self->plan->lines[at], head + 1);
    put_level(self, head, SELF_LEVEL2, LOOK_LEVEL2, self->plan->lines[index].name);
    return at;
}

/* The level-1 heading whose line is `index`, with all its blocks. */
static size_t put_heading(struct self *self, size_t index)
{
    char title[256];
    int head = self->row;
    size_t at = index + 1;
    while (at < self->plan->count && self->plan->lines[at].kind == PBE_TEMPLATE_LEVEL2)
        at = put_block(self, at);
    snprintf(title, sizeof title, "%s\n（%g分）", self->plan->lines[index].name,
             self->plan->lines[index].number);
    put_level(self, head, SELF_LEVEL1, LOOK_LEVEL1, title);
    return at;
}

/* Pending and over-achieved on a ground of their own, missed in red; the texts for which
 * is looked are those that the engine writes into 评分说明, in the language of the office. */
static void put_conditions(struct self *self, int first)
{
    char formula[160];
    struct pbe_area scores = {.row = first,
                              .column = SELF_SCORE,
                              .last_row = self->row - 1,
                              .last_column = SELF_SCORE};
    snprintf(formula, sizeof formula, "AND([.$G%d]<>\"\";[.$H%d]=\"\")", first + 1,
             first + 1);
    form_add_condition(self->form, self->sheet, scores, LOOK_PENDING, formula);
    snprintf(formula, sizeof formula,
             "ISNUMBER(SEARCH(\"是目标的\";[.$M%d]))"
             "+ISNUMBER(SEARCH(\"of the target: was it set\";[.$M%d]))>0",
             first + 1, first + 1);
    form_add_condition(self->form, self->sheet, scores, LOOK_OVER, formula);
    snprintf(formula, sizeof formula, "AND(ISNUMBER([.$H%d]);[.$H%d]<[.$G%d])",
             first + 1, first + 1, first + 1);
    form_add_condition(self->form, self->sheet, scores, LOOK_MISSED, formula);
}

void self_put_indicators(struct self *self)
{
    put_header(self);
    int header = self->header_row;
    for (size_t i = 0; i < self->plan->count;)
        i = self->plan->lines[i].kind == PBE_TEMPLATE_LEVEL1 ? put_heading(self, i)
                                                             : i + 1;
    put_level(self, header, SELF_SIDE, LOOK_LEVEL1, "绩\n\n效\n\n指\n\n标");
    put_conditions(self, header + 1);
}
