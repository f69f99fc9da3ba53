/* calc.c - pbe.Calc: one short method per function of functions.def.
 *
 * A method takes its arguments through marshal.h, asks the engine, and gives the result
 * back. What a function does with bad arguments is the same everywhere: an exception,
 * which Calc shows as an error value; PBE_EXPLAIN says the reason in words.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "addin/check.h"
#include "addin/classes.h"
#include "addin/marshal.h"
#include "addin/ruleset.h"
#include "assessment/measure.h"
#include "base/decimal.h"
#include "base/language.h"

/* What Calc shows in one cell; longer explanations are cut at a whole character. */
enum { CELL_TEXT_MAX = 32767 };

#define METHOD(name)                                                                   \
    static bool calc_##name(struct cuno_object *self, void *result, void **args,       \
                            uno_Any *exception)

/* The engine, or NULL and an exception. */
static pbe_engine *engine_or_throw(uno_Any *exception)
{
    pbe_engine *engine = ruleset_engine();
    if (!engine)
        cuno_throw(exception, CUNO_RUNTIME_EXCEPTION, "%s",
                   pbe_status_text(PBE_STATUS_MEMORY));
    return engine;
}

static bool throw_bad_argument(uno_Any *exception)
{
    return cuno_throw(exception, CUNO_ILLEGAL_ARGUMENT, "%s",
                      pbe_status_text(PBE_STATUS_ARGUMENT));
}

/* The arguments that score and explain share. */
struct row_arguments {
    struct marshal_value target, actual, rule, given, pack;
    struct pbe_row row;
};

/* The weight stays at 0: score gets it as a number, explain as a text. */
static bool row_take(struct row_arguments *taken, void **args)
{
    bool read = marshal_string(&taken->target, cuno_arg_string(args, 0));
    read &= marshal_string(&taken->actual, cuno_arg_string(args, 1));
    read &= marshal_optional(&taken->rule, cuno_arg_any(args, 3));
    read &= marshal_optional(&taken->given, cuno_arg_any(args, 4));
    read &= marshal_optional(&taken->pack, cuno_arg_any(args, 5));
    taken->row = (struct pbe_row){.target = taken->target.value,
                                  .actual = taken->actual.value,
                                  .rule = taken->rule.value,
                                  .given = taken->given.value,
                                  .pack = taken->pack.value};
    return read;
}

static void row_done(struct row_arguments *taken)
{
    marshal_done(&taken->target);
    marshal_done(&taken->actual);
    marshal_done(&taken->rule);
    marshal_done(&taken->given);
    marshal_done(&taken->pack);
}

METHOD(score)
{
    (void)self;
    pbe_engine *engine = engine_or_throw(exception);
    if (!engine)
        return false;
    struct row_arguments taken;
    struct pbe_score score;
    struct pbe_error err;
    bool returned;
    bool read = row_take(&taken, args);
    taken.row.weight = cuno_arg_double(args, 2);
    if (!read) {
        returned = throw_bad_argument(exception);
    } else if (pbe_engine_score(engine, &taken.row, &score, &err)) {
        returned = marshal_throw(exception, &err);
    } else if (score.has_points) {
        cuno_any_make_double(result, score.points);
        returned = true;
    } else {
        returned = cuno_any_make_string(result, "", 0);
    }
    row_done(&taken);
    return returned;
}

/* A weight that is a text; NAN where that is no number. Blanks and full-width digits (８)
 * are none of its business: Calc hands score the number, and explain says what score did. */
static double weight_read(const char *text, size_t length)
{
    struct pbe_measure measure;
    double weight = 0;
    if (length == 0 || pbe_decimal_read(text, length, &weight) == length)
        return weight;
    pbe_measure_read(text, length, PBE_ACTUAL, &measure);
    bool is_bare = measure.kind == PBE_MEASURE_NUMBER && !measure.unit[0]
                   && measure.comparator == PBE_COMPARE_NONE && !measure.doubts
                   && measure.value >= 0;
    return is_bare ? measure.value : NAN;
}

/* The weight as explain gets it: a text, so that a word in the weight's cell reaches us
 * and can be explained, where Calc would only say #VALUE!. An empty cell is 0. */
