/* journal.h - what an audit has done so far, for going on after it was killed.
 *
 * A file beside the output, FILE.part. It begins with the setting (program, language,
 * packs) under which its records were made; for another setting it is begun anew. Each
 * workbook is added with its stamp in one write. Half an entry at the end is cut off.
 * One audit at a time: the file is locked.
 */
#ifndef PBE_CLI_JOURNAL_H
#define PBE_CLI_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/inputs.h"

struct journal_entry;

/* Zero but for `file`, -1, is a good start. */
struct journal {
    int file; /* -1 = not open: nothing is found, nothing is kept */
    char *path;
    struct journal_entry *entries; /* sorted by path */
    size_t count;
};

/* Opens it, and keeps its entries for journal_get() if that is wanted and the setting is
 * the same. */
pbe_status journal_open(struct journal *journal, const char *output,
                        const struct pbe_text *setting, bool resume,
                        struct pbe_error *err);

/* Appends the record of a file that has not changed since. False = there is none. */
bool journal_get(const struct journal *journal, const struct input *input,
                 struct pbe_text *record);
pbe_status journal_add(struct journal *journal, const struct input *input,
                       const struct pbe_text *record, struct pbe_error *err);

void journal_close(struct journal *journal);  /* the file stays */
void journal_remove(struct journal *journal); /* the audit is done */

#endif
