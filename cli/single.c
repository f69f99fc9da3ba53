#include "cli/single.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "cli/assay.h"
#include "cli/columns.h"
#include "cli/interrupt.h"
#include "cli/listing.h"
#include "cli/options.h"
#include "cli/session.h"

enum { FINGERPRINT = 8 }; /* characters of it that people see */

struct single {
    const char *rules, *pack, *file;
    bool json;
    void (*print)(const struct record_table *table);
    struct assay assay;
    int code;
};

/* Returns 0, or 2, or -1 for --help. */
static int parse(int argc, char **argv, struct single *single)
{
    const struct option_row rows[] = {
        {"json", .flag = &single->json},
        {"pack", .text = &single->pack},
        {"rules", .text = &single->rules},
        {0},
    };
    int wrong = options_read(argc, argv, rows);
    if (wrong || argc - optind != 1)
        return wrong ? wrong : 2;
    single->file = argv[optind];
    return 0;
}

void single_print_title(const struct record_table *table)
{
    char year[LISTING_VALUE_MAX];
    columns_put(stdout, table->sheet, 0, COLUMNS_LEFT);
    fputs("  ", stdout);
    columns_put(stdout, table->unit, 0, COLUMNS_LEFT);
    fputs("  ", stdout);
    columns_put(stdout, listing_value(&table->year, year), 0, COLUMNS_LEFT);
    printf("  %s %s (%.*s)\n", table->pack, table->version, FINGERPRINT,
           table->fingerprint);
}

/* A worse light than green is exit code 1, and a word on standard error. */
static void judge(struct single *single, const struct record *record)
{
    size_t errors = 0, warnings = 0;
    for (size_t i = 0; i < record->table_count; i++) {
        errors += record_count(&record->tables[i], PBE_ERROR);
        warnings += record_count(&record->tables[i], PBE_WARNING);
    }
    if (errors + warnings == 0)
        return;
    single->code = 1;
    session_say(PBE_SAY("%zu 处错误，%zu 处疑点", "%zu errors, %zu warnings"), errors,
                warnings);
}

static void print_record(struct single *single, const struct record *record)
{
    if (record->error) {
        struct pbe_error err;
        pbe_error_set(&err, PBE_STATUS_FILE, "%s", record->error);
        pbe_error_place(&err, single->file, 0, 0);
        single->code = session_error(&err);
        if (single->json)
            listing_json_error(stdout, single->file, record->error);
    }
    for (size_t i = 0; i < record->table_count; i++) {
        if (single->json) {
            listing_json_table(stdout, single->file, &record->tables[i]);
            continue;
        }
        if (i > 0)
            putchar('\n');
        single->print(&record->tables[i]);
    }
    judge(single, record);
}

static enum pool_next next(void *context, size_t index, struct pbe_text *bytes)
{
    const struct single *single = context;
    if (index > 0)
        return POOL_END;
    pbe_text_add(bytes, single->file);
    return POOL_REQUEST;
}

static pbe_status done(void *context, size_t index, const struct pool_result *result,
                       struct pbe_error *err)
{
    struct single *single = context;
    struct pbe_arena arena;
    struct record record;
    (void)index;
    pbe_arena_init(&arena, ASSAY_RECORD_MAX);
    pbe_status status = assay_take(&single->assay, result, &arena, &record, err);
    if (!status)
        print_record(single, &record);
    pbe_arena_done(&arena);
    return status;
}

static int work(struct single *single)
{
    struct pbe_error err;
    struct pool pool = {
        .task = {.work = assay_work,
                 .context = &single->assay,
                 .memory = single->assay.megabytes << 20},
        .workers = 1,
        .seconds = single->assay.seconds,
        .context = single,
        .next = next,
        .done = done,
    };
    pbe_status status = assay_check_pack(&single->assay, &err);
    if (!status)
        status = interrupt_watch(&err);
    if (!status)
        status = pool_run(&pool, &err);
    interrupt_raise();
    return status ? session_error(&err) : single->code;
}

int single_run(int argc, char **argv, const char *usage,
               void (*print)(const struct record_table *table))
{
    struct single single = {.print = print};
    int wrong = parse(argc, argv, &single);
    if (wrong)
        return session_usage(usage, wrong < 0 ? 0 : 2);
    single.assay = (struct assay){.pack = session_value(single.pack),
                                  .seconds = ASSAY_SECONDS,
                                  .megabytes = ASSAY_MEGABYTES};
    int code = session_open(single.rules, &single.assay.engine);
    if (code)
        return code;
    code = work(&single);
    pbe_engine_free(single.assay.engine);
    return code;
}
