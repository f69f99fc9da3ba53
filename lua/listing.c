#include "lua/listing.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

/* The text at list[row][part], which the list keeps alive. [-0, +0, v] */
static const char *text_at(lua_State *L, size_t row, int part, size_t *length)
{
    lua_rawgeti(L, -1, (lua_Integer)row + 1);
    lua_rawgeti(L, -1, part + 1);
    const char *text = luaL_checklstring(L, -1, length);
    lua_pop(L, 2);
    return text;
}

size_t listing_size(lua_State *L, int parts, size_t *rows)
{
    size_t size = 0, length;
    *rows = (size_t)lua_rawlen(L, -1);
    for (size_t row = 0; row < *rows; row++) {
        for (int part = 0; part < parts; part++) {
            text_at(L, row, part, &length);
            size += length + 1;
        }
    }
    return size;
}

char *listing_copy(lua_State *L, size_t index, int parts, char *at, char *texts[])
{
    for (int part = 0; part < parts; part++) {
        size_t length;
        const char *text = text_at(L, index, part, &length);
        texts[part] = memcpy(at, text, length + 1);
        at += length + 1;
    }
    return at;
}

const char *listing_place(char *place, int *line)
{
    char *colon = strchr(place, ':');
    *line = colon ? atoi(colon + 1) : 0;
    if (colon)
        *colon = '\0';
    return place;
}
