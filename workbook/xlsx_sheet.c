#include "workbook/xlsx_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "workbook/wb_list.h"
#include "workbook/xlsx_shift.h"

/* 18.3: a worksheet. Texts in a cell come as v, or in is/t and is/r/t. */
enum {
    IN_SHEET = 1,
    IN_COLUMNS,
    IN_COLUMN,
    IN_DATA,
    IN_ROW,
    IN_CELL,
    IN_VALUE,
    IN_FORMULA,
    IN_INLINE,
    IN_RUN,
    IN_TEXT,
    IN_MERGES,
    IN_MERGE
};

static const struct wb_step steps[] = {
    {WB_OUTSIDE, XLSX_WORKSHEET, IN_SHEET},
    {IN_SHEET, XLSX_COLS, IN_COLUMNS},
    {IN_SHEET, XLSX_SHEET_DATA, IN_DATA},
    {IN_SHEET, XLSX_MERGE_CELLS, IN_MERGES},
    {IN_COLUMNS, XLSX_COL, IN_COLUMN},
    {IN_DATA, XLSX_ROW, IN_ROW},
    {IN_ROW, XLSX_C, IN_CELL},
    {IN_CELL, XLSX_V, IN_VALUE},
    {IN_CELL, XLSX_F, IN_FORMULA},
    {IN_CELL, XLSX_IS, IN_INLINE},
    {IN_INLINE, XLSX_T, IN_TEXT},
    {IN_INLINE, XLSX_RUN, IN_RUN},
    {IN_RUN, XLSX_T, IN_TEXT},
    {IN_MERGES, XLSX_MERGE_CELL, IN_MERGE},
};

static const struct wb_grammar grammar = {xlsx_words, XLSX_WORDS, steps,
                                          sizeof steps / sizeof *steps};

static pbe_status enter_column(struct xlsx_sheet *sheet, const wb_xml *xml,
                               struct pbe_error *err)
{
    int first = wb_slice_int(wb_xml_get(xml, XLSX_MIN), 1, PBE_GRID_COLUMNS, 0);
    int last = wb_slice_int(wb_xml_get(xml, XLSX_MAX), 1, 0x7FFFFFFF, 0);
    if (last > PBE_GRID_COLUMNS)
        last = PBE_GRID_COLUMNS;
    if (first < 1 || last < first || !wb_slice_is_true(wb_xml_get(xml, XLSX_HIDDEN)))
        return PBE_STATUS_OK;
    return pbe_grid_hide_columns(sheet->grid, first - 1, last - first + 1, err);
}

static pbe_status enter_row(struct xlsx_sheet *sheet, const wb_xml *xml,
                            struct pbe_error *err)
{
    /* Without r: the next one. What is out of order or of range the grid refuses. */
    sheet->row =
        wb_slice_int(wb_xml_get(xml, XLSX_R_ATTRIBUTE), 1, 0x7FFFFFFF, sheet->row + 2)
        - 1;
    sheet->is_hidden = wb_slice_is_true(wb_xml_get(xml, XLSX_HIDDEN));
    sheet->has_begun = false;
    sheet->column = -1;
    return sheet->is_hidden ? xlsx_row_begin(sheet, err) : PBE_STATUS_OK;
}

pbe_status xlsx_row_begin(struct xlsx_sheet *sheet, struct pbe_error *err)
{
    if (sheet->has_begun)
        return PBE_STATUS_OK;
    sheet->has_begun = true;
    return pbe_grid_add_row(sheet->grid, sheet->row, 1, sheet->is_hidden, err);
}

