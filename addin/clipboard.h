/* clipboard.h - a text for the clipboard. */
#ifndef PBE_ADDIN_CLIPBOARD_H
#define PBE_ADDIN_CLIPBOARD_H

#include <stdbool.h>

/* False without memory or without a clipboard. */
bool clipboard_set_text(const char *text);

#endif
