/* collect_ods.c - a collection as a workbook: the overview with its chart, the ranking,
 * what is to settle, every row, every finding.
 */
#include <string.h>

#include "base/language.h"
#include "cli/book.h"
#include "cli/collect.h"

enum { TITLE_MAX = 512 };

/* What the sheets are made of. */
struct report {
    const struct collect *collect;
    struct book book;
    pbe_writer_sheet *overview, *ranking, *matters;
    int row; /* of the overview: the next, from 0 */
};

static struct book_line line_of(const struct report *report)
{
    return (struct book_line){.book = &report->book};
}

static void add_count(struct book_line *line, size_t count)
{
    book_add_number(line, (double)count, BOOK_CENTRED);
}

/* --- the overview: blocks above each other, the chart beside them --- */

enum { NARROW = 7, OVERVIEW_COLUMNS = NARROW + 2 }; /* a gap, and the chart's */

static void end_row(struct report *report, struct book_line *line)
{
    book_end(line, report->overview);
    report->row++;
}

static void skip_row(struct report *report)
{
    struct book_line line = line_of(report);
    end_row(report, &line);
}

/* The heads of a block's columns. The line is not ended: the chart may follow. */
static struct book_line begin_block(struct report *report, const char *const *heads,
                                    size_t count)
{
    struct book_line line = line_of(report);
    skip_row(report);
    for (size_t i = 0; i < count; i++)
        book_add_text(&line, heads[i], BOOK_HEAD);
    return line;
}

