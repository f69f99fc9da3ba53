/* lint_code.h - the codes of lint.def, for lint.c. */
#ifndef PBE_LUA_LINT_CODE_H
#define PBE_LUA_LINT_CODE_H

#include "lua/lint.h"

/* NULL when there is none. */
const struct pbe_lint_code *lint_code_find(const char *code);

#endif
