/* listing_csv.c - RFC 4180 with a mark in front, by which Excel knows UTF-8.
 *
 * One line a row of the table, then one a finding; the first column says which. A text
 * that a spreadsheet program would run as a formula gets an apostrophe.
 */
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "base/utf8.h"
#include "cli/listing.h"

/* Signs and digits alone: -5, +0.25. */
static bool is_plain_number(const char *text)
{
    double number;
    if (*text == '+' || *text == '-')
        text++;
    size_t length = strlen(text);
    return length > 0 && pbe_decimal_read(text, length, &number) == length;
}

static bool could_run(const char *text)
{
    return *text && strchr("=+-@\t\r\n", *text) && !is_plain_number(text);
}

static void put_character(FILE *to, const char *bytes, size_t size)
{
    if (size == 0)
        fputs("\xEF\xBF\xBD", to);
    else if (*bytes == '"')
        fputs("\"\"", to);
    else
        fwrite(bytes, 1, size, to);
}

static void put(FILE *to, const char *text)
{
    size_t length = strlen(text);
    putc('"', to);
    if (could_run(text))
        putc('\'', to);
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        put_character(to, text + at, size);
        at += size ? size : 1;
    }
    putc('"', to);
}

static void next(FILE *to, const char *text)
{
    putc(',', to);
    put(to, text);
}

static void next_value(FILE *to, const struct pbe_value *value)
{
    char text[LISTING_VALUE_MAX];
    if (value->kind == PBE_NUMBER) {
        pbe_decimal_exact(value->number, text);
        fprintf(to, ",%s", text);
    } else {
        next(to, listing_value(value, text));
    }
}

/* The columns that every line of a table has. */
static void begin_line(FILE *to, const char *kind, const char *file,
                       const struct record_table *table)
{
    static const struct record_table none = {.sheet = "", .unit = "", .pack = ""};
    if (!table)
        table = &none;
    put(to, kind);
    next(to, file);
    next(to, table->sheet);
    next(to, table->unit);
    next_value(to, &table->year);
    next(to, table->pack);
}

static void put_row(FILE *to, const char *file, const struct record_table *table,
                    const struct record_row *row)
{
    begin_line(to, PBE_SAY("指标", "row"), file, table);
    next(to, row->cell);
    next(to, row->level1);
    next(to, row->level2);
    next(to, row->level3);
    next(to, row->target);
    next(to, row->actual);
    next_value(to, &row->weight);
    next_value(to, &row->given);
    next_value(to, &row->cached);
    next_value(to, &row->computed);
    next(to, pbe_outcome_word(row->outcome));
    next(to, row->rule);
    next(to, row->explanation);
    fputs(",,\r\n", to);
}

enum { ROW_COLUMNS = 12 }; /* those between the cell and the severity */

static void put_finding(FILE *to, const char *file, const struct record_table *table,
                        const char *cell, const char *severity, const char *code,
                        const char *message)
{
    begin_line(to, PBE_SAY("问题", "finding"), file, table);
    next(to, cell);
    for (int i = 1; i < ROW_COLUMNS; i++)
        putc(',', to);
    next(to, message);
    next(to, severity);
    next(to, code);
    fputs("\r\n", to);
}

static pbe_status begin(FILE *to, void **state, struct pbe_error *err)
{
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
    fputs("\xEF\xBB\xBF", to);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (i > 0)
            putc(',', to);
        put(to, PBE_SAY(titles[i][0], titles[i][1]));
    }
    fputs("\r\n", to);
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
