/* survey.h - 概览: every self-evaluation of a document, scored anew and checked.
 *
 * Grids of all sheets go in; out come the tables, each with its review, and an answer to
 * "what stands in this cell?". It knows nothing of UNO, so that tests draw the sheets.
 * Owner: survey_free(). It outlives changes of the document and a reload of the rules.
 */
#ifndef PBE_ADDIN_SURVEY_H
#define PBE_ADDIN_SURVEY_H

#include "assessment/assessment.h"
#include "lua/engine.h"
#include "lua/review.h"

struct survey_table {
    const struct pbe_assessment *assessment;
    struct pbe_review *review;   /* its rows beside assessment->indicators */
    struct pbe_rule_info *rules; /* of the pack that scored */
    size_t rule_count;
};

struct survey {
    pbe_grid **grids; /* one for each sheet, by tab order */
    size_t grid_count;
    struct pbe_assessment **found;
    struct survey_table *tables; /* one for each of `found`, at least one */
    size_t table_count;
};

/* Finds, scores and checks. On success the survey owns the list and the grids; on an error
 * they stay with the caller. No table at all is PBE_STATUS_FILE, as in layout.h. */
pbe_status survey_make(pbe_engine *engine, pbe_grid **grids, size_t count,
                       struct survey **survey, struct pbe_error *err);
void survey_free(struct survey *survey); /* NULL is fine */

/* What a cell belongs to. */
enum survey_part {
    SURVEY_NOTHING,
    SURVEY_INDICATOR, /* index: in assessment->indicators */
    SURVEY_FUND,      /* index: in assessment->funds */
    SURVEY_TOTAL
};

struct survey_spot {
    enum survey_part part;
    const struct survey_table *table; /* of NOTHING: one on this sheet, or NULL */
    size_t index;
};

/* Any cell in the row of an indicator, a fund line or the total belongs to it. sheet, row
 * and column 0-based. */
struct survey_spot survey_find(const struct survey *survey, int sheet, int row,
                               int column);

/* The rule by which an indicator was scored, NULL = none. */
const struct pbe_rule_info *survey_rule(const struct survey_table *table,
                                        size_t indicator);

#endif
