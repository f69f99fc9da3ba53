/* report.h - what a trial found out, for people and as JSON; on standard output. */
#ifndef PBE_CLI_REPORT_H
#define PBE_CLI_REPORT_H

#include <stdbool.h>

#include "lua/trial.h"

/* The failures, then each pack in a line, with its gaps when coverage was asked for. */
void report_print(const struct pbe_trial_report *report, bool coverage);

/* The same as one JSON object. */
void report_print_json(const struct pbe_trial_report *report, bool coverage);

#endif
