/* certain.h - whether the wording of an actual value decides the comparison.
 *
 * 不足100%, 近90%, 3次以内, 在建10个: a number is there, but not what was reached. Where
 * such a value may be on either side of the target, nobody shall compute with it.
 */
#ifndef PBE_ASSESSMENT_CERTAIN_H
#define PBE_ASSESSMENT_CERTAIN_H

#include "assessment/measure.h"

/* False: the pair of numbers, which have one unit by now, can be read in two ways. */
bool as_pair_is_certain(const struct pbe_measure *target,
                        const struct pbe_measure *actual, const struct pbe_pair *pair);

#endif
