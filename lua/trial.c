#include "lua/trial.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "lua/cases.h"
#include "lua/coverage.h"
#include "lua/engine_private.h"
#include "lua/examples.h"
#include "lua/field.h"
#include "lua/trial_report.h"

/* One trial. What is private to it lives in its own arena. */
struct run {
    const struct pbe_engine_options *options;
    const struct pbe_trial *trial;
    struct pbe_arena arena;
    struct trust trust;
    struct folders folders; /* kept for the places in their files */
    struct pack_set *set;
    bool *tried;                     /* of each pack */
    struct cases *cases;             /* of each file */
    struct coverage *coverage;       /* NULL: not asked for */
    struct pbe_trial_report *report; /* its packs are those of the set, in order */
    struct pbe_trial_failure **last_failure;
    struct pbe_trial_gap **last_gap;
    struct row row; /* too large for deep stacks */
};

/* --- places --- */

static const struct folder_file *find_file(const struct folders *folders,
                                           const char *label)
{
    for (size_t i = 0; i < folders->count; i++) {
        const struct folder *folder = &folders->folders[i];
        for (size_t file = 0; file < folder->count; file++)
            if (strcmp(folder->files[file].label, label) == 0)
                return &folder->files[file];
        for (size_t file = 0; file < folder->change_count; file++)
            if (strcmp(folder->changes[file].label, label) == 0)
                return &folder->changes[file];
    }
    return NULL;
}

/* The line of an entry of a list in the declaration on `line`; that line when the file
 * does not show it. */
static int line_of_entry(const struct run *run, const char *label, int line,
                         const char *list, int entry)
{
    const struct folder_file *file = find_file(&run->folders, label);
    struct place place = {line, 0};
    if (file && *list && entry > 0)
        entry_find(file->source, file->source_length, line, list, entry, &place);
    return place.line;
}

/* --- failures --- */

static struct pbe_trial_pack *pack_report(const struct run *run, const char *id)
{
    const struct pack *pack = pack_find(run->set, id, strlen(id));
    return pack ? &run->report->packs[pack - run->set->packs] : NULL;
}

/* The sink of examples and cases alike: notes the failure and goes on. */
static pbe_status take_failure(void *user, const struct pbe_trial_failure *given,
                               const struct pbe_error *cause, struct pbe_error *err)
{
    struct run *run = user;
    struct pbe_trial_failure failure = *given;
    struct pbe_trial_pack *pack = pack_report(run, failure.pack);
    struct pbe_text why;
    pbe_text_init(&why, 4096);
    if (failure.kind == PBE_TRIAL_EXAMPLE)
        failure.line =
            line_of_entry(run, failure.file, failure.line, "examples", failure.number);
    if (cause) {
        pbe_error_write(cause, &why);
        failure.actual.explanation = pbe_text_get(&why);
        failure.broken = 1;
    }
    pbe_status status =
        why.starved ? pbe_error_memory(err)
                    : report_failure(run->report, &run->last_failure, &failure, err);
    if (!status && pack)
        pack->failures++;
    pbe_text_done(&why);
    return status;
}

/* --- what is tried --- */

/* The bureau's packs where it has a folder, since those that came with the program are
 * not its affair unless local.d changes them. */
static bool is_asked_for(const struct run *run, const struct pack *pack)
{
    if (run->trial->pack)
        return strcmp(run->trial->pack, pack->id) == 0;
    return run->trial->root_count == 0 || pack->layer != PBE_LAYER_SHIPPED
           || pack->is_changed;
}

static pbe_status choose_packs(struct run *run, struct pbe_error *err)
{
    const char *only = run->trial->pack;
    size_t count = 0;
    run->tried = pbe_arena_take(&run->arena, run->set->count, sizeof *run->tried);
    if (!run->tried)
        return pbe_error_memory(err);
    for (size_t i = 0; i < run->set->count; i++) {
        const struct pack *pack = &run->set->packs[i];
        struct pbe_trial_pack *out = &run->report->packs[i];
        run->tried[i] = is_asked_for(run, pack);
        count += run->tried[i];
        out->id = pbe_arena_text(&run->report->arena, pack->id, strlen(pack->id));
        out->version =
            pbe_arena_text(&run->report->arena, pack->version, strlen(pack->version));
        out->rules = pack->rule_count;
        if (!out->id || !out->version)
            return pbe_error_memory(err);
    }
    if (only && count == 0)
        return engine_unknown_pack(run->set, only, strlen(only), err);
    if (count == 0)
        return pbe_error_set(err, PBE_STATUS_PACK, "%s",
                             PBE_SAY("没有找到规则包", "no rule pack found"));
    return PBE_STATUS_OK;
}

