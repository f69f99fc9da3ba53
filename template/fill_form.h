/* fill_form.h - a form that is to be filled: its sheets, and its blocks of indicators.
 *
 * What the layout reads out of a return it reads out of an empty form, too; here is what
 * only an empty form needs: the rows that wait for an indicator.
 * Owner: fill_form_done(), also after an error. Rows and columns are 0-based.
 */
#ifndef PBE_TEMPLATE_FILL_FORM_H
#define PBE_TEMPLATE_FILL_FORM_H

#include <stdbool.h>

#include "assessment/assessment.h"
#include "base/arena.h"
#include "template/fill.h"
#include "workbook/workbook.h"

enum { FILL_PLAIN_MAX = 256 /* bytes of a name that are compared */ };

/* The rows of one level-2 name. */
struct fill_block {
    const char *level1, *level2; /* as they are compared */
    const char *shown;           /* level 2 as the form has it */
    int first, last;             /* rows */
};

struct fill_form {
    struct pbe_arena arena;
    pbe_workbook *workbook;
    const pbe_grid **grids; /* all sheets */
    struct pbe_assessment **list;
    size_t tables;
    const struct pbe_assessment *assessment; /* the first of them */
    struct fill_block *blocks;
    size_t block_count;
    int columns[PBE_FILL_FIELD_COUNT]; /* of the indicators' fields; -1 = none */
};

pbe_status fill_form_open(const char *path, struct fill_form *form,
                          struct pbe_error *err);
void fill_form_done(struct fill_form *form);

/* The cell of a place; NULL where it is empty. */
const struct pbe_cell *fill_form_cell(const struct fill_form *form,
                                      struct pbe_place place);

/* The text of a cell, "" where it holds none. */
const char *fill_form_text(const struct fill_form *form, struct pbe_place place);

/* The place right of a cell, or of the cells that it is merged with; and beneath. */
struct pbe_place fill_form_right(const struct fill_form *form, struct pbe_place place);
struct pbe_place fill_form_beneath(const struct fill_form *form,
                                   struct pbe_place place);

/* A name as it is compared: without blanks, width of characters, 其中, numbering and the
 * colon at the end. */
void fill_plain(const char *name, char out[FILL_PLAIN_MAX]);

#endif
