#include "addin/own_sheet.h"

#include <string.h>

#include "addin/document.h"
#include "addin/office.h"
#include "base/error.h"
#include "base/language.h"

#define XPROTECTABLE "com.sun.star.util.XProtectable"

enum { CLEAR_ALL = 1023 /* com.sun.star.sheet.CellFlags */ };

/* --- what stands in the way --- */

static bool is_protected(uno_Interface *object)
{
    sal_Bool protected = 0;
    return cuno_ask(object, XPROTECTABLE "::isProtected", &protected, NULL, NULL)
           && protected;
}

/* Locks without a password, or unlocks what has none. */
static bool set_protected(uno_Interface *object, bool on)
{
    rtl_uString *password = cuno_string_from("");
    bool done =
        password
        && cuno_ask(object, on ? XPROTECTABLE "::protect" : XPROTECTABLE "::unprotect",
                    NULL, CUNO_ARGS(&password), NULL);
    cuno_string_release(password);
    return done && is_protected(object) == on;
}

static bool has_mark(uno_Interface *sheet, const char *mark)
{
    const struct cell_range first = {0, 0, 0, 0, 0};
    uno_Interface *cell = cells_part(sheet, &first, NULL);
    uno_Sequence *values = NULL;
    bool has = false;
    if (cuno_ask(cell, CELLS_SHEET "XCellRangeData::getDataArray", &values, NULL,
                 NULL)) {
        struct cuno_utf8 text;
        cuno_utf8_init(&text, cuno_any_get_string(cuno_table_cell(values, 0, 0)));
        has = strcmp(text.text, mark) == 0;
        cuno_utf8_done(&text);
        cuno_sequence_free(values, "[][]any");
    }
    cuno_release(cell);
    return has;
}

/* found: NULL = it has to be made. */
static const char *find_obstacle(uno_Interface *document, uno_Interface *found,
                                 const struct own_sheet *sheet)
{
    if (office_is_read_only(document))
        return PBE_SAY(
            "文档是只读的，没有写入。请先另存一份，再在那一份里写。",
            "The document is read-only, nothing was written. Save a copy and "
            "write there.");
    if (!found && is_protected(document))
        return PBE_SAY("工作簿的结构受保护，不能添加工作表。请先解除保护（工具 > "
                       "保护工作簿结构）。",
                       "The structure of the document is protected and no sheet can be "
                       "added. Remove the protection first (Tools > Protect "
                       "Spreadsheet Structure).");
    if (found && !has_mark(found, sheet->mark))
        return PBE_SAY("同名的工作表里有别的内容，没有写入。请先给它改名。",
                       "The sheet of that name has other content, nothing was written. "
                       "Rename it first.");
    if (found && !sheet->is_protected && is_protected(found))
        return PBE_SAY("工作表受保护，没有写入。请先解除保护（工具 > 保护工作表）。",
                       "The sheet is protected, nothing was written. Remove the "
                       "protection first (Tools > Protect Sheet).");
    return NULL;
}

const char *own_sheet_obstacle(uno_Interface *document, const struct own_sheet *sheet)
{
    uno_Interface *found = cells_sheet_named(document, sheet->name);
    const char *why = find_obstacle(document, found, sheet);
    cuno_release(found);
    return why;
}

/* --- writing --- */

static uno_Interface *add_sheet(uno_Interface *document, const char *title)
{
    uno_Interface *sheets = NULL;
    rtl_uString *name = cuno_string_from(title);
    sal_Int16 place = (sal_Int16)cells_sheet_count(document);
    if (name
        && cuno_ask(document, CELLS_SHEET "XSpreadsheetDocument::getSheets", &sheets,
                    NULL, NULL))
        cuno_ask(sheets, CELLS_SHEET "XSpreadsheets::insertNewByName", NULL,
                 CUNO_ARGS(&name, &place), NULL);
    cuno_string_release(name);
    cuno_release(sheets);
    return cells_sheet_named(document, title);
}

/* False when somebody has locked it with a password. */
static bool clear(uno_Interface *sheet)
{
    sal_Int32 flags = CLEAR_ALL;
    return (!is_protected(sheet) || set_protected(sheet, false))
           && cuno_ask(sheet, CELLS_SHEET "XSheetOperation::clearContents", NULL,
                       CUNO_ARGS(&flags), NULL);
}

static void set_width(uno_Interface *sheet, sal_Int32 column, int32_t width)
{
    uno_Interface *columns = NULL;
    uno_Any found, value;
    if (!cuno_ask(sheet, CELLS_TABLE "XColumnRowRange::getColumns", &columns, NULL,
                  NULL))
        return;
    if (cuno_ask(columns, "com.sun.star.container.XIndexAccess::getByIndex", &found,
                 CUNO_ARGS(&column), NULL)) {
        cuno_any_make_long(&value, width);
        cuno_property_set(cuno_any_get_interface(&found), "Width", &value, NULL);
        cuno_any_done(&value);
        cuno_any_done(&found);
    }
    cuno_release(columns);
}

static bool fill(uno_Interface *to, const struct own_sheet *sheet)
{
    uno_Sequence *table = sheet->table;
    int32_t rows = cuno_sequence_length(table);
    const struct cell_range part = {0, 0, 0, sheet->columns - 1, rows - 1};
    uno_Interface *range = cells_part(to, &part, NULL);
    bool done = cuno_ask(range, CELLS_SHEET "XCellRangeData::setDataArray", NULL,
                         CUNO_ARGS(&table), NULL);
    cuno_release(range);
    for (int32_t i = 0; done && i < sheet->columns; i++)
        set_width(to, i, sheet->widths[i]);
    if (done && sheet->dress)
        sheet->dress(to, rows);
    return done && (!sheet->is_protected || set_protected(to, true));
}

/* One step of undo. found: NULL = it has to be made. */
static bool write_sheet(uno_Interface *document, uno_Interface *found,
                        const struct own_sheet *sheet)
{
    office_undo_enter(document, sheet->undo);
    uno_Interface *to = found;
    bool done = true;
    if (found) {
        cuno_acquire(found);
        done = clear(found);
    } else {
        to = add_sheet(document, sheet->name);
    }
    done = done && fill(to, sheet);
    cuno_release(to);
    office_undo_leave(document);
    return done;
}

const char *own_sheet_write(uno_Interface *document, const struct own_sheet *sheet)
{
    uno_Interface *found = cells_sheet_named(document, sheet->name);
    const char *why = find_obstacle(document, found, sheet);
    if (!why && !sheet->table)
        why = pbe_status_text(PBE_STATUS_MEMORY);
    else if (!why && !write_sheet(document, found, sheet))
        why =
            PBE_SAY("没有写成；请看看这张工作表是不是用密码保护着，保存文档后再试",
                    "nothing could be written; see whether the sheet is locked with a "
                    "password, save the document and try again");
    cuno_release(found);
    return why;
}

void own_sheet_show(uno_Interface *frame, uno_Interface *document, const char *name)
{
    struct cell_range where;
    uno_Interface *sheet = cells_sheet_named(document, name);
    if (cells_address(sheet, &where, NULL)) {
        const struct pbe_place place = {where.sheet, 0, 0};
        document_go_to(frame, &place);
    }
    cuno_release(sheet);
}
