/* writer_document.c - everything of a document but its tables: OpenDocument 1.2, part 1. */
#include <stdio.h>

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
    {"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"},
    {"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"},
    {"xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0"},
    {"xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"},
    {"xmlns:chart", "urn:oasis:names:tc:opendocument:xmlns:chart:1.0"},
    {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
    {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
    {"xmlns:of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2"},
    {"xmlns:ooo", "http://openoffice.org/2004/office"},
    {"xmlns:calcext",
     "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"},
    {"xmlns:loext",
     "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"},
};

const char *writer_media_type(enum pbe_document_kind kind)
{
    return kind == PBE_DOCUMENT_TEMPLATE
               ? "application/vnd.oasis.opendocument.spreadsheet-template"
               : "application/vnd.oasis.opendocument.spreadsheet";
}

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
    const char *const files[][2] = {
        {"/", writer_media_type(writer->kind)},
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

static void put_meta(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    start(xml, "office:meta");
    xmlTextWriterWriteElement(xml, X("meta:generator"), X("PBE"));
    xmlTextWriterWriteElement(xml, X("dc:title"), X(writer->title));
    for (size_t i = 0; i < writer->property_count; i++) {
        start(xml, "meta:user-defined");
        set(xml, "meta:name", writer->properties[i].name);
        set(xml, "meta:value-type", "string");
        xmlTextWriterWriteString(xml, X(writer->properties[i].value));
        end(xml);
    }
    end(xml);
}

void writer_put_meta(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    writer_begin_part(xml, "office:document-meta");
    put_meta(xml, writer);
    xmlTextWriterEndDocument(xml);
}

/* --- styles.xml: the typeface, the named styles, the pages --- */

static void put_fonts(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    if (!writer->font)
        return;
    start(xml, "office:font-face-decls");
    start(xml, "style:font-face");
    set(xml, "style:name", writer->font);
    set(xml, "svg:font-family", writer->families);
    end(xml);
    end(xml);
}

static void set_font(xmlTextWriterPtr xml, const char *font)
{
    static const char *const names[] = {"style:font-name", "style:font-name-asian",
                                        "style:font-name-complex"};
    for (size_t i = 0; font && i < sizeof names / sizeof *names; i++)
        set(xml, names[i], font);
}

static void put_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    start(xml, "office:styles");
    start(xml, "style:style");
    set(xml, "style:name", "Default");
    set(xml, "style:family", "table-cell");
    start(xml, "style:table-cell-properties");
    set(xml, "style:vertical-align", "middle");
    end(xml);
    start(xml, "style:paragraph-properties");
    set(xml, "style:line-break", "strict"); /* no line begins with “，” or “。” */
    end(xml);
    start(xml, "style:text-properties");
    set(xml, "style:language-asian", "zh"); /* whose signs those are */
    set(xml, "style:country-asian", "CN");
    set_font(xml, writer->font);
    set(xml, "fo:font-size", "10pt");
    set(xml, "style:font-size-asian", "10pt");
    end(xml);
    end(xml);
    writer_put_named_styles(xml, writer);
    end(xml);
}

/* A4, as wide as the page. */
static void put_page_layout(xmlTextWriterPtr xml, const char *name, bool upright)
{
    const char *const properties[][2] = {
        {"fo:page-width", upright ? "21cm" : "29.7cm"},
        {"fo:page-height", upright ? "29.7cm" : "21cm"},
        {"fo:margin-top", "1.2cm"},
        {"fo:margin-bottom", upright ? "0.9cm" : "1.2cm"},
        {"fo:margin-left", upright ? "1.4cm" : "1.2cm"},
        {"fo:margin-right", upright ? "1.4cm" : "1.2cm"},
        {"style:print-orientation", upright ? "portrait" : "landscape"},
        {"style:scale-to-X", "1"},
        {"style:scale-to-Y", "0"},
        {"style:table-centering", "horizontal"},
    };
    start(xml, "style:page-layout");
    set(xml, "style:name", name);
    start(xml, "style:page-layout-properties");
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        set(xml, properties[i][0], properties[i][1]);
    end(xml);
    start(xml, "style:header-style");
    end(xml);
    start(xml, "style:footer-style");
    start(xml, "style:header-footer-properties");
    set(xml, "fo:min-height", "0.7cm");
    set(xml, "fo:margin-top", "0.2cm");
    end(xml);
    end(xml);
    end(xml);
}

static void put_page_layouts(xmlTextWriterPtr xml)
{
    put_page_layout(xml, "pm1", false);
    put_page_layout(xml, "pm2", true);
}

/* The sheet's name, and the page's number of how many. */
static void write_list_footer(xmlTextWriterPtr xml)
{
    xmlTextWriterWriteElement(xml, X("text:sheet-name"), X("?"));
    xmlTextWriterWriteString(xml, X("  "));
    xmlTextWriterWriteElement(xml, X("text:page-number"), X("1"));
    xmlTextWriterWriteString(xml, X(" / "));
    xmlTextWriterWriteElement(xml, X("text:page-count"), X("1"));
}

/* Forms are Chinese whoever makes them. */
static void write_form_footer(xmlTextWriterPtr xml)
{
    xmlTextWriterWriteString(xml, X("第 "));
    xmlTextWriterWriteElement(xml, X("text:page-number"), X("1"));
    xmlTextWriterWriteString(xml, X(" 页 共 "));
    xmlTextWriterWriteElement(xml, X("text:page-count"), X("1"));
    xmlTextWriterWriteString(xml, X(" 页"));
}

static void put_master_page(xmlTextWriterPtr xml, const char *name, const char *layout,
                            void (*write_footer)(xmlTextWriterPtr))
{
    start(xml, "style:master-page");
    set(xml, "style:name", name);
    set(xml, "style:page-layout-name", layout);
    if (write_footer == write_form_footer) {
        start(xml, "style:header");
        set(xml, "style:display", "false");
        end(xml);
    }
    start(xml, "style:footer");
    start(xml, "text:p");
    write_footer(xml);
    end(xml);
    end(xml);
    end(xml);
}

static void put_master_pages(xmlTextWriterPtr xml)
{
    start(xml, "office:master-styles");
    put_master_page(xml, "Default", "pm1", write_list_footer);
    put_master_page(xml, "Form", "pm2", write_form_footer);
    end(xml);
}

void writer_put_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    writer_begin_part(xml, "office:document-styles");
    put_fonts(xml, writer);
    put_styles(xml, writer);
    start(xml, "office:automatic-styles");
    put_page_layouts(xml);
    end(xml);
    put_master_pages(xml);
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

static void put_settings(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
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
        const struct pbe_writer_sheet *sheet = writer->sheets[i];
        start(xml, "config:config-item-map-entry");
        set(xml, "config:name", sheet->name);
        if (sheet->header_rows > 0 && !sheet->is_form)
            write_frozen_rows(xml, sheet->header_rows);
        end(xml);
    }
    for (int i = 0; i < 5; i++) /* Tables, the view, Views, the set, office:settings */
        end(xml);
}

void writer_put_settings(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    writer_begin_part(xml, "office:document-settings");
    put_settings(xml, writer);
    xmlTextWriterEndDocument(xml);
}

/* --- content.xml, or all in one file --- */

void writer_begin_content(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    bool flat = writer->kind == PBE_DOCUMENT_FLAT;
    writer_begin_part(xml, flat ? "office:document" : "office:document-content");
    if (flat) {
        set(xml, "office:mimetype", writer_media_type(writer->kind));
        put_meta(xml, writer);
        put_settings(xml, writer);
    }
    put_fonts(xml, writer);
    if (flat)
        put_styles(xml, writer);
    start(xml, "office:automatic-styles");
    if (flat)
        put_page_layouts(xml);
    writer_put_automatic_styles(xml, writer);
    end(xml);
    if (flat)
        put_master_pages(xml);
    start(xml, "office:body");
    start(xml, "office:spreadsheet");
    writer_put_validities(xml, writer);
}

void writer_end_content(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    writer_put_filters(xml, writer);
    xmlTextWriterEndDocument(xml);
}
