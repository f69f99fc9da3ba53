/* test_template.c - the forms that packs give, read again as a return would be. */
#include "cmocka_first.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "assessment/layout.h"
#include "scratch.h"
#include "template/template.h"
#include "workbook/workbook.h"

static const char *rules, *own_rules; /* folders */

static pbe_engine *engine_with(const char *root)
{
    struct pbe_error err;
    pbe_engine *engine;
    struct pbe_engine_options options = {.shipped_rules = rules};
    assert_int_equal(pbe_engine_new(&options, &engine, &err), PBE_STATUS_OK);
    if (pbe_engine_load(engine, &root, root ? 1 : 0, &err))
        fail_msg("%s:%d: %s", err.file, err.line, err.text);
    return engine;
}

static struct pbe_value name(const char *text)
{
    return pbe_value_text(text, strlen(text));
}

/* Makes the form of a pack and opens it. */
static pbe_workbook *make(pbe_engine *engine, const char *pack,
                          enum pbe_document_kind kind)
{
    char path[] = "/tmp/pbe_template_XXXXXX";
    struct pbe_error err;
    struct pbe_value id = name(pack);
    pbe_workbook *workbook = NULL;
    FILE *file = fdopen(mkstemp(path), "w");
    assert_non_null(file);
    if (pbe_template_write(engine, &id, kind, file, &err))
        fail_msg("%s", err.text);
    assert_int_equal(fclose(file), 0);
    pbe_status status = pbe_workbook_open(path, NULL, &workbook, &err);
    unlink(path);
    if (status)
        fail_msg("%s", err.text);
    return workbook;
}

static const pbe_grid *sheet(const pbe_workbook *workbook, const char *wanted)
{
    for (size_t i = 0; i < pbe_workbook_sheet_count(workbook); i++)
        if (strcmp(pbe_grid_name(pbe_workbook_sheet(workbook, i)), wanted) == 0)
            return pbe_workbook_sheet(workbook, i);
    fail_msg("there is no sheet %s", wanted);
    return NULL;
}

/* Column and 1-based row as people name them. */
static const struct pbe_cell *cell(const pbe_grid *grid, char column, int row)
{
    return pbe_grid_get(grid, row - 1, column - 'A');
}

static void has_text(const pbe_grid *grid, char column, int row, const char *text)
{
    const struct pbe_cell *found = cell(grid, column, row);
    if (!found)
        fail_msg("%c%d is empty", column, row);
    assert_int_equal(found->value.kind, PBE_TEXT);
    assert_string_equal(found->value.text, text);
}

static void the_sheets_follow_from_the_pack(void **state)
{
    pbe_engine *engine = engine_with(NULL);
    pbe_workbook *lusong = make(engine, "zhuzhou-lusong-2023", PBE_DOCUMENT);
    pbe_workbook *mof = make(engine, "mof-2020-10", PBE_DOCUMENT);
    (void)state;
    assert_int_equal(pbe_workbook_sheet_count(lusong), 4);
    sheet(lusong, "基础数据表");
    sheet(lusong, "检查");
    sheet(lusong, "填报说明");
    assert_int_equal(pbe_workbook_sheet_count(mof), 3);
    has_text(sheet(mof, "自评表"), 'A', 1, "2020年度项目支出绩效自评表");
    has_text(sheet(mof, "自评表"), 'A', 2, "项目名称");
    has_text(sheet(lusong, "自评表"), 'A', 2, "区级预算部门（单位）名称");
    pbe_workbook_free(mof);
    pbe_workbook_free(lusong);
    pbe_engine_free(engine);
}

static void pack_version_and_fingerprint_are_in_it(void **state)
{
    pbe_engine *engine = engine_with(NULL);
    pbe_workbook *workbook = make(engine, "zhuzhou-lusong-2023", PBE_DOCUMENT);
    struct pbe_identity *identity;
    struct pbe_value id = name("zhuzhou-lusong-2023");
    (void)state;
    assert_int_equal(pbe_engine_identity(engine, &id, &identity, NULL), PBE_STATUS_OK);
    assert_string_equal(pbe_workbook_property(workbook, "pbe.pack"), identity->id);
    assert_string_equal(pbe_workbook_property(workbook, "pbe.version"),
                        identity->version);
    assert_string_equal(pbe_workbook_property(workbook, "pbe.fingerprint"),
                        identity->fingerprint);
    has_text(sheet(workbook, "自评表"), 'L', 2, "zhuzhou-lusong-2023");
    free(identity);
    pbe_workbook_free(workbook);
    pbe_engine_free(engine);
}

static const struct pbe_assessment *
read_back(const pbe_workbook *workbook, struct pbe_assessment ***list, size_t *count)
{
    const pbe_grid *grids[8];
    size_t sheets = pbe_workbook_sheet_count(workbook);
    struct pbe_error err;
    for (size_t i = 0; i < sheets; i++)
        grids[i] = pbe_workbook_sheet(workbook, i);
    if (pbe_layout_read(grids, sheets, list, count, &err))
        fail_msg("%s", err.text);
    return (*list)[0];
}

