/* cmd_new.c - pbe new: a rule pack to start from, and the words for an editor. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/language.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/new_folder.h"
#include "cli/options.h"
#include "cli/session.h"
#include "cli/start.h"
#include "lua/stub.h"

enum { FILE_MAX = 1 << 18, RULES_SHOWN = 100, PATH_ROOM = 4096 };

struct request {
    struct start start;
    const char *folder; /* that the pack's folder goes into */
    bool json;
};

/* What the new pack's files hold. */
struct texts {
    struct pbe_text pack, rules, stub, settings;
    struct pbe_text base_rules, base_rule; /* of the pack that it goes on from */
};

static int usage(int code)
{
    return session_usage(
        PBE_SAY("用法：pbe new [--chinese | --english] [--from 规则包] [--title 名称] "
                "[--json] 编号 [文件夹]\n"
                "      pbe new --stub\n"
                "在文件夹（默认是当前的）里建立规则包“编号”，可以马上试用。\n"
                "  --from 规则包  沿用这个规则包，只写不同的\n"
                "  --title 名称   规则包的名称\n"
                "  --chinese      用中文词语写\n"
                "  --english      用英文词语写\n"
                "  --stub         只显示给编辑器用的词语表（.pbe/pbe.lua）\n",
                "usage: pbe new [--chinese | --english] [--from PACK] [--title TITLE] "
                "[--json] ID [DIR]\n"
                "       pbe new --stub\n"
                "Makes the rule pack ID in DIR (the current folder), ready to try.\n"
                "  --from PACK    go on from this pack and write only what differs\n"
                "  --title TITLE  what people call the pack\n"
                "  --chinese      write it in Chinese words\n"
                "  --english      write it in English words\n"
                "  --stub         only show the words for editors (.pbe/pbe.lua)\n"),
        code);
}

static void texts_init(struct texts *texts)
{
    pbe_text_init(&texts->pack, FILE_MAX);
    pbe_text_init(&texts->rules, FILE_MAX);
    pbe_text_init(&texts->stub, PBE_STUB_MAX);
    pbe_text_init(&texts->settings, FILE_MAX);
    pbe_text_init(&texts->base_rules, FILE_MAX);
    pbe_text_init(&texts->base_rule, FILE_MAX);
}

static void texts_done(struct texts *texts)
{
    pbe_text_done(&texts->base_rule);
    pbe_text_done(&texts->base_rules);
    pbe_text_done(&texts->settings);
    pbe_text_done(&texts->stub);
    pbe_text_done(&texts->rules);
    pbe_text_done(&texts->pack);
}

/* --- the pack that it goes on from --- */

/* Takes the names and sentences of its rules, which become remarks. */
static pbe_status take_rules(pbe_engine *engine, const char *base, struct texts *texts,
                             struct pbe_error *err)
{
    struct pbe_value pack = session_value(base);
    struct pbe_rule_info *rules;
    size_t count;
    pbe_status status = pbe_engine_rules(engine, &pack, &rules, &count, err);
    if (status)
        return status;
    for (size_t i = 0; i < count && i < RULES_SHOWN; i++) {
        size_t before = texts->base_rules.length;
        pbe_text_addf(&texts->base_rules, PBE_SAY("--   %s：%s", "--   %s: %s"),
                      rules[i].name, rules[i].sentence);
        if (!texts->base_rules.failed)
            pbe_utf8_clean(texts->base_rules.bytes + before,
                           texts->base_rules.length - before);
        pbe_text_add(&texts->base_rules, "\n");
    }
    if (count > 0)
        pbe_text_add(&texts->base_rule, rules[0].name);
    free(rules);
    return PBE_STATUS_OK;
}

/* Returns the exit code. */
static int look_at_base(struct start *start, struct texts *texts)
{
    pbe_engine *engine;
    struct pbe_error err;
    int code = session_open(NULL, &engine);
    if (code)
        return code;
    if (take_rules(engine, start->base, texts, &err))
        code = session_error(&err);
    pbe_engine_free(engine);
    start->rules = pbe_text_get(&texts->base_rules);
    start->rule = pbe_text_get(&texts->base_rule);
    return code;
}

/* A pack with the id of a shipped one would take its place without a word. */
static pbe_status check_shipped(const char *id, struct pbe_error *err)
{
    char path[PATH_ROOM];
    snprintf(path, sizeof path, "%s/%s/pack.lua", session_installed_rules(), id);
    if (access(path, F_OK) != 0)
        return PBE_STATUS_OK;
    return pbe_error_set(
        err, PBE_STATUS_ARGUMENT,
        PBE_SAY(
            "%s 是随程序的规则包，同名的会代替它；请另取编号，要沿用它就写 --from %s",
            "%s is a pack of the program, which the new one would replace; take "
            "another id, and to go on from it write --from %s"),
        id, id);
}

/* --- what is written, and said --- */

