/* cmd_fill.c - pbe fill: a template filled with data. */
#include <stdbool.h>
#include <stdio.h>

#include "base/language.h"
#include "cli/commands.h"
#include "cli/fill_data.h"
#include "cli/json.h"
#include "cli/made_file.h"
#include "cli/options.h"
#include "cli/session.h"

struct request {
    const char *template, *data, *output, *rules;
    bool force, json;
};

static int usage(int code)
{
    return session_usage(
        PBE_SAY(
            "用法：pbe fill [--rules 文件夹] [--force] [--json] 模板 数据 -o 文件\n"
            "把数据填进 pbe template 做出的自评表（也可以是改过的、填过一部分的），\n"
            "得分随之算好。数据是 .json 或 .csv，写法见 docs/zh/fill.md。\n"
            "数据里有一处填不进去就什么也不写，并说明是哪一处。\n"
            "  -o 文件         .ods、.ots 或 .fods\n"
            "  --rules 文件夹  再读入这个文件夹里的规则包\n"
            "  --force         文件已经有了也覆盖\n"
            "  --json          以 JSON 显示填了什么\n",
            "usage: pbe fill [--rules DIR] [--force] [--json] TEMPLATE DATA -o "
            "FILE\nFills a form of pbe template, changed or partly filled or not, "
            "with data, and\ncomputes its scores. DATA is .json or .csv, see "
            "docs/en/fill.md. When anything in\nit has no place, nothing is "
            "written, and it is said which.\n"
            "  -o FILE      .ods, .ots or .fods\n"
            "  --rules DIR  also load the packs in this folder\n"
            "  --force      replace a file that is there\n"
            "  --json       tell what was filled as JSON\n"),
        code);
}

static pbe_status write_file(pbe_fill *fill, const struct request *request,
                             const struct pbe_fill_data *data,
                             enum pbe_document_kind kind, struct pbe_filled *filled,
                             struct pbe_error *err)
{
    struct replacement file = {0};
    pbe_status status = made_file_begin(&file, request->output, request->force, err);
    if (!status)
        status = pbe_fill_write(fill, data, NULL, 0, kind, file.file, filled, err);
    return made_file_end(&file, request->output, status, err);
}

static pbe_status fill_form(pbe_engine *engine, const struct request *request,
                            const struct fill_data *data, enum pbe_document_kind kind,
                            struct pbe_filled *filled, struct pbe_error *err)
{
    pbe_fill *fill = NULL;
    struct pbe_fill_data given = {data->records, data->count, request->data};
    pbe_status status = pbe_fill_open(request->template, engine, &fill, err);
    if (!status)
        status = write_file(fill, request, &given, kind, filled, err);
    pbe_fill_free(fill);
    return status;
}

static void tell(const struct request *request, const struct pbe_filled *filled)
{
    if (request->json) {
        struct json json = json_begin(stdout);
        json_text(&json, "file", request->output);
        json_text(&json, "template", request->template);
        json_number(&json, "cells", (double)filled->cells);
        json_number(&json, "rows_inserted", (double)filled->inserted);
        json_end(&json);
        return;
    }
    printf(PBE_SAY("已填好 %s：%zu 格", "filled %s: %zu cells"), request->output,
           filled->cells);
    if (filled->inserted > 0)
        printf(PBE_SAY("，加了 %zu 行", ", %zu rows added"), filled->inserted);
    putchar('\n');
}

static int run(const struct request *request)
{
    struct pbe_error err;
    enum pbe_document_kind kind;
    pbe_engine *engine;
    struct fill_data data;
    struct pbe_filled filled = {0};
    if (made_file_kind(request->output, &kind, &err)
        || fill_data_read(request->data, &data, &err))
        return session_error(&err);
    int code = session_open(request->rules, &engine);
    if (!code) {
        if (fill_form(engine, request, &data, kind, &filled, &err))
            code = session_error(&err);
        pbe_engine_free(engine);
    }
    fill_data_done(&data);
    if (!code)
        tell(request, &filled);
    return code;
}

int cmd_fill(int argc, char **argv)
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
    if (wrong || argc - optind != 2 || !request.output)
        return usage(wrong < 0 ? 0 : 2);
    request.template = argv[optind];
    request.data = argv[optind + 1];
    return run(&request);
}
