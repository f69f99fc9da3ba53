#include "lua/field.h"

#include <string.h>

#include "lua/brackets.h"
#include "lua/lexer.h"
#include "lua/piece.h"

struct table {
    int entry;   /* its number in the table around it, 0 when it is a field's value */
    int entries; /* begun so far in this one */
    bool sought; /* it is the list `list` */
};

struct search {
    const struct lexer *lexer;
    const char *field;
    const char *list; /* whose entry is looked for; NULL = any */
    int from, entry;
    struct piece before[3]; /* the last one first */
    struct table tables[BRACKETS_MAX];
    int depth;
    int base; /* depth around the declaration that is being read; -1 outside */
    int best; /* depth of the best find so far; 0: none */
    struct place found, entry_place, word_place;
};

static bool is_entry(const struct piece *before)
{
    return piece_is(before, "{") || piece_is(before, ",") || piece_is(before, ";");
}

/* The declaration's word before an opening brace: `steps {` or `rule "…" {`. */
static const struct piece *word_of(const struct search *search)
{
    const struct piece *last = &search->before[0];
    if (piece_is_text(last))
        last = &search->before[1];
    return piece_is_name(last) ? last : NULL;
}

static bool is_named(const struct lexer *lexer, const struct piece *piece,
                     const char *name)
{
    char text[TOKEN_TEXT_MAX];
    const char *english =
        piece->word ? piece->word->english : token_text(lexer, &piece->token, text);
    return strcmp(english, name) == 0;
}

/* Does the brace that comes now open the list: bands = {? */
static bool is_list(const struct search *search)
{
    return search->list && piece_is(&search->before[0], "=")
           && piece_is_name(&search->before[1])
           && is_named(search->lexer, &search->before[1], search->list);
}

/* False when the text is nested too deeply to go on. */
static bool open_table(struct search *search, const struct piece *brace)
{
    const struct piece *word = word_of(search);
    struct table table = {0, 0, is_list(search)};
    if (search->depth == BRACKETS_MAX)
        return false;
    if (search->base < 0 && word && word->token.place.line == search->from) {
        search->base = search->depth;
        if (search->word_place.line == 0)
            search->word_place = word->token.place;
    }
    if (search->depth > 0 && is_entry(&search->before[0]))
        table.entry = ++search->tables[search->depth - 1].entries;
    if (search->base >= 0 && table.entry > 0 && table.entry == search->entry
        && (!search->list || search->tables[search->depth - 1].sought)
        && search->entry_place.line == 0)
        search->entry_place = brace->token.place;
    search->tables[search->depth++] = table;
    return true;
}

static void close_table(struct search *search)
{
    if (search->depth > 0)
        search->depth--;
    if (search->depth <= search->base)
        search->base = -1;
}

/* Is `name` the field, written here with its value? */
static void look_at(struct search *search, const struct piece *name)
{
    int entry = search->depth > 0 ? search->tables[search->depth - 1].entry : 0;
    if (search->base < 0 || !piece_is_name(name) || !is_entry(&search->before[1])
        || (search->entry > 0 && entry != search->entry)
        || (search->best > 0 && search->best <= search->depth))
        return;
    if (is_named(search->lexer, name, search->field)) {
        search->best = search->depth;
        search->found = name->token.place;
    }
}

static bool take(struct search *search, const struct piece *piece)
{
    if (piece_is(piece, "{") && !open_table(search, piece))
        return false;
    if (piece_is(piece, "}"))
        close_table(search);
    if (piece_is(piece, "="))
        look_at(search, &search->before[0]);
    search->before[2] = search->before[1];
    search->before[1] = search->before[0];
    search->before[0] = *piece;
    /* a find is final when its declaration is over */
    return search->best == 0 || search->base >= 0;
}

/* Reads the text until the declaration that stands on search->from is over. */
static void read_declaration(const char *source, size_t length, struct search *search)
{
    struct lexer lexer;
    struct token token;
    search->lexer = &lexer;
    lexer_init(&lexer, source, length, NULL);
    while (lexer_next(&lexer, &token)) {
        if (!token_means(&token))
            continue;
        struct piece piece = piece_make(
            &lexer, &token, search->before[0].end.line ? search->before : NULL);
        if (!take(search, &piece))
            break;
    }
    search->lexer = NULL;
}

bool field_find(const char *source, size_t length, int from, const char *field,
                int entry, struct place *place)
{
    struct search search = {.field = field, .from = from, .entry = entry, .base = -1};
    read_declaration(source, length, &search);
    if (search.best > 0)
        *place = search.found;
    else if (search.entry_place.line > 0)
        *place = search.entry_place;
    else if (search.word_place.line > 0)
        *place = search.word_place;
    else
        *place = (struct place){from, 0};
    return search.best > 0;
}

bool entry_find(const char *source, size_t length, int from, const char *list,
                int entry, struct place *place)
{
    struct search search = {
        .field = "", .list = list, .from = from, .entry = entry, .base = -1};
    read_declaration(source, length, &search);
    bool found = search.entry_place.line > 0;
    *place = found ? search.entry_place : (struct place){from, 0};
    return found;
}

bool name_find(const char *source, size_t length, int from, const char *name,
               struct place *place)
{
    struct lexer lexer;
    struct token token;
    lexer_init(&lexer, source, length, NULL);
    while (lexer_next(&lexer, &token)) {
        if (token.kind != TOKEN_NAME || token.place.line < from)
            continue;
        struct piece piece = piece_make(&lexer, &token, NULL);
        if (is_named(&lexer, &piece, name)) {
            *place = token.place;
            return true;
        }
    }
    return false;
}
