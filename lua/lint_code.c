#include "lua/lint_code.h"

#include <string.h>

#include "base/language.h"

static const struct pbe_lint_code codes[] = {
#define LINT(code, severity, zh, en) {#code, PBE_SEVERITY_##severity, zh, en},
#include "lua/lint.def"
#undef LINT
};

enum { CODES = sizeof codes / sizeof *codes };

const struct pbe_lint_code *pbe_lint_codes(size_t *count)
{
    *count = CODES;
    return codes;
}

const struct pbe_lint_code *lint_code_find(const char *code)
{
    for (size_t i = 0; i < CODES; i++)
        if (strcmp(codes[i].code, code) == 0)
            return &codes[i];
    return NULL;
}

const char *pbe_severity_name(enum pbe_severity severity)
{
    static const char *const names[] = {"error", "warning", "note"};
    return names[severity];
}

const char *pbe_severity_word(enum pbe_severity severity)
{
    static const char *const zh[] = {"错误", "警告", "提示"};
    return PBE_SAY(zh[severity], pbe_severity_name(severity));
}
