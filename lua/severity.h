/* severity.h - how much a finding weighs, about a table (review.h) or a pack (lint.h). */
#ifndef PBE_LUA_SEVERITY_H
#define PBE_LUA_SEVERITY_H

enum pbe_severity {
    PBE_NOTE,    /* for a human's eye */
    PBE_WARNING, /* hardly meant */
    PBE_ERROR    /* wrong */
};

/* note, warning, error. Static. */
const char *pbe_severity_name(enum pbe_severity severity);

#endif
