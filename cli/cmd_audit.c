/* cmd_audit.c - pbe audit: many workbooks scored anew and checked. */
#include <getopt.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/language.h"
#include "cli/audit.h"
#include "cli/commands.h"
#include "cli/session.h"

struct request {
    const char *rules, *pack, *format, *output;
    unsigned long jobs, memory, timeout; /* 0 = not said */
    bool resume;
};

static int usage(FILE *to, int code)
{
    fputs(
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
        to);
    return code;
}

/* A whole number from 1 to `most`. */
static bool read_count(const char *text, unsigned long most, unsigned long *count)
{
    char *end;
    if (*text < '0' || *text > '9')
        return false;
    *count = strtoul(text, &end, 10);
    return *end == '\0' && *count >= 1 && *count <= most;
}

/* Returns 0, or 2, or -1 for --help. */
static int parse(int argc, char **argv, struct request *request)
{
    static const struct option options[] = {
        {"format", required_argument, NULL, 'f'},
        {"help", no_argument, NULL, 'h'},
        {"jobs", required_argument, NULL, 'j'},
        {"memory", required_argument, NULL, 'm'},
        {"output", required_argument, NULL, 'o'},
        {"pack", required_argument, NULL, 'p'},
        {"resume", no_argument, NULL, 'R'},
        {"rules", required_argument, NULL, 'd'},
        {"timeout", required_argument, NULL, 't'},
        {NULL, 0, NULL, 0},
    };
    bool good = true;
    optind = 1;
    for (int c; (c = getopt_long(argc, argv, "ho:", options, NULL)) != -1;) {
        switch (c) {
        case 'f':
            request->format = optarg;
            break;
        case 'j':
            good = good && read_count(optarg, POOL_WORKERS_MAX, &request->jobs);
            break;
        case 'm':
            good = good && read_count(optarg, 1 << 20, &request->memory);
            break;
        case 'o':
            request->output = optarg;
            break;
        case 'p':
            request->pack = optarg;
            break;
        case 'R':
            request->resume = true;
            break;
        case 'd':
            request->rules = optarg;
            break;
        case 't':
            good = good && read_count(optarg, 86400, &request->timeout);
            break;
        case 'h':
            return -1;
        default:
            return 2;
        }
    }
    return good && optind < argc && (request->output || !request->resume) ? 0 : 2;
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
        fputs(PBE_SAY("pbe: 请用 --format 写明格式：text、jsonl、csv 或 ods\n",
                      "pbe: say --format: text, jsonl, csv or ods\n"),
              stderr);
    if (kind != &listing_ods || request->output)
        return kind;
    fputs(PBE_SAY("pbe: 格式 ods 须用 -o 写明文件名\n",
                  "pbe: the format ods needs -o FILE\n"),
          stderr);
    return NULL;
}

static size_t processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    if (count < 1)
        return 1;
    return count < POOL_WORKERS_MAX ? (size_t)count : POOL_WORKERS_MAX;
}

/* The files of all arguments. Returns the exit code. */
static int gather(int count, char **paths, struct inputs *inputs)
{
    struct pbe_error err;
    pbe_status status = PBE_STATUS_OK;
    for (int i = 0; i < count && !status; i++)
        status = strcmp(paths[i], "-") == 0 ? inputs_add_list(inputs, stdin, &err)
                                            : inputs_add(inputs, paths[i], &err);
    if (status)
        return session_error(&err);
    if (inputs->count > 0)
        return 0;
    pbe_error_set(
        &err, PBE_STATUS_FILE,
        PBE_SAY("没有找到自评表文件（.ods、.fods、.xlsx），看过 %zu 个其他文件",
                "no workbooks (.ods, .fods, .xlsx) found; %zu files of other "
                "kinds seen"),
        inputs->others);
    return session_error(&err);
}

int cmd_audit(int argc, char **argv)
{
    struct request request = {0};
    struct inputs inputs = {0};
    int wrong = parse(argc, argv, &request);
    if (wrong)
        return wrong < 0 ? usage(stdout, 0) : usage(stderr, 2);
    struct audit audit = {
        .assay = {.pack = session_value(request.pack),
                  .seconds =
                      request.timeout ? (unsigned)request.timeout : ASSAY_SECONDS,
                  .megabytes = request.memory ? request.memory : ASSAY_MEGABYTES},
        .jobs = request.jobs ? request.jobs : processors(),
        .kind = choose_kind(&request),
        .output = request.output,
        .resume = request.resume,
    };
    if (!audit.kind)
        return 2;
    int code = session_open(request.rules, &audit.assay.engine);
    if (code)
        return code;
    struct pbe_error err;
    if (assay_check_pack(&audit.assay, &err))
        code = session_error(&err);
    if (!code)
        code = gather(argc - optind, argv + optind, &inputs);
    if (!code)
        code = audit_run(&audit, &inputs);
    inputs_done(&inputs);
    pbe_engine_free(audit.assay.engine);
    return code;
}
