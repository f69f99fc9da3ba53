/* trial_report.h - filling the report of a trial (trial.h). All it holds is copied into
 * its arena; every function says when memory ends.
 */
#ifndef PBE_LUA_TRIAL_REPORT_H
#define PBE_LUA_TRIAL_REPORT_H

#include "lua/trial.h"

/* A report with room for so many packs; NULL when memory ends. */
struct pbe_trial_report *report_new(size_t packs);

/* Appends copies behind the last one; *last is that one's `next`, at first the list's. */
pbe_status report_failure(struct pbe_trial_report *report,
                          struct pbe_trial_failure ***last,
                          const struct pbe_trial_failure *failure,
                          struct pbe_error *err);
pbe_status report_gap(struct pbe_trial_report *report, struct pbe_trial_gap ***last,
                      const struct pbe_trial_gap *gap, struct pbe_error *err);

#endif
