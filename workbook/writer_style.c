/* writer_style.c - the looks of cells, columns and rows: OpenDocument 1.2, part 1, 16. */
#include "workbook/writer_private.h"
#include "workbook/writer_xml.h"

void writer_set_style(xmlTextWriterPtr xml, const char *attribute,
                      const struct pbe_writer *writer, int style)
{
    const char *name = writer->styles[style - 1].name;
    if (name)
        set(xml, attribute, name);
    else
        xmlTextWriterWriteFormatAttribute(xml, X(attribute), "ce%d", style);
}

static void begin_style(xmlTextWriterPtr xml, const char *family)
{
    start(xml, "style:style");
    set(xml, "style:family", family);
}

/* --- how numbers are shown --- */

static void write_date_parts(xmlTextWriterPtr xml)
{
    static const char *const parts[] = {"number:year", "number:month", "number:day"};
    for (int i = 0; i < 3; i++) {
        if (i > 0)
            xmlTextWriterWriteElement(xml, X("number:text"), X("-"));
        start(xml, parts[i]);
        set(xml, "number:style", "long");
        end(xml);
    }
}

static void write_number_part(xmlTextWriterPtr xml, const struct pbe_style *style)
{
    start(xml, "number:number");
    set_number(xml, "number:min-integer-digits", 1);
    if (style->places > 0)
        set_number(xml, "number:decimal-places", style->places);
    end(xml);
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
    start(xml, style->is_text ? "number:text-style" : names[style->format]);
    xmlTextWriterWriteFormatAttribute(xml, X("style:name"), "N%d", number);
    if (style->prefix)
        xmlTextWriterWriteElement(xml, X("number:text"), X(style->prefix));
    if (style->is_text)
        xmlTextWriterWriteElement(xml, X("number:text-content"), NULL);
    else if (style->format == PBE_FORMAT_DATE)
        write_date_parts(xml);
    else
        write_number_part(xml, style);
    end(xml);
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
    start(xml, "style:table-cell-properties");
    if (style->fill)
        set_colour(xml, "fo:background-color", style->fill);
    if (style->wraps)
        set(xml, "fo:wrap-option", "wrap");
    if (style->is_centred || style->indent > 0)
        set(xml, "style:text-align-source", "fix");
    if (style->is_middle)
        set(xml, "style:vertical-align", "middle");
    if (style->is_unlocked)
        set(xml, "style:cell-protect", "none");
    set(xml, "fo:border", borders[style->border]);
    /* the columns of a form on paper are narrow */
    set(xml, "fo:padding", style->border == PBE_BORDER_BLACK ? "0.05cm" : "0.08cm");
    if (style->pad > 0) {
        set_length(xml, "fo:padding-top", style->pad);
        set_length(xml, "fo:padding-bottom", style->pad);
    }
    end(xml);
}

static void write_text_part(xmlTextWriterPtr xml, const struct pbe_style *style)
{
    start(xml, "style:text-properties");
    if (style->ink)
        set_colour(xml, "fo:color", style->ink);
    if (style->is_bold) {
        set(xml, "fo:font-weight", "bold");
        set(xml, "style:font-weight-asian", "bold");
    }
    if (style->size > 0) {
        set_points(xml, "fo:font-size", style->size);
        set_points(xml, "style:font-size-asian", style->size);
    }
    end(xml);
}

static void write_cell_style(xmlTextWriterPtr xml, const struct pbe_writer *writer,
                             int number)
{
    const struct pbe_style *style = &writer->styles[number - 1];
    write_data_style(xml, style, number);
    begin_style(xml, "table-cell");
    writer_set_style(xml, "style:name", writer, number);
    set(xml, "style:parent-style-name", "Default");
    if (has_data(style))
        xmlTextWriterWriteFormatAttribute(xml, X("style:data-style-name"), "N%d",
                                          number);
    write_cell_part(xml, style);
    if (style->is_centred || style->indent > 0) {
        start(xml, "style:paragraph-properties");
        set(xml, "fo:text-align", style->is_centred ? "center" : "start");
        if (style->indent > 0)
            set_length(xml, "fo:margin-left", style->indent);
        end(xml);
    }
    write_text_part(xml, style);
    end(xml);
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
            start(xml, "style:table-column-properties");
            set_length(xml, "style:column-width", writer->sheets[i]->widths[j]);
            end(xml);
            end(xml);
        }
}

static void write_row_style(xmlTextWriterPtr xml, const char *prefix, int number,
                            double height)
{
    begin_style(xml, "table-row");
    xmlTextWriterWriteFormatAttribute(xml, X("style:name"), "%s%d", prefix, number);
    start(xml, "style:table-row-properties");
    if (height > 0)
        set_length(xml, "style:row-height", height);
    set(xml, "style:use-optimal-row-height", height > 0 ? "false" : "true");
    end(xml);
    end(xml);
}

/* ro0: as high as its texts; ro<millimetres>: as reckoned; rh…: as a form says. */
static void write_row_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    write_row_style(xml, "ro", 0, 0);
    for (int i = 1; i <= WRITER_HEIGHT_MAX; i++)
        if (writer->reckoned[i])
            write_row_style(xml, "ro", i, i / 10.0);
    for (int i = 0; i < writer->height_count; i++)
        write_row_style(xml, "rh", i + 1, writer->heights[i]);
}

static void write_table_style(xmlTextWriterPtr xml, const char *name, const char *page)
{
    begin_style(xml, "table");
    set(xml, "style:name", name);
    set(xml, "style:master-page-name", page);
    end(xml);
}

void writer_put_automatic_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    write_row_styles(xml, writer);
    write_table_style(xml, "ta1", "Default");
    write_table_style(xml, "ta2", "Form");
    write_column_styles(xml, writer);
    write_cell_styles(xml, writer, false);
}
