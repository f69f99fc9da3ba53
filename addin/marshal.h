/* marshal.h - the one place where Calc's values become ours and ours become Calc's.
 *
 * How Calc hands over arguments, and which results it shows how, is pinned by the tests
 * in tests/calc. An empty cell reaches an optional parameter as the number 0, so there 0
 * means “not given”; a clerk who gives 0 points writes them as a text, '0.
 */
#ifndef PBE_ADDIN_MARSHAL_H
#define PBE_ADDIN_MARSHAL_H

#include "addin/uno/cuno.h"
#include "base/error.h"
#include "base/text.h"
#include "base/value.h"
#include "lua/engine.h"

/* A value and the memory behind its text. It points into itself: do not copy it. */
struct marshal_value {
    struct pbe_value value;
    struct cuno_utf8 text;
};

/* Each false when memory ends or, for an any, when it holds what no cell holds; the
 * value is then empty. marshal_done() is due in either case. */
bool marshal_string(struct marshal_value *out, const rtl_uString *string);
bool marshal_cell(struct marshal_value *out, const uno_Any *cell);
bool marshal_optional(struct marshal_value *out, const uno_Any *argument);
void marshal_done(struct marshal_value *value);

/* Throws what makes Calc show the error value that belongs to the status: Err:502 for
 * an argument or name that is wrong, #VALUE! for the rest. Returns false. */
bool marshal_throw(uno_Any *exception, const struct pbe_error *err);

/* The error value of a status as a number, for a cell of an array. */
double marshal_error_number(pbe_status status);

/* A text as the method's string result. */
bool marshal_return_text(void *result, const struct pbe_text *text, uno_Any *exception);

#endif
