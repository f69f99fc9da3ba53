/* new_dialog.h - asks what a new self-evaluation begins with. */
#ifndef PBE_ADDIN_NEW_DIALOG_H
#define PBE_ADDIN_NEW_DIALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct new_request {
    struct pbe_text unit; /* the caller's, begun by pbe_text_init(); "" = not said */
    int year;             /* before: what is offered */
    size_t template;      /* its place in the list; before: what is offered */
};

/* titles: count names of templates, at least one. *said: OK was pressed; false in an office
 * without windows. PBE_STATUS_MEMORY when the dialog cannot be made. */
pbe_status new_dialog_ask(struct new_request *request, const char *const *titles,
                          size_t count, bool *said);

#endif
