#include "lua/lint_code.h"

#include <string.h>

#include "base/language.h"

static const struct pbe_lint_code codes[] = {
#define LINT(code, severity, zh, en) {#code, PBE_##severity, zh, en},
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

const char *pbe_lint_severity_word(enum pbe_severity severity)
{
    static const char *const zh[] = {
        [PBE_NOTE] = "提示", [PBE_WARNING] = "警告", [PBE_ERROR] = "错误"};
    return PBE_SAY(zh[severity], pbe_severity_name(severity));
}
