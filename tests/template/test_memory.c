/* test_memory.c RULES CASES WORK - allocations fail, one at a time, while a form is made
 * and while it is filled: an error that says so, nothing leaks, and no half a form. Those
 * of libxml2 are its own matter here; the reader's test has them.
 *
 * Rules that run out of memory say so in the cell or in the finding that they were to
 * give; such a form is whole, and says what it lacks.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/language.h"
#include "cli/fill_data.h"
#include "failing_memory.h"
#include "template/fill.h"
#include "template/template.h"

enum { ALL = 400, STEP = 97, MANY = 10000000, BYTES_MAX = 4 << 20 };

static const char *rules, *cases, *work;
static pbe_engine *engine;

/* --- what is done in bad memory --- */

typedef pbe_status deed(FILE *to, struct pbe_error *err);

static pbe_status make_form(FILE *to, struct pbe_error *err)
{
    static const char id[] = "zhuzhou-lusong-2023";
    struct pbe_value pack = pbe_value_text(id, sizeof id - 1);
    return pbe_template_write(engine, &pack, PBE_DOCUMENT_FLAT, to, err);
}

static char form[1024], data[1024];

static pbe_status fill_form(FILE *to, struct pbe_error *err)
{
    struct fill_data read = {.records = NULL};
    pbe_fill *fill = NULL;
    pbe_status status = fill_data_read(data, &read, err);
    if (!status)
        status = pbe_fill_open(form, engine, &fill, err);
    if (!status)
        status = pbe_fill_write(fill,
                                &(struct pbe_fill_data){read.records, read.count, data},
                                (const char *const[][2]){{"pbe.code", "101"}}, 1,
                                PBE_DOCUMENT_FLAT, to, NULL, err);
    pbe_fill_free(fill);
    fill_data_done(&read);
    return status;
}

/* --- that it is told --- */

struct bytes {
    char *start;
    size_t length;
};

static void read_all(FILE *file, struct bytes *bytes)
{
    rewind(file);
    bytes->length = fread(bytes->start, 1, BYTES_MAX - 1, file);
    bytes->start[bytes->length] = '\0';
}

static pbe_status run(deed *act, struct bytes *bytes, struct pbe_error *err)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    pbe_status status = act(file, err);
    memory_relax();
    read_all(file, bytes);
    fclose(file);
    return status;
}

static void check(long n, pbe_status status, const struct bytes *got,
                  const struct bytes *right, const struct pbe_error *err)
{
    if (status) {
        if (status != PBE_STATUS_MEMORY && status != PBE_STATUS_LIMIT)
            fail_msg("allocation %ld: status %d: %s", n, status, err->text);
        return;
    }
    bool is_right = got->length == right->length
                    && memcmp(got->start, right->start, got->length) == 0;
    if (!is_right && !strstr(got->start, "内存"))
        fail_msg("allocation %ld: the form is another one, and does not say why", n);
}

static void each_allocation_may_fail(deed *act)
{
    static char a[BYTES_MAX], b[BYTES_MAX];
    struct bytes right = {a, 0}, got = {b, 0};
    struct pbe_error err = {.text = ""};
    assert_int_equal(run(act, &right, NULL), PBE_STATUS_OK); /* rules are read once */
    assert_int_equal(run(act, &right, NULL), PBE_STATUS_OK);
    long errors = 0, live = memory_live();
    for (long n = 1; n < MANY; n = n < ALL ? n + 1 : n + STEP) {
        memory_fail(n, false);
        pbe_status status = run(act, &got, &err);
        bool failed = memory_failed();
        check(n, status, &got, &right, &err);
        errors += status != PBE_STATUS_OK;
        if (!failed)
            break;
    }
    assert_true(errors > 100); /* else nothing was tested */
    assert_int_equal(run(act, &got, NULL), PBE_STATUS_OK);
    assert_int_equal(got.length, right.length);
    /* What the engine keeps is bounded; garbage goes with one of the next calls. */
    for (int i = 0; i < 1000 && memory_live() > live + 100; i++)
        run(act, &got, NULL);
    if (memory_live() > live + 100)
        fail_msg("%ld blocks leak", memory_live() - live);
}

static void a_form_is_made_or_memory_was_short(void **state)
{
    (void)state;
    each_allocation_may_fail(make_form);
}

static void fill_in_bad_memory(const char *name)
{
    snprintf(data, sizeof data, "%s/%s", cases, name);
    snprintf(form, sizeof form, "%s/form.fods", work);
    FILE *file = fopen(form, "w+");
    assert_non_null(file);
    assert_int_equal(make_form(file, NULL), PBE_STATUS_OK);
    assert_int_equal(fclose(file), 0);
    each_allocation_may_fail(fill_form);
    unlink(form);
}

static void a_form_is_filled_or_memory_was_short(void **state)
{
    (void)state;
    fill_in_bad_memory("lusong-2023.json");
}

static void rows_are_inserted_or_memory_was_short(void **state)
{
    (void)state;
    fill_in_bad_memory("more-indicators.csv");
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_is_made_or_memory_was_short),
        cmocka_unit_test(a_form_is_filled_or_memory_was_short),
        cmocka_unit_test(rows_are_inserted_or_memory_was_short),
    };
    if (count != 4)
        return 2;
    rules = arguments[1];
    cases = arguments[2];
    work = arguments[3];
    pbe_language_set(PBE_CHINESE);
    struct pbe_engine_options options = {.shipped_rules = rules};
    if (pbe_engine_new(&options, &engine, NULL)
        || pbe_engine_load(engine, NULL, 0, NULL))
        return 2;
    int result = cmocka_run_group_tests(tests, NULL, NULL);
    pbe_engine_free(engine);
    return result;
}
