/* lexicon.h - finding the longest word of a table at a place in the glyphs.
 *
 * A table is an array of structs whose first member is the word (UTF-8). Its index, by
 * the first character, is built once at first use; rows need no order, so that adding
 * a wording is adding a row. Threads: any; the first one builds, others wait.
 */
#ifndef PBE_ASSESSMENT_LEXICON_H
#define PBE_ASSESSMENT_LEXICON_H

#include <stdatomic.h>

#include "assessment/glyph.h"

enum { AS_LEXICON_WORD = 12, AS_LEXICON_BUCKETS = 512 };

struct as_lexicon_entry {
    uint16_t code[AS_LEXICON_WORD]; /* no word has a character above U+FFFF */
    uint16_t length, row;
};

struct as_lexicon {
    const void *rows; /* the table */
    size_t stride, count;
    struct as_lexicon_entry *entry; /* by bucket; in a bucket the longest word first */
    atomic_int state;
    uint16_t start[AS_LEXICON_BUCKETS + 1];
};

/* Defines the lexicon `name` of the array `table`. */
#define AS_LEXICON(name, table)                                                        \
    static struct as_lexicon_entry name##_entry[sizeof(table) / sizeof(table)[0]];     \
    static struct as_lexicon name = {.rows = (table),                                  \
                                     .stride = sizeof(table)[0],                       \
                                     .count = sizeof(table) / sizeof(table)[0],        \
                                     .entry = name##_entry}

/* The length in glyphs of the longest word that starts at `at`, and its row; 0 when
 * there is none. */
size_t as_lexicon_find(struct as_lexicon *lexicon, const struct as_glyphs *glyphs,
                       size_t at, size_t *row);

#endif
