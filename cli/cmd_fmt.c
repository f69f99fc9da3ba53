/* cmd_fmt.c - pbe fmt: rule files in plain form, shown, checked or written. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "cli/commands.h"
#include "cli/difference.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/replace.h"
#include "cli/session.h"
#include "cli/slurp.h"
#include "lua/format.h"

struct request {
    enum pbe_format_words words;
    bool check, write, json;
};

static int usage(int code)
{
    return session_usage(
        PBE_SAY(
            "用法：pbe fmt [--check] [--write] [--english | --chinese] [--json] 文件…\n"
            "显示规则文件改成规范写法后的差别：半角标点、英文引号、UTF-8、没有看不见的"
            "字符。\n"
            "  --write    改写文件\n"
            "  --check    只列出需要改的文件，有则返回 1\n"
            "  --english  规则用词改成英文\n"
            "  --chinese  规则用词改成中文\n",
            "usage: pbe fmt [--check] [--write] [--english | --chinese] [--json] "
            "FILE…\n"
            "Shows how rule files differ from their plain form: half-width signs, "
            "ASCII quotes,\nUTF-8, nothing invisible.\n"
            "  --write    rewrite the files\n"
            "  --check    only list the files that would change; exit 1 if any\n"
            "  --english  write the words of the language in English\n"
            "  --chinese  write them in Chinese\n"),
        code);
}

/* What has been found out about one file. */
struct file {
    const char *path;
    struct pbe_text bytes, read, plain;
    struct pbe_format_changes changes;
};

static bool has_changed(const struct file *file)
{
    return file->bytes.length != file->plain.length
           || memcmp(pbe_text_get(&file->bytes), pbe_text_get(&file->plain),
                     file->bytes.length)
                  != 0;
}

static void show_changes(const struct file *file)
{
    const struct pbe_format_changes *changes = &file->changes;
    printf("--- %s\n", file->path);
    if (changes->encoding)
        printf(PBE_SAY("编码：%s 改为 UTF-8\n", "encoding: from %s to UTF-8\n"),
               changes->encoding);
    if (changes->byte_order_mark)
        puts(PBE_SAY("文件开头：去掉 BOM",
                     "start of the file: byte order mark removed"));
    if (changes->line_ends)
        puts(PBE_SAY("换行：改为 LF", "line ends: become LF"));
    if (changes->last_line_end)
        puts(PBE_SAY("最后一行：补上换行", "last line: its line end is added"));
    difference_print(&file->read, &file->plain, stdout);
}

/* One object for a file, whether it changes or not. */
static void print_json(const struct request *request, const struct file *file)
{
    const struct pbe_format_changes *changes = &file->changes;
    bool changed = has_changed(file);
    struct json json = json_begin(stdout);
    json_text(&json, "file", file->path);
    json_bool(&json, "changed", changed);
    json_bool(&json, "written", changed && request->write);
    json_text_or_null(&json, "encoding", changes->encoding ? changes->encoding : "");
    json_bool(&json, "byte_order_mark", changes->byte_order_mark);
    json_bool(&json, "line_ends", changes->line_ends);
    json_bool(&json, "last_line_end", changes->last_line_end);
    json_open(&json, "lines", '[');
    difference_put(&json, &file->read, &file->plain);
    json_close(&json, ']');
    json_end(&json);
}

static void print_text(const struct request *request, const struct file *file)
{
    if (request->write)
        printf(PBE_SAY("已改写：%s\n", "rewritten: %s\n"), file->path);
    else if (request->check)
        printf(PBE_SAY("需要改写：%s\n", "would change: %s\n"), file->path);
    else
        show_changes(file);
}

static int report(const struct request *request, const struct file *file)
{
    struct pbe_error err;
    bool changed = has_changed(file);
    if (changed && request->write
        && replace_file(file->path, pbe_text_get(&file->plain), file->plain.length,
                        &err))
        return session_error(&err);
    if (request->json)
        print_json(request, file);
    else if (changed)
        print_text(request, file);
    return changed && request->check ? 1 : 0;
}

static int format_file(const struct request *request, const char *path)
{
    struct file file = {.path = path};
    struct pbe_error err;
    pbe_text_init(&file.bytes, PBE_FORMAT_MAX);
    pbe_text_init(&file.read, (size_t)PBE_FORMAT_MAX * 4);
    pbe_text_init(&file.plain, (size_t)PBE_FORMAT_MAX * 4);
    pbe_status status = slurp(path, &file.bytes, &err);
    if (!status)
        status =
            pbe_format(pbe_text_get(&file.bytes), file.bytes.length, path,
                       request->words, &file.read, &file.plain, &file.changes, &err);
    int code = status ? session_error(&err) : report(request, &file);
    pbe_text_done(&file.plain);
    pbe_text_done(&file.read);
    pbe_text_done(&file.bytes);
    return code;
}

int cmd_fmt(int argc, char **argv)
{
    struct request request = {.words = PBE_FORMAT_AS_WRITTEN};
    bool english = false, chinese = false;
    const struct option_row rows[] = {
        {"check", .flag = &request.check},
        {"write", .flag = &request.write},
        {"english", .flag = &english, .clears = &chinese},
        {"chinese", .flag = &chinese, .clears = &english},
        {"json", .flag = &request.json},
        {0},
    };
    int worst = 0, wrong = options_read(argc, argv, rows);
    if (wrong || optind == argc || (request.check && request.write))
        return usage(wrong < 0 ? 0 : 2);
    if (english || chinese)
        request.words = english ? PBE_FORMAT_ENGLISH : PBE_FORMAT_CHINESE;
    for (int i = optind; i < argc; i++) {
        int code = format_file(&request, argv[i]);
        worst = code > worst ? code : worst;
    }
    return worst;
}
