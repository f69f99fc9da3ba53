/* sample_component.c - an example add-in that uses every part of addin/uno once.
 *
 *     interface XSample {
 *         double    add([in] double a, [in] double b);
 *         string    greet([in] string name);
 *         any       echo([in] any value);
 *         double    sum([in] sequence<any> values);
 *         any       transpose([in] sequence<sequence<any>> table);
 *         void      fail([in] string type, [in] string message);
 *         double    ask([in] XSource source, [in] double question);
 *         [attribute] string label;
 *         boolean   broken();
 *         void      missing();
 *     };
 *     interface XCounter { long next(); };
 */
#include <stdlib.h>
#include <string.h>

#include "addin/uno/cuno.h"
#include "sample_component.h"

struct sample {
    struct cuno_object base; /* must come first */
    rtl_uString *label;
    int32_t count;
};

static atomic_int alive;

int sample_alive(void)
{
    return atomic_load(&alive);
}

uno_Interface *sample_context(void)
{
    return cuno_context();
}

static bool init(struct cuno_object *self)
{
    rtl_uString_new(&((struct sample *)self)->label);
    atomic_fetch_add(&alive, 1);
    return true;
}

static void done(struct cuno_object *self)
{
    rtl_uString_release(((struct sample *)self)->label);
    atomic_fetch_sub(&alive, 1);
}

/* --- XSample ----------------------------------------------------------------------- */

static bool add(struct cuno_object *self, void *result, void **args, uno_Any *exception)
{
    (void)self, (void)exception;
    return cuno_return_double(result,
                              cuno_arg_double(args, 0) + cuno_arg_double(args, 1));
}

static bool greet(struct cuno_object *self, void *result, void **args,
                  uno_Any *exception)
{
    static const char hello[] = "你好, ";
    struct cuno_utf8 name;
    char *text = NULL;
    bool returned = false;

    (void)self;
    if (cuno_utf8_init(&name, cuno_arg_string(args, 0)))
        text = malloc(sizeof hello + name.length);
    if (text) {
        memcpy(text, hello, sizeof hello - 1);
        memcpy(text + sizeof hello - 1, name.text, name.length);
        returned =
            cuno_return_string(result, text, sizeof hello - 1 + name.length, exception);
    } else {
        cuno_throw(exception, CUNO_RUNTIME_EXCEPTION, "out of memory");
    }
    free(text);
    cuno_utf8_done(&name);
    return returned;
}

static bool echo(struct cuno_object *self, void *result, void **args,
                 uno_Any *exception)
{
    (void)self, (void)exception;
    cuno_any_make_copy(result, cuno_arg_any(args, 0));
    return true;
}

static bool sum(struct cuno_object *self, void *result, void **args, uno_Any *exception)
{
    const uno_Sequence *values = cuno_arg_sequence(args, 0);
    double total = 0, value;

    (void)self;
    for (int32_t i = 0; i < cuno_sequence_length(values); i++) {
        if (!cuno_any_get_double(cuno_sequence_any(values, i), &value))
            return cuno_throw(exception, CUNO_ILLEGAL_ARGUMENT,
                              "value %d is not a number", (int)i + 1);
        total += value;
    }
    return cuno_return_double(result, total);
}

static bool transpose(struct cuno_object *self, void *result, void **args,
                      uno_Any *exception)
{
    const uno_Sequence *in = cuno_arg_sequence(args, 0);
    const int32_t rows = cuno_sequence_length(in);
    const int32_t columns = rows ? cuno_sequence_length(cuno_table_row(in, 0)) : 0;
    uno_Sequence *out = cuno_table_new(columns, rows);

    (void)self;
    for (int32_t row = 0; out && row < rows; row++) {
        for (int32_t column = 0; column < columns; column++)
            cuno_any_set_copy(cuno_table_cell(out, column, row),
                              cuno_table_cell(in, row, column));
    }
    return cuno_return_any_sequence(result, out, "[][]any", exception);
}

