/* self_sheet.c - 自评表: who, the funds, the goals, the indicators and the total. */
#include <string.h>

#include "template/plan.h"
#include "template/self_sheet.h"

/* The form is 18.1 cm wide; right of it, outside of what is printed, the columns to work
 * with: the clerk's own points, a rule by name, the explanation. */
static const double widths[SELF_COLUMNS] = {0.8, 1.95, 2.25, 3.1, 2.1, 2.1, 1.05,
                                            1.6, 3.15, 0.4,  2.3, 3.4, 14,  0.4};

/* LibreOffice 7.4 reads an empty text that a formula gave as 0 where it stands above the
 * repeated header row and the cell right of it is empty: hence the blanks. */
static int next_row(struct self *self)
{
    form_text(self->form, self->sheet, self->row, SELF_SPACE, LOOK_SPACE, " ");
    form_text(self->form, self->sheet, self->row, SELF_EDGE, LOOK_PLAIN, " ");
    return self->row++;
}

/* A row whose height does not follow from its texts, because they are merged. */
static int next_high_row(struct self *self, double height)
{
    self->sheet->heights[self->row] = height;
    return next_row(self);
}

static void text(struct self *self, int row, int column, enum look look,
                 const char *words)
{
    form_text(self->form, self->sheet, row, column, look, words);
}

static void wide_text(struct self *self, int row, int column, int columns,
                      enum look look, const char *words)
{
    text(self, row, column, look, words);
    form_merge(self->sheet, row, column, 1, columns);
}

/* --- above the table --- */

static void put_title(struct self *self)
{
    int row = next_high_row(self, 1.1);
    form_formula(self->form, self->sheet, row, SELF_SIDE, LOOK_TITLE,
                 "of:=IF([.$L$1]=\"\";\"　　　\";[.$L$1])&\"年度%s\"",
                 plan_find(self->plan, PBE_TEMPLATE_TITLE)->name);
    form_merge(self->sheet, row, SELF_SIDE, 1, SELF_SPACE);
    text(self, row, SELF_OWN, LOOK_WORK_HEAD, "年度");
    form_look(self->sheet, row, SELF_RULE, LOOK_WORK_INPUT);
    form_allow(self->sheet, row, SELF_RULE, ALLOWED_YEAR);
    if (self->plan->pack->year > 0)
        form_number(self->sheet, row, SELF_RULE, LOOK_WORK_INPUT,
                    self->plan->pack->year);
    form_formula(self->form, self->sheet, row, SELF_REASON, LOOK_WORK_ID,
                 "of:=PBE.CALC.PACK([.$L$2])");
}

static void put_heads(struct self *self)
{
    bool is_first = true;
    for (size_t i = 0; i < self->plan->count; i++) {
        if (self->plan->lines[i].kind != PBE_TEMPLATE_HEAD)
            continue;
        int row = next_high_row(self, 0.75);
        wide_text(self, row, SELF_SIDE, 3, LOOK_HEAD, self->plan->lines[i].name);
        form_look(self->sheet, row, SELF_LEVEL3, LOOK_INPUT_NAME);
        form_merge(self->sheet, row, SELF_LEVEL3, 1, 6);
        if (is_first) {
            text(self, row, SELF_OWN, LOOK_WORK_HEAD, "规则包编号");
            text(self, row, SELF_RULE, LOOK_WORK_ID, self->plan->pack->id);
            text(self, row, SELF_REASON, LOOK_WORK_TEXT,
                 "浅色底的格子由填报人填写，其余的由表格计算。填表说明见最后一张表。");
        }
        is_first = false;
    }
}

/* --- the funds --- */

static void allow_amounts(struct self *self, int row)
{
    for (int column = SELF_LEVEL3; column <= SELF_ACTUAL; column++) {
        form_look(self->sheet, row, column, LOOK_INPUT_AMOUNT);
        form_allow(self->sheet, row, column, ALLOWED_AMOUNT);
    }
}

static void put_rate(struct self *self, int row)
{
    form_formula(
        self->form, self->sheet, row, SELF_SCORE, LOOK_RATE,
        "of:=IF(OR([.E%d]=\"\";[.F%d]=\"\";[.E%d]=0);\"\";PBE.CALC.RATE([.F%d];["
        ".E%d];;[.$L$2]))",
        row + 1, row + 1, row + 1, row + 1, row + 1);
}

static void put_fund_heads(struct self *self, int row)
{
    static const char *const heads[] = {
        "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"};
    for (int i = 0; i < 7; i++)
        text(self, row, SELF_LEVEL2 + i, LOOK_HEAD, heads[i]);
    text(self, row, SELF_REASON, LOOK_WORK_HEAD, "评分说明");
}

