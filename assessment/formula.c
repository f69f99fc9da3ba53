/* formula.c - see formula.h. */
#include "assessment/formula.h"

#include <string.h>

#include "base/decimal.h"
#include "base/grid.h"
#include "base/utf8.h"

enum kind { END, NAME, STRING, QUOTED, BRACKET, MARK };

/* One piece of a formula; STRING, QUOTED, BRACKET with their marks. */
struct piece {
    enum kind kind;
    size_t at, end;
    bool open; /* its closing mark is missing */
};

struct call {
    size_t start;      /* of the name, with what was put in front of it */
    size_t name, open; /* the name proper; the glyph "(" */
    const char *method;
    bool is_foreign;
};

static const char *const METHODS[] = {"score", "explain", "scores", "rate", "grade",
                                      "read",  "rules",   "pack",   "check"};

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_name_byte(char byte)
{
    return is_letter(byte) || is_digit(byte) || byte == '_' || byte == '.'
           || (unsigned char)byte >= 0x80;
}

static size_t skip_blanks(const char *text, size_t length, size_t at)
{
    while (at < length && is_blank(text[at]))
        at++;
    return at;
}

/* Past "of:=", "=" and the like. */
static size_t skip_prefix(const char *text, size_t length)
{
    static const char *const PREFIXES[] = {"of:", "oooc:", "msoxl:"};
    size_t at = skip_blanks(text, length, 0);
    for (size_t i = 0; i < sizeof PREFIXES / sizeof PREFIXES[0]; i++) {
        size_t size = strlen(PREFIXES[i]);
        if (length - at >= size && memcmp(text + at, PREFIXES[i], size) == 0) {
            at += size;
            break;
        }
    }
    if (at < length && text[at] == '=')
        at++;
    return skip_blanks(text, length, at);
}

/* Past a quoted text; a doubled mark is a mark inside it. */
static size_t skip_quoted(const char *text, size_t length, size_t at, bool *open)
{
    char mark = text[at++];
    while (at < length) {
        if (text[at] != mark) {
            at++;
        } else if (at + 1 < length && text[at + 1] == mark) {
            at += 2;
        } else {
            return at + 1;
        }
    }
    *open = true;
    return at;
}

/* Past [.E12], ['a]b'.E12], [1]. */
static size_t skip_bracket(const char *text, size_t length, size_t at, bool *open)
{
    at++;
    while (at < length && text[at] != ']') {
        if (text[at] == '\'')
            at = skip_quoted(text, length, at, open);
        else
            at++;
    }
    *open = *open || at == length;
    return at < length ? at + 1 : at;
}

static struct piece read_piece(const char *text, size_t length, size_t at)
{
    struct piece piece = {.at = at, .end = at};
    if (at >= length)
        return piece;
    if (text[at] == '"' || text[at] == '\'') {
        piece.kind = text[at] == '"' ? STRING : QUOTED;
        piece.end = skip_quoted(text, length, at, &piece.open);
    } else if (text[at] == '[') {
        piece.kind = BRACKET;
        piece.end = skip_bracket(text, length, at, &piece.open);
    } else if (is_name_byte(text[at])) {
        piece.kind = NAME;
        while (piece.end < length && is_name_byte(text[piece.end]))
            piece.end++;
    } else {
        piece.kind = MARK;
        piece.end = at + 1;
    }
    return piece;
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : byte;
}

static bool is_lower_equal(const char *text, size_t length, const char *word)
{
    if (strlen(word) != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (lower(text[i]) != word[i])
            return false;
    return true;
}

/* The method that the name ends in: _xll.PBE_SCORE, pbe.calc.score; NULL = none.
 * *start: where PBE begins. */
static const char *method_of(const char *name, size_t length, size_t *start)
{
    static const char *const HEADS[] = {"pbe_", "pbe.calc."};
    for (size_t h = 0; h < sizeof HEADS / sizeof HEADS[0]; h++)
        for (size_t m = 0; m < sizeof METHODS / sizeof METHODS[0]; m++) {
            size_t head = strlen(HEADS[h]), tail = strlen(METHODS[m]);
            if (length < head + tail)
                continue;
            size_t at = length - head - tail;
            bool begins = at == 0 || name[at - 1] == '.' || name[at - 1] == '_';
            if (begins && is_lower_equal(name + at, head, HEADS[h])
                && is_lower_equal(name + at + head, tail, METHODS[m])) {
                *start = at;
                return METHODS[m];
            }
        }
    return NULL;
}

static bool has_lower(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] >= 'a' && text[i] <= 'z')
            return true;
    return false;
}

/* Whether a PBE call stands at the piece; `before`: where a 'file'! in front began. */
static bool find_call(const char *text, size_t length, const struct piece *piece,
                      size_t before, struct call *call)
{
    size_t inside, open = skip_blanks(text, length, piece->end);
    if (piece->kind != NAME || open >= length || text[open] != '(')
        return false;
    const char *name = text + piece->at;
    call->method = method_of(name, piece->end - piece->at, &inside);
    if (!call->method)
        return false;
    call->start = before < piece->at ? before : piece->at;
    call->name = piece->at + inside;
    call->open = open;
    call->is_foreign =
        inside > 0 || before < piece->at || has_lower(name, piece->end - piece->at);
    return true;
}

