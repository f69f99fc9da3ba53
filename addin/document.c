#include "addin/document.h"

#include <stdlib.h>

#include "addin/office.h"
#include "addin/ruleset.h"
#include "addin/sheet.h"
#include "base/language.h"

enum {
    CELLS_MAX = 500000, /* as PBE_CHECK takes of a range */
    NAME_MAX = 4096,    /* bytes that an empty grid needs for its name */
    SAID_MAX = 16384    /* bytes of a message */
};

/* --- sheets --- */

static double sheet_size(uno_Interface *sheet)
{
    struct cell_range end;
    if (!cells_used_end(sheet, &end, NULL))
        return 0;
    return (end.last_row + 1.0) * (end.last_column + 1.0);
}

double document_size(uno_Interface *document)
{
    double size = 0;
    int32_t count = cells_sheet_count(document);
    for (int32_t i = 0; i < count; i++) {
        uno_Interface *sheet = cells_sheet_at(document, i);
        size += sheet_size(sheet);
        cuno_release(sheet);
    }
    return size;
}

static void read_name(uno_Interface *sheet, struct cuno_utf8 *name)
{
    rtl_uString *string = NULL;
    if (!cuno_ask(sheet, "com.sun.star.container.XNamed::getName", &string, NULL, NULL))
        string = NULL;
    cuno_utf8_init(name, string);
    cuno_string_release(string);
}

static pbe_status empty_grid(uno_Interface *sheet, pbe_grid **grid,
                             struct pbe_error *err)
{
    struct cuno_utf8 name;
    read_name(sheet, &name);
    *grid = pbe_grid_new(name.text, NAME_MAX);
    cuno_utf8_done(&name);
    return *grid ? PBE_STATUS_OK : pbe_error_memory(err);
}

static void free_grids(pbe_grid **grids, int32_t count)
{
    for (int32_t i = 0; grids && i < count; i++)
        pbe_grid_free(grids[i]);
    free(grids);
}

/* Fills a list of `count` grids; what is not read stays NULL. */
static pbe_status read_sheets(uno_Interface *document, pbe_grid **grids, int32_t count,
                              int *skipped, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    double left = CELLS_MAX;
    *skipped = 0;
    for (int32_t i = 0; i < count && !status; i++) {
        uno_Interface *sheet = cells_sheet_at(document, i);
        double size = sheet_size(sheet);
        if (size > left) {
            ++*skipped;
            status = empty_grid(sheet, &grids[i], err);
        } else {
            left -= size;
            status = sheet_read(sheet, &grids[i], err);
        }
        cuno_release(sheet);
    }
    return status;
}

pbe_status document_survey(uno_Interface *document, struct survey **survey,
                           int *skipped, struct pbe_error *err)
{
    int over = 0;
    pbe_engine *engine = ruleset_engine();
    int32_t count = cells_sheet_count(document);
    if (count <= 0)
        return pbe_error_set(
            err, PBE_STATUS_FILE, "%s",
            PBE_SAY("请先打开一份有自评表的电子表格",
                    "open a spreadsheet with a self-evaluation first"));
    pbe_grid **grids = calloc((size_t)count, sizeof *grids);
    if (!engine || !grids) {
        free(grids);
        return pbe_error_memory(err);
    }
    pbe_status status = read_sheets(document, grids, count, &over, err);
    if (!status)
        status = survey_make(engine, grids, (size_t)count, survey, err);
    if (status)
        free_grids(grids, count);
    else if (skipped)
        *skipped = over;
    return status;
}

/* The errors of assessment/ are clauses for a line of output. */
void document_write_why(const struct pbe_error *err, struct pbe_text *out)
{
    size_t start = out->length;
    pbe_text_add(out, err->text);
    if (out->length > start && out->bytes[start] >= 'a' && out->bytes[start] <= 'z')
        out->bytes[start] = (char)(out->bytes[start] - 'a' + 'A');
    pbe_text_add(out, PBE_SAY("。", "."));
    if (err->status == PBE_STATUS_FILE)
        pbe_text_add(out, PBE_SAY("\n\n用菜单“新建自评表…”可以做一份。",
                                  "\n\n“New self-evaluation…” in the menu makes one."));
}

void document_say_why(uno_Interface *frame, const struct pbe_error *err)
{
    struct pbe_text text;
    pbe_text_init(&text, SAID_MAX);
    document_write_why(err, &text);
    office_message(frame, OFFICE_INFO, pbe_text_get(&text));
    pbe_text_done(&text);
}

