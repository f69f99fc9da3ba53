/* writer_row.c - a row of cells as OpenDocument writes it. */
#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"
#include "workbook/writer_private.h"
#include "workbook/writer_xml.h"

enum { CHUNK = 512, DAY_MAX = 40 };

/* --- texts: a paragraph a line; OpenDocument folds blanks that stand together --- */

struct paragraph {
    xmlTextWriterPtr xml;
    char plain[CHUNK + 1]; /* not written yet */
    size_t length;
    bool after_blank; /* the next blank would be folded away */
};

static void flush(struct paragraph *paragraph)
{
    paragraph->plain[paragraph->length] = '\0';
    if (paragraph->length > 0)
        xmlTextWriterWriteString(paragraph->xml, X(paragraph->plain));
    paragraph->length = 0;
}

static void begin_paragraph(struct paragraph *paragraph)
{
    xmlTextWriterStartElement(paragraph->xml, X("text:p"));
    paragraph->after_blank = true;
}

static void end_paragraph(struct paragraph *paragraph)
{
    flush(paragraph);
    xmlTextWriterEndElement(paragraph->xml);
}

static void put_element(struct paragraph *paragraph, const char *name)
{
    flush(paragraph);
    xmlTextWriterStartElement(paragraph->xml, X(name));
    xmlTextWriterEndElement(paragraph->xml);
}

static void put_plain(struct paragraph *paragraph, const char *bytes, size_t size)
{
    if (paragraph->length + size > CHUNK)
        flush(paragraph);
    memcpy(paragraph->plain + paragraph->length, bytes, size);
    paragraph->length += size;
    paragraph->after_blank = false;
}

/* XML 1.0, section 2.2 */
static bool is_xml(uint32_t point)
{
    return point >= 0x20 && point != 0xFFFE && point != 0xFFFF;
}

static void put_character(struct paragraph *paragraph, uint32_t point,
                          const char *bytes, size_t size)
{
    if (point == '\n') {
        end_paragraph(paragraph);
        begin_paragraph(paragraph);
    } else if (point == '\t') {
        put_element(paragraph, "text:tab");
        paragraph->after_blank = false;
    } else if (point == ' ' && paragraph->after_blank) {
        put_element(paragraph, "text:s");
    } else if (size > 0 && is_xml(point)) {
        put_plain(paragraph, bytes, size);
        paragraph->after_blank = point == ' ';
    } else {
        put_plain(paragraph, "\xEF\xBF\xBD", 3);
    }
}

static void write_text(xmlTextWriterPtr xml, const char *text, size_t length)
{
    struct paragraph paragraph = {.xml = xml};
    begin_paragraph(&paragraph);
    for (size_t at = 0; at < length;) {
        uint32_t point = 0;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        if (point != '\r' || at + 1 == length || text[at + 1] != '\n')
            put_character(&paragraph, point, text + at, size);
        at += size ? size : 1;
    }
    end_paragraph(&paragraph);
}

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

static void write_cell(xmlTextWriterPtr xml, const struct pbe_written_cell *cell,
                       const struct pbe_writer *writer)
{
    const struct pbe_value *value = &cell->value;
    start(xml, "table:table-cell");
    if (cell->style > 0 && cell->style <= writer->style_count)
        xmlTextWriterWriteFormatAttribute(xml, X("table:style-name"), "ce%d",
                                          cell->style);
    if (cell->columns > 1) {
        set_number(xml, "table:number-columns-spanned", cell->columns);
        set_number(xml, "table:number-rows-spanned", 1);
    }
    if (value->kind == PBE_NUMBER && isfinite(value->number)) {
        write_number(xml, value->number, writer_style(writer, cell->style)->format);
    } else if (value->kind == PBE_TEXT) {
        set(xml, "office:value-type", "string");
        write_text(xml, value->text, value->length);
    }
    if (cell->chart > 0 && cell->chart <= writer->chart_count)
        writer_put_frame(xml, &writer->charts[cell->chart - 1]->chart, cell->chart);
    end(xml);
    for (int i = 1; i < cell->columns; i++) {
        start(xml, "table:covered-table-cell");
        end(xml);
    }
}

void writer_put_row(struct pbe_writer_sheet *sheet,
                    const struct pbe_written_cell *cells, size_t count)
{
    int height = writer_row_height(sheet, cells, count);
    sheet->writer->heights[height] = true;
    start(sheet->xml, "table:table-row");
    xmlTextWriterWriteFormatAttribute(sheet->xml, X("table:style-name"), "ro%d",
                                      height);
    for (size_t i = 0; i < count; i++)
        write_cell(sheet->xml, &cells[i], sheet->writer);
    end(sheet->xml);
}
