#include <string.h>

#include "base/utf8.h"
#include "workbook/wb_list.h"
#include "workbook/xlsx.h"

/* 18.4: texts that cells share. Runs of rich text count as one text, what stands above
 * the characters (rPh, their pronunciation) not at all. */
enum { IN_TABLE = 1, IN_ITEM, IN_RUN, IN_TEXT };

static const struct wb_step steps[] = {
    {WB_OUTSIDE, XLSX_SST, IN_TABLE}, {IN_TABLE, XLSX_SI, IN_ITEM},
    {IN_ITEM, XLSX_T, IN_TEXT},       {IN_ITEM, XLSX_RUN, IN_RUN},
    {IN_RUN, XLSX_T, IN_TEXT},
};

static const struct wb_grammar grammar = {xlsx_words, XLSX_WORDS, steps,
                                          sizeof steps / sizeof *steps};

struct reader {
    struct xlsx_package *package;
    struct pbe_text raw, text;
};

/* The value of "_x000D_" at the start of the bytes, -1 when it is no escape. */
static long escaped(const char *bytes, size_t length)
{
    long value = 0;
    if (length < 7 || bytes[0] != '_' || bytes[1] != 'x' || bytes[6] != '_')
        return -1;
    for (int i = 2; i < 6; i++) {
        const char *digits = "0123456789ABCDEFabcdef";
        const char *digit = memchr(digits, bytes[i], 22);
        if (!digit)
            return -1;
        long worth = digit - digits;
        value = value * 16 + (worth > 15 ? worth - 6 : worth);
    }
    return value >= 0xD800 && value <= 0xDFFF ? -1 : value;
}

void xlsx_add_escaped(struct pbe_text *out, const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t first = at;
        while (at < length && bytes[at] != '_' && bytes[at] != '\r')
            at++;
        pbe_text_add_bytes(out, bytes + first, at - first);
        if (at == length)
            break;
        long value = bytes[at] == '\r' ? '\r' : escaped(bytes + at, length - at);
        size_t size = bytes[at] == '\r' || value < 0 ? 1 : 7;
        char character[4] = {'_'};
        size_t bytes_of = 1;
        at += size;
        if (value == '\r') { /* \r\n is one end of line, and so is \r alone */
            character[0] = '\n';
            bytes_of = at < length && bytes[at] == '\n' ? 0 : 1;
        } else if (value > 0) {
            bytes_of = pbe_utf8_put((uint32_t)value, character);
        }
        pbe_text_add_bytes(out, character, bytes_of);
    }
}

static pbe_status add(struct reader *reader, struct pbe_error *err)
{
    struct xlsx_strings *strings = &reader->package->strings;
    pbe_text_clear(&reader->text);
    xlsx_add_escaped(&reader->text, pbe_text_get(&reader->raw), reader->raw.length);
    pbe_status status = xlsx_check_text(&reader->raw, err);
    if (!status)
        status = xlsx_check_text(&reader->text, err);
    if (status)
        return status;
    size_t lists = strings->count * sizeof *strings->list;
    if (lists + strings->texts.taken + reader->text.length >= strings->texts.maximum)
        return wb_book_too_large(err);
    struct xlsx_string *list =
        wb_list_grow(strings->list, strings->count, &strings->room, sizeof *list);
    if (!list)
        return pbe_error_memory(err);
    strings->list = list;
    const char *copy = "";
    if (reader->text.length > 0)
        copy = pbe_arena_text(&strings->texts, pbe_text_get(&reader->text),
                              reader->text.length);
    if (!copy)
        return pbe_error_memory(err);
    list[strings->count++] = (struct xlsx_string){copy, reader->text.length};
    return PBE_STATUS_OK;
}

static pbe_status enter(void *self, int state, int word, const wb_xml *xml,
                        struct pbe_error *err)
{
    struct reader *reader = self;
    (void)word;
    (void)xml;
    (void)err;
    if (state == IN_ITEM)
        pbe_text_clear(&reader->raw);
    return PBE_STATUS_OK;
}

static pbe_status leave(void *self, int state, struct pbe_error *err)
{
    return state == IN_ITEM ? add(self, err) : PBE_STATUS_OK;
}

static pbe_status text(void *self, int state, const char *bytes, size_t length,
                       struct pbe_error *err)
{
    struct reader *reader = self;
    (void)err;
    if (state == IN_TEXT)
        pbe_text_add_bytes(&reader->raw, bytes, length);
    return PBE_STATUS_OK;
}

pbe_status xlsx_strings_read(struct xlsx_package *package, const char *part,
                             struct pbe_error *err)
{
    struct reader reader = {.package = package};
    const struct wb_reader callbacks = {
        .self = &reader, .enter = enter, .leave = leave, .text = text};
    pbe_text_init(&reader.raw, XLSX_TEXT_MAX);
    pbe_text_init(&reader.text, XLSX_TEXT_MAX);
    pbe_status status = xlsx_read_part(package, part, &grammar, &callbacks, err);
    pbe_text_done(&reader.text);
    pbe_text_done(&reader.raw);
    return status;
}
