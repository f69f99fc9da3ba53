/* plan.h - what the sheets of a template have in common, and who lays out each. */
#ifndef PBE_TEMPLATE_PLAN_H
#define PBE_TEMPLATE_PLAN_H

#include "lua/template.h"
#include "template/form.h"

/* The sheets' names, and the cells to which formulas of all sheets refer. */
#define PLAN_SELF "自评表"
#define PLAN_BASE "基础数据表"
#define PLAN_YEAR "[$" PLAN_SELF ".$L$1]"
#define PLAN_PACK "[$" PLAN_SELF ".$L$2]"

struct plan {
    struct form *form;
    const struct pbe_template_line *lines;
    size_t count;
    const struct pbe_identity *pack;
    const struct pbe_rule_info *rules;
    size_t rule_count;
    double total;  /* of all weights */
    int base_rows; /* of 基础数据表; 0: there is none */
    int self_rows; /* of 自评表 */
};

/* The first line of this kind; NULL = none. */
const struct pbe_template_line *plan_find(const struct plan *plan,
                                          enum pbe_template_kind kind);
size_t plan_count(const struct plan *plan, enum pbe_template_kind kind);

/* True for "其中：…". */
bool plan_begins_parts(const char *name);

/* Each lays out its sheet, in this order. */
void plan_base(struct plan *plan);
void plan_self(struct plan *plan);
void plan_check(struct plan *plan);
void plan_notes(struct plan *plan);

#endif
