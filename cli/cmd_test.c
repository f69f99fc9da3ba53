/* cmd_test.c - pbe test: do the examples of the packs come out, and the cases of case
 * files? Tells every one that does not, and what none of them reaches. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/language.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/session.h"

enum { CASE_FILES_MAX = 64 };

struct request {
    const char *folder, *pack;
    const char *cases[CASE_FILES_MAX];
    size_t case_count;
    bool coverage, json;
};

static int usage(int code)
{
    return session_usage(
        PBE_SAY(
            "用法：pbe test [--coverage] [--json] [--rules 文件夹] [文件夹|规则包] "
            "[用例文件…]\n"
            "运行规则文件里的全部例子和用例文件（TSV 或 CSV）里的用例，列出不对的。\n"
            "  --coverage  列出没有例子或用例走到的规则分支\n"
            "写了文件夹（或设了 PBE_RULES）只检查那里的规则包，否则检查全部。\n",
            "usage: pbe test [--coverage] [--json] [--rules DIR] [DIR|PACK] "
            "[CASES…]\n"
            "Runs all examples of the rule files and the cases of case files (TSV, "
            "CSV), and\nlists those that do not come out.\n"
            "  --coverage  lists the branches that no example or case reaches\n"
            "With a folder (or PBE_RULES) only the packs in it are tried, else all.\n"),
        code);
}

/* A rule file is no case file: its folder was meant, and the message says so. */
static bool is_case_file(const char *argument)
{
    struct stat facts;
    const char *dot = strrchr(argument, '.');
    if (dot && strcmp(dot, ".lua") == 0)
        return false;
    if (stat(argument, &facts) == 0)
        return S_ISREG(facts.st_mode);
    return dot && (strcmp(dot, ".tsv") == 0 || strcmp(dot, ".csv") == 0);
}

static bool is_folder(const char *argument)
{
    struct stat facts;
    return strchr(argument, '/') || strchr(argument, '\\')
           || stat(argument, &facts) == 0;
}

/* A case file, a folder or a pack's id. False when it is one too many. */
static bool take_argument(struct request *request, const char *argument)
{
    if (is_case_file(argument)) {
        if (request->case_count == CASE_FILES_MAX)
            return false;
        request->cases[request->case_count++] = argument;
        return true;
    }
    const char **place = is_folder(argument) ? &request->folder : &request->pack;
    if (*place)
        return false;
    *place = argument;
    return true;
}

/* Returns 0, or 2 for wrong usage, or -1 for --help. */
static int parse(int argc, char **argv, struct request *request)
{
    const struct option_row rows[] = {
        {"coverage", .flag = &request->coverage},
        {"json", .flag = &request->json},
        {"rules", .text = &request->folder},
        {0},
    };
    int wrong = options_read(argc, argv, rows);
    if (wrong)
        return wrong;
    for (int i = optind; i < argc; i++)
        if (!take_argument(request, argv[i]))
            return 2;
    return 0;
}

/* The sentence at the end, on standard error: a program that only looks at the exit code
 * and a person who only looks at the last line both learn it. */
static int conclude(const struct pbe_trial_report *report)
{
    if (report->failed == 0)
        return 0;
    session_say(PBE_SAY("%zu 个例子或用例不对", "examples or cases that fail: %zu"),
                report->failed);
    return pbe_status_exit_code(PBE_STATUS_PACK);
}

int cmd_test(int argc, char **argv)
{
    struct request request = {0};
    struct session_rules rules;
    struct pbe_trial_report *report;
    struct pbe_error err;
    int code = parse(argc, argv, &request);
    if (code)
        return code < 0 ? usage(0) : usage(2);
    code = session_find_rules(request.folder, &rules);
    if (code)
        return code;
    struct pbe_trial trial = {.roots = rules.roots,
                              .root_count = rules.root_count,
                              .pack = request.pack,
                              .cases = request.cases,
                              .case_count = request.case_count,
                              .coverage = request.coverage};
    if (pbe_trial_run(&rules.options, &trial, &report, &err))
        return session_error(&err);
    if (request.json)
        report_print_json(report, request.coverage);
    else
        report_print(report, request.coverage);
    code = conclude(report);
    pbe_trial_report_free(report);
    return code;
}
