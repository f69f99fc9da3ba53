/* amend_cell.c - a cell's value, as OpenDocument 1.3 part 3, 9.1.4 and 19.387, has it. */
#include <math.h>

#include "base/decimal.h"
#include "base/grid.h"
#include "base/language.h"
#include "workbook/amend_private.h"
#include "workbook/odf_text.h"

enum { TEXT_MAX = 1024 * 1024 /* bytes; the reader takes as many */ };

/* --- one cell --- */

void amend_clear_cell(xmlNodePtr cell)
{
    static const char *const values[] = {"value-type", "value",         "date-value",
                                         "time-value", "boolean-value", "string-value",
                                         "currency"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        amend_unset(cell, WB_OFFICE, values[i]);
    amend_unset(cell, WB_CALCEXT, "value-type");
    for (xmlNodePtr node = cell->children, next; node; node = next) {
        next = node->next;
        if (node->ns && wb_space_of((const char *)node->ns->href) == WB_TEXT)
            amend_remove(node);
    }
}

struct paragraphs {
    xmlNodePtr cell, last;
    bool failed;
};

static void add_piece(void *self, enum odf_piece piece, const char *plain)
{
    struct paragraphs *paragraphs = self;
    if (piece == ODF_END || paragraphs->failed)
        return;
    if (piece == ODF_BEGIN) {
        paragraphs->last = amend_add(paragraphs->cell, WB_TEXT, "p");
        paragraphs->failed = !paragraphs->last;
    } else if (piece == ODF_PLAIN) {
        paragraphs->failed = !amend_add_text(paragraphs->last, plain);
    } else {
        paragraphs->failed =
            !amend_add(paragraphs->last, WB_TEXT, piece == ODF_TAB ? "tab" : "s");
    }
}

static void add_plain(void *self, enum odf_piece piece, const char *plain)
{
    (void)piece; /* an attribute has no other */
    pbe_text_add(self, plain);
}

/* A formula's text stands in an attribute, too. */
static bool fill_text(xmlNodePtr cell, const struct pbe_value *value)
{
    struct paragraphs paragraphs = {.cell = cell};
    bool is_filled = amend_put(cell, WB_OFFICE, "value-type", "string");
    if (is_filled && amend_get(cell, WB_TABLE, "formula")) {
        struct pbe_text text;
        pbe_text_init(&text, 4 * TEXT_MAX);
        odf_text_clean(value->text, value->length, add_plain, &text);
        is_filled = !text.failed
                    && amend_put(cell, WB_OFFICE, "string-value", pbe_text_get(&text));
        pbe_text_done(&text);
    }
    if (is_filled)
        odf_text_cut(value->text, value->length, add_piece, &paragraphs);
    return is_filled && !paragraphs.failed;
}

bool amend_fill_cell(xmlNodePtr cell, const struct pbe_value *value)
{
    char digits[PBE_DECIMAL_MAX];
    switch (value->kind) {
    case PBE_NUMBER: /* how it is shown follows from the style */
        pbe_decimal_exact(value->number, digits);
        return amend_put(cell, WB_OFFICE, "value-type", "float")
               && amend_put(cell, WB_OFFICE, "value", digits);
    case PBE_TEXT:
        return fill_text(cell, value);
    default:
        return true;
    }
}

pbe_status amend_check_value(const struct pbe_value *value, struct pbe_error *err)
{
    if (value->kind == PBE_NUMBER && !isfinite(value->number))
        return pbe_error_set(
            err, PBE_STATUS_ARGUMENT, "%s",
            PBE_SAY("无穷大或不是数的值不能写进格子",
                    "a value that is infinite or no number cannot be put into a cell"));
    if (value->kind == PBE_TEXT && value->length > TEXT_MAX)
        return pbe_error_set(
            err, PBE_STATUS_ARGUMENT,
            PBE_SAY("一格的文字有 %zu 字节，超过 %d 字节的限制；请改短",
                    "the text of a cell has %zu bytes, more than the limit of %d; "
                    "make it shorter"),
            value->length, TEXT_MAX);
    return PBE_STATUS_OK;
}

/* --- the cell at a place --- */

static pbe_status check_place(const xmlNode *table, const xmlNode *row, int at,
                              int column, struct pbe_error *err)
{
    char address[PBE_ADDRESS_MAX];
    int first;
    const xmlNode *cell = row ? amend_find_cell(row, column, &first) : NULL;
    if (!cell || !amend_is(cell, WB_TABLE, "covered-table-cell"))
        return PBE_STATUS_OK;
    const char *name = amend_get(table, WB_TABLE, "name");
    pbe_grid_address(at, column, address);
    return pbe_error_set(
        err, PBE_STATUS_ARGUMENT,
        PBE_SAY(
            "“%s”表的 %s 被合并的格子盖住，填不进去；请填在合并区的第一格",
            "sheet “%s”: %s is covered by a merged cell; fill the first cell of the "
            "merged ones"),
        name ? name : "", address);
}

pbe_status amend_set_cell(pbe_amend *amend, size_t sheet, int row, int column,
                          const struct pbe_value *value, struct pbe_error *err)
{
    xmlNodePtr table = NULL, cell = NULL;
    int first;
    if (row < 0 || row >= PBE_GRID_ROWS || column < 0 || column >= PBE_GRID_COLUMNS)
        return pbe_error_set(
            err, PBE_STATUS_ARGUMENT,
            PBE_SAY("表里没有第 %d 行第 %d 列", "there is no row %d, column %d"),
            row + 1, column + 1);
    pbe_status status = amend_check_value(value, err);
    if (!status)
        status = amend_table(amend, sheet, &table, err);
    if (!status)
        status = check_place(table, amend_find_row(amend, table, row, &first), row,
                             column, err);
    if (status)
        return status;
    xmlNodePtr single = amend_single_row(amend, table, row);
    if (single)
        cell = amend_single_cell(single, column);
    if (!cell)
        return amend_starved(amend, err);
    amend_clear_cell(cell);
    return amend_fill_cell(cell, value) ? PBE_STATUS_OK : amend_starved(amend, err);
}
