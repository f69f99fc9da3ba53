/* test_grid.c - arenas, and grids of cells: filled in order, read by place. */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/grid.h"
#include "failing_memory.h"

enum { ROOM = 64 * 1024 * 1024 };

/* --- arenas --- */

static void what_is_taken_is_aligned_and_zeroed_and_stays(void **state)
{
    struct pbe_arena arena;
    (void)state;
    pbe_arena_init(&arena, ROOM);
    char *first = pbe_arena_text(&arena, "绩效", 6);
    for (size_t i = 1; i < 2000; i++) {
        unsigned char *bytes = pbe_arena_take(&arena, i, 1);
        assert_non_null(bytes);
        assert_int_equal((uintptr_t)bytes % sizeof(long double), 0);
        for (size_t k = 0; k < i; k++)
            assert_int_equal(bytes[k], 0);
        memset(bytes, 0xFF, i);
        pbe_arena_text(&arena, "x", 1);
    }
    assert_string_equal(first, "绩效");
    assert_string_equal(pbe_arena_text(&arena, "", 0), "");
    assert_non_null(pbe_arena_take(&arena, 0, 8));
    pbe_arena_done(&arena);
    pbe_arena_done(&arena);
}

static void an_arena_gives_no_more_than_its_maximum(void **state)
{
    struct pbe_arena arena;
    (void)state;
    pbe_arena_init(&arena, 100);
    assert_null(pbe_arena_take(&arena, 101, 1));
    assert_null(pbe_arena_take(&arena, SIZE_MAX / 2, 4));
    assert_null(pbe_arena_text(&arena, "x", SIZE_MAX));
    assert_non_null(pbe_arena_take(&arena, 90, 1));
    assert_null(pbe_arena_text(&arena, "0123456789", 10)); /* and its NUL */
    assert_non_null(pbe_arena_text(&arena, "012345678", 9));
    assert_int_equal(arena.taken, 100);
    pbe_arena_done(&arena);
    assert_int_equal(arena.taken, 0);
}

static void an_arena_without_memory_gives_nothing(void **state)
{
    struct pbe_arena arena;
    long live = memory_live();
    (void)state;
    pbe_arena_init(&arena, ROOM);
    memory_fail(1, false);
    assert_null(pbe_arena_take(&arena, 1, 1));
    assert_non_null(pbe_arena_take(&arena, 1, 1));
    memory_fail(1, false);
    assert_null(pbe_arena_take(&arena, 100, 1000)); /* a block of its own */
    memory_relax();
    assert_non_null(pbe_arena_take(&arena, 100, 1000));
    pbe_arena_done(&arena);
    assert_int_equal(memory_live(), live);
}

/* --- cells --- */

static struct pbe_cell text_cell(int column, int columns, const char *text)
{
    return (struct pbe_cell){.column = column,
                             .columns = columns,
                             .value = pbe_value_text(text, strlen(text))};
}

static pbe_status fill(pbe_grid *grid, struct pbe_error *err)
{
    struct pbe_cell number = {.column = 3,
                              .columns = 2,
                              .format = PBE_FORMAT_PERCENT,
                              .value = pbe_value_number(0.85),
                              .shown = "85%",
                              .formula = "=[.A1]"};
    struct pbe_cell text = text_cell(0, 1, "执法准确率");
    pbe_status status = pbe_grid_add_row(grid, 2, 1, false, err);
    if (!status)
        status = pbe_grid_add_cell(grid, &text, err);
    if (!status)
        status = pbe_grid_add_cell(grid, &number, err);
    if (!status)
        status = pbe_grid_add_row(grid, 5, 1000, true, err);
    if (!status)
        status = pbe_grid_add_cell(grid, &text, err);
    if (!status)
        status = pbe_grid_merge(grid, (struct pbe_area){2, 0, 4, 2}, err);
    if (!status)
        status = pbe_grid_hide_columns(grid, 4, 2, err);
    return status;
}

static void cells_are_found_by_their_place(void **state)
{
    pbe_grid *grid = pbe_grid_new("自评表", ROOM);
    (void)state;
    assert_int_equal(fill(grid, NULL), PBE_STATUS_OK);
    assert_string_equal(pbe_grid_name(grid), "自评表");
    assert_null(pbe_grid_get(grid, 0, 0));
    assert_null(pbe_grid_get(grid, 2, 1));
    assert_null(pbe_grid_get(grid, 2, 5));
    assert_null(pbe_grid_get(grid, 1005, 0));
    assert_string_equal(pbe_grid_get(grid, 2, 0)->shown, "执法准确率");
    assert_ptr_equal(pbe_grid_get(grid, 2, 3), pbe_grid_get(grid, 2, 4));
    assert_string_equal(pbe_grid_get(grid, 2, 4)->shown, "85%");
    assert_string_equal(pbe_grid_get(grid, 2, 4)->formula, "=[.A1]");
    assert_ptr_equal(pbe_grid_get(grid, 5, 0), pbe_grid_get(grid, 1004, 0));
    /* Equal texts are kept once. */
    assert_ptr_equal(pbe_grid_get(grid, 5, 0)->shown, pbe_grid_get(grid, 2, 0)->shown);
    pbe_grid_free(grid);
    pbe_grid_free(NULL);
}

