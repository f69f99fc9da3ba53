/* writer_chart.c - a chart as OpenDocument has it: a document in the document. */
#include "workbook/writer_private.h"
#include "workbook/writer_xml.h"

const char *writer_chart_part(int chart, char out[WRITER_PART_MAX])
{
    snprintf(out, WRITER_PART_MAX, "Object %d/content.xml", chart);
    return out;
}

/* --- where its cells are --- */

static void set_range(xmlTextWriterPtr xml, const char *name, const char *sheet,
                      struct pbe_area area)
{
    if (area.last_row == area.row && area.last_column == area.column)
        writer_set_cell(xml, name, sheet, area.row, area.column);
    else
        writer_set_area(xml, name, sheet, area);
}

/* Names, values, and what stands above them. */
static struct pbe_area whole(const struct pbe_chart *chart)
{
    return (struct pbe_area){.row = chart->values.row - 1,
                             .column = chart->names.column,
                             .last_row = chart->values.last_row,
                             .last_column = chart->values.last_column};
}

void writer_put_frame(xmlTextWriterPtr xml, const struct pbe_chart *chart, int number)
{
    start(xml, "draw:frame");
    set_number(xml, "draw:z-index", number - 1);
    set_length(xml, "svg:width", chart->width);
    set_length(xml, "svg:height", chart->height);
    set(xml, "svg:x", "0cm");
    set(xml, "svg:y", "0cm");
    start(xml, "draw:object");
    xmlTextWriterWriteFormatAttribute(xml, X("xlink:href"), "./Object %d", number);
    set(xml, "xlink:type", "simple");
    set(xml, "xlink:show", "embed");
    set(xml, "xlink:actuate", "onLoad");
    set_range(xml, "draw:notify-on-update-of-ranges", chart->sheet, whole(chart));
    end(xml);
    end(xml);
}

/* --- its looks --- */

/* A colour for each column of values; they go round. */
static const char *const colours[] = {"#b8c7d9", "#3f6ea5", "#7f9f7f", "#c08040"};
enum { COLOURS = sizeof colours / sizeof *colours };

static void begin_style(xmlTextWriterPtr xml, const char *name)
{
    start(xml, "style:style");
    set(xml, "style:name", name);
    set(xml, "style:family", "chart");
}

/* Letters of a size; bold or not. */
static void write_text_style(xmlTextWriterPtr xml, const char *size, const char *weight)
{
    start(xml, "style:text-properties");
    set(xml, "fo:font-size", size);
    set(xml, "style:font-size-asian", size);
    set(xml, "fo:font-weight", weight);
    set(xml, "style:font-weight-asian", weight);
    end(xml);
}

static void write_fill(xmlTextWriterPtr xml, const char *stroke, const char *colour)
{
    start(xml, "style:graphic-properties");
    set(xml, "draw:stroke", stroke);
    set(xml, "svg:stroke-color", "#c0c0c0");
    set(xml, "draw:fill", "solid");
    set(xml, "draw:fill-color", colour);
    end(xml);
}

/* Names below; heights are told by the columns' labels. */
static void write_axis_styles(xmlTextWriterPtr xml)
{
    begin_style(xml, "names");
    start(xml, "style:chart-properties");
    set(xml, "chart:display-label", "true");
    end(xml);
    write_text_style(xml, "10pt", "normal");
    end(xml);
    begin_style(xml, "heights");
    start(xml, "style:chart-properties");
    set(xml, "chart:display-label", "false");
    set(xml, "chart:minimum", "0");
    set(xml, "chart:gap-width", "80");
    set(xml, "chart:overlap", "0");
    end(xml);
    start(xml, "style:graphic-properties");
    set(xml, "draw:stroke", "none");
    end(xml);
    end(xml);
}

