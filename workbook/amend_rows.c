/* amend_rows.c - rows inserted into a table, as Calc does it. */
#include <stdlib.h>
#include <string.h>

#include "base/grid.h"
#include "base/language.h"
#include "workbook/amend_private.h"
#include "workbook/odf_shift.h"

enum { REFERENCES_MAX = 1024 * 1024 /* bytes of one attribute */ };

/* --- what can't be done --- */

static pbe_status cannot(const char *why, struct pbe_error *err)
{
    return pbe_error_set(err, PBE_STATUS_FILE,
                         PBE_SAY("不能插入行：%s", "rows cannot be inserted: %s"), why);
}

/* The row behind the last one that holds anything. */
static int content_end(const xmlNode *table)
{
    int first = 0, end = 0;
    for (xmlNodePtr row = amend_next_row(table, NULL); row;
         row = amend_next_row(table, row)) {
        first += amend_rows_of(row);
        for (xmlNodePtr cell = amend_next_cell(row, NULL); cell;
             cell = amend_next_cell(row, cell))
            if (cell->children || amend_get(cell, WB_TABLE, "formula")
                || amend_get(cell, WB_OFFICE, "value-type"))
                end = first;
        if (first > PBE_GRID_ROWS)
            break;
    }
    return end;
}

/* OpenFormula's references stand in brackets; other languages of formulas don't. */
static bool is_foreign(const char *formula)
{
    return strncmp(formula, "msoxl:", 6) == 0;
}

static pbe_status check_cell(const xmlNode *cell, int first, int row,
                             struct pbe_error *err)
{
    const char *formula = amend_get(cell, WB_TABLE, "formula");
    int rows = amend_get_int(cell, WB_TABLE, "number-matrix-rows-spanned", 1,
                             PBE_GRID_ROWS, 1);
    if (formula && is_foreign(formula))
        return cannot(PBE_SAY("有 Excel 写法的公式；请用 LibreOffice 打开，另存后再试",
                              "a formula is written as Excel's; open the file in "
                              "LibreOffice and save it again"),
                      err);
    if (first <= row && first + rows - 1 > row)
        return cannot(PBE_SAY("这里是一个跨行的数组公式，不能拆开",
                              "an array formula stands across the place"),
                      err);
    return PBE_STATUS_OK;
}

static pbe_status check(const xmlNode *table, int row, int count, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    if (row < 0 || count < 1 || row >= PBE_GRID_ROWS
        || count > PBE_GRID_ROWS - content_end(table))
        return cannot(PBE_SAY("表里没有这么多行", "the sheet has no room for them"),
                      err);
    int first = 0;
    for (xmlNodePtr run = amend_next_row(table, NULL); run && !status;
         first += amend_rows_of(run), run = amend_next_row(table, run))
        for (xmlNodePtr cell = amend_next_cell(run, NULL); cell && !status;
             cell = amend_next_cell(run, cell))
            status = check_cell(cell, first, row, err);
    return status;
}

/* --- references, wherever they are --- */

static bool ends_in(const char *name, const char *ending)
{
    size_t length = strlen(name), size = strlen(ending);
    return length >= size && strcmp(name + length - size, ending) == 0;
}

static bool is_formula(const xmlAttr *attribute)
{
    const char *name = (const char *)attribute->name;
    enum wb_space space =
        wb_space_of(attribute->ns ? (const char *)attribute->ns->href : NULL);
    if (space == WB_CALCEXT)
        return strcmp(name, "value") == 0;
    return space == WB_TABLE
           && (strcmp(name, "formula") == 0 || strcmp(name, "condition") == 0
               || strcmp(name, "expression") == 0);
}

/* Of areas, validities, names, filters, shapes, form controls, by whatever namespace. */
static bool is_address(const char *name)
{
    return ends_in(name, "-address") || ends_in(name, "-addresses")
           || ends_in(name, "-ranges") || strcmp(name, "linked-cell") == 0
           || strcmp(name, "source-cell-range") == 0 || strcmp(name, "buttons") == 0;
}

/* The name of the sheet that an address begins with. false: no memory. */
static bool sheet_of(const char *address, struct pbe_text *name)
{
    bool is_quoted;
    address += *address == '$';
    is_quoted = *address == '\'';
    address += is_quoted;
    pbe_text_clear(name);
    for (; *address && *address != (is_quoted ? '\'' : '.'); address++) {
        pbe_text_add_bytes(name, address, 1);
        if (is_quoted && address[1] == '\'' && address[2] == '\'')
            address++;
    }
    return !name->failed;
}