/* The pack of a case that names none: the one that is tried, if there is only one. */
static struct pbe_value default_pack(const struct run *run)
{
    const char *id =
        run->options->default_pack ? run->options->default_pack : ENGINE_DEFAULT_PACK;
    size_t count = 0;
    const char *tried = id;
    for (size_t i = 0; i < run->set->count; i++) {
        if (!run->tried[i])
            continue;
        count++;
        tried = run->set->packs[i].id;
    }
    if (count == 1)
        id = tried;
    return pbe_value_text(id, strlen(id));
}

/* --- examples --- */

static pbe_status run_examples(struct run *run, struct pbe_error *err)
{
    const struct expected_sink sink = {.take = take_failure, .user = run};
    for (size_t i = 0; i < run->set->count; i++) {
        if (!run->tried[i])
            continue;
        const struct pack *pack = &run->set->packs[i];
        size_t *count = &run->report->packs[i].examples;
        pbe_status status = examples_run(run->set, pack, &sink, count, err);
        if (!status)
            status = table_examples_run(run->set, pack, &sink, count, err);
        if (status)
            return status;
        run->report->examples += *count;
    }
    return PBE_STATUS_OK;
}

/* --- cases --- */

static pbe_status tell_case(struct run *run, const char *file,
                            const struct test_case *one, const char *pack,
                            const char *rule, const struct pbe_score *score,
                            const char *explanation, bool broken, struct pbe_error *err)
{
    struct pbe_trial_failure failure = {
        .kind = PBE_TRIAL_CASE,
        .pack = pack,
        .name = rule,
        .file = file,
        .line = one->line,
        .broken = broken,
        .expected = one->expected,
        .actual = expected_actual(score, explanation),
    };
    return take_failure(run, &failure, NULL, err);
}

/* A row that no rule takes is a failure, unless it is there to show just that. */
static bool is_as_expected(const struct test_case *one, const struct pbe_score *score,
                           const char *explanation)
{
    bool pending =
        strcmp(one->expected.outcome, pbe_outcome_name(PBE_CANNOT_COMPUTE)) == 0;
    return (score->rule >= 0 || pending)
           && expected_is_met(&one->expected, score, explanation);
}

/* Scores a row. What is wrong with the row itself makes it pending, as in a sheet;
 * *broken: the rule failed. */
static pbe_status score_case(struct run *run, const struct test_case *one,
                             const struct pbe_value *id, const struct pack **pack,
                             struct pbe_text *said, bool *broken, struct pbe_error *err)
{
    static const struct pbe_score pending = {.outcome = PBE_CANNOT_COMPUTE, .rule = -1};
    struct pbe_error cause;
    pbe_status status = PBE_STATUS_OK;
    *pack = pack_find(run->set, id->text, id->length);
    if (!*pack)
        status = engine_unknown_pack(run->set, id->text, id->length, &cause);
    if (!status)
        status = score_prepare(&run->row, &one->row, NULL, &cause);
    if (!status)
        status = score_explain(run->set, *pack, &run->row, said, &cause);
    if (status == PBE_STATUS_MEMORY)
        return pbe_error_memory(err);
    *broken = status == PBE_STATUS_RULE || status == PBE_STATUS_LIMIT;
    if (status) {
        run->row.score = pending;
        pbe_text_clear(said);
        pbe_error_write(&cause, said);
    }
    return said->starved ? pbe_error_memory(err) : PBE_STATUS_OK;
}

/* A text of a cell, or "", as a text with an end. NULL when memory ends. */
static const char *kept_text(struct run *run, const struct pbe_value *value)
{
    return value->kind == PBE_TEXT
               ? pbe_arena_text(&run->arena, value->text, value->length)
               : "";
}

static pbe_status run_case(struct run *run, const char *file,
                           const struct test_case *one, struct pbe_error *err)
{
    struct pbe_value id =
        one->row.pack.kind == PBE_TEXT ? one->row.pack : default_pack(run);
    const struct pack *pack;
    struct pbe_text said;
    bool broken;
    pbe_text_init(&said, 8192);
    pbe_status status = score_case(run, one, &id, &pack, &said, &broken, err);
    const struct pbe_score *score = &run->row.score;
    if (!status && (broken || !is_as_expected(one, score, pbe_text_get(&said)))) {
        const char *name = kept_text(run, &id), *rule = kept_text(run, &one->row.rule);
        if (pack && score->rule >= 0)
            rule = pack->rules[score->rule].name;
        status = name && rule ? tell_case(run, file, one, name, rule, score,
                                          pbe_text_get(&said), broken, err)
                              : pbe_error_memory(err);
    }
    if (!status && pack)
        run->report->packs[pack - run->set->packs].cases++;
    run->report->cases++;
    pbe_text_done(&said);
    return status;
}

