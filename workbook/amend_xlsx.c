/* amend_xlsx.c - a sheet of plain values in an .xlsx: ECMA-376 part 1, 18.2 and 18.3. */
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "workbook/amend_private.h"
#include "workbook/odf_text.h"
#include "workbook/wb_book.h"
#include "workbook/xlsx.h"

enum { PATH_MAX_BYTES = 1024, CELL_MAX = 4 * 1024 * 1024, ID_MAX = 65535 };

/* --- a worksheet --- */

static void add_plain(void *self, enum odf_piece piece, const char *plain)
{
    (void)piece;
    pbe_text_add(self, plain);
}

static bool is_escape(const char *at)
{
    return strncmp(at, "_x", 2) == 0 && strspn(at + 2, "0123456789ABCDEFabcdef") >= 4
           && at[6] == '_';
}

/* 22.9.2.19: what reads like an escape is escaped itself. */
static void escape(const struct pbe_text *plain, struct pbe_text *out)
{
    for (const char *at = pbe_text_get(plain); *at; at++) {
        if (is_escape(at))
            pbe_text_add(out, "_x005F");
        pbe_text_add_bytes(out, at, 1);
    }
}

static bool fill_text(xmlNodePtr cell, const struct pbe_value *value)
{
    struct pbe_text plain, escaped;
    pbe_text_init(&plain, CELL_MAX);
    pbe_text_init(&escaped, 4 * CELL_MAX);
    odf_text_clean(value->text, value->length, add_plain, &plain);
    escape(&plain, &escaped);
    bool is_filled = !plain.failed && !escaped.failed;
    xmlNodePtr string = amend_add(cell, WB_SHEET, "is"), text = NULL;
    if (string)
        text = amend_add(string, WB_SHEET, "t");
    if (text)
        xmlNodeSetSpacePreserve(text, 1);
    is_filled = is_filled && text && amend_put(cell, WB_NONE, "t", "inlineStr")
                && amend_add_text(text, pbe_text_get(&escaped));
    pbe_text_done(&escaped);
    pbe_text_done(&plain);
    return is_filled;
}

static bool add_cell(xmlNodePtr row, int at, int column, const struct pbe_value *value)
{
    char address[PBE_ADDRESS_MAX], digits[PBE_DECIMAL_MAX];
    if (value->kind == PBE_EMPTY)
        return true;
    xmlNodePtr cell = amend_add(row, WB_SHEET, "c");
    pbe_grid_address(at, column, address);
    if (!cell || !amend_put(cell, WB_NONE, "r", address))
        return false;
    if (value->kind == PBE_TEXT)
        return fill_text(cell, value);
    pbe_decimal_exact(value->number, digits);
    xmlNodePtr number = amend_add(cell, WB_SHEET, "v");
    return number && amend_add_text(number, digits);
}

static bool add_rows(xmlNodePtr root, const struct pbe_amend_sheet *sheet)
{
    xmlNodePtr data = amend_add(root, WB_SHEET, "sheetData");
    bool is_added = data != NULL;
    for (size_t i = 0; is_added && i < sheet->rows; i++) {
        xmlNodePtr row = amend_add(data, WB_SHEET, "row");
        is_added = row && amend_put_int(row, WB_NONE, "r", (int)i + 1);
        for (size_t k = 0; is_added && k < sheet->columns; k++)
            is_added =
                add_cell(row, (int)i, (int)k, &sheet->values[i * sheet->columns + k]);
    }
    return is_added;
}

/* 18.3.1.13: widths count digits of the default typeface, 7 pixels of 96 to the inch. */
static bool add_columns(xmlNodePtr root, const struct pbe_amend_sheet *sheet)
{
    char text[32];
    xmlNodePtr columns = amend_add(root, WB_SHEET, "cols");
    bool is_added = columns != NULL;
    for (size_t i = 0; is_added && i < sheet->columns; i++) {
        int hundredths = (int)(sheet->widths[i] / 2.54 * 96 / 7 * 100);
        xmlNodePtr column = amend_add(columns, WB_SHEET, "col");
        snprintf(text, sizeof text, "%d.%02d", hundredths / 100, hundredths % 100);
        is_added = column && amend_put_int(column, WB_NONE, "min", (int)i + 1)
                   && amend_put_int(column, WB_NONE, "max", (int)i + 1)
                   && amend_put(column, WB_NONE, "width", text)
                   && amend_put(column, WB_NONE, "customWidth", "1");
    }
    return is_added;
}

static bool fill_root(xmlNodePtr root, const struct pbe_amend_sheet *sheet)
{
    if (!add_columns(root, sheet) || !add_rows(root, sheet))
        return false;
    xmlNodePtr protection =
        sheet->is_protected ? amend_add(root, WB_SHEET, "sheetProtection") : NULL;
    return !sheet->is_protected
           || (protection && amend_put(protection, WB_NONE, "sheet", "1"));
}

/* NULL without memory. space: the workbook's, transitional or strict. */
static xmlDocPtr make_sheet(const struct pbe_amend_sheet *sheet, const xmlChar *space)
{
    xmlDocPtr tree = xmlNewDoc((const xmlChar *)"1.0");
    xmlNodePtr root =
        tree ? xmlNewDocNode(tree, NULL, (const xmlChar *)"worksheet", NULL) : NULL;
    if (root) {
        xmlDocSetRootElement(tree, root);
        xmlSetNs(root, xmlNewNs(root, space, NULL));
    }
    if (root && root->ns && root->ns->href && fill_root(root, sheet))
        return tree;
    xmlFreeDoc(tree);
    return NULL;
}

/* --- the workbook --- */

struct book {
    struct pbe_text part;
    xmlNodePtr root, sheets, relations;
    const char *office; /* the type of the relation to it */
};

