/* check.h - the values of the sheet 检查, as the component would give them. */
#ifndef PBE_TEMPLATE_CHECK_H
#define PBE_TEMPLATE_CHECK_H

#include "base/error.h"
#include "template/form.h"

#define CHECK_SHEET "检查"

/* Rows that the array of findings reaches over. */
enum { CHECK_ROWS = 200 };

/* Reviews the form's 自评表 and fills the array's cells. */
pbe_status check_compute(struct form *form, pbe_engine *engine, struct pbe_error *err);

#endif
