/* review.c - an assessment through the rules, and then through the checks. */
#include "lua/review.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/measure.h"
#include "base/decimal.h"
#include "base/language.h"
#include "base/utf8.h"
#include "lua/checks.h"
#include "lua/identity.h"
#include "lua/review_run.h"
#include "lua/total_run.h"

enum {
    REVIEW_MAX = 64 << 20, /* bytes of all texts and findings of a review */
    TEXT_MAX = 8192
};

const char *pbe_severity_word(enum pbe_severity severity)
{
    static const char *const zh[] = {
        [PBE_NOTE] = "提示", [PBE_WARNING] = "疑点", [PBE_ERROR] = "错误"};
    static const char *const en[] = {
        [PBE_NOTE] = "note", [PBE_WARNING] = "doubt", [PBE_ERROR] = "error"};
    return PBE_SAY(zh[severity], en[severity]);
}

/* --- the rows as total.h wants them --- */

/* The indicators that are scored, and where they stand in the assessment. */
struct scored {
    struct pbe_table_row *rows;
    struct pbe_table_score *scores;
    const char **explanations;
    size_t *indicators; /* of each row */
    size_t count;
};

static void scored_done(struct scored *scored)
{
    free(scored->rows);
    free(scored->scores);
    free(scored->explanations);
    free(scored->indicators);
}

static bool scored_new(struct scored *scored, size_t count)
{
    scored->rows = calloc(count + 1, sizeof *scored->rows);
    scored->scores = calloc(count + 1, sizeof *scored->scores);
    scored->explanations = calloc(count + 1, sizeof *scored->explanations);
    scored->indicators = calloc(count + 1, sizeof *scored->indicators);
    return scored->rows && scored->scores && scored->explanations && scored->indicators;
}

static struct pbe_value text_value(const char *text)
{
    return text ? pbe_value_text(text, strlen(text)) : pbe_value_empty();
}

/* A number, or a text that is one; anything else is nothing that could be given. */
static bool read_points(const struct pbe_value *value, double *points)
{
    *points = value->number;
    if (value->kind != PBE_TEXT)
        return value->kind == PBE_NUMBER;
    size_t length = value->length;
    while (length > 0 && value->text[length - 1] == ' ')
        length--;
    return length > 0 && pbe_decimal_read(value->text, length, points) == length;
}

/* Whether the form has a column for the clerk's own points beside the computed ones. */
static bool has_own_column(const struct pbe_assessment *assessment)
{
    for (size_t i = 0; i < assessment->indicator_count; i++)
        if (assessment->indicators[i].own.place.row >= 0)
            return true;
    return false;
}

/* The points that a person gave, where words decide: from the column for them; else the
 * printed score, unless it stands for several rows at once. */
static struct pbe_value given_points(const struct pbe_indicator *indicator, bool own)
{
    double points;
    const struct pbe_value *value =
        own ? &indicator->own.value : &indicator->score.value;
    if ((!own && indicator->score_rows > 1) || !read_points(value, &points))
        return pbe_value_empty();
    return pbe_value_number(points);
}

/* What people see of a fraction in a percent cell: 72.74%; NULL for any other field. */
static const char *percent_shown(const struct pbe_field *field)
{
    const struct pbe_cell *cell = field->cell;
    bool is_share = cell && cell->format == PBE_FORMAT_PERCENT
                    && field->value.kind == PBE_NUMBER && cell->value.kind == PBE_NUMBER
                    && cell->value.number == field->value.number;
    return is_share && cell->shown && *cell->shown ? cell->shown : NULL;
}

/* A number, or a dash, in the rule's column. */
static bool names_nothing(const struct pbe_value *rule)
{
    struct pbe_measure measure;
    if (rule->kind != PBE_TEXT)
        return true;
    pbe_measure_read(rule->text, rule->length, PBE_ACTUAL, &measure);
    return measure.kind == PBE_MEASURE_NONE;
}

/* What people see of both values. The rate of the execution row is computed, and no cell
 * shows it: 99.96%. False without memory. */
static bool take_shown(struct review *review, const struct pbe_indicator *indicator,
                       struct pbe_table_row *row)
{
    enum { PLACES = 4 };
    const struct pbe_field *actual = &indicator->actual;
    char percent[PBE_DECIMAL_MAX + 1];
    row->target_shown = percent_shown(&indicator->target);
    row->actual_shown = percent_shown(actual);
    if (!indicator->is_execution || actual->value.kind != PBE_NUMBER || !actual->cell
        || actual->cell->value.number == actual->value.number)
        return true;
    size_t length = pbe_decimal_write(actual->value.number * 100, PLACES, percent);
    percent[length++] = '%';
    row->actual_shown = pbe_arena_text(&review->arena, percent, length);
    return row->actual_shown != NULL;
}

