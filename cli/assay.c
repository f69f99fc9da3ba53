#include "cli/assay.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/layout.h"
#include "base/decimal.h"
#include "base/language.h"
#include "workbook/workbook.h"

/* --- from the sheet to a row of the record --- */

/* What a record is made in: it outlives all that it is made from. */
struct maker {
    struct pbe_arena arena;
    bool starved; /* something did not fit; looked at once, at the end */
};

static void *make_list(struct maker *maker, size_t count, size_t size)
{
    void *list = pbe_arena_take(&maker->arena, count, size);
    maker->starved |= !list;
    return list;
}

/* Texts end at a NUL, which no sheet can hold. */
static const char *copy(struct maker *maker, const char *bytes, size_t length)
{
    if (length == 0)
        return "";
    const char *text = pbe_arena_text(&maker->arena, bytes, strnlen(bytes, length));
    maker->starved |= !text;
    return text ? text : "";
}

static const char *copy_text(struct maker *maker, const char *text)
{
    return text ? copy(maker, text, strlen(text)) : "";
}

/* What the cell holds; of an error in it the word that it shows. Borrowed. */
static struct pbe_value value_of(const struct pbe_field *field)
{
    const struct pbe_cell *cell = field->cell;
    if (cell && cell->is_error && cell->shown)
        return pbe_value_text(cell->shown, strlen(cell->shown));
    return field->value;
}

/* Whether the value is what the cell holds: a date is the text of its day here. Anything
 * else was computed or joined from several cells. */
static bool is_of_cell(const struct pbe_cell *cell, const struct pbe_value *value)
{
    if (!cell || cell->value.kind != PBE_NUMBER)
        return false;
    return value->kind == PBE_NUMBER ? value->number == cell->value.number
                                     : cell->format == PBE_FORMAT_DATE;
}

static struct pbe_value copy_value(struct maker *maker, const struct pbe_value *value)
{
    if (value->kind != PBE_TEXT)
        return *value;
    const char *text = copy(maker, value->text, value->length);
    return pbe_value_text(text, strlen(text));
}

/* What people see: 99.17%, not 0.9917. */
static const char *shown(struct maker *maker, const struct pbe_field *field)
{
    struct pbe_value value = value_of(field);
    char digits[PBE_DECIMAL_MAX];
    if (value.kind == PBE_EMPTY)
        return "";
    if (is_of_cell(field->cell, &value) && field->cell->shown && field->cell->shown[0])
        return copy_text(maker, field->cell->shown);
    if (value.kind == PBE_TEXT)
        return copy(maker, value.text, value.length);
    return copy(maker, digits, pbe_decimal_exact(value.number, digits));
}

/* The rate of the execution row; where the layout has computed it: 99.96%. */
static const char *shown_rate(struct maker *maker, const struct pbe_field *field)
{
    enum { PLACES = 4 };
    char percent[PBE_DECIMAL_MAX + 1];
    if (field->value.kind != PBE_NUMBER || is_of_cell(field->cell, &field->value))
        return shown(maker, field);
    size_t length = pbe_decimal_write(field->value.number * 100, PLACES, percent);
    percent[length++] = '%';
    return copy(maker, percent, length);
}

/* Where the row is: its score, or its name where the form has no scores. */
static const char *address_of(struct maker *maker,
                              const struct pbe_indicator *indicator)
{
    const struct pbe_field *fields[] = {&indicator->score, &indicator->level3,
                                        &indicator->level2, &indicator->target,
                                        &indicator->actual};
    char address[PBE_ADDRESS_MAX];
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i]->place.row >= 0)
            return copy(maker, address,
                        pbe_grid_address(fields[i]->place.row, fields[i]->place.column,
                                         address));
    return "";
}

static void fill_row(struct maker *maker, const struct pbe_indicator *indicator,
                     const struct pbe_review_row *review, struct record_row *row)
{
    const struct pbe_table_score *result = &review->result;
    bool has_formula = indicator->score.cell && indicator->score.cell->formula;
    struct pbe_value own = value_of(&indicator->own);
    struct pbe_value score = value_of(&indicator->score), none = pbe_value_empty();
    struct pbe_value weight = value_of(&indicator->weight);
    bool is_own = !has_formula && own.kind == PBE_EMPTY;
    *row = (struct record_row){
        .cell = address_of(maker, indicator),
        .level1 = copy_text(maker, indicator->group1),
        .level2 = copy_text(maker, indicator->group2),
        .level3 = copy_text(maker, indicator->name),
        .target = shown(maker, &indicator->target),
        .actual = indicator->is_execution ? shown_rate(maker, &indicator->actual)
                                          : shown(maker, &indicator->actual),
        .weight = copy_value(maker, &weight),
        .given = copy_value(maker, is_own ? &score : &own),
        .cached = copy_value(maker, is_own ? &none : &score),
        .computed =
            result->score.has_points ? pbe_value_number(result->score.points) : none,
        .outcome = result->score.outcome,
        .counts = result->counted != 0,
        .rule = copy_text(maker, review->rule),
        .explanation = copy_text(maker, review->explanation),
    };
    if (row->weight.kind == PBE_EMPTY && result->weight > 0)
        row->weight =
            pbe_value_number(result->weight); /* split from a group's points */
}

