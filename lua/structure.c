#include "lua/structure.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void structure_init(struct structure *structure, const struct lexer *lexer)
{
    *structure = (struct structure){.lexer = lexer};
}

static void tell(const struct structure *structure, enum slip slip, struct place place,
                 const char *one, const char *two)
{
    slips_add(structure->lexer->slips, slip, place, one, two, NULL);
}

/* Tells a slip with the texts of two pieces; the second may be NULL. */
static void tell_of(const struct structure *structure, enum slip slip,
                    struct place place, const struct piece *one,
                    const struct piece *two)
{
    char first[TOKEN_TEXT_MAX], second[TOKEN_TEXT_MAX] = "";
    token_source(structure->lexer, &one->token, first);
    if (two)
        token_source(structure->lexer, &two->token, second);
    tell(structure, slip, place, first, second);
}

static bool is_keyword(const struct structure *structure, const struct piece *piece,
                       const char *keyword)
{
    return piece_is_keyword(structure->lexer, piece, keyword);
}

static bool separates(const struct piece *piece)
{
    return piece_is(piece, "{") || piece_is(piece, ",") || piece_is(piece, ";");
}

/* A name where a field begins. */
static bool begins_field(const struct piece *name, const struct piece *before)
{
    return piece_is_name(name) && separates(before);
}

static bool ends_value(const struct structure *structure, const struct piece *piece)
{
    return piece_is_text(piece) || piece->token.kind == TOKEN_NUMBER
           || piece_is_name(piece) || is_keyword(structure, piece, "end")
           || piece_is(piece, "}") || piece_is(piece, ")") || piece_is(piece, "]");
}

static bool begins_value(const struct structure *structure, const struct piece *piece)
{
    return piece_is_text(piece) || piece->token.kind == TOKEN_NUMBER
           || piece_is_name(piece) || is_keyword(structure, piece, "function")
           || piece_is(piece, "{");
}

/* A declaration's word in the first column: the one before it has to be over. */
static bool begins_declaration(const struct piece *piece)
{
    return piece_is_declaration(piece) && piece->first
           && piece->token.place.column == 1;
}

static void push(struct structure *structure, const struct piece *piece)
{
    for (int i = STRUCTURE_BEFORE - 1; i > 0; i--)
        structure->before[i] = structure->before[i - 1];
    structure->before[0] = *piece;
}

/* --- words --- */

/* What may stand before `next`. */
static unsigned where_before(const struct piece *next)
{
    if (piece_is(next, "="))
        return VOCABULARY_FIELD;
    if (piece_is_text(next) || piece_is(next, "{"))
        return VOCABULARY_TOP | VOCABULARY_SHAPE;
    return VOCABULARY_ANY;
}

/* Writes the Chinese words that are like `name` to near, each in quotes. */
static size_t find_near(const struct structure *structure, const struct piece *name,
                        const struct piece *next, char near[TOKEN_TEXT_MAX])
{
    enum { MOST = 3 };
    const char *text = structure->lexer->source + name->token.start, *found[MOST];
    size_t length = name->token.length;
    size_t count = vocabulary_nearest(text, length, where_before(next), MOST, found);
    if (count == 0)
        count = vocabulary_nearest(text, length, VOCABULARY_ANY, MOST, found);
    *near = '\0';
    for (size_t i = 0; i < count; i++)
        snprintf(near + strlen(near), TOKEN_TEXT_MAX - strlen(near), "%s“%s”",
                 i > 0 ? "、" : "", found[i]);
    return count;
}

/* Where only a text makes sense: a value by itself, a declaration's title. */
static bool is_bare_text(const struct piece *before, const struct piece *next)
{
    bool alone = piece_is(next, ",") || piece_is(next, ";") || piece_is(next, "}");
    return (alone && (piece_is(before, "=") || separates(before)))
           || (piece_is(next, "{") && piece_is_declaration(before));
}

/* A Chinese name that the vocabulary does not know; `next` tells what it should be. */
static void check_word(const struct structure *structure, const struct piece *next)
{
    const struct piece *name = &structure->before[0];
    const char *text = structure->lexer->source + name->token.start;
    char near[TOKEN_TEXT_MAX] = "", word[TOKEN_TEXT_MAX];
    enum slip slip = SLIP_WORD;
    if (!piece_is_name(name) || name->word
        || pbe_utf8_count(text, name->token.length) == name->token.length)
        return;
    if (is_bare_text(&structure->before[1], next))
        slip = SLIP_TEXT_BARE;
    else if (find_near(structure, name, next, near) > 0)
        slip = SLIP_WORD_NEAR;
    token_source(structure->lexer, &name->token, word);
    tell(structure, slip, name->token.place, word, near);
}

