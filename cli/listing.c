#include "cli/listing.h"

#include <string.h>
#include <strings.h>

#include "base/decimal.h"
#include "base/utf8.h"

static const struct listing_kind *const kinds[] = {&listing_text, &listing_jsonl,
                                                   &listing_csv, &listing_ods};
enum { KINDS = sizeof kinds / sizeof *kinds, PLACES = 4 };

const struct listing_kind *listing_find(const char *name)
{
    for (size_t i = 0; i < KINDS; i++)
        if (strcmp(kinds[i]->name, name) == 0)
            return kinds[i];
    return NULL;
}

const struct listing_kind *listing_of_file(const char *path)
{
    const char *ending = strrchr(path, '.');
    if (!ending || strchr(ending, '/'))
        return NULL;
    if (strcasecmp(ending, ".txt") == 0)
        return &listing_text;
    for (size_t i = 0; i < KINDS; i++)
        if (strcasecmp(ending + 1, kinds[i]->name) == 0)
            return kinds[i];
    return NULL;
}

const char *listing_value(const struct pbe_value *value, char out[LISTING_VALUE_MAX])
{
    size_t length = 0;
    if (value->kind == PBE_NUMBER) {
        length = pbe_decimal_write(value->number, PLACES, out);
    } else if (value->kind == PBE_TEXT) {
        length = pbe_utf8_cut(value->text, value->length, LISTING_VALUE_MAX - 1);
        memcpy(out, value->text, length);
    }
    out[length] = '\0';
    return out;
}
