/* collect.h - 回收汇总: an audit whose listing is a district's summary.
 *
 * The run is that of `pbe audit`; its records go into a collection, which is written
 * whole at the end, in the form that the output's name asks for.
 */
#ifndef PBE_CLI_COLLECT_H
#define PBE_CLI_COLLECT_H

#include "cli/audit.h"
#include "cli/collection.h"
#include "cli/gist.h"

struct collect;

struct collect_form {
    const char *name; /* as the file's name ends */
    pbe_status (*write)(const struct collect *collect, FILE *to, struct pbe_error *err);
};

extern const struct collect_form collect_ods, collect_csv, collect_json;

/* The form of that name, or whose name ends a file's; NULL = none. */
const struct collect_form *collect_find(const char *name);
const struct collect_form *collect_of_file(const char *path);

struct collect {
    struct audit audit; /* its context is the collect, its listing collect_listing */
    struct departments departments;
    struct collection collection;
    struct gist gist; /* once the collection is settled */
    const struct collect_form *form;
    FILE *to;
    bool is_written;
};

extern const struct listing_kind collect_listing;

/* Says in a few lines what is missing, double and unknown. */
void collect_print(const struct collect *collect, FILE *to);

/* Whether there is something that a person has to settle. */
bool collect_has_matters(const struct collect *collect);

#endif