/* --- references --- */

/* $E$12 at text[*at]. */
static bool read_cell(const char *text, size_t length, size_t *at, int *row,
                      int *column, bool *row_fixed, bool *column_fixed)
{
    size_t i = *at, start;
    long number = 0, letters = 0;
    *column_fixed = i < length && text[i] == '$';
    i += *column_fixed;
    start = i;
    while (i < length && is_letter(text[i]) && i - start < 4)
        letters = letters * 26 + (lower(text[i++]) - 'a' + 1);
    if (i == start || letters > PBE_GRID_COLUMNS)
        return false;
    *row_fixed = i < length && text[i] == '$';
    i += *row_fixed;
    start = i;
    while (i < length && is_digit(text[i]) && i - start < 8)
        number = number * 10 + (text[i++] - '0');
    if (i == start || number < 1 || number > PBE_GRID_ROWS)
        return false;
    *row = (int)number - 1;
    *column = (int)letters - 1;
    *at = i;
    return true;
}

/* A sheet before "." or "!"; "." alone is the formula's own. False for other files. */
static bool read_sheet(const char *text, size_t length, size_t *at,
                       struct pbe_argument *argument)
{
    size_t i = *at, start, end;
    bool open = false;
    if (i < length && text[i] == '.') {
        *at = i + 1;
        return true;
    }
    start = i += i < length && text[i] == '$';
    if (i < length && text[i] == '\'') {
        end = i = skip_quoted(text, length, i, &open);
        start++;
        end--;
    } else {
        while (i < length && text[i] != '.' && text[i] != '!' && text[i] != ':')
            i++;
        end = i;
    }
    if (open || i >= length || (text[i] != '.' && text[i] != '!'))
        return !open && (i >= length || text[i] == ':'); /* no sheet is named */
    if (end == start || memchr(text + start, '[', end - start)
        || memchr(text + start, '#', end - start))
        return false;
    argument->sheet = text + start;
    argument->sheet_length = end - start;
    *at = i + 1;
    return true;
}

static bool read_reference(const char *text, size_t length,
                           struct pbe_argument *argument)
{
    struct pbe_argument second = {0};
    size_t at = 0;
    bool row_fixed, column_fixed;
    if (length >= 2 && text[0] == '[' && text[length - 1] == ']') {
        text++;
        length -= 2;
    }
    if (!read_sheet(text, length, &at, argument)
        || !read_cell(text, length, &at, &argument->row, &argument->column,
                      &argument->row_fixed, &argument->column_fixed))
        return false;
    argument->last_row = argument->row;
    argument->last_column = argument->column;
    argument->kind = PBE_ARGUMENT_CELL;
    if (at == length)
        return true;
    if (text[at++] != ':' || !read_sheet(text, length, &at, &second)
        || !read_cell(text, length, &at, &argument->last_row, &argument->last_column,
                      &row_fixed, &column_fixed))
        return false;
    argument->kind = PBE_ARGUMENT_RANGE;
    return at == length;
}

/* --- arguments --- */

static void read_argument(const char *text, size_t length,
                          struct pbe_argument *argument)
{
    struct pbe_argument read = {.sheet = ""};
    bool open = false, negative = length > 0 && text[0] == '-';
    double number;
    *argument = read;
    argument->text = text;
    argument->length = length;
    if (length == 0)
        return;
    size_t taken = pbe_decimal_read(text + negative, length - negative, &number);
    if (text[0] == '"' && skip_quoted(text, length, 0, &open) == length && !open) {
        argument->kind = PBE_ARGUMENT_TEXT;
        argument->text = text + 1;
        argument->length = length - 2;
    } else if (taken > 0 && taken + negative == length) {
        argument->kind = PBE_ARGUMENT_NUMBER;
        argument->number = negative ? -number : number;
    } else if (read_reference(text, length, &read)) {
        read.text = text;
        read.length = length;
        *argument = read;
    } else {
        argument->kind = PBE_ARGUMENT_OTHER;
    }
}

static bool add_argument(struct pbe_formula *formula, const char *text, size_t at,
                         size_t end)
{
    if (formula->argument_count >= PBE_FORMULA_ARGUMENTS)
        return false;
    at = skip_blanks(text, end, at);
    while (end > at && is_blank(text[end - 1]))
        end--;
    read_argument(text + at, end - at, &formula->arguments[formula->argument_count++]);
    return true;
}

/* Reads from after "(" to its ")"; *end is after it. False where it is not closed, or
 * where there is too much. */
