/* stub_data.h - stub.lua, embedded at build: the Lua part of stub.c. */
#ifndef PBE_LUA_STUB_DATA_H
#define PBE_LUA_STUB_DATA_H

#include "base/embedded.h"

extern const struct pbe_embedded stub_files[];

#endif
