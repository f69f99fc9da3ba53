/* test_fill.c RULES WORK - one form, filled for several departments one after the other. */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "template/fill.h"
#include "template/template.h"
#include "workbook/workbook.h"

enum { UNIT_ROW = 1, UNIT_COLUMN = 3, FIRST_ROW = 12, NAME_COLUMN = 3 };

static const char *rules, *work;
static pbe_engine *engine;

static struct pbe_value text(const char *string)
{
    return pbe_value_text(string, strlen(string));
}

static pbe_fill *open_form(void)
{
    char path[1024];
    pbe_fill *fill = NULL;
    struct pbe_error err;
    struct pbe_value pack = text("zhuzhou-lusong-2023");
    snprintf(path, sizeof path, "%s/fill-form.ots", work);
    FILE *file = fopen(path, "w+");
    assert_non_null(file);
    assert_int_equal(
        pbe_template_write(engine, &pack, PBE_DOCUMENT_TEMPLATE, file, NULL),
        PBE_STATUS_OK);
    assert_int_equal(fclose(file), 0);
    if (pbe_fill_open(path, engine, &fill, &err))
        fail_msg("%s", err.text);
    return fill;
}

/* A department's name, and so many indicators under 数量指标. */
static pbe_workbook *fill_for(pbe_fill *fill, const char *name, const char *code,
                              size_t indicators, struct pbe_filled *filled)
{
    const struct pbe_fill_value unit = {PBE_FILL_VALUE, text(name), "name"};
    const struct pbe_fill_value row[] = {
        {PBE_FILL_LEVEL2, text("数量指标"), "level2"},
        {PBE_FILL_LEVEL3, text("巡查次数"), "level3"},
        {PBE_FILL_WEIGHT, pbe_value_number(4), "weight"},
    };
    struct pbe_fill_record records[8] = {{PBE_FILL_FACT, "单位名称", &unit, 1, "name"}};
    for (size_t i = 1; i <= indicators; i++)
        records[i] = (struct pbe_fill_record){PBE_FILL_INDICATOR, "", row, 3, "row"};
    const struct pbe_fill_data data = {records, 1 + indicators, ""};
    const char *const properties[][2] = {{"pbe.code", code}};
    struct pbe_error err;
    pbe_workbook *workbook = NULL;
    FILE *file = tmpfile();
    assert_non_null(file);
    if (pbe_fill_write(fill, &data, properties, 1, PBE_DOCUMENT, file, filled, &err)
        || pbe_workbook_read(file, NULL, &workbook, &err))
        fail_msg("%s", err.text);
    fclose(file);
    return workbook;
}

static const char *cell_text(const pbe_workbook *workbook, int row, int column)
{
    const struct pbe_cell *cell =
        pbe_grid_get(pbe_workbook_sheet(workbook, 1), row, column);
    return cell && cell->value.kind == PBE_TEXT ? cell->value.text : "";
}

static void each_department_gets_what_is_its_own(void **state)
{
    struct pbe_filled many, none;
    pbe_fill *fill = open_form();
    (void)state;
    pbe_workbook *first = fill_for(fill, "甲局", "101", 4, &many);
    pbe_workbook *second = fill_for(fill, "乙局", "102", 0, &none);
    assert_string_equal(cell_text(first, UNIT_ROW, UNIT_COLUMN), "甲局");
    assert_string_equal(cell_text(first, FIRST_ROW + 3, NAME_COLUMN), "巡查次数");
    assert_string_equal(pbe_workbook_property(first, "pbe.code"), "101");
    assert_int_equal(many.inserted, 2);
    assert_int_equal(many.cells, 1 + 4 * 2);
    assert_string_equal(cell_text(second, UNIT_ROW, UNIT_COLUMN), "乙局");
    assert_string_equal(cell_text(second, FIRST_ROW, NAME_COLUMN), "");
    assert_string_equal(pbe_workbook_property(second, "pbe.code"), "102");
    assert_string_equal(pbe_workbook_property(second, "pbe.pack"),
                        "zhuzhou-lusong-2023");
    assert_int_equal(none.inserted, 0);
    assert_int_equal(none.cells, 1);
    pbe_workbook_free(second);
    pbe_workbook_free(first);
    pbe_fill_free(fill);
}

static void wrong_data_leave_the_form_ready_for_the_next(void **state)
{
    pbe_fill *fill = open_form();
    const struct pbe_fill_value value = {PBE_FILL_AMOUNT, pbe_value_number(1), "B7"};
    const struct pbe_fill_record record = {PBE_FILL_FUND, "没有", &value, 1, "第7行"};
    const struct pbe_fill_data data = {&record, 1, "名单.ods"};
    struct pbe_error err;
    struct pbe_filled filled;
    FILE *file = tmpfile();
    (void)state;
    assert_int_equal(
        pbe_fill_write(fill, &data, NULL, 0, PBE_DOCUMENT, file, NULL, &err),
        PBE_STATUS_FILE);
    assert_string_equal(err.file, "名单.ods");
    assert_non_null(strstr(err.text, "第7行"));
    assert_int_equal(ftell(file), 0);
    fclose(file);
    pbe_workbook_free(fill_for(fill, "丙局", "103", 1, &filled));
    assert_int_equal(filled.cells, 3);
    pbe_fill_free(fill);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_department_gets_what_is_its_own),
        cmocka_unit_test(wrong_data_leave_the_form_ready_for_the_next),
    };
    if (count != 3)
        return 2;
    rules = arguments[1];
    work = arguments[2];
    struct pbe_engine_options options = {.shipped_rules = rules};
    if (pbe_engine_new(&options, &engine, NULL)
        || pbe_engine_load(engine, NULL, 0, NULL))
        return 2;
    int result = cmocka_run_group_tests(tests, NULL, NULL);
    pbe_engine_free(engine);
    return result;
}
