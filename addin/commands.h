/* commands.h - what the entries of the menu 绩效自评 do, a function each.
 *
 * frame: the XFrame of the window whose menu was used; NULL outside of a window. A command
 * says in one sentence what came of it, or why it could not be done (office_message), and
 * changes nothing halfway. Threads: the main one.
 */
#ifndef PBE_ADDIN_COMMANDS_H
#define PBE_ADDIN_COMMANDS_H

#include "addin/uno/cuno.h"

/* new_run(frame), recalculate_run(frame) … as listed in commands.def */
#define PBE_COMMAND(path, zh, en, zh_help, en_help)                                    \
    void path##_run(uno_Interface *frame);
#define PBE_COMMAND_GAP
#include "addin/commands.def"
#undef PBE_COMMAND_GAP
#undef PBE_COMMAND

#endif
