#include "lua/message.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/text.h"
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

/* A positive number that ends with ':' at `at`; 0 when there is none. *end: behind ':'. */
static int number_before_colon(const char *at, const char **end)
{
    if (at[0] < '1' || at[0] > '9')
        return 0;
    char *behind;
    long number = strtol(at, &behind, 10);
    if (*behind != ':' || number > 10000000)
        return 0;
    *end = behind + 1;
    return (int)number;
}

struct message_place {
    char file[PBE_ERROR_FILE_MAX];
    int line, column; /* 0: not said */
};

/* Splits "pack/rules.lua:12: text" or "pack/rules.lua:12:3: text" into place and text.
 * Returns the text. Chunk names of ours hold no colon. */
static const char *split_place(const char *message, struct message_place *place)
{
    *place = (struct message_place){.line = 0};
    const char *colon = strchr(message, ':'), *rest = message;
    int line = colon ? number_before_colon(colon + 1, &rest) : 0;
    if (line == 0)
        return message;
    int column = number_before_colon(rest, &rest);
    if (*rest != ' ')
        return message;
    snprintf(place->file, sizeof place->file, "%.*s", (int)(colon - message), message);
    place->line = line;
    place->column = column;
    return rest + 1;
}

static const struct wording {
    const char *lua, *zh, *en;
} wordings[] = {
#define MESSAGE(lua, zh, en) {lua, zh, en},
#include "lua/message.def"
#undef MESSAGE
};

enum { WORDINGS = sizeof wordings / sizeof *wordings, SLOTS = 4 };

/* A piece of Lua's message. Borrowed. */
struct slot {
    const char *text;
    size_t length;
};

/* The number of the slot {1} that begins at `at`, or 0. */
static int slot_at(const char *at)
{
    bool slot = at[0] == '{' && at[1] >= '1' && at[1] <= '0' + SLOTS && at[2] == '}';
    return slot ? at[1] - '0' : 0;
}

/* The length of a wording up to its next slot or its end. */
static size_t plain_length(const char *wording)
{
    size_t length = 0;
    while (wording[length] && !slot_at(wording + length))
        length++;
    return length;
}

/* Where the first `length` bytes of `part` stand in `text`; its end when length is 0. */
static const char *find_part(const char *text, const char *part, size_t length)
{
    if (length == 0)
        return text + strlen(text);
    while (*text && strncmp(text, part, length) != 0)
        text++;
    return *text ? text : NULL;
}

/* Does Lua's message fit this wording from its first to its last character? */
static bool fits(const char *text, const char *wording, struct slot slots[SLOTS])
{
    size_t length = plain_length(wording);
    if (strncmp(text, wording, length) != 0)
        return false;
    text += length;
    wording += length;
    while (*wording) {
        struct slot *slot = &slots[slot_at(wording) - 1];
        wording += strlen("{1}");
        length = plain_length(wording);
        const char *next = find_part(text, wording, length);
        if (!next)
            return false;
        *slot = (struct slot){text, (size_t)(next - text)};
        text = next + length;
        wording += length;
    }
    return *text == '\0';
}

/* Lua's words for types, in Chinese. */
static void add_slot(struct pbe_text *out, const struct slot *slot)
{
    static const char *const names[][2] = {
        {"nil", "空值"},       {"number", "数字"},      {"string", "文字"},
        {"table", "表 { }"},   {"boolean", "真假值"},   {"function", "函数"},
        {"<eof>", "文件末尾"}, {"'<eof>'", "文件末尾"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i][0]) == slot->length
            && memcmp(names[i][0], slot->text, slot->length) == 0) {
            pbe_text_add(out, PBE_SAY(names[i][1], names[i][0]));
            return;
        }
    }
    pbe_text_add_bytes(out, slot->text, slot->length);
}

/* Appends what people are told instead of Lua's text. */
static void say_plainly(struct pbe_text *out, const char *text)
{
    for (size_t i = 0; i < WORDINGS; i++) {
        struct slot slots[SLOTS] = {{NULL, 0}};
        if (!fits(text, wordings[i].lua, slots))
            continue;
        const char *said = PBE_SAY(wordings[i].zh, wordings[i].en);
        while (*said) {
            int number = slot_at(said);
            if (number > 0)
                add_slot(out, &slots[number - 1]);
            else
                pbe_text_add_bytes(out, said, 1);
            said += number > 0 ? strlen("{1}") : 1;
        }
        return;
    }
    pbe_text_add(out, text);
}

pbe_status message_take(lua_State *L, bool out_of_memory, pbe_status status,
                        struct pbe_error *err)
{
    if (!err) {
        lua_pop(L, 1);
        return status;
    }
    const char *message = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
    struct message_place place;
    struct pbe_text said;
    if (message[0] == LIBRARY_UNKNOWN_MARK[0]) {
        pbe_error_set(err, PBE_STATUS_UNKNOWN, "%s", message + 1);
        lua_pop(L, 1);
        return PBE_STATUS_UNKNOWN;
    }
    const char *text = split_place(message, &place);
    if (strncmp(place.file, "prelude/", strlen("prelude/")) == 0)
        place = (struct message_place){.line = 0}; /* our own file tells nothing */
    pbe_text_init(&said, PBE_ERROR_TEXT_MAX - 1);
    if (out_of_memory)
        pbe_text_add(
            &said,
            PBE_SAY("内存超出限制，规则可能在无止境地累积文字或表格",
                    "out of the memory that rules may hold: does one grow for ever?"));
    else
        say_plainly(&said, text);
    /* without memory for the plain words, Lua's own are better than none */
    pbe_error_set(err, status, "%s",
                  !said.starved   ? pbe_text_get(&said)
                  : out_of_memory ? pbe_status_text(status)
                                  : text);
    pbe_error_place(err, place.file, place.line, place.column);
    pbe_text_done(&said);
    lua_pop(L, 1);
    return status;
}
