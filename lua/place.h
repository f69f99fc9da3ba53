/* place.h - errors of the prelude with the place where the author wrote the fault.
 *
 * While packs are being loaded the files' texts as typed are at hand, under the labels
 * that Lua knows them by; fail_field() finds the field in them, word() speaks the words
 * that the file uses. Outside of a load both do without.
 */
#ifndef PBE_LUA_PLACE_H
#define PBE_LUA_PLACE_H

#include <lua.h>
#include <stddef.h>

/* [-0, +0, m] Remembers a file's text under its label ("pack/rules.lua"), which is the
 * name of its chunk. The text is borrowed until place_forget(). */
void place_remember(lua_State *L, const char *label, const char *source, size_t length);

/* [-0, +0, m] Forgets all texts. */
void place_forget(lua_State *L);

/* [-0, +1, m] Pushes a message; what stands between two ` in it is a word of the language,
 * or in quotes a choice, and is said as the file that is being loaded writes it. */
void place_push_spoken(lua_State *L, const char *text);

/* fail_field(text, field, entry): stops the load with the place of the field in the
 * declaration that is being made. field: nil when none is at fault; entry: nil, or the
 * number of the list's entry that holds it. [-0, +0, v] */
int place_fail_field(lua_State *L);

/* [-0, +1, m] Pushes "file:line:column: " of the first time that the pack's function
 * which runs now says `name` (English), or "" outside of packs. */
void place_push_name(lua_State *L, const char *name);

/* word("score") is 计分 when the file that is being loaded uses Chinese words, else
 * "score"; an unknown word is itself. [-0, +1, m] */
int place_word(lua_State *L);

/* choice("half_up"): the same for the texts from which a field chooses. [-0, +1, m] */
int place_choice(lua_State *L);

/* plain_choice("四舍五入") is "half_up"; whatever is no choice is itself. [-0, +1, m] */
int place_plain_choice(lua_State *L);

#endif
