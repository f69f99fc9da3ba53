#include "sequence.h"

#include "type.h"
#include "ustring.h"

/* The elements as an array of pointers: strings, types and rows all are. */
static void **pointers(const uno_Sequence *sequence)
{
    union {
        const char *bytes;
        void **pointers;
    } elements = {.bytes = sequence->elements};

    return elements.pointers;
}

uno_Sequence *cuno_sequence_new(const char *type, int32_t length)
{
    typelib_TypeDescription *description = cuno_type(type);
    uno_Sequence *sequence = NULL;

    if (!description || length < 0
        || !uno_sequence_construct(&sequence, description, NULL, length, NULL))
        return NULL;
    return sequence;
}

void cuno_sequence_free(uno_Sequence *sequence, const char *type)
{
    /* The type is known: without it there would be no sequence. */
    if (sequence)
        uno_destructData(&sequence, cuno_type(type), NULL);
}

uno_Sequence *cuno_table_new(int32_t rows, int32_t columns)
{
    typelib_TypeDescription *row_type = cuno_type("[]any"); /* once, not for each row */
    uno_Sequence *table =
        row_type && columns >= 0 ? cuno_sequence_new("[][]any", rows) : NULL;

    for (int32_t i = 0; table && i < rows; i++) {
        void **place = &pointers(table)[i];
        uno_Sequence *row = NULL;
        if (!uno_sequence_construct(&row, row_type, NULL, columns, NULL)) {
            cuno_sequence_free(table, "[][]any");
            return NULL;
        }
        uno_destructData(place, row_type, NULL); /* the default, an empty row */
        *place = row;
    }
    return table;
}

const rtl_uString *cuno_sequence_string(const uno_Sequence *sequence, int32_t index)
{
    return pointers(sequence)[index];
}

bool cuno_sequence_set_string(uno_Sequence *sequence, int32_t index, const char *utf8,
                              size_t length)
{
    rtl_uString *string = cuno_string_new(utf8, length);

    if (!string)
        return false;
    void **place = &pointers(sequence)[index];
    rtl_uString_release(*place);
    *place = string;
    return true;
}

void cuno_sequence_set_type(uno_Sequence *sequence, int32_t index,
                            const char *interface_name)
{
    void **place = &pointers(sequence)[index];

    typelib_typedescriptionreference_release(*place);
    *place = cuno_interface_type_new(interface_name);
}

const uno_Sequence *cuno_table_row(const uno_Sequence *table, int32_t row)
{
    return pointers(table)[row];
}
