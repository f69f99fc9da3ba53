/* structure.h - what stands in a wrong place: commas, equals signs, words, brackets.
 *
 * Sees a file's pieces in their order and knows of the declarations' form what Lua's
 * own messages do not: that a field is `name = value`, that fields have commas between
 * them and declarations have none. Inside functions it looks at brackets and at
 * conditions only. What it is not sure of it leaves to Lua.
 */
#ifndef PBE_LUA_STRUCTURE_H
#define PBE_LUA_STRUCTURE_H

#include "lua/brackets.h"
#include "lua/piece.h"

enum { STRUCTURE_BEFORE = 4 };

struct structure {
    const struct lexer *lexer; /* its slips are where these go */
    struct brackets brackets;
    struct piece before[STRUCTURE_BEFORE]; /* the last piece first */
    struct piece condition; /* if, elseif or while before its then or do */
    bool in_condition;
    bool in_statement; /* at the top: local, return, an assignment */
};

void structure_init(struct structure *structure, const struct lexer *lexer);

/* Takes a token that the lexer has just read and that means something. */
void structure_take(struct structure *structure, const struct token *token);
void structure_end(struct structure *structure);

#endif
