#include "bad_memory.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "package.h"

/* libxml2 allocates through these, and so through the wrappers of this program. */
static void *give(size_t size)
{
    return malloc(size);
}

static void *give_again(void *block, size_t size)
{
    return realloc(block, size);
}

static void take(void *block)
{
    free(block);
}

static char *copy(const char *text)
{
    size_t size = strlen(text) + 1;
    char *made = malloc(size);
    return made ? memcpy(made, text, size) : NULL;
}

void bad_memory_begin(void)
{
    xmlMemSetup(take, give, give_again, copy);
    xmlInitParser();
}

void bad_memory_try(const char *cases, const char *name, const char *work,
                    const char *prefix, bad_memory_test test)
{
    static struct package package;
    char source[1024], path[1024];
    const char *slash = strrchr(name, '/');
    snprintf(source, sizeof source, "%s/%s", cases, name);
    snprintf(path, sizeof path, "%s/%s.%s", work, prefix, slash ? slash + 1 : name);
    bool is_package = strstr(name, ".pkg") != NULL;
    if (is_package) {
        package_read(&package, source);
        package_write(&package, path);
        package_free(&package);
    }
    test(is_package ? path : source, false);
    test(is_package ? path : source, true);
}
