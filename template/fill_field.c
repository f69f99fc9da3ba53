/* fill_field.c - the names of what data hold, in Chinese and English. */
#include <string.h>

#include "base/language.h"
#include "template/fill_form.h"

static const struct {
    const char *zh, *en;
} kinds[] = {
#define PBE_RECORD(name, zh, en) {zh, en},
    PBE_FILL_RECORDS(PBE_RECORD)
#undef PBE_RECORD
};

static const struct {
    const char *zh, *en;
    enum pbe_fill_kind kind;
    bool is_number;
} fields[] = {
#define PBE_FIELD(name, zh, en, record, is_number)                                     \
    {zh, en, PBE_FILL_##record, is_number},
    PBE_FILL_FIELDS(PBE_FIELD)
#undef PBE_FIELD
};

enum pbe_fill_field pbe_fill_field_of(enum pbe_fill_kind kind, const char *name)
{
    char plain[FILL_PLAIN_MAX];
    fill_plain(name, plain);
    for (int i = 0; i < PBE_FILL_FIELD_COUNT; i++)
        if (fields[i].kind == kind
            && (strcmp(plain, fields[i].zh) == 0 || strcmp(plain, fields[i].en) == 0))
            return (enum pbe_fill_field)i;
    return PBE_FILL_FIELD_COUNT;
}

enum pbe_fill_kind pbe_fill_kind_of(enum pbe_fill_field field)
{
    return fields[field].kind;
}

bool pbe_fill_is_number(enum pbe_fill_field field)
{
    return fields[field].is_number;
}

const char *pbe_fill_field_name(enum pbe_fill_field field)
{
    return PBE_SAY(fields[field].zh, fields[field].en);
}

const char *pbe_fill_kind_name(enum pbe_fill_kind kind)
{
    return PBE_SAY(kinds[kind].zh, kinds[kind].en);
}

bool pbe_fill_is_kind(enum pbe_fill_kind kind, const char *name)
{
    char plain[FILL_PLAIN_MAX];
    fill_plain(name, plain);
    return strcmp(plain, kinds[kind].zh) == 0 || strcmp(plain, kinds[kind].en) == 0;
}
