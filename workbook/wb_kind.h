/* wb_kind.h - what a file is, by its content, whatever its name. */
#ifndef PBE_WORKBOOK_WB_KIND_H
#define PBE_WORKBOOK_WB_KIND_H

#include "workbook/wb_file.h"
#include "workbook/wb_zip.h"
#include "workbook/workbook.h"

enum wb_kind { WB_KIND_ZIP, WB_KIND_XML };

/* Tells the two that can be read further; anything else is one sentence that says what
 * the file is and how to save it so that it can be read. path: for the name's ending. */
pbe_status wb_kind_find(const struct wb_file *file, const char *path,
                        enum wb_kind *kind, struct pbe_error *err);

/* The same for what is in a zip package. */
pbe_status wb_kind_of_package(const wb_zip *zip, enum pbe_workbook_kind *kind,
                              struct pbe_error *err);

#endif