static bool read_weight(const rtl_uString *string, double *weight,
                        struct pbe_text *said)
{
    struct marshal_value value;
    bool read = marshal_string(&value, string);
    *weight = read ? weight_read(value.value.text, value.value.length) : NAN;
    read = !isnan(*weight);
    if (!read)
        pbe_text_addf(said,
                      PBE_SAY("分值应为大于0的数字，现在是“%s”",
                              "the weight must be a number over 0, not “%s”"),
                      value.text.text);
    marshal_done(&value);
    return read;
}

/* Appends the explanation, or what is wrong with the arguments. */
static pbe_status explain_row(pbe_engine *engine, void **args, struct pbe_text *said,
                              struct pbe_error *err)
{
    struct row_arguments taken;
    pbe_status status = PBE_STATUS_OK;
    if (!row_take(&taken, args))
        pbe_text_add(said,
                     PBE_SAY("规则、自评分、规则包只能是一个单元格或一段文字",
                             "rule, given and pack must be one cell or text each"));
    else if (read_weight(cuno_arg_string(args, 2), &taken.row.weight, said))
        status = pbe_engine_explain(engine, &taken.row, said, NULL, err);
    row_done(&taken);
    return status;
}

METHOD(explain)
{
    (void)self;
    pbe_engine *engine = engine_or_throw(exception);
    if (!engine)
        return false;
    struct pbe_text said;
    struct pbe_error err;
    pbe_text_init(&said, CELL_TEXT_MAX);
    bool returned = explain_row(engine, args, &said, &err)
                        ? marshal_throw(exception, &err)
                        : marshal_return_text(result, &said, exception);
    pbe_text_done(&said);
    return returned;
}

/* --- scores --- */

enum {
    COLUMN_TARGET,
    COLUMN_ACTUAL,
    COLUMN_WEIGHT,
    COLUMN_RULE,
    COLUMN_GIVEN,
    COLUMNS
};

static bool is_blank_cell(const uno_Any *cell)
{
    const rtl_uString *text = cuno_any_get_string(cell);
    return cuno_any_is_void(cell) || (text && text->length == 0);
}

/* The rows up to the last one with content: a whole column has a million. */
static int32_t used_rows(const uno_Sequence *table)
{
    int32_t rows = cuno_sequence_length(table);
    for (; rows > 0; rows--) {
        const uno_Sequence *row = cuno_table_row(table, rows - 1);
        for (int32_t column = 0; column < cuno_sequence_length(row); column++)
            if (!is_blank_cell(cuno_sequence_any(row, column)))
                return rows;
    }
    return 0;
}

/* The weight cell of a range: a number, or a text that is one. */
static double weight_of(const struct pbe_value *value)
{
    if (value->kind == PBE_NUMBER)
        return value->number;
    return value->kind == PBE_TEXT ? weight_read(value->text, value->length) : 0;
}

/* A first row whose weight is a word holds the column headings. */
static bool is_heading(const uno_Sequence *table)
{
    struct marshal_value weight;
    marshal_cell(&weight, cuno_table_cell(table, 0, COLUMN_WEIGHT));
    bool heading = weight.value.kind == PBE_TEXT && isnan(weight_of(&weight.value));
    marshal_done(&weight);
    return heading;
}

/* Scores one row of the range into `out`, a void any. An error is that cell's alone. */
static void score_row(pbe_engine *engine, const uno_Sequence *cells,
                      const struct pbe_value *pack, uno_Any *out)
{
    struct marshal_value values[COLUMNS];
    int32_t count = cuno_sequence_length(cells);
    for (int32_t i = 0; i < count; i++)
        marshal_cell(&values[i], cuno_sequence_any(cells, i));
    struct pbe_row row = {.target = values[COLUMN_TARGET].value,
                          .actual = values[COLUMN_ACTUAL].value,
                          .weight = weight_of(&values[COLUMN_WEIGHT].value),
                          .pack = *pack};
    if (count > COLUMN_RULE)
        row.rule = values[COLUMN_RULE].value;
    if (count > COLUMN_GIVEN)
        row.given = values[COLUMN_GIVEN].value;
    struct pbe_score score;
    pbe_status status = pbe_engine_score(engine, &row, &score, NULL);
    if (status)
        cuno_any_set_double(out, marshal_error_number(status));
    else if (score.has_points)
        cuno_any_set_double(out, score.points);
    else
        cuno_any_set_string(out, "", 0);
    for (int32_t i = 0; i < count; i++)
        marshal_done(&values[i]);
}

