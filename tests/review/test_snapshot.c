/* test_snapshot.c RULES - a snapshot is made of a table, stands beside it in the workbook, and
 * is read again: row by row, known by their names, whatever has moved. Each allocation that
 * fails while it is made or read leaves an error and no leak.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/layout.h"
#include "failing_memory.h"
#include "lua/snapshot.h"

enum { GRID_MAX = 1 << 20, MANY = 100000, ROWS_MAX = 8, NOW = 1705282200 };

static pbe_engine *engine;

/* --- a small form --- */

static const char *const header[] = {"一级指标",   "二级指标", "三级指标", "年度指标值",
                                     "实际完成值", "分值",     "得分"};
enum { COLUMNS = sizeof header / sizeof *header };

static const char *const rows[][COLUMNS] = {
    {"产出指标", "数量指标", "甲", "≥100", "90", "20", "18"},
    {"产出指标", "数量指标", "乙", "≥100", "100", "20", "20"},
    {"产出指标", "质量指标", "甲", "≥50", "25", "20", "10"},
    {"效益指标", "社会效益指标", "丙", "≥10", "", "40", ""},
};
enum { ROWS = sizeof rows / sizeof *rows };

static void put(pbe_grid *grid, int column, const char *text)
{
    char *rest;
    double number = strtod(text, &rest);
    struct pbe_cell cell = {.column = column, .columns = 1};
    if (!*text)
        return;
    cell.value = *rest ? pbe_value_text(text, strlen(text)) : pbe_value_number(number);
    assert_int_equal(pbe_grid_add_cell(grid, &cell, NULL), PBE_STATUS_OK);
}

static void put_row(pbe_grid *grid, int at, const char *const *texts)
{
    assert_int_equal(pbe_grid_add_row(grid, at, 1, false, NULL), PBE_STATUS_OK);
    for (int i = 0; i < COLUMNS; i++)
        put(grid, i, texts[i]);
}

/* The rows of the form in this order, e.g. "0123". */
static pbe_grid *form(const char *order)
{
    pbe_grid *grid = pbe_grid_new("自评表", GRID_MAX);
    assert_non_null(grid);
    put_row(grid, 0, header);
    for (int i = 0; order[i]; i++)
        put_row(grid, i + 1, rows[order[i] - '0']);
    return grid;
}

/* --- the snapshot of it, as a sheet --- */

static pbe_status make(struct pbe_assessment **tables, size_t count,
                       struct pbe_snapshot_sheet **kept, struct pbe_error *err)
{
    struct pbe_value pack = pbe_value_empty();
    struct pbe_review *review = NULL;
    assert_int_equal(count, 1);
    assert_int_equal(pbe_engine_review(engine, tables[0], &pack, &review, err),
                     PBE_STATUS_OK);
    pbe_status status = pbe_snapshot_make(tables, &review, 1, NOW, kept, err);
    pbe_review_free(review);
    return status;
}

static pbe_grid *sheet_of(const struct pbe_snapshot_sheet *kept)
{
    pbe_grid *grid = pbe_grid_new("存档", GRID_MAX);
    assert_non_null(grid);
    for (size_t i = 0; i < kept->rows; i++) {
        assert_int_equal(pbe_grid_add_row(grid, (int)i, 1, false, NULL), PBE_STATUS_OK);
        for (int k = 0; k < PBE_SNAPSHOT_COLUMNS; k++) {
            struct pbe_cell cell = {
                .column = k,
                .columns = 1,
                .value = kept->values[i * PBE_SNAPSHOT_COLUMNS + (size_t)k]};
            if (cell.value.kind != PBE_EMPTY)
                assert_int_equal(pbe_grid_add_cell(grid, &cell, NULL), PBE_STATUS_OK);
        }
    }
    return grid;
}

