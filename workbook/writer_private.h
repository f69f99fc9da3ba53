/* writer_private.h - the parts of an .ods that writer.c puts into the package.
 *
 * What is private to the writer: its state, and the functions that write one part of the
 * document each (OpenDocument 1.2) to an xmlTextWriter.
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

struct pbe_writer_sheet {
    pbe_writer *writer;
    char *name;
    double widths[PBE_WRITER_COLUMNS];
    size_t columns;
    int header_rows, rows;
    int list_end; /* rows from here on are not filtered; 0 = all are */
    bool has_filter;
    FILE *file;           /* holds the rows' XML */
    xmlTextWriterPtr xml; /* writes to it */
};

struct pbe_writer {
    char *title;
    struct pbe_style styles[PBE_WRITER_STYLES]; /* style i is styles[i - 1] */
    int style_count;
    struct pbe_writer_sheet *sheets[PBE_WRITER_SHEETS];
    size_t sheet_count;
    struct writer_chart *charts[PBE_WRITER_CHARTS]; /* chart i is charts[i - 1] */
    int chart_count;
    bool heights[WRITER_HEIGHT_MAX + 1]; /* which of them rows have */
    bool failed;
    int why; /* errno of the failure; 0 = no memory */
};

/* What a chart has that its caller may take back. */
struct writer_chart {
    struct pbe_chart chart; /* its texts are those below */
    char *title, *sheet;
};

/* One row with its cells. */
void writer_put_row(struct pbe_writer_sheet *sheet,
                    const struct pbe_written_cell *cells, size_t count);

/* The style of a cell; a default one for 0 and unknown numbers. */
const struct pbe_style *writer_style(const struct pbe_writer *writer, int style);

/* Millimetres that the row needs for its texts; 0 = it has none. */
int writer_row_height(const struct pbe_writer_sheet *sheet,
                      const struct pbe_written_cell *cells, size_t count);

/* Appends 'Sheet'.A1, a quote in the name written twice. */
void writer_add_address(struct pbe_text *text, const char *sheet, int row, int column);

/* Whole parts but content.xml, which ends in writer_begin_table() … for each sheet. */
void writer_put_manifest(xmlTextWriterPtr xml, const struct pbe_writer *writer);
void writer_put_meta(xmlTextWriterPtr xml, const struct pbe_writer *writer);
void writer_put_styles(xmlTextWriterPtr xml);
void writer_put_settings(xmlTextWriterPtr xml, const struct pbe_writer *writer);

/* A chart is a document of its own: the name of its part, "Object 1/content.xml", its
 * content, and the frame that shows it in a cell. */
const char *writer_chart_part(int chart, char out[WRITER_PART_MAX]);
void writer_put_chart(xmlTextWriterPtr xml, const struct pbe_chart *chart);
void writer_put_frame(xmlTextWriterPtr xml, const struct pbe_chart *chart, int number);

/* The begin of any part: its root with the namespaces. */
void writer_begin_part(xmlTextWriterPtr xml, const char *root);

/* content.xml: its begin; a table's begin, up to its rows; and its end. */
void writer_begin_content(xmlTextWriterPtr xml, const struct pbe_writer *writer);
void writer_begin_table(xmlTextWriterPtr xml, const struct pbe_writer *writer,
                        size_t sheet);
void writer_end_content(xmlTextWriterPtr xml, const struct pbe_writer *writer);

#endif
