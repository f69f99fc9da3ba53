/* component.c - the two entry points that LibreOffice looks for. */
#include "addin/classes.h"

static const struct cuno_class *const classes[] = {
    &calc_class,         &commands_class, &inserted_rows_class,
    &options_page_class, &panels_class,   NULL};

CUNO_COMPONENT(classes)
