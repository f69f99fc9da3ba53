/* review.h - 复核: a whole self-evaluation scored anew by a pack, and checked.
 *
 * Every score is computed from target, actual and weight; what the sheet says is never
 * trusted, only compared. Then the pack's checks (勾稽) run, each on its own: one that
 * fails or goes over a limit becomes a finding and the others go on.
 * Owner: pbe_review_free(); a review outlives the assessment and a reload.
 * Threads: as engine.h.
 */
#ifndef PBE_LUA_REVIEW_H
#define PBE_LUA_REVIEW_H

#include <stddef.h>

#include "assessment/assessment.h"
#include "base/error.h"
#include "lua/engine.h"
#include "lua/severity.h"
#include "lua/total.h"

struct pbe_finding {
    enum pbe_severity severity;
    const char *code;       /* C01 … C49, W01 … */
    struct pbe_place place; /* row -1: the table as a whole */
    const char *cell;       /* 自评表!G12; "" = the table as a whole */
    const char *message;    /* what, with the numbers that prove it, and what to do */
};

/* What became of one indicator; the list runs beside assessment.indicators. */
struct pbe_review_row {
    struct pbe_table_score result; /* not counted: placeholders, parents … */
    const char *rule;              /* "" = none */
    const char *explanation;       /* "" for placeholders */
};

struct pbe_review {
    const struct pbe_identity *pack;
    struct pbe_review_row *rows;
    size_t row_count;
    struct pbe_total total;
    const char *grade, *explanation; /* of the total; "" while nothing has points */
    struct pbe_finding *findings;    /* by severity, then in the order of the sheet */
    size_t finding_count;
};

/* pack: EMPTY = the one that the sheet names, else the engine's default. A pack that the
 * sheet names and that is not there is a finding, and the default pack scores. */
pbe_status pbe_engine_review(pbe_engine *engine,
                             const struct pbe_assessment *assessment,
                             const struct pbe_value *pack, struct pbe_review **review,
                             struct pbe_error *err);
void pbe_review_free(struct pbe_review *review);

/* The word for reviewers in the current language: 错误, 疑点, 提示. Static. */
const char *pbe_severity_word(enum pbe_severity severity);

#endif
