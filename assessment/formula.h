/* formula.h - the PBE call in a cell's formula, as files write it.
 *
 * A workbook opened without the component, or saved by another program, has its names
 * rewritten: PBE.CALC.SCORE, pbe.calc.score, _xll.PBE_SCORE, 'file:///…/pbe.oxt'!PBE_SCORE.
 * Formulas of ODF (of:=…([.E12];…)) and of Excel (…(E12,…)) are read alike, the call may
 * stand inside IF(…). Pure text: hostile input is bounded, nothing is allocated, and what
 * cannot be read is said, not guessed.
 */
#ifndef PBE_ASSESSMENT_FORMULA_H
#define PBE_ASSESSMENT_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum { PBE_FORMULA_ARGUMENTS = 8, PBE_FORMULA_NAME_MAX = 32, PBE_FORMULA_BYTES = 8192 };

enum pbe_argument_kind {
    PBE_ARGUMENT_NONE,   /* left out: two separators, or past the last one */
    PBE_ARGUMENT_CELL,   /* E12, [.E12], 'Sheet 1'!$E$12 */
    PBE_ARGUMENT_RANGE,  /* E12:F20 */
    PBE_ARGUMENT_NUMBER, /* 8 */
    PBE_ARGUMENT_TEXT,   /* "100%" */
    PBE_ARGUMENT_OTHER   /* an expression, #REF!, another file: `text` says it */
};

/* Row and column are 0-based; `sheet` is "" for the formula's own. Texts point into the
 * formula, as written there (quotes doubled), and are not NUL-terminated. */
struct pbe_argument {
    enum pbe_argument_kind kind;
    const char *sheet;
    size_t sheet_length;
    int row, column, last_row, last_column; /* CELL: last = first */
    bool row_fixed, column_fixed;           /* $; of a range's first cell */
    double number;
    const char *text; /* TEXT: inside the quotes; OTHER: the expression */
    size_t length;
};

struct pbe_formula {
    char name
        [PBE_FORMULA_NAME_MAX]; /* "score": lower case, no prefix; "" = no PBE call */
    bool is_whole;              /* the call is all of the formula, nothing round it */
    bool is_foreign; /* the name is not written as the component does: PBE.CALC.… or
                        PBE_… in capitals; it was saved without the component */
    bool is_broken;  /* brackets or quotes are not closed, or there is too much */
    size_t argument_count;
    struct pbe_argument arguments[PBE_FORMULA_ARGUMENTS];
};

/* Reads a formula with its "=", "of:=", "oooc:=", or without any. Finds the first call of
 * a PBE function; true when there is one that could be read to its end. */
bool pbe_formula_read(const char *text, size_t length, struct pbe_formula *formula);

/* Appends the formula as people know it: =PBE_SCORE(E12;F12;G12), at most `maximum`
 * bytes, "…" at the end where it was cut. */
void pbe_formula_write(const char *text, size_t length, size_t maximum,
                       struct pbe_text *out);

#endif
