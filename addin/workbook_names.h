/* workbook_names.h - the properties of a document that name its pack, and their undo. */
#ifndef PBE_ADDIN_WORKBOOK_NAMES_H
#define PBE_ADDIN_WORKBOOK_NAMES_H

#include "addin/workbook_pack.h"

void workbook_names_read(uno_Interface *document, struct workbook_names *names);

/* What is "" is removed. False when the document does not take one. */
bool workbook_names_write(uno_Interface *document, const struct workbook_names *names);

/* A step of undo (XUndoAction) that writes `from`, and `to` when it is done again: Calc
 * itself does not undo properties. NULL when memory ends; release it. */
struct cuno_object *workbook_names_undo_new(uno_Interface *document, const char *title,
                                            const struct workbook_names *from,
                                            const struct workbook_names *to);

#endif
