#include "lua/brackets.h"

#include <stdio.h>
#include <string.h>

/* What opens and what closes it. while and for open with their do. */
static const struct kind {
    const char *open, *close;
} kinds[] = {
    {"{", "}"},    {"(", ")"},    {"[", "]"},          {"function", "end"},
    {"if", "end"}, {"do", "end"}, {"repeat", "until"},
};

static bool is(const struct lexer *lexer, const struct piece *piece, const char *what)
{
    return piece_is(piece, what) || piece_is_keyword(lexer, piece, what);
}

static void push(struct brackets *brackets, const struct kind *kind,
                 const struct piece *piece)
{
    if (brackets->depth == BRACKETS_MAX) {
        brackets->off = true;
        return;
    }
    brackets->stack[brackets->depth++] = (struct bracket){.open = kind->open,
                                                          .close = kind->close,
                                                          .place = piece->token.place,
                                                          .indent = piece->indent};
}

static bool is_block(const struct bracket *bracket)
{
    return strlen(bracket->open) > 1;
}

static void tell_open(const struct bracket *bracket, struct slips *slips)
{
    slips_add(slips, is_block(bracket) ? SLIP_END_MISSING : SLIP_OPEN, bracket->place,
              bracket->open, bracket->close, NULL);
}

/* The depth at which something closed by `close` is open, 0 when nothing is. */
static int depth_of(const struct brackets *brackets, const char *close)
{
    int depth = brackets->depth;
    while (depth > 0 && strcmp(brackets->stack[depth - 1].close, close) != 0)
        depth--;
    return depth;
}

static void pop(struct brackets *brackets, int depth)
{
    brackets->depth = depth;
    if (depth == 0)
        brackets->suspected = false;
}

/* A closing sign at the start of a line shows by its column what it was meant to close.
 * Further left than the line where its bracket opened: that one was forgotten, and this
 * closes another. Further right: one too many stands somewhere above. */
static void suspect(struct brackets *brackets, const struct bracket *top,
                    const struct piece *piece)
{
    int column = piece->token.place.column;
    if (!piece->first || top->place.line == piece->token.place.line)
        return;
    if (!brackets->suspected && column < top->indent) {
        brackets->suspected = true;
        brackets->suspect = *top;
    }
    if (brackets->stray_line == 0 && column > top->indent)
        brackets->stray_line = piece->token.place.line;
}

static void tell_innermost(struct brackets *brackets, struct slips *slips)
{
    tell_open(brackets->suspected ? &brackets->suspect
                                  : &brackets->stack[brackets->depth - 1],
              slips);
    brackets->suspected = false;
}

static void tell_extra(struct brackets *brackets, const struct lexer *lexer,
                       const struct piece *piece, const struct kind *kind)
{
    char line[16];
    snprintf(line, sizeof line, "%d", brackets->stray_line);
    slips_add(lexer->slips, brackets->stray_line ? SLIP_CLOSE_SINCE : SLIP_CLOSE_EXTRA,
              piece->token.place, kind->close, kind->open, line);
    brackets->stray_line = 0;
}

static void close_wrongly(struct brackets *brackets, const struct lexer *lexer,
                          const struct piece *piece, const struct kind *kind)
{
    const struct bracket *top = &brackets->stack[brackets->depth - 1];
    int depth = depth_of(brackets, kind->close);
    if (depth > 0) { /* what is open above was forgotten */
        tell_innermost(brackets, lexer->slips);
        pop(brackets, depth - 1);
    } else if (is_block(top) || strlen(kind->close) > 1) {
        brackets->off = true; /* Lua says it better */
    } else {
        char line[16];
        snprintf(line, sizeof line, "%d", top->place.line);
        slips_add(lexer->slips, SLIP_CLOSE_WRONG, piece->token.place, top->close,
                  kind->close, line);
        pop(brackets, brackets->depth - 1);
    }
}

static void close(struct brackets *brackets, const struct lexer *lexer,
                  const struct piece *piece, const struct kind *kind)
{
    if (depth_of(brackets, kind->close) == 0 && strcmp(kind->close, "end") == 0) {
        slips_add(lexer->slips, SLIP_END_EXTRA, piece->token.place, NULL, NULL, NULL);
        brackets->off = true;
    } else if (brackets->depth == 0 && strlen(kind->close) > 1) {
        brackets->off = true;
    } else if (brackets->depth == 0) {
        tell_extra(brackets, lexer, piece, kind);
    } else {
        const struct bracket *top = &brackets->stack[brackets->depth - 1];
        if (strcmp(top->close, kind->close) != 0) {
            close_wrongly(brackets, lexer, piece, kind);
            return;
        }
        suspect(brackets, top, piece);
        pop(brackets, brackets->depth - 1);
    }
}

void brackets_take(struct brackets *brackets, const struct lexer *lexer,
                   const struct piece *piece)
{
    if (brackets->off || (piece->token.kind != TOKEN_SIGN && !piece->keyword))
        return;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (is(lexer, piece, kinds[i].open)) {
            push(brackets, &kinds[i], piece);
            return;
        }
        if (is(lexer, piece, kinds[i].close)) {
            close(brackets, lexer, piece, &kinds[i]);
            return;
        }
    }
}

void brackets_end(struct brackets *brackets, struct slips *slips)
{
    if (!brackets->off && brackets->depth > 0)
        tell_innermost(brackets, slips);
    pop(brackets, 0);
}

void brackets_end_file(struct brackets *brackets, struct slips *slips)
{
    enum { CUT = 3 }; /* who forgets a brace forgets one, or two */
    if (brackets->off || brackets->suspected || brackets->depth < CUT) {
        brackets_end(brackets, slips);
        return;
    }
    char depth[16];
    const struct bracket *top = &brackets->stack[brackets->depth - 1];
    snprintf(depth, sizeof depth, "%d", brackets->depth);
    slips_add(slips, SLIP_CUT, top->place, top->open, top->close, depth);
    pop(brackets, 0);
}

const char *brackets_inside(const struct brackets *brackets)
{
    return brackets->depth > 0 ? brackets->stack[brackets->depth - 1].open : "";
}

bool brackets_in_function(const struct brackets *brackets)
{
    for (int i = 0; i < brackets->depth; i++)
        if (strcmp(brackets->stack[i].open, "function") == 0)
            return true;
    return false;
}