static pbe_status write_texts(const struct start *start, struct texts *texts,
                              struct pbe_error *err)
{
    start_write(start, "pack", &texts->pack);
    start_write(start, "rules", &texts->rules);
    start_write_settings(&texts->settings);
    if (texts->pack.failed || texts->rules.failed || texts->settings.failed)
        return pbe_error_memory(err);
    return pbe_stub_write(&texts->stub, err);
}

/* A word of a command line as a shell takes it. */
static void print_word(const char *word)
{
    bool is_plain = *word && *word != '-';
    for (const char *at = word; *at; at++)
        is_plain = is_plain
                   && ((unsigned char)*at >= 0x80 || strchr("_./-", *at)
                       || (*at >= '0' && *at <= '9')
                       || ((*at | 32) >= 'a' && (*at | 32) <= 'z'));
    if (is_plain) {
        fputs(word, stdout);
        return;
    }
    putchar('\'');
    for (const char *at = word; *at; at++)
        fputs(*at == '\'' ? "'\\''" : (char[]){*at, '\0'}, stdout);
    putchar('\'');
}

static void say_what_next(const struct request *request)
{
    printf(PBE_SAY("已建立规则包 %s：\n"
                   "  %s/%s/pack.lua   名称、分值、等级\n"
                   "  %s/%s/rules.lua  计分规则\n"
                   "用记事本一类的编辑器打开来改。现在就可以试：\n",
                   "made the rule pack %s:\n"
                   "  %s/%s/pack.lua   title, weights, grades\n"
                   "  %s/%s/rules.lua  how to score\n"
                   "Open them in a text editor to change them. Try it now:\n"),
           request->start.id, request->folder, request->start.id, request->folder,
           request->start.id);
    fputs("  pbe test ", stdout);
    print_word(request->folder);
    fputs("\n  pbe explain --rules ", stdout);
    print_word(request->folder);
    printf(" --pack %s 到达90%%以上 85%% 5\n", request->start.id);
}

static void say_what_next_json(const struct request *request)
{
    struct json json = json_begin(stdout);
    json_text(&json, "pack", request->start.id);
    json_text(&json, "folder", request->folder);
    json_open(&json, "files", '[');
    json_text(&json, NULL, "pack.lua");
    json_text(&json, NULL, "rules.lua");
    json_close(&json, ']');
    json_end(&json);
}

static int make_pack(struct request *request)
{
    struct texts texts;
    struct pbe_error err;
    int code = 0;
    if (start_check_id(request->start.id, &err)
        || start_check_title(request->start.title, &err)
        || check_shipped(request->start.id, &err))
        return session_error(&err);
    texts_init(&texts);
    if (request->start.base)
        code = look_at_base(&request->start, &texts);
    if (!code) {
        pbe_status status = write_texts(&request->start, &texts, &err);
        const struct new_file files[] = {
            {"pack.lua", pbe_text_get(&texts.pack)},
            {"rules.lua", pbe_text_get(&texts.rules)},
            {".luarc.json", pbe_text_get(&texts.settings)},
            {".pbe", NULL},
            {".pbe/pbe.lua", pbe_text_get(&texts.stub)},
        };
        if (!status)
            status = new_folder_make(request->folder, request->start.id, files,
                                     sizeof files / sizeof *files, &err);
        code = status ? session_error(&err) : 0;
    }
    texts_done(&texts);
    if (!code && request->json)
        say_what_next_json(request);
    else if (!code)
        say_what_next(request);
    return code;
}

static int show_stub(void)
{
    struct pbe_text stub;
    struct pbe_error err;
    pbe_text_init(&stub, PBE_STUB_MAX);
    int code = pbe_stub_write(&stub, &err) ? session_error(&err) : 0;
    if (!code)
        fputs(pbe_text_get(&stub), stdout);
    pbe_text_done(&stub);
    return code;
}

static int this_year(void)
{
    time_t now = time(NULL);
    struct tm parts;
    return localtime_r(&now, &parts) ? parts.tm_year + 1900 : 2024;
}

int cmd_new(int argc, char **argv)
{
    struct request request = {
        .start = {.is_chinese = pbe_language_get() == PBE_CHINESE, .year = this_year()},
    };
    bool stub = false;
    const struct option_row rows[] = {
        {"chinese", .flag = &request.start.is_chinese},
        {"english", .clears = &request.start.is_chinese},
        {"from", .text = &request.start.base},
        {"json", .flag = &request.json},
        {"stub", .flag = &stub},
        {"title", .text = &request.start.title},
        {0},
    };
    int wrong = options_read(argc, argv, rows);
    if (wrong)
        return usage(wrong < 0 ? 0 : 2);
    if (stub)
        return argc == 2 ? show_stub() : usage(2);
    if (argc - optind < 1 || argc - optind > 2)
        return usage(2);
    request.start.id = argv[optind];
    request.folder = optind + 1 < argc ? argv[optind + 1] : ".";
    if (!request.start.title)
        request.start.title = request.start.id;
    return make_pack(&request);
}