struct walk {
    struct odf_shift shift;
    struct pbe_text text, here;
};

static bool shift_attribute(xmlAttrPtr attribute, struct walk *walk)
{
    xmlNodePtr text = attribute->children;
    bool is_one = is_formula(attribute);
    if (!text || !text->content
        || (!is_one && !is_address((const char *)attribute->name)))
        return true;
    const char *old = (const char *)text->content;
    pbe_text_clear(&walk->text);
    if (is_one)
        odf_shift_formula(old, &walk->shift, &walk->text);
    else
        odf_shift_addresses(old, &walk->shift, &walk->text);
    if (walk->text.failed)
        return false;
    if (strcmp(old, pbe_text_get(&walk->text)) == 0)
        return true;
    xmlNodeSetContent(text, (const xmlChar *)pbe_text_get(&walk->text));
    return text->content != NULL;
}

static bool shift_element(xmlNodePtr node, const char *table, struct walk *walk)
{
    const char *base = amend_get(node, WB_TABLE, "base-cell-address");
    if (!base)
        base = amend_get(node, WB_CALCEXT, "base-cell-address");
    if (base && !sheet_of(base, &walk->here))
        return false;
    walk->shift.here = base ? pbe_text_get(&walk->here) : table;
    for (xmlAttrPtr attribute = node->properties; attribute;
         attribute = attribute->next)
        if (!shift_attribute(attribute, walk))
            return false;
    return true;
}

/* Elements are nested no deeper than WB_DEPTH_MAX. What changes were tracked stays. */
static bool shift_below(xmlNodePtr node, const char *table, struct walk *walk)
{
    for (xmlNodePtr child = node->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE
            || amend_is(child, WB_TABLE, "tracked-changes"))
            continue;
        const char *name = amend_is(child, WB_TABLE, "table")
                               ? amend_get(child, WB_TABLE, "name")
                               : NULL;
        if (!shift_element(child, name ? name : table, walk)
            || !shift_below(child, name ? name : table, walk))
            return false;
    }
    return true;
}

static bool shift_all(xmlNodePtr table, int row, int count)
{
    const char *name = amend_get(table, WB_TABLE, "name");
    struct walk walk = {
        .shift = {.sheet = name ? name : "", .from = row, .rows = count}};
    pbe_text_init(&walk.text, REFERENCES_MAX);
    pbe_text_init(&walk.here, REFERENCES_MAX);
    bool done = shift_below(table->parent, "", &walk);
    pbe_text_done(&walk.here);
    pbe_text_done(&walk.text);
    return done;
}

/* --- merged cells --- */

static int spanned(const xmlNode *cell, const char *attribute)
{
    return amend_get_int(cell, WB_TABLE, attribute, 1, PBE_GRID_ROWS, 1);
}

/* Columns of the row that a merged cell from above covers for the last time: below it
 * they are free. One flag for each column. */
static bool *free_columns(const xmlNode *table, const xmlNode *row, int at)
{
    bool *is_free = calloc(PBE_GRID_COLUMNS, sizeof *is_free);
    int first = 0;
    for (xmlNodePtr run = amend_next_row(table, NULL); is_free && run && run != row;
         first += amend_rows_of(run), run = amend_next_row(table, run)) {
        int column = 0, last = first + amend_rows_of(run) - 1;
        for (xmlNodePtr cell = amend_next_cell(run, NULL); cell;
             column += amend_columns_of(cell), cell = amend_next_cell(run, cell)) {
            int rows = spanned(cell, "number-rows-spanned");
            int end = column + spanned(cell, "number-columns-spanned");
            for (int i = column;
                 rows > 1 && last + rows - 1 == at && i < end && i < PBE_GRID_COLUMNS;
                 i++)
                is_free[i] = true;
        }
    }
    return is_free;
}

