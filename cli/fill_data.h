/* fill_data.h - what `pbe fill` puts into a form, read from JSON or CSV.
 *
 * JSON is one object; CSV is one table below the other, each with a line of headings. In
 * both, words are Chinese or English, and whatever is not understood is one sentence with
 * its place. UTF-8, or another encoding in which spreadsheets save text.
 * Owner: fill_data_done(); texts live as long.
 */
#ifndef PBE_CLI_FILL_DATA_H
#define PBE_CLI_FILL_DATA_H

#include "base/arena.h"
#include "template/fill.h"

struct fill_data {
    struct pbe_arena arena;
    struct pbe_fill_record *records;
    size_t count, room;
};

/* The file's ending says what it is: .json, .csv (.tsv, .txt likewise). */
pbe_status fill_data_read(const char *path, struct fill_data *data,
                          struct pbe_error *err);
void fill_data_done(struct fill_data *data);

/* --- for the two readers --- */

pbe_status fill_json_read(const char *text, size_t length, struct fill_data *data,
                          struct pbe_error *err);
pbe_status fill_csv_read(const char *text, size_t length, struct fill_data *data,
                         struct pbe_error *err);

/* A record being read, with room for each of its fields. */
struct fill_record {
    struct pbe_fill_record record;
    struct pbe_fill_value *values;
    size_t room;
};

/* Begins a record; name and where are copied. */
pbe_status fill_record_begin(struct fill_data *data, enum pbe_fill_kind kind,
                             const char *name, const char *where, size_t room,
                             struct fill_record *record, struct pbe_error *err);
/* Adds a value. A text where a number belongs is read as one: 2,649.39. */
pbe_status fill_record_add(struct fill_data *data, struct fill_record *record,
                           enum pbe_fill_field field, const struct pbe_value *value,
                           const char *where, struct pbe_error *err);
/* Puts the record behind those there are. */
pbe_status fill_record_end(struct fill_data *data, const struct fill_record *record,
                           struct pbe_error *err);

/* The names of the fields that such records have, for a sentence. */
void fill_data_name_fields(enum pbe_fill_kind kind, struct pbe_text *out);

#endif
