/* cmd_collect.c - pbe collect: what came back from a district, and what did not. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/language.h"
#include "base/reason.h"
#include "cli/collect.h"
#include "cli/commands.h"
#include "cli/request.h"
#include "cli/session.h"

static int usage(int code)
{
    return session_usage(
        PBE_SAY(
            "用法：pbe collect [选项] 文件或文件夹… -o 汇总.ods\n"
            "汇总收回的自评表：谁没报、谁报了两份，得分排名，等级分布，各级指标得分率，"
            "问题。\n"
            "再次运行只读新的和改过的文件，结果整个重写。PATH 写 - "
            "时从标准输入读文件清单。\n"
            "  --departments 名单  "
            "单位名单（.csv、.ods、.xlsx），表头有单位名称、单位编码\n"
            "  -o, --output 文件   结果：.ods、.csv 或 .jsonl\n"
            "  --format 格式       ods、csv 或 jsonl；不写时由文件名得出\n"
            "  --rules 文件夹      本地规则文件夹\n"
            "  --pack 规则包       一律用这个规则包\n"
            "  --jobs N            同时读几个文件，默认等于处理器数\n"
            "  --timeout 秒        每个文件最多用的时间，默认 60\n"
            "  --memory MB         每个读取进程最多用的内存，默认 1024\n"
            "退出码：0 没有问题，1 有问题，2 用法，3 规则包，4 有文件读不了。\n",
            "usage: pbe collect [options] PATH… -o SUMMARY.ods\n"
            "Sums up returned self-evaluations: who is missing, who returned twice, "
            "the\n"
            "ranked totals, grades, score rates, findings. Another run reads only "
            "files\n"
            "that are new or have changed, and writes the result anew. PATH may be a\n"
            "file, a folder, or - for a list of files on standard input.\n"
            "  --departments LIST  who owes a return (.csv, .ods, .xlsx): name, code\n"
            "  -o, --output FILE   the result: .ods, .csv or .jsonl\n"
            "  --format FORMAT     ods, csv or jsonl; else by the file's name\n"
            "  --rules DIR         folder of the bureau's rules\n"
            "  --pack PACK         this pack for all\n"
            "  --jobs N            files read at a time; default: the processors\n"
            "  --timeout SECONDS   that a file may take; default 60\n"
            "  --memory MB         that a reading process may have; default 1024\n"
            "exit code: 0 clean, 1 findings, 2 usage, 3 rule pack, 4 a file cannot be "
            "read.\n"),
        code);
}

/* The form of the result; NULL after a sentence. */
static const struct collect_form *choose_form(const struct request *request)
{
    const struct collect_form *form = request->format ? collect_find(request->format)
                                      : request->output
                                          ? collect_of_file(request->output)
                                          : NULL;
    if (!request->output)
        session_refuse(
            PBE_SAY("请用 -o 写明结果文件：.ods、.csv 或 .jsonl",
                    "say where the result goes: -o FILE.ods, .csv or .jsonl"));
    else if (!form)
        session_refuse(PBE_SAY("请用 --format 写明格式：ods、csv 或 jsonl",
                               "say --format: ods, csv or jsonl"));
    return request->output ? form : NULL;
}

/* What the audit's exit code does not know of. */
static int conclude(const struct collect *collect, int code)
{
    if (!collect->is_written)
        return code;
    collect_print(collect, stdout);
    if (!collect_has_matters(collect))
        return code;
    session_say(PBE_SAY("未报 %zu 家，重复 %zu 份，名单外 %zu 份，不符 %zu 份",
                        "%zu missing, %zu double, %zu unknown, %zu that do not fit"),
                collect->collection.missing, collect->collection.double_count,
                collect->collection.unknown_count, collect->collection.other_count);
    return code ? code : 1;
}

/* A folder whose name is mistyped has no returns: all of a district would be missing, in
 * place of the summary that was there. */
static pbe_status look_for(char *const *paths, int count, struct pbe_error *err)
{
    struct stat info;
    for (int i = 0; i < count; i++) {
        if (strcmp(paths[i], "-") == 0 || stat(paths[i], &info) == 0)
            continue;
        pbe_error_set(err, PBE_STATUS_FILE,
                      PBE_SAY("读不了，什么也没有汇总：%s",
                              "cannot be read, and nothing was summed up: %s"),
                      pbe_reason(errno));
        pbe_error_place(err, paths[i], 0, 0);
        return PBE_STATUS_FILE;
    }
    return PBE_STATUS_OK;
}

static int run(struct collect *collect, const struct request *request,
               char *const *paths, int count)
{
    struct pbe_error err;
    if (request->departments
        && departments_read(request->departments, &collect->departments, &err))
        return session_error(&err);
    if (look_for(paths, count, &err))
        return session_error(&err);
    collection_init(&collect->collection, &collect->departments);
    collect->audit = (struct audit){.kind = &collect_listing,
                                    .context = collect,
                                    .resume = true,
                                    .keeps_journal = true};
    int code = request_run(request, paths, count, &collect->audit);
    return conclude(collect, code);
}

int cmd_collect(int argc, char **argv)
{
    struct request request = {0};
    int wrong = request_parse(argc, argv, true, &request);
    if (wrong)
        return usage(wrong < 0 ? 0 : 2);
    const struct collect_form *form = choose_form(&request);
    if (!form)
        return 2;
    struct collect *collect = calloc(1, sizeof *collect);
    if (!collect) {
        struct pbe_error err;
        pbe_error_memory(&err);
        return session_error(&err);
    }
    collect->form = form;
    int code = run(collect, &request, argv + optind, argc - optind);
    gist_done(&collect->gist);
    collection_done(&collect->collection);
    departments_done(&collect->departments);
    pbe_engine_free(collect->audit.assay.engine);
    free(collect);
    return code;
}
