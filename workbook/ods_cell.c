#include <ctype.h>
#include <string.h>

#include "base/decimal.h"
#include "workbook/ods.h"
#include "workbook/wb_list.h"
#include "workbook/wb_number.h"

/* --- what the attributes say --- */

/* The style that the column gives its cells; the runs are in order. */
static struct wb_slice column_style(const struct ods_reader *reader)
{
    size_t low = 0, high = reader->column_runs;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct ods_columns *run = &reader->columns[middle];
        if (reader->column < run->first)
            high = middle;
        else if (reader->column >= run->end)
            low = middle + 1;
        else
            return run->style;
    }
    return (struct wb_slice){NULL, 0};
}

/* The format of a number whose type says nothing: its style, else its column's. */
static pbe_status find_format(struct ods_reader *reader, struct pbe_error *err)
{
    struct wb_slice style = wb_xml_get(reader->xml, ODS_TABLE_STYLE_NAME);
    if (!style.bytes)
        style = column_style(reader);
    return ods_style_format(reader, style, &reader->cell.format, err);
}

static pbe_status read_float(struct ods_reader *reader, struct pbe_error *err)
{
    struct wb_slice value = wb_xml_get(reader->xml, ODS_VALUE);
    double number;
    if (!wb_number_read(value, &number))
        return wb_book_bad_value(reader->sheet, reader->row, reader->column,
                                 value.bytes, value.length, err);
    pbe_status status = find_format(reader, err);
    if (reader->cell.format == PBE_FORMAT_DATE)
        number += reader->null_date;
    reader->cell.value = pbe_value_number(number);
    return status;
}

/* 19.387 office:value-type */
static pbe_status read_value(struct ods_reader *reader, struct pbe_error *err)
{
    const wb_xml *xml = reader->xml;
    struct wb_slice type = wb_xml_get(xml, ODS_VALUE_TYPE), value;
    struct pbe_cell *cell = &reader->cell;
    double number;
    if (!type.bytes)
        return PBE_STATUS_OK;
    if (wb_slice_is(type, "float"))
        return read_float(reader, err);
    if (wb_slice_is(type, "string")) {
        value = wb_xml_get(xml, ODS_STRING_VALUE);
        reader->has_text_value = value.bytes != NULL;
        wb_slice_add(value, &reader->text);
        return ods_check_text(&reader->text, err);
    }
    bool read = false;
    if (wb_slice_is(type, "percentage") || wb_slice_is(type, "currency")) {
        value = wb_xml_get(xml, ODS_VALUE);
        read = wb_number_read(value, &number);
        if (wb_slice_is(type, "percentage"))
            cell->format = PBE_FORMAT_PERCENT;
    } else if (wb_slice_is(type, "date")) {
        value = wb_xml_get(xml, ODS_DATE_VALUE);
        read = wb_date_read(value, &number);
        cell->format = PBE_FORMAT_DATE;
    } else if (wb_slice_is(type, "time")) {
        value = wb_xml_get(xml, ODS_TIME_VALUE);
        read = wb_duration_read(value, &number);
        reader->is_time = true;
    } else if (wb_slice_is(type, "boolean")) {
        value = wb_xml_get(xml, ODS_BOOLEAN_VALUE);
        number = wb_slice_is_true(value);
        read = number != 0 || wb_slice_is(value, "false") || wb_slice_is(value, "0");
        reader->is_boolean = true;
    } else { /* "void", and what later versions may add */
        return PBE_STATUS_OK;
    }
    if (!read)
        return wb_book_bad_value(reader->sheet, reader->row, reader->column,
                                 value.bytes, value.length, err);
    cell->value = pbe_value_number(number);
    return PBE_STATUS_OK;
}

/* "=…" without the name of the formula language: of:=, oooc:=, msoxl:= (19.642). */
static pbe_status read_formula(struct ods_reader *reader, struct pbe_error *err)
{
    struct wb_slice formula = wb_xml_get(reader->xml, ODS_FORMULA);
    if (!formula.bytes || formula.length == 0)
        return PBE_STATUS_OK;
    size_t at = 0;
    while (at < formula.length
           && (isalnum((unsigned char)formula.bytes[at])
               || memchr("_-.", formula.bytes[at], 3)))
        at++;
    if (at > 0 && at < formula.length && formula.bytes[at] == ':') {
        formula.bytes += at + 1;
        formula.length -= at + 1;
    }
    if (formula.length == 0 || formula.bytes[0] != '=')
        pbe_text_add(&reader->formula, "=");
    wb_slice_add(formula, &reader->formula);
    reader->has_formula = true;
    return ods_check_text(&reader->formula, err);
}

