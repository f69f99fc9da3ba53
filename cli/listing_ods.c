/* listing_ods.c - a workbook to send on: the returns, their rows, their findings. */
#include <stdlib.h>

#include "base/language.h"
#include "cli/book.h"
#include "cli/listing.h"

struct summary_book {
    struct book book;
    pbe_writer_sheet *returns;
    FILE *to;
};

/* --- the overview; book.h has the other sheets --- */

static const struct book_column return_columns[] = {
    {"文件", "File", 6},
    {"文件日期", "File date", 2.3},
    {"工作表", "Sheet", 2.8},
    {"单位", "Unit", 4.2},
    {"年度", "Year", 1.3},
    {"规则包", "Pack", 3.4},
    {"自评分", "Given", 1.7},
    {"复核分", "Computed", 1.7},
    {"待定分", "Pending", 1.7},
    {"差额", "Difference", 1.7},
    {"等级", "Grade", 1.3},
    {"质量", "Light", 1.3},
    {"错误", "Errors", 1.3},
    {"疑点", "Warnings", 1.3},
    {"最严重的问题", "Worst finding", 9},
};

static pbe_status begin(FILE *to, void *context, void **state, struct pbe_error *err)
{
    (void)context;
    struct summary_book *book = calloc(1, sizeof *book);
    if (!book
        || !book_init(&book->book, PBE_SAY("绩效自评复核汇总", "Audit summary"))) {
        free(book);
        return pbe_error_memory(err);
    }
    book->to = to;
    book->returns =
        BOOK_ADD_LIST(&book->book, PBE_SAY("总览", "Returns"), NULL, return_columns);
    book_add_details(&book->book);
    *state = book;
    return PBE_STATUS_OK;
}

/* --- one return --- */

static void put_return(const struct summary_book *book, const struct listing_item *item,
                       const struct record_table *table)
{
    struct book_line line = {.book = &book->book};
    enum record_light light = record_light_of(table);
    const struct record_finding *worst = record_worst(table);
    book_add_text(&line, item->file, BOOK_WRAPPED);
    book_add(&line, book_day(item->modified), BOOK_DAY);
    book_add_text(&line, table->sheet, BOOK_WRAPPED);
    book_add_text(&line, table->unit, BOOK_WRAPPED);
    book_add(&line, table->year, BOOK_CENTRED);
    book_add_text(&line, table->pack, BOOK_WRAPPED);
    book_add(&line, table->given, BOOK_POINTS);
    book_add(&line, table->computed, BOOK_POINTS);
    book_add_number(&line, table->waiting, BOOK_POINTS);
    book_add(&line, record_difference(table), BOOK_POINTS);
    book_add_text(&line, table->grade, BOOK_CENTRED);
    book_add_light(&line, light);
    book_add_number(&line, (double)record_count(table, PBE_ERROR), BOOK_PLAIN);
    book_add_number(&line, (double)record_count(table, PBE_WARNING), BOOK_PLAIN);
    book_add_text(&line, worst && worst->severity > PBE_NOTE ? worst->message : "",
                  BOOK_WRAPPED);
    book_end(&line, book->returns);
}

/* A file that cannot be read is a line of the overview, and a finding. */
static void put_error(const struct summary_book *book, const struct listing_item *item)
{
    enum { LIGHT_COLUMN = 11, WORST_COLUMN = 14 };
    struct book_line line = {.book = &book->book};
    const char *error = item->record->error;
    book_add_text(&line, item->file, BOOK_WRAPPED);
    book_add(&line, book_day(item->modified), BOOK_DAY);
    book_add_blank(&line, LIGHT_COLUMN - line.count, BOOK_PLAIN);
    book_add_light(&line, RECORD_RED);
    book_add_blank(&line, WORST_COLUMN - line.count, BOOK_PLAIN);
    book_add_text(&line, error, BOOK_WRAPPED);
    book_end(&line, book->returns);
    book_put_finding(
        &book->book, item->file, "",
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
        book_put_details(&book->book, item->file, table);
    }
    return PBE_STATUS_OK;
}

static pbe_status end(void *state, struct pbe_error *err)
{
    struct summary_book *book = state;
    return pbe_writer_save(book->book.writer, book->to, err);
}

static void free_book(void *state)
{
    struct summary_book *book = state;
    if (book)
        book_done(&book->book);
    free(book);
}

const struct listing_kind listing_ods = {"ods", begin, add_item, end, free_book};
