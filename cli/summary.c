#include "cli/summary.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "cli/columns.h"

enum { TEXTS_MAX = 1 << 20, SHOWN = 5, EXAMPLE_WIDTH = 100 };

void summary_init(struct summary *summary)
{
    *summary = (struct summary){0};
    pbe_arena_init(&summary->arena, TEXTS_MAX);
}

void summary_done(struct summary *summary)
{
    pbe_arena_done(&summary->arena);
}

static const char *keep(struct summary *summary, const char *text)
{
    return pbe_arena_text(&summary->arena, text, strlen(text));
}

/* The entry of the code and severity, made when it is new: a check's notes are no example
 * of its warnings. NULL: there are too many, or no memory. */
static struct summary_code *find(struct summary *summary, const char *file,
                                 const struct record_finding *finding)
{
    for (size_t i = 0; i < summary->code_count; i++)
        if (summary->codes[i].severity == finding->severity
            && strcmp(summary->codes[i].code, finding->code) == 0)
            return &summary->codes[i];
    if (summary->code_count == SUMMARY_CODES)
        return NULL;
    struct summary_code made = {
        .severity = finding->severity,
        .code = keep(summary, finding->code),
        .file = keep(summary, file),
        .cell = keep(summary, finding->cell),
        .message = keep(summary, finding->message),
    };
    if (!made.code || !made.file || !made.cell || !made.message)
        return NULL;
    summary->codes[summary->code_count] = made;
    return &summary->codes[summary->code_count++];
}

void summary_add_table(struct summary *summary, const char *file,
                       const struct record_table *table)
{
    for (size_t i = 0; i < table->finding_count; i++) {
        struct summary_code *code = find(summary, file, &table->findings[i]);
        if (!code)
            continue;
        code->findings++;
        code->tables += code->last != table;
        code->last = table;
    }
    for (size_t i = 0; i < summary->code_count; i++)
        summary->codes[i].last = NULL; /* the next table may lie at the same place */
    summary->lights[record_light_of(table)]++;
}

void summary_add(struct summary *summary, const char *file, const struct record *record)
{
    summary->files++;
    if (record->error) {
        summary->unreadable++;
        summary->lights[RECORD_RED]++;
    }
    for (size_t i = 0; i < record->table_count; i++)
        summary_add_table(summary, file, &record->tables[i]);
}

/* The worst first, then the most frequent, then by name. */
static int by_weight(const void *one, const void *other)
{
    const struct summary_code *left = one, *right = other;
    if (left->severity != right->severity)
        return left->severity > right->severity ? -1 : 1;
    if (left->findings != right->findings)
        return left->findings > right->findings ? -1 : 1;
    return strcmp(left->code, right->code);
}

void summary_sort(struct summary *summary)
{
    if (summary->code_count > 0)
        qsort(summary->codes, summary->code_count, sizeof *summary->codes, by_weight);
}

static void print_code(const struct summary_code *code, FILE *to)
{
    fputs("  ", to);
    columns_put(to, code->code, columns_width(code->code) < 5 ? 5 : 0, COLUMNS_LEFT);
    fprintf(to, PBE_SAY(" %zu 处，%zu 份，如 ", " %zu in %zu, such as "),
            code->findings, code->tables);
    columns_put(to, code->file, 0, COLUMNS_LEFT);
    if (code->cell[0]) {
        fputs(" ", to);
        columns_put(to, code->cell, 0, COLUMNS_LEFT);
    }
    fputs(PBE_SAY("：", ": "), to);
    size_t width = columns_width(code->message);
    columns_put(to, code->message, width > EXAMPLE_WIDTH ? EXAMPLE_WIDTH : 0,
                COLUMNS_LEFT);
    putc('\n', to);
}

static void print_codes(const struct summary *summary, enum pbe_severity severity,
                        const char *title, FILE *to)
{
    size_t shown = 0, all = 0;
    for (size_t i = 0; i < summary->code_count; i++) {
        if (summary->codes[i].severity != severity || all++ >= SHOWN)
            continue;
        if (shown++ == 0)
            fprintf(to, "%s\n", title);
        print_code(&summary->codes[i], to);
    }
    if (all > SHOWN)
        fprintf(to, PBE_SAY("  另有 %zu 种\n", "  and %zu more kinds\n"), all - SHOWN);
}

void summary_print(struct summary *summary, size_t others, FILE *to)
{
    const size_t *lights = summary->lights;
    summary_sort(summary);
    fprintf(to,
            PBE_SAY("共 %zu 个文件，%zu 份自评表：%zu 份没有问题（绿），%zu 份有疑点"
                    "（黄），%zu 份有错误（红）",
                    "%zu files, %zu returns: %zu clean (green), %zu with warnings "
                    "(amber), %zu with errors (red)"),
            summary->files, lights[0] + lights[1] + lights[2], lights[RECORD_GREEN],
            lights[RECORD_AMBER], lights[RECORD_RED]);
    if (summary->unreadable > 0)
        fprintf(to, PBE_SAY("，其中 %zu 个文件读不了", ", of which %zu cannot be read"),
                summary->unreadable);
    if (others > 0)
        fprintf(to,
                PBE_SAY("；另有 %zu 个其他类型的文件没有看", "; %zu files of other "
                                                             "kinds left out"),
                others);
    putc('\n', to);
    print_codes(summary, PBE_ERROR,
                PBE_SAY("最严重、最常见的错误：", "Errors, the most frequent first:"),
                to);
    print_codes(summary, PBE_WARNING,
                PBE_SAY("最常见的疑点：", "Warnings, the most frequent first:"), to);
}

int summary_exit_code(const struct summary *summary)
{
    if (summary->unreadable > 0)
        return 4;
    return summary->lights[RECORD_AMBER] + summary->lights[RECORD_RED] > 0;
}
