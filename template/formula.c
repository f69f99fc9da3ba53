#include "template/formula.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/grid.h"
#include "base/text.h"
#include "template/formula_private.h"

enum { DEPTH_MAX = 32, NAME_MAX_LENGTH = 32 };

struct reader {
    const char *at;
    struct formula_host *host;
    int sheet, depth;
    bool is_wrong; /* what stands there is not understood */
};

static struct operand read_expression(struct reader *reader);

bool formula_is_error(const struct pbe_value *value)
{
    return value->kind == PBE_NUMBER && isnan(value->number);
}

struct pbe_value formula_error(void)
{
    return pbe_value_number(NAN);
}

static struct operand operand_of(struct pbe_value value)
{
    return (struct operand){.value = value};
}

struct pbe_value formula_scalar(struct formula_host *host,
                                const struct operand *operand)
{
    if (!operand->is_range)
        return operand->value;
    const struct pbe_area *area = &operand->area;
    if (area->row != area->last_row || area->column != area->last_column)
        return formula_error();
    return host->value(host->state, operand->sheet, area->row, area->column);
}

/* As Calc writes a number into a text: 15 digits. */
struct pbe_value formula_as_text(struct formula_host *host, struct pbe_value value)
{
    char digits[PBE_DECIMAL_MAX];
    if (value.kind != PBE_NUMBER || isnan(value.number))
        return value;
    size_t length = pbe_decimal_write(value.number, 15, digits);
    const char *copy = pbe_arena_text(host->arena, digits, length);
    host->starved = host->starved || !copy;
    return copy ? pbe_value_text(copy, length) : pbe_value_empty();
}

bool formula_as_number(struct pbe_value value, double *number)
{
    *number = value.kind == PBE_NUMBER ? value.number : 0;
    return value.kind != PBE_TEXT && !isnan(*number);
}

/* The text as a value; one that is too long for a cell is an error. */
static struct pbe_value keep(struct formula_host *host, const struct pbe_text *text)
{
    const char *copy = pbe_arena_text(host->arena, pbe_text_get(text), text->length);
    host->starved = host->starved || text->starved || !copy;
    return text->failed || !copy ? formula_error() : pbe_value_text(copy, text->length);
}

/* --- references --- */

static void skip_blanks(struct reader *reader)
{
    while (*reader->at == ' ' || *reader->at == '\n')
        reader->at++;
}

static bool take(struct reader *reader, const char *sign)
{
    skip_blanks(reader);
    size_t length = strlen(sign);
    if (strncmp(reader->at, sign, length) != 0)
        return false;
    reader->at += length;
    return true;
}

static void expect(struct reader *reader, const char *sign)
{
    if (!take(reader, sign))
        reader->is_wrong = true;
}

/* $C$13 after its point. */
static void read_address(struct reader *reader, int *row, int *column)
{
    int letters = 0, digits = 0;
    *row = *column = 0;
    reader->at += *reader->at == '$';
    for (; *reader->at >= 'A' && *reader->at <= 'Z' && letters < 3; letters++)
        *column = *column * 26 + (*reader->at++ - 'A' + 1);
    reader->at += *reader->at == '$';
    for (; *reader->at >= '0' && *reader->at <= '9' && digits < 7; digits++)
        *row = *row * 10 + (*reader->at++ - '0');
    if (letters == 0 || digits == 0 || *row == 0)
        reader->is_wrong = true;
    --*row;
    --*column;
}

/* The sheet's name before a point; the formula's own where there is none. */
static int read_sheet(struct reader *reader)
{
    reader->at += *reader->at == '$';
    const char *name = reader->at;
    bool quoted = *name == '\'';
    size_t length = quoted ? strcspn(name + 1, "'") : strcspn(name, ".]");
    if (length == 0 && !quoted)
        return reader->sheet;
    reader->at += length + (quoted ? 2 : 0);
    int sheet = reader->host->find_sheet(reader->host->state, name + quoted, length);
    reader->is_wrong = reader->is_wrong || sheet < 0;
    return sheet;
}

/* [.A1], [.A1:.B2], [$Sheet.A1]; the bracket is taken. */
static struct operand read_reference(struct reader *reader)
{
    struct operand found = {.is_range = true};
    found.sheet = read_sheet(reader);
    expect(reader, ".");
    read_address(reader, &found.area.row, &found.area.column);
    found.area.last_row = found.area.row;
    found.area.last_column = found.area.column;
    if (take(reader, ":")) {
        read_sheet(reader);
        expect(reader, ".");
        read_address(reader, &found.area.last_row, &found.area.last_column);
    }
    expect(reader, "]");
    return found;
}

/* --- functions, texts, numbers --- */

static struct operand read_call(struct reader *reader, const char *name)
{
    struct operand arguments[FORMULA_ARGUMENTS] = {0};
    size_t count = 0;
    while (!reader->is_wrong && !take(reader, ")")) {
        if (count == FORMULA_ARGUMENTS) {
            reader->is_wrong = true;
        } else if (take(reader, ";")) { /* left out */
            count++;
        } else {
            arguments[count++] = read_expression(reader);
            if (!take(reader, ";") && *reader->at != ')')
                reader->is_wrong = true;
        }
    }
    struct operand result = operand_of(formula_error());
    if (!reader->is_wrong
        && !formula_call(reader->host, name, arguments, count, &result))
        reader->is_wrong = true;
    return result;
}

static struct operand read_name(struct reader *reader)
{
    char name[NAME_MAX_LENGTH];
    size_t length =
        0; /* where the add-in was missing, its names are in small letters */
    while (isalpha((unsigned char)reader->at[length]) || reader->at[length] == '.')
        length++;
    if (length == 0 || length >= sizeof name || reader->at[length] != '(') {
        reader->is_wrong = true;
        return operand_of(formula_error());
    }
    for (size_t i = 0; i < length; i++)
        name[i] = (char)toupper((unsigned char)reader->at[i]);
    name[length] = '\0';
    reader->at += length + 1;
    return read_call(reader, name);
}

