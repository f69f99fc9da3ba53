#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "workbook/xlsx_sheet.h"
#include "workbook/xlsx_shift.h"

/* 18.18.11 ST_CellType */
static enum xlsx_type read_type(struct wb_slice type)
{
    static const struct {
        const char *name;
        enum xlsx_type type;
    } types[] = {
        {"s", XLSX_IS_SHARED},  {"inlineStr", XLSX_IS_INLINE}, {"str", XLSX_IS_STRING},
        {"b", XLSX_IS_BOOLEAN}, {"e", XLSX_IS_ERROR},          {"d", XLSX_IS_DATE},
    };
    for (size_t i = 0; type.bytes && i < sizeof types / sizeof *types; i++)
        if (wb_slice_is(type, types[i].name))
            return types[i].type;
    return XLSX_IS_NUMBER;
}

pbe_status xlsx_cell_enter(struct xlsx_sheet *sheet, const wb_xml *xml,
                           struct pbe_error *err)
{
    struct wb_slice place = wb_xml_get(xml, XLSX_R_ATTRIBUTE);
    int row = sheet->row, column = sheet->column + 1; /* without r: the next one */
    (void)err; /* places out of order are found when the grid gets the cell */
    if (place.bytes)
        xlsx_reference(place.bytes, place.length, &row, &column);
    sheet->column = column;
    sheet->style = wb_slice_int(wb_xml_get(xml, XLSX_S_ATTRIBUTE), 0, 1 << 20, 0);
    sheet->type = read_type(wb_xml_get(xml, XLSX_T_ATTRIBUTE));
    sheet->has_formula = sheet->is_shared = false;
    pbe_text_clear(&sheet->value);
    pbe_text_clear(&sheet->text);
    pbe_text_clear(&sheet->formula);
    return PBE_STATUS_OK;
}

void xlsx_formula_enter(struct xlsx_sheet *sheet, const wb_xml *xml)
{
    struct wb_slice id = wb_xml_get(xml, XLSX_SI_ATTRIBUTE);
    sheet->has_formula = true;
    sheet->is_shared =
        id.bytes && wb_slice_is(wb_xml_get(xml, XLSX_T_ATTRIBUTE), "shared");
    pbe_text_clear(&sheet->formula);
    pbe_text_clear(&sheet->shared_id);
    pbe_text_add(&sheet->formula, "=");
    if (sheet->is_shared)
        wb_slice_add(id, &sheet->shared_id);
}

/* --- what it comes to --- */

static struct wb_slice trim(const struct pbe_text *text)
{
    struct wb_slice slice = {pbe_text_get(text), text->length};
    while (slice.length > 0 && strchr(" \t\r\n", slice.bytes[0])) {
        slice.bytes++;
        slice.length--;
    }
    while (slice.length > 0 && strchr(" \t\r\n", slice.bytes[slice.length - 1]))
        slice.length--;
    return slice;
}

/* A number, its format, and what people see. */
static void set_number(const struct xlsx_sheet *sheet, double number,
                       struct pbe_cell *cell, char shown[WB_SHOWN_MAX])
{
    const struct xlsx_package *package = sheet->package;
    struct xlsx_format format = {.kind = XLSX_GENERAL};
    if ((size_t)sheet->style < package->styles.cell_count)
        format = package->styles.cells[sheet->style];
    if (sheet->type == XLSX_IS_DATE)
        format.kind = format.kind == XLSX_TIME ? XLSX_TIME : XLSX_DATE;
    else if (format.kind == XLSX_DATE && package->is_1904)
        number += WB_1904;
    if (format.kind == XLSX_PERCENT)
        cell->format = PBE_FORMAT_PERCENT;
    else if (format.kind == XLSX_DATE)
        cell->format = PBE_FORMAT_DATE;
    xlsx_format_write(&format, number, shown);
    cell->value = pbe_value_number(number);
    cell->shown = shown;
}