static pbe_status open_sheets(pbe_amend *amend, struct book *book,
                              struct pbe_error *err)
{
    xmlDocPtr tree = NULL;
    const char *part = pbe_text_get(&book->part);
    pbe_status status = amend_part_open(amend, part, &tree, err);
    if (status)
        return status;
    book->root = xmlDocGetRootElement(tree);
    book->sheets = amend_is(book->root, WB_SHEET, "workbook")
                       ? amend_child(book->root, WB_SHEET, "sheets")
                       : NULL;
    return book->sheets ? amend_relations(amend, part, &book->relations, err)
                        : xlsx_no_workbook(part, err);
}

static pbe_status open_book(pbe_amend *amend, struct book *book, struct pbe_error *err)
{
    xmlNodePtr root = NULL;
    *book = (struct book){.root = NULL};
    pbe_text_init(&book->part, PATH_MAX_BYTES);
    pbe_status status = amend_relations(amend, "", &root, err);
    if (status)
        return status;
    const xmlNode *relation = amend_relation(root, "officeDocument", NULL);
    if (!relation)
        return xlsx_no_workbook("", err);
    book->office = amend_get(relation, WB_NONE, "Type");
    status = amend_target("", relation, &book->part, err);
    const char *part = pbe_text_get(&book->part);
    size_t length = strlen(part);
    if (!status && length > 4 && strcmp(part + length - 4, ".bin") == 0)
        status = xlsx_no_workbook(part, err);
    return status ? status : open_sheets(amend, book, err);
}

static pbe_status replace_sheet(pbe_amend *amend, const struct book *book,
                                const xmlNode *entry, xmlDocPtr tree,
                                struct pbe_error *err)
{
    const char *id = amend_get(entry, WB_REFERENCE, "id");
    const xmlNode *relation =
        id ? amend_relation(book->relations, "worksheet", id) : NULL;
    struct pbe_text path;
    if (!relation) {
        xmlFreeDoc(tree);
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY(
                "“%s”不是有格子的工作表，换不了；请先给它改名",
                "“%s” is no sheet of cells and cannot be replaced; rename it first"),
            amend_get(entry, WB_NONE, "name"));
    }
    pbe_text_init(&path, PATH_MAX_BYTES);
    pbe_status status = amend_target(pbe_text_get(&book->part), relation, &path, err);
    if (status)
        xmlFreeDoc(tree);
    else
        status = amend_part_put(amend, pbe_text_get(&path), tree, err);
    pbe_text_done(&path);
    return status;
}

/* The type of a relation beside the one to the workbook. */
static void type_beside(const char *office, const char *kind, struct pbe_text *type)
{
    const char *slash = strrchr(office, '/');
    pbe_text_add_bytes(type, office, (size_t)(slash + 1 - office));
    pbe_text_add(type, kind);
}

static pbe_status list_sheet(pbe_amend *amend, const struct book *book,
                             const char *name, const char *id, struct pbe_error *err)
{
    int last = 0;
    for (const xmlNode *node = book->sheets->children; node; node = node->next) {
        int number = node->type == XML_ELEMENT_NODE
                         ? amend_get_int(node, WB_NONE, "sheetId", 1, ID_MAX, 1)
                         : 0;
        last = number > last ? number : last;
    }
    xmlNodePtr entry = amend_add(book->sheets, WB_SHEET, "sheet");
    bool is_listed = entry && amend_put(entry, WB_NONE, "name", name)
                     && amend_put_int(entry, WB_NONE, "sheetId", last + 1)
                     && amend_put(entry, WB_REFERENCE, "id", id);
    return is_listed ? PBE_STATUS_OK : amend_starved(amend, err);
}

static pbe_status append_sheet(pbe_amend *amend, const struct book *book,
                               const char *name, xmlDocPtr tree, struct pbe_error *err)
{
    char part[AMEND_NAME_MAX], id[AMEND_NAME_MAX];
    struct pbe_text type;
    pbe_text_init(&type, PATH_MAX_BYTES);
    amend_free_name(amend, "xl/worksheets", part);
    type_beside(book->office, "worksheet", &type);
    pbe_status status = xlsx_check_text(&type, err);
    if (!status)
        status = amend_declare(amend, part,
                               "application/vnd.openxmlformats-officedocument."
                               "spreadsheetml.worksheet+xml",
                               err);
    if (status)
        xmlFreeDoc(tree);
    else
        status = amend_part_put(amend, part, tree, err);
    if (!status)
        status =
            amend_relate(amend, book->relations, pbe_text_get(&type), part, id, err);
    if (!status)
        status = list_sheet(amend, book, name, id, err);
    pbe_text_done(&type);
    return status;
}

pbe_status amend_xlsx_sheet(pbe_amend *amend, const struct pbe_amend_sheet *sheet,
                            struct pbe_error *err)
{
    struct book book;
    pbe_status status = open_book(amend, &book, err);
    if (!status) {
        xmlNodePtr entry = book.sheets->children;
        xmlDocPtr tree = make_sheet(sheet, book.root->ns->href);
        while (entry
               && !(amend_is(entry, WB_SHEET, "sheet")
                    && amend_has(entry, WB_NONE, "name", sheet->name)))
            entry = entry->next;
        if (!tree)
            status = amend_starved(amend, err);
        else if (entry)
            status = replace_sheet(amend, &book, entry, tree, err);
        else
            status = append_sheet(amend, &book, sheet->name, tree, err);
    }
    pbe_text_done(&book.part);
    return status;
}

pbe_status amend_xlsx_begin(pbe_amend *amend, struct pbe_error *err)
{
    struct book book;
    pbe_status status = open_book(amend, &book, err);
    pbe_text_done(&book.part);
    return status;
}
