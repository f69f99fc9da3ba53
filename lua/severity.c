#include "lua/severity.h"

const char *pbe_severity_name(enum pbe_severity severity)
{
    static const char *const names[] = {
        [PBE_NOTE] = "note", [PBE_WARNING] = "warning", [PBE_ERROR] = "error"};
    return names[severity];
}
