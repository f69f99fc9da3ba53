/* reload.c - 重新加载规则: the rules are read again, open tables scored anew. */
#include "addin/commands.h"
#include "addin/office.h"
#include "addin/ruleset.h"
#include "addin/text_dialog.h"
#include "base/language.h"

void reload_run(uno_Interface *frame)
{
    struct pbe_error err;
    struct pbe_text said;
    pbe_text_init(&said, 8192);
    pbe_status status = ruleset_reload(&err);
    if (status)
        ruleset_write_failure(&said,
                              PBE_SAY("规则没有重新加载，沿用上次的规则。",
                                      "The rules were not reloaded; the last good ones "
                                      "go on."),
                              &err);
    else
        pbe_text_add(
            &said, PBE_SAY("规则已重新加载，打开的表格已重新计分。",
                           "The rules are reloaded; open spreadsheets are rescored."));
    office_recalculate_all(); /* after an error too: PBE_PACK shows it */
    if (status)               /* a text that people send on */
        text_dialog_show(frame, PBE_SAY("重新加载规则", "Reload rules"),
                         pbe_text_get(&said));
    else
        office_message(frame, OFFICE_INFO, pbe_text_get(&said));
    pbe_text_done(&said);
}
