/* listing.h - the result of an audit in one of its forms: text, jsonl, csv, ods.
 *
 * A listing takes records one by one, in order, and keeps no more of them than it must.
 * Errors of the stream show in ferror() of it.
 */
#ifndef PBE_CLI_LISTING_H
#define PBE_CLI_LISTING_H

#include <stdio.h>

#include "base/error.h"
#include "cli/json.h"
#include "cli/record.h"

struct listing_item {
    const char *file; /* a path as the system has it; any bytes but NUL */
    const struct record *record;
    long long modified; /* seconds since 1970; 0 = not known */
};

struct listing_kind {
    const char *name;
    /* Begins; *state is what the others take. `to` must allow seeking for ods; context is
     * that of the audit. */
    pbe_status (*begin)(FILE *to, void *context, void **state, struct pbe_error *err);
    pbe_status (*add)(void *state, const struct listing_item *item,
                      struct pbe_error *err);
    /* Writes what is left; NULL = nothing is. */
    pbe_status (*end)(void *state, struct pbe_error *err);
    void (*free)(void *state); /* NULL = nothing to free */
};

extern const struct listing_kind listing_text, listing_jsonl, listing_csv, listing_ods;

/* The kind of that name, or whose name ends a file's; NULL = none. */
const struct listing_kind *listing_find(const char *name);
const struct listing_kind *listing_of_file(const char *path);

/* One table as a JSON object in one line; what `pbe check` and `pbe score` print, too. */
void listing_json_table(FILE *to, const char *file, const struct record_table *table);
void listing_json_error(FILE *to, const char *file, const char *error);

/* The fields of a row, into an object that is open. */
void listing_json_row(struct json *json, const struct record_row *row);

/* A value for people: 94, 18.02 (two decimals), a text as it stands, "" for nothing. */
enum { LISTING_VALUE_MAX = 256 };
const char *listing_value(const struct pbe_value *value, char out[LISTING_VALUE_MAX]);

#endif
