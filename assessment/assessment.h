/* assessment.h - 自评表: one self-evaluation, as a workbook or a range shows it.
 *
 * layout.h finds it in grids; lua/review.h scores it and checks it. Nothing is corrected
 * here: what stands in the sheet is kept as it stands, with its place, and what could not
 * be understood is said in `notes`.
 * Cells are borrowed from the grids, which must live longer; all else belongs to the
 * assessment, and is freed with it.
 */
#ifndef PBE_ASSESSMENT_ASSESSMENT_H
#define PBE_ASSESSMENT_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/grid.h"
#include "base/value.h"

/* Where something stands. */
struct pbe_place {
    int sheet, row,
        column; /* 0-based, sheet as in the list of grids; row -1 = nowhere */
};

/* What one field of the form holds. A number typed as text among points and amounts
 * ("８分") is a number here, a date the text of its day (2023年6月30日); `cell` keeps what
 * stands there. */
struct pbe_field {
    struct pbe_value value; /* EMPTY: blank, or the form has no such field (row -1) */
    const struct pbe_cell
        *cell;              /* format, formula, what is shown; NULL = an empty cell */
    struct pbe_place place; /* of the cell that holds it; for a merge its first cell */
    bool is_hidden;         /* in a hidden row, column or sheet */
};

/* One line of the fund block: 年度资金总额, 其中：财政拨款 … */
struct pbe_fund {
    struct pbe_field label, initial, adjusted,
        executed; /* 年初, 全年, 执行; as printed */
    struct pbe_field weight, rate, score, reason;
    const char
        *kind; /* the label's plain name, from a fixed list: total, appropriation,
                       carried_over, other, general_budget, government_fund,
                       state_capital, special_account, basic, project, unit_funds,
                       central, province, city, county, local, by_income, by_spending;
                       "" = none of these */
    const char *split; /* of a line that stands in half-columns: income, spending; "" */
    bool is_part;      /* 其中: contained in the total */
    int parent;        /* the line that it is a part of, 0-based; -1 = none */
};

/* 存档: what a sheet of its own keeps of the scores as they once were; see snapshot.h. */
enum pbe_snapshot_fact {
    PBE_SNAPSHOT_TABLE, /* the name of the table's sheet */
    PBE_SNAPSHOT_PACK,
    PBE_SNAPSHOT_VERSION,
    PBE_SNAPSHOT_FINGERPRINT,
    PBE_SNAPSHOT_TIME,
    PBE_SNAPSHOT_UNIT,
    PBE_SNAPSHOT_PROJECT,
    PBE_SNAPSHOT_YEAR,
    PBE_SNAPSHOT_TOTAL, /* as the pack computed it */
    PBE_SNAPSHOT_GIVEN_TOTAL,
    PBE_SNAPSHOT_GRADE,
    PBE_SNAPSHOT_FACTS
};

enum pbe_snapshot_column {
    PBE_SNAPSHOT_CELL, /* of the score, E12 */
    PBE_SNAPSHOT_NAME,
    PBE_SNAPSHOT_TARGET,
    PBE_SNAPSHOT_ACTUAL,
    PBE_SNAPSHOT_WEIGHT,
    PBE_SNAPSHOT_OWN,
    PBE_SNAPSHOT_GIVEN, /* what stood in the score's cell */
    PBE_SNAPSHOT_SCORE, /* as the pack computed it; EMPTY: pending */
    PBE_SNAPSHOT_OUTCOME,
    PBE_SNAPSHOT_EXPLANATION,
    PBE_SNAPSHOT_COLUMNS
};

/* One row of it, and what has become of that row since. */
struct pbe_snapshot_row {
    struct pbe_field fields[PBE_SNAPSHOT_COLUMNS];
    bool is_found;       /* the table still has it */
    const char *changed; /* target, actual, weight, own: the first that differs; "" */
    bool is_given_changed;
};

struct pbe_snapshot {
    struct pbe_field facts[PBE_SNAPSHOT_FACTS];
    struct pbe_snapshot_row *rows;
    size_t row_count;
};

/* 指标性质, where the form has such a column. */
enum pbe_nature {
    PBE_NATURE_NONE,
    PBE_NATURE_FORWARD,     /* 正向: more is better */
    PBE_NATURE_REVERSE,     /* 反向 */
    PBE_NATURE_QUALITATIVE, /* 定性 */
    PBE_NATURE_QUANTITATIVE /* 定量 */
};

