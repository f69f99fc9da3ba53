#include "cli/request.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/language.h"
#include "cli/session.h"

/* A whole number from 1 to `most`. */
static bool read_count(const char *text, unsigned long most, unsigned long *count)
{
    char *end;
    if (*text < '0' || *text > '9')
        return false;
    *count = strtoul(text, &end, 10);
    return *end == '\0' && *count >= 1 && *count <= most;
}

int request_parse(int argc, char **argv, bool collects, struct request *request)
{
    static const struct option options[] = {
        {"departments", required_argument, NULL, 'l'},
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
    bool good = true, numbers = true;
    optind = 1;
    for (int c; (c = getopt_long(argc, argv, "ho:", options, NULL)) != -1;) {
        switch (c) {
        case 'f':
            request->format = optarg;
            break;
        case 'j':
            numbers = numbers && read_count(optarg, POOL_WORKERS_MAX, &request->jobs);
            break;
        case 'l':
            good = good && collects;
            request->departments = optarg;
            break;
        case 'm':
            numbers = numbers && read_count(optarg, 1 << 20, &request->memory);
            break;
        case 'o':
            request->output = optarg;
            break;
        case 'p':
            request->pack = optarg;
            break;
        case 'R':
            good = good && !collects;
            request->resume = true;
            break;
        case 'd':
            request->rules = optarg;
            break;
        case 't':
            numbers = numbers && read_count(optarg, 86400, &request->timeout);
            break;
        case 'h':
            return -1;
        default:
            return 2;
        }
    }
    if (!numbers)
        session_refuse(PBE_SAY("--jobs、--timeout、--memory 后面要写大于 0 的整数",
                               "--jobs, --timeout and --memory take a whole number "
                               "over 0"));
    return good && numbers && optind < argc && (request->output || !request->resume)
               ? 0
               : 2;
}

static size_t processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    if (count < 1)
        return 1;
    return count < POOL_WORKERS_MAX ? (size_t)count : POOL_WORKERS_MAX;
}

/* Whether the name is one of those that departments give their returns, and never ours. */
static bool is_excel(const char *path)
{
    static const char *const endings[] = {".xlsx", ".xlsm", ".xltx", ".xls", ".et"};
    const char *ending = strrchr(path, '.');
    for (size_t i = 0; ending && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return true;
    return false;
}

/* The result never lands on a return. Returns the exit code. */
static int take_output(const char *output, struct inputs *inputs)
{
    if (is_excel(output))
        return session_refuse(PBE_SAY("结果写不成 Excel 文件，请用 .ods、.csv 或 "
                                      ".jsonl 的文件名",
                                      "the result cannot be an Excel file; name it "
                                      ".ods, .csv or .jsonl"));
    if (!inputs_leave_out(inputs, output))
        return session_refuse(
            PBE_SAY("结果不能写在要读的文件上，请换一个文件名",
                    "the result cannot be written over a file that is "
                    "to be read; take another name"));
    return 0;
}

/* The files of all arguments. Returns the exit code. */
static int gather(int count, char *const *paths, const char *output,
                  struct inputs *inputs)
{
    struct pbe_error err;
    pbe_status status = PBE_STATUS_OK;
    for (int i = 0; i < count && !status; i++)
        status = strcmp(paths[i], "-") == 0 ? inputs_add_list(inputs, stdin, &err)
                                            : inputs_add(inputs, paths[i], &err);
    if (status)
        return session_error(&err);
    int code = output ? take_output(output, inputs) : 0;
    if (code || inputs->count > 0)
        return code;
    pbe_error_set(
        &err, PBE_STATUS_FILE,
        PBE_SAY("没有找到自评表文件（.ods、.fods、.xlsx），看过 %zu 个其他文件",
                "no workbooks (.ods, .fods, .xlsx) found; %zu files of other "
                "kinds seen"),
        inputs->others);
    return session_error(&err);
}

int request_run(const struct request *request, char *const *paths, int count,
                struct audit *audit)
{
    struct inputs inputs = {0};
    struct pbe_error err;
    audit->assay = (struct assay){
        .pack = session_value(request->pack),
        .seconds = request->timeout ? (unsigned)request->timeout : ASSAY_SECONDS,
        .megabytes = request->memory ? request->memory : ASSAY_MEGABYTES,
    };
    audit->jobs = request->jobs ? request->jobs : processors();
    audit->output = request->output;
    int code = session_open(request->rules, &audit->assay.engine);
    if (code)
        return code;
    if (assay_check_pack(&audit->assay, &err))
        code = session_error(&err);
    if (!code)
        code = gather(count, paths, request->output, &inputs);
    if (!code)
        code = audit_run(audit, &inputs);
    inputs_done(&inputs);
    return code;
}