static pbe_status run_cases(struct run *run, struct pbe_error *err)
{
    for (size_t i = 0; i < run->trial->case_count; i++)
        for (size_t number = 0; number < run->cases[i].count; number++) {
            pbe_status status =
                run_case(run, run->cases[i].file, &run->cases[i].cases[number], err);
            if (status)
                return status;
        }
    return PBE_STATUS_OK;
}

/* --- coverage --- */

static pbe_status report_branch(struct run *run, const struct coverage_branch *branch,
                                struct pbe_error *err)
{
    char file[PBE_ERROR_FILE_MAX] = "";
    struct pbe_trial_gap gap = {.pack = branch->pack->id,
                                .name = branch->name,
                                .branch = branch->text,
                                .file = file};
    expected_place(branch->place, file, &gap.line);
    gap.line = line_of_entry(run, file, gap.line, branch->list, branch->entry);
    return report_gap(run->report, &run->last_gap, &gap, err);
}

static pbe_status report_coverage(struct run *run, struct pbe_error *err)
{
    for (size_t i = 0; run->coverage && i < run->coverage->count; i++) {
        const struct coverage_branch *branch = &run->coverage->branches[i];
        struct pbe_trial_pack *pack =
            &run->report->packs[branch->pack - run->set->packs];
        pack->branches++;
        pack->reached += branch->reached;
        pbe_status status =
            branch->reached ? PBE_STATUS_OK : report_branch(run, branch, err);
        if (status)
            return status;
    }
    return PBE_STATUS_OK;
}

/* --- the trial --- */

/* Case files first: a slip in one of them is told before anything long begins. */
static pbe_status read_cases(struct run *run, struct pbe_error *err)
{
    size_t count = run->trial->case_count;
    run->cases = pbe_arena_take(&run->arena, count, sizeof *run->cases);
    pbe_status status = run->cases ? PBE_STATUS_OK : pbe_error_memory(err);
    for (size_t i = 0; i < count && !status; i++)
        status = cases_read(run->trial->cases[i], &run->arena, &run->cases[i], err);
    return status;
}

static pbe_status read_packs(struct run *run, struct pbe_error *err)
{
    struct layers layers = {.shipped = run->options->shipped_rules,
                            .roots = run->trial->roots,
                            .root_count = run->trial->root_count,
                            .trust = &run->trust};
    pbe_status status = trust_read(run->options, &run->trust, err);
    if (!status)
        status = layers_read(&layers, &run->folders, err);
    if (!status)
        status = pack_set_compile(&run->folders, run->options, &run->set, err);
    if (status)
        return status;
    run->report = report_new(run->set->count);
    if (!run->report)
        return pbe_error_memory(err);
    run->last_failure = &run->report->failures;
    run->last_gap = &run->report->gaps;
    status = choose_packs(run, err);
    if (!status && run->trial->coverage)
        status = coverage_open(run->set, run->tried, &run->arena, &run->coverage, err);
    run->set->coverage = run->coverage;
    return status;
}

/* Drops the packs that nothing was run for. */
static void keep_tried_packs(struct run *run)
{
    struct pbe_trial_report *report = run->report;
    for (size_t i = 0; i < run->set->count; i++)
        if (run->tried[i] || report->packs[i].cases > 0)
            report->packs[report->pack_count++] = report->packs[i];
}

static pbe_status check_count(const struct run *run, struct pbe_error *err)
{
    if (run->report->examples + run->report->cases > 0)
        return PBE_STATUS_OK;
    return pbe_error_set(err, PBE_STATUS_PACK, "%s",
                         PBE_SAY("没有一个例子或用例可运行，什么也没有检查",
                                 "not one example or case to run: nothing was tried"));
}

pbe_status pbe_trial_run(const struct pbe_engine_options *options,
                         const struct pbe_trial *trial,
                         struct pbe_trial_report **report, struct pbe_error *err)
{
    enum { ARENA_MAX = 256 << 20 };
    struct run *run = calloc(1, sizeof *run);
    if (!run)
        return pbe_error_memory(err);
    run->options = options;
    run->trial = trial;
    pbe_arena_init(&run->arena, ARENA_MAX);
    pbe_status status = read_cases(run, err);
    if (!status)
        status = read_packs(run, err);
    if (!status)
        status = run_examples(run, err);
    if (!status)
        status = run_cases(run, err);
    if (!status)
        status = report_coverage(run, err);
    if (!status)
        status = check_count(run, err);
    if (!status) {
        keep_tried_packs(run);
        *report = run->report;
    } else {
        pbe_trial_report_free(run->report);
    }
    pack_set_free(run->set);
    folders_done(&run->folders);
    pbe_arena_done(&run->arena);
    free(run);
    return status;
}
