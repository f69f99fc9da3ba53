/* test_memory.c CASES WORK - each allocation of the reader and of libxml2 fails once, and
 * from then on for ever: an error that says so and nothing leaks, or all was read.
 */
#include "cmocka_first.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bad_memory.h"
#include "failing_memory.h"
#include "summary.h"

enum { MANY = 1000000 };

static const char *cases, *work;

static pbe_status open(const char *path, uint64_t *sum, struct pbe_error *err)
{
    pbe_workbook *book = NULL;
    pbe_status status = pbe_workbook_open(path, NULL, &book, err);
    memory_relax();
    if (status)
        assert_null(book);
    else
        *sum = summary_of(book);
    pbe_workbook_free(book);
    xmlResetLastError(); /* libxml2 keeps a copy of its last sentence */
    return status;
}

static void fail_each(const char *path, bool forever)
{
    uint64_t right = 0, sum;
    struct pbe_error err = {.text = ""};
    assert_int_equal(open(path, &right, NULL), PBE_STATUS_OK);
    long n = 1, live = memory_live(), errors = 0;
    for (; n < MANY; n++) {
        sum = 0;
        memory_fail(n, forever);
        pbe_status status = open(path, &sum, &err);
        bool failed = memory_failed();
        if (status && status != PBE_STATUS_MEMORY)
            fail_msg("%s, allocation %ld: status %d: %s", path, n, status, err.text);
        if (!status && sum != right)
            fail_msg("%s, allocation %ld: something is missing", path, n);
        if (memory_live() != live)
            fail_msg("%s, allocation %ld: %ld blocks leak", path, n,
                     memory_live() - live);
        errors += status != PBE_STATUS_OK;
        if (!failed)
            break;
    }
    assert_true(errors > 30); /* else nothing was tested */
}

static void a_flat_file_is_read_or_memory_was_short(void **state)
{
    (void)state;
    bad_memory_try(cases, "cells.fods", work, "memory", fail_each);
}

static void a_package_is_read_or_memory_was_short(void **state)
{
    (void)state;
    bad_memory_try(cases, "styles_elsewhere.pkg", work, "memory", fail_each);
}

static void an_excel_workbook_is_read_or_memory_was_short(void **state)
{
    (void)state;
    bad_memory_try(cases, "excel.pkg", work, "memory", fail_each);
    bad_memory_try(cases, "strict_1904.pkg", work, "memory", fail_each);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flat_file_is_read_or_memory_was_short),
        cmocka_unit_test(a_package_is_read_or_memory_was_short),
        cmocka_unit_test(an_excel_workbook_is_read_or_memory_was_short),
    };
    if (count != 3)
        return 2;
    cases = arguments[1];
    work = arguments[2];
    bad_memory_begin();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
