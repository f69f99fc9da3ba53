/* lua_settings.h - what we change in Lua when we compile it; included before its files.
 *
 * A fixed seed for string hashes: the order of pairs() must not differ between two
 * runs, or a rule could score differently. (The usual seed is an address and a clock.)
 */
#ifndef PBE_LUA_SETTINGS_H
#define PBE_LUA_SETTINGS_H

#define luai_makeseed(L) ((void)(L), 0x50424521u)

#endif