static pbe_grid *snapshot_of(const pbe_grid *of)
{
    struct pbe_assessment **tables = NULL;
    struct pbe_snapshot_sheet *kept = NULL;
    size_t count = 0;
    assert_int_equal(pbe_layout_read(&of, 1, &tables, &count, NULL), PBE_STATUS_OK);
    assert_int_equal(make(tables, count, &kept, NULL), PBE_STATUS_OK);
    pbe_grid *sheet = sheet_of(kept);
    pbe_snapshot_sheet_free(kept);
    pbe_layout_free(tables, count);
    return sheet;
}

/* A workbook with a form and the snapshot of another form, read. */
struct book {
    pbe_grid *grids[2];
    const pbe_grid *list[2];
    struct pbe_assessment **tables;
    size_t count;
};

static struct book open_book(const char *now, const char *then)
{
    struct book book = {.tables = NULL};
    pbe_grid *old = form(then);
    book.grids[1] = snapshot_of(old);
    book.grids[0] = form(now);
    pbe_grid_free(old);
    for (int i = 0; i < 2; i++)
        book.list[i] = book.grids[i];
    return book;
}

static const struct pbe_assessment *read_book(struct book *book)
{
    assert_int_equal(pbe_layout_read(book->list, 2, &book->tables, &book->count, NULL),
                     PBE_STATUS_OK);
    assert_int_equal(book->count, 1); /* the snapshot is no table */
    return book->tables[0];
}

static void close_book(struct book *book)
{
    pbe_layout_free(book->tables, book->count);
    pbe_grid_free(book->grids[0]);
    pbe_grid_free(book->grids[1]);
}

/* --- stories --- */

static bool is(const struct pbe_field *field, const char *text)
{
    return field->value.kind == PBE_TEXT && field->value.length == strlen(text)
           && memcmp(field->value.text, text, strlen(text)) == 0;
}

static void what_is_kept_is_read_again(void **state)
{
    (void)state;
    struct book book = open_book("0123", "0123");
    const struct pbe_assessment *table = read_book(&book);
    const struct pbe_snapshot *kept = table->snapshot;
    assert_non_null(kept);
    assert_true(is(&kept->facts[PBE_SNAPSHOT_PACK], "mof-2020-10"));
    assert_true(is(&kept->facts[PBE_SNAPSHOT_TIME], "2024-01-15T09:30:00+08:00"));
    assert_int_equal(kept->row_count, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        assert_true(kept->rows[i].is_found);
        assert_string_equal(kept->rows[i].changed, "");
        assert_false(kept->rows[i].is_given_changed);
        assert_ptr_equal(table->indicators[i].kept, &kept->rows[i]);
    }
    assert_true(kept->rows[0].fields[PBE_SNAPSHOT_SCORE].value.number == 18);
    assert_true(is(&kept->rows[0].fields[PBE_SNAPSHOT_CELL], "G2"));
    assert_int_equal(kept->rows[3].fields[PBE_SNAPSHOT_SCORE].value.kind, PBE_EMPTY);
    close_book(&book);
}

static void a_row_is_known_by_its_name_wherever_it_is(void **state)
{
    (void)state;
    struct book book = open_book("3102", "0123");
    const struct pbe_assessment *table = read_book(&book);
    for (size_t i = 0; i < table->indicator_count; i++) {
        assert_non_null(table->indicators[i].kept);
        assert_true(is(&table->indicators[i].kept->fields[PBE_SNAPSHOT_NAME],
                       table->indicators[i].name));
    }
    close_book(&book);
}

static void rows_that_are_new_or_gone_belong_to_nothing(void **state)
{
    (void)state;
    struct book book = open_book("03", "012");
    const struct pbe_assessment *table = read_book(&book);
    assert_non_null(table->indicators[0].kept);
    assert_null(table->indicators[1].kept);
    assert_true(table->snapshot->rows[0].is_found);
    assert_false(table->snapshot->rows[1].is_found);
    assert_false(table->snapshot->rows[2].is_found);
    close_book(&book);
}