static void our_reader_finds_in_it_what_was_laid_out(void **state)
{
    pbe_engine *engine = engine_with(NULL);
    pbe_workbook *workbook = make(engine, "zhuzhou-lusong-2023", PBE_DOCUMENT);
    struct pbe_assessment **list;
    size_t count;
    (void)state;
    const struct pbe_assessment *found = read_back(workbook, &list, &count);
    assert_int_equal(count, 1);
    /* the execution, and 11 blocks: of rows that are not filled in the first counts */
    assert_int_equal(found->indicator_count, 1 + 11);
    assert_true(found->indicators[0].is_execution);
    assert_string_equal(found->indicators[1].group1, "产出指标");
    assert_string_equal(found->indicators[1].group2, "数量指标");
    assert_string_equal(found->indicators[11].group2, "生态环境成本指标");
    assert_int_equal(found->heading_count, 4);
    assert_true(found->headings[0].points == 40);
    assert_true(found->year.value.number == 2023);
    assert_true(found->amount_scale == 10000);
    assert_string_equal(found->pack.value.text, "zhuzhou-lusong-2023");
    assert_true(found->total_weight.value.number == 10);
    assert_true(found->base_row_count >= 18);
    pbe_layout_free(list, count);
    pbe_workbook_free(workbook);
    pbe_engine_free(engine);
}

/* --- what a bureau prescribes --- */

static void prescribed_rows_are_filled_in_and_explained(void **state)
{
    pbe_engine *engine = engine_with(own_rules);
    pbe_workbook *workbook = make(engine, "own", PBE_DOCUMENT);
    (void)state;
    const pbe_grid *self = sheet(workbook, "自评表");
    /* title, unit, funds 3 to 7, goals 8 and 9, header 10 */
    has_text(self, 'D', 11, "巡查次数");
    has_text(self, 'E', 11, "≥200次");
    assert_true(cell(self, 'G', 11)->value.number == 8);
    has_text(self, 'M', 11, "实际完成值未填，暂不计分");
    assert_null(cell(self, 'D', 12)); /* the empty row below it */
    has_text(self, 'D', 15, "经费");
    has_text(self, 'E', 15, "20");
    has_text(self, 'L', 15, "成本指标");
    assert_true(cell(self, 'G', 24)->value.number == 23); /* 10, 8 and 5 */
    assert_true(cell(self, 'K', 24)->value.number == 23); /* pending */
    pbe_workbook_free(workbook);
    pbe_engine_free(engine);
}

static void a_pack_without_framework_has_no_form(void **state)
{
    struct scratch scratch;
    struct pbe_error err;
    struct pbe_value id = name("t");
    FILE *file = tmpfile();
    (void)state;
    scratch_open(&scratch);
    scratch_good_pack(&scratch);
    pbe_engine *engine = engine_with(scratch.path);
    assert_int_equal(pbe_template_write(engine, &id, PBE_DOCUMENT, file, &err),
                     PBE_STATUS_PACK);
    assert_non_null(strstr(err.text, "framework"));
    fclose(file);
    pbe_engine_free(engine);
    scratch_close(&scratch);
}

/* --- the three kinds --- */

static bool is_same_cell(const struct pbe_cell *a, const struct pbe_cell *b)
{
    if (a->value.kind != b->value.kind || a->format != b->format
        || (a->formula != NULL) != (b->formula != NULL)
        || (a->formula && strcmp(a->formula, b->formula) != 0))
        return false;
    if (a->value.kind == PBE_NUMBER)
        return a->value.number == b->value.number;
    return a->value.kind == PBE_EMPTY || strcmp(a->value.text, b->value.text) == 0;
}

static size_t compare_sheets(const pbe_grid *a, const pbe_grid *b)
{
    size_t compared = 0;
    assert_string_equal(pbe_grid_name(a), pbe_grid_name(b));
    for (int row = 0; row < 240; row++)
        for (int column = 0; column < 14; column++) {
            const struct pbe_cell *left = pbe_grid_get(a, row, column);
            const struct pbe_cell *right = pbe_grid_get(b, row, column);
            if (!left != !right || (left && !is_same_cell(left, right)))
                fail_msg("%s: row %d, column %d differ", pbe_grid_name(a), row, column);
            compared += left != NULL;
        }
    return compared;
}

static void all_kinds_have_the_same_content(void **state)
{
    static const enum pbe_document_kind kinds[] = {PBE_DOCUMENT_TEMPLATE,
                                                   PBE_DOCUMENT_FLAT};
    pbe_engine *engine = engine_with(NULL);
    pbe_workbook *one = make(engine, "zhuzhou-lusong-2023", PBE_DOCUMENT);
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        pbe_workbook *other = make(engine, "zhuzhou-lusong-2023", kinds[i]);
        size_t sheets = pbe_workbook_sheet_count(one), compared = 0;
        assert_int_equal(pbe_workbook_sheet_count(other), sheets);
        for (size_t j = 0; j < sheets; j++)
            compared += compare_sheets(pbe_workbook_sheet(one, j),
                                       pbe_workbook_sheet(other, j));
        assert_true(compared > 300);
        pbe_workbook_free(other);
    }
    pbe_workbook_free(one);
    pbe_engine_free(engine);
}

static void a_full_disk_is_told(void **state)
{
    pbe_engine *engine = engine_with(NULL);
    struct pbe_error err;
    struct pbe_value id = name("mof-2020-10");
    FILE *full = fopen("/dev/full", "w");
    (void)state;
    if (!full)
        skip();
    assert_int_equal(pbe_template_write(engine, &id, PBE_DOCUMENT, full, &err),
                     PBE_STATUS_FILE);
    fclose(full);
    pbe_engine_free(engine);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sheets_follow_from_the_pack),
        cmocka_unit_test(pack_version_and_fingerprint_are_in_it),
        cmocka_unit_test(our_reader_finds_in_it_what_was_laid_out),
        cmocka_unit_test(prescribed_rows_are_filled_in_and_explained),
        cmocka_unit_test(a_pack_without_framework_has_no_form),
        cmocka_unit_test(all_kinds_have_the_same_content),
        cmocka_unit_test(a_full_disk_is_told),
    };
    if (count != 3)
        return 2;
    rules = arguments[1];
    own_rules = arguments[2];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