static pbe_status enter_merge(struct xlsx_sheet *sheet, const wb_xml *xml,
                              struct pbe_error *err)
{
    struct wb_slice place = wb_xml_get(xml, XLSX_REF);
    struct pbe_area area;
    size_t size =
        place.bytes ? xlsx_reference(place.bytes, place.length, &area.row, &area.column)
                    : 0;
    if (size == 0 || size == place.length)
        return PBE_STATUS_OK; /* a single cell is no block */
    const char *colon = place.bytes + size;
    if (*colon != ':'
        || xlsx_reference(colon + 1, place.length - size - 1, &area.last_row,
                          &area.last_column)
               != place.length - size - 1)
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("工作表“%s”的合并单元格“%.*s”写法不对，文件已损坏",
                    "the sheet “%s” is damaged: “%.*s” is no block of merged cells"),
            pbe_grid_name(sheet->grid), (int)(place.length < 64 ? place.length : 64),
            place.bytes);
    if (area.row == area.last_row && area.column == area.last_column)
        return PBE_STATUS_OK;
    if ((sheet->merge_count + 1) * sizeof area
        > wb_book_memory_left(sheet->package->book))
        return wb_book_too_large(err);
    struct pbe_area *merges = wb_list_grow(sheet->merges, sheet->merge_count,
                                           &sheet->merge_room, sizeof *merges);
    if (!merges)
        return pbe_error_memory(err);
    sheet->merges = merges;
    merges[sheet->merge_count++] = area;
    return PBE_STATUS_OK;
}

static int compare_areas(const void *first, const void *second)
{
    const struct pbe_area *a = first, *b = second;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* Blocks stand in the file in the order in which somebody merged them. */
static pbe_status add_merges(struct xlsx_sheet *sheet, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    if (sheet->merge_count > 0)
        qsort(sheet->merges, sheet->merge_count, sizeof *sheet->merges, compare_areas);
    for (size_t i = 0; !status && i < sheet->merge_count; i++)
        status = pbe_grid_merge(sheet->grid, sheet->merges[i], err);
    return status;
}

/* --- the stream --- */

static pbe_status enter(void *self, int state, int word, const wb_xml *xml,
                        struct pbe_error *err)
{
    struct xlsx_sheet *sheet = self;
    (void)word;
    switch (state) {
    case IN_CELL:
        return xlsx_cell_enter(sheet, xml, err);
    case IN_FORMULA:
        xlsx_formula_enter(sheet, xml);
        return PBE_STATUS_OK;
    case IN_ROW:
        return enter_row(sheet, xml, err);
    case IN_COLUMN:
        return enter_column(sheet, xml, err);
    case IN_MERGE:
        return enter_merge(sheet, xml, err);
    default:
        return PBE_STATUS_OK;
    }
}

static pbe_status leave(void *self, int state, struct pbe_error *err)
{
    return state == IN_CELL ? xlsx_cell_leave(self, err) : PBE_STATUS_OK;
}

static pbe_status text(void *self, int state, const char *bytes, size_t length,
                       struct pbe_error *err)
{
    struct xlsx_sheet *sheet = self;
    (void)err; /* texts that failed are seen when the cell ends */
    if (state == IN_VALUE)
        pbe_text_add_bytes(&sheet->value, bytes, length);
    else if (state == IN_FORMULA)
        pbe_text_add_bytes(&sheet->formula, bytes, length);
    else if (state == IN_TEXT)
        pbe_text_add_bytes(&sheet->text, bytes, length);
    return PBE_STATUS_OK;
}

pbe_status xlsx_sheet_read(struct xlsx_package *package, const char *part,
                           pbe_grid *grid, struct pbe_error *err)
{
    struct xlsx_sheet sheet = {.package = package, .grid = grid, .row = -1};
    const struct wb_reader callbacks = {
        .self = &sheet, .enter = enter, .leave = leave, .text = text};
    pbe_text_init(&sheet.value, XLSX_TEXT_MAX);
    pbe_text_init(&sheet.text, XLSX_TEXT_MAX);
    pbe_text_init(&sheet.formula, XLSX_TEXT_MAX);
    pbe_text_init(&sheet.shared_id, XLSX_TEXT_MAX);
    wb_map_init(&sheet.ids, wb_book_memory_left(package->book));
    pbe_arena_init(&sheet.texts, wb_book_memory_left(package->book));
    pbe_status status = xlsx_read_part(package, part, &grammar, &callbacks, err);
    if (!status)
        status = add_merges(&sheet, err);
    free(sheet.merges);
    free(sheet.masters);
    pbe_arena_done(&sheet.texts);
    wb_map_done(&sheet.ids);
    pbe_text_done(&sheet.shared_id);
    pbe_text_done(&sheet.formula);
    pbe_text_done(&sheet.text);
    pbe_text_done(&sheet.value);
    return status;
}
