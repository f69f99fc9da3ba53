/* fact.h - a number or a date of the text becomes a fact of the reading.
 *
 * It takes what waits for it: the comparator, the change word, the ±, a unit in front.
 */
#ifndef PBE_ASSESSMENT_FACT_H
#define PBE_ASSESSMENT_FACT_H

#include "assessment/reading.h"

void as_fact_quantity(struct as_reading *reading, const struct as_token *token);
void as_fact_date(struct as_reading *reading, const struct as_token *token);
void as_fact_zero(struct as_reading *reading); /* 零投诉 */

void as_fact_slack(struct as_reading *reading, enum pbe_slack slack);

/* （含） makes 超过 a ≥, （不含） makes 以上 a >. */
void as_fact_inclusive(struct as_fact *fact, bool inclusive);

#endif