static pbe_status read_span(struct ods_reader *reader, struct pbe_error *err)
{
    const wb_xml *xml = reader->xml;
    struct ods_span span = {
        .column = reader->column,
        .columns =
            wb_slice_int(wb_xml_get(xml, ODS_COLUMNS_SPANNED), 1, PBE_GRID_COLUMNS, 1),
        .rows = wb_slice_int(wb_xml_get(xml, ODS_ROWS_SPANNED), 1, PBE_GRID_ROWS, 1)};
    if ((span.columns == 1 && span.rows == 1) || span.column >= PBE_GRID_COLUMNS)
        return PBE_STATUS_OK;
    struct ods_span *spans = wb_list_grow(reader->spans, reader->span_count,
                                          &reader->span_room, sizeof *spans);
    if (!spans)
        return pbe_error_memory(err);
    reader->spans = spans;
    spans[reader->span_count++] = span;
    return PBE_STATUS_OK;
}

pbe_status ods_cell_enter(struct ods_reader *reader, struct pbe_error *err)
{
    reader->cell = (struct pbe_cell){.column = reader->column};
    reader->cell.columns = wb_slice_int(wb_xml_get(reader->xml, ODS_COLUMNS_REPEATED),
                                        1, PBE_GRID_ROWS, 1);
    reader->is_time = reader->is_boolean = reader->has_formula = false;
    reader->has_text_value = false;
    reader->paragraphs = 0;
    pbe_text_clear(&reader->shown);
    pbe_text_clear(&reader->text);
    pbe_text_clear(&reader->formula);
    pbe_status status = read_value(reader, err);
    if (!status)
        status = read_formula(reader, err);
    if (!status)
        status = read_span(reader, err);
    if (wb_slice_is(wb_xml_get(reader->xml, ODS_CALCEXT_VALUE_TYPE), "error"))
        reader->cell.is_error = true;
    return status;
}

/* --- what it comes to --- */

/* Programs that do not mark errors write them as text: #NAME?, Err:502. */
static bool looks_like_error(const char *text)
{
    static const char *const errors[] = {"#NAME?", "#REF!",  "#VALUE!", "#DIV/0!",
                                         "#NUM!",  "#NULL!", "#N/A"};
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strcmp(text, errors[i]) == 0)
            return true;
    return strncmp(text, "Err:", 4) == 0 && strlen(text) == 7
           && strspn(text + 4, "0123456789") == 3;
}

/* What a number shows when the file does not say it. */
static void write_shown(struct ods_reader *reader)
{
    char text[WB_SHOWN_MAX];
    double number = reader->cell.value.number;
    if (reader->is_boolean)
        strcpy(text, number != 0 ? "TRUE" : "FALSE");
    else if (reader->is_time)
        wb_time_write(number, true, text);
    else if (reader->cell.format == PBE_FORMAT_DATE)
        wb_date_write(number, text);
    else if (reader->cell.format == PBE_FORMAT_PERCENT)
        strcpy(text + pbe_decimal_write(number * 100, 2, text), "%");
    else
        pbe_decimal_write(number, 15, text);
    pbe_text_add(&reader->shown, text);
}

static void finish_cell(struct ods_reader *reader)
{
    struct pbe_cell *cell = &reader->cell;
    const struct pbe_text *text =
        reader->has_text_value ? &reader->text : &reader->shown;
    if (reader->has_formula)
        cell->formula = pbe_text_get(&reader->formula);
    if (cell->value.kind == PBE_NUMBER && !cell->is_error) {
        if (reader->shown.length == 0 && reader->paragraphs == 0)
            write_shown(reader);
    } else if (cell->is_error
               || (cell->formula && looks_like_error(pbe_text_get(text)))) {
        cell->is_error = true;
        cell->value = pbe_value_empty();
        if (reader->shown.length == 0)
            pbe_text_add(&reader->shown, pbe_text_get(text));
    } else {
        cell->value = pbe_value_text(pbe_text_get(text), text->length);
    }
    cell->shown = reader->shown.length > 0 ? pbe_text_get(&reader->shown) : NULL;
}

pbe_status ods_cell_leave(struct ods_reader *reader, struct pbe_error *err)
{
    struct pbe_cell *cell = &reader->cell;
    finish_cell(reader);
    pbe_status status = ods_check_text(&reader->shown, err);
    if (status)
        return status;
    bool has_content = cell->value.kind != PBE_EMPTY || cell->is_error || cell->formula;
    int left = PBE_GRID_COLUMNS - reader->column;
    if (has_content) {
        if (cell->columns > left && left > 0)
            cell->columns = left;
        reader->has_content = true;
        status = ods_row_begin(reader, err);
        if (!status)
            status = pbe_grid_add_cell(reader->sheet, cell, err);
    }
    reader->column =
        cell->columns < left ? reader->column + cell->columns : PBE_GRID_COLUMNS;
    return status;
}
