/* xlsx.h - reading OOXML workbooks (.xlsx, .xlsm). */
#ifndef PBE_WORKBOOK_XLSX_H
#define PBE_WORKBOOK_XLSX_H

#include "workbook/wb_book.h"
#include "workbook/wb_zip.h"

pbe_status xlsx_read(pbe_workbook *book, wb_zip *zip, struct pbe_error *err);

#endif
