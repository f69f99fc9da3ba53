#include "addin/text_dialog.h"

#include "addin/clipboard.h"
#include "addin/dialog.h"
#include "addin/office.h"
#include "base/language.h"

static void copy(void *state, uno_Interface *window, const uno_Any *event)
{
    (void)window, (void)event;
    clipboard_set_text(state);
}

static void show(uno_Interface *dialog, const char *title, const char *text)
{
    static const struct window_text words[] = {
        {"copy", "Label", "复制", "Copy"},
        {"close", "Label", "关闭", "Close"},
    };
    window_say(dialog, words, sizeof words / sizeof *words);
    window_set_text(dialog, "", "Title", title);
    window_set_text(dialog, "text", "Text", text);
    dialog_run(dialog);
}

void text_dialog_show(uno_Interface *frame, const char *title, const char *text)
{
    static const struct window_event events[] = {{"onCopy", copy}, {NULL, NULL}};
    union {
        const char *kept;
        void *state; /* copy() only reads it */
    } said = {.kept = text};
    uno_Interface *dialog = dialog_open("text", events, said.state);
    if (dialog) {
        show(dialog, title, text);
        dialog_close(dialog);
    } else {
        office_message(frame, OFFICE_INFO, text);
    }
}
