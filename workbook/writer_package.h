/* writer_package.h - the zip file that an .ods or .ots is. */
#ifndef PBE_WORKBOOK_WRITER_PACKAGE_H
#define PBE_WORKBOOK_WRITER_PACKAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "workbook/writer.h"

/* Writes the package; the same content gives the same bytes. Takes `content`, which is
 * read from its beginning. False: errno says why, 0 = no memory. */
bool writer_package_write(const pbe_writer *writer, FILE *content, FILE *to);

#endif