static void fill_rows(struct maker *maker, const struct pbe_assessment *assessment,
                      const struct pbe_review *review, struct record_table *table)
{
    size_t count = assessment->indicator_count;
    if (count > review->row_count)
        count = review->row_count;
    table->rows = make_list(maker, count, sizeof *table->rows);
    for (size_t i = 0; table->rows && i < count; i++)
        if (!assessment->indicators[i].is_placeholder)
            fill_row(maker, &assessment->indicators[i], &review->rows[i],
                     &table->rows[table->row_count++]);
}

static void fill_findings(struct maker *maker, const struct pbe_review *review,
                          struct record_table *table)
{
    table->findings = make_list(maker, review->finding_count, sizeof *table->findings);
    for (size_t i = 0; table->findings && i < review->finding_count; i++) {
        const struct pbe_finding *finding = &review->findings[i];
        table->findings[table->finding_count++] = (struct record_finding){
            .severity = finding->severity,
            .code = copy_text(maker, finding->code),
            .cell = copy_text(maker, finding->cell),
            .message = copy_text(maker, finding->message),
        };
    }
}

/* 2023 of the text "2023", so that it sorts; anything else as it stands. */
static struct pbe_value year_of(const struct pbe_field *field)
{
    struct pbe_value year = value_of(field);
    double number;
    if (year.kind != PBE_TEXT)
        return year;
    if (pbe_decimal_read(year.text, year.length, &number) == year.length)
        return pbe_value_number(number);
    return year;
}

static void fill_snapshot(struct maker *maker, const struct pbe_snapshot *snapshot,
                          struct record_table *table)
{
    const struct pbe_field *facts = snapshot->facts;
    struct pbe_value total = value_of(&facts[PBE_SNAPSHOT_TOTAL]);
    table->has_snapshot = true;
    table->snapshot = (struct record_snapshot){
        .pack = shown(maker, &facts[PBE_SNAPSHOT_PACK]),
        .version = shown(maker, &facts[PBE_SNAPSHOT_VERSION]),
        .fingerprint = shown(maker, &facts[PBE_SNAPSHOT_FINGERPRINT]),
        .time = shown(maker, &facts[PBE_SNAPSHOT_TIME]),
        .total = copy_value(maker, &total),
    };
}

static void fill_table(struct maker *maker, const struct pbe_assessment *assessment,
                       const struct pbe_review *review, struct record_table *table)
{
    const struct pbe_identity *pack = review->pack;
    struct pbe_value year = year_of(&assessment->year);
    struct pbe_value given = value_of(&assessment->total_score);
    *table = (struct record_table){
        .sheet = copy_text(maker, pbe_grid_name(assessment->grids[assessment->sheet])),
        .unit = shown(maker, &assessment->unit),
        .project = shown(maker, &assessment->project),
        .year = copy_value(maker, &year),
        .pack = copy_text(maker, pack->id),
        .version = copy_text(maker, pack->version),
        .fingerprint = copy_text(maker, pack->fingerprint),
        .given = copy_value(maker, &given),
        .computed = review->total.has_points ? pbe_value_number(review->total.points)
                                             : pbe_value_empty(),
        .pending = review->total.pending,
        .waiting = review->total.waiting,
        .grade = copy_text(maker, review->grade),
        .explanation = copy_text(maker, review->explanation),
    };
    if (assessment->snapshot)
        fill_snapshot(maker, assessment->snapshot, table);
    fill_rows(maker, assessment, review, table);
    fill_findings(maker, review, table);
}

/* --- from the path to the record --- */

static pbe_status review_table(const struct assay *assay,
                               const struct pbe_assessment *assessment,
                               struct maker *maker, struct record_table *table,
                               struct pbe_error *err)
{
    struct pbe_review *review;
    pbe_status status =
        pbe_engine_review(assay->engine, assessment, &assay->pack, &review, err);
    if (status)
        return status;
    fill_table(maker, assessment, review, table);
    pbe_review_free(review);
    return PBE_STATUS_OK;
}

