/* target.h - 指标值: one wording out of a comparator, a value and a unit.
 *
 * They stand in one column, in three, or partly in the indicator's name
 * （公猪舍(≥**平方米)）. Words are left alone, and nothing is added that the value
 * already says.
 */
#ifndef PBE_ASSESSMENT_TARGET_H
#define PBE_ASSESSMENT_TARGET_H

#include "assessment/field.h"

/* Reads the target of the row. name: the indicator's text; *nature is set as well. */
struct pbe_field as_target_read(struct as_reader *reader, const struct as_row *row,
                                const struct pbe_value *name, enum pbe_nature *nature);

#endif
