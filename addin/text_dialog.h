/* text_dialog.h - a dialog with a text to read and to copy. */
#ifndef PBE_ADDIN_TEXT_DIALOG_H
#define PBE_ADDIN_TEXT_DIALOG_H

#include "addin/uno/cuno.h"

/* Shows it and waits until it is closed. Where the dialog cannot be made, a message box
 * over the frame's window (may be NULL) says the text. */
void text_dialog_show(uno_Interface *frame, const char *title, const char *text);

#endif
