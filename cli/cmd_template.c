/* cmd_template.c - pbe template: the workbook that departments fill in. */
#include <stdbool.h>
#include <stdio.h>

#include "base/language.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/made_file.h"
#include "cli/options.h"
#include "cli/session.h"
#include "template/template.h"

struct request {
    const char *pack, *output, *rules;
    bool force, json;
};

static int usage(int code)
{
    return session_usage(
        PBE_SAY(
            "用法：pbe template [--rules 文件夹] [--force] [--json] 规则包 -o 文件\n"
            "照规则包做出各单位填报的自评表。扩展名决定种类：.ots 模板、.ods、.fods。\n"
            "表的样子由规则包里的 表样 template { … } 决定，没有写的照权重框架。\n"
            "  --rules 文件夹  再读入这个文件夹里的规则包\n"
            "  --force         文件已经有了也覆盖\n"
            "  --json          以 JSON 显示做了什么\n",
            "usage: pbe template [--rules DIR] [--force] [--json] PACK -o FILE\n"
            "Makes the workbook that departments fill in, from a rule pack. Its kind "
            "is that of\nFILE's ending: .ots a template, .ods, .fods. How it looks, "
            "the pack says with\ntemplate { … }; what that leaves out follows from the "
            "framework.\n"
            "  --rules DIR  also load the packs in this folder\n"
            "  --force      replace a file that is there\n"
            "  --json       tell what was made as JSON\n"),
        code);
}

static pbe_status make(pbe_engine *engine, const struct request *request,
                       enum pbe_document_kind kind, struct pbe_error *err)
{
    struct replacement file = {0};
    struct pbe_value pack = session_value(request->pack);
    pbe_status status = made_file_begin(&file, request->output, request->force, err);
    if (!status)
        status = pbe_template_write(engine, &pack, kind, file.file, err);
    return made_file_end(&file, request->output, status, err);
}

static void tell(const struct request *request)
{
    if (request->json) {
        struct json json = json_begin(stdout);
        json_text(&json, "file", request->output);
        json_text(&json, "pack", request->pack);
        json_end(&json);
        return;
    }
    printf(PBE_SAY("已做好 %s，规则包 %s\n", "made %s from the pack %s\n"),
           request->output, request->pack);
}

static int run(const struct request *request)
{
    struct pbe_error err;
    enum pbe_document_kind kind;
    pbe_engine *engine;
    if (made_file_kind(request->output, &kind, &err))
        return session_error(&err);
    int code = session_open(request->rules, &engine);
    if (code)
        return code;
    if (make(engine, request, kind, &err))
        code = session_error(&err);
    pbe_engine_free(engine);
    if (!code)
        tell(request);
    return code;
}

int cmd_template(int argc, char **argv)
{
    struct request request = {0};
    const struct option_row rows[] = {
        {"force", .flag = &request.force},
        {"json", .flag = &request.json},
        {"output", .letter = 'o', .text = &request.output},
        {"rules", .text = &request.rules},
        {0},
    };
    int wrong = options_read(argc, argv, rows);
    if (wrong || argc - optind != 1 || !request.output)
        return usage(wrong < 0 ? 0 : 2);
    request.pack = argv[optind];
    return run(&request);
}
