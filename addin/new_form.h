/* new_form.h - a template opened as a new table, with unit and year filled in. */
#ifndef PBE_ADDIN_NEW_FORM_H
#define PBE_ADDIN_NEW_FORM_H

#include "addin/uno/cuno.h"
#include "base/error.h"

/* Opens it in a window of its own, without a name. *document, which the caller releases,
 * is written on success. */
pbe_status new_form_open(const char *path, uno_Interface **document,
                         struct pbe_error *err);

/* What could not be filled in, as the template has no cell for it, or a locked one. */
struct new_missed {
    bool unit, year;
};

/* Fills them in, unit "" being nothing, and goes to the first cell that is to be filled.
 * What a template holds there already is written over, formulas are not. */
void new_form_fill(uno_Interface *document, const char *unit, int year,
                   struct new_missed *missed);

#endif
