#include "cli/request.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/language.h"
#include "cli/options.h"
#include "cli/session.h"

/* A whole number from 1 to `most`, where one is said. */
static bool read_count(const char *text, unsigned long most, unsigned long *count)
{
    char *end;
    if (!text)
        return true;
    if (*text < '0' || *text > '9')
        return false;
    *count = strtoul(text, &end, 10);
    return *end == '\0' && *count >= 1 && *count <= most;
}

int request_parse(int argc, char **argv, bool collects, struct request *request)
{
    const char *jobs = NULL, *memory = NULL, *timeout = NULL;
    const struct option_row rows[] = {
        {"departments", .text = &request->departments},
        {"format", .text = &request->format},
        {"jobs", .text = &jobs},
        {"memory", .text = &memory},
        {"output", .letter = 'o', .text = &request->output},
        {"pack", .text = &request->pack},
        {"resume", .flag = &request->resume},
        {"rules", .text = &request->rules},
        {"timeout", .text = &timeout},
        {0},
    };
    int wrong = options_read(argc, argv, rows);
    if (wrong)
        return wrong;
    if (!read_count(jobs, POOL_WORKERS_MAX, &request->jobs)
        || !read_count(memory, 1 << 20, &request->memory)
        || !read_count(timeout, 86400, &request->timeout)) {
        session_refuse(PBE_SAY("--jobs、--timeout、--memory 后面要写大于 0 的整数",
                               "--jobs, --timeout and --memory take a whole number "
                               "over 0"));
        return 2;
    }
    bool good = !(collects ? request->resume : request->departments != NULL);
    return good && optind < argc && (request->output || !request->resume) ? 0 : 2;
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
