/* total.h - a whole self-evaluation table: its rows, what joins them, and the total.
 *
 * Some of what notices say concerns more than one row: points split over a group, rows
 * of sub-projects added up first, the better of two, bonuses, caps on the total that
 * depend on another line, vetoes. A pack declares them; this scores a table with them.
 * Texts are borrowed for the call. Threads: as engine.h.
 */
#ifndef PBE_LUA_TOTAL_H
#define PBE_LUA_TOTAL_H

#include <stddef.h>

#include "base/error.h"
#include "base/text.h"
#include "base/value.h"
#include "lua/engine.h"

/* One row of the table, in its order. `row.pack` is not looked at. */
struct pbe_table_row {
    struct pbe_row row;
    struct pbe_value name, level1,
        level2;               /* as the cells hold them, levels filled down */
    struct pbe_value project; /* the sub-project it comes from; EMPTY none */
    struct pbe_value flag; /* a reviewer's mark: 重复, 与项目无关; EMPTY none */
    double funds;          /* the sub-project's funds, the weight of its rates */
    int parent; /* the row before it that it is a part of (0-based), -1 none */
    const char *target_shown,
        *actual_shown; /* what a percent cell shows, 72.74%; NULL: it is none */
    int rule_is_told;  /* the rule is what people wrote in a column: where it names none
                          of the pack, the explanation says so and the row is scored as
                          if nothing stood there; 0: it is pending */
};

/* What became of a row. */
struct pbe_table_score {
    struct pbe_score score;
    double weight; /* after a split of a group's points */
    int counted;   /* 0: a parent, a sub-project, the worse of two, not applicable */
};

struct pbe_total {
    double points;  /* rounded, capped; only where has_points */
    int has_points; /* 0: no row has points yet */
    double weights; /* of the rows that count */
    size_t pending; /* rows that count and have no points … */
    double waiting; /* … and the points that they could earn */
};

/* Scores a table. scores: count entries, filled on success. grade and explanation (may
 * be NULL) get the grade's word and one line that tells how the total came about. A row
 * that cannot be scored is pending; only a bad pack, no memory or a limit is an error. */
pbe_status pbe_engine_total(pbe_engine *engine, const struct pbe_table_row *rows,
                            size_t count, const struct pbe_value *pack,
                            struct pbe_table_score *scores, struct pbe_total *total,
                            struct pbe_text *grade, struct pbe_text *explanation,
                            struct pbe_error *err);

#endif
