/* xlsx_sheet.h - one sheet while it is read: rows, the cell, shared formulas, merges. */
#ifndef PBE_WORKBOOK_XLSX_SHEET_H
#define PBE_WORKBOOK_XLSX_SHEET_H

#include "workbook/xlsx.h"

/* A formula that other cells repeat (18.3.1.40, si), where it stands. */
struct xlsx_master {
    int row, column;
    const char *formula;
};

struct xlsx_sheet {
    struct xlsx_package *package;
    pbe_grid *grid;

    /* the row */
    int row;                   /* of the current or last one, -1 before the first */
    bool is_hidden, has_begun; /* has_begun: the grid has it */

    /* the cell */
    int column; /* of the current or last one, -1 before the first */
    int style;
    enum xlsx_type {
        XLSX_IS_NUMBER,
        XLSX_IS_SHARED,
        XLSX_IS_INLINE,
        XLSX_IS_STRING,
        XLSX_IS_BOOLEAN,
        XLSX_IS_ERROR,
        XLSX_IS_DATE
    } type;
    bool has_formula, is_shared; /* is_shared: its formula has an si */
    struct pbe_text value, text, formula, shared_id;

    struct wb_map ids; /* si -> index into masters */
    struct pbe_arena texts;
    struct xlsx_master *masters;
    size_t master_count, master_room;

    struct pbe_area *merges;
    size_t merge_count, merge_room;
};

/* --- xlsx_cell.c --- */
pbe_status xlsx_cell_enter(struct xlsx_sheet *sheet, const wb_xml *xml,
                           struct pbe_error *err);
void xlsx_formula_enter(struct xlsx_sheet *sheet, const wb_xml *xml);
pbe_status xlsx_cell_leave(struct xlsx_sheet *sheet, struct pbe_error *err);

/* --- xlsx_sheet.c --- */
/* The grid gets the row, once. */
pbe_status xlsx_row_begin(struct xlsx_sheet *sheet, struct pbe_error *err);

/* --- xlsx_formula.c --- */
/* The cell's formula: as it stands, or a master's, moved here. "" = none. */
pbe_status xlsx_formula_finish(struct xlsx_sheet *sheet, struct pbe_error *err);

#endif
