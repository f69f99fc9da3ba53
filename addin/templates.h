/* templates.h - the forms from which a new self-evaluation can be made.
 *
 * Those of the extension, then those in the bureau's rules folders: *.ots in a folder
 * itself, or in its folder template or 模板. One of a bureau takes the place of an earlier
 * one whose file has the same name.
 * Owner: the caller frees with templates_done(). Threads: any.
 */
#ifndef PBE_ADDIN_TEMPLATES_H
#define PBE_ADDIN_TEMPLATES_H

#include <stdbool.h>
#include <stddef.h>

enum { TEMPLATES_MAX = 100, TEMPLATE_PATH_MAX = 1024, TEMPLATE_TITLE_MAX = 256 };

struct form_template {
    char path[TEMPLATE_PATH_MAX];   /* in UTF-8 */
    char title[TEMPLATE_TITLE_MAX]; /* the file's name without .ots */
    bool is_bureau;                 /* from a bureau's folder */
};

struct templates {
    struct form_template *list; /* NULL = none */
    size_t count;
    bool is_late;    /* a bureau's folder did not answer in time and is left out */
    bool is_starved; /* memory ended: some are missing */
};

/* Adds the *.ots of a folder; none when it is not there. */
void templates_add_folder(struct templates *templates, const char *folder);

/* The same for a bureau's folder, which may lie on a share that does not answer: after so
 * many milliseconds it is left out. */
void templates_add_bureau(struct templates *templates, const char *root,
                          unsigned milliseconds);

/* Adds copies of a bureau's. */
void templates_add_list(struct templates *templates, const struct templates *others);

/* A bureau's own first, then by title. */
void templates_sort(struct templates *templates);
void templates_done(struct templates *templates);

#endif
