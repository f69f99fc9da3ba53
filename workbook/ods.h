/* ods.h - reading OpenDocument spreadsheets, packaged (.ods, .ots) and flat (.fods).
 *
 * One grammar serves content.xml, styles.xml, meta.xml and the flat file, which holds
 * all three. Section numbers are those of ODF 1.3 part 3.
 */
#ifndef PBE_WORKBOOK_ODS_H
#define PBE_WORKBOOK_ODS_H

#include "workbook/wb_book.h"
#include "workbook/wb_map.h"
#include "workbook/wb_xml.h"
#include "workbook/wb_zip.h"

enum ods_word {
    ODS_DOCUMENT,
    ODS_DOCUMENT_CONTENT,
    ODS_DOCUMENT_STYLES,
    ODS_DOCUMENT_META,
    ODS_META,
    ODS_STYLES,
    ODS_AUTOMATIC_STYLES,
    ODS_BODY,
    ODS_SPREADSHEET,
    ODS_VALUE_TYPE,
    ODS_VALUE,
    ODS_DATE_VALUE,
    ODS_TIME_VALUE,
    ODS_BOOLEAN_VALUE,
    ODS_STRING_VALUE,
    ODS_CALCEXT_VALUE_TYPE,
    ODS_TITLE,
    ODS_CREATOR,
    ODS_INITIAL_CREATOR,
    ODS_GENERATOR,
    ODS_USER_DEFINED,
    ODS_META_NAME,
    ODS_PERCENTAGE_STYLE,
    ODS_DATE_STYLE,
    ODS_NUMBER_STYLE,
    ODS_STYLE,
    ODS_STYLE_NAME,
    ODS_FAMILY,
    ODS_PARENT,
    ODS_DATA_STYLE,
    ODS_TABLE_PROPERTIES,
    ODS_DISPLAY,
    ODS_CALCULATION_SETTINGS,
    ODS_NULL_DATE,
    ODS_NULL_DATE_VALUE,
    ODS_TABLE,
    ODS_TABLE_NAME,
    ODS_TABLE_STYLE_NAME,
    ODS_DEFAULT_CELL_STYLE,
    ODS_COLUMN_GROUP,
    ODS_HEADER_COLUMNS,
    ODS_COLUMNS,
    ODS_COLUMN,
    ODS_COLUMNS_REPEATED,
    ODS_COLUMNS_SPANNED,
    ODS_ROW_GROUP,
    ODS_HEADER_ROWS,
    ODS_ROWS,
    ODS_ROW,
    ODS_ROWS_REPEATED,
    ODS_ROWS_SPANNED,
    ODS_VISIBILITY,
    ODS_CELL,
    ODS_COVERED_CELL,
    ODS_FORMULA,
    ODS_NAMED_EXPRESSIONS,
    ODS_NAMED_RANGE,
    ODS_NAMED_EXPRESSION,
    ODS_CELL_RANGE_ADDRESS,
    ODS_EXPRESSION,
    ODS_P,
    ODS_SPAN,
    ODS_A,
    ODS_S,
    ODS_C,
    ODS_TAB,
    ODS_LINE_BREAK,
    ODS_RUBY,
    ODS_RUBY_BASE,
    ODS_TEXT_META,
    ODS_SHEET_NAME,
    ODS_TEXT_TITLE,
    ODS_DATE,
    ODS_TIME,
    ODS_FILE_NAME,
    ODS_PAGE_NUMBER,
    ODS_PAGE_COUNT,
    ODS_WORDS
};

enum ods_state {
    ODS_IN_DOCUMENT = 1,
    ODS_IN_META,
    ODS_IN_PROPERTY,
    ODS_IN_STYLES,
    ODS_IN_STYLE,
    ODS_IN_DATA_STYLE,
    ODS_IN_TABLE_PROPERTIES,
    ODS_IN_BODY,
    ODS_IN_SPREADSHEET,
    ODS_IN_SETTINGS,
    ODS_IN_NULL_DATE,
    ODS_IN_TABLE,
    ODS_IN_COLUMN,
    ODS_IN_ROW,
    ODS_IN_CELL,
    ODS_IN_PARAGRAPH, /* or a span or field in one */
    ODS_IN_RUBY,      /* its base counts, what stands above does not */
    ODS_IN_SPACE,     /* text:s, text:tab, text:line-break */
    ODS_IN_NAMES,
    ODS_IN_NAME
};

