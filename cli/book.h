/* book.h - a workbook for people: looks, lines, and the sheets of rows and findings.
 *
 * What the summary of an audit and the collection of a district have in common. Texts
 * and values are borrowed for the call.
 */
#ifndef PBE_CLI_BOOK_H
#define PBE_CLI_BOOK_H

#include "cli/record.h"
#include "workbook/writer.h"

enum book_look {
    BOOK_TITLE, /* of a sheet */
    BOOK_UNDER, /* what stands under it, and above blocks */
    BOOK_HEAD,  /* of a column */
    BOOK_PLAIN,
    BOOK_CENTRED,
    BOOK_WRAPPED,
    BOOK_POINTS, /* two decimals */
    BOOK_SHARE,  /* a fraction as percent, two decimals */
    BOOK_DAY,
    BOOK_TOTAL, /* the points of a last row; and its words */
    BOOK_TOTAL_WORD,
    BOOK_GREEN, /* as enum record_light */
    BOOK_AMBER,
    BOOK_RED,
    BOOK_LOOKS
};

struct book {
    pbe_writer *writer;
    int styles[BOOK_LOOKS];
    pbe_writer_sheet *rows, *findings;
};

struct book_column {
    const char *zh, *en;
    double width; /* centimetres */
};

enum { BOOK_CELLS_MAX = 16 };

/* False without memory. book_done() may follow in any case. */
bool book_init(struct book *book, const char *title);
void book_done(struct book *book);

/* A sheet that is a list: its first row names the columns, and filters. A title is a row
 * above; NULL = none. */
pbe_writer_sheet *book_add_list(struct book *book, const char *name, const char *title,
                                const struct book_column *columns, size_t count);
#define BOOK_ADD_LIST(book, name, title, columns)                                      \
    book_add_list(book, name, title, columns, sizeof columns / sizeof *columns)

/* The sheets of rows and of findings, behind those there are. */
void book_add_details(struct book *book);

/* All rows and findings of a table. */
void book_put_details(const struct book *book, const char *file,
                      const struct record_table *table);
void book_put_finding(const struct book *book, const char *file, const char *unit,
                      const struct record_finding *finding);

/* A row being filled, cell by cell. */
struct book_line {
    const struct book *book;
    struct pbe_written_cell cells[BOOK_CELLS_MAX];
    size_t count;
};

void book_add(struct book_line *line, struct pbe_value value, enum book_look look);
void book_add_text(struct book_line *line, const char *text, enum book_look look);
void book_add_number(struct book_line *line, double number, enum book_look look);
void book_add_blank(struct book_line *line, size_t count, enum book_look look);
void book_add_wide(struct book_line *line, const char *text, enum book_look look,
                   int columns);
void book_add_light(struct book_line *line, enum record_light light);
void book_end(struct book_line *line, pbe_writer_sheet *sheet); /* and begins anew */

/* The day of a moment as people there call it; EMPTY for 0. */
struct pbe_value book_day(long long seconds);

#endif