/* --- the current cell --- */

/* The first of several ranges that are selected together. */
static bool get_first_range(uno_Interface *selection, struct cell_range *range)
{
    static const char type[] = "[]com.sun.star.table.CellRangeAddress";
    uno_Sequence *ranges = NULL;
    if (!cuno_ask(selection, CELLS_SHEET "XSheetCellRanges::getRangeAddresses", &ranges,
                  NULL, NULL))
        return false;
    bool found = cuno_sequence_length(ranges) > 0;
    if (found)
        *range = *(const struct cell_range *)(const void *)ranges->elements;
    cuno_sequence_free(ranges, type);
    return found;
}

bool document_current_cell(uno_Interface *frame, struct cell_address *cell)
{
    struct cell_range range;
    uno_Interface *selection = office_selection(frame);
    bool found =
        cells_address(selection, &range, NULL) || get_first_range(selection, &range);
    cuno_release(selection);
    if (found)
        *cell = (struct cell_address){range.sheet, range.first_column, range.first_row};
    return found;
}

int document_current_sheet(uno_Interface *frame)
{
    struct cell_range range;
    uno_Interface *sheet = office_sheet(frame);
    bool found = cells_address(sheet, &range, NULL);
    cuno_release(sheet);
    return found ? range.sheet : -1;
}

/* A sheet, or rows or columns. */
static bool is_visible(uno_Interface *object)
{
    uno_Any value;
    bool visible = false;
    if (cuno_property_get(object, "IsVisible", &value, NULL))
        cuno_any_get_bool(&value, &visible);
    cuno_any_done(&value);
    return visible;
}

static bool activate(uno_Interface *controller, uno_Interface *sheet)
{
    return cuno_ask(controller, CELLS_SHEET "XSpreadsheetView::setActiveSheet", NULL,
                    CUNO_ARGS(&sheet), NULL);
}

static uno_Interface *get_cell(uno_Interface *sheet, const struct pbe_place *place)
{
    const struct cell_range part = {(sal_Int16)place->sheet, place->column, place->row,
                                    place->column, place->row};
    return cells_part(sheet, &part, NULL);
}

/* Whether its row or column is hidden or filtered out. */
static bool is_hidden(uno_Interface *cell)
{
    uno_Interface *rows = NULL, *columns = NULL;
    bool hidden =
        (cuno_ask(cell, CELLS_TABLE "XColumnRowRange::getRows", &rows, NULL, NULL)
         && !is_visible(rows))
        || (cuno_ask(cell, CELLS_TABLE "XColumnRowRange::getColumns", &columns, NULL,
                     NULL)
            && !is_visible(columns));
    cuno_release(rows);
    cuno_release(columns);
    return hidden;
}

/* Selecting scrolls as far as it must. */
static void select_cell(uno_Interface *controller, uno_Interface *cell)
{
    uno_Any wanted;
    sal_Bool selected;
    cuno_any_make_interface(&wanted, cell, CELLS_TABLE "XCellRange");
    cuno_ask(controller, "com.sun.star.view.XSelectionSupplier::select", &selected,
             CUNO_ARGS(&wanted), NULL);
    cuno_any_done(&wanted);
}

static void focus(uno_Interface *frame)
{
    uno_Interface *window = NULL;
    if (!cuno_ask(frame, "com.sun.star.frame.XFrame::getComponentWindow", &window, NULL,
                  NULL))
        return;
    cuno_ask(window, "com.sun.star.awt.XWindow::setFocus", NULL, NULL, NULL);
    cuno_release(window);
}

enum document_way document_go_to(uno_Interface *frame, const struct pbe_place *place)
{
    uno_Interface *document = office_document(frame);
    uno_Interface *controller = office_controller(frame);
    uno_Interface *sheet = cells_sheet_at(document, place->sheet);
    uno_Interface *cell = place->row >= 0 ? get_cell(sheet, place) : NULL;
    enum document_way way = DOCUMENT_SHOWN;
    if (cell && is_hidden(cell))
        way = DOCUMENT_CELL_HIDDEN;
    if (!is_visible(sheet) || (!way && !activate(controller, sheet)))
        way = DOCUMENT_SHEET_HIDDEN;
    if (!way && cell)
        select_cell(controller, cell);
    if (!way)
        focus(frame);
    cuno_release(cell);
    cuno_release(sheet);
    cuno_release(controller);
    cuno_release(document);
    return way;
}
