/* writer_row.c - a row of cells as OpenDocument writes it. */
#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "workbook/writer_private.h"
#include "workbook/writer_xml.h"

#define X(text) WRITER_X(text)

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

static const struct pbe_style *style_of(const struct pbe_writer *writer, int number)
{
    return number > 0 && number <= writer->style_count ? &writer->styles[number - 1]
                                                       : NULL;
}

/* An empty text that a formula gave is no value at all, as LibreOffice writes it. */
static void write_value(xmlTextWriterPtr xml, const struct pbe_written_cell *cell,
                        const struct pbe_style *style)
{
    const struct pbe_value *value = &cell->value;
    if (value->kind == PBE_NUMBER && isfinite(value->number)) {
        write_number(xml, value->number, style ? style->format : PBE_FORMAT_NUMBER);
    } else if (value->kind == PBE_TEXT) {
        writer_set(xml, "office:value-type", "string");
        if (cell->formula)
            writer_set_text(xml, "office:string-value", value->text, value->length);
        writer_put_text(xml, value->text, value->length);
    }
}

static void write_cell(xmlTextWriterPtr xml, const struct pbe_written_cell *cell,
                       const struct pbe_writer *writer)
{
    const struct pbe_style *style = style_of(writer, cell->style);
    writer_start(xml,
                 cell->is_covered ? "table:covered-table-cell" : "table:table-cell");
    if (style)
        writer_set_style(xml, "table:style-name", writer, cell->style);
    if (cell->validity > 0)
        xmlTextWriterWriteFormatAttribute(xml, X("table:content-validation-name"),
                                          "val%d", cell->validity);
    if (cell->columns > 1 || cell->rows > 1) {
        writer_set_number(xml, "table:number-columns-spanned",
                          cell->columns > 1 ? cell->columns : 1);
        writer_set_number(xml, "table:number-rows-spanned",
                          cell->rows > 1 ? cell->rows : 1);
    }
    if (cell->is_array) {
        writer_set_number(xml, "table:number-matrix-columns-spanned",
                          cell->array_columns);
        writer_set_number(xml, "table:number-matrix-rows-spanned", cell->array_rows);
    }
    if (cell->formula)
        writer_set(xml, "table:formula", cell->formula);
    write_value(xml, cell, style);
    writer_end(xml);
}

void writer_put_row(xmlTextWriterPtr xml, int height,
                    const struct pbe_written_cell *cells, size_t count,
                    const struct pbe_writer *writer)
{
    writer_start(xml, "table:table-row");
    xmlTextWriterWriteFormatAttribute(xml, X("table:style-name"), "ro%d", height + 1);
    for (size_t i = 0; i < count; i++)
        write_cell(xml, &cells[i], writer);
    writer_end(xml);
}
