/* listing.h - rows of texts that the prelude gives, copied out of Lua.
 *
 * The prelude answers with a list { { text, text, … }, … } whose rows are equally long;
 * C copies all texts into one block, behind an array of structs.
 */
#ifndef PBE_LUA_LISTING_H
#define PBE_LUA_LISTING_H

#include <lua.h>
#include <stddef.h>

/* [-0, +0, v] The bytes of all texts of the list at the top, each with its final NUL.
 * *rows: how many there are, each with `parts` texts. */
size_t listing_size(lua_State *L, int parts, size_t *rows);

/* [-0, +0, v] Copies the texts of row `index` (0-based) to `at`, as far as listing_size()
 * said, points texts[] to them, and returns where the next row goes. */
char *listing_copy(lua_State *L, size_t index, int parts, char *at, char *texts[]);

/* Cuts "file:12: " in place: returns the file, "" for none; *line is 0 when not said. */
const char *listing_place(char *place, int *line);

#endif
