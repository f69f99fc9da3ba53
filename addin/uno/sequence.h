/* sequence.h - uno_Sequence: counted arrays, and tables made of them.
 *
 * A new sequence is full of default values: void anys, empty strings, empty rows. They
 * are real values that must be released before another one takes their place; the
 * set_ functions do that. Sequences are shared by reference: write only to one that
 * you made and have not yet given away.
 * Owner: new_ gives the only reference; cuno_sequence_free() or giving it away as a
 * result (method.h) ends it. Rows and cells are borrowed from their sequence.
 * Indexes start at 0; an index outside the sequence is a mistake of the caller.
 */
#ifndef CUNO_SEQUENCE_H
#define CUNO_SEQUENCE_H

#include "sdk.h"

/* A sequence by the name of its type, "[]any", "[]string", "[]byte", "[][]any",
 * "[]com.sun.star.beans.PropertyValue". NULL when memory is out or the type unknown. */
uno_Sequence *cuno_sequence_new(const char *type, int32_t length);

/* A "[][]any" of rows x columns void cells; NULL when memory is out. */
uno_Sequence *cuno_table_new(int32_t rows, int32_t columns);

/* Gives a reference back; `type` as for new. NULL is fine. */
void cuno_sequence_free(uno_Sequence *sequence, const char *type);

static inline int32_t cuno_sequence_length(const uno_Sequence *sequence)
{
    return sequence->nElements;
}

/* "[]any": an element, to read, or to fill with cuno_any_set_...(). As with strchr() a
 * const sequence gives a pointer that only its maker may write through. */
static inline uno_Any *cuno_sequence_any(const uno_Sequence *sequence, int32_t index)
{
    union {
        const char *bytes;
        uno_Any *anys;
    } elements = {.bytes = sequence->elements};

    return &elements.anys[index];
}

/* "[]string": an element to read. */
const rtl_uString *cuno_sequence_string(const uno_Sequence *sequence, int32_t index);

/* "[]string": false, and the element unchanged, when memory is out. */
bool cuno_sequence_set_string(uno_Sequence *sequence, int32_t index, const char *utf8,
                              size_t length);

/* "[]type": `interface_name` names the interface the element stands for. */
void cuno_sequence_set_type(uno_Sequence *sequence, int32_t index,
                            const char *interface_name);

/* "[][]...": a row, borrowed. Rows may differ in length when others made them. */
const uno_Sequence *cuno_table_row(const uno_Sequence *table, int32_t row);

/* "[][]any": a cell, to read, or to fill with cuno_any_set_...() */
static inline uno_Any *cuno_table_cell(const uno_Sequence *table, int32_t row,
                                       int32_t column)
{
    return cuno_sequence_any(cuno_table_row(table, row), column);
}

#endif
