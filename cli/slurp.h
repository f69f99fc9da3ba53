/* slurp.h - a file's bytes, all of them. */
#ifndef PBE_CLI_SLURP_H
#define PBE_CLI_SLURP_H

#include "base/error.h"
#include "base/text.h"

/* Appends the file to a text that has a maximum. A file that is larger or cannot be read
 * is PBE_STATUS_FILE. */
pbe_status slurp(const char *path, struct pbe_text *bytes, struct pbe_error *err);

#endif
