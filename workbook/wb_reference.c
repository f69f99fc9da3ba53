#include "workbook/wb_reference.h"

#include <ctype.h>
#include <string.h>

#include "base/grid.h"

size_t wb_column_read(const char *at, const char *end, struct wb_half *half)
{
    const char *first = at;
    int index = 0, count = 0;
    half->stays = at < end && *at == '$';
    at += half->stays;
    for (; at < end && isalpha((unsigned char)*at) && count < 4; at++, count++)
        index = index * 26 + (toupper((unsigned char)*at) - 'A' + 1);
    half->index = index - 1;
    return count > 0 && count < 4 && index <= PBE_GRID_COLUMNS ? (size_t)(at - first)
                                                               : 0;
}

size_t wb_row_read(const char *at, const char *end, struct wb_half *half)
{
    const char *first = at;
    int index = 0, count = 0;
    half->stays = at < end && *at == '$';
    at += half->stays;
    for (; at < end && isdigit((unsigned char)*at) && count < 8; at++, count++)
        index = index * 10 + (*at - '0');
    half->index = index - 1;
    return count > 0 && count < 8 && index >= 1 && index <= PBE_GRID_ROWS
               ? (size_t)(at - first)
               : 0;
}

void wb_column_write(const struct wb_half *half, struct pbe_text *out)
{
    char address[PBE_ADDRESS_MAX];
    pbe_grid_address(0, half->index, address);
    pbe_text_add(out, half->stays ? "$" : "");
    pbe_text_add_bytes(out, address, strcspn(address, "0123456789"));
}

void wb_row_write(const struct wb_half *half, struct pbe_text *out)
{
    pbe_text_addf(out, "%s%d", half->stays ? "$" : "", half->index + 1);
}