static void write_styles(xmlTextWriterPtr xml, int series)
{
    start(xml, "office:automatic-styles");
    begin_style(xml, "area");
    write_fill(xml, "solid", "#ffffff");
    end(xml);
    begin_style(xml, "title");
    write_text_style(xml, "11pt", "bold");
    end(xml);
    begin_style(xml, "legend");
    start(xml, "style:graphic-properties");
    set(xml, "draw:stroke", "none");
    set(xml, "draw:fill", "none");
    end(xml);
    write_text_style(xml, "9pt", "normal");
    end(xml);
    write_axis_styles(xml);
    begin_style(xml, "wall");
    write_fill(xml, "none", "#ffffff");
    end(xml);
    begin_style(xml, "grid");
    start(xml, "style:graphic-properties");
    set(xml, "svg:stroke-color", "#e0e0e0");
    end(xml);
    end(xml);
    for (int i = 0; i < series; i++) {
        char name[WRITER_PART_MAX];
        snprintf(name, sizeof name, "series%d", i);
        begin_style(xml, name);
        start(xml, "style:chart-properties");
        set(xml, "chart:data-label-number", "value");
        end(xml);
        write_fill(xml, "none", colours[i % COLOURS]);
        write_text_style(xml, "9pt", "normal");
        end(xml);
    }
    end(xml);
}

/* --- its content --- */

static void write_axes(xmlTextWriterPtr xml, const struct pbe_chart *chart)
{
    start(xml, "chart:axis");
    set(xml, "chart:dimension", "x");
    set(xml, "chart:name", "primary-x");
    set(xml, "chart:style-name", "names");
    start(xml, "chart:categories");
    set_range(xml, "table:cell-range-address", chart->sheet, chart->names);
    end(xml);
    end(xml);
    start(xml, "chart:axis");
    set(xml, "chart:dimension", "y");
    set(xml, "chart:name", "primary-y");
    set(xml, "chart:style-name", "heights");
    start(xml, "chart:grid");
    set(xml, "chart:style-name", "grid");
    set(xml, "chart:class", "major");
    end(xml);
    end(xml);
}

static void write_series(xmlTextWriterPtr xml, const struct pbe_chart *chart,
                         int number)
{
    struct pbe_area values = chart->values, label;
    values.column = values.last_column = chart->values.column + number;
    label = values;
    label.row = label.last_row = values.row - 1;
    start(xml, "chart:series");
    xmlTextWriterWriteFormatAttribute(xml, X("chart:style-name"), "series%d", number);
    set(xml, "chart:class", "chart:bar");
    set_range(xml, "chart:values-cell-range-address", chart->sheet, values);
    set_range(xml, "chart:label-cell-address", chart->sheet, label);
    start(xml, "chart:data-point");
    set_number(xml, "chart:repeated", values.last_row - values.row + 1);
    end(xml);
    end(xml);
}

void writer_put_chart(xmlTextWriterPtr xml, const struct pbe_chart *chart)
{
    int series = chart->values.last_column - chart->values.column + 1;
    writer_begin_part(xml, "office:document-content");
    write_styles(xml, series);
    start(xml, "office:body");
    start(xml, "office:chart");
    start(xml, "chart:chart");
    set(xml, "chart:class", "chart:bar");
    set(xml, "chart:style-name", "area");
    set_length(xml, "svg:width", chart->width);
    set_length(xml, "svg:height", chart->height);
    set(xml, "xlink:href", "..");
    set(xml, "xlink:type", "simple");
    start(xml, "chart:title");
    set(xml, "chart:style-name", "title");
    xmlTextWriterWriteElement(xml, X("text:p"), X(chart->title));
    end(xml);
    start(xml, "chart:legend");
    set(xml, "chart:legend-position", "bottom");
    set(xml, "chart:style-name", "legend");
    end(xml);
    start(xml, "chart:plot-area");
    set_range(xml, "table:cell-range-address", chart->sheet, whole(chart));
    set(xml, "chart:data-source-has-labels", "both");
    write_axes(xml, chart);
    for (int i = 0; i < series; i++)
        write_series(xml, chart, i);
    start(xml, "chart:wall");
    set(xml, "chart:style-name", "wall");
    end(xml);
    xmlTextWriterEndDocument(xml);
}