/* --- numbers --- */

/* 90% , : the % is followed by nothing that it could divide. */
static void check_percent(struct structure *structure, const struct piece *next)
{
    struct piece *before = structure->before;
    bool operand = next->token.kind == TOKEN_NUMBER || piece_is_name(next)
                   || piece_is(next, "(") || piece_is(next, "#") || piece_is(next, "-");
    if (!piece_is(&before[0], "%") || before[1].token.kind != TOKEN_NUMBER
        || (operand && !next->first))
        return;
    tell_of(structure, SLIP_PERCENT, before[0].token.place, &before[1], NULL);
    memmove(before, before + 1, (STRUCTURE_BEFORE - 1) * sizeof *before);
}

static bool touch(const struct piece *one, const struct piece *two)
{
    return one->token.start + one->token.length == two->token.start;
}

/* weight = 1,000 */
static bool check_thousands(struct structure *structure, const struct piece *piece)
{
    struct piece *before = structure->before;
    if (piece->token.kind != TOKEN_NUMBER || piece->token.length != 3
        || !piece_is(&before[0], ",") || before[1].token.kind != TOKEN_NUMBER
        || !piece_is(&before[2], "=") || !touch(&before[0], piece)
        || !touch(&before[1], &before[0]))
        return false;
    char whole[2 * TOKEN_TEXT_MAX], rest[TOKEN_TEXT_MAX];
    token_source(structure->lexer, &before[1].token, whole);
    strcat(whole, token_source(structure->lexer, &piece->token, rest));
    tell(structure, SLIP_THOUSANDS, before[1].token.place, whole, NULL);
    memmove(before, before + 1, (STRUCTURE_BEFORE - 1) * sizeof *before);
    return true;
}

/* --- fields --- */

static void comma_missing(struct structure *structure)
{
    struct piece comma = structure->before[0];
    tell_of(structure, SLIP_COMMA_MISSING, comma.end, &comma, NULL);
    comma.token.kind = TOKEN_SIGN;
    comma.token.plain = ",";
    comma.word = NULL;
    push(structure, &comma); /* as if it stood there */
}

/* Two values in a row: a comma or an equals sign is missing, or it is a call. */
static void check_neighbours(struct structure *structure, const struct piece *piece)
{
    const struct piece *last = &structure->before[0];
    bool argument = piece_is_text(piece) || piece_is(piece, "{");
    if (begins_field(last, &structure->before[1])) {
        bool call =
            piece_is(piece, "{")
                ? !piece_is_field(last)
                : last->word
                      && (last->word->where & (VOCABULARY_TOP | VOCABULARY_SHAPE));
        if (!argument || !call)
            tell_of(structure, SLIP_EQUALS_MISSING, last->end, last, piece);
        return;
    }
    if (begins_declaration(piece)) /* brackets_end() has something better to say */
        return;
    bool call = argument
                && (piece_is_name(last) || piece_is(last, ")")
                    || (piece_is(piece, "{") && piece_is_text(last)
                        && piece_is_name(&structure->before[1])));
    if (!call || (last->word && last->word->where == VOCABULARY_VALUE))
        comma_missing(structure);
}

static void check_equals(struct structure *structure, const struct piece *piece)
{
    const struct piece *last = &structure->before[0];
    bool field = begins_field(last, &structure->before[1]);
    if (piece_is(piece, "=") && piece_is_text(last)
        && separates(&structure->before[1])) {
        char quoted[TOKEN_TEXT_MAX], bare[TOKEN_TEXT_MAX];
        token_text(structure->lexer, &last->token, quoted);
        snprintf(bare, sizeof bare, "%s", quoted + (*quoted == '"' || *quoted == '\''));
        bare[strcspn(bare, "\"'")] = '\0';
        strncat(bare, " = …", sizeof bare - strlen(bare) - 1);
        tell(structure, SLIP_NAME_QUOTED, last->token.place, quoted, bare);
    } else if (field && piece_is(piece, "==")) {
        tell_of(structure, SLIP_EQUALS_TWICE, piece->token.place, last, NULL);
    } else if (field && piece_is(piece, ":")) {
        tell_of(structure, SLIP_EQUALS_COLON, piece->token.place, last, NULL);
    }
}

/* Between the braces of a declaration. */
static void check_in_braces(struct structure *structure, const struct piece *piece)
{
    const struct piece *last = &structure->before[0];
    bool comma = piece_is(piece, ",") || piece_is(piece, ";");
    if ((comma || piece_is(piece, "}")) && piece_is(last, "="))
        tell_of(structure, SLIP_VALUE_MISSING, last->token.place, &structure->before[1],
                NULL);
    else if (comma && separates(last))
        tell(structure, SLIP_COMMA_EXTRA, piece->token.place, NULL, NULL);
    else if (begins_value(structure, piece) && ends_value(structure, last))
        check_neighbours(structure, piece);
    else
        check_equals(structure, piece);
}

