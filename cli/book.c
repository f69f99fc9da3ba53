#include "cli/book.h"

#include <string.h>
#include <time.h>

#include "base/decimal.h"
#include "base/language.h"

/* --- a row, cell by cell --- */

void book_add(struct book_line *line, struct pbe_value value, enum book_look look)
{
    line->cells[line->count++] =
        (struct pbe_written_cell){.value = value, .style = line->book->styles[look]};
}

void book_add_text(struct book_line *line, const char *text, enum book_look look)
{
    book_add(line, pbe_value_text(text, strlen(text)), look);
}

void book_add_number(struct book_line *line, double number, enum book_look look)
{
    book_add(line, pbe_value_number(number), look);
}

void book_add_blank(struct book_line *line, size_t count, enum book_look look)
{
    while (count-- > 0)
        book_add(line, pbe_value_empty(), look);
}

void book_add_wide(struct book_line *line, const char *text, enum book_look look,
                   int columns)
{
    book_add_text(line, text, look);
    line->cells[line->count - 1].columns = columns;
}

void book_add_light(struct book_line *line, enum record_light light)
{
    book_add_text(line, record_light_word(light),
                  (enum book_look)(BOOK_GREEN + (int)light));
}

void book_end(struct book_line *line, pbe_writer_sheet *sheet)
{
    pbe_writer_add_row(sheet, line->cells, line->count);
    line->count = 0;
}

/* --- the book --- */

static void add_styles(struct book *book)
{
    enum { PALE = 0xDDE6F0, PALER = 0xF2F5F9 };
    static const struct pbe_style styles[BOOK_LOOKS] = {
        [BOOK_TITLE] = {.is_bold = true, .border = PBE_BORDER_NONE, .size = 16},
        [BOOK_UNDER] = {.border = PBE_BORDER_NONE, .wraps = true},
        [BOOK_HEAD] = {.is_bold = true,
                       .is_centred = true,
                       .wraps = true,
                       .fill = PALE},
        [BOOK_PLAIN] = {0},
        [BOOK_CENTRED] = {.is_centred = true},
        [BOOK_WRAPPED] = {.wraps = true},
        [BOOK_POINTS] = {.places = 2},
        [BOOK_SHARE] = {.places = 2, .format = PBE_FORMAT_PERCENT},
        [BOOK_DAY] = {.format = PBE_FORMAT_DATE},
        [BOOK_TOTAL] = {.places = 2, .is_bold = true, .fill = PALER},
        [BOOK_TOTAL_WORD] = {.is_bold = true, .fill = PALER},
        [BOOK_GREEN] = {.is_centred = true, .fill = 0xD5EFD5},
        [BOOK_AMBER] = {.is_centred = true, .fill = 0xFFF0C0},
        [BOOK_RED] = {.is_centred = true, .fill = 0xF9D0CE},
    };
    for (int i = 0; i < BOOK_LOOKS; i++)
        book->styles[i] = pbe_writer_add_style(book->writer, &styles[i]);
}

bool book_init(struct book *book, const char *title)
{
    *book = (struct book){.writer = pbe_writer_new(title)};
    if (book->writer)
        add_styles(book);
    return book->writer != NULL;
}

void book_done(struct book *book)
{
    pbe_writer_free(book->writer);
    book->writer = NULL;
}

pbe_writer_sheet *book_add_list(struct book *book, const char *name, const char *title,
                                const struct book_column *columns, size_t count)
{
    double widths[BOOK_CELLS_MAX];
    struct book_line line = {.book = book};
    for (size_t i = 0; i < count; i++)
        widths[i] = columns[i].width;
    pbe_writer_sheet *sheet = pbe_writer_add_sheet(
        book->writer, &(struct pbe_sheet){.name = name,
                                          .widths = widths,
                                          .columns = count,
                                          .header_rows = title ? 2 : 1,
                                          .has_filter = true});
    if (title) {
        book_add_wide(&line, title, BOOK_TITLE, (int)count);
        book_end(&line, sheet);
    }
    for (size_t i = 0; i < count; i++)
        book_add_text(&line, PBE_SAY(columns[i].zh, columns[i].en), BOOK_HEAD);
    book_end(&line, sheet);
    return sheet;
}

