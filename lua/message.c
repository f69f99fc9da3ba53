#include "lua/message.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "lua/library.h"

void message_push_place(lua_State *L)
{
    lua_Debug record;
    for (int level = 0; lua_getstack(L, level, &record); level++) {
        lua_getinfo(L, "Sl", &record);
        if (record.source[0] == '@' && record.currentline > 0) {
            lua_pushfstring(L, "%s:%d: ", record.source + 1, record.currentline);
            return;
        }
    }
    lua_pushliteral(L, "");
}

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

/* Lua's words for the types of values, as people say them. */
static const char *say_type(const char *type)
{
    static const char *const types[][2] = {
        {"nil", "空（没有值）"}, {"number", "数字"},    {"string", "文字"},
        {"table", "表"},         {"boolean", "真或假"}, {"function", "函数"},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(type, types[i][0]) == 0)
            return types[i][1];
    return type;
}

/* Lua's errors of running functions: `attempt to index a nil value (field 'x')`. */
static bool say_running_error(char *out, size_t room, const char *text)
{
    char type[32], other[32], name[128] = "";
    int number;
    const char *quote = strchr(text, '\'');
    if (quote)
        sscanf(quote, "'%127[^']", name);
    const char *open = name[0] ? "“" : "", *close = name[0] ? "”" : "";
    if (sscanf(text, "attempt to index a %31s value", type) == 1)
        snprintf(out, room, "%s%s%s是%s，不能再取它的字段", open, name, close,
                 say_type(type));
    else if (sscanf(text, "attempt to call a %31s value", type) == 1)
        snprintf(out, room, "%s%s%s是%s，不是函数，不能调用", open, name, close,
                 say_type(type));
    else if (sscanf(text, "attempt to perform arithmetic on a %31s value", type) == 1)
        snprintf(out, room, "%s%s%s是%s，不能计算", open, name, close, say_type(type));
    else if (sscanf(text, "attempt to concatenate a %31s value", type) == 1)
        snprintf(out, room, "%s%s%s是%s，不能用 .. 连接，请写 tostring(…)", open, name,
                 close, say_type(type));
    else if (sscanf(text, "attempt to compare two %31s values", type) == 1)
        snprintf(out, room, "两边都是%s，不能比较大小", say_type(type));
    else if (sscanf(text, "attempt to compare %31s with %31s", type, other) == 2)
        snprintf(out, room, "一边是%s，一边是%s，不能比较大小", say_type(type),
                 say_type(other));
    else if (sscanf(text, "bad argument #%d to '%*[^']' (%31s expected, got %31[^)])",
                    &number, type, other)
             == 3)
        snprintf(out, room, "%s 的第%d个参数应为%s，现在是%s", name, number,
                 say_type(type), say_type(other));
    else if (strncmp(text, "stack overflow", 14) == 0
             || strncmp(text, "C stack overflow", 16) == 0)
        snprintf(out, room, "函数一层层调用自己，没有尽头");
    else
        return false;
    return true;
}

/* Lua's syntax errors, word by word: `'A' expected (to close 'B' at line N) near C`. */
static void say_syntax_error(char *out, size_t room, const char *text)
{
    char wanted[64], opened[64], near[128];
    int line;
    const char *end = strstr(text, " near <eof>");
    if (end) { /* no clerk knows what <eof> is */
        char said[256];
        snprintf(said, sizeof said, "%.*s near 文件末尾", (int)(end - text), text);
        say_syntax_error(out, room, said);
    } else if (sscanf(text, "%63s expected (to close %63s at line %d) near %127[^\n]",
                      wanted, opened, &line, near)
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
    if (strncmp(file, "prelude/", strlen("prelude/")) == 0) {
        file[0] = '\0'; /* our own file tells its reader nothing */
        line = 0;
    }
    if (out_of_memory)
        text =
            PBE_SAY("内存超出限制，规则可能在无止境地累积文字或表格",
                    "out of the memory that rules may hold: does one grow for ever?");
    if (pbe_language_get() != PBE_CHINESE)
        snprintf(said, sizeof said, "%s", text);
    else if (!say_running_error(said, sizeof said, text))
        say_syntax_error(said, sizeof said, text);
    pbe_error_set(err, status, "%s", said);
    pbe_error_place(err, file, line, 0);
    lua_pop(L, 1);
    return status;
}
