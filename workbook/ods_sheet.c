#include "workbook/ods.h"
#include "workbook/wb_list.h"

enum { EMPTY_ROWS_MAX = 1024 /* whose merges matter */ };

static bool is_hidden(const struct ods_reader *reader)
{
    struct wb_slice visibility = wb_xml_get(reader->xml, ODS_VISIBILITY);
    return wb_slice_is(visibility, "collapse") || wb_slice_is(visibility, "filter");
}

/* How often a row, column or cell stands there, cut at what the sheet has left. */
static int repeated(const struct ods_reader *reader, int word, int left)
{
    int count = wb_slice_int(wb_xml_get(reader->xml, word), 1, PBE_GRID_ROWS * 4, 1);
    return count < left ? count : left;
}

pbe_status ods_table_enter(struct ods_reader *reader, struct pbe_error *err)
{
    struct wb_slice style = wb_xml_get(reader->xml, ODS_TABLE_STYLE_NAME);
    pbe_text_clear(&reader->text);
    wb_slice_add(wb_xml_get(reader->xml, ODS_TABLE_NAME), &reader->text);
    pbe_status status = ods_check_text(&reader->text, err);
    if (!status)
        status = wb_book_add_sheet(reader->book, pbe_text_get(&reader->text),
                                   &reader->sheet, err);
    if (status)
        return status;
    if (style.bytes && wb_map_get(&reader->styles.hidden, style.bytes, style.length, 0))
        pbe_grid_hide(reader->sheet);
    reader->row = reader->next_column = 0;
    reader->column_runs = 0;
    return PBE_STATUS_OK;
}

pbe_status ods_column_enter(struct ods_reader *reader, struct pbe_error *err)
{
    int first = reader->next_column;
    int count = repeated(reader, ODS_COLUMNS_REPEATED, PBE_GRID_COLUMNS - first);
    struct wb_slice style = wb_xml_get(reader->xml, ODS_DEFAULT_CELL_STYLE);
    pbe_status status = PBE_STATUS_OK;
    if (count < 1) /* beyond the last column */
        return PBE_STATUS_OK;
    reader->next_column += count;
    if (is_hidden(reader))
        status = pbe_grid_hide_columns(reader->sheet, first, count, err);
    if (status || !style.bytes)
        return status;
    struct ods_columns *columns = wb_list_grow(reader->columns, reader->column_runs,
                                               &reader->column_room, sizeof *columns);
    if (!columns)
        return pbe_error_memory(err);
    reader->columns = columns;
    struct ods_columns *run = &columns[reader->column_runs];
    *run = (struct ods_columns){.first = first, .end = first + count};
    status = ods_style_copy(reader, style, &run->style, err);
    reader->column_runs += !status;
    return status;
}

pbe_status ods_row_enter(struct ods_reader *reader, struct pbe_error *err)
{
    int left = PBE_GRID_ROWS - reader->row;
    reader->rows = repeated(reader, ODS_ROWS_REPEATED, left > 0 ? left : 1);
    reader->is_hidden = is_hidden(reader);
    reader->has_begun = false;
    reader->has_content = false;
    reader->span_count = 0;
    reader->column = 0;
    return reader->is_hidden && left > 0 ? ods_row_begin(reader, err) : PBE_STATUS_OK;
}

pbe_status ods_row_begin(struct ods_reader *reader, struct pbe_error *err)
{
    if (reader->has_begun)
        return PBE_STATUS_OK;
    reader->has_begun = true;
    return pbe_grid_add_row(reader->sheet, reader->row, reader->rows, reader->is_hidden,
                            err);
}

/* Each of equal rows has its own merged cells. */
pbe_status ods_row_leave(struct ods_reader *reader, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    if (!reader->has_content && reader->rows > EMPTY_ROWS_MAX)
        reader->span_count = 0;
    for (int i = 0; reader->span_count > 0 && i < reader->rows && !status; i++)
        for (size_t k = 0; k < reader->span_count && !status; k++) {
            const struct ods_span *span = &reader->spans[k];
            struct pbe_area area = {.row = reader->row + i, .column = span->column};
            area.last_row = area.row + span->rows - 1;
            area.last_column = area.column + span->columns - 1;
            status = pbe_grid_merge(reader->sheet, area, err);
        }
    reader->row += reader->rows;
    return status;
}
