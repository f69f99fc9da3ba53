/* writer.h - a spreadsheet document (.ods, .ots, .fods) being written, row by row.
 *
 * Rows go to a temporary file as they come, so that memory stays flat. A text stays a
 * text and never becomes a formula, whatever it begins with; what XML cannot hold
 * becomes U+FFFD. The same calls give the same bytes, and the same content in all kinds.
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
    PBE_WRITER_COLUMNS = 256,
    PBE_WRITER_HEIGHTS = 16,    /* different heights of rows */
    PBE_WRITER_VALIDITIES = 16, /* of the document */
    PBE_WRITER_CONDITIONS = 16, /* of a sheet */
    PBE_WRITER_PROPERTIES = 8
};

enum pbe_document_kind { PBE_DOCUMENT, PBE_DOCUMENT_TEMPLATE, PBE_DOCUMENT_FLAT };

enum pbe_border { PBE_BORDER_LIGHT, PBE_BORDER_NONE, PBE_BORDER_BLACK };

/* How a cell looks. Zeros are the default style. */
struct pbe_style {
    const char *name;       /* among the styles, an XML name; NULL = has none */
    enum pbe_format format; /* of a number; a date is days since 1899-12-30 */
    int places;         /* decimals that are always shown; 0 = as many as there are */
    const char *prefix; /* shown before the number or text; NULL = none */
    bool is_text;       /* what is typed stays as it is typed */
    bool is_bold, is_centred, wraps, is_middle;
    bool is_unlocked; /* may be changed in a protected sheet */
    enum pbe_border border;
    double size, indent; /* points, centimetres; 0 = the default */
    double pad;          /* above and below the text, in centimetres; 0 = 0.08 */
    unsigned fill, ink;  /* colours, 0xRRGGBB; 0 = none, black */
};

struct pbe_sheet {
    const char *name;
    const double *widths; /* of the columns, in centimetres */
    size_t columns;       /* 1 … PBE_WRITER_COLUMNS */
    int header_rows;      /* they head every page, and stay in view as the first rows */
    int header_from;      /* 0-based: the first of them */
    bool has_filter;      /* buttons in the last header row */
    bool is_form;         /* printed on A4 upright, nothing stays in view */
    bool is_protected;    /* without password; rows may be inserted and deleted */
    int printed_columns;  /* the first so many are printed; 0 = all */
    bool is_screen_only;  /* never printed */
};

struct pbe_written_cell {
    struct pbe_value value;
    int style; /* from pbe_writer_add_style(); 0 = the default */
    const char
        *formula; /* OpenFormula, "of:=…", whose result is `value`; NULL = none */
    int columns, rows; /* that the cell is merged over, 0 = 1; no cells follow for the
                            other columns of its row */
    bool is_covered;   /* by a merged cell above */
    int chart;         /* from pbe_writer_add_chart(), with its corner here; 0 = none */
    bool is_array;     /* the formula fills array_columns × array_rows cells */
    int array_columns, array_rows;
    int validity; /* from pbe_writer_add_validity(); 0 = none */
};

/* Columns that stand beside each other, as high as cells of a sheet say: a group for
 * each name, a colour for each column of values. The row above the values says what
 * they are. */
struct pbe_chart {
    const char *title, *sheet;     /* the sheet is in the same document */
    struct pbe_area names, values; /* as many rows each; names: one column */
    double width, height;          /* centimetres */
};

/* What may be typed into a cell. */
struct pbe_validity {
    const char *condition; /* OpenDocument 1.3 part 3, 19.604: of:cell-content-… */
    const char *title,
        *message;    /* told to whoever types something else, which is not taken */
    bool may_differ; /* it asks, and takes something else after all */
    bool is_list;    /* the texts of the condition are offered */
};

/* title: of the document. NULL without memory. */
pbe_writer *pbe_writer_new(const char *title);
void pbe_writer_free(pbe_writer *writer);

/* All texts that are handed over below are borrowed until pbe_writer_free(), but those of
 * sheets and cells, which are copied. */
void pbe_writer_set_kind(pbe_writer *writer, enum pbe_document_kind kind);

/* The typeface of all cells: its name, and where it comes from: "SimSun, 宋体, 'Noto …'". */
void pbe_writer_set_font(pbe_writer *writer, const char *name, const char *families);

/* A property that users define: "pbe.pack". */
void pbe_writer_add_property(pbe_writer *writer, const char *name, const char *value);

/* The number of the style, >= 1; 0 when there are too many. */
int pbe_writer_add_style(pbe_writer *writer, const struct pbe_style *style);

/* The number of the validity, >= 1; 0 when there are too many. */
int pbe_writer_add_validity(pbe_writer *writer, const struct pbe_validity *validity);

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

/* The same with a height in centimetres, which the row keeps; 0 = as its texts need, in a
 * form as Calc finds, else as it is reckoned here. */
void pbe_writer_add_high_row(pbe_writer_sheet *sheet, double height,
                             const struct pbe_written_cell *cells, size_t count);

/* Cells of the area look like the style (which has a name) where the formula is true; it is
 * written for the area's first cell. The first condition that is true wins. */
void pbe_writer_add_condition(pbe_writer_sheet *sheet, struct pbe_area area,
                              const char *formula, int style);

/* Rows that are added from now on are no part of what the filter sorts: totals. */
void pbe_writer_end_list(pbe_writer_sheet *sheet);

/* Writes the document to a file that allows seeking, and flushes it. Ends the writing:
 * nothing but pbe_writer_free() may follow. */
pbe_status pbe_writer_save(pbe_writer *writer, FILE *to, struct pbe_error *err);

#endif