static void take_row(struct scored *scored, size_t at,
                     const struct pbe_indicator *indicator, bool own)
{
    struct pbe_table_row *row = &scored->rows[at];
    double weight = 0;
    read_points(&indicator->weight.value, &weight);
    *row = (struct pbe_table_row){
        .row = {.target = indicator->target.value,
                .actual = indicator->actual.value,
                .weight = weight,
                .rule = indicator->rule.value,
                .given = given_points(indicator, own)},
        .name = text_value(indicator->name),
        .level1 = text_value(indicator->group1),
        .level2 = text_value(indicator->group2),
        .parent = -1,
        .rule_is_told = 1,
    };
    if (names_nothing(&row->row.rule))
        row->row.rule = pbe_value_empty();
}

/* The row of an indicator before row `at`; -1 when it has none. */
static int row_of(const struct scored *scored, size_t at, size_t indicator)
{
    while (at-- > 0 && scored->indicators[at] >= indicator)
        if (scored->indicators[at] == indicator)
            return (int)at;
    return -1;
}

/* All indicators but placeholders; a parent is named by its place among these. False
 * without memory. */
static bool take_rows(struct scored *scored, struct review *review,
                      const struct pbe_assessment *assessment)
{
    bool own = has_own_column(assessment);
    for (size_t i = 0; i < assessment->indicator_count; i++) {
        const struct pbe_indicator *indicator = &assessment->indicators[i];
        if (indicator->is_placeholder)
            continue;
        size_t at = scored->count++;
        scored->indicators[at] = i;
        take_row(scored, at, indicator, own);
        if (!take_shown(review, indicator, &scored->rows[at]))
            return false;
        if (indicator->parent >= 0)
            scored->rows[at].parent = row_of(scored, at, (size_t)indicator->parent);
    }
    return true;
}

/* --- the result --- */

void pbe_review_free(struct pbe_review *result)
{
    struct review *review = (struct review *)result;
    if (!review)
        return;
    pbe_arena_done(&review->arena);
    free(review->result.findings);
    free(review->pack);
    free(review);
}

/* A review whose rows are all unscored. */
static struct review *review_new(const struct pbe_assessment *assessment,
                                 const struct pack *pack)
{
    struct review *review = calloc(1, sizeof *review);
    if (!review)
        return NULL;
    pbe_arena_init(&review->arena, REVIEW_MAX);
    review->pack = identity_copy(pack);
    struct pbe_review *result = &review->result;
    *result = (struct pbe_review){
        .pack = review->pack,
        .row_count = assessment->indicator_count,
        .rows = pbe_arena_take(&review->arena, assessment->indicator_count + 1,
                               sizeof *result->rows),
        .grade = "",
        .explanation = "",
    };
    if (!review->pack || !result->rows) {
        pbe_review_free(result);
        return NULL;
    }
    for (size_t i = 0; i < result->row_count; i++)
        result->rows[i] = (struct pbe_review_row){
            .result = {.score = {.outcome = PBE_CANNOT_COMPUTE, .rule = -1}},
            .rule = "",
            .explanation = ""};
    return review;
}

/* Whether the row has rows under it, and nothing of its own to measure. */
static bool is_heading_row(const struct scored *scored, size_t at)
{
    const struct pbe_row *row = &scored->rows[at].row;
    if (row->target.kind != PBE_EMPTY || row->actual.kind != PBE_EMPTY)
        return false;
    for (size_t i = at + 1; i < scored->count; i++)
        if (scored->rows[i].parent == (int)at)
            return true;
    return false;
}

static pbe_status take_results(struct review_run *run, const struct scored *scored,
                               struct pbe_error *err)
{
    struct review *review = run->review;
    for (size_t i = 0; i < scored->count; i++) {
        struct pbe_review_row *row = &review->result.rows[scored->indicators[i]];
        int rule = scored->scores[i].score.rule;
        row->result = scored->scores[i];
        if (scored->explanations[i])
            row->explanation = scored->explanations[i];
        if (is_heading_row(scored, i))
            row->explanation = PBE_SAY("下级各行之和", "the sum of the rows under it");
        if (rule < 0 || (size_t)rule >= run->pack->rule_count)
            continue;
        const char *name = run->pack->rules[rule].name;
        row->rule = pbe_arena_text(&review->arena, name, strlen(name));
        if (!row->rule)
            return pbe_error_memory(err);
    }
    return PBE_STATUS_OK;
}

