/* collection.h - 回收情况: the returns of a district, and whose they are.
 *
 * Records are added one by one and kept; collection_settle() then finds for each table
 * its department, tells missing, double and unknown ones apart, and ranks those that
 * count. Whose a return is: by the unit's name in it, else by the code in the document's
 * properties, else by the code in the file's name. Of two returns of one department (and
 * project) one of the year that most have counts, then that whose file was changed last.
 * Without a list of departments every return counts, and the unit's name is the key.
 */
#ifndef PBE_CLI_COLLECTION_H
#define PBE_CLI_COLLECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "cli/departments.h"
#include "cli/record.h"

enum collection_fate {
    COLLECTION_COUNTS,
    COLLECTION_DOUBLE,  /* another return of the same counts */
    COLLECTION_UNKNOWN, /* of nobody on the list */
};

/* One table of one file. */
struct collected {
    const struct record_table *table;
    const char *file, *code, *plain; /* the document's code; the unit's compared name */
    long long modified;              /* seconds since 1970 */
    int department;                  /* -1 = not on the list, or there is none */
    int other;                       /* whom the code means instead; -1 = the same */
    int nearest;                     /* of an unknown one: who it may be; -1 */
    bool is_of_other_year;           /* than most */
    enum collection_fate fate;
    size_t rank;                     /* of what counts, from 1; 0 = no total */
    const struct collected *instead; /* of a double one: which counts */
};

/* A file that cannot be read. */
struct uncollected {
    const char *file, *error;
    long long modified;
};

/* Zero but for what cmd_collect sets is a good start. */
struct collection {
    const struct departments *departments; /* an empty list: there is none */
    struct pbe_arena arena;
    struct collected *list;
    struct uncollected *failures;
    size_t count, capacity, failure_count, failure_capacity;
    /* After collection_settle(): */
    bool is_settled;
    double year; /* that most have, of equally many the last; 0 = none says one */
    struct collected **ranked; /* those that count, the best first */
    size_t ranked_count;
    size_t double_count, unknown_count;
    size_t other_count;       /* see collection_is_other() */
    size_t returned, missing; /* departments */
    bool *has_returned;       /* by department */
};

void collection_init(struct collection *collection,
                     const struct departments *departments);
void collection_done(struct collection *collection);

/* Copies the record. */
pbe_status collection_add(struct collection *collection, const char *file,
                          long long modified, const struct record *record,
                          struct pbe_error *err);

pbe_status collection_settle(struct collection *collection, struct pbe_error *err);

/* Name and code are two departments', or what counts is of another year than most. */
bool collection_is_other(const struct collected *entry);

/* The department's name and code; else what the return says. */
const char *collection_unit(const struct collection *collection,
                            const struct collected *entry);
const char *collection_code(const struct collection *collection,
                            const struct collected *entry);

/* What has to be settled by a person, in the order: missing, double, unknown, names and
 * codes that disagree or years that do, unreadable. */
enum collection_case {
    COLLECTION_CASE_MISSING,
    COLLECTION_CASE_DOUBLE,
    COLLECTION_CASE_UNKNOWN,
    COLLECTION_CASE_OTHER,
    COLLECTION_CASE_UNREADABLE,
    COLLECTION_CASES
};

struct collection_matter {
    enum collection_case what;
    const char *unit, *code, *file; /* "" = none */
    const struct collected *entry;  /* NULL: there is no table */
    long long modified;
    const char *text; /* what is known and what to do; "" = nothing more */
};

/* Calls back for each; the matter is borrowed for the call. */
void collection_matters(const struct collection *collection,
                        void (*take)(void *context,
                                     const struct collection_matter *matter),
                        void *context);

/* missing, double, unknown, mismatch, unreadable; and the word for people. Static. */
const char *collection_case_name(enum collection_case what);
const char *collection_case_word(enum collection_case what);

#endif
