/* writer_row.c - a row of cells as OpenDocument writes it. */
#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "workbook/writer_private.h"
#include "workbook/writer_xml.h"

enum { DAY_MAX = 40 };

/* --- numbers and dates --- */

/* The day of the proleptic Gregorian calendar, `days` after 1899-12-30. Counted from
 * 0000-03-01, so that a leap day ends its year. */
static void write_day(int days, char out[DAY_MAX])
{
    int day = days + 693899; /* from 0000-03-01 to 1899-12-30 */
    int era = day / 146097, rest = day % 146097;
    int year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    int in_year = rest - (365 * year + year / 4 - year / 100);
    int month = (5 * in_year + 2) / 153; /* 0 = March */
    snprintf(out, DAY_MAX, "%04d-%02d-%02d", era * 400 + year + (month >= 10),
             month < 10 ? month + 3 : month - 9, in_year - (153 * month + 2) / 5 + 1);
}

static void write_number(xmlTextWriterPtr xml, double number, enum pbe_format format)
{
    char digits[PBE_DECIMAL_MAX], day[DAY_MAX];
    if (format == PBE_FORMAT_DATE && number >= 0 && number < 2958466) { /* 9999-12-31 */
        write_day((int)number, day);
        xmlTextWriterWriteAttribute(xml, X("office:value-type"), X("date"));
        xmlTextWriterWriteAttribute(xml, X("office:date-value"), X(day));
        return;
    }
    pbe_decimal_exact(number, digits);
    xmlTextWriterWriteAttribute(
        xml, X("office:value-type"),
        X(format == PBE_FORMAT_PERCENT ? "percentage" : "float"));
    xmlTextWriterWriteAttribute(xml, X("office:value"), X(digits));
}

/* An empty text that a formula gave is no value at all, as LibreOffice writes it. */
static void write_value(xmlTextWriterPtr xml, const struct pbe_written_cell *cell,
                        const struct pbe_style *style)
{
    const struct pbe_value *value = &cell->value;
    if (value->kind == PBE_NUMBER && isfinite(value->number)) {
        write_number(xml, value->number, style->format);
    } else if (value->kind == PBE_TEXT) {
        set(xml, "office:value-type", "string");
        if (cell->formula)
            writer_set_text(xml, "office:string-value", value->text, value->length);
        writer_put_text(xml, value->text, value->length);
    }
}

static void write_cell(xmlTextWriterPtr xml, const struct pbe_written_cell *cell,
                       const struct pbe_writer *writer)
{
    const struct pbe_style *style = writer_style(writer, cell->style);
    start(xml, cell->is_covered ? "table:covered-table-cell" : "table:table-cell");
    if (cell->style > 0 && cell->style <= writer->style_count)
        writer_set_style(xml, "table:style-name", writer, cell->style);
    if (cell->validity > 0)
        xmlTextWriterWriteFormatAttribute(xml, X("table:content-validation-name"),
                                          "val%d", cell->validity);
    if (cell->columns > 1 || cell->rows > 1) {
        set_number(xml, "table:number-columns-spanned",
                   cell->columns > 1 ? cell->columns : 1);
        set_number(xml, "table:number-rows-spanned", cell->rows > 1 ? cell->rows : 1);
    }
    if (cell->is_array) {
        set_number(xml, "table:number-matrix-columns-spanned", cell->array_columns);
        set_number(xml, "table:number-matrix-rows-spanned", cell->array_rows);
    }
    if (cell->formula)
        set(xml, "table:formula", cell->formula);
    write_value(xml, cell, style);
    if (cell->chart > 0 && cell->chart <= writer->chart_count)
        writer_put_frame(xml, &writer->charts[cell->chart - 1]->chart, cell->chart);
    end(xml);
    for (int i = 1; i < cell->columns; i++) {
        start(xml, "table:covered-table-cell");
        if (cell->style > 0 && cell->style <= writer->style_count)
            writer_set_style(xml, "table:style-name", writer, cell->style);
        end(xml);
    }
}

void writer_put_row(struct pbe_writer_sheet *sheet, int height,
                    const struct pbe_written_cell *cells, size_t count)
{
    start(sheet->xml, "table:table-row");
    if (height > 0) {
        xmlTextWriterWriteFormatAttribute(sheet->xml, X("table:style-name"), "rh%d",
                                          height);
    } else {
        int reckoned = sheet->is_form ? 0 : writer_row_height(sheet, cells, count);
        sheet->writer->reckoned[reckoned] = true;
        xmlTextWriterWriteFormatAttribute(sheet->xml, X("table:style-name"), "ro%d",
                                          reckoned);
    }
    for (size_t i = 0; i < count; i++)
        write_cell(sheet->xml, &cells[i], sheet->writer);
    end(sheet->xml);
}
