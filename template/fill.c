#include "template/fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "template/filling.h"
#include "template/recompute.h"
#include "workbook/amend.h"

enum { MEMORY_MAX = 256 << 20 };

struct pbe_fill {
    struct fill_form form;
    pbe_engine *engine;
    char *path;
};

/* --- opening --- */

/* The pack that the form names must be there: its formulas ask for it. */
static pbe_status check_pack(const pbe_fill *fill, struct pbe_error *err)
{
    struct pbe_identity *identity = NULL;
    const struct pbe_value *pack = &fill->form.assessment->pack.value;
    pbe_status status = pbe_engine_identity(fill->engine, pack, &identity, err);
    free(identity);
    return status;
}

pbe_status pbe_fill_open(const char *path, pbe_engine *engine, pbe_fill **fill,
                         struct pbe_error *err)
{
    size_t size = strlen(path) + 1;
    pbe_fill *made = calloc(1, sizeof *made);
    if (!made)
        return pbe_error_memory(err);
    made->engine = engine;
    made->path = malloc(size);
    pbe_status status =
        made->path ? fill_form_open(path, &made->form, err) : pbe_error_memory(err);
    if (!status) {
        memcpy(made->path, path, size);
        status = check_pack(made, err);
    }
    if (status)
        pbe_fill_free(made);
    else
        *fill = made;
    return status;
}

void pbe_fill_free(pbe_fill *fill)
{
    if (!fill)
        return;
    fill_form_done(&fill->form);
    free(fill->path);
    free(fill);
}

/* --- writing --- */

/* A rule that the pack has not would be an error in the cell. */
static pbe_status check_rules(const pbe_fill *fill,
                              const struct pbe_fill_record *record,
                              struct pbe_error *err)
{
    struct pbe_error unknown;
    struct pbe_score score;
    for (size_t i = 0; i < record->count; i++) {
        const struct pbe_fill_value *value = &record->values[i];
        struct pbe_row row = {.target = pbe_value_number(1),
                              .actual = pbe_value_number(1),
                              .weight = 1,
                              .rule = value->value,
                              .pack = fill->form.assessment->pack.value};
        if (value->field == PBE_FILL_RULE && value->value.kind != PBE_EMPTY
            && pbe_engine_score(fill->engine, &row, &score, &unknown)
                   == PBE_STATUS_UNKNOWN)
            return pbe_fill_refuse(value->where, err, "%s", unknown.text);
    }
    return PBE_STATUS_OK;
}

/* From the last one up, so that those above keep their rows. */
static pbe_status insert_rows(pbe_amend *amend, const struct filling *filling,
                              struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    size_t sheet = (size_t)filling->form->assessment->sheet;
    for (size_t i = filling->insert_count; !status && i-- > 0;)
        status = pbe_amend_insert_rows(amend, sheet, filling->inserts[i].row,
                                       filling->inserts[i].count, err);
    return status;
}

static pbe_status set_cells(pbe_amend *amend, const struct filling *filling,
                            struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < filling->count; i++) {
        const struct filling_cell *cell = &filling->cells[i];
        status =
            pbe_amend_set(amend, (size_t)cell->place.sheet, filling_row(filling, cell),
                          cell->place.column, &cell->value, err);
    }
    return status;
}

static pbe_status put_result(void *state, int sheet, int row, int column,
                             const struct pbe_value *value, struct pbe_error *err)
{
    return pbe_amend_set(state, (size_t)sheet, row, column, value, err);
}

static struct recompute_sheets sheets_of(const pbe_fill *fill)
{
    const struct pbe_assessment *assessment = fill->form.assessment;
    struct recompute_sheets sheets = {.self = assessment->sheet, .base = -1};
    if (assessment->base_row_count > 0)
        sheets.base = assessment->base_rows[0].label.place.sheet;
    return sheets;
}

/* The document as it is so far is read again, so that what is computed is what it will
 * hold: formulas of inserted rows, references that moved. Forms are Chinese, whoever
 * fills them: so are the explanations in them. */
static pbe_status compute(const pbe_fill *fill, pbe_amend *amend,
                          enum pbe_document_kind kind, struct pbe_arena *arena,
                          struct pbe_error *err)
{
    pbe_workbook *workbook = NULL;
    enum pbe_language language = pbe_language_get();
    FILE *between = tmpfile();
    if (!between)
        return pbe_error_set(err, PBE_STATUS_FILE, "%s",
                             PBE_SAY("没有地方放临时文件；请检查磁盘空间和 TMPDIR",
                                     "there is no place for a temporary file; look at "
                                     "the disk and TMPDIR"));
    pbe_status status = pbe_amend_save(amend, kind, between, err);
    if (!status)
        status = pbe_workbook_read(between, NULL, &workbook, err);
    pbe_language_set(PBE_CHINESE);
    if (!status)
        status = recompute(workbook, sheets_of(fill), fill->engine, arena, put_result,
                           amend, err);
    pbe_language_set(language);
    pbe_workbook_free(workbook);
    fclose(between);
    return status;
}

/* The form with its cells filled and computed, not written yet. */
static pbe_status amend_form(const pbe_fill *fill, const struct filling *filling,
                             const char *const (*properties)[2], size_t property_count,
                             enum pbe_document_kind kind, pbe_amend **amended,
                             struct pbe_error *err)
{
    pbe_amend *amend = NULL;
    pbe_status status = pbe_amend_open(fill->path, &amend, err);
    if (!status)
        status = insert_rows(amend, filling, err);
    if (!status)
        status = set_cells(amend, filling, err);
    for (size_t i = 0; !status && i < property_count; i++)
        status = pbe_amend_set_property(amend, properties[i][0], properties[i][1], err);
    if (!status)
        status = compute(fill, amend, kind, filling->arena, err);
    if (status == PBE_STATUS_FILE)
        pbe_error_place(err, fill->path, 0, 0);
    if (status)
        pbe_amend_free(amend);
    else
        *amended = amend;
    return status;
}

/* Which cells get what; or what is wrong in the data. */
static pbe_status read_data(const pbe_fill *fill, const struct pbe_fill_data *data,
                            struct pbe_arena *arena, struct filling *filling,
                            struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < data->count; i++)
        status = check_rules(fill, &data->records[i], err);
    if (!status)
        status =
            filling_read(filling, &fill->form, arena, data->records, data->count, err);
    if (status == PBE_STATUS_FILE)
        pbe_error_place(err, data->file, 0, 0);
    return status;
}

static void count_filled(const struct filling *filling, struct pbe_filled *filled)
{
    *filled = (struct pbe_filled){.cells = filling->count};
    for (size_t i = 0; i < filling->insert_count; i++)
        filled->inserted += (size_t)filling->inserts[i].count;
}

pbe_status pbe_fill_write(pbe_fill *fill, const struct pbe_fill_data *data,
                          const char *const (*properties)[2], size_t property_count,
                          enum pbe_document_kind kind, FILE *to,
                          struct pbe_filled *filled, struct pbe_error *err)
{
    struct pbe_arena arena;
    struct filling filling;
    pbe_amend *amend = NULL;
    pbe_arena_init(&arena, MEMORY_MAX);
    pbe_status status = read_data(fill, data, &arena, &filling, err);
    if (!status)
        status =
            amend_form(fill, &filling, properties, property_count, kind, &amend, err);
    if (!status)
        status = pbe_amend_save(amend, kind, to, err);
    if (!status && filled)
        count_filled(&filling, filled);
    pbe_amend_free(amend);
    pbe_arena_done(&arena);
    return status;
}
