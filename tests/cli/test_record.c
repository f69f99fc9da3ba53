/* test_record.c - a record as bytes, and bytes that are none. */
#include "cmocka_first.h"

#include <stdlib.h>
#include <string.h>

#include "cli/record.h"

enum { ROOM = 1 << 20 };

static struct record_row rows[] = {
    {.cell = "G12",
     .level1 = "产出指标",
     .level2 = "数量指标",
     .level3 = "检查次数",
     .target = "≥ 200次",
     .actual = "401",
     .weight = {.kind = PBE_NUMBER, .number = 8},
     .given = {.kind = PBE_TEXT, .text = "八分", .length = 6},
     .computed = {.kind = PBE_NUMBER, .number = 0.1 + 0.2},
     .outcome = PBE_MET,
     .counts = true,
     .rule = "定量指标",
     .explanation = "401 达到 ≥200：8"},
    {.cell = "",
     .level1 = "",
     .level2 = "",
     .level3 = "",
     .target = "",
     .actual = "",
     .outcome = PBE_CANNOT_COMPUTE,
     .rule = "",
     .explanation = ""},
};
static struct record_finding findings[] = {
    {PBE_NOTE, "C30", "", "没有填表日期"},
    {PBE_ERROR, "C07", "自评表!G12", "得分应为 8"},
    {PBE_WARNING, "C09", "自评表!H12", "理由没有填写\n请补充"},
};
static struct record_table tables[] = {
    {.sheet = "自评表",
     .unit = "芦淞区",
     .project = "道路养护",
     .year = {.kind = PBE_NUMBER, .number = 2023},
     .pack = "mof-2020-10",
     .version = "1.0",
     .fingerprint = "3fa9",
     .given = {.kind = PBE_NUMBER, .number = 94},
     .pending = 1,
     .grade = "优",
     .explanation = "",
     .rows = rows,
     .row_count = 2,
     .findings = findings,
     .finding_count = 3},
    {.sheet = "2",
     .unit = "",
     .project = "",
     .pack = "",
     .version = "",
     .fingerprint = "",
     .grade = "",
     .explanation = ""},
};
static const struct record whole = {
    .code = "101001", .tables = tables, .table_count = 2};

static void what_was_written_is_read(void **state)
{
    struct pbe_text bytes, again;
    struct pbe_arena arena;
    struct record read;
    (void)state;
    pbe_text_init(&bytes, ROOM);
    pbe_text_init(&again, ROOM);
    pbe_arena_init(&arena, ROOM);
    record_write(&whole, &bytes);
    assert_true(record_read(bytes.bytes, bytes.length, &arena, &read));
    assert_null(read.error);
    assert_int_equal(read.table_count, 2);
    assert_string_equal(read.code, "101001");
    assert_string_equal(read.tables[0].unit, "芦淞区");
    assert_string_equal(read.tables[0].project, "道路养护");
    assert_int_equal(read.tables[0].row_count, 2);
    assert_true(read.tables[0].rows[0].computed.number == 0.1 + 0.2);
    assert_int_equal(read.tables[0].rows[1].computed.kind, PBE_EMPTY);
    assert_string_equal(read.tables[0].findings[2].message, "理由没有填写\n请补充");
    record_write(&read, &again);
    assert_int_equal(again.length, bytes.length);
    assert_memory_equal(again.bytes, bytes.bytes, bytes.length);
    pbe_arena_done(&arena);
    pbe_text_done(&again);
    pbe_text_done(&bytes);
}

static void an_error_is_a_record(void **state)
{
    struct pbe_text bytes;
    struct pbe_arena arena;
    struct record read;
    (void)state;
    pbe_text_init(&bytes, ROOM);
    pbe_arena_init(&arena, ROOM);
    record_write(&(struct record){.error = "文件已加密"}, &bytes);
    assert_true(record_read(bytes.bytes, bytes.length, &arena, &read));
    assert_string_equal(read.error, "文件已加密");
    assert_int_equal(read.table_count, 0);
    pbe_arena_done(&arena);
    pbe_text_done(&bytes);
}

/* Cut anywhere, or with any byte changed: refused or read, and never beyond its end,
 * which the sanitizers watch on a copy of the very size. */
static void damaged_bytes_are_refused_or_harmless(void **state)
{
    struct pbe_text bytes;
    (void)state;
    pbe_text_init(&bytes, ROOM);
    record_write(&whole, &bytes);
    for (size_t i = 0; i < bytes.length; i++) {
        struct pbe_arena arena;
        struct record read;
        char *copy = malloc(bytes.length);
        char *cut = i ? malloc(i) : NULL;
        assert_non_null(copy);
        memcpy(copy, bytes.bytes, bytes.length);
        copy[i] = (char)~copy[i];
        pbe_arena_init(&arena, ROOM);
        if (record_read(copy, bytes.length, &arena, &read) && !read.error)
            for (size_t j = 0; j < read.table_count; j++)
                assert_true(record_count(&read.tables[j], PBE_ERROR)
                            <= read.tables[j].finding_count);
        if (cut) {
            memcpy(cut, bytes.bytes, i);
            assert_false(record_read(cut, i, &arena, &read));
        }
        pbe_arena_done(&arena);
        free(cut);
        free(copy);
    }
    pbe_text_done(&bytes);
}

static void lights_follow_the_worst_finding(void **state)
{
    struct record_table table = tables[0];
    (void)state;
    assert_int_equal(record_light_of(&table), RECORD_RED);
    assert_string_equal(record_worst(&table)->code, "C07");
    table.finding_count = 1;
    assert_int_equal(record_light_of(&table), RECORD_GREEN);
    table.findings = findings + 2;
    assert_int_equal(record_light_of(&table), RECORD_AMBER);
    assert_int_equal(record_light_of(&tables[1]), RECORD_GREEN);
    assert_null(record_worst(&tables[1]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(an_error_is_a_record),
        cmocka_unit_test(damaged_bytes_are_refused_or_harmless),
        cmocka_unit_test(lights_follow_the_worst_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
