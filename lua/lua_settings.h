/* lua_settings.h - what we change in Lua when we compile it; included before its files.
 *
 * A fixed seed for string hashes: the order of pairs() must not differ between two
 * runs, or a rule could score differently. (The usual seed is an address and a clock.)
 */
#ifndef PBE_LUA_SETTINGS_H
#define PBE_LUA_SETTINGS_H

#define luai_makeseed(L) ((void)(L), 0x50424521u)

/* Texts are ordered by their bytes, not as the host's locale would. */
#include <string.h>
#define strcoll strcmp

/* A text is no number: turning one into the other costs its length, in one instruction
 * that no hook sees. Rules say tonumber(). */
#define LUA_NOCVTS2N

#endif
