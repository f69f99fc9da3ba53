/* template.h - the form that a pack wants departments to fill in.
 *
 * A flat list in the order of the form; whoever lays it out decides how it looks. What
 * the pack does not say follows from its framework of weights.
 */
#ifndef PBE_LUA_TEMPLATE_H
#define PBE_LUA_TEMPLATE_H

#include <stddef.h>

#include "base/error.h"
#include "lua/engine.h"

/* PBE_LINE(name, what the line is) */
#define PBE_TEMPLATE_LINES(LINE)                                                       \
    LINE(TITLE, "title")           /* of the form */                                   \
    LINE(HEAD, "head")             /* 单位名称, 项目名称 … before a value */ \
    LINE(UNIT, "unit")             /* of amounts: 万元 */                            \
    LINE(FUND_TITLE, "fund_title") /* left of the funds */                             \
    LINE(FUND, "funds")            /* a line below the total, with three amounts */    \
    LINE(INCOME, "income")         /* one under 按收入性质分, with one amount */ \
    LINE(SPENDING, "spending")     /* likewise 按支出性质分 */                   \
    LINE(EXECUTION, "execution")   /* the execution row; number: its weight */         \
    LINE(LEVEL1, "level1")         /* number: its weight */                            \
    LINE(LEVEL2, "level2")         /* under the LEVEL1 before */                       \
    LINE(ROW, "row") /* a prescribed indicator; target, rule; number: weight or 0 */   \
    LINE(SPARE, "spare")           /* a row to be filled in */                         \
    LINE(BASE_TITLE, "base_title") /* of the base data table; none: no such table */   \
    LINE(STAFF, "staff")           /* its block of staff numbers */                    \
    LINE(BASE_LINE,                                                                    \
         "base_line") /* fill: typed, sum, free, this_year; number: depth */           \
    LINE(BUILDINGS, "buildings") /* its block of buildings */                          \
    LINE(BAND, "band")           /* a word by which people judge */

enum pbe_template_kind {
#define PBE_LINE(name, word) PBE_TEMPLATE_##name,
    PBE_TEMPLATE_LINES(PBE_LINE)
#undef PBE_LINE
};

struct pbe_template_line {
    enum pbe_template_kind kind;
    const char *name, *fill, *target, *rule; /* "" = none */
    double number;
};

/* The form of a pack, as a copy in one block that the caller frees with free(). A pack
 * without framework has no form: PBE_STATUS_PACK. */
pbe_status pbe_engine_template(pbe_engine *engine, const struct pbe_value *pack,
                               struct pbe_template_line **lines, size_t *count,
                               struct pbe_error *err);

#endif
