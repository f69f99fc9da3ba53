/* base_sheet.c - 基础数据表: staff, spending and buildings of a department. */
#include <string.h>

#include "template/plan.h"

enum { NAME, LAST_YEAR, BUDGET = 3, FINAL = 5, GAP = 7, COLUMNS };

/* The form is 18.1 cm wide. */
static const double widths[COLUMNS] = {6.1, 2, 2, 2, 2, 2, 2, 0.4};

static const int amounts[] = {LAST_YEAR, BUDGET, FINAL};
static const char amount_letters[] = {'B', 'D', 'F'};

enum { AMOUNTS = 3 };

struct base {
    struct plan *plan;
    struct form *form;
    struct form_sheet *sheet;
    int row; /* the next one */
};

static int next_row(struct base *base)
{
    form_look(base->sheet, base->row, GAP, LOOK_WIDE_SPACE);
    return base->row++;
}

static void pair(struct base *base, int row, int column, enum look look,
                 const char *text)
{
    form_text(base->form, base->sheet, row, column, look, text);
    form_merge(base->sheet, row, column, 1, 2);
}

/* "2023年…", or 本年… while the year is not filled in */
static void year_head(struct base *base, int row, int column, int back,
                      const char *without, const char *what)
{
    form_formula(base->form, base->sheet, row, column, LOOK_HEAD,
                 back ? "of:=IF(" PLAN_YEAR "=\"\";\"%s\";(" PLAN_YEAR
                        "-1)&\"年\")&\"%s\""
                      : "of:=IF(" PLAN_YEAR "=\"\";\"%s\";" PLAN_YEAR "&\"年\")&\"%s\"",
                 without, what);
    form_merge(base->sheet, row, column, 1, 2);
}

static void put_title(struct base *base)
{
    int row = next_row(base);
    base->sheet->heights[row] = 1.1;
    form_formula(base->form, base->sheet, row, NAME, LOOK_TITLE,
                 "of:=IF(" PLAN_YEAR "=\"\";\"　　　\";" PLAN_YEAR ")&\"年度%s\"",
                 plan_find(base->plan, PBE_TEMPLATE_BASE_TITLE)->name);
    form_merge(base->sheet, row, NAME, 1, GAP);
}

static void put_staff(struct base *base)
{
    int head = next_row(base), row = next_row(base);
    form_text(base->form, base->sheet, head, NAME, LOOK_LABEL,
              "财政供养人员情况（人）");
    form_merge(base->sheet, head, NAME, 2, 1);
    pair(base, head, LAST_YEAR, LOOK_HEAD, "编制数");
    year_head(base, head, BUDGET, 0, "本年", "实际在职人数");
    pair(base, head, FINAL, LOOK_HEAD, "控制率");
    for (int i = 0; i < 2; i++) {
        pair(base, row, amounts[i], LOOK_INPUT_NUMBER, "");
        form_allow(base->sheet, row, amounts[i], ALLOWED_COUNTED);
    }
    form_formula(
        base->form, base->sheet, row, FINAL, LOOK_RATE,
        "of:=IF(OR([.B%d]=\"\";[.D%d]=\"\";[.B%d]=0);\"\";PBE.CALC.RATE([.D%d];"
        "[.B%d];\"控制率\";" PLAN_PACK "))",
        row + 1, row + 1, row + 1, row + 1, row + 1);
    form_merge(base->sheet, row, FINAL, 1, 2);
}

/* --- spending --- */

static void put_spending_head(struct base *base)
{
    char text[64];
    int row = next_row(base);
    snprintf(text, sizeof text, "经费控制情况（%s）",
             plan_find(base->plan, PBE_TEMPLATE_UNIT)->name);
    form_text(base->form, base->sheet, row, NAME, LOOK_HEAD, text);
    year_head(base, row, LAST_YEAR, 1, "上年", "决算数");
    year_head(base, row, BUDGET, 0, "本年", "预算数");
    year_head(base, row, FINAL, 0, "本年", "决算数");
}

static bool is_line(const struct plan *plan, size_t index)
{
    return index < plan->count && plan->lines[index].kind == PBE_TEMPLATE_BASE_LINE;
}

