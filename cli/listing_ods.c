/* listing_ods.c - a workbook to send on: the returns, their rows, their findings. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/decimal.h"
#include "base/language.h"
#include "cli/listing.h"
#include "workbook/writer.h"

enum look { TITLE, PLAIN, CENTRED, WRAPPED, POINTS, DAY, GREEN, AMBER, RED, LOOKS };
enum { CELLS_MAX = 16 };

struct summary_book {
    pbe_writer *writer;
    pbe_writer_sheet *returns, *rows, *findings;
    int styles[LOOKS];
    FILE *to;
};

/* A row being filled, cell by cell. */
struct line {
    const struct summary_book *book;
    struct pbe_written_cell cells[CELLS_MAX];
    size_t count;
};

static void add(struct line *line, struct pbe_value value, enum look look)
{
    line->cells[line->count++] =
        (struct pbe_written_cell){.value = value, .style = line->book->styles[look]};
}

static void add_text(struct line *line, const char *text, enum look look)
{
    add(line, pbe_value_text(text, strlen(text)), look);
}

static void add_number(struct line *line, double number, enum look look)
{
    add(line, pbe_value_number(number), look);
}

static void end_line(struct line *line, pbe_writer_sheet *sheet)
{
    pbe_writer_add_row(sheet, line->cells, line->count);
}

/* --- the three sheets --- */

struct column {
    const char *zh, *en;
    double width; /* centimetres */
};

static const struct column return_columns[] = {
    {"文件", "File", 6},
    {"文件日期", "File date", 2.3},
    {"工作表", "Sheet", 2.8},
    {"单位", "Unit", 4.2},
    {"年度", "Year", 1.3},
    {"规则包", "Pack", 3.4},
    {"自评分", "Given", 1.7},
    {"复核分", "Computed", 1.7},
    {"差额", "Difference", 1.7},
    {"等级", "Grade", 1.3},
    {"待定", "Pending", 1.3},
    {"质量", "Light", 1.3},
    {"错误", "Errors", 1.3},
    {"疑点", "Warnings", 1.3},
    {"最严重的问题", "Worst finding", 9},
};
static const struct column row_columns[] = {
    {"文件", "File", 5},
    {"工作表", "Sheet", 2.4},
    {"单元格", "Cell", 1.5},
    {"一级指标", "Level 1", 2.4},
    {"二级指标", "Level 2", 2.4},
    {"三级指标", "Level 3", 4},
    {"年度指标值", "Target", 3},
    {"实际完成值", "Actual", 3},
    {"分值", "Weight", 1.3},
    {"自评分", "Given", 1.7},
    {"公式结果", "Cached", 1.7},
    {"复核分", "Computed", 1.7},
    {"结果", "Outcome", 1.7},
    {"规则", "Rule", 2.6},
    {"评分说明", "Explanation", 8},
};
static const struct column finding_columns[] = {
    {"文件", "File", 6},   {"单位", "Unit", 4.2},  {"严重程度", "Severity", 2},
    {"代码", "Code", 1.5}, {"位置", "Place", 3.5}, {"问题", "Finding", 16},
};

static pbe_writer_sheet *begin_sheet(struct summary_book *book, const char *name,
                                     const struct column *columns, size_t count)
{
    double widths[CELLS_MAX];
    struct line line = {.book = book};
    for (size_t i = 0; i < count; i++) {
        widths[i] = columns[i].width;
        add_text(&line, PBE_SAY(columns[i].zh, columns[i].en), TITLE);
    }
    pbe_writer_sheet *sheet =
        pbe_writer_add_sheet(book->writer, &(struct pbe_sheet){.name = name,
                                                               .widths = widths,
                                                               .columns = count,
                                                               .header_rows = 1,
                                                               .has_filter = true});
    end_line(&line, sheet);
    return sheet;
}

#define BEGIN_SHEET(book, name, columns)                                               \
    begin_sheet(book, name, columns, sizeof columns / sizeof *columns)

static void add_styles(struct summary_book *book)
{
    static const struct pbe_style styles[LOOKS] = {
        [TITLE] = {.is_bold = true,
                   .is_centred = true,
                   .wraps = true,
                   .fill = 0xDDE6F0},
        [PLAIN] = {0},
        [CENTRED] = {.is_centred = true},
        [WRAPPED] = {.wraps = true},
        [POINTS] = {.places = 2},
        [DAY] = {.format = PBE_FORMAT_DATE},
        [GREEN] = {.is_centred = true, .fill = 0xD5EFD5},
        [AMBER] = {.is_centred = true, .fill = 0xFFF0C0},
        [RED] = {.is_centred = true, .fill = 0xF9D0CE},
    };
    for (int i = 0; i < LOOKS; i++)
        book->styles[i] = pbe_writer_add_style(book->writer, &styles[i]);
}

static pbe_status begin(FILE *to, void **state, struct pbe_error *err)
{
    struct summary_book *book = calloc(1, sizeof *book);
    pbe_writer *writer = pbe_writer_new(PBE_SAY("绩效自评复核汇总", "Audit summary"));
    if (!book || !writer) {
        free(book);
        pbe_writer_free(writer);
        return pbe_error_memory(err);
    }
    book->writer = writer;
    book->to = to;
    add_styles(book);
    book->returns = BEGIN_SHEET(book, PBE_SAY("总览", "Returns"), return_columns);
    book->rows = BEGIN_SHEET(book, PBE_SAY("各行", "Rows"), row_columns);
    book->findings = BEGIN_SHEET(book, PBE_SAY("问题", "Findings"), finding_columns);
    *state = book;
    return PBE_STATUS_OK;
}

/* --- one return --- */