METHOD(scores)
{
    (void)self;
    pbe_engine *engine = engine_or_throw(exception);
    if (!engine)
        return false;
    const uno_Sequence *table = cuno_arg_sequence(args, 0);
    int32_t columns = cuno_sequence_length(table)
                          ? cuno_sequence_length(cuno_table_row(table, 0))
                          : 0;
    if (columns < COLUMN_RULE || columns > COLUMNS)
        return throw_bad_argument(exception);
    struct marshal_value pack;
    if (!marshal_optional(&pack, cuno_arg_any(args, 1))) {
        marshal_done(&pack);
        return throw_bad_argument(exception);
    }
    int32_t rows = used_rows(table);
    int32_t first = rows > 0 && is_heading(table);
    uno_Sequence *points = cuno_table_new(rows ? rows : 1, 1);
    for (int32_t i = first; points && i < rows; i++)
        score_row(engine, cuno_table_row(table, i), &pack.value,
                  cuno_table_cell(points, i, 0));
    if (points && (rows == 0 || first == 1))
        cuno_any_set_string(cuno_table_cell(points, 0, 0), "", 0);
    marshal_done(&pack);
    return cuno_return_sequence(result, points, exception);
}

/* --- rate, grade --- */

METHOD(rate)
{
    (void)self;
    pbe_engine *engine = engine_or_throw(exception);
    if (!engine)
        return false;
    double base = cuno_arg_double(args, 1), rate = 0;
    struct marshal_value kind, pack;
    struct pbe_error err;
    bool read = marshal_optional(&kind, cuno_arg_any(args, 2));
    read &= marshal_optional(&pack, cuno_arg_any(args, 3));
    bool returned;
    if (!read)
        returned = throw_bad_argument(exception);
    else if (base == 0) /* #DIV/0! says it in Calc's own words */
        returned = cuno_return_double(result, cuno_calc_error(CUNO_CALC_DIV0));
    else if (pbe_engine_rate(engine, cuno_arg_double(args, 0), base, &kind.value,
                             &pack.value, &rate, &err))
        returned = marshal_throw(exception, &err);
    else
        returned = cuno_return_double(result, rate);
    marshal_done(&kind);
    marshal_done(&pack);
    return returned;
}

METHOD(grade)
{
    (void)self;
    pbe_engine *engine = engine_or_throw(exception);
    if (!engine)
        return false;
    struct marshal_value pack;
    struct pbe_text word;
    struct pbe_error err;
    bool returned;
    pbe_text_init(&word, CELL_TEXT_MAX);
    if (!marshal_optional(&pack, cuno_arg_any(args, 1)))
        returned = throw_bad_argument(exception);
    else if (pbe_engine_grade(engine, cuno_arg_double(args, 0), &pack.value, &word,
                              &err))
        returned = marshal_throw(exception, &err);
    else
        returned = marshal_return_text(result, &word, exception);
    pbe_text_done(&word);
    marshal_done(&pack);
    return returned;
}

/* --- read, rules, pack --- */

METHOD(read)
{
    (void)self;
    ruleset_engine(); /* it knows the language of the user interface */
    struct marshal_value text;
    struct pbe_text said;
    struct pbe_measure measure;
    pbe_text_init(&said, CELL_TEXT_MAX);
    bool returned;
    if (marshal_string(&text, cuno_arg_string(args, 0))) {
        pbe_measure_read(text.text.text, text.text.length, PBE_TARGET, &measure);
        pbe_measure_write(&measure, text.text.text, text.text.length, &said);
        returned = marshal_return_text(result, &said, exception);
    } else {
        returned = throw_bad_argument(exception);
    }
    pbe_text_done(&said);
    marshal_done(&text);
    return returned;
}

