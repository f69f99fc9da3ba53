/* writer_document.c - everything of an .ods but its rows: OpenDocument 1.2, part 1. */
#include <stdlib.h>
#include <string.h>

#include "base/grid.h"
#include "workbook/writer_private.h"
#include "workbook/writer_xml.h"

/* The namespaces that the parts below use; a part declares all of them. */
static const char *const namespaces[][2] = {
    {"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
    {"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
    {"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
    {"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
    {"xmlns:number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"},
    {"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
    {"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"},
    {"xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0"},
    {"xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"},
    {"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"},
    {"xmlns:chart", "urn:oasis:names:tc:opendocument:xmlns:chart:1.0"},
    {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
    {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
    {"xmlns:ooo", "http://openoffice.org/2004/office"},
};

void writer_begin_part(xmlTextWriterPtr xml, const char *root)
{
    xmlTextWriterStartDocument(xml, NULL, "UTF-8", NULL);
    start(xml, root);
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
        set(xml, namespaces[i][0], namespaces[i][1]);
    set(xml, "office:version", "1.2");
}

/* --- META-INF/manifest.xml, meta.xml --- */

static void write_entry(xmlTextWriterPtr xml, const char *path, const char *type)
{
    start(xml, "manifest:file-entry");
    set(xml, "manifest:full-path", path);
    set(xml, "manifest:media-type", type);
    end(xml);
}

void writer_put_manifest(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    static const char *const files[][2] = {
        {"/", "application/vnd.oasis.opendocument.spreadsheet"},
        {"content.xml", "text/xml"},
        {"styles.xml", "text/xml"},
        {"settings.xml", "text/xml"},
        {"meta.xml", "text/xml"},
    };
    xmlTextWriterStartDocument(xml, NULL, "UTF-8", NULL);
    start(xml, "manifest:manifest");
    set(xml, "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0");
    set(xml, "manifest:version", "1.2");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        write_entry(xml, files[i][0], files[i][1]);
    for (int i = 1; i <= writer->chart_count; i++) {
        char path[WRITER_PART_MAX];
        snprintf(path, sizeof path, "Object %d/", i);
        write_entry(xml, path, "application/vnd.oasis.opendocument.chart");
        write_entry(xml, writer_chart_part(i, path), "text/xml");
    }
    xmlTextWriterEndDocument(xml);
}

void writer_put_meta(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    writer_begin_part(xml, "office:document-meta");
    start(xml, "office:meta");
    xmlTextWriterWriteElement(xml, X("meta:generator"), X("PBE"));
    xmlTextWriterWriteElement(xml, X("dc:title"), X(writer->title));
    xmlTextWriterEndDocument(xml);
}

/* --- styles.xml: A4 across, as wide as the page, the page's number below --- */

static void write_page_layout(xmlTextWriterPtr xml)
{
    static const char *const properties[][2] = {
        {"fo:page-width", "29.7cm"},
        {"fo:page-height", "21cm"},
        {"fo:margin", "1.2cm"},
        {"style:print-orientation", "landscape"},
        {"style:scale-to-X", "1"},
        {"style:scale-to-Y", "0"},
        {"style:table-centering", "horizontal"},
    };
    start(xml, "office:automatic-styles");
    start(xml, "style:page-layout");
    set(xml, "style:name", "pm1");
    start(xml, "style:page-layout-properties");
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        set(xml, properties[i][0], properties[i][1]);
    end(xml);
    start(xml, "style:footer-style");
    start(xml, "style:header-footer-properties");
    set(xml, "fo:min-height", "0.7cm");
    end(xml);
    end(xml);
    end(xml);
    end(xml);
}

static void write_footer(xmlTextWriterPtr xml)
{
    start(xml, "style:footer");
    start(xml, "text:p");
    xmlTextWriterWriteElement(xml, X("text:sheet-name"), X("?"));
    xmlTextWriterWriteString(xml, X("  "));
    xmlTextWriterWriteElement(xml, X("text:page-number"), X("1"));
    xmlTextWriterWriteString(xml, X(" / "));
    xmlTextWriterWriteElement(xml, X("text:page-count"), X("1"));
    end(xml);
    end(xml);
}

void writer_put_styles(xmlTextWriterPtr xml)
{
    writer_begin_part(xml, "office:document-styles");
    start(xml, "office:styles");
    start(xml, "style:style");
    set(xml, "style:name", "Default");
    set(xml, "style:family", "table-cell");
    start(xml, "style:table-cell-properties");
    set(xml, "style:vertical-align", "middle");
    end(xml);
    start(xml, "style:text-properties");
    set(xml, "fo:font-size", "10pt");
    set(xml, "style:font-size-asian", "10pt");
    end(xml);
    end(xml);
    end(xml);
    write_page_layout(xml);
    start(xml, "office:master-styles");
    start(xml, "style:master-page");
    set(xml, "style:name", "Default");
    set(xml, "style:page-layout-name", "pm1");
    write_footer(xml);
    xmlTextWriterEndDocument(xml);
}

/* --- settings.xml: what stays in view --- */

static void write_item(xmlTextWriterPtr xml, const char *name, const char *type,
                       const char *value)
{
    start(xml, "config:config-item");
    set(xml, "config:name", name);
    set(xml, "config:type", type);
    xmlTextWriterWriteString(xml, X(value));
    end(xml);
}

static void write_frozen_rows(xmlTextWriterPtr xml, int rows)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", rows);
    write_item(xml, "VerticalSplitMode", "short", "2"); /* frozen */
    write_item(xml, "VerticalSplitPosition", "int", digits);
    write_item(xml, "PositionTop", "int", "0");
    write_item(xml, "PositionBottom", "int", digits);
    write_item(xml, "ActiveSplitRange", "short", "2");
    write_item(xml, "CursorPositionY", "int", digits);
}

void writer_put_settings(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    writer_begin_part(xml, "office:document-settings");
    start(xml, "office:settings");
    start(xml, "config:config-item-set");
    set(xml, "config:name", "ooo:view-settings");
    start(xml, "config:config-item-map-indexed");
    set(xml, "config:name", "Views");
    start(xml, "config:config-item-map-entry");
    write_item(xml, "ViewId", "string", "view1");
    if (writer->sheet_count > 0)
        write_item(xml, "ActiveTable", "string", writer->sheets[0]->name);
    start(xml, "config:config-item-map-named");
    set(xml, "config:name", "Tables");
    for (size_t i = 0; i < writer->sheet_count; i++) {
        start(xml, "config:config-item-map-entry");
        set(xml, "config:name", writer->sheets[i]->name);
        if (writer->sheets[i]->header_rows > 0)
            write_frozen_rows(xml, writer->sheets[i]->header_rows);
        end(xml);
    }
    xmlTextWriterEndDocument(xml);
}

/* --- content.xml --- */

static void begin_style(xmlTextWriterPtr xml, const char *family)
{
    start(xml, "style:style");
    set(xml, "style:family", family);
}

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

static void write_date_style(xmlTextWriterPtr xml)
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

/* How the style's numbers are shown, as the data style N1 … */
static void write_data_style(xmlTextWriterPtr xml, const struct pbe_style *style,
                             int number)
{
    static const char *const names[] = {[PBE_FORMAT_NUMBER] = "number:number-style",
                                        [PBE_FORMAT_PERCENT] =
                                            "number:percentage-style",
                                        [PBE_FORMAT_DATE] = "number:date-style"};
    start(xml, names[style->format]);
    xmlTextWriterWriteFormatAttribute(xml, X("style:name"), "N%d", number);
    if (style->format == PBE_FORMAT_DATE) {
        write_date_style(xml);
    } else {
        start(xml, "number:number");
        set_number(xml, "number:min-integer-digits", 1);
        if (style->places > 0)
            set_number(xml, "number:decimal-places", style->places);
        end(xml);
        if (style->format == PBE_FORMAT_PERCENT)
            xmlTextWriterWriteElement(xml, X("number:text"), X("%"));
    }
    end(xml);
}

static void set_colour(xmlTextWriterPtr xml, const char *name, unsigned colour)
{
    xmlTextWriterWriteFormatAttribute(xml, X(name), "#%06x", colour & 0xFFFFFFU);
}

static void write_cell_style(xmlTextWriterPtr xml, const struct pbe_style *style,
                             int number)
{
    bool has_data = style->format != PBE_FORMAT_NUMBER || style->places > 0;
    if (has_data)
        write_data_style(xml, style, number);
    begin_style(xml, "table-cell");
    xmlTextWriterWriteFormatAttribute(xml, X("style:name"), "ce%d", number);
    set(xml, "style:parent-style-name", "Default");
    if (has_data)
        xmlTextWriterWriteFormatAttribute(xml, X("style:data-style-name"), "N%d",
                                          number);
    start(xml, "style:table-cell-properties");
    if (style->fill)
        set_colour(xml, "fo:background-color", style->fill);
    if (style->wraps)
        set(xml, "fo:wrap-option", "wrap");
    if (style->is_centred)
        set(xml, "style:text-align-source", "fix");
    if (!style->is_bare)
        set(xml, "fo:border", "0.5pt solid #c0c0c0");
    set(xml, "fo:padding", "0.08cm");
    end(xml);
    if (style->is_centred) {
        start(xml, "style:paragraph-properties");
        set(xml, "fo:text-align", "center");
        end(xml);
    }
    start(xml, "style:text-properties");
    if (style->size > 0) {
        xmlTextWriterWriteFormatAttribute(xml, X("fo:font-size"), "%dpt", style->size);
        xmlTextWriterWriteFormatAttribute(xml, X("style:font-size-asian"), "%dpt",
                                          style->size);
    }
    if (style->ink)
        set_colour(xml, "fo:color", style->ink);
    if (style->is_bold) {
        set(xml, "fo:font-weight", "bold");
        set(xml, "style:font-weight-asian", "bold");
    }
    end(xml);
    end(xml);
}

/* The row style of a height, "ro" and millimetres; 0 = whatever its texts take. */
static void write_row_style(xmlTextWriterPtr xml, int height)
{
    begin_style(xml, "table-row");
    xmlTextWriterWriteFormatAttribute(xml, X("style:name"), "ro%d", height);
    start(xml, "style:table-row-properties");
    if (height > 0)
        xmlTextWriterWriteFormatAttribute(xml, X("style:row-height"), "%dmm", height);
    set(xml, "style:use-optimal-row-height", height > 0 ? "false" : "true");
    end(xml);
    end(xml);
}

/* The heights that rows have; tables use the page of styles.xml. */
static void write_common_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    write_row_style(xml, 0);
    for (int i = 1; i <= WRITER_HEIGHT_MAX; i++)
        if (writer->heights[i])
            write_row_style(xml, i);
    begin_style(xml, "table");
    set(xml, "style:name", "ta1");
    set(xml, "style:master-page-name", "Default");
    end(xml);
}

void writer_begin_content(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    writer_begin_part(xml, "office:document-content");
    start(xml, "office:automatic-styles");
    write_common_styles(xml, writer);
    write_column_styles(xml, writer);
    for (int i = 1; i <= writer->style_count; i++)
        write_cell_style(xml, &writer->styles[i - 1], i);
    end(xml);
    start(xml, "office:body");
    start(xml, "office:spreadsheet");
}

void writer_begin_table(xmlTextWriterPtr xml, const struct pbe_writer *writer,
                        size_t sheet)
{
    start(xml, "table:table");
    set(xml, "table:name", writer->sheets[sheet]->name);
    set(xml, "table:style-name", "ta1");
    for (size_t j = 0; j < writer->sheets[sheet]->columns; j++) {
        start(xml, "table:table-column");
        xmlTextWriterWriteFormatAttribute(xml, X("table:style-name"), "co%zu_%zu",
                                          sheet, j);
        end(xml);
    }
}

void writer_add_address(struct pbe_text *text, const char *sheet, int row, int column)
{
    char address[PBE_ADDRESS_MAX];
    pbe_text_add(text, "'");
    for (const char *at = sheet; *at; at++)
        pbe_text_add(text, *at == '\'' ? "''" : (const char[]){*at, '\0'});
    pbe_text_add(text, "'.");
    pbe_grid_address(row, column, address);
    pbe_text_add(text, address);
}

static void write_filter(xmlTextWriterPtr xml, const struct pbe_writer_sheet *sheet,
                         size_t number)
{
    struct pbe_text range;
    int header = sheet->header_rows - 1;
    pbe_text_init(&range, 4096);
    writer_add_address(&range, sheet->name, header, 0);
    pbe_text_add(&range, ":");
    int last = sheet->list_end > 0 ? sheet->list_end : sheet->rows;
    writer_add_address(&range, sheet->name, last - 1, (int)sheet->columns - 1);
    start(xml, "table:database-range");
    xmlTextWriterWriteFormatAttribute(xml, X("table:name"), "__Anonymous_Sheet_DB__%zu",
                                      number);
    set(xml, "table:target-range-address", pbe_text_get(&range));
    set(xml, "table:display-filter-buttons", "true");
    end(xml);
    pbe_text_done(&range);
}

void writer_end_content(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    start(xml, "table:database-ranges");
    for (size_t i = 0; i < writer->sheet_count; i++) {
        const struct pbe_writer_sheet *sheet = writer->sheets[i];
        if (sheet->has_filter && sheet->header_rows > 0
            && sheet->rows >= sheet->header_rows)
            write_filter(xml, sheet, i);
    }
    xmlTextWriterEndDocument(xml);
}
