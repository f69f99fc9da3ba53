/* writer_style.c - the looks of cells, columns and rows: OpenDocument 1.2, part 1, 16. */
#include "workbook/writer_private.h"
#include "workbook/writer_xml.h"

#define X(text) WRITER_X(text)

void writer_set_style(xmlTextWriterPtr xml, const char *attribute,
                      const struct pbe_writer *writer, int style)
{
    const char *name = writer->styles[style - 1].name;
    if (name)
        writer_set(xml, attribute, name);
    else
        xmlTextWriterWriteFormatAttribute(xml, X(attribute), "ce%d", style);
}

static void begin_style(xmlTextWriterPtr xml, const char *family)
{
    writer_start(xml, "style:style");
    writer_set(xml, "style:family", family);
}

/* --- how numbers are shown --- */

static void write_date_parts(xmlTextWriterPtr xml)
{
    static const char *const parts[] = {"number:year", "number:month", "number:day"};
    for (int i = 0; i < 3; i++) {
        if (i > 0)
            xmlTextWriterWriteElement(xml, X("number:text"), X("-"));
        writer_start(xml, parts[i]);
        writer_set(xml, "number:style", "long");
        writer_end(xml);
    }
}

static void write_number_part(xmlTextWriterPtr xml, const struct pbe_style *style)
{
    writer_start(xml, "number:number");
    writer_set_number(xml, "number:min-integer-digits", 1);
    if (style->places > 0)
        writer_set_number(xml, "number:decimal-places", style->places);
    writer_end(xml);
    if (style->format == PBE_FORMAT_PERCENT)
        xmlTextWriterWriteElement(xml, X("number:text"), X("%"));
}

static bool has_data(const struct pbe_style *style)
{
    return style->format != PBE_FORMAT_NUMBER || style->places > 0 || style->is_text
           || style->prefix;
}

/* The data style N1 … of the style. */
static void write_data_style(xmlTextWriterPtr xml, const struct pbe_style *style,
                             int number)
{
    static const char *const names[] = {[PBE_FORMAT_NUMBER] = "number:number-style",
                                        [PBE_FORMAT_PERCENT] =
                                            "number:percentage-style",
                                        [PBE_FORMAT_DATE] = "number:date-style"};
    if (!has_data(style))
        return;
    writer_start(xml, style->is_text ? "number:text-style" : names[style->format]);
    xmlTextWriterWriteFormatAttribute(xml, X("style:name"), "N%d", number);
    if (style->prefix)
        xmlTextWriterWriteElement(xml, X("number:text"), X(style->prefix));
    if (style->is_text)
        xmlTextWriterWriteElement(xml, X("number:text-content"), NULL);
    else if (style->format == PBE_FORMAT_DATE)
        write_date_parts(xml);
    else
        write_number_part(xml, style);
    writer_end(xml);
}

/* --- how cells look --- */

static void set_colour(xmlTextWriterPtr xml, const char *name, unsigned colour)
{
    xmlTextWriterWriteFormatAttribute(xml, X(name), "#%06x", colour & 0xFFFFFFU);
}

static void set_points(xmlTextWriterPtr xml, const char *name, double points)
{
    int tenths = (int)(points * 10 + 0.5);
    xmlTextWriterWriteFormatAttribute(xml, X(name), "%d.%dpt", tenths / 10,
                                      tenths % 10);
}

static void write_cell_part(xmlTextWriterPtr xml, const struct pbe_style *style)
{
    static const char *const borders[] = {
        [PBE_BORDER_LIGHT] = "0.5pt solid #c0c0c0",
        [PBE_BORDER_NONE] = "none",
        [PBE_BORDER_BLACK] = "0.5pt solid #000000",
    };
    writer_start(xml, "style:table-cell-properties");
    if (style->fill)
        set_colour(xml, "fo:background-color", style->fill);
    if (style->wraps)
        writer_set(xml, "fo:wrap-option", "wrap");
    if (style->is_centred || style->indent > 0)
        writer_set(xml, "style:text-align-source", "fix");
    if (style->is_middle)
        writer_set(xml, "style:vertical-align", "middle");
    if (style->is_unlocked)
        writer_set(xml, "style:cell-protect", "none");
    writer_set(xml, "fo:border", borders[style->border]);
    /* the columns of a form on paper are narrow */
    writer_set(xml, "fo:padding",
               style->border == PBE_BORDER_BLACK ? "0.05cm" : "0.08cm");
    if (style->pad > 0) {
        writer_set_length(xml, "fo:padding-top", style->pad);
        writer_set_length(xml, "fo:padding-bottom", style->pad);
    }
    writer_end(xml);
}

