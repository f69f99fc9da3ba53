/* fill.h - a form of template.h, filled with data, and computed as Calc will.
 *
 * Where things go is read from the form's own words, so that one that was changed by
 * hand since (rows inserted, lines renamed, other columns) is filled as well. A block
 * with too few rows gets more, with their formulas. What the form prescribes (a name, a
 * target, a weight, a rule) stands: data may repeat it, not change it. Everything has
 * its place or nothing is written, and the sentence says where in the data it stands.
 * Owner: pbe_fill_free(). The engine must live as long. Threads: one at a time.
 */
#ifndef PBE_TEMPLATE_FILL_H
#define PBE_TEMPLATE_FILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "base/value.h"
#include "lua/engine.h"
#include "workbook/writer.h"

/* Records: RECORD(name, zh, en) */
#define PBE_FILL_RECORDS(RECORD)                                                       \
    RECORD(FACT, "栏目", "facts") /* 单位名称, 年度, 预期目标 … by name */ \
    RECORD(FUND, "资金", "funds") /* a line of the fund block, by name */              \
    RECORD(INDICATOR, "指标", "indicators")                                            \
    RECORD(BASE, "基础数据", "base_data") /* a row of 基础数据表, by name */

/* What a record holds: FIELD(name, zh, en, record, is it a number) */
#define PBE_FILL_FIELDS(FIELD)                                                         \
    FIELD(VALUE, "内容", "value", FACT, 0)                                             \
    FIELD(INITIAL, "年初预算数", "initial_budget", FUND, 1)                            \
    FIELD(ADJUSTED, "全年预算数", "adjusted_budget", FUND, 1)                          \
    FIELD(EXECUTED, "全年执行数", "executed", FUND, 1)                                 \
    FIELD(AMOUNT, "金额", "amount", FUND, 1) /* of a line with one amount */           \
    FIELD(LEVEL1, "一级指标", "level1", INDICATOR, 0)                                  \
    FIELD(LEVEL2, "二级指标", "level2", INDICATOR, 0)                                  \
    FIELD(LEVEL3, "三级指标", "level3", INDICATOR, 0)                                  \
    FIELD(TARGET, "年度指标值", "target", INDICATOR, 0)                                \
    FIELD(ACTUAL, "实际完成值", "actual", INDICATOR, 0)                                \
    FIELD(WEIGHT, "分值", "weight", INDICATOR, 1)                                      \
    FIELD(OWN, "自评分", "own_score", INDICATOR, 1)                                    \
    FIELD(RULE, "评分规则", "rule", INDICATOR, 0)                                      \
    FIELD(REASON, "偏差原因", "reason", INDICATOR, 0)                                  \
    FIELD(LAST_YEAR, "上年决算数", "last_year", BASE, 1)                               \
    FIELD(BUDGET, "本年预算数", "budget", BASE, 1)                                     \
    FIELD(FINAL, "本年决算数", "final", BASE, 1)                                       \
    FIELD(POSTS, "编制数", "posts", BASE, 1) /* of 财政供养人员 */               \
    FIELD(STAFF, "实际在职人数", "staff", BASE, 1)                                     \
    FIELD(APPROVED_SIZE, "批复规模", "approved_size", BASE, 1) /* of 楼堂馆所 */   \
    FIELD(ACTUAL_SIZE, "实际规模", "actual_size", BASE, 1)                             \
    FIELD(PLANNED_COST, "预算投资", "planned_cost", BASE, 1)                           \
    FIELD(ACTUAL_COST, "实际投资", "actual_cost", BASE, 1)

enum pbe_fill_kind {
#define PBE_RECORD(name, zh, en) PBE_FILL_##name,
    PBE_FILL_RECORDS(PBE_RECORD)
#undef PBE_RECORD
};

enum pbe_fill_field {
#define PBE_FIELD(name, zh, en, record, is_number) PBE_FILL_##name,
    PBE_FILL_FIELDS(PBE_FIELD)
#undef PBE_FIELD
        PBE_FILL_FIELD_COUNT
};

/* The field of such records that has the name, in Chinese or English;
 * PBE_FILL_FIELD_COUNT = none. */
enum pbe_fill_field pbe_fill_field_of(enum pbe_fill_kind kind, const char *name);
enum pbe_fill_kind pbe_fill_kind_of(enum pbe_fill_field field);
bool pbe_fill_is_number(enum pbe_fill_field field);

/* The names in the current language. */
const char *pbe_fill_field_name(enum pbe_fill_field field);
const char *pbe_fill_kind_name(enum pbe_fill_kind kind);
bool pbe_fill_is_kind(enum pbe_fill_kind kind, const char *name); /* in either */

/* One cell's content. EMPTY is not given: the cell stays as it is. */
struct pbe_fill_value {
    enum pbe_fill_field field;
    struct pbe_value value;
    const char *where; /* in the data, for people: 第7行第3列, 指标[2].分值 */
};

/* FILE with a sentence behind the place in the data: 第7行第3列：… */
pbe_status pbe_fill_refuse(const char *where, struct pbe_error *err, const char *format,
                           ...) __attribute__((format(printf, 3, 4)));

/* All borrowed for the call. */
struct pbe_fill_record {
    enum pbe_fill_kind kind;
    const char *name; /* of the fact or line: 单位名称; "" for indicators */
    const struct pbe_fill_value *values;
    size_t count;
    const char *where;
};

struct pbe_fill_data {
    const struct pbe_fill_record *records;
    size_t count;
    const char *file; /* that an error in them names; "" = none */
};

/* What came of it. */
struct pbe_filled {
    size_t cells;    /* that were filled */
    size_t inserted; /* rows */
};

typedef struct pbe_fill pbe_fill;

/* Opens a form, to be filled once or many times. Without a self-evaluation in it, or with
 * one whose rule pack the engine has not, it fails. */
pbe_status pbe_fill_open(const char *path, pbe_engine *engine, pbe_fill **fill,
                         struct pbe_error *err);
void pbe_fill_free(pbe_fill *fill);

/* Writes a filled copy. properties: pairs of name and value that the document is to have
 * besides. filled may be NULL. Errors in the data, and in the form, name their file.
 * Nothing is to be used of `to` after an error. */
pbe_status pbe_fill_write(pbe_fill *fill, const struct pbe_fill_data *data,
                          const char *const (*properties)[2], size_t property_count,
                          enum pbe_document_kind kind, FILE *to,
                          struct pbe_filled *filled, struct pbe_error *err);

#endif
