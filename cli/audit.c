#include "cli/audit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/language.h"
#include "base/reason.h"
#include "cli/interrupt.h"
#include "cli/journal.h"
#include "cli/progress.h"
#include "cli/replace.h"
#include "cli/session.h"
#include "cli/summary.h"

enum { SETTING_MAX = 1 << 20 };

struct run {
    const struct audit *audit;
    struct assay assay;
    struct inputs *inputs;
    struct replacement output;
    FILE *to;
    void *listing;
    struct journal journal;
    struct summary summary;
    struct progress progress;
    bool on_terminal; /* the listing goes where the bar may stand */
};

/* --- the setting under which records are made --- */

/* The program, its language, and all packs: a sheet may name any of them. */
static pbe_status describe(const struct assay *assay, struct pbe_text *out,
                           struct pbe_error *err)
{
    struct pbe_text ids;
    pbe_status status = PBE_STATUS_OK;
    pbe_text_init(&ids, SETTING_MAX);
    pbe_text_addf(out, "%s\n%d\n", PBE_VERSION, (int)pbe_language_get());
    pbe_text_add_bytes(out, assay->pack.text, assay->pack.length);
    pbe_engine_packs(assay->engine, &ids);
    for (const char *at = pbe_text_get(&ids); *at && !status;
         at = strchr(at, '\n') + 1) {
        struct pbe_value id = pbe_value_text(at, strcspn(at, "\n"));
        struct pbe_identity *identity;
        status = pbe_engine_identity(assay->engine, &id, &identity, err);
        if (status)
            break;
        pbe_text_addf(out, "\n%s %s", identity->id, identity->fingerprint);
        free(identity);
    }
    if (!status && (ids.failed || out->failed))
        status = pbe_error_memory(err);
    pbe_text_done(&ids);
    return status;
}

/* --- called by the pool --- */

/* A folder that could not be read has its record at once. */
static enum pool_next refuse(int problem, struct pbe_text *bytes)
{
    struct pbe_text said;
    pbe_text_init(&said, PBE_ERROR_TEXT_MAX);
    pbe_text_addf(&said, PBE_SAY("打不开文件夹：%s", "the folder cannot be opened: %s"),
                  pbe_reason(problem));
    record_write(&(struct record){.error = pbe_text_get(&said)}, bytes);
    pbe_text_done(&said);
    return POOL_READY;
}

/* What the journal holds is believed only where it can be read. */
static bool is_record(const struct pbe_text *bytes)
{
    struct pbe_arena arena;
    struct record record;
    pbe_arena_init(&arena, ASSAY_RECORD_MAX);
    bool good = record_read(pbe_text_get(bytes), bytes->length, &arena, &record);
    pbe_arena_done(&arena);
    return good;
}

static enum pool_next next(void *context, size_t index, struct pbe_text *bytes)
{
    struct run *run = context;
    if (index >= run->inputs->count)
        return POOL_END;
    struct input *input = &run->inputs->list[index];
    if (input->problem)
        return refuse(input->problem, bytes);
    input_stamp(input);
    input->is_kept = journal_get(&run->journal, input, bytes) && is_record(bytes);
    if (input->is_kept)
        return POOL_READY;
    pbe_text_clear(bytes);
    pbe_text_add(bytes, input->path);
    return POOL_REQUEST;
}

/* The reader of the output has gone, or the disk is full: the rest would be for nothing.
 * Of standard output main.c tells. */
static pbe_status look_at_output(const struct run *run, struct pbe_error *err)
{
    if (!ferror(run->to))
        return PBE_STATUS_OK;
    return pbe_error_set(err, PBE_STATUS_FILE, "%s",
                         run->output.file
                             ? PBE_SAY("结果写不进去，请检查磁盘空间",
                                       "the result cannot be written; check the disk")
                             : "");
}

static pbe_status take(struct run *run, const struct input *input,
                       const struct record *record, struct pbe_error *err)
{
    struct listing_item item = {
        .file = input->path, .record = record, .modified = input->stamp.seconds};
    if (run->on_terminal)
        progress_clear(&run->progress);
    pbe_status status = run->audit->kind->add(run->listing, &item, err);
    if (status)
        return status;
    summary_add(&run->summary, input->path, record);
    return look_at_output(run, err);
}

