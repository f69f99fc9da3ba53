/* amend_private.h - what is private to amend: the parts that change, as trees.
 *
 * A part is read once, when it is first asked for: wb_xml looks through its bytes and
 * refuses what is hostile, then libxml2 makes the tree. libxml2 says nothing, too, about
 * texts it had no memory for, so that its report of it is kept in `starved`.
 */
#ifndef PBE_WORKBOOK_AMEND_PRIVATE_H
#define PBE_WORKBOOK_AMEND_PRIVATE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/text.h"
#include "workbook/amend.h"
#include "workbook/wb_file.h"
#include "workbook/wb_xml.h"
#include "workbook/wb_zip.h"

enum { AMEND_NAME_MAX = 64 /* bytes of the names that we make up */ };

struct amend_part {
    struct amend_part *next;
    xmlDocPtr tree;
    struct pbe_text bytes; /* as it is written, see amend_parts_write() */
    char name[];           /* of the entry; "" = the flat file */
};

struct pbe_amend {
    struct wb_file file;
    wb_zip *zip; /* NULL: a flat file */
    enum pbe_workbook_kind kind;
    bool is_template; /* the package says that it is one */
    bool retyped;     /* the manifest has been changed for another kind */
    bool starved;
    long complaints; /* of libxml2, about the part that is read */
    struct amend_part *parts;
    struct amend_row {
        const xmlNode *table; /* the row last found; NULL = none */
        xmlNodePtr run;
        int first;
    } last;
};

/* --- amend.c --- */
/* No memory; nothing more is done with the document. */
pbe_status amend_starved(pbe_amend *amend, struct pbe_error *err);

/* --- amend_part.c --- */
/* Reads the part, if it is not there yet. *tree is borrowed. */
pbe_status amend_part_open(pbe_amend *amend, const char *name, xmlDocPtr *tree,
                           struct pbe_error *err);
/* Whether the package has it, or will have. */
bool amend_part_has(const pbe_amend *amend, const char *name);
/* Gives the part a tree, instead of whatever it held. Takes the tree; NULL: no memory. */
pbe_status amend_part_put(pbe_amend *amend, const char *name, xmlDocPtr tree,
                          struct pbe_error *err);
/* A new part, from our own XML. *tree is borrowed. */
pbe_status amend_part_make(pbe_amend *amend, const char *name, const char *xml,
                           xmlDocPtr *tree, struct pbe_error *err);
/* Writes every part to its bytes. */
pbe_status amend_parts_write(pbe_amend *amend, struct pbe_error *err);
void amend_parts_free(pbe_amend *amend);
/* libxml2's reports go to `amend`. */
void amend_watch(pbe_amend *amend);

/* --- amend_tree.c: elements and attributes by namespace --- */
bool amend_is(const xmlNode *node, enum wb_space space, const char *name);
/* The first such child, NULL = none. */
xmlNodePtr amend_child(const xmlNode *parent, enum wb_space space, const char *name);
/* The attribute's text, NULL = none. */
const char *amend_get(const xmlNode *node, enum wb_space space, const char *name);
bool amend_has(const xmlNode *node, enum wb_space space, const char *name,
               const char *text);
/* As wb_slice_int(). */
int amend_get_int(const xmlNode *node, enum wb_space space, const char *name, int least,
                  int most, int otherwise);
void amend_unset(xmlNodePtr node, enum wb_space space, const char *name);
/* These give NULL or false without memory. */
bool amend_put(xmlNodePtr node, enum wb_space space, const char *name,
               const char *text);
bool amend_put_int(xmlNodePtr node, enum wb_space space, const char *name, int number);
xmlNodePtr amend_new(xmlDocPtr tree, enum wb_space space, const char *name);
xmlNodePtr amend_add(xmlNodePtr parent, enum wb_space space, const char *name);
bool amend_add_text(xmlNodePtr parent, const char *text);
/* Takes the node out of its tree and frees it. */
void amend_remove(xmlNodePtr node);

