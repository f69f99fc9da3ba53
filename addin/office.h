/* office.h - what PBE asks of the running LibreOffice: documents and message boxes. */
#ifndef PBE_ADDIN_OFFICE_H
#define PBE_ADDIN_OFFICE_H

#include "addin/uno/cuno.h"

/* Recalculates every formula of every open spreadsheet: F9 alone leaves the cells of
 * add-in functions stale. Does not mark documents as changed. */
void office_recalculate_all(void);

enum office_mood { OFFICE_INFO, OFFICE_ERROR };

/* Shows a box with one button and waits for it; in an office without windows it returns
 * at once. frame: an XFrame whose window is the box's parent, may be NULL. */
void office_message(uno_Interface *frame, enum office_mood mood, const char *text);

#endif
