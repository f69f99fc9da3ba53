/* departments.h - 单位名单: who owes a return, and whose a return is.
 *
 * The list is a table (.csv, .ods, .fods, .xlsx) with a column of names and, if it has
 * one, of codes; what the further columns mean is for others to say. Names are compared
 * without blanks, width of characters and case; a code in a file's name must stand
 * between characters that are no letters or digits.
 * Owner: departments_done(); a department is known by its place in the list, from 0.
 */
#ifndef PBE_CLI_DEPARTMENTS_H
#define PBE_CLI_DEPARTMENTS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

enum {
    DEPARTMENTS_MAX = 20000,
    DEPARTMENT_PLAIN_MAX = 512, /* bytes of a name that are compared */
    DEPARTMENT_CODE_MIN = 3     /* characters that a code must have in a file's name */
};

struct department {
    const char *name, *code;   /* "" = no code */
    const char *plain;         /* the name as it is compared */
    int line;                  /* of the list, from 1 */
    const char *const *values; /* in the further columns; "" = nothing. A number has all
                                  its digits, whatever the cell shows */
};

/* Zero is a good start, and an empty list. */
struct departments {
    struct pbe_arena arena;
    struct department *list;
    size_t count;
    const char *const *headings; /* of the further columns, in order; never "" */
    size_t heading_count;
    int heading_line;  /* of the list, from 1 */
    size_t left_out;   /* columns of the list behind the last that is read */
    int headless_line; /* the first with a value in a column without heading; 0 */
};

/* Reads the list. Without a column of names, without any, or with one twice it is
 * PBE_STATUS_FILE with the line. */
pbe_status departments_read(const char *path, struct departments *departments,
                            struct pbe_error *err);
void departments_done(struct departments *departments);

/* The name as it is compared; "" when there is none. */
void departments_plain(const char *name, char out[DEPARTMENT_PLAIN_MAX]);

/* Each gives the department, or -1. plain: from departments_plain(). */
int departments_of_name(const struct departments *departments, const char *plain);
int departments_of_code(const struct departments *departments, const char *code);

/* By the longest code in the name of a file; two of them say nothing. */
int departments_of_file(const struct departments *departments, const char *path);

/* The one that is hardly another's: its name holds `plain`, or lies in it, or differs in
 * a few characters. For telling people; never for deciding. */
int departments_nearest(const struct departments *departments, const char *plain);

#endif
