/* interrupt.h - Ctrl-C and its like, noticed between two steps instead of at once.
 *
 * While watched, SIGINT, SIGTERM and SIGHUP only leave a note, so that a run can end its
 * workers and take its temporary files away; then interrupt_raise() lets the signal do
 * what it does without us.
 */
#ifndef PBE_CLI_INTERRUPT_H
#define PBE_CLI_INTERRUPT_H

#include <stdbool.h>

#include "base/error.h"

/* Until the process ends. */
pbe_status interrupt_watch(struct pbe_error *err);

/* A file descriptor that poll() finds readable once a signal has come; -1 unwatched. */
int interrupt_channel(void);
bool interrupt_has_come(void);

/* In a forked worker: Ctrl-C is the parent's business, the others end it at once. */
void interrupt_leave_to_parent(void);

/* Ends the process by the signal that has come; returns when none has. */
void interrupt_raise(void);

#endif
