#include "workbook/xlsx.h"

pbe_status xlsx_read(pbe_workbook *book, wb_zip *zip, struct pbe_error *err)
{
    (void)book;
    (void)zip;
    return pbe_error_set(err, PBE_STATUS_FILE, "xlsx");
}
