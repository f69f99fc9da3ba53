#include "addin/survey.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/layout.h"

/* --- making it --- */

static pbe_status review_table(pbe_engine *engine, struct survey_table *table,
                               struct pbe_error *err)
{
    struct pbe_value pack = pbe_value_empty();
    pbe_status status =
        pbe_engine_review(engine, table->assessment, &pack, &table->review, err);
    if (status)
        return status;
    const char *id = table->review->pack->id;
    pack = pbe_value_text(id, strlen(id));
    return pbe_engine_rules(engine, &pack, &table->rules, &table->rule_count, err);
}

static pbe_status review_tables(pbe_engine *engine, struct survey *survey,
                                struct pbe_error *err)
{
    size_t count = survey->table_count;
    survey->tables = calloc(count, sizeof *survey->tables);
    if (!survey->tables)
        return pbe_error_memory(err);
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; i < count && !status; i++) {
        survey->tables[i].assessment = survey->found[i];
        status = review_table(engine, &survey->tables[i], err);
    }
    return status;
}

pbe_status survey_make(pbe_engine *engine, pbe_grid **grids, size_t count,
                       struct survey **survey, struct pbe_error *err)
{
    struct survey *made = calloc(1, sizeof *made);
    if (!made)
        return pbe_error_memory(err);
    pbe_status status = pbe_layout_read((const pbe_grid *const *)grids, count,
                                        &made->found, &made->table_count, err);
    if (!status)
        status = review_tables(engine, made, err);
    if (status) {
        survey_free(made); /* it has no grids yet */
        return status;
    }
    made->grids = grids;
    made->grid_count = count;
    *survey = made;
    return PBE_STATUS_OK;
}

void survey_free(struct survey *survey)
{
    if (!survey)
        return;
    for (size_t i = 0; survey->tables && i < survey->table_count; i++) {
        free(survey->tables[i].rules);
        pbe_review_free(survey->tables[i].review);
    }
    free(survey->tables);
    pbe_layout_free(survey->found, survey->table_count);
    for (size_t i = 0; i < survey->grid_count; i++)
        pbe_grid_free(survey->grids[i]);
    free(survey->grids);
    free(survey);
}

/* --- what stands where --- */

struct cell {
    int sheet, row, column;
};

static bool is_at(const struct pbe_field *field, const struct cell *cell)
{
    return field->place.sheet == cell->sheet && field->place.row == cell->row
           && field->place.column == cell->column;
}

static bool is_beside(const struct pbe_field *field, const struct cell *cell)
{
    return field->place.sheet == cell->sheet && field->place.row == cell->row;
}

/* A field of it stands in just this cell. */
static bool indicator_is_at(const struct pbe_indicator *indicator,
                            const struct cell *cell)
{
    return is_at(&indicator->target, cell) || is_at(&indicator->actual, cell)
           || is_at(&indicator->score, cell) || is_at(&indicator->weight, cell)
           || is_at(&indicator->level3, cell) || is_at(&indicator->own, cell);
}

/* Those fields that each indicator has for itself: levels and scores may be merged. */
static bool indicator_is_beside(const struct pbe_indicator *indicator,
                                const struct cell *cell)
{
    return is_beside(&indicator->target, cell) || is_beside(&indicator->level3, cell)
           || is_beside(&indicator->actual, cell);
}

static bool fund_is_at(const struct pbe_fund *fund, const struct cell *cell)
{
    return is_at(&fund->label, cell) || is_at(&fund->initial, cell)
           || is_at(&fund->adjusted, cell) || is_at(&fund->executed, cell)
           || is_at(&fund->rate, cell);
}

static bool fund_is_beside(const struct pbe_fund *fund, const struct cell *cell)
{
    return is_beside(&fund->label, cell);
}

static bool total_is_beside(const struct pbe_assessment *assessment,
                            const struct cell *cell)
{
    return is_beside(&assessment->total_score, cell)
           || is_beside(&assessment->total_weight, cell)
           || is_beside(&assessment->grade, cell);
}

static bool indicator_has(const struct pbe_indicator *indicator,
                          const struct cell *cell, bool exactly)
{
    if (indicator->is_placeholder)
        return false;
    return exactly ? indicator_is_at(indicator, cell)
                   : indicator_is_beside(indicator, cell);
}

/* Exactly this cell: lines of funds stand beside each other in some forms, and the score
 * of the execution stands in the line of the total. */
static bool find_in(const struct survey_table *table, const struct cell *cell,
                    bool exactly, struct survey_spot *spot)
{
    const struct pbe_assessment *assessment = table->assessment;
    for (size_t i = 0; i < assessment->fund_count; i++) {
        const struct pbe_fund *fund = &assessment->funds[i];
        if (exactly ? fund_is_at(fund, cell) : fund_is_beside(fund, cell)) {
            *spot = (struct survey_spot){SURVEY_FUND, table, i};
            return true;
        }
    }
    for (size_t i = 0; i < assessment->indicator_count; i++)
        if (indicator_has(&assessment->indicators[i], cell, exactly)) {
            *spot = (struct survey_spot){SURVEY_INDICATOR, table, i};
            return true;
        }
    if (exactly || !total_is_beside(assessment, cell))
        return false;
    *spot = (struct survey_spot){SURVEY_TOTAL, table, 0};
    return true;
}

struct survey_spot survey_find(const struct survey *survey, int sheet, int row,
                               int column)
{
    const struct cell cell = {sheet, row, column};
    struct survey_spot spot = {SURVEY_NOTHING, NULL, 0};
    for (int exactly = 1; exactly >= 0; exactly--)
        for (size_t i = 0; i < survey->table_count; i++)
            if (find_in(&survey->tables[i], &cell, exactly, &spot))
                return spot;
    for (size_t i = survey->table_count; i-- > 0;)
        if (survey->tables[i].assessment->sheet == sheet)
            spot.table = &survey->tables[i];
    return spot;
}

const struct pbe_rule_info *survey_rule(const struct survey_table *table,
                                        size_t indicator)
{
    const char *name = table->review->rows[indicator].rule;
    for (size_t i = 0; *name && i < table->rule_count; i++)
        if (strcmp(table->rules[i].name, name) == 0)
            return &table->rules[i];
    return NULL;
}