static void hidden_are_sheets_rows_and_columns(void **state)
{
    pbe_grid *grid = pbe_grid_new("x", ROOM);
    (void)state;
    assert_false(pbe_grid_hides(grid, 0, 0));
    assert_int_equal(fill(grid, NULL), PBE_STATUS_OK);
    assert_false(pbe_grid_hides(grid, 2, 3));
    assert_true(pbe_grid_hides(grid, 2, 4));
    assert_true(pbe_grid_hides(grid, 900000, 5));
    assert_false(pbe_grid_hides(grid, 2, 6));
    assert_false(pbe_grid_hides(grid, 2, -1));
    assert_false(pbe_grid_hides(grid, 2, PBE_GRID_COLUMNS));
    assert_true(pbe_grid_hides(grid, 5, 0));
    assert_true(pbe_grid_hides(grid, 1004, 0));
    assert_false(pbe_grid_hides(grid, 1005, 0));
    assert_int_equal(pbe_grid_hide_columns(grid, PBE_GRID_COLUMNS - 1, 1, NULL), 0);
    assert_int_equal(pbe_grid_hide_columns(grid, PBE_GRID_COLUMNS - 1, 2, NULL),
                     PBE_STATUS_FILE);
    pbe_grid_hide(grid);
    assert_true(pbe_grid_is_hidden(grid));
    assert_true(pbe_grid_hides(grid, 0, 0));
    pbe_grid_free(grid);
}

static void what_is_out_of_order_or_of_range_is_refused(void **state)
{
    pbe_grid *grid = pbe_grid_new("x", ROOM);
    struct pbe_cell cell = text_cell(5, 2, "x");
    struct pbe_error err;
    (void)state;
    assert_int_equal(pbe_grid_add_cell(grid, &cell, &err), PBE_STATUS_FILE);
    assert_int_equal(pbe_grid_add_row(grid, -1, 1, false, &err), PBE_STATUS_FILE);
    assert_int_equal(pbe_grid_add_row(grid, 0, 0, false, &err), PBE_STATUS_FILE);
    assert_int_equal(pbe_grid_add_row(grid, 1, PBE_GRID_ROWS, false, &err),
                     PBE_STATUS_FILE);
    assert_int_equal(pbe_grid_add_row(grid, 7, 3, false, &err), PBE_STATUS_OK);
    assert_int_equal(pbe_grid_add_cell(grid, &cell, &err), PBE_STATUS_OK);
    cell.column = 6;
    assert_int_equal(pbe_grid_add_cell(grid, &cell, &err), PBE_STATUS_FILE);
    assert_non_null(strstr(err.text, "第8行"));
    cell.column = 7;
    cell.columns = PBE_GRID_COLUMNS;
    assert_int_equal(pbe_grid_add_cell(grid, &cell, &err), PBE_STATUS_FILE);
    assert_int_equal(pbe_grid_add_row(grid, 9, 1, false, &err), PBE_STATUS_FILE);
    assert_int_equal(pbe_grid_add_row(grid, PBE_GRID_ROWS - 1, 1, false, &err),
                     PBE_STATUS_OK);
    pbe_grid_free(grid);
}

static void a_grid_holds_no_more_than_its_maximum(void **state)
{
    pbe_grid *grid = pbe_grid_new("x", 100000);
    struct pbe_error err;
    pbe_status status = pbe_grid_add_row(grid, 0, 1, false, &err);
    (void)state;
    for (int i = 0; !status && i < PBE_GRID_COLUMNS; i++) {
        char words[100];
        snprintf(words, sizeof words, "一段不短的文字，每格都不同：%d", i);
        struct pbe_cell cell = text_cell(i, 1, words);
        status = pbe_grid_add_cell(grid, &cell, &err);
    }
    assert_int_equal(status, PBE_STATUS_FILE);
    assert_non_null(strstr(err.text, "内容太多"));
    assert_true(pbe_grid_memory(grid) <= 100000);
    pbe_grid_free(grid);
}

static void a_grid_without_memory_says_so_and_leaks_nothing(void **state)
{
    (void)state;
    for (int forever = 0; forever < 2; forever++)
        for (long n = 1;; n++) {
            long live = memory_live();
            memory_fail(n, forever == 1);
            pbe_grid *grid = pbe_grid_new("自评表", ROOM);
            pbe_status status = grid ? fill(grid, NULL) : PBE_STATUS_MEMORY;
            memory_relax();
            assert_true(status == PBE_STATUS_MEMORY || !memory_failed());
            pbe_grid_free(grid);
            assert_int_equal(memory_live(), live);
            if (!memory_failed())
                break;
        }
}

