/* amend.h - a spreadsheet file changed in a few places, everything else as it was.
 *
 * What nothing here touches comes out unchanged: other parts of the package byte for
 * byte, other elements of a changed part as they are. Input is hostile, as in workbook.h.
 * Cells, rows and properties are for .ods, .ots and .fods; .xlsx takes whole sheets.
 * Owner: pbe_amend_free(). The file is read until then; it may be replaced meanwhile by
 * renaming another over it.
 * After PBE_STATUS_MEMORY every further call but free gives PBE_STATUS_MEMORY; any other
 * error leaves the document as it was before the call.
 * Threads: one at a time per amendment.
 */
#ifndef PBE_WORKBOOK_AMEND_H
#define PBE_WORKBOOK_AMEND_H

#include <stdio.h>

#include "workbook/workbook.h"
#include "workbook/writer.h"

typedef struct pbe_amend pbe_amend;

/* *amend is written on success. */
pbe_status pbe_amend_open(const char *path, pbe_amend **amend, struct pbe_error *err);
void pbe_amend_free(pbe_amend *amend);

enum pbe_workbook_kind pbe_amend_kind(const pbe_amend *amend);
/* What pbe_amend_save() takes to leave the kind as it is. */
enum pbe_document_kind pbe_amend_document_kind(const pbe_amend *amend);

/* Puts a value into a cell; in a formula's cell it is the stored result, and the formula
 * stays. EMPTY empties. Style and validity stay; a text stays a text, whatever it begins
 * with. Refused: a cell that a merged one covers. Sheets by the order of their tabs, rows
 * and columns 0-based. */
pbe_status pbe_amend_set(pbe_amend *amend, size_t sheet, int row, int column,
                         const struct pbe_value *value, struct pbe_error *err);

/* Inserts `count` rows below a row: copies of it with its styles and formulas, without
 * typed values and stored results. References move as in Calc: what lies below moves
 * down, an area grows when the rows come between its first row and its last. Charts keep
 * the cells that they show. */
pbe_status pbe_amend_insert_rows(pbe_amend *amend, size_t sheet, int row, int count,
                                 struct pbe_error *err);

/* A sheet of plain values. */
struct pbe_amend_sheet {
    const char *name;
    const double *widths;           /* of the columns, in centimetres */
    size_t columns, rows;           /* columns <= PBE_WRITER_COLUMNS */
    const struct pbe_value *values; /* rows × columns, row by row */
    bool is_protected;              /* without password */
};

/* Puts the sheet behind all others, or in the place of the one that has its name. */
pbe_status pbe_amend_add_sheet(pbe_amend *amend, const struct pbe_amend_sheet *sheet,
                               struct pbe_error *err);

/* Sets a property that users define: "pbe.pack". */
pbe_status pbe_amend_set_property(pbe_amend *amend, const char *name, const char *value,
                                  struct pbe_error *err);

/* Writes the document to a file that allows seeking, and flushes it. kind: an .ods may
 * become an .ots and the other way round; a flat file stays flat, and an .xlsx (say
 * PBE_DOCUMENT) an .xlsx. May be called again. */
pbe_status pbe_amend_save(pbe_amend *amend, enum pbe_document_kind kind, FILE *to,
                          struct pbe_error *err);

#endif