static void write_text_part(xmlTextWriterPtr xml, const struct pbe_style *style)
{
    writer_start(xml, "style:text-properties");
    if (style->ink)
        set_colour(xml, "fo:color", style->ink);
    if (style->is_bold) {
        writer_set(xml, "fo:font-weight", "bold");
        writer_set(xml, "style:font-weight-asian", "bold");
    }
    if (style->size > 0) {
        set_points(xml, "fo:font-size", style->size);
        set_points(xml, "style:font-size-asian", style->size);
    }
    writer_end(xml);
}

static void write_cell_style(xmlTextWriterPtr xml, const struct pbe_writer *writer,
                             int number)
{
    const struct pbe_style *style = &writer->styles[number - 1];
    write_data_style(xml, style, number);
    begin_style(xml, "table-cell");
    writer_set_style(xml, "style:name", writer, number);
    writer_set(xml, "style:parent-style-name", "Default");
    if (has_data(style))
        xmlTextWriterWriteFormatAttribute(xml, X("style:data-style-name"), "N%d",
                                          number);
    write_cell_part(xml, style);
    if (style->is_centred || style->indent > 0) {
        writer_start(xml, "style:paragraph-properties");
        writer_set(xml, "fo:text-align", style->is_centred ? "center" : "start");
        if (style->indent > 0)
            writer_set_length(xml, "fo:margin-left", style->indent);
        writer_end(xml);
    }
    write_text_part(xml, style);
    writer_end(xml);
}

static void write_cell_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer,
                              bool named)
{
    for (int i = 1; i <= writer->style_count; i++)
        if ((writer->styles[i - 1].name != NULL) == named)
            write_cell_style(xml, writer, i);
}

void writer_put_named_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    write_cell_styles(xml, writer, true);
}

/* --- columns, rows, tables --- */

static void write_column_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    for (size_t i = 0; i < writer->sheet_count; i++)
        for (size_t j = 0; j < writer->sheets[i]->columns; j++) {
            begin_style(xml, "table-column");
            xmlTextWriterWriteFormatAttribute(xml, X("style:name"), "co%zu_%zu", i, j);
            writer_start(xml, "style:table-column-properties");
            writer_set_length(xml, "style:column-width", writer->sheets[i]->widths[j]);
            writer_end(xml);
            writer_end(xml);
        }
}

/* ro1: as high as its wrapped texts; then the heights that rows keep. */
static void write_row_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    for (int i = 0; i <= writer->height_count; i++) {
        begin_style(xml, "table-row");
        xmlTextWriterWriteFormatAttribute(xml, X("style:name"), "ro%d", i + 1);
        writer_start(xml, "style:table-row-properties");
        if (i > 0)
            writer_set_length(xml, "style:row-height", writer->heights[i - 1]);
        writer_set(xml, "style:use-optimal-row-height", i > 0 ? "false" : "true");
        writer_end(xml);
        writer_end(xml);
    }
}

static void write_table_style(xmlTextWriterPtr xml, const char *name, const char *page)
{
    begin_style(xml, "table");
    writer_set(xml, "style:name", name);
    writer_set(xml, "style:master-page-name", page);
    writer_end(xml);
}

void writer_put_automatic_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    write_row_styles(xml, writer);
    write_table_style(xml, "ta1", "Default");
    write_table_style(xml, "ta2", "Form");
    write_column_styles(xml, writer);
    write_cell_styles(xml, writer, false);
}
