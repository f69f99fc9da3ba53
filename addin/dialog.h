/* dialog.h - windows from the extension's .xdl files, and what their buttons do.
 *
 *     static const struct window_event events[] = {{"onCopy", copy}, {NULL, NULL}};
 *     uno_Interface *dialog = dialog_open("explain", events, &state);
 *     window_set_text(dialog, "text", "Text", said);
 *     dialog_run(dialog);
 *     dialog_close(dialog);
 *
 * Without a screen (headless) a dialog returns at once.
 * Owner: state must live until the window is closed; interfaces belong to the caller.
 */
#ifndef PBE_ADDIN_DIALOG_H
#define PBE_ADDIN_DIALOG_H

#include "addin/window.h"

/* In an .xdl file it is bound by script:language="UNO" and
 * script:macro-name="vnd.sun.star.UNO:onCopy".
 * window: the one that the event came from; event: what came with it ("ok", "back" and
 * "initialize" as a string for an options page's external_event). */
struct window_event {
    const char *name; /* NULL at the end of a list */
    void (*run)(void *state, uno_Interface *window, const uno_Any *event);
};

/* An object with XDialogEventHandler and XContainerWindowEventHandler that runs these
 * events; NULL without memory. Release it with cuno_object_release(). */
struct cuno_object *dialog_handler_new(const struct window_event *events, void *state);

/* From now on its events do nothing; for a state that ends before the window does. */
void dialog_handler_forget(struct cuno_object *handler);

/* dialogs/NAME.xdl as a dialog (XDialog) over the window in front; NULL when it cannot be
 * made. events may be NULL. */
uno_Interface *dialog_open(const char *name, const struct window_event *events,
                           void *state);

/* Shows it and waits: 1 = OK, 0 = cancelled or closed. */
int dialog_run(uno_Interface *dialog);

/* Ends dialog_run() with this answer; for an event. */
void dialog_end(uno_Interface *dialog, int answer);

void dialog_close(uno_Interface *dialog); /* releases it, too */

/* dialogs/NAME.xdl as a part of a window (XWindowPeer): XWindow, or NULL. */
uno_Interface *dialog_embed(const char *name, struct cuno_object *handler,
                            uno_Interface *parent);

#endif