#define BEGIN_BLOCK(report, ...)                                                       \
    begin_block(report, (const char *const[]){__VA_ARGS__},                            \
                sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static void put_titles(struct report *report)
{
    const struct gist *gist = &report->collect->gist;
    struct book_line line = line_of(report);
    struct pbe_text text;
    pbe_text_init(&text, TITLE_MAX);
    gist_title(gist, PBE_SAY("汇总", "summary"), &text);
    book_add_wide(&line, pbe_text_get(&text), BOOK_TITLE, OVERVIEW_COLUMNS);
    end_row(report, &line);
    pbe_text_clear(&text);
    pbe_text_addf(&text, PBE_SAY("规则包：%s %s", "rule pack: %s %s"), gist->pack,
                  gist->version);
    book_add_wide(&line, pbe_text_get(&text), BOOK_UNDER, OVERVIEW_COLUMNS);
    end_row(report, &line);
    pbe_text_done(&text);
}

static void put_counts(struct report *report, int chart)
{
    const struct collection *collection = &report->collect->collection;
    struct book_line line =
        BEGIN_BLOCK(report, PBE_SAY("名单单位", "On the list"),
                    PBE_SAY("已报", "Returned"), PBE_SAY("未报", "Missing"),
                    PBE_SAY("重复", "Double"), PBE_SAY("名单外", "Unknown"),
                    PBE_SAY("不符", "Mismatch"), PBE_SAY("读不了", "Unreadable"));
    line.count = OVERVIEW_COLUMNS; /* those between are blank */
    line.cells[OVERVIEW_COLUMNS - 1].chart = chart;
    end_row(report, &line);
    add_count(&line, report->collect->departments.count);
    add_count(&line, collection->returned);
    add_count(&line, collection->missing);
    add_count(&line, collection->double_count);
    add_count(&line, collection->unknown_count);
    add_count(&line, collection->other_count);
    add_count(&line, collection->failure_count);
    end_row(report, &line);
}

static void put_means(struct report *report)
{
    const struct gist *gist = &report->collect->gist;
    size_t counted = report->collect->collection.ranked_count;
    struct book_line line = BEGIN_BLOCK(
        report, PBE_SAY("计入份数", "Counted"), PBE_SAY("平均自评分", "Mean given"),
        PBE_SAY("平均复核分", "Mean computed"), PBE_SAY("平均差额", "Mean difference"),
        PBE_SAY("最高复核分", "Best"), PBE_SAY("最低复核分", "Worst"),
        PBE_SAY("无复核分", "Without"));
    end_row(report, &line);
    add_count(&line, counted);
    book_add(&line, gist_mean(&gist->given), BOOK_POINTS);
    book_add(&line, gist_mean(&gist->computed), BOOK_POINTS);
    book_add(&line, gist_mean(&gist->difference), BOOK_POINTS);
    book_add(&line, gist->best, BOOK_POINTS);
    book_add(&line, gist->worst, BOOK_POINTS);
    add_count(&line, counted - gist->computed.count);
    end_row(report, &line);
}

static void put_grades(struct report *report)
{
    const struct gist *gist = &report->collect->gist;
    size_t counted = report->collect->collection.ranked_count;
    struct book_line line =
        BEGIN_BLOCK(report, PBE_SAY("等级", "Grade"), PBE_SAY("自评份数", "By given"),
                    PBE_SAY("复核份数", "By computed"), PBE_SAY("复核占比", "Share"));
    end_row(report, &line);
    for (size_t i = 0; i < gist->grade_count; i++) {
        const struct gist_grade *grade = &gist->grades[i];
        book_add_text(&line,
                      *grade->word ? grade->word : PBE_SAY("没有总分", "No total"),
                      BOOK_CENTRED);
        add_count(&line, grade->given);
        add_count(&line, grade->computed);
        book_add(&line, gist_rate((double)grade->computed, (double)counted),
                 BOOK_SHARE);
        end_row(report, &line);
    }
}

static void put_levels(struct report *report)
{
    const struct gist *gist = &report->collect->gist;
    struct book_line line = BEGIN_BLOCK(
        report, PBE_SAY("一级指标", "Level 1"), PBE_SAY("份数", "Returns"),
        PBE_SAY("指标数", "Rows"), PBE_SAY("分值合计", "Weight"),
        PBE_SAY("复核得分", "Points"), PBE_SAY("复核得分率", "Rate computed"),
        PBE_SAY("自评得分率", "Rate given"));
    end_row(report, &line);
    for (size_t i = 0; i < gist->level_count; i++) {
        const struct gist_level *level = &gist->levels[i];
        book_add_text(&line, *level->name ? level->name : PBE_SAY("没有写", "Not said"),
                      BOOK_WRAPPED);
        add_count(&line, level->returns);
        add_count(&line, level->rows);
        book_add_number(&line, level->weight, BOOK_POINTS);
        book_add_number(&line, level->points, BOOK_POINTS);
        book_add(&line, gist_rate(level->points, level->weight), BOOK_SHARE);
        book_add(&line, gist_rate(level->given_points, level->given_weight),
                 BOOK_SHARE);
        end_row(report, &line);
    }
}

static void put_codes(struct report *report)
{
    enum { SHOWN = 15, EXAMPLE = OVERVIEW_COLUMNS - 4 };
    const struct summary *summary = &report->collect->gist.summary;
    struct book_line line = BEGIN_BLOCK(
        report, PBE_SAY("最常见的问题", "Finding"), PBE_SAY("程度", "Severity"),
        PBE_SAY("处数", "Places"), PBE_SAY("份数", "Returns"));
    book_add_wide(&line, PBE_SAY("例子", "Example"), BOOK_HEAD, EXAMPLE);
    end_row(report, &line);
    for (size_t i = 0; i < summary->code_count && i < SHOWN; i++) {
        const struct summary_code *code = &summary->codes[i];
        if (code->severity == PBE_NOTE)
            break;
        book_add_text(&line, code->code, BOOK_CENTRED);
        book_add_text(&line, pbe_severity_word(code->severity),
                      code->severity == PBE_ERROR ? BOOK_RED : BOOK_AMBER);
        add_count(&line, code->findings);
        add_count(&line, code->tables);
        book_add_wide(&line, code->message, BOOK_WRAPPED, EXAMPLE);
        end_row(report, &line);
    }
}

/* The chart stands beside the blocks; its cells are in rows that are not there yet. */
static int add_chart(struct report *report, int first)
{
    const struct gist *gist = &report->collect->gist;
    int last = first + (int)gist->grade_count - 1;
    if (gist->grade_count == 0)
        return 0;
    return pbe_writer_add_chart(
        report->book.writer,
        &(struct pbe_chart){.title = PBE_SAY("等级分布（份）", "Grades (returns)"),
                            .sheet = PBE_SAY("概况", "Overview"),
                            .names = {first, 0, last, 0},
                            .values = {first, 1, last, 2},
                            .width = 10.3,
                            .height = 7.2});
}

static void put_overview(struct report *report)
{
    /* Titles, then three blocks: a blank row, heads, and a row each but the last. */
    enum { GRADES_AT = 2 + 3 + 3 + 2 };
    static const double widths[OVERVIEW_COLUMNS] = {3.2, 2.2, 2.2, 2.2, 2.2,
                                                    2.2, 2.2, 0.5, 10.4};
    report->overview = pbe_writer_add_sheet(
        report->book.writer, &(struct pbe_sheet){.name = PBE_SAY("概况", "Overview"),
                                                 .widths = widths,
                                                 .columns = OVERVIEW_COLUMNS});
    put_titles(report);
    put_counts(report, add_chart(report, GRADES_AT));
    put_means(report);
    put_grades(report);
    put_levels(report);
    put_codes(report);
}

/* --- the ranking --- */

static const struct book_column ranking_columns[] = {
    {"名次", "Rank", 1.3},       {"编码", "Code", 2.2},
    {"单位", "Unit", 5},         {"项目", "Project", 3},
    {"年度", "Year", 1.3},       {"自评分", "Given", 1.7},
    {"复核分", "Computed", 1.7}, {"差额", "Difference", 1.7},
    {"等级", "Grade", 1.3},      {"待定", "Pending", 1.3},
    {"质量", "Light", 1.3},      {"错误", "Errors", 1.3},
    {"疑点", "Warnings", 1.3},   {"最严重的问题", "Worst finding", 8},
    {"文件", "File", 6},
};
enum { RANKING_COLUMNS = sizeof ranking_columns / sizeof *ranking_columns };

static void put_ranked(struct report *report, const struct collected *entry)
{
    const struct collection *collection = &report->collect->collection;
    const struct record_table *table = entry->table;
    const struct record_finding *worst = record_worst(table);
    struct book_line line = line_of(report);
    book_add(&line,
             entry->rank > 0 ? pbe_value_number((double)entry->rank)
                             : pbe_value_empty(),
             BOOK_CENTRED);
    book_add_text(&line, collection_code(collection, entry), BOOK_CENTRED);
    book_add_text(&line, collection_unit(collection, entry), BOOK_WRAPPED);
    book_add_text(&line, table->project, BOOK_WRAPPED);
    book_add(&line, table->year, BOOK_CENTRED);
    book_add(&line, table->given, BOOK_POINTS);
    book_add(&line, table->computed, BOOK_POINTS);
    book_add(&line, record_difference(table), BOOK_POINTS);
    book_add_text(&line, table->grade, BOOK_CENTRED);
    add_count(&line, table->pending);
    book_add_light(&line, record_light_of(table));
    add_count(&line, record_count(table, PBE_ERROR));
    add_count(&line, record_count(table, PBE_WARNING));
    book_add_text(&line, worst && worst->severity > PBE_NOTE ? worst->message : "",
                  BOOK_WRAPPED);
    book_add_text(&line, entry->file, BOOK_WRAPPED);
    book_end(&line, report->ranking);
}

static void put_ranking(struct report *report)
{
    const struct collection *collection = &report->collect->collection;
    const struct gist *gist = &report->collect->gist;
    struct book_line line = line_of(report);
    struct pbe_text text;
    for (size_t i = 0; i < collection->ranked_count; i++)
        put_ranked(report, collection->ranked[i]);
    pbe_writer_end_list(report->ranking);
    pbe_text_init(&text, TITLE_MAX);
    pbe_text_addf(&text, PBE_SAY("平均（%zu 份）", "Mean of %zu"),
                  collection->ranked_count);
    book_add_wide(&line, pbe_text_get(&text), BOOK_TOTAL_WORD, 5);
    book_add(&line, gist_mean(&gist->given), BOOK_TOTAL);
    book_add(&line, gist_mean(&gist->computed), BOOK_TOTAL);
    book_add(&line, gist_mean(&gist->difference), BOOK_TOTAL);
    book_add_wide(&line, "", BOOK_TOTAL_WORD, RANKING_COLUMNS - 8);
    book_end(&line, report->ranking);
    pbe_text_done(&text);
}

/* --- what is to settle --- */

static const struct book_column matter_columns[] = {
    {"情况", "Case", 1.8},      {"编码", "Code", 2.2},
    {"单位", "Unit", 5.5},      {"文件", "File", 6},
    {"工作表", "Sheet", 2.6},   {"文件日期", "File date", 2.3},
    {"自评分", "Given", 1.7},   {"复核分", "Computed", 1.7},
    {"说明", "What to do", 10},
};

static void put_matter(void *context, const struct collection_matter *matter)
{
    static const enum book_look looks[COLLECTION_CASES] = {
        [COLLECTION_CASE_MISSING] = BOOK_RED,    [COLLECTION_CASE_DOUBLE] = BOOK_AMBER,
        [COLLECTION_CASE_UNKNOWN] = BOOK_AMBER,  [COLLECTION_CASE_OTHER] = BOOK_AMBER,
        [COLLECTION_CASE_UNREADABLE] = BOOK_RED,
    };
    struct report *report = context;
    const struct record_table *table = matter->entry ? matter->entry->table : NULL;
    struct book_line line = line_of(report);
    book_add_text(&line, collection_case_word(matter->what), looks[matter->what]);
    book_add_text(&line, matter->code, BOOK_CENTRED);
    book_add_text(&line, matter->unit, BOOK_WRAPPED);
    book_add_text(&line, matter->file, BOOK_WRAPPED);
    book_add_text(&line, table ? table->sheet : "", BOOK_WRAPPED);
    book_add(&line, book_day(matter->modified), BOOK_DAY);
    book_add(&line, table ? table->given : pbe_value_empty(), BOOK_POINTS);
    book_add(&line, table ? table->computed : pbe_value_empty(), BOOK_POINTS);
    book_add_text(&line, matter->text, BOOK_WRAPPED);
    book_end(&line, report->matters);
}

/* --- all of it --- */

/* A list with its title: 2023年度绩效自评得分排名. */
static pbe_writer_sheet *add_list(struct report *report, const char *name,
                                  const char *what, const struct book_column *columns,
                                  size_t count)
{
    struct pbe_text title;
    pbe_text_init(&title, TITLE_MAX);
    gist_title(&report->collect->gist, what, &title);
    pbe_writer_sheet *sheet =
        book_add_list(&report->book, name, pbe_text_get(&title), columns, count);
    pbe_text_done(&title);
    return sheet;
}

static void put_all(struct report *report)
{
    const struct collection *collection = &report->collect->collection;
    put_overview(report);
    report->ranking =
        add_list(report, PBE_SAY("排名", "Ranking"), PBE_SAY("得分排名", "ranking"),
                 ranking_columns, RANKING_COLUMNS);
    put_ranking(report);
    report->matters = add_list(report, PBE_SAY("催报核对", "To settle"),
                               PBE_SAY("催报核对", "to settle"), matter_columns,
                               sizeof matter_columns / sizeof *matter_columns);
    collection_matters(collection, put_matter, report);
    book_add_details(&report->book);
    for (size_t i = 0; i < collection->ranked_count; i++)
        book_put_details(&report->book, collection->ranked[i]->file,
                         collection->ranked[i]->table);
}

static pbe_status write(const struct collect *collect, FILE *to, struct pbe_error *err)
{
    struct report report = {.collect = collect};
    struct pbe_text title;
    pbe_text_init(&title, TITLE_MAX);
    gist_title(&collect->gist, PBE_SAY("汇总", "summary"), &title);
    pbe_status status = PBE_STATUS_OK;
    if (!book_init(&report.book, pbe_text_get(&title)))
        status = pbe_error_memory(err);
    pbe_text_done(&title);
    if (!status) {
        put_all(&report);
        status = pbe_writer_save(report.book.writer, to, err);
    }
    book_done(&report.book);
    return status;
}

const struct collect_form collect_ods = {"ods", write};
