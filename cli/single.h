/* single.h - one workbook, for `pbe check` and `pbe score`: options, record, exit code.
 *
 * It goes through a pool of one worker, as in an audit: a file that breaks a library
 * costs a sentence.
 */
#ifndef PBE_CLI_SINGLE_H
#define PBE_CLI_SINGLE_H

#include "cli/record.h"

/* Runs the verb: `print` writes one table for people; with --json every table is one
 * object, as in an audit. usage: of the verb in the current language. Returns the exit
 * code: 0 clean, 1 findings, 2 usage, 3 rule pack, 4 file. */
int single_run(int argc, char **argv, const char *usage,
               void (*print)(const struct record_table *table));

/* The line above a table: sheet, unit, year, pack. */
void single_print_title(const struct record_table *table);

#endif
