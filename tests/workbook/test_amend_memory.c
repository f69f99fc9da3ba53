/* test_amend_memory.c AMEND WORK - each allocation of the amending and of libxml2 fails
 * once, and from then on for ever: an error that says so and nothing leaks, or the file is
 * the same as ever. AMEND has form.fods, and .pkg descriptions of packages.
 */
#include "cmocka_first.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bad_memory.h"
#include "failing_memory.h"
#include "workbook/amend.h"

enum { MANY = 1000000, OUTPUT = 256 * 1024 };

static const char *cases, *work;

static pbe_status change(pbe_amend *amend, struct pbe_error *err)
{
    static const double widths[] = {2, 3};
    struct pbe_value values[] = {pbe_value_text("=1 _x0041_  <", 13),
                                 pbe_value_number(0.1)};
    const struct pbe_amend_sheet sheet = {.name = "存档",
                                          .widths = widths,
                                          .columns = 2,
                                          .rows = 1,
                                          .values = values,
                                          .is_protected = true};
    pbe_status status = pbe_amend_add_sheet(amend, &sheet, err);
    if (status || pbe_amend_kind(amend) == PBE_WORKBOOK_XLSX)
        return status;
    status = pbe_amend_set(amend, 0, 6, 1, &values[0], err);
    if (!status)
        status = pbe_amend_set(amend, 0, 2, 3, &values[0], err);
    if (!status)
        status = pbe_amend_insert_rows(amend, 0, 3, 2, err);
    if (!status)
        status = pbe_amend_set_property(amend, "pbe.code", "A&1", err);
    return status;
}

static pbe_status amend_file(const char *path, FILE *to, struct pbe_error *err)
{
    pbe_amend *amend = NULL;
    pbe_status status = pbe_amend_open(path, &amend, err);
    bool is_flat = amend && pbe_amend_kind(amend) == PBE_WORKBOOK_FODS;
    if (!status)
        status = change(amend, err);
    if (!status)
        status =
            pbe_amend_save(amend, is_flat ? PBE_DOCUMENT_FLAT : PBE_DOCUMENT, to, err);
    memory_relax();
    if (status && amend) /* and it stays so */
        assert_int_equal(pbe_amend_save(amend, PBE_DOCUMENT, to, NULL),
                         PBE_STATUS_MEMORY);
    pbe_amend_free(amend);
    xmlResetLastError(); /* libxml2 keeps a copy of its last sentence */
    return status;
}

static size_t read_back(FILE *file, char *out)
{
    rewind(file);
    return fread(out, 1, OUTPUT, file);
}

static void fail_each(const char *path, bool forever)
{
    static char right[OUTPUT], got[OUTPUT];
    struct pbe_error err = {.text = ""};
    FILE *to = tmpfile();
    assert_int_equal(amend_file(path, to, &err), PBE_STATUS_OK);
    size_t length = read_back(to, right);
    fclose(to);
    assert_in_range(length, 1000, OUTPUT - 1);
    long n = 1, live = memory_live(), errors = 0;
    for (; n < MANY; n++) {
        to = tmpfile();
        memory_fail(n, forever);
        pbe_status status = amend_file(path, to, &err);
        bool failed = memory_failed();
        if (status && status != PBE_STATUS_MEMORY)
            fail_msg("%s, allocation %ld: status %d: %s", path, n, status, err.text);
        if (!status
            && (read_back(to, got) != length || memcmp(got, right, length) != 0))
            fail_msg("%s, allocation %ld: the file is another one", path, n);
        fclose(to);
        if (memory_live() != live)
            fail_msg("%s, allocation %ld: %ld blocks leak", path, n,
                     memory_live() - live);
        errors += status != PBE_STATUS_OK;
        if (!failed)
            break;
    }
    assert_true(errors > 300); /* else nothing was tested */
}

static void a_flat_file_is_amended_or_memory_was_short(void **state)
{
    (void)state;
    bad_memory_try(cases, "form.fods", work, "amend_memory", fail_each);
}

static void a_package_is_amended_or_memory_was_short(void **state)
{
    (void)state;
    bad_memory_try(cases, "form.pkg", work, "amend_memory", fail_each);
}

static void an_excel_workbook_is_amended_or_memory_was_short(void **state)
{
    (void)state;
    bad_memory_try(cases, "../good/excel.pkg", work, "amend_memory", fail_each);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flat_file_is_amended_or_memory_was_short),
        cmocka_unit_test(a_package_is_amended_or_memory_was_short),
        cmocka_unit_test(an_excel_workbook_is_amended_or_memory_was_short),
    };
    if (count != 3)
        return 2;
    cases = arguments[1];
    work = arguments[2];
    bad_memory_begin();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
