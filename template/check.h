/* check.h - the values of the sheet 检查, as the component would give them. */
#ifndef PBE_TEMPLATE_CHECK_H
#define PBE_TEMPLATE_CHECK_H

#include "base/error.h"
#include "base/grid.h"
#include "template/form.h"

#define CHECK_SHEET "检查"

/* Rows and columns that the array of findings reaches over. */
enum { CHECK_ROWS = 200, CHECK_COLUMNS = 4 };

/* Reviews the form's 自评表 and fills the array's cells. */
pbe_status check_compute(struct form *form, pbe_engine *engine, struct pbe_error *err);

/* Takes a row of the array, from 0. */
typedef pbe_status check_put(void *state, int row,
                             const char *const texts[CHECK_COLUMNS],
                             struct pbe_error *err);

/* Reads the grids as one assessment, reviews it, and hands over what was found: at least
 * one row, CHECK_ROWS at most. */
pbe_status check_grids(const pbe_grid *const *grids, size_t count, pbe_engine *engine,
                       check_put *put, void *state, struct pbe_error *err);

#endif
