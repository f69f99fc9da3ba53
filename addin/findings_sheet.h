/* findings_sheet.h - 检查结果: the findings as plain values in a sheet of their own. */
#ifndef PBE_ADDIN_FINDINGS_SHEET_H
#define PBE_ADDIN_FINDINGS_SHEET_H

#include "addin/uno/cuno.h"

#define FINDINGS_SHEET "检查结果" /* its name in every language */

/* Checks the frame's document and writes all findings into the sheet, as one step of undo;
 * the sheet is made where it is missing, and what was written there before is replaced. A
 * sheet of that name with other content stays. Whatever prevents it is said in a box. */
void findings_sheet_write(uno_Interface *frame);

#endif