/* --- amend_ods.c: the document --- */
/* The part that holds the sheets: "content.xml", "" of a flat file. */
const char *amend_content(const pbe_amend *amend);
/* office:spreadsheet. */
pbe_status amend_spreadsheet(pbe_amend *amend, xmlNodePtr *spreadsheet,
                             struct pbe_error *err);
/* A sheet by the order of tabs. */
pbe_status amend_table(pbe_amend *amend, size_t sheet, xmlNodePtr *table,
                       struct pbe_error *err);
pbe_status amend_ods_property(pbe_amend *amend, const char *name, const char *value,
                              struct pbe_error *err);
/* What kind the package says it is. */
pbe_status amend_ods_begin(pbe_amend *amend, struct pbe_error *err);
pbe_status amend_ods_retype(pbe_amend *amend, bool is_template, struct pbe_error *err);

/* --- amend_row.c: rows and cells of a table, which stand there in runs of equal ones --- */
xmlNodePtr amend_next_row(const xmlNode *table, xmlNodePtr row);
xmlNodePtr amend_next_cell(const xmlNode *row, xmlNodePtr cell);
int amend_rows_of(const xmlNode *run);
int amend_columns_of(const xmlNode *run);
/* The run that holds the row (cell), its first in *first; NULL: the table (row) ends
 * before, with *first rows (cells). */
xmlNodePtr amend_find_row(pbe_amend *amend, xmlNodePtr table, int row, int *first);
xmlNodePtr amend_find_cell(const xmlNode *row, int column, int *first);
/* The node with all that is in it, for a place beside it. NULL without memory. */
xmlNodePtr amend_copy(xmlNodePtr node);
/* One row (cell) alone, cut out of its run, or added with what is missing before it. */
xmlNodePtr amend_single_row(pbe_amend *amend, xmlNodePtr table, int row);
xmlNodePtr amend_single_cell(xmlNodePtr row, int column);

/* --- amend_cell.c --- */
/* Takes value and text out of a cell; formula, style and notes stay. */
void amend_clear_cell(xmlNodePtr cell);
bool amend_fill_cell(xmlNodePtr cell, const struct pbe_value *value);
pbe_status amend_check_value(const struct pbe_value *value, struct pbe_error *err);
pbe_status amend_set_cell(pbe_amend *amend, size_t sheet, int row, int column,
                          const struct pbe_value *value, struct pbe_error *err);

/* --- amend_rows.c --- */
pbe_status amend_insert(pbe_amend *amend, size_t sheet, int row, int count,
                        struct pbe_error *err);

/* --- amend_sheet.c --- */
pbe_status amend_ods_sheet(pbe_amend *amend, const struct pbe_amend_sheet *sheet,
                           struct pbe_error *err);

/* --- amend_opc.c: the package of an .xlsx --- */
/* The root of a part's relations ("" = of the package), made where there are none. */
pbe_status amend_relations(pbe_amend *amend, const char *part, xmlNodePtr *root,
                           struct pbe_error *err);
/* The first of a kind, "worksheet", or with an id; NULL = any. */
xmlNodePtr amend_relation(const xmlNode *root, const char *kind, const char *id);
/* Appends the name of the part that it leads to. */
pbe_status amend_target(const char *part, const xmlNode *relation,
                        struct pbe_text *path, struct pbe_error *err);
/* Adds one and tells its id. */
pbe_status amend_relate(pbe_amend *amend, xmlNodePtr root, const char *type,
                        const char *part, char id[AMEND_NAME_MAX],
                        struct pbe_error *err);
/* Says what type a new part is of. */
pbe_status amend_declare(pbe_amend *amend, const char *part, const char *type,
                         struct pbe_error *err);
/* A name for a new part, which no other has. */
void amend_free_name(const pbe_amend *amend, const char *folder,
                     char name[AMEND_NAME_MAX]);

/* --- amend_xlsx.c --- */
/* Refuses what is no workbook. */
pbe_status amend_xlsx_begin(pbe_amend *amend, struct pbe_error *err);
pbe_status amend_xlsx_sheet(pbe_amend *amend, const struct pbe_amend_sheet *sheet,
                            struct pbe_error *err);

#endif
