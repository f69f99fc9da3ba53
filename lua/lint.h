/* lint.h - what a pack says that loads, but cannot be meant.
 *
 * A load refuses what has no meaning; lint finds what has one that nobody can want: a band
 * that no value reaches, a word that stands in two places, an example that is missing, a
 * function that loops. It looks at the declarations and scores synthetic rows. Whatever it
 * finds has a code that stays, so that a pack can say lint = { L22 = "why it may stay" }.
 */
#ifndef PBE_LUA_LINT_H
#define PBE_LUA_LINT_H

#include <stddef.h>

#include "lua/engine.h"
#include "lua/severity.h"

struct pbe_lint_code {
    const char *code;           /* L01 */
    enum pbe_severity severity; /* an error: rows come out wrong, or not at all */
    const char *zh, *en;        /* what is found, in a few words */
};

struct pbe_lint_finding {
    const struct pbe_lint_code *code;
    const char *declaration; /* 规则“满意度指标” */
    const char *file;        /* mof-2020-10/rules.lua */
    int line;                /* 0 = not known */
    const char *sentence;    /* what it is, and what to do */
    const char *silenced;    /* the author's reason why it may stay; "" = it counts */
};

/* All codes, in their order. Static. */
const struct pbe_lint_code *pbe_lint_codes(size_t *count);

/* The word for authors of rules in the current language: 错误, 警告, 提示. Static. */
const char *pbe_lint_severity_word(enum pbe_severity severity);

/* What a pack's own files, and the bureau's changes to them, make one wonder about, by
 * file and line, the silenced included; as a copy in one block that the caller frees with
 * free(). A rule that fails or loops is a finding, not an error. */
pbe_status pbe_engine_lint(pbe_engine *engine, const struct pbe_value *pack,
                           struct pbe_lint_finding **findings, size_t *count,
                           struct pbe_error *err);

#endif
