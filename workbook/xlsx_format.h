/* xlsx_format.h - number formats of cells, as far as what people see depends on them:
 * percent, date, time, decimals, thousands. Literal texts and colours are left out.
 */
#ifndef PBE_WORKBOOK_XLSX_FORMAT_H
#define PBE_WORKBOOK_XLSX_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "workbook/wb_number.h"

struct xlsx_format {
    enum xlsx_format_kind {
        XLSX_GENERAL, /* the shortest decimal */
        XLSX_DECIMAL,
        XLSX_PERCENT,
        XLSX_DATE,
        XLSX_TIME,
        XLSX_ELAPSED /* hours go on beyond 24 */
    } kind;
    int least, most; /* decimals */
    bool has_groups; /* 1,234 */
};

/* Reads a format code (18.8.31), its first section. */
struct xlsx_format xlsx_format_of_code(const char *code, size_t length);

/* The formats that every program knows by number (18.8.30), Chinese ones included. */
struct xlsx_format xlsx_format_built_in(int id);

void xlsx_format_write(const struct xlsx_format *format, double value,
                       char out[WB_SHOWN_MAX]);

#endif
