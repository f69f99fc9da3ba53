/* self_sheet.h - the columns of 自评表, for the files that lay it out. */
#ifndef PBE_TEMPLATE_SELF_SHEET_H
#define PBE_TEMPLATE_SELF_SHEET_H

#include "template/plan.h"

enum {
    SELF_SIDE,   /* A: 绩效指标, and the names of blocks with B */
    SELF_LEVEL1, /* B */
    SELF_LEVEL2, /* C */
    SELF_LEVEL3, /* D; 年初预算数 */
    SELF_TARGET, /* E; 全年预算数 */
    SELF_ACTUAL, /* F; 全年执行数 */
    SELF_WEIGHT, /* G */
    SELF_SCORE,  /* H; 执行率 */
    SELF_NOTE,   /* I: 偏差原因; the score of the execution */
    SELF_SPACE,  /* J */
    SELF_OWN,    /* K: 自评分 */
    SELF_RULE,   /* L */
    SELF_REASON, /* M: 评分说明 */
    SELF_EDGE,   /* N */
    SELF_COLUMNS
};

struct self {
    struct plan *plan;
    struct form *form;
    struct form_sheet *sheet;
    int row;        /* the next one */
    int fund_row;   /* of 年度资金总额 */
    int header_row; /* of the indicators */
};

/* The header of the indicators and all their rows. */
void self_put_indicators(struct self *self);

#endif