/* A table of name, basis, sentence; NULL when memory ends. */
static uno_Sequence *table_of_rules(const struct pbe_rule_info *infos, size_t count)
{
    uno_Sequence *table = cuno_table_new((int32_t)count, 3);
    for (size_t i = 0; table && i < count; i++) {
        const char *texts[] = {infos[i].name, infos[i].basis, infos[i].sentence};
        for (int32_t column = 0; column < 3; column++)
            cuno_any_set_string(cuno_table_cell(table, (int32_t)i, column),
                                texts[column], strlen(texts[column]));
    }
    return table;
}

METHOD(rules)
{
    (void)self;
    pbe_engine *engine = engine_or_throw(exception);
    if (!engine)
        return false;
    struct marshal_value pack;
    struct pbe_rule_info *rules = NULL;
    size_t count = 0;
    struct pbe_error err;
    bool returned;
    if (!marshal_optional(&pack, cuno_arg_any(args, 0)))
        returned = throw_bad_argument(exception);
    else if (pbe_engine_rules(engine, &pack.value, &rules, &count, &err))
        returned = marshal_throw(exception, &err);
    else
        returned =
            cuno_return_sequence(result, table_of_rules(rules, count), exception);
    free(rules);
    marshal_done(&pack);
    return returned;
}

/* After a failed load the engine adds the error; there is more of it in the menu. */
static void point_to_selfcheck(pbe_engine *engine, struct pbe_text *said)
{
    if (pbe_engine_last_error(engine, NULL))
        pbe_text_add(said, PBE_SAY("（详见菜单“绩效自评”的“自检”）",
                                   " (see Self-check in the menu PBE)"));
}

METHOD(pack)
{
    (void)self;
    pbe_engine *engine = engine_or_throw(exception);
    if (!engine)
        return false;
    struct marshal_value id;
    struct pbe_text said;
    struct pbe_error err;
    bool returned;
    pbe_text_init(&said, CELL_TEXT_MAX);
    if (!marshal_optional(&id, cuno_arg_any(args, 0)))
        returned = throw_bad_argument(exception);
    else if (pbe_engine_pack(engine, &id.value, &said, &err))
        returned = marshal_throw(exception, &err);
    else {
        point_to_selfcheck(engine, &said);
        returned = marshal_return_text(result, &said, exception);
    }
    pbe_text_done(&said);
    marshal_done(&id);
    return returned;
}

METHOD(check)
{
    (void)self;
    pbe_engine *engine = engine_or_throw(exception);
    if (!engine)
        return false;
    struct marshal_value pack;
    struct pbe_error err;
    uno_Sequence *findings = NULL;
    bool read = marshal_optional(&pack, cuno_arg_any(args, 2));
    if (!read || !cuno_arg_interface(args, 0)) {
        marshal_done(&pack);
        return throw_bad_argument(exception);
    }
    findings = check_range(engine, cuno_arg_interface(args, 0), cuno_arg_any(args, 1),
                           &pack.value, &err);
    marshal_done(&pack);
    return findings ? cuno_return_sequence(result, findings, exception)
                    : marshal_throw(exception, &err);
}

/* --- the class --- */

/* In the order of functions.def, which is that of the IDL. */
static const cuno_method calc_methods[] = {
#define PBE_PARAMETER(name, type, zh_name, zh, en_name, en)
#define PBE_FUNCTION(name, result, zh, en, example, parameters) calc_##name,
#include "addin/functions.def"
#undef PBE_FUNCTION
#undef PBE_PARAMETER
};

static const struct cuno_interface calc_interfaces[] = {
    CUNO_INTERFACE("pbe.XCalc", calc_methods),
    CUNO_INTERFACE_END,
};

static const char *const calc_services[] = {"pbe.Calc", NULL};

/* Calc makes one object and calls it from every cell. */
static bool calc_init(struct cuno_object *self)
{
    static atomic_flag kept = ATOMIC_FLAG_INIT;
    cuno_proxy_keep(self, "pbe.XCalc", &kept);
    return true;
}

const struct cuno_class calc_class = {
    .implementation = "pbe.Calc.implementation",
    .services = calc_services,
    .interfaces = calc_interfaces,
    .size = sizeof(struct cuno_object),
    .init = calc_init,
};
