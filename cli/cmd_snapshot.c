/* cmd_snapshot.c - pbe snapshot: the scores of a workbook kept in a sheet of its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "assessment/layout.h"
#include "base/language.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/made_file.h"
#include "cli/options.h"
#include "cli/session.h"
#include "lua/snapshot.h"
#include "workbook/amend.h"

enum { PATH_BYTES = 4096 };

struct request {
    const char *file, *output, *pack, *rules;
    bool in_place, force, json;
};

static int usage(int code)
{
    return session_usage(
        PBE_SAY("用法：pbe snapshot [--pack 规则包] [--rules 文件夹] [--json]\n"
                "                  [-o 文件 | --in-place] [--force] 自评表\n"
                "存档：照规则包算出每一行的得分，连同规则包、版本、指纹和时间，写进工作"
                "簿的“存档”\n表；pbe audit 拿它与现在的比。没有写 -o 的，写在旁边的“…-"
                "存档”文件里。\n"
                "  --in-place  写进原来的文件\n"
                "  --force     文件已经有了也覆盖\n"
                "  --json      以 JSON 显示存了什么\n",
                "usage: pbe snapshot [--pack PACK] [--rules DIR] [--json]\n"
                "                    [-o OUT | --in-place] [--force] FILE\n"
                "Computes every row's score and puts the scores, with pack, version, "
                "fingerprint\nand time, into the sheet 存档 of the workbook; pbe audit "
                "compares them. Without -o\nit is written beside FILE, as FILE-存档.\n"
                "  --in-place  change FILE itself\n"
                "  --force     replace a file that is there\n"
                "  --json      tell what was kept as JSON\n"),
        code);
}

/* --- what is kept --- */

/* The tables of a workbook, and what the pack makes of them. */
struct review_list {
    pbe_workbook *book;
    const pbe_grid **grids;
    struct pbe_assessment **tables;
    struct pbe_review **reviews;
    size_t count;
};

static void list_done(struct review_list *list)
{
    for (size_t i = 0; list->reviews && i < list->count; i++)
        pbe_review_free(list->reviews[i]);
    free(list->reviews);
    pbe_layout_free(list->tables, list->count);
    free(list->grids);
    pbe_workbook_free(list->book);
}

/* A sheet of that name that somebody else has made is not replaced. */
static pbe_status check_name(const pbe_grid *grid, struct pbe_error *err)
{
    if (strcmp(pbe_grid_name(grid), PBE_SNAPSHOT_SHEET) != 0 || pbe_snapshot_is(grid))
        return PBE_STATUS_OK;
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("已经有一张工作表叫“%s”，里面不是存档；请先给它改名",
                "there is a sheet “%s” that is no snapshot; rename it first"),
        PBE_SNAPSHOT_SHEET);
}

static pbe_status read_tables(struct review_list *list, struct pbe_error *err)
{
    size_t count = pbe_workbook_sheet_count(list->book);
    pbe_status status = PBE_STATUS_OK;
    list->grids = calloc(count + 1, sizeof(const pbe_grid *));
    if (!list->grids)
        return pbe_error_memory(err);
    for (size_t i = 0; i < count && !status; i++) {
        list->grids[i] = pbe_workbook_sheet(list->book, i);
        status = check_name(list->grids[i], err);
    }
    return status
               ? status
               : pbe_layout_read(list->grids, count, &list->tables, &list->count, err);
}

static pbe_status review_file(pbe_engine *engine, const struct request *request,
                              struct review_list *list, struct pbe_error *err)
{
    struct pbe_value pack = session_value(request->pack);
    pbe_status status = pbe_workbook_open(request->file, NULL, &list->book, err);
    if (!status)
        status = read_tables(list, err);
    if (status)
        return status;
    list->reviews = calloc(list->count, sizeof(struct pbe_review *));
    if (!list->reviews)
        return pbe_error_memory(err);
    for (size_t i = 0; i < list->count && !status; i++)
        status =
            pbe_engine_review(engine, list->tables[i], &pack, &list->reviews[i], err);
    return status;
}

/* --- where it goes --- */

static const char *ending_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *point = strrchr(path, '.');
    return point && (!slash || point > slash) ? point : path + strlen(path);
}

/* "表.ods" -> "表-存档.ods" */
static pbe_status name_output(const struct request *request, char out[PATH_BYTES],
                              struct pbe_error *err)
{
    const char *ending = ending_of(request->file);
    int length;
    if (request->output || request->in_place)
        length = snprintf(out, PATH_BYTES, "%s",
                          request->output ? request->output : request->file);
    else
        length = snprintf(out, PATH_BYTES, "%.*s-%s%s", (int)(ending - request->file),
                          request->file, PBE_SNAPSHOT_SHEET, ending);
    return length < PATH_BYTES
               ? PBE_STATUS_OK
               : pbe_error_set(err, PBE_STATUS_USAGE, "%s",
                               PBE_SAY("文件名太长", "the file's name is too long"));
}

