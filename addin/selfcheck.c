/* selfcheck.c - 自检: what support wants to know, in a text to copy. */
#include "addin/commands.h"
#include "addin/selfcheck_text.h"
#include "addin/text_dialog.h"
#include "base/language.h"

enum { TEXT_MAX = 1 << 16 };

void selfcheck_run(uno_Interface *frame)
{
    struct pbe_text said;
    pbe_text_init(&said, TEXT_MAX);
    selfcheck_write(&said);
    text_dialog_show(frame, PBE_SAY("自检", "Self-check"), pbe_text_get(&said));
    pbe_text_done(&said);
}