extern const struct wb_grammar ods_grammar;

/* A run of columns whose cells are formatted alike unless they say otherwise. */
struct ods_columns {
    int first, end;
    struct wb_slice style; /* a copy */
};

/* Cells of the current row that span others. */
struct ods_span {
    int column, columns, rows;
};

struct ods_styles {
    struct wb_map formats; /* data styles: name -> enum pbe_format */
    struct wb_map cells;   /* cell styles: name -> index into the list */
    struct wb_map hidden;  /* table styles that hide a sheet -> 1 */
    struct ods_style {
        struct wb_slice parent, data; /* names */
    } * list;
    size_t count, room;
    struct pbe_arena texts; /* of the list */
    struct pbe_text table;  /* the name of the table style that is being read, or "" */
    bool all_loaded;        /* styles.xml has been read, or will never be */
};

struct ods_reader {
    pbe_workbook *book;
    wb_zip *zip;       /* NULL: a flat file */
    const wb_xml *xml; /* of the element that is entered */
    struct ods_styles styles;
    double null_date; /* serial of the day 0 */
    bool has_spreadsheet;

    /* the property that is being read */
    struct pbe_text property_name, property;

    /* the sheet */
    pbe_grid *sheet;
    struct ods_columns *columns;
    size_t column_runs, column_room;
    int next_column; /* of table:table-column */

    /* the row */
    int row, rows;
    bool is_hidden, has_begun; /* has_begun: the grid has it */
    bool has_content;
    struct ods_span *spans;
    size_t span_count, span_room;

    /* the cell */
    int column;
    struct pbe_cell cell;
    bool is_time, is_boolean, has_formula;
    bool has_text_value; /* office:string-value stands for the text */
    int paragraphs;
    bool is_fresh;    /* the paragraph has no character yet */
    bool space_waits; /* white space that counts only before more text */
    struct pbe_text shown, text, formula;
};

/* Reads the package, or the flat file, into the book. */
pbe_status ods_read_package(pbe_workbook *book, wb_zip *zip, struct pbe_error *err);
pbe_status ods_read_flat(pbe_workbook *book, const struct wb_file *file,
                         struct pbe_error *err);

/* Reads one part of the package with the same reader. */
pbe_status ods_read_part(struct ods_reader *reader, const char *name,
                         struct pbe_error *err);

/* Whether the manifest says that entries are encrypted. */
bool ods_is_encrypted(wb_zip *zip);

/* The sentences for it, and for what is no spreadsheet. */
pbe_status ods_encrypted(struct pbe_error *err);
pbe_status ods_no_spreadsheet(struct pbe_error *err);

/* --- ods_styles.c --- */
void ods_styles_init(struct ods_styles *styles, size_t maximum);
void ods_styles_done(struct ods_styles *styles);
pbe_status ods_style_enter(struct ods_reader *reader, int state, int word,
                           struct pbe_error *err);
/* A copy of an attribute that lives as long as the reader; *out has no bytes where there
 * is none. */
pbe_status ods_style_copy(struct ods_reader *reader, struct wb_slice slice,
                          struct wb_slice *out, struct pbe_error *err);
/* The format of a cell style; may read styles.xml first. */
pbe_status ods_style_format(struct ods_reader *reader, struct wb_slice name,
                            enum pbe_format *format, struct pbe_error *err);

/* --- ods_sheet.c --- */
pbe_status ods_table_enter(struct ods_reader *reader, struct pbe_error *err);
pbe_status ods_column_enter(struct ods_reader *reader, struct pbe_error *err);
pbe_status ods_row_enter(struct ods_reader *reader, struct pbe_error *err);
pbe_status ods_row_leave(struct ods_reader *reader, struct pbe_error *err);
/* The grid gets the row, once. */
pbe_status ods_row_begin(struct ods_reader *reader, struct pbe_error *err);

/* --- ods_cell.c --- */
pbe_status ods_cell_enter(struct ods_reader *reader, struct pbe_error *err);
pbe_status ods_cell_leave(struct ods_reader *reader, struct pbe_error *err);

/* --- ods_text.c --- */
void ods_paragraph_enter(struct ods_reader *reader);
void ods_space_enter(struct ods_reader *reader, int word);
void ods_text_add(struct ods_reader *reader, const char *bytes, size_t length);

/* A failed text: too long, or no memory. */
pbe_status ods_check_text(const struct pbe_text *text, struct pbe_error *err);

#endif