/* --- rows and findings --- */

static const struct book_column row_columns[] = {
    {"文件", "File", 5},          {"单位", "Unit", 4},
    {"工作表", "Sheet", 2.4},     {"单元格", "Cell", 1.5},
    {"一级指标", "Level 1", 2.4}, {"二级指标", "Level 2", 2.4},
    {"三级指标", "Level 3", 4},   {"年度指标值", "Target", 3},
    {"实际完成值", "Actual", 3},  {"分值", "Weight", 1.3},
    {"自评分", "Given", 1.7},     {"公式结果", "Cached", 2.1},
    {"复核分", "Computed", 1.7},  {"结果", "Outcome", 1.7},
    {"规则", "Rule", 2.6},        {"评分说明", "Explanation", 8},
};
static const struct book_column finding_columns[] = {
    {"文件", "File", 6},   {"单位", "Unit", 4.2},  {"严重程度", "Severity", 2},
    {"代码", "Code", 1.5}, {"位置", "Place", 3.5}, {"问题", "Finding", 16},
};

void book_add_details(struct book *book)
{
    book->rows = BOOK_ADD_LIST(book, PBE_SAY("各行", "Rows"), NULL, row_columns);
    book->findings =
        BOOK_ADD_LIST(book, PBE_SAY("问题", "Findings"), NULL, finding_columns);
}

static void put_row(const struct book *book, const char *file,
                    const struct record_table *table, const struct record_row *row)
{
    struct book_line line = {.book = book};
    book_add_text(&line, file, BOOK_WRAPPED);
    book_add_text(&line, table->unit, BOOK_WRAPPED);
    book_add_text(&line, table->sheet, BOOK_WRAPPED);
    book_add_text(&line, row->cell, BOOK_CENTRED);
    book_add_text(&line, row->level1, BOOK_WRAPPED);
    book_add_text(&line, row->level2, BOOK_WRAPPED);
    book_add_text(&line, row->level3, BOOK_WRAPPED);
    book_add_text(&line, row->target, BOOK_WRAPPED);
    book_add_text(&line, row->actual, BOOK_WRAPPED);
    book_add(&line, row->weight, BOOK_PLAIN);
    book_add(&line, row->given, BOOK_POINTS);
    book_add(&line, row->cached, BOOK_POINTS);
    book_add(&line, row->computed, BOOK_POINTS);
    book_add_text(&line, pbe_outcome_word(row->outcome), BOOK_CENTRED);
    book_add_text(&line, row->rule, BOOK_WRAPPED);
    book_add_text(&line, row->explanation, BOOK_WRAPPED);
    book_end(&line, book->rows);
}

void book_put_finding(const struct book *book, const char *file, const char *unit,
                      const struct record_finding *finding)
{
    static const enum book_look looks[] = {
        [PBE_NOTE] = BOOK_CENTRED, [PBE_WARNING] = BOOK_AMBER, [PBE_ERROR] = BOOK_RED};
    struct book_line line = {.book = book};
    book_add_text(&line, file, BOOK_WRAPPED);
    book_add_text(&line, unit, BOOK_WRAPPED);
    book_add_text(&line, pbe_severity_word(finding->severity),
                  looks[finding->severity]);
    book_add_text(&line, finding->code, BOOK_CENTRED);
    book_add_text(&line, finding->cell, BOOK_WRAPPED);
    book_add_text(&line, finding->message, BOOK_WRAPPED);
    book_end(&line, book->findings);
}

void book_put_details(const struct book *book, const char *file,
                      const struct record_table *table)
{
    for (size_t i = 0; i < table->row_count; i++)
        put_row(book, file, table, &table->rows[i]);
    for (size_t i = 0; i < table->finding_count; i++)
        book_put_finding(book, file, table->unit, &table->findings[i]);
}

/* --- values --- */

/* The day of a moment as people there call it, in days since 1899-12-30. */
struct pbe_value book_day(long long seconds)
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