static void an_address_is_what_people_write(void **state)
{
    static const struct {
        int row, column;
        const char *address;
    } cases[] = {{0, 0, "A1"},
                 {11, 4, "E12"},
                 {0, 25, "Z1"},
                 {0, 26, "AA1"},
                 {99, 701, "ZZ100"},
                 {0, 702, "AAA1"},
                 {PBE_GRID_ROWS - 1, PBE_GRID_COLUMNS - 1, "XFD1048576"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char address[PBE_ADDRESS_MAX];
        size_t length = pbe_grid_address(cases[i].row, cases[i].column, address);
        assert_string_equal(address, cases[i].address);
        assert_int_equal(length, strlen(address));
    }
}

/* --- merges --- */

static bool shares(const struct pbe_area *a, const struct pbe_area *b)
{
    return a->row <= b->last_row && b->row <= a->last_row && a->column <= b->last_column
           && b->column <= a->last_column;
}

static unsigned chance(unsigned below)
{
    static unsigned seed = 2023;
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static void merges_are_found_as_a_plain_search_finds_them(void **state)
{
    static struct pbe_area kept[4000];
    size_t count = 0;
    pbe_grid *grid = pbe_grid_new("x", ROOM);
    (void)state;
    for (int i = 0; i < 6000; i++) {
        struct pbe_area area = {.row = (int)chance(900), .column = (int)chance(60)};
        area.last_row = area.row + (int)chance(6);
        area.last_column = area.column + (int)chance(4);
        bool is_free = true;
        for (size_t k = 0; k < count; k++)
            is_free = is_free && !shares(&kept[k], &area);
        assert_int_equal(pbe_grid_merge(grid, area, NULL),
                         is_free ? PBE_STATUS_OK : PBE_STATUS_FILE);
        if (is_free)
            kept[count++] = area;
    }
    assert_true(count > 1000);
    for (int row = 0; row < 910; row++)
        for (int column = 0; column < 66; column++) {
            const struct pbe_area *found = pbe_grid_merged(grid, row, column);
            struct pbe_area cell = {row, column, row, column};
            size_t k = 0;
            while (k < count && !shares(&kept[k], &cell))
                k++;
            assert_true(k < count ? found && memcmp(found, &kept[k], sizeof cell) == 0
                                  : !found);
        }
    pbe_grid_free(grid);
}

/* 200,000 merges, and each cell of them asked for: linear search would take an hour. */
static void many_merges_are_found_quickly(void **state)
{
    enum { ROWS = 100000 };
    pbe_grid *grid = pbe_grid_new("x", ROOM);
    (void)state;
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < 4; column += 2)
            assert_int_equal(
                pbe_grid_merge(grid, (struct pbe_area){row, column, row, column + 1},
                               NULL),
                PBE_STATUS_OK);
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < 4; column++)
            assert_int_equal(pbe_grid_merged(grid, row, column)->column,
                             column / 2 * 2);
    assert_null(pbe_grid_merged(grid, ROWS, 0));
    pbe_grid_free(grid);
}

static void merges_are_limited_in_number_and_place(void **state)
{
    pbe_grid *grid = pbe_grid_new("x", ROOM);
    struct pbe_error err;
    pbe_status status = PBE_STATUS_OK;
    (void)state;
    assert_int_equal(pbe_grid_merge(grid, (struct pbe_area){1, 0, 0, 1}, NULL),
                     PBE_STATUS_FILE);
    assert_int_equal(
        pbe_grid_merge(grid, (struct pbe_area){0, 0, PBE_GRID_ROWS, 1}, NULL),
        PBE_STATUS_FILE);
    for (int row = 0; !status && row < PBE_GRID_ROWS; row++)
        status = pbe_grid_merge(grid, (struct pbe_area){row, 0, row, 1}, &err);
    assert_int_equal(status, PBE_STATUS_FILE);
    assert_non_null(strstr(err.text, "内容太多"));
    pbe_grid_free(grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_taken_is_aligned_and_zeroed_and_stays),
        cmocka_unit_test(an_arena_gives_no_more_than_its_maximum),
        cmocka_unit_test(an_arena_without_memory_gives_nothing),
        cmocka_unit_test(cells_are_found_by_their_place),
        cmocka_unit_test(hidden_are_sheets_rows_and_columns),
        cmocka_unit_test(what_is_out_of_order_or_of_range_is_refused),
        cmocka_unit_test(a_grid_holds_no_more_than_its_maximum),
        cmocka_unit_test(a_grid_without_memory_says_so_and_leaks_nothing),
        cmocka_unit_test(an_address_is_what_people_write),
        cmocka_unit_test(merges_are_found_as_a_plain_search_finds_them),
        cmocka_unit_test(many_merges_are_found_quickly),
        cmocka_unit_test(merges_are_limited_in_number_and_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
