/* later.h - the checks of shipped packs, kept as text until somebody asks for them.
 *
 * They are most of what a pack says, and scoring needs none of them. The texts are
 * copies that live as long as the set.
 */
#ifndef PBE_LUA_LATER_H
#define PBE_LUA_LATER_H

#include <lua.h>

#include "lua/layer.h"

struct later;

/* Copies the files that wait; NULL without memory. */
struct later *later_new(const struct folders *folders);
void later_free(struct later *later); /* NULL is fine */

/* [-0, +1, m] Pushes run_later(id), which runs what waits of this pack, as often as it is
 * called. internal, words: see environment.h. */
void later_push(lua_State *L, struct later *later, int internal, int words);

#endif
