/* share.h - the fraction in a percent cell: 0.85 that people see as 85%. */
#ifndef PBE_LUA_SHARE_H
#define PBE_LUA_SHARE_H

#include <stdbool.h>

#include "assessment/assessment.h"

/* Whether the field is such a cell, and not something computed from it. */
static inline bool share_is(const struct pbe_field *field)
{
    const struct pbe_cell *cell = field->cell;
    return cell && cell->format == PBE_FORMAT_PERCENT && field->value.kind == PBE_NUMBER
           && cell->value.kind == PBE_NUMBER
           && cell->value.number == field->value.number;
}

#endif
