/* writer_private.h - the parts of a spreadsheet document that writer.c puts together.
 *
 * What is private to the writer: its state, and the functions that write one part of the
 * document each (OpenDocument 1.2, and LibreOffice's extensions of it) to an
 * xmlTextWriter.
 */
#ifndef PBE_WORKBOOK_WRITER_PRIVATE_H
#define PBE_WORKBOOK_WRITER_PRIVATE_H

#include <libxml/xmlwriter.h>

#include "workbook/writer.h"

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
    double heights[PBE_WRITER_HEIGHTS]; /* row style i + 2; row style 1 has none */
    int height_count;
    struct pbe_validity validities[PBE_WRITER_VALIDITIES];
    int validity_count;
    struct writer_property properties[PBE_WRITER_PROPERTIES];
    size_t property_count;
    struct pbe_writer_sheet *sheets[PBE_WRITER_SHEETS];
    size_t sheet_count;
    bool failed;
    int why; /* errno of the failure; 0 = no memory */
};

/* The media type of a kind; a flat one has that of a document. Static. */
const char *writer_media_type(enum pbe_document_kind kind);

/* One row with its cells. height: 0, or the 1-based number of one in writer->heights. */
void writer_put_row(xmlTextWriterPtr xml, int height,
                    const struct pbe_written_cell *cells, size_t count,
                    const struct pbe_writer *writer);

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
