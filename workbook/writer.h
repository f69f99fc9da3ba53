/* writer.h - a spreadsheet document (.ods) being written, row by row.
 *
 * Rows go to a temporary file as they come, so that memory stays flat. A text stays a
 * text and never becomes a formula, whatever it begins with; what XML cannot hold
 * becomes U+FFFD. The same calls give the same bytes.
 * The first thing that goes wrong is kept and told by pbe_writer_save().
 * Owner: pbe_writer_free(); sheets live as long as their writer.
 */
#ifndef PBE_WORKBOOK_WRITER_H
#define PBE_WORKBOOK_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "base/grid.h"
#include "base/value.h"

typedef struct pbe_writer pbe_writer;
typedef struct pbe_writer_sheet pbe_writer_sheet;

enum {
    PBE_WRITER_STYLES = 64,
    PBE_WRITER_SHEETS = 64,
    PBE_WRITER_CHARTS = 16,
    PBE_WRITER_COLUMNS = 256
};

/* How a cell looks. Zeros are the default style. */
struct pbe_style {
    enum pbe_format format; /* of a number; a date is days since 1899-12-30 */
    int places; /* decimals that are always shown; 0 = as many as there are */
    int size;   /* of the letters, in points; 0 = 10 */
    bool is_bold, is_centred, wraps, is_bare; /* bare: without borders */
    unsigned fill, ink;                       /* colours, 0xRRGGBB; 0 = none, black */
};

struct pbe_sheet {
    const char *name;
    const double *widths; /* of the columns, in centimetres */
    size_t columns;       /* 1 … PBE_WRITER_COLUMNS */
    int header_rows;      /* the first rows: they stay in view, and head every page */
    bool has_filter;      /* buttons in the last header row */
};

struct pbe_written_cell {
    struct pbe_value value;
    int style;   /* from pbe_writer_add_style(); 0 = the default */
    int columns; /* that it is wide, merged; 0 = 1 */
    int chart;   /* from pbe_writer_add_chart(), with its corner here; 0 = none */
};

/* Columns that stand beside each other, as high as cells of a sheet say: a group for
 * each name, a colour for each column of values. The row above the values says what
 * they are. */
struct pbe_chart {
    const char *title, *sheet;     /* the sheet is in the same document */
    struct pbe_area names, values; /* as many rows each; names: one column */
    double width, height;          /* centimetres */
};

/* title: of the document. NULL without memory. */
pbe_writer *pbe_writer_new(const char *title);
void pbe_writer_free(pbe_writer *writer);

/* The number of the style, >= 1; 0 when there are too many. */
int pbe_writer_add_style(pbe_writer *writer, const struct pbe_style *style);

/* The number of the chart, >= 1, for the cell that shows it; 0 when there are too many.
 * Copies the texts. */
int pbe_writer_add_chart(pbe_writer *writer, const struct pbe_chart *chart);

/* Begins a sheet behind those there are; rows may be added to any of them in turn. NULL:
 * it failed, and pbe_writer_add_row() ignores it. */
pbe_writer_sheet *pbe_writer_add_sheet(pbe_writer *writer,
                                       const struct pbe_sheet *sheet);

/* Adds a row below. The cells take no more columns than the sheet has. */
void pbe_writer_add_row(pbe_writer_sheet *sheet, const struct pbe_written_cell *cells,
                        size_t count);

/* Rows that are added from now on are no part of what the filter sorts: totals. */
void pbe_writer_end_list(pbe_writer_sheet *sheet);

/* Writes the document to a file that allows seeking, and flushes it. Ends the writing:
 * nothing but pbe_writer_free() may follow. */
pbe_status pbe_writer_save(pbe_writer *writer, FILE *to, struct pbe_error *err);

#endif
