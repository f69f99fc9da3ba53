/* look.h - the looks of the form's cells, and what may be typed into them. */
#ifndef PBE_TEMPLATE_LOOK_H
#define PBE_TEMPLATE_LOOK_H

#include "workbook/writer.h"

enum look {
#define LOOK(name, ...) LOOK_##name,
#include "template/look.def"
#undef LOOK
    LOOK_COUNT
};

enum allowed {
    ALLOWED_ALL,
    ALLOWED_WEIGHT,  /* 0 to the total */
    ALLOWED_AMOUNT,  /* not negative */
    ALLOWED_COUNTED, /* a whole number, not negative */
    ALLOWED_POINTS,  /* the clerk's own points */
    ALLOWED_YEAR,
    ALLOWED_RULE,    /* the name of a rule */
    ALLOWED_BAND,    /* the words of one, or others after a question */
    ALLOWED_NOTHING, /* a formula stands here */
    ALLOWED_LEVEL,   /* nothing: the name of a level stands here */
    ALLOWED_COUNT
};

/* The style of a look; LOOK_PLAIN has none. */
const struct pbe_style *look_style(enum look look);

#endif