/* All tables of an open workbook, into `result`. */
static pbe_status review_grids(const struct assay *assay, const char *code,
                               const pbe_grid *const *grids, size_t grid_count,
                               struct pbe_text *result, struct pbe_error *err)
{
    struct pbe_assessment **list;
    struct maker maker = {0};
    struct record record = {0};
    pbe_status status =
        pbe_layout_read(grids, grid_count, &list, &record.table_count, err);
    if (status)
        return status;
    pbe_arena_init(&maker.arena, ASSAY_RECORD_MAX);
    record.code = copy_text(&maker, code);
    record.tables = make_list(&maker, record.table_count, sizeof *record.tables);
    for (size_t i = 0; !status && record.tables && i < record.table_count; i++)
        status = review_table(assay, list[i], &maker, &record.tables[i], err);
    if (!status && maker.starved)
        status = pbe_error_memory(err);
    pbe_layout_free(list, record.table_count); /* before the record grows once more */
    if (!status)
        record_write(&record, result);
    pbe_arena_done(&maker.arena);
    return status;
}

static pbe_status review_file(const struct assay *assay, const char *path,
                              struct pbe_text *result, struct pbe_error *err)
{
    pbe_workbook *workbook;
    pbe_status status = pbe_workbook_open(path, NULL, &workbook, err);
    if (status)
        return status;
    size_t count = pbe_workbook_sheet_count(workbook);
    const pbe_grid **grids = calloc(count ? count : 1, sizeof(const pbe_grid *));
    if (grids) {
        for (size_t i = 0; i < count; i++)
            grids[i] = pbe_workbook_sheet(workbook, i);
        status = review_grids(assay, pbe_workbook_property(workbook, ASSAY_CODE), grids,
                              count, result, err);
    } else {
        status = pbe_error_memory(err);
    }
    free(grids);
    pbe_workbook_free(workbook);
    return status;
}

pbe_status assay_work(void *context, const struct pbe_text *path,
                      struct pbe_text *result)
{
    const struct assay *assay = context;
    struct pbe_error err;
    pbe_status status = review_file(assay, pbe_text_get(path), result, &err);
    if (!status || status == PBE_STATUS_MEMORY)
        return status;
    pbe_text_clear(result);
    record_write(&(struct record){.error = err.text}, result);
    return PBE_STATUS_OK;
}

pbe_status assay_check_pack(const struct assay *assay, struct pbe_error *err)
{
    struct pbe_identity *identity;
    pbe_status status =
        pbe_engine_identity(assay->engine, &assay->pack, &identity, err);
    if (!status)
        free(identity);
    return status;
}

/* Why there is no record. */
static const char *excuse(const struct assay *assay, const struct pool_result *result,
                          struct pbe_text *out)
{
    switch (result->fate) {
    case POOL_LATE:
        pbe_text_addf(
            out,
            PBE_SAY("超过 %u 秒没有读完，已跳过；确需更久时用 --timeout 放宽",
                    "not done after %u seconds, skipped; --timeout allows more"),
            assay->seconds);
        break;
    case POOL_STARVED:
        pbe_text_addf(
            out,
            PBE_SAY("占用内存超过 %zu MB，已跳过；确需更多时用 --memory 放宽",
                    "takes more than %zu MB of memory, skipped; --memory allows "
                    "more"),
            assay->megabytes);
        break;
    case POOL_CRASHED:
    case POOL_DONE: /* of bytes that are no record */
        pbe_text_add(out,
                     PBE_SAY("读它的进程中断了，已跳过；文件可能已损坏",
                             "the process that read it broke off, skipped; the file "
                             "may be damaged"));
        if (result->signal)
            pbe_text_addf(out, PBE_SAY("（信号 %d）", " (signal %d)"), result->signal);
        break;
    }
    return pbe_text_get(out);
}

pbe_status assay_take(const struct assay *assay, const struct pool_result *result,
                      struct pbe_arena *arena, struct record *record,
                      struct pbe_error *err)
{
    struct pbe_text said;
    if (result->fate == POOL_DONE
        && record_read(pbe_text_get(result->bytes), result->bytes->length, arena,
                       record))
        return PBE_STATUS_OK;
    pbe_text_init(&said, PBE_ERROR_TEXT_MAX);
    *record = (struct record){.error = excuse(assay, result, &said)};
    record->error = pbe_arena_text(arena, record->error, said.length);
    pbe_text_done(&said);
    return record->error ? PBE_STATUS_OK : pbe_error_memory(err);
}
