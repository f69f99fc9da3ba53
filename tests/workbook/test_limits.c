/* test_limits.c CASES WORK - what is larger than the caller's limits is refused, with the
 * limit in the sentence; what lies just within them is read.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <string.h>

#include "package.h"
#include "workbook/workbook.h"

static char path[1024];

static void refused(struct pbe_workbook_limits limits, const char *sentence)
{
    pbe_workbook *book = NULL;
    struct pbe_error err;
    assert_int_equal(pbe_workbook_open(path, &limits, &book, &err), PBE_STATUS_FILE);
    assert_null(book);
    assert_string_equal(err.file, path);
    if (!strstr(err.text, sentence))
        fail_msg("%s\nwithout: %s", err.text, sentence);
}

static void read_well(struct pbe_workbook_limits limits)
{
    pbe_workbook *book = NULL;
    assert_int_equal(pbe_workbook_open(path, &limits, &book, NULL), PBE_STATUS_OK);
    assert_int_equal(pbe_workbook_sheet_count(book), 1);
    assert_null(pbe_workbook_sheet(book, 1));
    assert_null(pbe_workbook_property(book, "title"));
    pbe_workbook_free(book);
}

static void a_file_may_have_so_many_bytes(void **state)
{
    (void)state;
    refused((struct pbe_workbook_limits){.file = 1000}, "超过 1000 字节的限制");
    read_well((struct pbe_workbook_limits){.file = 100000});
}

static void a_package_may_unpack_to_so_many_bytes(void **state)
{
    (void)state;
    refused((struct pbe_workbook_limits){.content = 2500},
            "“xl/worksheets/sheet1.xml”时超过 2500 字节的限制");
    read_well((struct pbe_workbook_limits){.content = 100000});
}

static void grids_and_texts_may_take_so_much_memory(void **state)
{
    (void)state;
    refused((struct pbe_workbook_limits){.memory = 300}, "内容太多");
    refused((struct pbe_workbook_limits){.memory = 5000}, "工作表“自评表”的内容太多");
    read_well((struct pbe_workbook_limits){.memory = 100000});
    read_well((struct pbe_workbook_limits){0});
}

static void nothing_is_freed_as_well(void **state)
{
    (void)state;
    pbe_workbook_free(NULL);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_may_have_so_many_bytes),
        cmocka_unit_test(a_package_may_unpack_to_so_many_bytes),
        cmocka_unit_test(grids_and_texts_may_take_so_much_memory),
        cmocka_unit_test(nothing_is_freed_as_well),
    };
    static struct package package;
    if (count != 3)
        return 2;
    snprintf(path, sizeof path, "%s/excel.pkg", arguments[1]);
    package_read(&package, path);
    snprintf(path, sizeof path, "%s/limits.xlsx", arguments[2]);
    package_write(&package, path);
    package_free(&package);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
