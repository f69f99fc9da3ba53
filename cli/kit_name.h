/* kit_name.h - the name of a department's file, such as every system takes.
 *
 * Code and name, "101001_民政局.ods". Signs that Windows refuses become their full-width
 * twins, which read the same; what nobody sees goes; a name that Windows keeps for itself
 * (CON) gets a low line in front.
 */
#ifndef PBE_CLI_KIT_NAME_H
#define PBE_CLI_KIT_NAME_H

#include "base/error.h"
#include "cli/departments.h"

/* Bytes, with the final NUL; 40 ideographs, so that paths stay short on Windows too. */
enum { KIT_NAME_MAX = 128 };

/* Writes the name of the department's file. */
void kit_name_write(const struct department *department, char out[KIT_NAME_MAX]);

/* Writes the names of all. FILE, with both, when two get the same, where the case of
 * letters and the width of signs do not count. list: the path, for the message. */
pbe_status kit_names_write(const struct departments *departments, const char *list,
                           char (*names)[KIT_NAME_MAX], struct pbe_error *err);

#endif
