#include "workbook/wb_list.h"
#include "workbook/xlsx_sheet.h"
#include "workbook/xlsx_shift.h"

static pbe_status add_master(struct xlsx_sheet *sheet, struct pbe_error *err)
{
    struct wb_slice formula = {pbe_text_get(&sheet->formula), sheet->formula.length};
    struct xlsx_master *masters = wb_list_grow(sheet->masters, sheet->master_count,
                                               &sheet->master_room, sizeof *masters);
    if (!masters)
        return pbe_error_memory(err);
    sheet->masters = masters;
    if (formula.length >= sheet->texts.maximum - sheet->texts.taken)
        return wb_book_too_large(err);
    const char *copy = pbe_arena_text(&sheet->texts, formula.bytes, formula.length);
    if (!copy)
        return pbe_error_memory(err);
    pbe_status status =
        wb_map_put(&sheet->ids, pbe_text_get(&sheet->shared_id),
                   sheet->shared_id.length, (int)sheet->master_count, err);
    if (!status)
        masters[sheet->master_count++] = (struct xlsx_master){
            .row = sheet->row, .column = sheet->column, .formula = copy};
    return status;
}

pbe_status xlsx_formula_finish(struct xlsx_sheet *sheet, struct pbe_error *err)
{
    pbe_status status = xlsx_check_text(&sheet->formula, err);
    if (!status)
        status = xlsx_check_text(&sheet->shared_id, err);
    if (status || !sheet->is_shared)
        return status;
    if (sheet->formula.length > 1) /* more than "=" */
        return add_master(sheet, err);
    int index = wb_map_get(&sheet->ids, pbe_text_get(&sheet->shared_id),
                           sheet->shared_id.length, -1);
    if (index < 0)
        return PBE_STATUS_OK;
    const struct xlsx_master *master = &sheet->masters[index];
    pbe_text_clear(&sheet->formula);
    xlsx_shift(master->formula, sheet->row - master->row,
               sheet->column - master->column, &sheet->formula);
    return xlsx_check_text(&sheet->formula, err);
}
