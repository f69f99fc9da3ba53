/* case_file.h - a case of a drawn sheet: remarks, the drawing, and what is said of it.
 *
 * Lines that begin with # are remarks and left out. The drawing (drawn.h) ends at the first
 * line "---"; what stands behind it is the test's own.
 * Owner: case_file_done().
 */
#ifndef TESTS_CASE_FILE_H
#define TESTS_CASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

enum { CASE_FILE_LINES = 4000 };

struct case_file {
    char *bytes;
    char *lines[CASE_FILE_LINES];
    size_t count, end_of_drawing; /* the line "---"; count where there is none */
};

bool case_file_read(const char *path, struct case_file *file);
void case_file_done(struct case_file *file);

#endif