static void a_value_that_differs_is_named(void **state)
{
    (void)state;
    /* 甲 twice: of two with one name the first in the order is the one that is meant */
    struct book book = open_book("2", "0");
    const struct pbe_assessment *table = read_book(&book);
    const struct pbe_snapshot_row *kept = table->indicators[0].kept;
    assert_non_null(kept);
    assert_string_equal(kept->changed, "target");
    assert_true(kept->is_given_changed);
    close_book(&book);
}

static void the_snapshot_of_another_sheet_is_not_ours(void **state)
{
    (void)state;
    struct book book = open_book("0123", "0123");
    pbe_grid *other = pbe_grid_new("另一张", GRID_MAX);
    put_row(other, 0, header);
    put_row(other, 1, rows[0]);
    book.list[0] = other;
    assert_null(read_book(&book)->snapshot);
    pbe_grid_free(other);
    close_book(&book);
}

/* --- memory --- */

static void making_it_in_bad_memory(void **state)
{
    (void)state;
    struct pbe_error err;
    pbe_grid *grid = form("0123");
    const pbe_grid *list[] = {grid};
    struct pbe_assessment **tables = NULL;
    struct pbe_review *review = NULL;
    struct pbe_value pack = pbe_value_empty();
    size_t count = 0;
    assert_int_equal(pbe_layout_read(list, 1, &tables, &count, NULL), PBE_STATUS_OK);
    assert_int_equal(pbe_engine_review(engine, tables[0], &pack, &review, NULL),
                     PBE_STATUS_OK);
    long live = memory_live(), errors = 0;
    for (long n = 1; n < MANY; n++) {
        struct pbe_snapshot_sheet *kept = NULL;
        memory_fail(n, false);
        pbe_status status = pbe_snapshot_make(tables, &review, 1, NOW, &kept, &err);
        bool failed = memory_failed();
        memory_relax();
        assert_int_equal(status, failed ? PBE_STATUS_MEMORY : PBE_STATUS_OK);
        assert_true((kept == NULL) == failed);
        pbe_snapshot_sheet_free(kept);
        assert_int_equal(memory_live(), live);
        errors += failed;
        if (!failed)
            break;
    }
    assert_true(errors > 1);
    pbe_review_free(review);
    pbe_layout_free(tables, count);
    pbe_grid_free(grid);
}

static void reading_it_in_bad_memory(void **state)
{
    (void)state;
    struct pbe_error err;
    struct book book = open_book("0123", "0123");
    long live = memory_live(), errors = 0;
    for (long n = 1; n < MANY; n++) {
        struct pbe_assessment **tables = NULL;
        size_t count = 0;
        memory_fail(n, false);
        pbe_status status = pbe_layout_read(book.list, 2, &tables, &count, &err);
        bool failed = memory_failed();
        memory_relax();
        assert_int_equal(status, failed ? PBE_STATUS_MEMORY : PBE_STATUS_OK);
        if (!status)
            assert_int_equal(tables[0]->snapshot->row_count, ROWS);
        pbe_layout_free(tables, count);
        assert_int_equal(memory_live(), live);
        errors += failed;
        if (!failed)
            break;
    }
    assert_true(errors > 3);
    close_book(&book);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_kept_is_read_again),
        cmocka_unit_test(a_row_is_known_by_its_name_wherever_it_is),
        cmocka_unit_test(rows_that_are_new_or_gone_belong_to_nothing),
        cmocka_unit_test(a_value_that_differs_is_named),
        cmocka_unit_test(the_snapshot_of_another_sheet_is_not_ours),
        cmocka_unit_test(making_it_in_bad_memory),
        cmocka_unit_test(reading_it_in_bad_memory),
    };
    if (count != 2)
        return 2;
    const struct pbe_engine_options options = {.shipped_rules = arguments[1]};
    setenv("TZ", "CST-8", 1);
    if (pbe_engine_new(&options, &engine, NULL)
        || pbe_engine_load(engine, NULL, 0, NULL))
        return 2;
    int failures = cmocka_run_group_tests(tests, NULL, NULL);
    pbe_engine_free(engine);
    return failures;
}
