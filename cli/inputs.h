/* inputs.h - the files that an audit is about, in order.
 *
 * What is named is taken, whatever it is. From a folder, and the folders in it, the
 * workbooks are taken by their names' endings, in byte order of the names; hidden files
 * and lock files are not seen, other kinds are counted. Links to folders are not
 * followed below the one that was named. Paths are bytes, as the system has them.
 */
#ifndef PBE_CLI_INPUTS_H
#define PBE_CLI_INPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"

/* By which a file is known to be as it was. */
struct stamp {
    long long size;                 /* bytes */
    long long seconds, nanoseconds; /* of the last change, since 1970 */
};

struct input {
    char *path;
    int problem;   /* errno of a folder that cannot be read; 0 = a file to try */
    bool is_named; /* by itself, not found in a folder or a list */
    struct stamp stamp;
    bool is_kept; /* its record came from the journal */
};

/* Zero is a good start. */
struct inputs {
    struct input *list;
    size_t count, capacity;
    size_t others; /* files of other kinds in folders */
};

/* Adds a file or a folder. Fails only without memory. */
pbe_status inputs_add(struct inputs *inputs, const char *path, struct pbe_error *err);

/* Adds what a list names: one a line, or, where it holds NUL bytes (find -print0), one
 * before each NUL, so that any name can stand in it. */
pbe_status inputs_add_list(struct inputs *inputs, FILE *from, struct pbe_error *err);

/* Takes a file off the list, under whatever name it stands there: the output of the last
 * run is no return. False: it was named by itself, so it is one. */
bool inputs_leave_out(struct inputs *inputs, const char *path);

/* Takes the file's stamp, which stays zero where there is no file. */
void input_stamp(struct input *input);

void inputs_done(struct inputs *inputs);

#endif