static bool read_arguments(const char *text, size_t length, size_t at,
                           struct pbe_formula *formula, size_t *end)
{
    size_t depth = 0, start = at;
    while (at < length) {
        struct piece piece = read_piece(text, length, at);
        char mark = piece.kind == MARK ? text[at] : '\0';
        if (piece.open)
            return false;
        if (mark == ')' && depth == 0) {
            bool none =
                formula->argument_count == 0 && skip_blanks(text, at, start) == at;
            *end = piece.end;
            return none || add_argument(formula, text, start, at);
        }
        if ((mark == ';' || mark == ',') && depth == 0) {
            if (!add_argument(formula, text, start, at))
                return false;
            start = piece.end;
        }
        if (mark == '(' || mark == '{')
            depth++;
        if ((mark == ')' || mark == '}') && depth > 0)
            depth--;
        at = piece.end;
    }
    return false;
}

bool pbe_formula_read(const char *text, size_t length, struct pbe_formula *formula)
{
    memset(formula, 0, sizeof *formula);
    if (length > PBE_FORMULA_BYTES) {
        formula->is_broken = true;
        return false;
    }
    size_t begin = skip_prefix(text, length), at = begin, before = length;
    struct call call;
    while (at < length) {
        struct piece piece = read_piece(text, length, at);
        if (piece.open) {
            formula->is_broken = true;
            return false;
        }
        if (find_call(text, length, &piece, before, &call)) {
            size_t end = length;
            memcpy(formula->name, call.method, strlen(call.method) + 1);
            formula->is_foreign = call.is_foreign;
            if (!read_arguments(text, length, call.open + 1, formula, &end))
                formula->is_broken = true;
            formula->is_whole =
                call.start == begin && skip_blanks(text, length, end) == length;
            return !formula->is_broken;
        }
        bool goes_on = piece.kind == MARK && text[at] == '!' && before < at;
        if (piece.kind == QUOTED || piece.kind == BRACKET)
            before = before < at && text[at - 1] == ']' ? before : at;
        else if (!goes_on)
            before = length;
        at = piece.end;
    }
    return false;
}

/* --- showing --- */

/* A reference without its brackets and dots: [.E12:.F20] is E12:F20. */
static void show_bracket(const char *text, size_t at, size_t end, struct pbe_text *out)
{
    bool start = true;
    for (size_t i = at + 1; i + 1 < end; i++) {
        if (!(start && text[i] == '.'))
            pbe_text_add_bytes(out, text + i, 1);
        start = text[i] == ':';
    }
}

/* [.E12], [$A.E12], ['x'.E12], but not the [1] of Excel. */
static bool is_odf_reference(const char *text, const struct piece *piece)
{
    return piece->kind == BRACKET && !piece->open
           && (text[piece->at + 1] == '.' || text[piece->at + 1] == '$'
               || text[piece->at + 1] == '\'');
}

static void show_call(const struct call *call, struct pbe_text *out)
{
    pbe_text_add(out, "PBE_");
    for (const char *byte = call->method; *byte; byte++) {
        char upper = (char)(*byte + 'A' - 'a');
        pbe_text_add_bytes(out, &upper, 1);
    }
}

/* Whether 'file:///…'! at the piece only stands before a PBE call. */
static bool is_path(const char *text, size_t length, const struct piece *piece,
                    size_t *name)
{
    struct call call;
    if (piece->kind != QUOTED || piece->end >= length || text[piece->end] != '!')
        return false;
    struct piece next = read_piece(text, length, piece->end + 1);
    if (!find_call(text, length, &next, next.at, &call))
        return false;
    *name = next.at;
    return true;
}

void pbe_formula_write(const char *text, size_t length, size_t maximum,
                       struct pbe_text *out)
{
    size_t read = length < PBE_FORMULA_BYTES ? length : PBE_FORMULA_BYTES;
    size_t at = skip_prefix(text, read), braces = 0;
    struct pbe_text shown;
    struct call call;
    pbe_text_init(&shown, PBE_FORMULA_BYTES * 2);
    pbe_text_add(&shown, "=");
    while (at < read && shown.length <= maximum) {
        struct piece piece = read_piece(text, read, at);
        size_t end = piece.end;
        char mark = piece.kind == MARK ? text[at] : '\0';
        braces += mark == '{';
        braces -= mark == '}' && braces > 0;
        if (find_call(text, read, &piece, piece.at, &call))
            show_call(&call, &shown);
        else if (is_path(text, read, &piece, &end))
            pbe_text_add(&shown, "");
        else if (is_odf_reference(text, &piece))
            show_bracket(text, at, piece.end, &shown);
        else if (mark == ',' && braces == 0)
            pbe_text_add(&shown, ";");
        else
            pbe_text_add_bytes(&shown, text + at, piece.end - at);
        at = end;
    }
    size_t kept = shown.length <= maximum ? shown.length
                                          : pbe_utf8_cut(shown.bytes, shown.length,
                                                         maximum > 3 ? maximum - 3 : 0);
    pbe_text_add_bytes(out, pbe_text_get(&shown), kept);
    if (kept < shown.length || read < length)
        pbe_text_add(out, "…");
    out->failed |= shown.starved;
    out->starved |= shown.starved;
    pbe_text_done(&shown);
}
