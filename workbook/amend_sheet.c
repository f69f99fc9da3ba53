/* amend_sheet.c - a sheet of plain values in an OpenDocument spreadsheet. */
#include <stdio.h>
#include <string.h>

#include "workbook/amend_private.h"

enum { NAME_MAX_BYTES = 32 };

/* --- the widths of columns are styles: OpenDocument 1.3 part 3, 16.3, 17.16 --- */

static int micrometres(double centimetres)
{
    return (int)(centimetres * 10000 + 0.5);
}

/* Equal widths are one style, whoever asks for it again. */
static bool add_width(xmlNodePtr styles, double width)
{
    char name[NAME_MAX_BYTES], text[NAME_MAX_BYTES];
    int size = micrometres(width);
    snprintf(name, sizeof name, "pbe-width-%d", size);
    snprintf(text, sizeof text, "%d.%04dcm", size / 10000, size % 10000);
    for (xmlNodePtr node = styles->children; node; node = node->next)
        if (amend_is(node, WB_STYLE, "style") && amend_has(node, WB_STYLE, "name", name)
            && amend_has(node, WB_STYLE, "family", "table-column"))
            return true;
    xmlNodePtr style = amend_add(styles, WB_STYLE, "style"), properties = NULL;
    if (style)
        properties = amend_add(style, WB_STYLE, "table-column-properties");
    return properties && amend_put(style, WB_STYLE, "name", name)
           && amend_put(style, WB_STYLE, "family", "table-column")
           && amend_put(properties, WB_STYLE, "column-width", text);
}

/* office:automatic-styles of the part, made where it is missing: before the body. */
static xmlNodePtr styles_of(xmlNodePtr root)
{
    xmlNodePtr styles = amend_child(root, WB_OFFICE, "automatic-styles");
    if (styles)
        return styles;
    styles = amend_new(root->doc, WB_OFFICE, "automatic-styles");
    return styles ? xmlAddPrevSibling(amend_child(root, WB_OFFICE, "body"), styles)
                  : NULL;
}

static bool add_columns(xmlNodePtr table, const struct pbe_amend_sheet *sheet)
{
    char name[NAME_MAX_BYTES];
    xmlNodePtr styles = styles_of(xmlDocGetRootElement(table->doc));
    bool is_added = styles != NULL;
    for (size_t i = 0; is_added && i < sheet->columns; i++) {
        xmlNodePtr column = amend_add(table, WB_TABLE, "table-column");
        snprintf(name, sizeof name, "pbe-width-%d", micrometres(sheet->widths[i]));
        is_added = column && add_width(styles, sheet->widths[i])
                   && amend_put(column, WB_TABLE, "style-name", name);
    }
    return is_added;
}

/* --- the table --- */

static bool add_row(xmlNodePtr table, const struct pbe_value *values, size_t count)
{
    xmlNodePtr row = amend_add(table, WB_TABLE, "table-row");
    bool is_added = row != NULL;
    for (size_t i = 0; is_added && i < count; i++) {
        xmlNodePtr cell = amend_add(row, WB_TABLE, "table-cell");
        is_added = cell && amend_fill_cell(cell, &values[i]);
    }
    return is_added;
}

static bool fill_table(xmlNodePtr table, const struct pbe_amend_sheet *sheet)
{
    static const struct pbe_value nothing;
    bool is_filled =
        amend_put(table, WB_TABLE, "name", sheet->name)
        && (!sheet->is_protected || amend_put(table, WB_TABLE, "protected", "true"))
        && add_columns(table, sheet);
    for (size_t i = 0; is_filled && i < sheet->rows; i++)
        is_filled = add_row(table, &sheet->values[i * sheet->columns], sheet->columns);
    if (is_filled && sheet->rows == 0) /* a table has a row */
        is_filled = add_row(table, &nothing, 1);
    return is_filled;
}

/* The table takes the place of the one with its name, or stands behind the last. */
static void place_table(xmlNodePtr spreadsheet, xmlNodePtr table, const char *name)
{
    xmlNodePtr last = NULL;
    for (xmlNodePtr node = spreadsheet->children; node; node = node->next) {
        if (!amend_is(node, WB_TABLE, "table"))
            continue;
        last = node;
        if (amend_has(node, WB_TABLE, "name", name)) {
            xmlReplaceNode(node, table);
            xmlFreeNode(node);
            return;
        }
    }
    if (last)
        xmlAddNextSibling(last, table);
    else
        xmlAddChild(spreadsheet, table);
}

pbe_status amend_ods_sheet(pbe_amend *amend, const struct pbe_amend_sheet *sheet,
                           struct pbe_error *err)
{
    xmlNodePtr spreadsheet = NULL;
    pbe_status status = amend_spreadsheet(amend, &spreadsheet, err);
    if (status)
        return status;
    xmlNodePtr table = amend_new(spreadsheet->doc, WB_TABLE, "table");
    if (!table || !fill_table(table, sheet)) {
        xmlFreeNode(table);
        return amend_starved(amend, err);
    }
    place_table(spreadsheet, table, sheet->name);
    amend->last.table = NULL;
    return PBE_STATUS_OK;
}
