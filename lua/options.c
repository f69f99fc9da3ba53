#include "lua/options.h"

#include <stdlib.h>
#include <string.h>

static size_t text_size(const char *text)
{
    return text ? strlen(text) + 1 : 0;
}

static size_t list_size(const char *const *texts, size_t count)
{
    size_t size = count * sizeof *texts;
    for (size_t i = 0; i < count; i++)
        size += text_size(texts[i]);
    return size;
}

/* Copies a text to *at, moves *at behind it and returns the copy; NULL stays NULL. */
static const char *place_text(char **at, const char *text)
{
    if (!text)
        return NULL;
    char *copy = *at;
    strcpy(copy, text); /* text_size() made room */
    *at += text_size(text);
    return copy;
}

static const char *const *place_list(const char ***slots, char **at,
                                     const char *const *texts, size_t count)
{
    const char **list = *slots;
    for (size_t i = 0; i < count; i++)
        list[i] = place_text(at, texts[i]);
    *slots += count;
    return list;
}

struct options *options_dup(const struct pbe_engine_options *given)
{
    static const struct pbe_engine_options none;
    if (!given)
        given = &none;
    struct options *copy = malloc(
        sizeof *copy + text_size(given->default_pack) + text_size(given->shipped_rules)
        + list_size(given->trusted_keys, given->trusted_key_count)
        + list_size(given->version_floors, given->version_floor_count));
    if (!copy)
        return NULL;
    /* The block: the struct, the slots of both lists, all texts. */
    const char **slots = (const char **)(copy + 1);
    char *texts =
        (char *)(slots + given->trusted_key_count + given->version_floor_count);
    copy->given = *given;
    copy->given.default_pack = place_text(&texts, given->default_pack);
    copy->given.shipped_rules = place_text(&texts, given->shipped_rules);
    copy->given.trusted_keys =
        place_list(&slots, &texts, given->trusted_keys, given->trusted_key_count);
    copy->given.version_floors =
        place_list(&slots, &texts, given->version_floors, given->version_floor_count);
    return copy;
}

void options_free(struct options *options)
{
    free(options);
}