static pbe_status done(void *context, size_t index, const struct pool_result *result,
                       struct pbe_error *err)
{
    struct run *run = context;
    const struct input *input = &run->inputs->list[index];
    struct pbe_arena arena;
    struct record record;
    pbe_arena_init(&arena, ASSAY_RECORD_MAX);
    pbe_status status = assay_take(&run->assay, result, &arena, &record, err);
    if (!status)
        status = take(run, input, &record, err);
    if (!status && result->fate == POOL_DONE && !input->is_kept && !input->problem)
        status = journal_add(&run->journal, input, result->bytes, err);
    pbe_arena_done(&arena);
    progress_show(&run->progress, index + 1);
    return status;
}

/* --- the run --- */

static pbe_status open_journal(struct run *run, struct pbe_error *err)
{
    struct pbe_text setting;
    pbe_text_init(&setting, SETTING_MAX);
    pbe_status status = describe(&run->assay, &setting, err);
    if (!status)
        status = journal_open(&run->journal, run->audit->output, &setting,
                              run->audit->resume, err);
    pbe_text_done(&setting);
    return status;
}

/* A pipe or a device has no journal: it cannot be written to a second time. */
static pbe_status open_output(struct run *run, struct pbe_error *err)
{
    if (!run->audit->output)
        return PBE_STATUS_OK;
    pbe_status status = replace_begin(&run->output, run->audit->output, err);
    if (status)
        return status;
    run->to = run->output.file;
    return run->output.beside ? open_journal(run, err) : PBE_STATUS_OK;
}

static pbe_status work(struct run *run, struct pbe_error *err)
{
    const struct audit *audit = run->audit;
    struct pool pool = {
        .task = {.work = assay_work,
                 .context = &run->assay,
                 .memory = audit->assay.megabytes << 20},
        .workers = audit->jobs,
        .seconds = audit->assay.seconds,
        .context = run,
        .next = next,
        .done = done,
    };
    pbe_status status = audit->kind->begin(run->to, audit->context, &run->listing, err);
    if (status)
        return status;
    run->on_terminal = run->to == stdout && isatty(STDOUT_FILENO) == 1;
    progress_begin(&run->progress, run->inputs->count);
    status = pool_run(&pool, err);
    progress_clear(&run->progress);
    if (!status && !interrupt_has_come() && audit->kind->end)
        status = audit->kind->end(run->listing, err);
    if (audit->kind->free)
        audit->kind->free(run->listing);
    return status;
}

/* The text form says everything on standard output, the others the summary alone, where
 * it does not stand in their way. Some sentence is left on standard error when the exit
 * code is not 0. */
static int conclude(struct run *run)
{
    const struct summary *summary = &run->summary;
    int code = summary_exit_code(summary);
    if (run->audit->output || run->audit->kind == &listing_text)
        summary_print(&run->summary, run->inputs->others, stdout);
    if (code)
        session_say(PBE_SAY("%zu 份有错误或读不了，%zu 份有疑点",
                            "%zu with errors or unreadable, %zu with warnings"),
                    summary->lights[RECORD_RED], summary->lights[RECORD_AMBER]);
    return code;
}

int audit_run(const struct audit *audit, struct inputs *inputs)
{
    struct pbe_error err;
    struct run *run = calloc(1, sizeof *run);
    if (!run) {
        pbe_error_memory(&err);
        return session_error(&err);
    }
    *run = (struct run){.audit = audit,
                        .assay = audit->assay,
                        .inputs = inputs,
                        .to = stdout,
                        .journal = {.file = -1}};
    summary_init(&run->summary);
    pbe_status status = interrupt_watch(&err);
    if (!status)
        status = open_output(run, &err);
    if (!status)
        status = work(run, &err);
    if (!status && !interrupt_has_come())
        status = replace_finish(&run->output, &err);
    bool is_whole = !status && !interrupt_has_come();
    replace_abandon(&run->output);
    if (is_whole && !audit->keeps_journal)
        journal_remove(&run->journal);
    else
        journal_close(&run->journal);
    interrupt_raise();
    int code = status ? pbe_status_exit_code(status) : conclude(run);
    if (status && err.text[0])
        session_error(&err);
    summary_done(&run->summary);
    free(run);
    return code;
}
