#include "lua/prelude.h"

#include <lauxlib.h>
#include <stdio.h>

void prelude_run_file(lua_State *L, const struct pbe_embedded *file, int environment)
{
    char name[64];
    snprintf(name, sizeof name, "=prelude/%s.lua", file->name);
    if (luaL_loadbufferx(L, (const char *)file->bytes, file->length, name, "t"))
        lua_error(L);
    lua_pushvalue(L, environment);
    lua_setupvalue(L, -2, 1);
    lua_call(L, 0, 1);
    lua_setfield(L, environment, file->name);
}

void prelude_run(lua_State *L, const struct pbe_embedded *files, int environment)
{
    for (const struct pbe_embedded *file = files; file->name; file++)
        prelude_run_file(L, file, environment);
}
