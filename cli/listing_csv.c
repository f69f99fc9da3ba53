/* listing_csv.c - one line a row of the table, then one a finding; the first column says
 * which.
 */
#include "base/language.h"
#include "cli/csv.h"
#include "cli/listing.h"

/* The columns that every line of a table has. */
static void begin_line(FILE *to, const char *kind, const char *file,
                       const struct record_table *table)
{
    static const struct record_table none = {.sheet = "", .unit = "", .pack = ""};
    if (!table)
        table = &none;
    csv_put(to, kind);
    csv_next(to, file);
    csv_next(to, table->sheet);
    csv_next(to, table->unit);
    csv_next_value(to, &table->year);
    csv_next(to, table->pack);
}

static void put_row(FILE *to, const char *file, const struct record_table *table,
                    const struct record_row *row)
{
    begin_line(to, PBE_SAY("指标", "row"), file, table);
    csv_next(to, row->cell);
    csv_next(to, row->level1);
    csv_next(to, row->level2);
    csv_next(to, row->level3);
    csv_next(to, row->target);
    csv_next(to, row->actual);
    csv_next_value(to, &row->weight);
    csv_next_value(to, &row->given);
    csv_next_value(to, &row->cached);
    csv_next_value(to, &row->computed);
    csv_next(to, pbe_outcome_word(row->outcome));
    csv_next(to, row->rule);
    csv_next(to, row->explanation);
    fputs(",,\r\n", to);
}

enum { ROW_COLUMNS = 12 }; /* those between the cell and the severity */

static void put_finding(FILE *to, const char *file, const struct record_table *table,
                        const char *cell, const char *severity, const char *code,
                        const char *message)
{
    begin_line(to, PBE_SAY("问题", "finding"), file, table);
    csv_next(to, cell);
    for (int i = 1; i < ROW_COLUMNS; i++)
        putc(',', to);
    csv_next(to, message);
    csv_next(to, severity);
    csv_next(to, code);
    fputs("\r\n", to);
}

static pbe_status begin(FILE *to, void *context, void **state, struct pbe_error *err)
{
    (void)context;
    static const char *const titles[][2] = {
        {"类型", "kind"},        {"文件", "file"},         {"工作表", "sheet"},
        {"单位", "unit"},        {"年度", "year"},         {"规则包", "pack"},
        {"单元格", "cell"},      {"一级指标", "level1"},   {"二级指标", "level2"},
        {"三级指标", "level3"},  {"年度指标值", "target"}, {"实际完成值", "actual"},
        {"分值", "weight"},      {"自评分", "given"},      {"存储的公式结果", "cached"},
        {"复核分", "computed"},  {"结果", "outcome"},      {"规则", "rule"},
        {"说明", "explanation"}, {"严重程度", "severity"}, {"代码", "code"},
    };
    (void)err;
    *state = to;
    csv_begin(to, titles, sizeof titles / sizeof *titles);
    return PBE_STATUS_OK;
}

static void put_table(FILE *to, const char *file, const struct record_table *table)
{
    for (size_t i = 0; i < table->row_count; i++)
        put_row(to, file, table, &table->rows[i]);
    for (size_t i = 0; i < table->finding_count; i++) {
        const struct record_finding *finding = &table->findings[i];
        put_finding(to, file, table, finding->cell,
                    pbe_severity_word(finding->severity), finding->code,
                    finding->message);
    }
}

static pbe_status add(void *state, const struct listing_item *item,
                      struct pbe_error *err)
{
    const struct record *record = item->record;
    (void)err;
    if (record->error)
        put_finding(state, item->file, NULL, "", PBE_SAY("读不了", "unreadable"), "",
                    record->error);
    for (size_t i = 0; i < record->table_count; i++)
        put_table(state, item->file, &record->tables[i]);
    return PBE_STATUS_OK;
}

const struct listing_kind listing_csv = {"csv", begin, add, NULL, NULL};
