/* frequency.h - 频次: how often a year, where a wording says per what.
 *
 * 每月1次, 1次/月 and 12次/年 are told of one thing; beside a target per month a plain
 * 6次 may be six a month or six a year.
 */
#ifndef PBE_ASSESSMENT_FREQUENCY_H
#define PBE_ASSESSMENT_FREQUENCY_H

#include "assessment/measure.h"

/* Brings the actual value to the target's period. True: the pair is done, its numbers
 * compare or its kind says why not. False: there is no frequency in it. */
bool as_frequency_fit(const struct pbe_measure *target,
                      const struct pbe_measure *actual, struct pbe_pair *pair);

#endif
