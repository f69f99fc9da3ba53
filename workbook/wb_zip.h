/* wb_zip.h - the zip package of an .ods or .xlsx: its entries, each read as a stream.
 *
 * Nothing is written to disk, and nothing that the headers say about sizes is believed:
 * bytes are counted as they are unpacked. Entries that overlap, have one name or a name
 * that leads elsewhere are refused when the package is opened.
 * Owner: wb_zip_close(). The file must stay open as long.
 */
#ifndef PBE_WORKBOOK_WB_ZIP_H
#define PBE_WORKBOOK_WB_ZIP_H

#include <stdbool.h>

#include "workbook/wb_file.h"

typedef struct wb_zip wb_zip;

/* content: bytes that all reads together may unpack. */
pbe_status wb_zip_open(const struct wb_file *file, size_t content, wb_zip **zip,
                       struct pbe_error *err);
void wb_zip_close(wb_zip *zip);

/* Whether there is an entry of this name, in any letter case. */
bool wb_zip_has(const wb_zip *zip, const char *name);

/* Unpacks an entry into the sink. The sink may read other entries meanwhile. */
pbe_status wb_zip_send(wb_zip *zip, const char *name, wb_sink *sink, void *self,
                       struct pbe_error *err);

#endif
