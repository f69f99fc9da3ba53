/* writer_private.h - the parts of a spreadsheet document that writer.c puts together.
 *
 * What is private to the writer: its state, and the functions that write one part of the
 * document each (OpenDocument 1.2, and LibreOffice's extensions of it) to an
 * xmlTextWriter.
 */
#ifndef PBE_WORKBOOK_WRITER_PRIVATE_H
#define PBE_WORKBOOK_WRITER_PRIVATE_H

#include <libxml/xmlwriter.h>

#include "base/text.h"
#include "workbook/writer.h"

enum {
    WRITER_HEIGHT_MAX = 250, /* of a row, in millimetres */
    WRITER_PART_MAX = 64     /* bytes of a part's name */
};

struct writer_condition {
    struct pbe_area area;
    char *formula;
    int style;
};

struct pbe_writer_sheet {
    pbe_writer *writer;
    char *name;
    double widths[PBE_WRITER_COLUMNS];
    size_t columns;
    int header_rows, header_from, rows, printed_columns;
    int list_end; /* rows from here on are not filtered; 0 = all are */
    bool has_filter, is_form, is_protected, is_screen_only;
    struct writer_condition conditions[PBE_WRITER_CONDITIONS];
    size_t condition_count;
    FILE *file;           /* holds the rows' XML */
    xmlTextWriterPtr xml; /* writes to it */
};

struct writer_property {
    const char *name, *value;
};

struct pbe_writer {
    char *title;
    enum pbe_document_kind kind;
    const char *font, *families;                /* NULL = the program's own */
    struct pbe_style styles[PBE_WRITER_STYLES]; /* style i is styles[i - 1] */
    int style_count;
    double heights[PBE_WRITER_HEIGHTS]; /* that forms say; row style rh<i + 1> */
    int height_count;
    bool reckoned[WRITER_HEIGHT_MAX + 1]; /* which of them rows have; ro<millimetres> */
    struct writer_chart *charts[PBE_WRITER_CHARTS]; /* chart i is charts[i - 1] */
    int chart_count;
    struct pbe_validity validities[PBE_WRITER_VALIDITIES];
    int validity_count;
    struct writer_property properties[PBE_WRITER_PROPERTIES];
    size_t property_count;
    struct pbe_writer_sheet *sheets[PBE_WRITER_SHEETS];
    size_t sheet_count;
    bool failed;
    int why; /* errno of the failure; 0 = no memory */
};

/* What a chart has that its caller may take back. */
struct writer_chart {
    struct pbe_chart chart; /* its texts are those below */
    char *title, *sheet;
};

/* The media type of a kind; a flat one has that of a document. Static. */
const char *writer_media_type(enum pbe_document_kind kind);

/* One row with its cells. height: 0, or the 1-based number of one in writer->heights. */
void writer_put_row(struct pbe_writer_sheet *sheet, int height,
                    const struct pbe_written_cell *cells, size_t count);

/* The style of a cell; a default one for 0 and unknown numbers. */
const struct pbe_style *writer_style(const struct pbe_writer *writer, int style);

/* Millimetres that the row needs for its texts; 0 = it has none. */
int writer_row_height(const struct pbe_writer_sheet *sheet,
                      const struct pbe_written_cell *cells, size_t count);

/* The attribute that names a cell, 'Sheet'.A1, or an area, 'Sheet'.A1:'Sheet'.B2; a quote
 * in the sheet's name is written twice. */
void writer_set_cell(xmlTextWriterPtr xml, const char *name, const char *sheet, int row,
                     int column);
void writer_set_area(xmlTextWriterPtr xml, const char *name, const char *sheet,
                     struct pbe_area area);

/* Styles: the attribute that names one; those with a name, and those without. */
void writer_set_style(xmlTextWriterPtr xml, const char *attribute,
                      const struct pbe_writer *writer, int style);
void writer_put_named_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer);
void writer_put_automatic_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer);

/* Whole parts but content.xml, which ends in writer_begin_table() … for each sheet. */
void writer_put_manifest(xmlTextWriterPtr xml, const struct pbe_writer *writer);
void writer_put_meta(xmlTextWriterPtr xml, const struct pbe_writer *writer);
void writer_put_styles(xmlTextWriterPtr xml, const struct pbe_writer *writer);
void writer_put_settings(xmlTextWriterPtr xml, const struct pbe_writer *writer);

/* A chart is a document of its own: the name of its part, "Object 1/content.xml", its
 * content, and the frame that shows it in a cell. */
const char *writer_chart_part(int chart, char out[WRITER_PART_MAX]);
void writer_put_chart(xmlTextWriterPtr xml, const struct pbe_chart *chart);
void writer_put_frame(xmlTextWriterPtr xml, const struct pbe_chart *chart, int number);

/* The begin of any part: its root with the namespaces. */
void writer_begin_part(xmlTextWriterPtr xml, const char *root);

/* content.xml, or the whole flat document: its begin, up to the tables; and its end. */
void writer_begin_content(xmlTextWriterPtr xml, const struct pbe_writer *writer);
void writer_end_content(xmlTextWriterPtr xml, const struct pbe_writer *writer);

/* What stands before all tables, a table's begin, up to its rows, and its end; what stands
 * behind all of them. */
void writer_put_validities(xmlTextWriterPtr xml, const struct pbe_writer *writer);
void writer_begin_table(xmlTextWriterPtr xml, const struct pbe_writer *writer,
                        size_t sheet);
void writer_end_table(xmlTextWriterPtr xml, const struct pbe_writer_sheet *sheet);
void writer_put_filters(xmlTextWriterPtr xml, const struct pbe_writer *writer);

#endif
