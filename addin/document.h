/* document.h - a Calc document as the sidebar reads it: its sheets, its current cell.
 *
 * document, frame: borrowed, may be NULL.
 */
#ifndef PBE_ADDIN_DOCUMENT_H
#define PBE_ADDIN_DOCUMENT_H

#include "addin/cells.h"
#include "addin/survey.h"

/* Cells of all sheets, up to where each is used. */
double document_size(uno_Interface *document);

/* Reads all sheets and surveys them by the current rules. Like PBE_CHECK it takes no more
 * than half a million cells: sheets beyond that count as empty, and *skipped (may be NULL)
 * tells how many. */
pbe_status document_survey(uno_Interface *document, struct survey **survey,
                           int *skipped, struct pbe_error *err);

/* Why there is no survey, and what to do: appended, or in a box. */
void document_write_why(const struct pbe_error *err, struct pbe_text *out);
void document_say_why(uno_Interface *frame, const struct pbe_error *err);

/* The cell that is selected, of a range the first; false while something else is, such as
 * a chart. */
bool document_current_cell(uno_Interface *frame, struct cell_address *cell);

/* The sheet in front, 0-based; -1 = none. */
int document_current_sheet(uno_Interface *frame);

/* Shows a cell and selects it; row -1: only its sheet. Where nobody would see it nothing
 * moves. */
enum document_way { DOCUMENT_SHOWN, DOCUMENT_SHEET_HIDDEN, DOCUMENT_CELL_HIDDEN };
enum document_way document_go_to(uno_Interface *frame, const struct pbe_place *place);

#endif
