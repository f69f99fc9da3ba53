/* formula_private.h - what formula.c and its functions share. */
#ifndef PBE_TEMPLATE_FORMULA_PRIVATE_H
#define PBE_TEMPLATE_FORMULA_PRIVATE_H

#include "base/grid.h"
#include "template/formula.h"

enum { FORMULA_ARGUMENTS = 32 };

/* A value, or cells. */
struct operand {
    bool is_range;
    int sheet;
    struct pbe_area area;
    struct pbe_value value;
};

/* The value of an operand; of more than one cell an error. */
struct pbe_value formula_scalar(struct formula_host *host,
                                const struct operand *operand);
struct pbe_value formula_as_text(struct formula_host *host, struct pbe_value value);
/* False for texts and errors. */
bool formula_as_number(struct pbe_value value, double *number);

/* Calls a function; false when there is none of this name. */
bool formula_call(struct formula_host *host, const char *name,
                  const struct operand *arguments, size_t count,
                  struct operand *result);

#endif
