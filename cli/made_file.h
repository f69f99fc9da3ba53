/* made_file.h - the workbook that a verb makes: -o FILE, .ods, .ots or .fods.
 *
 * A file that is there stays unless --force is said; nothing half written is left.
 */
#ifndef PBE_CLI_MADE_FILE_H
#define PBE_CLI_MADE_FILE_H

#include <stdbool.h>

#include "base/error.h"
#include "cli/replace.h"
#include "workbook/writer.h"

/* The kind that the file's ending names. USAGE when it is none of the three. */
pbe_status made_file_kind(const char *path, enum pbe_document_kind *kind,
                          struct pbe_error *err);

/* Begins to write. FILE when there is one already and force is not said. */
pbe_status made_file_begin(struct replacement *file, const char *path, bool force,
                           struct pbe_error *err);

/* Finishes it, or after a failure (status) takes away what was begun and says which file
 * it is about. Returns what became of it. */
pbe_status made_file_end(struct replacement *file, const char *path, pbe_status status,
                         struct pbe_error *err);

#endif
