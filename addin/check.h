/* check.h - PBE_CHECK: what a self-evaluation in a sheet must be asked about. */
#ifndef PBE_ADDIN_CHECK_H
#define PBE_ADDIN_CHECK_H

#include "addin/uno/cuno.h"
#include "lua/engine.h"

/* The findings as a table of four columns: severity, code, cell, sentence. One row when
 * there are none, and one that says why when the range holds no table. base: the base data
 * table as values, void = none. NULL and *err when memory ends or the pack is wrong. */
uno_Sequence *check_range(pbe_engine *engine, uno_Interface *range, const uno_Any *base,
                          const struct pbe_value *pack, struct pbe_error *err);

#endif