/* "…", a quote written twice; the first quote is taken. */
static struct operand read_string(struct reader *reader)
{
    struct pbe_text text;
    pbe_text_init(&text, 4096);
    while (*reader->at && (*reader->at != '"' || reader->at[1] == '"')) {
        pbe_text_add_bytes(&text, reader->at, 1);
        reader->at += *reader->at == '"' ? 2 : 1;
    }
    expect(reader, "\"");
    struct operand found = operand_of(keep(reader->host, &text));
    pbe_text_done(&text);
    return found;
}

static struct operand read_one(struct reader *reader)
{
    double number;
    skip_blanks(reader);
    if (take(reader, "["))
        return read_reference(reader);
    if (take(reader, "\""))
        return read_string(reader);
    if (take(reader, "(")) {
        struct operand inner = read_expression(reader);
        expect(reader, ")");
        return inner;
    }
    bool minus = take(reader, "-");
    size_t digits = strspn(reader->at, "0123456789.");
    if (digits == 0 && !minus)
        return read_name(reader);
    if (digits == 0 || pbe_decimal_read(reader->at, digits, &number) != digits) {
        reader->is_wrong = true;
        return operand_of(formula_error());
    }
    reader->at += digits;
    return operand_of(pbe_value_number(minus ? -number : number));
}

/* --- operators --- */

/* a:b, both of which a function may give */
static struct operand read_range(struct reader *reader)
{
    struct operand first = read_one(reader);
    while (!reader->is_wrong && take(reader, ":")) {
        struct operand last = read_one(reader);
        if (!first.is_range || !last.is_range) {
            reader->is_wrong = true;
        } else {
            first.area.last_row = last.area.last_row;
            first.area.last_column = last.area.last_column;
        }
    }
    return first;
}

static struct operand read_sum(struct reader *reader)
{
    struct operand left = read_range(reader);
    for (skip_blanks(reader); *reader->at == '+' || *reader->at == '-';
         skip_blanks(reader)) {
        bool minus = *reader->at++ == '-';
        struct operand right = read_range(reader);
        double a, b;
        if (formula_as_number(formula_scalar(reader->host, &left), &a)
            && formula_as_number(formula_scalar(reader->host, &right), &b))
            left = operand_of(pbe_value_number(minus ? a - b : a + b));
        else
            left = operand_of(formula_error());
    }
    return left;
}

static struct pbe_value join(struct formula_host *host, struct pbe_value left,
                             struct pbe_value right)
{
    struct pbe_text text;
    if (formula_is_error(&left) || formula_is_error(&right))
        return formula_error();
    left = formula_as_text(host, left);
    right = formula_as_text(host, right);
    pbe_text_init(&text, 65536);
    pbe_text_add_bytes(&text, left.text, left.length);
    pbe_text_add_bytes(&text, right.text, right.length);
    struct pbe_value joined = keep(host, &text);
    pbe_text_done(&text);
    return joined;
}

static struct operand read_joined(struct reader *reader)
{
    struct operand left = read_sum(reader);
    while (take(reader, "&")) {
        struct operand right = read_sum(reader);
        left = operand_of(join(reader->host, formula_scalar(reader->host, &left),
                               formula_scalar(reader->host, &right)));
    }
    return left;
}

/* Nothing equals an empty text and 0; numbers come before texts. */
static int compare(struct pbe_value left, struct pbe_value right)
{
    if (left.kind == PBE_EMPTY && right.kind == PBE_NUMBER)
        left = pbe_value_number(0);
    if (right.kind == PBE_EMPTY && left.kind == PBE_NUMBER)
        right = pbe_value_number(0);
    if (left.kind != right.kind)
        return left.kind < right.kind ? -1 : 1;
    if (left.kind == PBE_NUMBER)
        return (left.number > right.number) - (left.number < right.number);
    size_t shorter = left.length < right.length ? left.length : right.length;
    int order = shorter > 0 ? memcmp(left.text, right.text, shorter) : 0;
    return order ? order : (left.length > right.length) - (left.length < right.length);
}

static struct operand read_expression(struct reader *reader)
{
    static const char *const signs[] = {"<>", "<=", ">=", "=", "<", ">"};
    if (++reader->depth > DEPTH_MAX)
        reader->is_wrong = true;
    struct operand left =
        reader->is_wrong ? operand_of(formula_error()) : read_joined(reader);
    for (size_t i = 0; !reader->is_wrong && i < sizeof signs / sizeof *signs; i++) {
        if (!take(reader, signs[i]))
            continue;
        struct operand other = read_joined(reader);
        struct pbe_value a = formula_scalar(reader->host, &left);
        struct pbe_value b = formula_scalar(reader->host, &other);
        int order = compare(a, b);
        bool holds[] = {order != 0, order <= 0, order >= 0, order == 0,
                        order<0, order> 0};
        left = operand_of(formula_is_error(&a) || formula_is_error(&b)
                              ? formula_error()
                              : pbe_value_number(holds[i]));
        break;
    }
    reader->depth--;
    return left;
}

struct pbe_value formula_value(struct formula_host *host, int sheet,
                               const char *formula)
{
    struct reader reader = {.at = formula, .host = host, .sheet = sheet};
    take(&reader, "of:");
    expect(&reader, "=");
    struct operand found = read_expression(&reader);
    skip_blanks(&reader);
    struct pbe_value value = formula_scalar(host, &found);
    return reader.is_wrong || *reader.at ? formula_error() : value;
}
