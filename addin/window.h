/* window.h - what stands in the controls of a dialog, an options page or a panel.
 *
 * A window is any interface of one that was made from an .xdl file (or NULL, where nothing
 * happens). Texts in .xdl files are left empty; they are set here in the user's language.
 * Owner: interfaces that are returned belong to the caller; NULL = there is none.
 */
#ifndef PBE_ADDIN_WINDOW_H
#define PBE_ADDIN_WINDOW_H

#include "addin/uno/cuno.h"
#include "base/text.h"

/* The control (XControl), or its model; control "" = the window itself. */
uno_Interface *window_control(uno_Interface *window, const char *control);
uno_Interface *window_model(uno_Interface *window, const char *control);

/* A property of the control's model. A value that is read is always constructed. */
bool window_get(uno_Interface *window, const char *control, const char *property,
                uno_Any *value);
bool window_set(uno_Interface *window, const char *control, const char *property,
                const uno_Any *value);

/* "Text" of a field, "Label" of a button, group or label, "Title" of a dialog. */
bool window_set_text(uno_Interface *window, const char *control, const char *property,
                     const char *text);
/* Appends; false when there is no such text. */
bool window_get_text(uno_Interface *window, const char *control, const char *property,
                     struct pbe_text *text);

/* "State" of a check box; "Enabled", "ReadOnly" of any. */
bool window_set_switch(uno_Interface *window, const char *control, const char *property,
                       bool on);
bool window_is_checked(uno_Interface *window, const char *control);
void window_check(uno_Interface *window, const char *control, bool on);

/* The entries of a list or combination field, and the place of the chosen one; -1 = none. */
bool window_set_items(uno_Interface *window, const char *control,
                      const char *const *items, int32_t count);
/* The same from a text: an entry for each line, all of which end with a newline. */
bool window_set_lines(uno_Interface *window, const char *control, const char *lines);
int32_t window_selected(uno_Interface *window, const char *control);
void window_select(uno_Interface *window, const char *control, int32_t place);

/* The texts that a window is made with: labels of its controls, in both languages. */
struct window_text {
    const char *control, *property, *chinese, *english;
};
void window_say(uno_Interface *window, const struct window_text *texts, size_t count);

#endif