/* --- scoring --- */

static const char *keep_text(struct review *review, struct pbe_text *text)
{
    if (text->length > 0)
        pbe_utf8_clean(text->bytes, text->length);
    return text->starved
               ? NULL
               : pbe_arena_text(&review->arena, pbe_text_get(text), text->length);
}

static pbe_status score_table(struct pack_set *set, struct review_run *run,
                              struct scored *scored, struct pbe_error *err)
{
    struct review *review = run->review;
    struct pbe_text grade, said;
    pbe_text_init(&grade, TEXT_MAX);
    pbe_text_init(&said, TEXT_MAX);
    struct table table = {.rows = scored->rows,
                          .count = scored->count,
                          .scores = scored->scores,
                          .grade = &grade,
                          .explanation = &said,
                          .explanations = scored->explanations,
                          .arena = &review->arena};
    pbe_status status = total_run(set, run->pack, run->cache, run->row, &table, err);
    if (!status) {
        review->result.total = table.total;
        review->result.grade = keep_text(review, &grade);
        review->result.explanation = keep_text(review, &said);
        if (!review->result.grade || !review->result.explanation)
            status = pbe_error_memory(err);
        else
            status = take_results(run, scored, err);
    }
    pbe_text_done(&grade);
    pbe_text_done(&said);
    return status;
}

static pbe_status score(struct pack_set *set, struct review_run *run,
                        struct pbe_error *err)
{
    struct scored scored = {.count = 0};
    pbe_status status;
    if (scored_new(&scored, run->assessment->indicator_count)
        && take_rows(&scored, run->review, run->assessment)) {
        status = score_table(set, run, &scored, err);
    } else {
        status = pbe_error_memory(err);
    }
    scored_done(&scored);
    return status;
}

/* --- the pack --- */

/* The id in a cell: PBE_PACK() shows "mof-2020-10 1.0 (3fa9c2e1)". */
static struct pbe_value id_in(const struct pbe_value *value)
{
    struct pbe_value id = *value;
    if (id.kind != PBE_TEXT)
        return pbe_value_empty();
    while (id.length > 0 && *id.text == ' ') {
        id.text++;
        id.length--;
    }
    const char *blank = memchr(id.text, ' ', id.length);
    return pbe_value_text(id.text, blank ? (size_t)(blank - id.text) : id.length);
}

static pbe_status find_pack(pbe_engine *engine, struct review_run *run,
                            const struct pbe_value *wanted, struct pbe_error *err)
{
    const struct pbe_field *field = &run->assessment->pack;
    struct pbe_value empty = pbe_value_empty();
    if (wanted->kind != PBE_EMPTY)
        return engine_find_pack(engine, wanted, &run->pack, err);
    struct pbe_value named = id_in(&field->value);
    if (named.kind != PBE_EMPTY) {
        if (engine_find_pack(engine, &named, &run->pack, NULL) == PBE_STATUS_OK)
            return PBE_STATUS_OK;
        run->missing_pack = field;
    }
    return engine_find_pack(engine, &empty, &run->pack, err);
}

static pbe_status review_locked(pbe_engine *engine, struct review_run *run,
                                const struct pbe_value *pack, struct pbe_error *err)
{
    pbe_status status = find_pack(engine, run, pack, err);
    if (status)
        return status;
    run->review = review_new(run->assessment, run->pack);
    if (!run->review)
        return pbe_error_memory(err);
    status = score(engine->set, run, err);
    return status ? status : checks_run(engine->set, run, err);
}

pbe_status pbe_engine_review(pbe_engine *engine,
                             const struct pbe_assessment *assessment,
                             const struct pbe_value *pack, struct pbe_review **review,
                             struct pbe_error *err)
{
    pthread_mutex_lock(&engine->lock);
    struct review_run run = {.assessment = assessment,
                             .cache = engine->cache,
                             .row = &engine->row,
                             .number = ++engine->reviews};
    pbe_status status = review_locked(engine, &run, pack, err);
    pthread_mutex_unlock(&engine->lock);
    if (!status)
        *review = &run.review->result;
    else if (run.review)
        pbe_review_free(&run.review->result);
    return status;
}