/* The execution row: its rate is scored, where the framework gives it points. */
static void put_total_fund(struct self *self)
{
    const struct pbe_template_line *execution =
        plan_find(self->plan, PBE_TEMPLATE_EXECUTION);
    int row = next_high_row(self, 0.75), line = row + 1;
    self->fund_row = row;
    text(self, row, SELF_LEVEL2, LOOK_CELL, "年度资金总额");
    allow_amounts(self, row);
    put_rate(self, row);
    if (!execution) {
        text(self, row, SELF_WEIGHT, LOOK_WEIGHT, "—");
        text(self, row, SELF_NOTE, LOOK_CELL, "—");
        return;
    }
    form_number(self->sheet, row, SELF_WEIGHT, LOOK_WEIGHT, execution->number);
    form_formula(
        self->form, self->sheet, row, SELF_NOTE, LOOK_SCORE,
        "of:=IF([.H%d]=\"\";\"\";PBE.CALC.SCORE(\"100%%\";[.H%d];[.G%d];\"%s\";;["
        ".$L$2]))",
        line, line, line, execution->name);
    form_allow(self->sheet, row, SELF_NOTE, ALLOWED_NOTHING);
    form_formula(
        self->form, self->sheet, row, SELF_REASON, LOOK_WORK_REASON,
        "of:=IF([.H%d]=\"\";\"\";PBE.CALC.EXPLAIN(\"100%%\";[.H%d];[.G%d];\"%s\";"
        ";[.$L$2]))",
        line, line, line, execution->name);
}

/* One below the other, each with its three amounts and its rate. */
static void put_fund_lines(struct self *self)
{
    for (size_t i = 0; i < self->plan->count; i++) {
        if (self->plan->lines[i].kind != PBE_TEMPLATE_FUND)
            continue;
        int row = next_row(self);
        text(self, row, SELF_LEVEL2, LOOK_LABEL, self->plan->lines[i].name);
        allow_amounts(self, row);
        text(self, row, SELF_WEIGHT, LOOK_WEIGHT, "—");
        put_rate(self, row);
        text(self, row, SELF_NOTE, LOOK_CELL, "—");
    }
}

/* The nth line of a kind; NULL behind the last. */
static const struct pbe_template_line *nth(const struct plan *plan,
                                           enum pbe_template_kind kind, int n)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->lines[i].kind == kind && n-- == 0)
            return &plan->lines[i];
    return NULL;
}

static void put_half(struct self *self, int row, int column, int columns, int amount,
                     const struct pbe_template_line *line, enum look look)
{
    if (line) {
        wide_text(self, row, column, columns, look, line->name);
        form_look(self->sheet, row, amount, LOOK_INPUT_AMOUNT);
        form_allow(self->sheet, row, amount, ALLOWED_AMOUNT);
    } else {
        wide_text(self, row, column, columns, LOOK_LABEL_1, "");
        form_look(self->sheet, row, amount, LOOK_CELL);
    }
}

static void put_half_sum(struct self *self, int row, int column, char letter, int lines)
{
    form_formula(self->form, self->sheet, row, column, LOOK_AMOUNT,
                 "of:=IF(COUNT([.%c%d:.%c%d])=0;\"\";SUM([.%c%d:.%c%d]))", letter,
                 row + 2, letter, row + 1 + lines, letter, row + 2, letter,
                 row + 1 + lines);
}

/* 按收入性质分 and 按支出性质分 beside each other. */
static void put_split(struct self *self)
{
    int income = (int)plan_count(self->plan, PBE_TEMPLATE_INCOME);
    int spending = (int)plan_count(self->plan, PBE_TEMPLATE_SPENDING);
    int lines = income > spending ? income : spending;
    if (lines == 0)
        return;
    bool is_after =
        spending > 0
        && plan_begins_parts(nth(self->plan, PBE_TEMPLATE_SPENDING, 0)->name);
    int row = next_high_row(self, 0.6);
    wide_text(self, row, SELF_LEVEL2, 2, LOOK_LABEL, "按收入性质分：");
    put_half_sum(self, row, SELF_TARGET, 'E', lines);
    wide_text(self, row, SELF_ACTUAL, 3, LOOK_LABEL, "按支出性质分：");
    put_half_sum(self, row, SELF_NOTE, 'I', lines);
    for (int i = 0; i < lines; i++) {
        row = next_high_row(self, 0.6);
        put_half(self, row, SELF_LEVEL2, 2, SELF_TARGET,
                 nth(self->plan, PBE_TEMPLATE_INCOME, i), LOOK_LABEL_1);
        put_half(self, row, SELF_ACTUAL, 3, SELF_NOTE,
                 nth(self->plan, PBE_TEMPLATE_SPENDING, i),
                 is_after && i > 0 ? LOOK_AFTER_1 : LOOK_LABEL_1);
    }
}

static void put_funds(struct self *self)
{
    char title[256];
    int first = next_high_row(self, 0.75);
    put_fund_heads(self, first);
    put_total_fund(self);
    put_fund_lines(self);
    put_split(self);
    snprintf(title, sizeof title, "%s\n（%s）",
             plan_find(self->plan, PBE_TEMPLATE_FUND_TITLE)->name,
             plan_find(self->plan, PBE_TEMPLATE_UNIT)->name);
    text(self, first, SELF_SIDE, LOOK_HEAD, title);
    form_merge(self->sheet, first, SELF_SIDE, self->row - first, 2);
}

