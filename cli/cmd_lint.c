/* cmd_lint.c - pbe lint: what in a pack loads, but cannot be meant. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/language.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/session.h"
#include "lua/lint.h"

enum { IDS_MAX = 1 << 16 }; /* bytes: at most 256 packs, each a short line */

/* What was asked for, and what was found so far. */
struct request {
    const char *folder, *pack; /* NULL: not said */
    bool json, all;            /* all: the silenced, too */
    size_t packs, silenced, counts[PBE_ERROR + 1];
};

static int usage(int code)
{
    return session_usage(
        PBE_SAY(
            "用法：pbe lint [--rules 文件夹] [--all] [--json] [规则包|文件夹]\n"
            "      pbe lint --codes\n"
            "检查规则包里多余、矛盾、够不着的写法，并用假想的指标试算。不写规则包时，\n"
            "检查文件夹里的全部规则包。--all 连同免提示的，--codes 列出编号。\n",
            "usage: pbe lint [--rules DIR] [--all] [--json] [PACK|DIR]\n"
            "       pbe lint --codes\n"
            "Looks for what is idle, contradictory or out of reach in packs, and "
            "scores\n"
            "made-up rows. Without PACK all packs of the folder. --all: what is "
            "silenced,\n"
            "too; --codes: the list of codes.\n"),
        code);
}

static int list_codes(void)
{
    size_t count;
    const struct pbe_lint_code *codes = pbe_lint_codes(&count);
    for (size_t i = 0; i < count; i++)
        printf("%s\t%s\t%s\n", codes[i].code, pbe_lint_severity_word(codes[i].severity),
               PBE_SAY(codes[i].zh, codes[i].en));
    return 0;
}

/* --- one finding --- */

static void print_finding(const struct pbe_lint_finding *finding)
{
    fputs(finding->file, stdout);
    if (finding->line > 0)
        printf(":%d", finding->line);
    printf(PBE_SAY(": %s %s %s：%s", ": %s %s %s: %s"), finding->code->code,
           pbe_lint_severity_word(finding->code->severity), finding->declaration,
           finding->sentence);
    if (*finding->silenced)
        printf(PBE_SAY("（免提示：%s）", " (silenced: %s)"), finding->silenced);
    putchar('\n');
}

static void print_json(const char *pack, const struct pbe_lint_finding *finding)
{
    struct json json = json_begin(stdout);
    json_text(&json, "code", finding->code->code);
    json_text(&json, "severity", pbe_severity_name(finding->code->severity));
    json_text(&json, "pack", pack);
    json_text(&json, "file", finding->file);
    json_number(&json, "line", finding->line);
    json_text(&json, "declaration", finding->declaration);
    json_text(&json, "title", PBE_SAY(finding->code->zh, finding->code->en));
    json_text(&json, "sentence", finding->sentence);
    json_text_or_null(&json, "silenced", finding->silenced);
    json_end(&json);
}

static void take_finding(struct request *request, const char *pack,
                         const struct pbe_lint_finding *finding)
{
    if (*finding->silenced)
        request->silenced++;
    else
        request->counts[finding->code->severity]++;
    if (*finding->silenced && !request->all)
        return;
    if (request->json)
        print_json(pack, finding);
    else
        print_finding(finding);
}

/* --- packs --- */

static int lint_pack(pbe_engine *engine, struct request *request, const char *pack)
{
    struct pbe_value id = session_value(pack);
    struct pbe_lint_finding *findings;
    size_t count;
    struct pbe_error err;
    if (pbe_engine_lint(engine, &id, &findings, &count, &err))
        return session_error(&err);
    for (size_t i = 0; i < count; i++)
        take_finding(request, pack, &findings[i]);
    free(findings);
    request->packs++;
    return 0;
}

/* Whether a pack is the bureau's own: shipped ones are looked at when there is no other. */
static bool is_own(pbe_engine *engine, const char *pack)
{
    struct pbe_identity *identity;
    struct pbe_value id = session_value(pack);
    if (pbe_engine_identity(engine, &id, &identity, NULL))
        return false;
    bool own = identity->layer != PBE_LAYER_SHIPPED;
    free(identity);
    return own;
}

/* Each pack whose id stands in `ids`, a line each; with only_own the bureau's. */
static int lint_packs(pbe_engine *engine, struct request *request, char *ids,
                      bool only_own)
{
    int code = 0;
    while (*ids && !code) {
        char *end = strchr(ids, '\n');
        *end = '\0';
        if (!only_own || is_own(engine, ids))
            code = lint_pack(engine, request, ids);
        *end = '\n';
        ids = end + 1;
    }
    return code;
}

static int lint_all(pbe_engine *engine, struct request *request)
{
    struct pbe_text ids;
    pbe_text_init(&ids, IDS_MAX);
    pbe_engine_packs(engine, &ids);
    int code = 0;
    if (ids.bytes && !ids.failed)
        code = lint_packs(engine, request, ids.bytes, true);
    if (!code && request->packs == 0 && ids.bytes)
        code = lint_packs(engine, request, ids.bytes, false);
    pbe_text_done(&ids);
    if (code || request->packs > 0)
        return code;
    struct pbe_error err;
    pbe_error_set(&err, PBE_STATUS_PACK,
                  PBE_SAY("没有找到规则包", "no rule pack found"));
    return session_error(&err);
}

/* The last line: on standard error when something is to be done, and none in JSON when
 * there is not. Returns the exit code. */
static int sum_up(const struct request *request)
{
    size_t errors = request->counts[PBE_ERROR];
    size_t warnings = request->counts[PBE_WARNING];
    int code = errors + warnings > 0 ? 1 : 0;
    char line[256];
    snprintf(line, sizeof line,
             PBE_SAY("%zu 个规则包：%zu 个错误，%zu 个警告，%zu 个提示，%zu 个免提示",
                     "packs %zu: errors %zu, warnings %zu, notes %zu, silenced %zu"),
             request->packs, errors, warnings, request->counts[PBE_NOTE],
             request->silenced);
    if (code)
        session_say("%s", line);
    else if (!request->json)
        puts(line);
    return code;
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static int run(struct request *request)
{
    pbe_engine *engine;
    int code = session_open(request->folder, &engine);
    if (code)
        return code;
    code = request->pack ? lint_pack(engine, request, request->pack)
                         : lint_all(engine, request);
    pbe_engine_free(engine);
    return code ? code : sum_up(request);
}

int cmd_lint(int argc, char **argv)
{
    struct request request = {.folder = NULL};
    bool codes = false;
    const struct option_row rows[] = {
        {"all", .flag = &request.all},
        {"codes", .flag = &codes},
        {"json", .flag = &request.json},
        {"rules", .text = &request.folder},
        {0},
    };
    int wrong = options_read(argc, argv, rows);
    if (wrong || argc - optind > (codes ? 0 : 1))
        return usage(wrong < 0 ? 0 : 2);
    if (codes)
        return list_codes();
    const char *what = optind < argc ? argv[optind] : NULL;
    bool is_path = what && (strchr(what, '/') || is_folder(what));
    if (is_path && !request.folder)
        request.folder = what;
    else
        request.pack = what;
    return run(&request);
}
