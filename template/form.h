/* form.h - a workbook being laid out: sheets of cells, before they are written.
 *
 * Cells are put where they belong in any order; then form_compute() gives every formula
 * its result, and form_write() hands all to the workbook writer. Texts are copied.
 * Memory that ends is noticed once, at the end.
 * Owner: form_done(). Rows and columns are 0-based; formulas are OpenFormula.
 */
#ifndef PBE_TEMPLATE_FORM_H
#define PBE_TEMPLATE_FORM_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/grid.h"
#include "lua/engine.h"
#include "template/look.h"
#include "workbook/writer.h"

enum { FORM_SHEETS = 4, FORM_CONDITIONS = 8 };

struct form_cell {
    struct pbe_written_cell
        written;      /* style: an enum look; validity: an enum allowed */
    bool is_computed; /* the formula's value is there, or being computed */
};

struct form_condition {
    struct pbe_area area;
    enum look look;
    const char *formula;
};

struct form_sheet {
    const char *name;
    const double *widths;
    int columns, rows;
    struct form_cell *cells; /* rows × columns */
    double *heights;         /* of the rows; 0 = as their texts need */
    struct form_condition conditions[FORM_CONDITIONS];
    int condition_count;
    int header_from, header_rows, printed_columns;
    bool is_form, is_protected, is_screen_only;
};

struct form {
    struct pbe_arena arena;
    struct form_sheet sheets[FORM_SHEETS];
    int sheet_count;
    bool starved;
    const char *title;
    struct pbe_validity allowed[ALLOWED_COUNT];
};

void form_init(struct form *form);
void form_done(struct form *form);

/* Adds a sheet of so many rows; NULL without memory. */
struct form_sheet *form_add_sheet(struct form *form, const char *name,
                                  const double *widths, int columns, int rows);

/* --- cells; outside of the sheet they are ignored --- */

struct form_cell *form_cell(const struct form_sheet *sheet, int row, int column);
void form_look(struct form_sheet *sheet, int row, int column, enum look look);
void form_text(struct form *form, struct form_sheet *sheet, int row, int column,
               enum look look, const char *text);
void form_number(struct form_sheet *sheet, int row, int column, enum look look,
                 double number);
void form_formula(struct form *form, struct form_sheet *sheet, int row, int column,
                  enum look look, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* Merges cells; the covered ones look like the first. */
void form_merge(struct form_sheet *sheet, int row, int column, int rows, int columns);
void form_allow(struct form_sheet *sheet, int row, int column, enum allowed allowed);
void form_add_condition(struct form *form, struct form_sheet *sheet,
                        struct pbe_area area, enum look look, const char *formula);

/* --- all of it --- */

/* A copy that lives as long as the form; "" when memory ends. */
const char *form_copy(struct form *form, const char *text);

/* Gives every formula the value that the engine computes. */
pbe_status form_compute(struct form *form, pbe_engine *engine, struct pbe_error *err);

/* properties: count pairs of name and value. */
pbe_status form_write(struct form *form, enum pbe_document_kind kind,
                      const char *const (*properties)[2], size_t count, FILE *to,
                      struct pbe_error *err);

#endif