static void put_goals(struct self *self)
{
    int head = next_high_row(self, 0.6), row = next_high_row(self, 1.9);
    text(self, head, SELF_SIDE, LOOK_HEAD, "年度总体\n目标");
    form_merge(self->sheet, head, SELF_SIDE, 2, 2);
    wide_text(self, head, SELF_LEVEL2, 3, LOOK_HEAD, "预期目标");
    wide_text(self, head, SELF_ACTUAL, 4, LOOK_HEAD, "实际完成情况");
    wide_text(self, row, SELF_LEVEL2, 3, LOOK_INPUT_LONG, "");
    wide_text(self, row, SELF_ACTUAL, 4, LOOK_INPUT_LONG, "");
}

/* --- the total --- */

/* All cells of a column from the header of the indicators, which is a text, to the narrow
 * row above the total: rows inserted anywhere between are added up. No OFFSET(), which
 * Calc computes on loading, also where it does not know our functions. The sum is rounded as
 * the engine's: tenths added up may be 87.89999999999999. */
#define ALL_ROWS "[.%c%d:.%c%d]"

static void put_total_sums(struct self *self, int row)
{
    int head = self->header_row + 1, last = row, line = row + 1;
    int fund = self->fund_row + 1;
    form_formula(self->form, self->sheet, row, SELF_WEIGHT, LOOK_WEIGHT,
                 "of:=SUM([.G%d];" ALL_ROWS ")", fund, 'G', head, 'G', last);
    form_formula(self->form, self->sheet, row, SELF_SCORE, LOOK_TOTAL,
                 "of:=IF(COUNT([.I%d];" ALL_ROWS ")=0;\"\";ROUND(SUM([.I%d];" ALL_ROWS
                 ");10))",
                 fund, 'H', head, 'H', last, fund, 'H', head, 'H', last);
    form_formula(self->form, self->sheet, row, SELF_OWN, LOOK_WORK_PENDING,
                 "of:=ROUND([.G%d]-SUMIF(" ALL_ROWS ";\">=0\";" ALL_ROWS
                 ")-IF(ISNUMBER([.I%d]);[.G%d];0);2)",
                 line, 'H', head, 'H', last, 'G', head, 'G', last, fund, fund);
}

/* The narrow row. Its score is a blank, so that nobody takes it for an inserted row. */
static void put_narrow_row(struct self *self)
{
    int row = next_high_row(self, 0.1);
    form_text(self->form, self->sheet, row, SELF_SPACE, LOOK_PLAIN, "");
    form_text(self->form, self->sheet, row, SELF_SCORE, LOOK_PLAIN, " ");
}

static void put_total(struct self *self)
{
    put_narrow_row(self);
    int row = next_high_row(self, 0.75), line = row + 1;
    wide_text(self, row, SELF_SIDE, 6, LOOK_HEAD, "总分");
    put_total_sums(self, row);
    form_formula(
        self->form, self->sheet, row, SELF_NOTE, LOOK_GRADE,
        "of:=IF(AND([.K%d]=0;ROUND([.G%d];2)=%g);PBE.CALC.GRADE([.H%d];[.$L$2]);"
        "\"\")",
        line, line, self->plan->total, line);
    form_formula(
        self->form, self->sheet, row, SELF_REASON, LOOK_WORK_TEXT,
        "of:=IF([.K%d]>0;\"尚有\"&[.K%d]&\"分待定，未计入总分；全部评出后给出等级。"
        "\";IF(ROUND([.G%d];2)<>%g;\"分值合计为\"&[.G%d]&\"，不是%g，不给出等级。\";"
        "\"\"))",
        line, line, line, self->plan->total, line, self->plan->total);
}

/* Title, heads, the funds, the goals, the header, the rows, the narrow row, the total. */
static int count_rows(const struct plan *plan)
{
    size_t income = plan_count(plan, PBE_TEMPLATE_INCOME);
    size_t spending = plan_count(plan, PBE_TEMPLATE_SPENDING);
    size_t lines = income > spending ? income : spending;
    return (int)(1 + plan_count(plan, PBE_TEMPLATE_HEAD) + 2
                 + plan_count(plan, PBE_TEMPLATE_FUND) + (lines ? lines + 1 : 0) + 2 + 1
                 + plan_count(plan, PBE_TEMPLATE_ROW)
                 + plan_count(plan, PBE_TEMPLATE_SPARE) + 2);
}

void plan_self(struct plan *plan)
{
    struct self self = {.plan = plan, .form = plan->form};
    plan->self_rows = count_rows(plan);
    self.sheet =
        form_add_sheet(plan->form, PLAN_SELF, widths, SELF_COLUMNS, plan->self_rows);
    if (!self.sheet)
        return;
    self.sheet->is_form = self.sheet->is_protected = true;
    self.sheet->printed_columns = SELF_SPACE;
    put_title(&self);
    put_heads(&self);
    put_funds(&self);
    put_goals(&self);
    self_put_indicators(&self);
    put_total(&self);
}
