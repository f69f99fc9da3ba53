/* configuration.h - branches of LibreOffice's configuration, to read or to change.
 *
 * What an administrator has finalised is locked: it reads as he has set it, and cannot
 * be replaced. Opening a branch costs; do it when somebody asks, not per cell.
 * Owner: a branch that is opened is released by the caller. NULL is no branch: nothing
 * is in it, and nothing can be replaced.
 */
#ifndef PBE_ADDIN_CONFIGURATION_H
#define PBE_ADDIN_CONFIGURATION_H

#include "addin/uno/cuno.h"

enum configuration_use { CONFIGURATION_READ, CONFIGURATION_CHANGE };

/* The branch at a path such as /pbe.Settings/Options; NULL when there is none. Read its
 * values by cuno_name_get(). */
uno_Interface *configuration_open(const char *path, enum configuration_use use);

/* --- of a branch opened to change --- */

bool configuration_is_locked(uno_Interface *branch, const char *name);

/* Changes last once they are committed. */
bool configuration_replace(uno_Interface *branch, const char *name,
                           const uno_Any *value, struct cuno_error *error);
bool configuration_commit(uno_Interface *branch, struct cuno_error *error);

#endif
