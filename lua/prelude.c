#include "lua/prelude.h"

#include <lauxlib.h>
#include <stdio.h>

void prelude_run_file(lua_State *L, int internal, const struct pbe_embedded *file)
{
    char name[64];
    snprintf(name, sizeof name, "=prelude/%s.lua", file->name);
    if (luaL_loadbufferx(L, (const char *)file->bytes, file->length, name, "t"))
        lua_error(L);
    lua_pushvalue(L, internal);
    lua_setupvalue(L, -2, 1);
    lua_call(L, 0, 1);
    lua_setfield(L, internal, file->name);
}

void prelude_run(lua_State *L, int internal)
{
    for (const struct pbe_embedded *file = prelude_files; file->name; file++)
        prelude_run_file(L, internal, file);
}