/* The index behind the lines that are parts of line `index`. */
static size_t end_of_parts(const struct plan *plan, size_t index)
{
    size_t end = index + 1;
    while (is_line(plan, end) && plan->lines[end].number > plan->lines[index].number)
        end++;
    return end;
}

/* What a sum adds up: all rows down to the next line where they are of one depth, so that
 * one may be inserted anywhere; else the cells of those that are one deeper. */
static void write_parts(const struct plan *plan, size_t index, int row, char column,
                        struct pbe_text *out)
{
    size_t end = end_of_parts(plan, index);
    double depth = plan->lines[index].number + 1;
    bool is_plain = true;
    for (size_t i = index + 1; i < end; i++)
        is_plain = is_plain && plan->lines[i].number == depth;
    if (is_plain) {
        pbe_text_addf(out, "OFFSET([.%c%d];1;0):OFFSET([.%c%d];-1;0)", column, row + 1,
                      column, row + 1 + (int)(end - index));
        return;
    }
    for (size_t i = index + 1; i < end; i++)
        if (plan->lines[i].number == depth)
            pbe_text_addf(out, "%s[.%c%d]", out->length ? ";" : "", column,
                          row + 1 + (int)(i - index));
}

static void put_sum(struct base *base, size_t index, int row, int amount)
{
    struct pbe_text parts;
    pbe_text_init(&parts, 2048);
    write_parts(base->plan, index, row, amount_letters[amount], &parts);
    form_formula(base->form, base->sheet, row, amounts[amount], LOOK_AMOUNT,
                 "of:=IF(COUNT(%s)=0;\"\";SUM(%s))", pbe_text_get(&parts),
                 pbe_text_get(&parts));
    base->form->starved = base->form->starved || parts.failed;
    pbe_text_done(&parts);
    form_merge(base->sheet, row, amounts[amount], 1, 2);
}

/* A line that follows 其中： at its depth stands under what comes behind that word. */
static enum look look_of_label(const struct plan *plan, size_t index)
{
    static const enum look plain[] = {LOOK_LABEL, LOOK_LABEL_1, LOOK_LABEL_2};
    static const enum look after[] = {LOOK_LABEL, LOOK_AFTER_1, LOOK_AFTER_2};
    const struct pbe_template_line *line = &plan->lines[index];
    size_t first = index;
    while (is_line(plan, first - 1) && plan->lines[first - 1].number == line->number)
        first--;
    bool is_after = first < index && plan_begins_parts(plan->lines[first].name);
    return is_after ? after[(int)line->number] : plain[(int)line->number];
}

static void put_line(struct base *base, size_t index)
{
    const struct pbe_template_line *line = &base->plan->lines[index];
    bool is_free = strcmp(line->fill, "free") == 0;
    bool has_parts = end_of_parts(base->plan, index) > index + 1;
    int row = next_row(base);
    form_text(base->form, base->sheet, row, NAME,
              is_free ? LOOK_INPUT_LABEL : look_of_label(base->plan, index),
              line->name);
    for (int i = 0; i < AMOUNTS; i++) {
        if (strcmp(line->fill, "sum") == 0 && has_parts) {
            put_sum(base, index, row, i);
        } else if (strcmp(line->fill, "this_year") == 0 && i == 0) {
            pair(base, row, amounts[i], LOOK_CELL, "——");
        } else {
            pair(base, row, amounts[i], LOOK_INPUT_AMOUNT, "");
            form_allow(base->sheet, row, amounts[i], ALLOWED_AMOUNT);
        }
    }
}

/* --- buildings, and what is written below --- */

static void put_building_rate(struct base *base, int row, int column, char base_letter,
                              char value_letter, const char *kind)
{
    form_formula(
        base->form, base->sheet, row, column, LOOK_RATE,
        "of:=IF(OR([.%c%d]=\"\";[.%c%d]=\"\";[.%c%d]=0);\"\";PBE.CALC.RATE([.%c%"
        "d];[.%c%d];\"%s\";" PLAN_PACK "))",
        base_letter, row + 1, value_letter, row + 1, base_letter, row + 1, value_letter,
        row + 1, base_letter, row + 1, kind);
}