static pbe_status find_kind(const pbe_amend *amend, const struct request *request,
                            enum pbe_document_kind *kind, struct pbe_error *err)
{
    *kind = pbe_amend_document_kind(amend);
    if (!request->output)
        return PBE_STATUS_OK;
    if (pbe_amend_kind(amend) != PBE_WORKBOOK_XLSX)
        return made_file_kind(request->output, kind, err);
    if (strcasecmp(ending_of(request->output), ending_of(request->file)) == 0)
        return PBE_STATUS_OK;
    return pbe_error_set(err, PBE_STATUS_USAGE,
                         PBE_SAY("“%s”的扩展名应与原来的文件相同（%s）",
                                 "“%s” must end as the file does (%s)"),
                         request->output, ending_of(request->file));
}

static pbe_status save(pbe_amend *amend, const struct request *request,
                       enum pbe_document_kind kind, const char *output,
                       struct pbe_error *err)
{
    struct replacement file = {0};
    pbe_status status =
        made_file_begin(&file, output, request->force || request->in_place, err);
    if (!status)
        status = pbe_amend_save(amend, kind, file.file, err);
    return made_file_end(&file, output, status, err);
}

static pbe_status write_file(const struct request *request,
                             const struct pbe_snapshot_sheet *kept, const char *output,
                             struct pbe_error *err)
{
    const struct pbe_amend_sheet sheet = {.name = PBE_SNAPSHOT_SHEET,
                                          .widths = pbe_snapshot_widths,
                                          .columns = PBE_SNAPSHOT_COLUMNS,
                                          .rows = kept->rows,
                                          .values = kept->values,
                                          .is_protected = true};
    enum pbe_document_kind kind = PBE_DOCUMENT;
    pbe_amend *amend = NULL;
    pbe_status status = pbe_amend_open(request->file, &amend, err);
    if (!status)
        status = find_kind(amend, request, &kind, err);
    if (!status)
        status = pbe_amend_add_sheet(amend, &sheet, err);
    if (!status)
        status = save(amend, request, kind, output, err);
    pbe_amend_free(amend);
    return status;
}

/* --- telling --- */

static void tell_table(const struct pbe_assessment *table,
                       const struct pbe_review *review)
{
    printf(PBE_SAY("%s：", "%s: "), pbe_grid_name(table->grids[table->sheet]));
    if (review->total.has_points)
        printf(PBE_SAY("总分 %g", "total %g"), review->total.points);
    else
        fputs(PBE_SAY("还没有得分", "no scores yet"), stdout);
    if (review->total.pending > 0)
        printf(PBE_SAY("，%zu 行待定", ", %zu rows pending"), review->total.pending);
    printf(PBE_SAY("，规则包 %s %s\n", ", pack %s %s\n"), review->pack->id,
           review->pack->version);
}

static void tell_json(const struct review_list *list, const char *output)
{
    struct json json = json_begin(stdout);
    json_text(&json, "file", output);
    json_open(&json, "tables", '[');
    for (size_t i = 0; i < list->count; i++) {
        const struct pbe_review *review = list->reviews[i];
        const struct pbe_value total = review->total.has_points
                                           ? pbe_value_number(review->total.points)
                                           : pbe_value_empty();
        json_open(&json, NULL, '{');
        json_text(&json, "sheet",
                  pbe_grid_name(list->tables[i]->grids[list->tables[i]->sheet]));
        json_text(&json, "pack", review->pack->id);
        json_text(&json, "version", review->pack->version);
        json_text(&json, "fingerprint", review->pack->fingerprint);
        json_value(&json, "total", &total);
        json_number(&json, "pending", (double)review->total.pending);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_end(&json);
}

static void tell(const struct request *request, const struct review_list *list,
                 const char *output)
{
    if (request->json) {
        tell_json(list, output);
        return;
    }
    printf(PBE_SAY("已存档 %s\n", "kept in %s\n"), output);
    for (size_t i = 0; i < list->count; i++)
        tell_table(list->tables[i], list->reviews[i]);
}

static int run(const struct request *request)
{
    char output[PATH_BYTES];
    struct pbe_error err;
    struct review_list list = {0};
    struct pbe_snapshot_sheet *kept = NULL;
    pbe_engine *engine;
    if (name_output(request, output, &err))
        return session_error(&err);
    int code = session_open(request->rules, &engine);
    if (code)
        return code;
    pbe_status status = review_file(engine, request, &list, &err);
    if (!status)
        status = pbe_snapshot_make(list.tables, list.reviews, list.count, time(NULL),
                                   &kept, &err);
    if (!status)
        status = write_file(request, kept, output, &err);
    if (!status)
        tell(request, &list, output);
    pbe_snapshot_sheet_free(kept);
    list_done(&list);
    pbe_engine_free(engine);
    if (status && !err.file[0])
        pbe_error_place(&err, request->file, 0, 0);
    return status ? session_error(&err) : 0;
}

int cmd_snapshot(int argc, char **argv)
{
    struct request request = {0};
    const struct option_row rows[] = {
        {"force", .flag = &request.force},
        {"in-place", .flag = &request.in_place},
        {"json", .flag = &request.json},
        {"output", .letter = 'o', .text = &request.output},
        {"pack", .text = &request.pack},
        {"rules", .text = &request.rules},
        {0},
    };
    int wrong = options_read(argc, argv, rows);
    if (wrong || argc - optind != 1 || (request.output && request.in_place))
        return usage(wrong < 0 ? 0 : 2);
    request.file = argv[optind];
    return run(&request);
}
