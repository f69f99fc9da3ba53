/* template.h - the workbook that departments fill in, made from a rule pack.
 *
 * Sheets 基础数据表 (where the pack has one), 自评表, 检查, 填报说明. Formulas have the
 * values that the engine gives, so that the file reads right before it is recalculated.
 */
#ifndef PBE_TEMPLATE_TEMPLATE_H
#define PBE_TEMPLATE_TEMPLATE_H

#include <stdio.h>

#include "base/error.h"
#include "lua/engine.h"
#include "workbook/writer.h"

/* pack: EMPTY = the engine's default. Nothing is to be used of `to` after an error. */
pbe_status pbe_template_write(pbe_engine *engine, const struct pbe_value *pack,
                              enum pbe_document_kind kind, FILE *to,
                              struct pbe_error *err);

#endif
