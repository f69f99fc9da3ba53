/* formula_call.c - the functions that the formulas of a form call. */
#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "base/text.h"
#include "template/formula_private.h"

enum { TEXT_MAX = 32767 }; /* what Calc holds in a cell */

struct call {
    struct formula_host *host;
    const struct operand *arguments;
    size_t count;
};

static struct pbe_value argument(const struct call *call, size_t index)
{
    return index < call->count ? formula_scalar(call->host, &call->arguments[index])
                               : pbe_value_empty();
}

static struct pbe_value truth(bool is_true)
{
    return pbe_value_number(is_true);
}

static bool is_true(struct pbe_value value)
{
    double number;
    return formula_as_number(value, &number) && number != 0;
}

/* --- over cells --- */

struct tally {
    double sum;
    size_t numbers;
    bool has_error;
};

static void count_value(struct tally *tally, struct pbe_value value)
{
    tally->has_error = tally->has_error || formula_is_error(&value);
    if (value.kind == PBE_NUMBER && !isnan(value.number)) {
        tally->sum += value.number;
        tally->numbers++;
    }
}

static struct tally count_all(const struct call *call)
{
    struct tally tally = {0};
    for (size_t i = 0; i < call->count; i++) {
        const struct operand *operand = &call->arguments[i];
        if (!operand->is_range) {
            count_value(&tally, operand->value);
            continue;
        }
        for (int row = operand->area.row; row <= operand->area.last_row; row++)
            for (int column = operand->area.column; column <= operand->area.last_column;
                 column++)
                count_value(&tally, call->host->value(call->host->state, operand->sheet,
                                                      row, column));
    }
    return tally;
}

static struct pbe_value call_sum(const struct call *call)
{
    struct tally tally = count_all(call);
    /* Calc adds with less error than a plain loop does */
    return tally.has_error
               ? formula_error()
               : pbe_value_number(pbe_decimal_round(tally.sum, 1e-9, PBE_HALF_UP));
}

static struct pbe_value call_count(const struct call *call)
{
    return pbe_value_number((double)count_all(call).numbers);
}

/* SUMIF(cells;">=0";weights), the only condition that a form uses */
static struct pbe_value call_sumif(const struct call *call)
{
    struct tally tally = {0};
    if (call->count != 3 || !call->arguments[0].is_range
        || !call->arguments[2].is_range)
        return formula_error();
    const struct operand *looked = &call->arguments[0], *added = &call->arguments[2];
    struct pbe_value condition = argument(call, 1);
    if (condition.kind != PBE_TEXT || strcmp(condition.text, ">=0") != 0)
        return formula_error();
    for (int row = looked->area.row; row <= looked->area.last_row; row++) {
        struct pbe_value value = call->host->value(call->host->state, looked->sheet,
                                                   row, looked->area.column);
        if (value.kind == PBE_NUMBER && value.number >= 0)
            count_value(&tally,
                        call->host->value(call->host->state, added->sheet,
                                          row - looked->area.row + added->area.row,
                                          added->area.column));
    }
    return pbe_value_number(pbe_decimal_round(tally.sum, 1e-9, PBE_HALF_UP));
}

/* --- logic --- */

static struct pbe_value call_if(const struct call *call)
{
    struct pbe_value condition = argument(call, 0);
    if (formula_is_error(&condition))
        return condition;
    return argument(call, is_true(condition) ? 1 : 2);
}

static struct pbe_value call_or(const struct call *call)
{
    bool any = false;
    for (size_t i = 0; i < call->count; i++)
        any = any || is_true(argument(call, i));
    return truth(any);
}

static struct pbe_value call_and(const struct call *call)
{
    bool all = true;
    for (size_t i = 0; i < call->count; i++)
        all = all && is_true(argument(call, i));
    return truth(all);
}

static struct pbe_value call_isnumber(const struct call *call)
{
    struct pbe_value value = argument(call, 0);
    return truth(value.kind == PBE_NUMBER && !isnan(value.number));
}

static struct pbe_value call_round(const struct call *call)
{
    static const double units[] = {1,    1e-1, 1e-2, 1e-3, 1e-4, 1e-5,
                                   1e-6, 1e-7, 1e-8, 1e-9, 1e-10};
    enum { PLACES_MAX = sizeof units / sizeof *units - 1 };
    double number, places;
    if (!formula_as_number(argument(call, 0), &number)
        || !formula_as_number(argument(call, 1), &places)
        || !(places >= 0 && places <= PLACES_MAX))
        return formula_error();
    return pbe_value_number(pbe_decimal_round(number, units[(int)places], PBE_HALF_UP));
}

static struct pbe_value call_char(const struct call *call)
{
    double code;
    bool is_newline = formula_as_number(argument(call, 0), &code) && code == 10;
    return is_newline ? pbe_value_text("\n", 1) : formula_error();
}

