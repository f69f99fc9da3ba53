/* kit_heading.h - the headings of columns that a pack's form knows. */
#ifndef PBE_CLI_KIT_HEADING_H
#define PBE_CLI_KIT_HEADING_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"
#include "cli/kit_columns.h"
#include "lua/template.h"

struct kit_heading {
    const char *plain; /* as departments_plain() has it */
    struct kit_column column;
};

struct kit_headings {
    struct kit_heading *list;
    size_t count, capacity;
    const struct pbe_template_line *lines;
    size_t line_count;
    struct pbe_arena *arena;
};

/* All headings of the form's own lines. Everything lives in the arena; the lines are
 * borrowed. False without memory. */
bool kit_headings_make(struct kit_headings *headings, struct pbe_arena *arena,
                       const struct pbe_template_line *lines, size_t line_count);

/* What a heading means. False: nothing, or there is no memory for its names. */
bool kit_heading_read(const struct kit_headings *headings, const char *heading,
                      struct kit_column *column);

/* Appends all of them, so that a person can choose: lines in groups. */
void kit_headings_tell(const struct kit_headings *headings, struct pbe_text *out);

#endif
