/* templates_bureau.c - looking into a bureau's folder, with an end to the waiting.
 *
 * The folder may lie on a share that is away (base/patience.h): a thread of its own looks.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "addin/templates.h"
#include "base/patience.h"

struct search {
    struct pbe_patience patience;
    char root[TEMPLATE_PATH_MAX];
    struct templates found;
};

static struct search *search_new(const char *root)
{
    struct search *search = calloc(1, sizeof *search);
    if (!search)
        return NULL;
    strcpy(search->root, root);
    pbe_patience_init(&search->patience);
    return search;
}

static void search_free(struct search *search)
{
    templates_done(&search->found);
    pbe_patience_done(&search->patience);
    free(search);
}

static void *run(void *argument)
{
    static const char *const folders[] = {"", "/template", "/模板"};
    struct search *search = argument;
    char folder[TEMPLATE_PATH_MAX];
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(folder, sizeof folder, "%s%s", search->root, folders[i]);
        templates_add_folder(&search->found, folder);
    }
    if (pbe_patience_finish(&search->patience))
        search_free(search);
    return NULL;
}

void templates_add_bureau(struct templates *templates, const char *root,
                          unsigned milliseconds)
{
    pthread_t thread;
    if (strlen(root) >= TEMPLATE_PATH_MAX)
        return; /* the path of a file in it would not fit either */
    struct search *search = search_new(root);
    if (!search) {
        templates->is_starved = true;
        return;
    }
    if (pthread_create(&thread, NULL, run, search) != 0) {
        search_free(search);
        templates->is_starved = true;
        return;
    }
    pthread_detach(thread);
    if (!pbe_patience_wait(&search->patience, milliseconds)) {
        templates->is_late = true;
        return;
    }
    templates_add_list(templates, &search->found);
    search_free(search);
}
