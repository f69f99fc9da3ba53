/* test_layout_limits.c CASE - what must hold for any table: memory that ends, long tables,
 * many merges, texts that are cut.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/layout.h"
#include "failing_memory.h"

enum { COLUMNS = 9, LONG = 10000, MEGABYTE = 1024 * 1024, GRID = 256 * MEGABYTE };

static void put(pbe_grid *grid, int column, const char *text)
{
    struct pbe_cell cell = {
        .column = column, .columns = 1, .value = pbe_value_text(text, strlen(text))};
    assert_int_equal(PBE_STATUS_OK, pbe_grid_add_cell(grid, &cell, NULL));
}

static void put_number(pbe_grid *grid, int column, double number)
{
    struct pbe_cell cell = {
        .column = column, .columns = 1, .value = pbe_value_number(number)};
    assert_int_equal(PBE_STATUS_OK, pbe_grid_add_cell(grid, &cell, NULL));
}

static void put_row(pbe_grid *grid, int row)
{
    assert_int_equal(PBE_STATUS_OK, pbe_grid_add_row(grid, row, 1, false, NULL));
}

static void put_header(pbe_grid *grid)
{
    static const char *const TITLES[] = {"一级指标",   "二级指标", "三级指标",
                                         "指标性质",   "指标值",   "度量单位",
                                         "实际完成值", "分值",     "得分"};
    put_row(grid, 0);
    for (int i = 0; i < COLUMNS; i++)
        put(grid, i, TITLES[i]);
}

/* A table of `rows` rows whose levels and scores are merged over every five. */
static pbe_grid *long_table(int rows)
{
    pbe_grid *grid = pbe_grid_new("长", GRID);
    assert_non_null(grid);
    put_header(grid);
    for (int i = 0; i < rows; i++) {
        bool first = i % 5 == 0;
        put_row(grid, i + 1);
        if (first) {
            put(grid, 0, "产出指标（50分）");
            put(grid, 1, "数量指标");
        }
        put(grid, 2, "修建乡村道路长度");
        put(grid, 3, "≥");
        put_number(grid, 4, i + 1);
        put(grid, 5, "公里");
        put_number(grid, 6, i);
        put_number(grid, 7, 1);
        if (first)
            put_number(grid, 8, 4.5);
        static const int MERGED[] = {0, 1, 8};
        for (size_t k = 0; first && k < sizeof MERGED / sizeof MERGED[0]; k++) {
            struct pbe_area area = {i + 1, MERGED[k], i + 5, MERGED[k]};
            if (i + 5 <= rows)
                assert_int_equal(PBE_STATUS_OK, pbe_grid_merge(grid, area, NULL));
        }
    }
    return grid;
}

static void long_tables_are_read_whole_in_little_memory(void **state)
{
    (void)state;
    pbe_grid *grid = long_table(LONG);
    const pbe_grid *grids[] = {grid};
    struct pbe_assessment **list;
    size_t count;
    assert_int_equal(PBE_STATUS_OK, pbe_layout_read(grids, 1, &list, &count, NULL));
    assert_int_equal(1, count);
    const struct pbe_assessment *read = list[0];
    assert_int_equal(LONG, read->indicator_count);
    const struct pbe_indicator *last = &read->indicators[LONG - 1];
    assert_int_equal(5, read->indicators[LONG - 5].score_rows);
    assert_int_equal(PBE_EMPTY, last->score.value.kind);
    assert_int_equal(LONG - 4, last->score.place.row);
    assert_string_equal("数量指标", last->group2);
    assert_int_equal(strlen("≥10000公里"), last->target.value.length);
    assert_memory_equal("≥10000公里", last->target.value.text,
                        last->target.value.length);
    print_message("%zu bytes a row, %zu in all\n", sizeof *last, read->arena.taken);
    assert_true(read->arena.taken < 9 * MEGABYTE);
    pbe_layout_free(list, count);
    pbe_grid_free(grid);
}

