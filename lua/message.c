#include "lua/message.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "lua/library.h"

/* Splits "pack/rules.lua:12: text" into its place and text. Returns the text; *line is
 * 0 when there is no place. Chunk names of ours hold no colon before the line. */
static const char *split_place(const char *message, char *file, size_t room, int *line)
{
    *line = 0;
    file[0] = '\0';
    const char *colon = strchr(message, ':');
    if (!colon || colon[1] < '1' || colon[1] > '9')
        return message;
    char *end;
    long number = strtol(colon + 1, &end, 10);
    if (end[0] != ':' || end[1] != ' ' || number > 10000000)
        return message;
    snprintf(file, room, "%.*s", (int)(colon - message), message);
    *line = (int)number;
    return end + 2;
}

/* Lua's syntax errors, word by word: `'A' expected (to close 'B' at line N) near C`. */
static void say_syntax_error(char *out, size_t room, const char *text)
{
    char wanted[64], opened[64], near[128];
    int line;
    if (sscanf(text, "%63s expected (to close %63s at line %d) near %127[^\n]", wanted,
               opened, &line, near)
        == 4)
        snprintf(out, room,
                 "第%d行的 %s 没有对应的 %s，到 %s 处还缺着；请检查括号和逗号", line,
                 opened, wanted, near);
    else if (sscanf(text, "%63s expected near %127[^\n]", wanted, near) == 2)
        snprintf(out, room, "%s 之前缺少 %s", near, wanted);
    else if (sscanf(text, "unexpected symbol near %127[^\n]", near) == 1)
        snprintf(out, room, "%s 处写法不对，请检查前面是否少了逗号、引号或括号", near);
    else if (sscanf(text, "unfinished string near %127[^\n]", near) == 1)
        snprintf(out, room, "引号没有闭合：%s", near);
    else if (sscanf(text, "malformed number near %127[^\n]", near) == 1)
        snprintf(out, room, "数字写法不对：%s", near);
    else
        snprintf(out, room, "%s", text);
}

pbe_status message_take(lua_State *L, bool out_of_memory, pbe_status status,
                        struct pbe_error *err)
{
    if (!err) {
        lua_pop(L, 1);
        return status;
    }
    const char *message = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
    char file[PBE_ERROR_FILE_MAX], said[PBE_ERROR_TEXT_MAX];
    int line;
    if (message[0] == LIBRARY_UNKNOWN_MARK[0]) {
        pbe_error_set(err, PBE_STATUS_UNKNOWN, "%s", message + 1);
        lua_pop(L, 1);
        return PBE_STATUS_UNKNOWN;
    }
    const char *text = split_place(message, file, sizeof file, &line);
    if (out_of_memory)
        text =
            PBE_SAY("内存超出限制，规则可能在无止境地累积文字或表格",
                    "out of the memory that rules may hold: does one grow for ever?");
    if (pbe_language_get() == PBE_CHINESE)
        say_syntax_error(said, sizeof said, text);
    else
        snprintf(said, sizeof said, "%s", text);
    pbe_error_set(err, status, "%s", said);
    pbe_error_place(err, file, line, 0);
    lua_pop(L, 1);
    return status;
}