static pbe_status set_shared(const struct xlsx_sheet *sheet, struct pbe_cell *cell,
                             struct pbe_error *err)
{
    const struct xlsx_strings *strings = &sheet->package->strings;
    struct wb_slice value = trim(&sheet->value);
    int index = wb_slice_int(value, 0, 0x7FFFFFFF, -1);
    char address[PBE_ADDRESS_MAX];
    if (value.length == 0)
        return PBE_STATUS_OK;
    if (index >= 0 && (size_t)index < strings->count) {
        cell->value =
            pbe_value_text(strings->list[index].bytes, strings->list[index].length);
        return PBE_STATUS_OK;
    }
    pbe_grid_address(sheet->row, sheet->column, address);
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY(
            "工作表“%s”的单元格 %s 指向第 %.*s 条共享文字，而文件里只有 %zu 条，文件已"
            "损坏；请用 LibreOffice 或 WPS 打开后另存",
            "the sheet “%s” is damaged: cell %s points to shared text %.*s, and "
            "there are %zu; open the file in LibreOffice or Excel and save it "
            "again"),
        pbe_grid_name(sheet->grid), address,
        (int)(value.length < 20 ? value.length : 20), value.bytes, strings->count);
}

static pbe_status set_value(struct xlsx_sheet *sheet, struct pbe_cell *cell,
                            char shown[WB_SHOWN_MAX], struct pbe_error *err)
{
    struct wb_slice value = trim(&sheet->value);
    double number;
    switch (sheet->type) {
    case XLSX_IS_SHARED:
        return set_shared(sheet, cell, err);
    case XLSX_IS_INLINE:
    case XLSX_IS_STRING: {
        const struct pbe_text *raw =
            sheet->type == XLSX_IS_STRING ? &sheet->value : &sheet->text;
        pbe_text_clear(&sheet->shared_id);
        xlsx_add_escaped(&sheet->shared_id, pbe_text_get(raw), raw->length);
        cell->value =
            pbe_value_text(pbe_text_get(&sheet->shared_id), sheet->shared_id.length);
        return xlsx_check_text(&sheet->shared_id, err);
    }
    case XLSX_IS_BOOLEAN:
        cell->value = pbe_value_number(wb_slice_is_true(value));
        cell->shown = wb_slice_is_true(value) ? "TRUE" : "FALSE";
        return PBE_STATUS_OK;
    case XLSX_IS_ERROR:
        cell->is_error = true;
        cell->shown = pbe_text_get(&sheet->value);
        return PBE_STATUS_OK;
    case XLSX_IS_DATE:
    case XLSX_IS_NUMBER:
        break;
    }
    if (value.length == 0)
        return PBE_STATUS_OK;
    bool read = sheet->type == XLSX_IS_DATE
                    ? wb_date_read(value, &number) || wb_number_read(value, &number)
                    : wb_number_read(value, &number);
    if (!read)
        return wb_book_bad_value(sheet->grid, sheet->row, sheet->column, value.bytes,
                                 value.length, err);
    set_number(sheet, number, cell, shown);
    return PBE_STATUS_OK;
}

pbe_status xlsx_cell_leave(struct xlsx_sheet *sheet, struct pbe_error *err)
{
    struct pbe_cell cell = {.column = sheet->column, .columns = 1};
    char shown[WB_SHOWN_MAX];
    pbe_status status = xlsx_check_text(&sheet->value, err);
    if (!status)
        status = xlsx_check_text(&sheet->text, err);
    if (!status && sheet->has_formula)
        status = xlsx_formula_finish(sheet, err);
    if (!status)
        status = set_value(sheet, &cell, shown, err);
    if (status)
        return status;
    if (sheet->has_formula && sheet->formula.length > 1)
        cell.formula = pbe_text_get(&sheet->formula);
    if (cell.value.kind == PBE_EMPTY && !cell.is_error && !cell.formula)
        return PBE_STATUS_OK;
    status = xlsx_row_begin(sheet, err);
    if (!status)
        status = pbe_grid_add_cell(sheet->grid, &cell, err);
    return status;
}
