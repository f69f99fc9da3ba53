#include "addin/templates.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char ending[] = ".ots";

/* Hidden files are an editor's or an office's own: .~lock.x.ots# and the like. */
static bool is_template(const char *name)
{
    size_t length = strlen(name), end = sizeof ending - 1;
    return name[0] != '.' && length > end && strcmp(name + length - end, ending) == 0
           && length - end < TEMPLATE_TITLE_MAX;
}

static const char *file_name(const struct form_template *entry)
{
    return strrchr(entry->path, '/') + 1;
}

/* The place for a file of this name; NULL when there is none left. */
static struct form_template *place_for(struct templates *templates, const char *name)
{
    for (size_t i = 0; i < templates->count; i++)
        if (strcmp(file_name(&templates->list[i]), name) == 0)
            return &templates->list[i];
    if (templates->count == TEMPLATES_MAX)
        return NULL;
    if (!templates->list)
        templates->list = calloc(TEMPLATES_MAX, sizeof *templates->list);
    templates->is_starved = templates->is_starved || !templates->list;
    return templates->list ? &templates->list[templates->count++] : NULL;
}

static void add_file(struct templates *templates, const char *folder, const char *name)
{
    char path[TEMPLATE_PATH_MAX];
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (length < 0 || (size_t)length >= sizeof path)
        return;
    struct form_template *entry = place_for(templates, name);
    if (!entry)
        return;
    memcpy(entry->path, path, (size_t)length + 1);
    snprintf(entry->title, sizeof entry->title, "%.*s",
             (int)(strlen(name) - (sizeof ending - 1)), name);
}

void templates_add_folder(struct templates *templates, const char *folder)
{
    DIR *directory = opendir(folder);
    const struct dirent *entry;
    if (!directory)
        return;
    while ((entry = readdir(directory)) != NULL)
        if (is_template(entry->d_name))
            add_file(templates, folder, entry->d_name);
    closedir(directory);
}

void templates_add_list(struct templates *templates, const struct templates *others)
{
    for (size_t i = 0; i < others->count; i++) {
        struct form_template *entry = place_for(templates, file_name(&others->list[i]));
        if (entry) {
            *entry = others->list[i];
            entry->is_bureau = true;
        }
    }
    templates->is_starved = templates->is_starved || others->is_starved;
}

static int compare(const void *a, const void *b)
{
    const struct form_template *first = a, *second = b;
    if (first->is_bureau != second->is_bureau)
        return first->is_bureau ? -1 : 1;
    return strcmp(first->title, second->title);
}

void templates_sort(struct templates *templates)
{
    if (templates->count > 1)
        qsort(templates->list, templates->count, sizeof *templates->list, compare);
}

void templates_done(struct templates *templates)
{
    free(templates->list);
    *templates = (struct templates){.list = NULL};
}
