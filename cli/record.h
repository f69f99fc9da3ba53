/* record.h - what became of one workbook: its tables, scored anew, with their findings.
 *
 * Workers make records and send them as bytes; listings, the summary and the journal
 * read them. Bytes come from a process that may have gone wrong, or from a file:
 * record_read() believes nothing.
 * Texts of a record that was read lie in its bytes, which must live longer; its lists
 * belong to the arena. They are UTF-8 as the workbook has it, control characters too.
 */
#ifndef PBE_CLI_RECORD_H
#define PBE_CLI_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/value.h"
#include "lua/review.h"

/* One indicator. Texts are "" where there is none. */
struct record_row {
    const char *cell; /* of the score, else of the indicator: G12 */
    const char *level1, *level2, *level3;
    const char *target, *actual; /* as the sheet shows them */
    struct pbe_value weight;
    struct pbe_value given;    /* the clerk's own points */
    struct pbe_value cached;   /* what a formula had computed when the file was saved */
    struct pbe_value computed; /* what the pack gives; EMPTY: pending */
    enum pbe_outcome outcome;
    bool counts; /* in the total; a parent, a row that does not apply … does not */
    const char *rule, *explanation;
};

struct record_finding {
    enum pbe_severity severity;
    const char *code, *cell, *message;
};

/* What a sheet of the workbook keeps of the scores. */
struct record_snapshot {
    const char *pack, *version, *fingerprint, *time;
    struct pbe_value total;
};

/* One self-evaluation table. */
struct record_table {
    const char *sheet, *unit, *project;
    struct pbe_value year;
    const char *pack, *version, *fingerprint;
    bool has_snapshot;
    struct record_snapshot snapshot;
    struct pbe_value given, computed; /* totals */
    size_t pending;                   /* rows that count and have no points … */
    double waiting;                   /* … and the points that they could earn */
    const char *grade, *explanation;  /* of the computed total */
    struct record_row *rows;
    size_t row_count;
    struct record_finding *findings;
    size_t finding_count;
};

struct record {
    const char *error; /* why there are no tables; NULL = there are */
    const char *code;  /* of the department, as the document's properties have it; "" */
    struct record_table *tables;
    size_t table_count;
};

/* How good a return is, apart from its score: no finding that matters; warnings; an
 * error, or a file that cannot be read. 绿, 黄, 红 */
enum record_light { RECORD_GREEN, RECORD_AMBER, RECORD_RED };

/* Appends the record as bytes. */
void record_write(const struct record *record, struct pbe_text *out);

/* Reads it back. False when the bytes are no record, or memory ends. */
bool record_read(const char *bytes, size_t length, struct pbe_arena *arena,
                 struct record *record);

/* What the department gave itself beyond what was computed. EMPTY while the table is not
 * complete, which is when it has no grade: what is pending is no difference. */
struct pbe_value record_difference(const struct record_table *table);

/* How many findings of a table have the severity. */
size_t record_count(const struct record_table *table, enum pbe_severity severity);

enum record_light record_light_of(const struct record_table *table);

/* The first of the most severe findings; NULL = none. */
const struct record_finding *record_worst(const struct record_table *table);

/* green, amber, red; and the word for people in the current language. Static. */
const char *record_light_name(enum record_light light);
const char *record_light_word(enum record_light light);

#endif