/* --- outside of all brackets --- */

static void check_outside(struct structure *structure, const struct piece *piece)
{
    const struct piece *last = &structure->before[0], *before = &structure->before[1];
    if (is_keyword(structure, piece, "local") || is_keyword(structure, piece, "return")
        || is_keyword(structure, piece, "for")) {
        structure->in_statement = true;
    } else if (piece_is(piece, "=") && piece_is_field(last)
               && !structure->in_statement) {
        tell_of(structure, SLIP_FIELD_OUTSIDE, last->token.place, last, NULL);
        structure->brackets.off = true;
    } else if ((piece_is(piece, "=") || piece_is(piece, ":"))
               && begins_declaration(last)) {
        tell_of(structure, SLIP_DECLARATION_SIGN, piece->token.place, last, piece);
    } else if (piece_is(piece, "=")) {
        structure->in_statement = true;
    } else if (piece_is_name(piece) && piece->first) {
        bool comma = piece_is(last, ",") && piece_is(before, "}");
        if (comma && !structure->in_statement && !piece_is_field(piece))
            tell(structure, SLIP_COMMA_OUTSIDE, last->token.place, NULL, NULL);
        structure->in_statement = false;
    }
}

/* --- conditions in functions --- */

static void check_condition(struct structure *structure, const struct piece *piece)
{
    const struct piece *condition = &structure->condition;
    bool loop = is_keyword(structure, condition, "while");
    if (is_keyword(structure, piece, "if") || is_keyword(structure, piece, "elseif")
        || is_keyword(structure, piece, "while")) {
        structure->condition = *piece;
        structure->in_condition = true;
    } else if (is_keyword(structure, piece, "then")
               || is_keyword(structure, piece, "do")) {
        structure->in_condition = false;
    } else if (!structure->in_condition) {
        return;
    } else if (piece->token.place.line == condition->token.place.line) {
        if (piece_is(piece, "=") && !piece_is(&structure->before[0], "}"))
            tell(structure, SLIP_COMPARE, piece->token.place, NULL, NULL);
    } else if (piece->first && ends_value(structure, &structure->before[0])
               && (piece_is_name(piece) || is_keyword(structure, piece, "return")
                   || is_keyword(structure, piece, "local")
                   || is_keyword(structure, piece, "else")
                   || is_keyword(structure, piece, "end"))) {
        tell(structure, SLIP_THEN_MISSING, condition->token.place,
             loop ? "while" : "if", loop ? "do" : "then");
        structure->in_condition = false;
    }
}

/* --- all --- */

/* rule "…" at the start of a line although something is still open. */
static void check_declaration(struct structure *structure, const struct piece *piece)
{
    const struct piece *word = &structure->before[0];
    if (structure->brackets.depth > 0 && begins_declaration(word)
        && (piece_is_text(piece) || piece_is(piece, "{"))
        && !piece_is(&structure->before[1], "="))
        brackets_end(&structure->brackets, structure->lexer->slips);
}

void structure_take(struct structure *structure, const struct token *token)
{
    const struct piece *last =
        structure->before[0].end.line > 0 ? &structure->before[0] : NULL;
    struct piece piece = piece_make(structure->lexer, token, last);
    check_word(structure, &piece);
    if (!structure->lexer->lost && !structure->brackets.off) {
        check_percent(structure, &piece);
        check_declaration(structure, &piece);
        const char *inside = brackets_inside(&structure->brackets);
        bool fields =
            strcmp(inside, "{") == 0 && !brackets_in_function(&structure->brackets);
        if (fields && check_thousands(structure, &piece))
            return;
        if (fields)
            check_in_braces(structure, &piece);
        else if (*inside == '\0')
            check_outside(structure, &piece);
        check_condition(structure, &piece);
        brackets_take(&structure->brackets, structure->lexer, &piece);
    }
    push(structure, &piece);
}

void structure_end(struct structure *structure)
{
    struct piece end = {.first = true};
    check_word(structure, &end);
    if (structure->lexer->lost || structure->brackets.off)
        return;
    check_percent(structure, &end);
    if (structure->brackets.depth == 0 && piece_is(&structure->before[0], ",")
        && piece_is(&structure->before[1], "}"))
        tell(structure, SLIP_COMMA_OUTSIDE, structure->before[0].token.place, NULL,
             NULL);
    brackets_end_file(&structure->brackets, structure->lexer->slips);
}