static void put_buildings(struct base *base)
{
    static const char *const heads[] = {"批复规模\n（㎡）", "实际规模\n（㎡）",
                                        "规模\n控制率",     "预算投资\n（%s）",
                                        "实际投资\n（%s）", "投资概算\n控制率"};
    int head = next_row(base), row = next_row(base);
    base->sheet->heights[row] = 0.75;
    form_formula(base->form, base->sheet, head, NAME, LOOK_LABEL,
                 "of:=\"楼堂馆所控制情况\"&CHAR(10)&\"（\"&IF(" PLAN_YEAR
                 "=\"\";\"本年\";" PLAN_YEAR "&\"年\")&\"完工项目）\"");
    form_merge(base->sheet, head, NAME, 2, 1);
    for (int i = 0; i < 6; i++) {
        char text[64];
        const char *unit = plan_find(base->plan, PBE_TEMPLATE_UNIT)->name;
        const char *mark = strstr(heads[i], "%s");
        snprintf(text, sizeof text, "%.*s%s%s",
                 (int)(mark ? mark - heads[i] : (long)strlen(heads[i])), heads[i],
                 mark ? unit : "", mark ? mark + 2 : "");
        form_text(base->form, base->sheet, head, i + 1, LOOK_HEAD, text);
        form_look(base->sheet, row, i + 1, LOOK_INPUT_AMOUNT);
        form_allow(base->sheet, row, i + 1, ALLOWED_AMOUNT);
    }
    for (int column = 3; column <= 6; column += 3)
        form_allow(base->sheet, row, column, ALLOWED_ALL);
    put_building_rate(base, row, 3, 'B', 'C', "规模控制率");
    put_building_rate(base, row, 6, 'E', 'F', "投资概算控制率");
}

static void put_end(struct base *base)
{
    static const char *const signs[] = {"填表人：", "填报日期：", "联系电话：",
                                        "单位负责人签字："};
    int saved = base->row++, note = base->row++, signed_by = base->row++;
    base->sheet->heights[saved] = 1.7;
    form_text(base->form, base->sheet, saved, NAME, LOOK_LABEL, "厉行节约保障措施");
    form_look(base->sheet, saved, LAST_YEAR, LOOK_INPUT_LONG);
    form_merge(base->sheet, saved, LAST_YEAR, 1, 6);
    base->sheet->heights[note] = 1.3;
    form_text(base->form, base->sheet, note, NAME, LOOK_NOTE,
              "说明：“项目支出”需要填报基本支出以外的所有项目支出情况，"
              "“公用经费”填报基本支出中的一般商品和服务支出。");
    form_merge(base->sheet, note, NAME, 1, GAP);
    base->sheet->heights[signed_by] = 0.75;
    form_text(base->form, base->sheet, signed_by, NAME, LOOK_INPUT_NOTE, signs[0]);
    for (int i = 0; i < AMOUNTS; i++)
        pair(base, signed_by, amounts[i], LOOK_INPUT_NOTE, signs[i + 1]);
}

/* Title, head of spending, its lines, and what stands below. */
static int count_rows(const struct plan *plan)
{
    return 2 + (int)plan_count(plan, PBE_TEMPLATE_BASE_LINE)
           + 2 * (int)plan_count(plan, PBE_TEMPLATE_STAFF)
           + 2 * (int)plan_count(plan, PBE_TEMPLATE_BUILDINGS) + 3;
}

void plan_base(struct plan *plan)
{
    if (!plan_find(plan, PBE_TEMPLATE_BASE_TITLE))
        return;
    plan->base_rows = count_rows(plan);
    struct base base = {.plan = plan, .form = plan->form};
    base.sheet =
        form_add_sheet(plan->form, PLAN_BASE, widths, COLUMNS, plan->base_rows);
    if (!base.sheet)
        return;
    base.sheet->is_form = base.sheet->is_protected = true;
    base.sheet->printed_columns = GAP;
    put_title(&base);
    if (plan_find(plan, PBE_TEMPLATE_STAFF))
        put_staff(&base);
    put_spending_head(&base);
    for (size_t i = 0; i < plan->count; i++)
        if (is_line(plan, i))
            put_line(&base, i);
    if (plan_find(plan, PBE_TEMPLATE_BUILDINGS))
        put_buildings(&base);
    put_end(&base);
}
