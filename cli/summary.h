/* summary.h - what a whole audit comes to: lights, and which findings there are.
 *
 * Counts tables as returns; a file that cannot be read is one return, red.
 */
#ifndef PBE_CLI_SUMMARY_H
#define PBE_CLI_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "cli/record.h"

/* One code of a finding, with its first case as an example. */
struct summary_code {
    enum pbe_severity severity; /* the worst that it came with */
    const char *code, *file, *cell, *message;
    size_t findings, tables;
    const void *last; /* the table counted last */
};

enum { SUMMARY_CODES = 256 }; /* more than that are not told apart */

struct summary {
    struct pbe_arena arena;
    struct summary_code codes[SUMMARY_CODES];
    size_t code_count;
    size_t files, unreadable, lights[3]; /* by record_light */
};

void summary_init(struct summary *summary);
void summary_done(struct summary *summary);

void summary_add(struct summary *summary, const char *file,
                 const struct record *record);

/* One table alone. */
void summary_add_table(struct summary *summary, const char *file,
                       const struct record_table *table);

/* Puts the codes in order: the worst first, then the most frequent, then by name. */
void summary_sort(struct summary *summary);

/* For people: how many are clean, the most frequent errors, then the warnings. others:
 * files in folders that were no workbooks. */
void summary_print(struct summary *summary, size_t others, FILE *to);

/* 4: a file could not be read; else 1: an error or a warning; else 0. */
int summary_exit_code(const struct summary *summary);

#endif
