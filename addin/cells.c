#include "addin/cells.h"

/* The document's sheets, as XSpreadsheets. */
static uno_Interface *sheets_of(uno_Interface *document)
{
    uno_Interface *sheets = NULL;
    if (!cuno_ask(document, CELLS_SHEET "XSpreadsheetDocument::getSheets", &sheets,
                  NULL, NULL))
        return NULL;
    return sheets;
}

int32_t cells_sheet_count(uno_Interface *document)
{
    uno_Interface *sheets = sheets_of(document);
    sal_Int32 count = 0;
    if (!cuno_ask(sheets, "com.sun.star.container.XIndexAccess::getCount", &count, NULL,
                  NULL))
        count = 0;
    cuno_release(sheets);
    return count;
}

uno_Interface *cells_sheet_at(uno_Interface *document, int32_t index)
{
    uno_Interface *sheets = sheets_of(document), *sheet = NULL;
    sal_Int32 wanted = index;
    uno_Any found;
    if (cuno_ask(sheets, "com.sun.star.container.XIndexAccess::getByIndex", &found,
                 CUNO_ARGS(&wanted), NULL)) {
        sheet = cuno_query_any(&found, CELLS_SHEET "XSpreadsheet");
        cuno_any_done(&found);
    }
    cuno_release(sheets);
    return sheet;
}

uno_Interface *cells_sheet_named(uno_Interface *document, const char *name)
{
    uno_Interface *sheets = sheets_of(document), *sheet = NULL;
    uno_Any found;
    if (!sheets)
        return NULL;
    if (cuno_name_get(sheets, name, &found, NULL))
        sheet = cuno_query_any(&found, CELLS_SHEET "XSpreadsheet");
    cuno_any_done(&found);
    cuno_release(sheets);
    return sheet;
}

bool cells_address(uno_Interface *range, struct cell_range *address,
                   struct cuno_error *error)
{
    return cuno_ask(range, CELLS_SHEET "XCellRangeAddressable::getRangeAddress",
                    address, NULL, error);
}

bool cells_used_end(uno_Interface *sheet, struct cell_range *end,
                    struct cuno_error *error)
{
    uno_Interface *cursor = NULL;
    sal_Bool expand = 0;
    if (!cuno_ask(sheet, CELLS_SHEET "XSpreadsheet::createCursor", &cursor, NULL,
                  error))
        return false;
    bool done = cuno_ask(cursor, CELLS_SHEET "XUsedAreaCursor::gotoEndOfUsedArea", NULL,
                         CUNO_ARGS(&expand), error)
                && cells_address(cursor, end, error);
    cuno_release(cursor);
    return done;
}

uno_Interface *cells_part(uno_Interface *of, const struct cell_range *part,
                          struct cuno_error *error)
{
    struct cell_range at = *part; /* a call takes pointers to values it could change */
    uno_Interface *range = NULL;
    if (!cuno_ask(
            of, CELLS_TABLE "XCellRange::getCellRangeByPosition", &range,
            CUNO_ARGS(&at.first_column, &at.first_row, &at.last_column, &at.last_row),
            error))
        return NULL;
    return range;
}
