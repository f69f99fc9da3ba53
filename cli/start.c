#include "cli/start.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"

enum { ID_MAX = 100 }; /* bytes; a folder's name has room for a suffix */

static bool is_letter(uint32_t point)
{
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z')
           || (point >= '0' && point <= '9') || point == '_'
           || (point >= 0x3400 && point <= 0x9FFF) /* 汉字 */
           || (point >= 0x20000 && point <= 0x3FFFF);
}

static bool is_id(const char *id)
{
    size_t length = strlen(id);
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t size = pbe_utf8_get(id + at, length - at, &point);
        bool is_joint = at > 0 && at + 1 < length && (point == '-' || point == '.');
        if (size == 0 || (!is_letter(point) && !is_joint))
            return false;
        at += size;
    }
    return length > 0 && length <= ID_MAX && strcmp(id, "local.d") != 0;
}

pbe_status start_check_id(const char *id, struct pbe_error *err)
{
    if (is_id(id))
        return PBE_STATUS_OK;
    return pbe_error_set(
        err, PBE_STATUS_ARGUMENT,
        PBE_SAY(
            "“%s”不能作规则包的编号：只能用汉字、字母、数字、下划线，中间可以有连字符"
            "和点，最长 100 字节，不能是 local.d；例如 本市-2024",
            "“%s” cannot be a pack's id: letters, Chinese characters, digits and "
            "underscores, with hyphens and points between, at most 100 bytes, not "
            "local.d; such as our-city-2024"),
        id);
}

pbe_status start_check_title(const char *title, struct pbe_error *err)
{
    size_t length = strlen(title);
    bool is_plain = length > 0 && length <= 300
                    && pbe_utf8_check(title, length) == length
                    && !strpbrk(title, "\"\\");
    for (const char *at = title; *at; at++)
        is_plain = is_plain && (unsigned char)*at >= ' ' && *at != 0x7F;
    if (is_plain)
        return PBE_STATUS_OK;
    return pbe_error_set(err, PBE_STATUS_ARGUMENT, "%s",
                         PBE_SAY("名称要写一行，最长 300 字节，里面不能有英文引号 \" 和"
                                 "反斜杠 \\",
                                 "a title is one line of at most 300 bytes without the "
                                 "quote \" and the backslash \\"));
}

static const struct pbe_embedded *find_file(const char *name)
{
    const struct pbe_embedded *file = start_files;
    while (file->name && strcmp(file->name, name) != 0)
        file++;
    assert(file->name);
    return file;
}

/* Appends what stands for the mark at text[0], "@ID@", and returns the mark's length; 0
 * when there is none. */
static size_t fill_mark(const struct start *start, const char *text, size_t length,
                        struct pbe_text *out)
{
    char year[16];
    snprintf(year, sizeof year, "%d", start->year);
    const struct {
        const char *mark, *text;
    } marks[] = {
        {"@ID@", start->id},     {"@TITLE@", start->title}, {"@YEAR@", year},
        {"@BASE@", start->base}, {"@RULES@", start->rules}, {"@RULE@", start->rule},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t size = strlen(marks[i].mark);
        if (size <= length && memcmp(text, marks[i].mark, size) == 0) {
            pbe_text_add(out, marks[i].text ? marks[i].text : "");
            return size;
        }
    }
    return 0;
}

void start_write(const struct start *start, const char *part, struct pbe_text *out)
{
    char name[32];
    snprintf(name, sizeof name, "%s-%s-%s", start->base ? "from" : "own", part,
             start->is_chinese ? "zh" : "en");
    const struct pbe_embedded *file = find_file(name);
    const char *bytes = (const char *)file->bytes;
    for (size_t at = 0; at < file->length;) {
        size_t size = fill_mark(start, bytes + at, file->length - at, out);
        if (size == 0)
            pbe_text_add_bytes(out, bytes + at, size = 1);
        at += size;
    }
}

void start_write_settings(struct pbe_text *out)
{
    const struct pbe_embedded *file = find_file("luarc");
    pbe_text_add_bytes(out, (const char *)file->bytes, file->length);
}
