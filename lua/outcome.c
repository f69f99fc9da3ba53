/* outcome.c - the names of the four outcomes. */
#include "base/language.h"
#include "lua/engine.h"

const char *pbe_outcome_name(enum pbe_outcome outcome)
{
    static const char *const names[] = {"met", "missed", "judged", "cannot_compute"};
    return names[outcome];
}

const char *pbe_outcome_word(enum pbe_outcome outcome)
{
    switch (outcome) {
    case PBE_MET:
        return PBE_SAY("达成", "met");
    case PBE_MISSED:
        return PBE_SAY("未达成", "missed");
    case PBE_JUDGED:
        return PBE_SAY("评判", "judged");
    case PBE_CANNOT_COMPUTE:
        break;
    }
    return PBE_SAY("待定", "pending");
}
