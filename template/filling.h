/* filling.h - data being put into a form: which cells get what, before any is written.
 *
 * Rows are those of the form as it is; a cell of a row that is still to be inserted is
 * `extra` rows below the one that is copied.
 * Everything lives in the arena.
 */
#ifndef PBE_TEMPLATE_FILLING_H
#define PBE_TEMPLATE_FILLING_H

#include "template/fill_form.h"

struct filling_cell {
    struct pbe_place place;
    int extra;
    struct pbe_value value;
};

/* Rows to be inserted below a row of the sheet of indicators; in the order of rows. */
struct filling_insert {
    int row, count;
};

struct filling {
    const struct fill_form *form;
    struct pbe_arena *arena;
    struct filling_cell *cells;
    size_t count, room;
    struct filling_insert *inserts;
    size_t insert_count;
    bool *base_is_taken; /* rows of the base data table that got their name here */
};

/* Finds the place of everything, or says what has none. */
pbe_status filling_read(struct filling *filling, const struct fill_form *form,
                        struct pbe_arena *arena, const struct pbe_fill_record *records,
                        size_t count, struct pbe_error *err);

/* The row that a row of the form is after the inserts. */
int filling_row(const struct filling *filling, const struct filling_cell *cell);

/* --- for the files that find the places of one kind of records --- */

pbe_status filling_put_fact(struct filling *filling,
                            const struct pbe_fill_record *record,
                            struct pbe_error *err);
pbe_status filling_put_fund(struct filling *filling,
                            const struct pbe_fill_record *record,
                            struct pbe_error *err);
pbe_status filling_put_base(struct filling *filling,
                            const struct pbe_fill_record *record,
                            struct pbe_error *err);
/* All of them at once. */
pbe_status filling_put_indicators(struct filling *filling,
                                  const struct pbe_fill_record *records, size_t count,
                                  struct pbe_error *err);

/* Puts a value into a cell. EMPTY is passed over; a formula's cell, a cell where the form
 * wants nothing (——), and one that has got a value already are refused. */
pbe_status filling_put(struct filling *filling, struct pbe_place place, int extra,
                       const struct pbe_fill_value *value, struct pbe_error *err);

#endif