/* The day of a moment as people there call it, in days since 1899-12-30. */
static struct pbe_value day_of(long long seconds)
{
    enum { BEFORE = 693593 }; /* days from 0001-01-01 to 1899-12-30 */
    time_t moment = (time_t)seconds;
    struct tm local;
    if (seconds == 0 || !localtime_r(&moment, &local))
        return pbe_value_empty();
    int years = local.tm_year + 1899; /* that are over */
    int days = 365 * years + years / 4 - years / 100 + years / 400 + local.tm_yday;
    return pbe_value_number(days - BEFORE);
}

static struct pbe_value difference(const struct record_table *table)
{
    if (table->given.kind != PBE_NUMBER || table->computed.kind != PBE_NUMBER)
        return pbe_value_empty();
    double points = table->given.number - table->computed.number;
    return pbe_value_number(pbe_decimal_round(points, 0.0001, PBE_HALF_UP));
}

static void put_return(const struct summary_book *book, const struct listing_item *item,
                       const struct record_table *table)
{
    struct line line = {.book = book};
    enum record_light light = record_light_of(table);
    const struct record_finding *worst = record_worst(table);
    add_text(&line, item->file, WRAPPED);
    add(&line, day_of(item->modified), DAY);
    add_text(&line, table->sheet, WRAPPED);
    add_text(&line, table->unit, WRAPPED);
    add(&line, table->year, CENTRED);
    add_text(&line, table->pack, WRAPPED);
    add(&line, table->given, POINTS);
    add(&line, table->computed, POINTS);
    add(&line, difference(table), POINTS);
    add_text(&line, table->grade, CENTRED);
    add_number(&line, (double)table->pending, PLAIN);
    add_text(&line, record_light_word(light), (enum look)(GREEN + light));
    add_number(&line, (double)record_count(table, PBE_ERROR), PLAIN);
    add_number(&line, (double)record_count(table, PBE_WARNING), PLAIN);
    add_text(&line, worst && worst->severity > PBE_NOTE ? worst->message : "", WRAPPED);
    end_line(&line, book->returns);
}

static void put_row(const struct summary_book *book, const char *file,
                    const struct record_table *table, const struct record_row *row)
{
    struct line line = {.book = book};
    add_text(&line, file, WRAPPED);
    add_text(&line, table->sheet, WRAPPED);
    add_text(&line, row->cell, CENTRED);
    add_text(&line, row->level1, WRAPPED);
    add_text(&line, row->level2, WRAPPED);
    add_text(&line, row->level3, WRAPPED);
    add_text(&line, row->target, WRAPPED);
    add_text(&line, row->actual, WRAPPED);
    add(&line, row->weight, PLAIN);
    add(&line, row->given, POINTS);
    add(&line, row->cached, POINTS);
    add(&line, row->computed, POINTS);
    add_text(&line, pbe_outcome_word(row->outcome), CENTRED);
    add_text(&line, row->rule, WRAPPED);
    add_text(&line, row->explanation, WRAPPED);
    end_line(&line, book->rows);
}

static void put_finding(const struct summary_book *book, const char *file,
                        const char *unit, const struct record_finding *finding)
{
    static const enum look looks[] = {
        [PBE_NOTE] = CENTRED, [PBE_WARNING] = AMBER, [PBE_ERROR] = RED};
    struct line line = {.book = book};
    add_text(&line, file, WRAPPED);
    add_text(&line, unit, WRAPPED);
    add_text(&line, pbe_severity_word(finding->severity), looks[finding->severity]);
    add_text(&line, finding->code, CENTRED);
    add_text(&line, finding->cell, WRAPPED);
    add_text(&line, finding->message, WRAPPED);
    end_line(&line, book->findings);
}

/* A file that cannot be read is a line of the overview, and a finding. */
static void put_error(const struct summary_book *book, const struct listing_item *item)
{
    enum { LIGHT_COLUMN = 11, WORST_COLUMN = 14 };
    struct line line = {.book = book};
    const char *error = item->record->error;
    add_text(&line, item->file, WRAPPED);
    add(&line, day_of(item->modified), DAY);
    while (line.count < LIGHT_COLUMN)
        add(&line, pbe_value_empty(), PLAIN);
    add_text(&line, record_light_word(RECORD_RED), RED);
    while (line.count < WORST_COLUMN)
        add(&line, pbe_value_empty(), PLAIN);
    add_text(&line, error, WRAPPED);
    end_line(&line, book->returns);
    put_finding(book, item->file, "",
                &(struct record_finding){
                    .severity = PBE_ERROR, .code = "", .cell = "", .message = error});
}

static pbe_status add_item(void *state, const struct listing_item *item,
                           struct pbe_error *err)
{
    const struct summary_book *book = state;
    const struct record *record = item->record;
    (void)err;
    if (record->error)
        put_error(book, item);
    for (size_t i = 0; i < record->table_count; i++) {
        const struct record_table *table = &record->tables[i];
        put_return(book, item, table);
        for (size_t j = 0; j < table->row_count; j++)
            put_row(book, item->file, table, &table->rows[j]);
        for (size_t j = 0; j < table->finding_count; j++)
            put_finding(book, item->file, table->unit, &table->findings[j]);
    }
    return PBE_STATUS_OK;
}

static pbe_status end(void *state, struct pbe_error *err)
{
    struct summary_book *book = state;
    return pbe_writer_save(book->writer, book->to, err);
}

static void free_book(void *state)
{
    struct summary_book *book = state;
    if (book)
        pbe_writer_free(book->writer);
    free(book);
}

const struct listing_kind listing_ods = {"ods", begin, add_item, end, free_book};
