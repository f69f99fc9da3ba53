#include "template/fill_form.h"

#include <string.h>

#include "assessment/layout.h"
#include "base/language.h"

enum { MEMORY_MAX = 64 << 20 };

const struct pbe_cell *fill_form_cell(const struct fill_form *form,
                                      struct pbe_place place)
{
    return place.row < 0
               ? NULL
               : pbe_grid_get(form->grids[place.sheet], place.row, place.column);
}

const char *fill_form_text(const struct fill_form *form, struct pbe_place place)
{
    const struct pbe_cell *cell = fill_form_cell(form, place);
    return cell && cell->value.kind == PBE_TEXT ? cell->value.text : "";
}

/* The cells that the place is merged with; the place alone where it is not. */
static struct pbe_area area_of(const struct fill_form *form, struct pbe_place place)
{
    const struct pbe_area *merged =
        pbe_grid_merged(form->grids[place.sheet], place.row, place.column);
    return merged ? *merged
                  : (struct pbe_area){place.row, place.column, place.row, place.column};
}

struct pbe_place fill_form_right(const struct fill_form *form, struct pbe_place place)
{
    struct pbe_area area = area_of(form, place);
    return (struct pbe_place){place.sheet, area.row, area.last_column + 1};
}

struct pbe_place fill_form_beneath(const struct fill_form *form, struct pbe_place place)
{
    struct pbe_area area = area_of(form, place);
    return (struct pbe_place){place.sheet, area.last_row + 1, area.column};
}

/* --- the blocks --- */

static const char *keep_plain(struct fill_form *form, const char *name)
{
    char plain[FILL_PLAIN_MAX];
    fill_plain(name, plain);
    return pbe_arena_text(&form->arena, plain, strlen(plain));
}

/* The block that the indicator stands in, unless it is the one before. */
static pbe_status add_block(struct fill_form *form,
                            const struct pbe_indicator *indicator,
                            struct pbe_error *err)
{
    struct pbe_place head = indicator->level2.place;
    struct fill_block *before =
        form->block_count > 0 ? &form->blocks[form->block_count - 1] : NULL;
    if (head.row < 0 || (before && head.row <= before->first))
        return PBE_STATUS_OK;
    struct pbe_area area = area_of(form, head);
    struct fill_block block = {.level1 = keep_plain(form, indicator->group1),
                               .level2 = keep_plain(form, indicator->group2),
                               .shown = indicator->group2,
                               .first = area.row,
                               .last = area.last_row};
    if (!block.level1 || !block.level2)
        return pbe_error_memory(err);
    form->blocks[form->block_count++] = block;
    return PBE_STATUS_OK;
}

static void take_columns(struct fill_form *form, const struct pbe_indicator *indicator)
{
    const struct {
        enum pbe_fill_field field;
        const struct pbe_field *found;
    } fields[] = {
        {PBE_FILL_LEVEL3, &indicator->level3}, {PBE_FILL_TARGET, &indicator->target},
        {PBE_FILL_ACTUAL, &indicator->actual}, {PBE_FILL_WEIGHT, &indicator->weight},
        {PBE_FILL_OWN, &indicator->own},       {PBE_FILL_RULE, &indicator->rule},
        {PBE_FILL_REASON, &indicator->reason},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].found->place.row >= 0)
            form->columns[fields[i].field] = fields[i].found->place.column;
}

static pbe_status find_blocks(struct fill_form *form, struct pbe_error *err)
{
    const struct pbe_assessment *assessment = form->assessment;
    pbe_status status = PBE_STATUS_OK;
    form->blocks = pbe_arena_take(&form->arena, assessment->indicator_count + 1,
                                  sizeof *form->blocks);
    if (!form->blocks)
        return pbe_error_memory(err);
    for (int i = 0; i < PBE_FILL_FIELD_COUNT; i++)
        form->columns[i] = -1;
    for (size_t i = 0; !status && i < assessment->indicator_count; i++) {
        if (assessment->indicators[i].is_execution)
            continue;
        take_columns(form, &assessment->indicators[i]);
        status = add_block(form, &assessment->indicators[i], err);
    }
    if (!status && (form->block_count == 0 || assessment->pack.place.row < 0))
        return pbe_error_set(
            err, PBE_STATUS_FILE, "%s",
            PBE_SAY(
                "没有二级指标或规则包编号，不是 pbe template "
                "做出的表；请换成它做出的模板",
                "there is no level-2 indicator or no rule pack named, so this is no "
                "form of pbe template; take one that it made"));
    return status;
}

/* --- opening --- */

static pbe_status read_sheets(const char *path, struct fill_form *form,
                              struct pbe_error *err)
{
    pbe_status status = pbe_workbook_open(path, NULL, &form->workbook, err);
    if (status)
        return status;
    if (pbe_workbook_kind(form->workbook) == PBE_WORKBOOK_XLSX)
        return pbe_error_set(
            err, PBE_STATUS_FILE, "%s",
            PBE_SAY("不能填 .xlsx 文件；请在 LibreOffice 里另存为 .ods，再填",
                    "an .xlsx cannot be filled; save it as .ods in LibreOffice first"));
    size_t count = pbe_workbook_sheet_count(form->workbook);
    form->grids = pbe_arena_take(&form->arena, count + 1, sizeof *form->grids);
    if (!form->grids)
        return pbe_error_memory(err);
    for (size_t i = 0; i < count; i++)
        form->grids[i] = pbe_workbook_sheet(form->workbook, i);
    status = pbe_layout_read(form->grids, count, &form->list, &form->tables, err);
    if (!status)
        form->assessment = form->list[0];
    return status;
}

pbe_status fill_form_open(const char *path, struct fill_form *form,
                          struct pbe_error *err)
{
    *form = (struct fill_form){.workbook = NULL};
    pbe_arena_init(&form->arena, MEMORY_MAX);
    pbe_status status = read_sheets(path, form, err);
    if (!status)
        status = find_blocks(form, err);
    if (status == PBE_STATUS_FILE)
        pbe_error_place(err, path, 0, 0);
    return status;
}

void fill_form_done(struct fill_form *form)
{
    pbe_layout_free(form->list, form->tables);
    pbe_workbook_free(form->workbook);
    pbe_arena_done(&form->arena);
    *form = (struct fill_form){.workbook = NULL};
}
