/* amend_row.c - rows and cells of a table: found, and cut out of runs of equal ones. */
#include "base/grid.h"
#include "workbook/amend_private.h"

static bool is_row(const xmlNode *node)
{
    return amend_is(node, WB_TABLE, "table-row");
}

static bool is_group(const xmlNode *node)
{
    return amend_is(node, WB_TABLE, "table-row-group")
           || amend_is(node, WB_TABLE, "table-header-rows")
           || amend_is(node, WB_TABLE, "table-rows");
}

xmlNodePtr amend_next_row(const xmlNode *table, xmlNodePtr row)
{
    xmlNodePtr node = row, next = row ? row->next : table->children;
    for (;;) {
        while (!next) { /* a group ends */
            if (!node || node->parent == table)
                return NULL;
            node = node->parent;
            next = node->next;
        }
        node = next;
        if (is_row(node))
            return node;
        next = is_group(node) ? node->children : NULL;
        if (!next)
            next = node->next;
    }
}

xmlNodePtr amend_next_cell(const xmlNode *row, xmlNodePtr cell)
{
    xmlNodePtr node = cell ? cell->next : row->children;
    while (node && !amend_is(node, WB_TABLE, "table-cell")
           && !amend_is(node, WB_TABLE, "covered-table-cell"))
        node = node->next;
    return node;
}

int amend_rows_of(const xmlNode *run)
{
    return amend_get_int(run, WB_TABLE, "number-rows-repeated", 1, PBE_GRID_ROWS * 4,
                         1);
}

int amend_columns_of(const xmlNode *run)
{
    return amend_get_int(run, WB_TABLE, "number-columns-repeated", 1, PBE_GRID_ROWS, 1);
}

/* Documents are mostly filled from above. */
xmlNodePtr amend_find_row(pbe_amend *amend, xmlNodePtr table, int row, int *first)
{
    struct amend_row *last = &amend->last;
    bool goes_on = last->table == table && last->first <= row;
    xmlNodePtr run = goes_on ? last->run : amend_next_row(table, NULL);
    *first = goes_on ? last->first : 0;
    while (run && *first + amend_rows_of(run) <= row) {
        *first += amend_rows_of(run);
        run = amend_next_row(table, run);
    }
    if (run)
        *last = (struct amend_row){table, run, *first};
    return run;
}

xmlNodePtr amend_find_cell(const xmlNode *row, int column, int *first)
{
    xmlNodePtr run = amend_next_cell(row, NULL);
    *first = 0;
    while (run && *first + amend_columns_of(run) <= column) {
        *first += amend_columns_of(run);
        run = amend_next_cell(row, run);
    }
    return run;
}

/* --- one out of many --- */

static bool set_count(xmlNodePtr run, const char *attribute, int count)
{
    if (count > 1)
        return amend_put_int(run, WB_TABLE, attribute, count);
    amend_unset(run, WB_TABLE, attribute);
    return true;
}

/* libxml2 leaves out names and texts that it has no memory for. */
static bool is_whole(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return node->content || node->type != XML_TEXT_NODE;
    for (const xmlAttr *attribute = node->properties; attribute;
         attribute = attribute->next)
        if (!attribute->name || (attribute->children && !attribute->children->content))
            return false;
    for (const xmlNode *child = node->children; child; child = child->next)
        if (!is_whole(child))
            return false;
    return node->name != NULL;
}

xmlNodePtr amend_copy(xmlNodePtr node)
{
    xmlNodePtr copy = NULL;
    if (xmlDOMWrapCloneNode(NULL, node->doc, node, &copy, node->doc, node->parent, 1, 0)
            == 0
        && is_whole(copy))
        return copy;
    xmlFreeNode(copy);
    return NULL;
}

/* Leaves one of `count` in the node itself; copies of it stand for the others. */
static bool cut(xmlNodePtr run, const char *attribute, int count, int index)
{
    xmlNodePtr before = NULL, behind = NULL;
    int rest = count - index - 1;
    if (index > 0 && (before = amend_copy(run)) != NULL)
        xmlAddPrevSibling(run, before);
    if (rest > 0 && (behind = amend_copy(run)) != NULL)
        xmlAddNextSibling(run, behind);
    return (index == 0 || (before && set_count(before, attribute, index)))
           && (rest == 0 || (behind && set_count(behind, attribute, rest)))
           && set_count(run, attribute, 1);
}

/* A run of empty rows behind all others. NULL without memory. */
static xmlNodePtr add_rows(xmlNodePtr table, int count)
{
    xmlNodePtr last = NULL, row = amend_new(table->doc, WB_TABLE, "table-row");
    for (xmlNodePtr node = table->children; node; node = node->next)
        if (is_row(node) || is_group(node) || amend_is(node, WB_TABLE, "table-column")
            || amend_is(node, WB_TABLE, "table-columns")
            || amend_is(node, WB_TABLE, "table-header-columns")
            || amend_is(node, WB_TABLE, "table-column-group"))
            last = node;
    if (!row)
        return NULL;
    if (last)
        xmlAddNextSibling(last, row);
    else
        xmlAddChild(table, row);
    return amend_add(row, WB_TABLE, "table-cell")
                   && set_count(row, "number-rows-repeated", count)
               ? row
               : NULL;
}

xmlNodePtr amend_single_row(pbe_amend *amend, xmlNodePtr table, int row)
{
    int first;
    xmlNodePtr run = amend_find_row(amend, table, row, &first);
    if (!run) {
        if (row > first && !add_rows(table, row - first))
            return NULL;
        return add_rows(table, 1);
    }
    if (!cut(run, "number-rows-repeated", amend_rows_of(run), row - first))
        return NULL;
    amend->last.first = row;
    return run;
}

static xmlNodePtr add_cells(xmlNodePtr row, int count)
{
    xmlNodePtr cell = amend_add(row, WB_TABLE, "table-cell");
    return cell && set_count(cell, "number-columns-repeated", count) ? cell : NULL;
}

xmlNodePtr amend_single_cell(xmlNodePtr row, int column)
{
    int first;
    xmlNodePtr run = amend_find_cell(row, column, &first);
    if (!run) {
        if (column > first && !add_cells(row, column - first))
            return NULL;
        return add_cells(row, 1);
    }
    return cut(run, "number-columns-repeated", amend_columns_of(run), column - first)
               ? run
               : NULL;
}
