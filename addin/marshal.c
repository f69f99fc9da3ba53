#include "addin/marshal.h"

#include <string.h>

bool marshal_string(struct marshal_value *out, const rtl_uString *string)
{
    bool read = cuno_utf8_init(&out->text, string);
    out->value = pbe_value_text(out->text.text, out->text.length);
    return read;
}

/* A table of one cell is that cell: so arrives A2:A2. */
static const uno_Any *single_cell(const uno_Any *any)
{
    if (cuno_any_class(any) != typelib_TypeClass_SEQUENCE)
        return any;
    const uno_Sequence *table = cuno_any_get_sequence(any, "[][]any");
    if (!table || cuno_sequence_length(table) != 1)
        return any;
    if (cuno_sequence_length(cuno_table_row(table, 0)) != 1)
        return any;
    return cuno_table_cell(table, 0, 0);
}

bool marshal_cell(struct marshal_value *out, const uno_Any *cell)
{
    double number;
    if (cuno_any_class(cell) == typelib_TypeClass_STRING)
        return marshal_string(out, cuno_any_get_string(cell));
    marshal_string(out, NULL);
    if (cuno_any_is_void(cell))
        return true;
    if (!cuno_any_get_double(cell, &number))
        return false;
    out->value = pbe_value_number(number);
    return true;
}

bool marshal_optional(struct marshal_value *out, const uno_Any *argument)
{
    if (cuno_any_is_void(argument)) /* left out, as it mostly is */
        return marshal_string(out, NULL);
    bool read = marshal_cell(out, single_cell(argument));
    if (out->value.kind == PBE_NUMBER && out->value.number == 0)
        out->value = pbe_value_empty();
    return read;
}

void marshal_done(struct marshal_value *value)
{
    cuno_utf8_done(&value->text);
}

static bool is_argument_error(pbe_status status)
{
    return status == PBE_STATUS_ARGUMENT || status == PBE_STATUS_UNKNOWN;
}

bool marshal_throw(uno_Any *exception, const struct pbe_error *err)
{
    return cuno_throw(exception,
                      is_argument_error(err->status) ? CUNO_ILLEGAL_ARGUMENT
                                                     : CUNO_RUNTIME_EXCEPTION,
                      "%s", err->text);
}

double marshal_error_number(pbe_status status)
{
    return cuno_calc_error(is_argument_error(status) ? CUNO_CALC_ILLEGAL_ARGUMENT
                                                     : CUNO_CALC_VALUE);
}

bool marshal_return_text(void *result, const struct pbe_text *text, uno_Any *exception)
{
    return cuno_return_string(result, pbe_text_get(text), text->length, exception);
}
