/* writer_private.h - the parts of an .ods that writer.c puts into the package.
 *
 * What is private to the writer: its state, and the functions that write one part of the
 * document each (OpenDocument 1.2) to an xmlTextWriter.
 */
#ifndef PBE_WORKBOOK_WRITER_PRIVATE_H
#define PBE_WORKBOOK_WRITER_PRIVATE_H

#include <libxml/xmlwriter.h>

#include "workbook/writer.h"

struct pbe_writer_sheet {
    pbe_writer *writer;
    char *name;
    double widths[PBE_WRITER_COLUMNS];
    size_t columns;
    int header_rows, rows;
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
    bool failed;
    int why; /* errno of the failure; 0 = no memory */
};

/* One row with its cells. */
void writer_put_row(xmlTextWriterPtr xml, const struct pbe_written_cell *cells,
                    size_t count, const struct pbe_writer *writer);

/* Whole parts but content.xml, which ends in writer_begin_table() … for each sheet. */
void writer_put_manifest(xmlTextWriterPtr xml);
void writer_put_meta(xmlTextWriterPtr xml, const struct pbe_writer *writer);
void writer_put_styles(xmlTextWriterPtr xml);
void writer_put_settings(xmlTextWriterPtr xml, const struct pbe_writer *writer);

/* content.xml: its begin; a table's begin, up to its rows; and its end. */
void writer_begin_content(xmlTextWriterPtr xml, const struct pbe_writer *writer);
void writer_begin_table(xmlTextWriterPtr xml, const struct pbe_writer *writer,
                        size_t sheet);
void writer_end_content(xmlTextWriterPtr xml, const struct pbe_writer *writer);

#endif
