#include "template/template.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "template/check.h"
#include "template/plan.h"

enum { LIST_MAX = 1 << 16 };

const struct pbe_template_line *plan_find(const struct plan *plan,
                                          enum pbe_template_kind kind)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->lines[i].kind == kind)
            return &plan->lines[i];
    return NULL;
}

size_t plan_count(const struct plan *plan, enum pbe_template_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < plan->count; i++)
        count += plan->lines[i].kind == kind;
    return count;
}

bool plan_begins_parts(const char *name)
{
    static const char word[] = "其中";
    return strncmp(name, word, sizeof word - 1) == 0;
}

/* --- what may be typed --- */

/* "…";"…": a name with a quote in it is left out, nobody could choose it. */
static void add_choice(struct pbe_text *list, const char *name)
{
    if (!strchr(name, '"'))
        pbe_text_addf(list, "%s\"%s\"", list->length > 0 ? ";" : "", name);
}

static const char *list_condition(struct form *form, const struct pbe_text *names)
{
    struct pbe_text condition;
    form->starved = form->starved || names->failed;
    if (names->length == 0)
        return NULL;
    pbe_text_init(&condition, LIST_MAX);
    pbe_text_addf(&condition, "of:cell-content-is-in-list(%s)", pbe_text_get(names));
    const char *copy = form_copy(form, pbe_text_get(&condition));
    form->starved = form->starved || condition.failed;
    pbe_text_done(&condition);
    return copy;
}

static void allow_lists(struct plan *plan)
{
    struct pbe_text rules, bands;
    struct form *form = plan->form;
    pbe_text_init(&rules, LIST_MAX);
    pbe_text_init(&bands, LIST_MAX);
    for (size_t i = 0; i < plan->rule_count; i++)
        add_choice(&rules, plan->rules[i].name);
    form->allowed[ALLOWED_RULE] = (struct pbe_validity){
        .condition = list_condition(form, &rules),
        .title = "评分规则",
        .message = "没有这条规则。请从下拉列表里选，或者不填，由指标类别和写法决定。",
        .is_list = true};
    for (size_t i = 0; i < plan->count; i++)
        if (plan->lines[i].kind == PBE_TEMPLATE_BAND)
            add_choice(&bands, plan->lines[i].name);
    form->allowed[ALLOWED_BAND] = (struct pbe_validity){
        .condition = list_condition(form, &bands),
        .title = "定性指标",
        .message = "定性指标一般从下拉列表里选达成情况。要保留现在的写法吗？",
        .may_differ = true,
        .is_list = true};
    pbe_text_done(&bands);
    pbe_text_done(&rules);
}

#define A_NUMBER "of:cell-content-is-decimal-number() and "

static void allow_values(struct plan *plan)
{
    char range[128];
    struct pbe_validity *allowed = plan->form->allowed;
    snprintf(range, sizeof range, A_NUMBER "cell-content-is-between(0,%g)",
             plan->total);
    const char *points = form_copy(plan->form, range);
    allowed[ALLOWED_WEIGHT] = (struct pbe_validity){
        .condition = points,
        .title = "分值",
        .message = "分值应填数字，不小于0，不超过总分；不要带“分”字。"};
    allowed[ALLOWED_POINTS] = (struct pbe_validity){
        .condition = points,
        .title = "自评分",
        .message = "自评分应填数字，不小于0，不超过本行分值；只有定性的指标要填。"};
    allowed[ALLOWED_AMOUNT] = (struct pbe_validity){
        .condition = A_NUMBER "cell-content()>=0",
        .title = "金额",
        .message = "金额应填不小于0的数字，不要带单位；单位见表头。"};
    allowed[ALLOWED_COUNTED] = (struct pbe_validity){
        .condition = "of:cell-content-is-whole-number() and cell-content()>=0",
        .title = "人数",
        .message = "人数应填不小于0的整数，不要带“人”字。"};
    allowed[ALLOWED_YEAR] = (struct pbe_validity){
        .condition =
            "of:cell-content-is-whole-number() and cell-content-is-between(1990,2100)",
        .title = "年度",
        .message = "年度应填四位数字，如 2023。"};
    allowed[ALLOWED_NOTHING] = (struct pbe_validity){
        .condition = "of:is-true-formula(FALSE())",
        .title = "由公式计算",
        .message = "这一格由公式计算，不要填写；定性指标的分数请填在“自评分”栏。"};
    allowed[ALLOWED_LEVEL] = (struct pbe_validity){
        .condition = "of:is-true-formula(FALSE())",
        .title = "指标类别",
        .message = "指标类别是规定的，不要改；要加一项指标，请在下面插入一行。"};
}

/* --- all of it --- */

static double sum_weights(const struct plan *plan)
{
    double sum = 0;
    for (size_t i = 0; i < plan->count; i++)
        if (plan->lines[i].kind == PBE_TEMPLATE_LEVEL1
            || plan->lines[i].kind == PBE_TEMPLATE_EXECUTION)
            sum += plan->lines[i].number;
    return sum;
}

static pbe_status lay_out(struct plan *plan, pbe_engine *engine, struct pbe_error *err)
{
    plan->total = sum_weights(plan);
    plan->form->title = plan_find(plan, PBE_TEMPLATE_TITLE)->name;
    allow_lists(plan);
    allow_values(plan);
    plan_base(plan);
    plan_self(plan);
    plan_check(plan);
    plan_notes(plan);
    if (plan->form->starved)
        return pbe_error_memory(err);
    /* Forms are Chinese, whoever makes them: so are the explanations in them. */
    enum pbe_language language = pbe_language_get();
    pbe_language_set(PBE_CHINESE);
    pbe_status status = form_compute(plan->form, engine, err);
    if (!status)
        status = check_compute(plan->form, engine, err);
    pbe_language_set(language);
    return status;
}

static pbe_status write_form(const struct plan *plan, enum pbe_document_kind kind,
                             FILE *to, struct pbe_error *err)
{
    const char *const properties[][2] = {
        {"pbe.pack", plan->pack->id},
        {"pbe.version", plan->pack->version},
        {"pbe.fingerprint", plan->pack->fingerprint},
    };
    return form_write(plan->form, kind, properties,
                      sizeof properties / sizeof *properties, to, err);
}

pbe_status pbe_template_write(pbe_engine *engine, const struct pbe_value *pack,
                              enum pbe_document_kind kind, FILE *to,
                              struct pbe_error *err)
{
    struct form form;
    struct pbe_template_line *lines = NULL;
    struct pbe_identity *identity = NULL;
    struct pbe_rule_info *rules = NULL;
    struct plan plan = {.form = &form};
    form_init(&form);
    pbe_status status = pbe_engine_template(engine, pack, &lines, &plan.count, err);
    if (!status)
        status = pbe_engine_identity(engine, pack, &identity, err);
    if (!status)
        status = pbe_engine_rules(engine, pack, &rules, &plan.rule_count, err);
    plan.lines = lines;
    plan.pack = identity;
    plan.rules = rules;
    if (!status)
        status = lay_out(&plan, engine, err);
    if (!status)
        status = write_form(&plan, kind, to, err);
    free(rules);
    free(identity);
    free(lines);
    form_done(&form);
    return status;
}
