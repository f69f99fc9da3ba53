/* office.h - what PBE asks of the running LibreOffice: documents and message boxes.
 *
 * frame: an XFrame, or NULL. Owner: interfaces that are returned belong to the caller;
 * NULL = there is none.
 */
#ifndef PBE_ADDIN_OFFICE_H
#define PBE_ADDIN_OFFICE_H

#include "addin/uno/cuno.h"

/* Recalculates every formula of every open spreadsheet: F9 alone leaves the cells of
 * add-in functions stale. Does not mark documents as changed. The sidebar looks again. */
void office_recalculate_all(void);

/* --- of a frame --- */

uno_Interface *office_window(uno_Interface *frame);     /* XWindowPeer */
uno_Interface *office_controller(uno_Interface *frame); /* XController */
uno_Interface *office_document(uno_Interface *frame);   /* XSpreadsheetDocument */
uno_Interface *office_sheet(uno_Interface *frame);      /* the active XSpreadsheet */
uno_Interface *office_selection(uno_Interface *frame);  /* whatever is selected */

uno_Interface *office_frame(uno_Interface *document); /* the XFrame that shows it */

bool office_is_read_only(uno_Interface *document);

/* What is being typed into a cell is taken, as Return would; nothing where none is. */
void office_accept_typing(uno_Interface *frame);

/* What happens between the two is one step of undo, under this title. */
void office_undo_enter(uno_Interface *document, const char *title);
void office_undo_leave(uno_Interface *document);

/* Adds a step of undo of our own, an XUndoAction, for what Calc itself does not undo. */
void office_undo_add(uno_Interface *document, uno_Interface *action);

/* --- boxes --- */

enum office_mood { OFFICE_INFO, OFFICE_ERROR };

/* Shows a box with one button and waits for it; in an office without windows it returns
 * at once. The frame's window is the box's parent. */
void office_message(uno_Interface *frame, enum office_mood mood, const char *text);

/* A warning with OK and Cancel: true = OK. False in an office without windows. */
bool office_confirm(uno_Interface *frame, const char *text);

#endif