/* --- PBE --- */

/* That memory ended is no value of a cell: whoever computes is told. */
static bool succeeds(struct formula_host *host, pbe_status status)
{
    host->starved = host->starved || status == PBE_STATUS_MEMORY;
    return status == PBE_STATUS_OK;
}

static bool take_row(const struct call *call, struct pbe_row *row)
{
    struct formula_host *host = call->host;
    *row = (struct pbe_row){.target = formula_as_text(host, argument(call, 0)),
                            .actual = formula_as_text(host, argument(call, 1)),
                            .rule = argument(call, 3),
                            .given = argument(call, 4),
                            .pack = argument(call, 5)};
    return formula_as_number(argument(call, 2), &row->weight);
}

static struct pbe_value call_score(const struct call *call)
{
    struct pbe_row row;
    struct pbe_score score;
    if (!take_row(call, &row)
        || !succeeds(call->host,
                     pbe_engine_score(call->host->engine, &row, &score, NULL)))
        return formula_error();
    return score.has_points ? pbe_value_number(score.points) : pbe_value_empty();
}

static struct pbe_value take_text(struct formula_host *host, struct pbe_text *text,
                                  pbe_status status)
{
    bool has_text = succeeds(host, status);
    const char *copy =
        has_text ? pbe_arena_text(host->arena, pbe_text_get(text), text->length) : NULL;
    struct pbe_value value =
        copy ? pbe_value_text(copy, text->length) : formula_error();
    host->starved = host->starved || text->starved || (has_text && !copy);
    pbe_text_done(text);
    return value;
}

static struct pbe_value call_explain(const struct call *call)
{
    struct pbe_row row;
    struct pbe_text text;
    if (!take_row(call, &row))
        return formula_error();
    pbe_text_init(&text, TEXT_MAX);
    return take_text(call->host, &text,
                     pbe_engine_explain(call->host->engine, &row, &text, NULL, NULL));
}

static struct pbe_value call_rate(const struct call *call)
{
    double value, base, rate;
    struct pbe_value kind = argument(call, 2), pack = argument(call, 3);
    if (!formula_as_number(argument(call, 0), &value)
        || !formula_as_number(argument(call, 1), &base)
        || !succeeds(call->host, pbe_engine_rate(call->host->engine, value, base, &kind,
                                                 &pack, &rate, NULL)))
        return formula_error();
    return pbe_value_number(rate);
}

static struct pbe_value call_grade(const struct call *call)
{
    double total;
    struct pbe_text text;
    struct pbe_value pack = argument(call, 1);
    if (!formula_as_number(argument(call, 0), &total))
        return formula_error();
    pbe_text_init(&text, TEXT_MAX);
    return take_text(call->host, &text,
                     pbe_engine_grade(call->host->engine, total, &pack, &text, NULL));
}

static struct pbe_value call_pack(const struct call *call)
{
    struct pbe_text text;
    struct pbe_value pack = argument(call, 0);
    pbe_text_init(&text, TEXT_MAX);
    return take_text(call->host, &text,
                     pbe_engine_pack(call->host->engine, &pack, &text, NULL));
}

/* OFFSET(cell;rows;columns) gives a cell, not a value. */
static bool call_offset(const struct call *call, struct operand *result)
{
    double rows, columns;
    if (call->count != 3 || !call->arguments[0].is_range
        || !formula_as_number(argument(call, 1), &rows)
        || !formula_as_number(argument(call, 2), &columns))
        return false;
    *result = call->arguments[0];
    result->area.row += (int)rows;
    result->area.last_row += (int)rows;
    result->area.column += (int)columns;
    result->area.last_column += (int)columns;
    return true;
}

bool formula_call(struct formula_host *host, const char *name,
                  const struct operand *arguments, size_t count, struct operand *result)
{
    static const struct {
        const char *name;
        struct pbe_value (*run)(const struct call *call);
    } functions[] = {
        {"IF", call_if},
        {"AND", call_and},
        {"OR", call_or},
        {"SUM", call_sum},
        {"COUNT", call_count},
        {"SUMIF", call_sumif},
        {"ISNUMBER", call_isnumber},
        {"ROUND", call_round},
        {"CHAR", call_char},
        {"PBE.CALC.SCORE", call_score},
        {"PBE.CALC.EXPLAIN", call_explain},
        {"PBE.CALC.RATE", call_rate},
        {"PBE.CALC.GRADE", call_grade},
        {"PBE.CALC.PACK", call_pack},
    };
    struct call call = {host, arguments, count};
    if (strcmp(name, "OFFSET") == 0)
        return call_offset(&call, result);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (strcmp(name, functions[i].name) == 0) {
            *result = (struct operand){.value = functions[i].run(&call)};
            return true;
        }
    return false;
}