static void tables_without_end_are_cut_and_that_is_said(void **state)
{
    (void)state;
    pbe_grid *grid = long_table(30000);
    const pbe_grid *grids[] = {grid};
    struct pbe_assessment **list;
    size_t count;
    bool said = false;
    assert_int_equal(PBE_STATUS_OK, pbe_layout_read(grids, 1, &list, &count, NULL));
    assert_int_equal(20000, list[0]->indicator_count);
    for (size_t i = 0; i < list[0]->note_count; i++)
        said |= strcmp(list[0]->notes[i].code, "cut") == 0;
    assert_true(said);
    pbe_layout_free(list, count);
    pbe_grid_free(grid);
}

static void names_and_notes_of_any_length_are_taken(void **state)
{
    (void)state;
    enum { LENGTH = 3 * 30000 };
    char *name = malloc(LENGTH + 1);
    assert_non_null(name);
    for (size_t i = 0; i < LENGTH; i += 3)
        memcpy(name + i, i % 2 ? "长" : "（", 3);
    name[LENGTH] = '\0';
    pbe_grid *grid = pbe_grid_new("长", GRID);
    put_header(grid);
    put_row(grid, 1);
    for (int i = 0; i < COLUMNS; i++)
        put(grid, i, name);
    put_row(grid, 2);
    put(grid, 2, "\xff\xfe\xc3\x28");
    put(grid, 4, "\xe5\xbf");
    put(grid, 8, "\xff");
    const pbe_grid *grids[] = {grid};
    struct pbe_assessment **list;
    size_t count;
    assert_int_equal(PBE_STATUS_OK, pbe_layout_read(grids, 1, &list, &count, NULL));
    assert_int_equal(2, list[0]->indicator_count);
    assert_int_equal(LENGTH, list[0]->indicators[0].target.value.length);
    assert_int_equal(PBE_TEXT, list[0]->indicators[1].score.value.kind);
    pbe_layout_free(list, count);
    pbe_grid_free(grid);
    free(name);
}

/* --- memory that ends --- */

static void fail_from(const pbe_grid *const *grids, bool forever)
{
    long n = 1;
    for (bool done = false; !done; n++) {
        struct pbe_assessment **list = NULL;
        struct pbe_error err;
        size_t count = 0;
        long live = memory_live();
        memory_fail(n, forever);
        pbe_status status = pbe_layout_read(grids, 2, &list, &count, &err);
        memory_relax();
        done = !memory_failed();
        if (status) {
            assert_int_equal(PBE_STATUS_MEMORY, status);
            assert_null(list);
            assert_true(memory_failed());
        } else {
            assert_true(done);
            assert_int_equal(2, count);
            pbe_layout_free(list, count);
        }
        assert_int_equal(live, memory_live());
    }
    assert_true(n > 5);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    pbe_grid *first = long_table(200), *second = long_table(7);
    const pbe_grid *grids[] = {first, second};
    fail_from(grids, false);
    fail_from(grids, true);
    pbe_grid_free(first);
    pbe_grid_free(second);
}

static void nothing_to_read_is_no_table(void **state)
{
    (void)state;
    pbe_grid *empty = pbe_grid_new("空", GRID);
    const pbe_grid *grids[] = {empty};
    struct pbe_assessment **list = NULL;
    struct pbe_error err = {0};
    size_t count = 0;
    assert_int_equal(PBE_STATUS_FILE, pbe_layout_read(grids, 1, &list, &count, &err));
    assert_int_equal(PBE_STATUS_FILE, pbe_layout_read(grids, 0, &list, &count, &err));
    assert_null(list);
    assert_non_null(strstr(err.text, "一级指标"));
    pbe_grid_free(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_tables_are_read_whole_in_little_memory),
        cmocka_unit_test(tables_without_end_are_cut_and_that_is_said),
        cmocka_unit_test(names_and_notes_of_any_length_are_taken),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(nothing_to_read_is_no_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