static bool fail(struct cuno_object *self, void *result, void **args,
                 uno_Any *exception)
{
    struct cuno_utf8 type, message;

    (void)self, (void)result;
    cuno_utf8_init(&type, cuno_arg_string(args, 0));
    cuno_utf8_init(&message, cuno_arg_string(args, 1));
    cuno_throw(exception, type.text, "%s", message.text);
    cuno_utf8_done(&message);
    cuno_utf8_done(&type);
    return false;
}

static bool ask(struct cuno_object *self, void *result, void **args, uno_Any *exception)
{
    uno_Interface *source = cuno_query(cuno_arg_interface(args, 0), "sample.XSource");
    double question = cuno_arg_double(args, 1), answer = 0;
    struct cuno_error error;

    (void)self;
    const bool answered = cuno_call(source, "sample.XSource::answer", &answer,
                                    CUNO_ARGS(&question), &error);
    cuno_release(source);
    if (!answered)
        return cuno_throw(exception, CUNO_RUNTIME_EXCEPTION, "asked in vain: %s: %s",
                          error.type, error.message);
    return cuno_return_double(result, answer);
}

static bool label(struct cuno_object *self, void *result, void **args,
                  uno_Any *exception)
{
    struct sample *sample = (struct sample *)self;

    (void)exception;
    if (result) {
        rtl_uString_acquire(sample->label);
        *(rtl_uString **)result = sample->label;
    } else {
        rtl_uString_assign(&sample->label, *(rtl_uString **)args[0]);
    }
    return true;
}

/* What must not happen, to see what does then: neither a result nor an exception. */
static bool broken(struct cuno_object *self, void *result, void **args,
                   uno_Any *exception)
{
    (void)self, (void)result, (void)args, (void)exception;
    return false;
}

static const cuno_method sample_methods[] = {add,  greet, echo,  sum,    transpose,
                                             fail, ask,   label, broken, NULL};

/* --- XCounter ---------------------------------------------------------------------- */

static bool next(struct cuno_object *self, void *result, void **args,
                 uno_Any *exception)
{
    (void)args, (void)exception;
    return cuno_return_long(result, ++((struct sample *)self)->count);
}

static const cuno_method counter_methods[] = {next};

/* --- XInitialization: the counter starts at the number given ----------------------- */

static bool initialize(struct cuno_object *self, void *result, void **args,
                       uno_Any *exception)
{
    const uno_Sequence *values = cuno_arg_sequence(args, 0);

    (void)result;
    if (cuno_sequence_length(values) != 1
        || !cuno_any_get_long(cuno_sequence_any(values, 0),
                              &((struct sample *)self)->count))
        return cuno_throw(exception, CUNO_ILLEGAL_ARGUMENT, "one long, please");
    return true;
}

static const cuno_method initialization_methods[] = {initialize};

/* --- Classes ----------------------------------------------------------------------- */

static const struct cuno_interface sample_interfaces[] = {
    CUNO_INTERFACE("sample.XSample", sample_methods),
    CUNO_INTERFACE("sample.XCounter", counter_methods),
    CUNO_INTERFACE("com.sun.star.lang.XInitialization", initialization_methods),
    CUNO_INTERFACE_END,
};

static const char *const sample_services[] = {"sample.Sample", "sample.Example", NULL};

static const struct cuno_class sample_class = {
    .implementation = "sample.impl.Sample",
    .services = sample_services,
    .interfaces = sample_interfaces,
    .size = sizeof(struct sample),
    .init = init,
    .done = done,
};

static bool refuse(struct cuno_object *self)
{
    (void)self;
    return false;
}

static const struct cuno_interface no_interfaces[] = {CUNO_INTERFACE_END};

static const struct cuno_class shy_class = {
    .implementation = "sample.impl.Shy",
    .interfaces = no_interfaces,
    .size = sizeof(struct cuno_object),
    .init = refuse,
};

const struct cuno_class *const sample_classes[] = {&sample_class, &shy_class, NULL};

CUNO_COMPONENT(sample_classes)
