/* check_command.h - the menu's 解释本格得分 and 检查本表. */
#ifndef PBE_ADDIN_CHECK_COMMAND_H
#define PBE_ADDIN_CHECK_COMMAND_H

#include "addin/uno/cuno.h"

/* Explains the current cell of the frame in a dialog with a text to copy. */
void explain_run(uno_Interface *frame);

/* Checks the frame's document and shows the findings in the sidebar; lists them in a
 * dialog where there is no sidebar. */
void check_run(uno_Interface *frame);

#endif