/* One row of the indicator table, in its order; the execution row (预算执行率) is the
 * first, taken from the fund block where the form has it there. */
struct pbe_indicator {
    struct pbe_field level1, level2,
        level3; /* filled down; "(40分)" stays in the text */
    struct pbe_field target, actual, weight, score, reason;
    struct pbe_field own; /* 自评分 beside a computed 得分: the clerk's own points */
    struct pbe_field rule;                        /* 评分标准, 指标赋分规则 */
    struct pbe_field review_actual, review_score; /* 复核完成值, 复核得分 */
    const char *name; /* level3 without stars and numbering; else level2, level1 */
    const char *group1, *group2; /* level1 and level2 likewise, and without points */
    int parent; /* the row that it is a part of (其中, 父行), 0-based; -1 none */
    int score_rows;  /* rows that one merged score cell covers, >= 1; the others have
                         score.place of the same cell and score.value EMPTY */
    int weight_rows; /* the same of the weight cell */
    enum pbe_nature nature;
    bool is_execution; /* the execution rate. From the fund block: target 100%, actual
                         executed/adjusted as computed here, its cell that of executed
                         (the printed rate where no amount is filled at all);
                         an ordinary row of the table: as it stands there */
    bool is_placeholder; /* 指标2: ……, or a spacer without any content: never scored */
    bool is_core;        /* ★ */
    const struct pbe_snapshot_row *kept; /* what the snapshot has of it; NULL none */
};

/* A level-1 heading with points inside: 产出指标（40分）. */
struct pbe_heading {
    struct pbe_field field;
    const char *name;
    int level;       /* 1, 2; 0 = the goal or section that several level-1 stand in */
    double points;   /* that it names */
    int first, last; /* its rows, 0-based in `indicators` */
};

/* 年度总体目标: what was expected, what came of it. */
struct pbe_goal {
    struct pbe_field expected, achieved;
};

enum { PBE_BASE_COLUMNS = 6 };

/* One row of the base data table (基础数据表). */
struct pbe_base_row {
    struct pbe_field label, values[PBE_BASE_COLUMNS];
    const char *name;  /* without numbering, 其中 and colons */
    const char *block; /* staff, spending, building, economy; "" = before any header */
    int parent;        /* 0-based, -1 none: 其中 and numbered rows */
    bool is_placeholder;
};

/* The meaning of a base table's columns, block by block. */
struct pbe_base_header {
    const char *block;
    struct pbe_field titles[PBE_BASE_COLUMNS];
};

/* What the layout has to say: a thing it could not place, a second table … */
struct pbe_note {
    struct pbe_place place;
    const char *code; /* from a fixed list, see layout.h */
    const char *text; /* a sentence in the current language */
};

struct pbe_assessment {
    struct pbe_arena arena; /* holds all lists and texts below */
    const pbe_grid *const *grids;
    size_t grid_count;
    int sheet; /* of the indicator table */

    struct pbe_field title, unit, year, amount_unit; /* 单位名称, 2023, 万元 */
    struct pbe_field project;                        /* 项目名称 */
    double amount_scale;   /* yuan in one printed amount: 1, 10000; 0 = not said */
    struct pbe_field pack; /* the rule pack that the sheet names */

    struct pbe_fund *funds;
    size_t fund_count;
    struct pbe_indicator *indicators;
    size_t indicator_count;
    struct pbe_heading *headings;
    size_t heading_count;
    struct pbe_goal *goals;
    size_t goal_count;
    struct pbe_base_row *base_rows; /* none: there is no base data table */
    size_t base_row_count;
    struct pbe_base_header *base_headers;
    size_t base_header_count;

    /* Only some rows have a weight (the form gives the others none, or theirs are not
     * filled): the weights there are add up to nothing in particular. */
    bool weights_are_partial;
    struct pbe_field total_weight, total_score, grade; /* 总分 100 94, 等级 */
    struct pbe_field review_total;
    struct pbe_field filled_by, filled_on, phone, signed_by; /* 填表人, 填报日期 … */
    struct pbe_snapshot *snapshot;                           /* NULL none */
    struct pbe_note *notes;
    size_t note_count;
};

void pbe_assessment_free(struct pbe_assessment *assessment);

#endif
