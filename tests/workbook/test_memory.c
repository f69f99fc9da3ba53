/* test_memory.c CASES WORK - each allocation of the reader and of libxml2 fails once, and
 * from then on for ever: an error that says so and nothing leaks, or all was read.
 */
#include "cmocka_first.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failing_memory.h"
#include "package.h"
#include "summary.h"

enum { MANY = 1000000 };

static const char *cases, *work;

/* libxml2 allocates through these, and so through the wrappers of this program. */
static void *give(size_t size)
{
    return malloc(size);
}

static void *give_again(void *block, size_t size)
{
    return realloc(block, size);
}

static void take(void *block)
{
    free(block);
}

static char *copy(const char *text)
{
    size_t size = strlen(text) + 1;
    char *made = malloc(size);
    return made ? memcpy(made, text, size) : NULL;
}

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

static void read_in_bad_memory(const char *name, bool is_package)
{
    static struct package package;
    char source[1024], path[1024];
    snprintf(source, sizeof source, "%s/%s", cases, name);
    snprintf(path, sizeof path, "%s/memory.%s", work, name);
    if (is_package) {
        package_read(&package, source);
        package_write(&package, path);
        package_free(&package);
    }
    fail_each(is_package ? path : source, false);
    fail_each(is_package ? path : source, true);
}

static void a_flat_file_is_read_or_memory_was_short(void **state)
{
    (void)state;
    read_in_bad_memory("cells.fods", false);
}

static void a_package_is_read_or_memory_was_short(void **state)
{
    (void)state;
    read_in_bad_memory("styles_elsewhere.pkg", true);
}

static void an_excel_workbook_is_read_or_memory_was_short(void **state)
{
    (void)state;
    read_in_bad_memory("excel.pkg", true);
    read_in_bad_memory("strict_1904.pkg", true);
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
    xmlMemSetup(take, give, give_again, copy);
    xmlInitParser();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
