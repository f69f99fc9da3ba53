/* cmd_audit.c - pbe audit: many workbooks scored anew and checked. */
#include <getopt.h>
#include <stdio.h>

#include "base/language.h"
#include "cli/commands.h"
#include "cli/request.h"
#include "cli/session.h"

static int usage(int code)
{
    return session_usage(
        PBE_SAY(
            "用法：pbe audit [选项] 文件或文件夹…\n"
            "重新计算每份自评表的得分并勾稽检查。PATH 写 - 时从标准输入读文件清单。\n"
            "  --rules 文件夹    本地规则文件夹\n"
            "  --pack 规则包     一律用这个规则包\n"
            "  --format 格式     text、jsonl、csv 或 ods；有 -o 时可由文件名得出\n"
            "  -o, --output 文件 结果写到这个文件\n"
            "  --resume          接着上次没做完的做（与 -o 同用）\n"
            "  --jobs N          同时读几个文件，默认等于处理器数\n"
            "  --timeout 秒      每个文件最多用的时间，默认 60\n"
            "  --memory MB       每个读取进程最多用的内存，默认 1024\n"
            "退出码：0 没有问题，1 有问题，2 用法，3 规则包，4 有文件读不了。\n",
            "usage: pbe audit [options] PATH…\n"
            "Scores every self-evaluation anew and checks it. PATH may be a file, a\n"
            "folder, or - for a list of files on standard input.\n"
            "  --rules DIR        folder of the bureau's rules\n"
            "  --pack PACK        this pack for all\n"
            "  --format FORMAT    text, jsonl, csv or ods; else by the name after -o\n"
            "  -o, --output FILE  where the result goes\n"
            "  --resume           go on where the last run was killed (with -o)\n"
            "  --jobs N           files read at a time; default: the processors\n"
            "  --timeout SECONDS  that a file may take; default 60\n"
            "  --memory MB        that a reading process may have; default 1024\n"
            "exit code: 0 clean, 1 findings, 2 usage, 3 rule pack, 4 a file cannot be "
            "read.\n"),
        code);
}

/* The form of the listing; NULL after a sentence. */
static const struct listing_kind *choose_kind(const struct request *request)
{
    const struct listing_kind *kind = &listing_text;
    if (request->format)
        kind = listing_find(request->format);
    else if (request->output)
        kind = listing_of_file(request->output);
    if (!kind)
        session_refuse(PBE_SAY("请用 --format 写明格式：text、jsonl、csv 或 ods",
                               "say --format: text, jsonl, csv or ods"));
    if (kind != &listing_ods || request->output)
        return kind;
    session_refuse(
        PBE_SAY("格式 ods 须用 -o 写明文件名", "the format ods needs -o FILE"));
    return NULL;
}

int cmd_audit(int argc, char **argv)
{
    struct request request = {0};
    int wrong = request_parse(argc, argv, false, &request);
    if (wrong)
        return wrong < 0 ? usage(0) : usage(2);
    struct audit audit = {.kind = choose_kind(&request), .resume = request.resume};
    if (!audit.kind)
        return 2;
    int code = request_run(&request, argv + optind, argc - optind, &audit);
    pbe_engine_free(audit.assay.engine);
    return code;
}