/* Merged cells that reach below the row grow. */
static bool grow_spans(xmlNodePtr table, const xmlNode *row, int at, int count)
{
    int first = 0;
    for (xmlNodePtr run = amend_next_row(table, NULL); run;
         first += amend_rows_of(run), run = amend_next_row(table, run)) {
        int last = first + amend_rows_of(run) - 1;
        for (xmlNodePtr cell = amend_next_cell(run, NULL); cell;
             cell = amend_next_cell(run, cell)) {
            int rows = spanned(cell, "number-rows-spanned");
            if (rows > 1 && last + rows - 1 > at
                && !amend_put_int(cell, WB_TABLE, "number-rows-spanned", rows + count))
                return false;
        }
        if (run == row)
            break;
    }
    return true;
}

/* --- the new rows --- */

static bool rename_cell(xmlNodePtr cell, const char *name)
{
    xmlNodeSetName(cell, (const xmlChar *)name);
    return cell->name != NULL;
}

static void empty_cell(xmlNodePtr cell)
{
    amend_clear_cell(cell);
    while (cell->children)
        amend_remove(cell->children);
}

static bool move_formula(xmlNodePtr cell, const struct odf_shift *shift,
                         struct pbe_text *text)
{
    const char *formula = amend_get(cell, WB_TABLE, "formula");
    if (!formula)
        return true;
    pbe_text_clear(text);
    odf_shift_formula(formula, shift, text);
    return !text->failed && amend_put(cell, WB_TABLE, "formula", pbe_text_get(text));
}

/* A copy `below` rows under the row. What begins to be merged there goes on here. */
static bool make_cell(xmlNodePtr cell, int below, struct pbe_text *text)
{
    const struct odf_shift shift = {.rows = below};
    empty_cell(cell);
    if (spanned(cell, "number-rows-spanned") == 1)
        return move_formula(cell, &shift, text);
    amend_unset(cell, WB_TABLE, "formula");
    amend_unset(cell, WB_TABLE, "number-rows-spanned");
    amend_unset(cell, WB_TABLE, "number-columns-spanned");
    return rename_cell(cell, "covered-table-cell");
}

static bool make_row(xmlNodePtr row, int below, const bool *is_free,
                     struct pbe_text *text)
{
    for (xmlNodePtr cell = amend_next_cell(row, NULL); cell;
         cell = amend_next_cell(row, cell))
        if (!make_cell(cell, below, text))
            return false;
    for (int i = 0; i < PBE_GRID_COLUMNS; i++) {
        xmlNodePtr cell = is_free[i] ? amend_single_cell(row, i) : NULL;
        if (is_free[i] && (!cell || !rename_cell(cell, "table-cell")))
            return false;
    }
    return true;
}

static bool copy_row(xmlNodePtr table, xmlNodePtr row, int at, int count)
{
    struct pbe_text text;
    pbe_text_init(&text, REFERENCES_MAX);
    bool *is_free = free_columns(table, row, at);
    bool done = is_free != NULL;
    for (int i = count; done && i > 0; i--) {
        xmlNodePtr copy = amend_copy(row);
        done =
            copy && xmlAddNextSibling(row, copy) && make_row(copy, i, is_free, &text);
    }
    free(is_free);
    pbe_text_done(&text);
    return done;
}

/* Empty rows that no longer fit go. */
static bool trim(const xmlNode *table)
{
    int rows = 0, before = 0;
    xmlNodePtr run = amend_next_row(table, NULL), next;
    for (; run && rows <= PBE_GRID_ROWS; run = next) {
        int count = amend_rows_of(run);
        next = amend_next_row(table, run);
        before = rows;
        rows = before < PBE_GRID_ROWS ? before + count : before;
        if (before == PBE_GRID_ROWS)
            amend_remove(run);
        else if (rows > PBE_GRID_ROWS) {
            rows = PBE_GRID_ROWS;
            if (!amend_put_int(run, WB_TABLE, "number-rows-repeated", rows - before))
                return false;
        }
    }
    return true;
}

pbe_status amend_insert(pbe_amend *amend, size_t sheet, int row, int count,
                        struct pbe_error *err)
{
    xmlNodePtr table = NULL;
    pbe_status status = amend_table(amend, sheet, &table, err);
    if (!status)
        status = check(table, row, count, err);
    if (status)
        return status;
    xmlNodePtr single = amend_single_row(amend, table, row);
    bool done = single && shift_all(table, row + 1, count)
                && copy_row(table, single, row, count)
                && grow_spans(table, single, row, count) && trim(table);
    return done ? PBE_STATUS_OK : amend_starved(amend, err);
}
