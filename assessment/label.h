/* label.h - the words of the forms: titles of columns, labels, names of fund lines.
 *
 * A label is a cell's text without blanks, line breaks, stars, brackets and what stands
 * in them, 其中 in front, points and a colon at the end, so that "预算数\n（A）" is 预算数.
 * What was cut is kept: points （40分） and the unit of amounts （万元）.
 * The words are in header_word.def.
 */
#ifndef PBE_ASSESSMENT_LABEL_H
#define PBE_ASSESSMENT_LABEL_H

#include "assessment/glyph.h"
#include "base/value.h"

enum as_column {
    AS_NO_COLUMN,
    AS_LEVEL1,
    AS_LEVEL2,
    AS_LEVEL3,
    AS_NAME,  /* 指标名称 */
    AS_GROUP, /* 绩效指标: a name, or what stands beside all levels */
    AS_TARGET,
    AS_TARGET_LATER, /* as adjusted in the year; counts where it is filled */
    AS_COMPARATOR,
    AS_NATURE, /* 指标性质: 定性, 正向, or a comparator */
    AS_UNIT,
    AS_ACTUAL,
    AS_WEIGHT,
    AS_SCORE,
    AS_OWN,        /* 自评分: the score, or beside one the clerk's own points */
    AS_PART_SCORE, /* 单项得分, and its */
    AS_SHARE,      /* 权重占比, whose product is */
    AS_CONVERTED,  /* 折算得分 */
    AS_REASON,
    AS_REMARK, /* a reason where there is no column for reasons */
    AS_RULE,
    AS_REVIEW_ACTUAL,
    AS_REVIEW_SCORE,
    AS_CORE, /* 是否核心 */
    AS_QUIET,
    AS_INITIAL,
    AS_ADJUSTED,
    AS_EXECUTED,
    AS_RATE,
    AS_RATE_WEIGHT,
    AS_RATE_SCORE,
    AS_SUM, /* 合计 among columns for sources */
    AS_EXPECTED,
    AS_EXPECTED_LATER,
    AS_ACHIEVED,
    AS_BEGINNING, /* 年初, 全年: half of a title */
    AS_LATER,
    AS_STAFF,
    AS_FINAL,
    AS_BUILDING,
    AS_COLUMN_COUNT
};

enum as_fund {
    AS_FUND_NONE,
    AS_FUND_TOTAL,
    AS_FUND_APPROPRIATION,
    AS_FUND_CARRIED_OVER,
    AS_FUND_OTHER,
    AS_FUND_GENERAL_BUDGET,
    AS_FUND_GOVERNMENT_FUND,
    AS_FUND_STATE_CAPITAL,
    AS_FUND_SPECIAL_ACCOUNT,
    AS_FUND_BASIC,
    AS_FUND_PROJECT,
    AS_FUND_UNIT_FUNDS,
    AS_FUND_CENTRAL,
    AS_FUND_PROVINCE,
    AS_FUND_CITY,
    AS_FUND_COUNTY,
    AS_FUND_LOCAL,
    AS_FUND_BY_INCOME,
    AS_FUND_BY_SPENDING
};

enum as_fact_kind {
    AS_FACT_NONE,
    AS_FACT_UNIT_NAME,
    AS_FACT_AUTHORITY, /* 主管部门: the unit where no other is named */
    AS_FACT_PROJECT_NAME,
    AS_FACT_UNIT_OR_MONEY, /* 单位：万元, or a unit's name */
    AS_FACT_MONEY,
    AS_FACT_YEAR,
    AS_FACT_PACK,
    AS_FACT_TOTAL,
    AS_FACT_SUBTOTAL,
    AS_FACT_REVIEW_TOTAL,
    AS_FACT_GRADE,
    AS_FACT_FILLED_BY,
    AS_FACT_FILLED_ON,
    AS_FACT_PHONE,
    AS_FACT_SIGNED_BY,
    AS_FACT_GOAL,
    AS_FACT_CLOSING /* 备注, 存在问题: the table is over */
};

enum { AS_LABEL_BYTES = 240 }; /* a longer text is no label */

struct as_label {
    struct as_glyphs glyphs; /* count 0 = no label */
    double points;           /* （40分）; 0 = none */
    double scale;            /* （万元） is 10000, （元） 1; 0 = none */
    bool is_part;            /* 其中 stood in front */
    bool has_colon;          /* and a colon at the end */
};

void as_label_read(const char *text, size_t length, struct as_label *label);

/* The same for a cell's value; numbers are no labels. */
void as_label_of(const struct pbe_value *value, struct as_label *label);

/* Adds the glyphs of `more`: 复核 and 得分 in two lines are 复核得分. */
void as_label_join(struct as_label *label, const struct as_label *more);

enum as_column as_label_column(const struct as_label *label);
enum as_fund as_label_fund(const struct as_label *label);
enum as_fact_kind as_label_fact(const struct as_label *label);
bool as_label_is_execution(const struct as_label *label);
bool as_label_is_group(const struct as_label *label);
bool as_label_is_base(const struct as_label *label);

/* How amounts are named: 10000 for 万元, 0 for what is no such unit. */
double as_money_scale(const struct as_glyphs *glyphs);

const char *as_fund_name(enum as_fund fund); /* "appropriation"; "" for none */

#endif
