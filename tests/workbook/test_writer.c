/* test_writer.c - what the writer writes, the reader reads; and nothing else is there. */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "workbook/workbook.h"
#include "workbook/writer.h"

static const double widths[] = {3, 2.5, 4};

static struct pbe_written_cell text(const char *bytes, int style)
{
    return (struct pbe_written_cell){.value = pbe_value_text(bytes, strlen(bytes)),
                                     .style = style};
}

static struct pbe_written_cell number(double value, int style)
{
    return (struct pbe_written_cell){.value = pbe_value_number(value), .style = style};
}

static const char *const hostile[] = {
    "=1+1",         "+SUM(A1)", "两行\n第二行",         "a  b   c",
    "<&>\"' ]]>",   "制\t表",   "control \x01\x1b[31m", "bad \xff\xfe",
    "\xEF\xBF\xBE",
};
enum { HOSTILE = sizeof hostile / sizeof *hostile };

/* A document with everything in it. */
static void write_sample(FILE *to)
{
    pbe_writer *writer = pbe_writer_new("样本 <&>");
    assert_non_null(writer);
    int date =
        pbe_writer_add_style(writer, &(struct pbe_style){.format = PBE_FORMAT_DATE});
    int percent = pbe_writer_add_style(
        writer, &(struct pbe_style){.format = PBE_FORMAT_PERCENT, .places = 2});
    struct pbe_sheet sheet = {.name = "总览 'x' <1>",
                              .widths = widths,
                              .columns = 3,
                              .header_rows = 1,
                              .has_filter = true};
    pbe_writer_sheet *first = pbe_writer_add_sheet(writer, &sheet);
    sheet.name = "二";
    pbe_writer_sheet *second = pbe_writer_add_sheet(writer, &sheet);
    sheet.name = "空";
    pbe_writer_add_sheet(writer, &sheet);
    pbe_writer_add_row(first, (struct pbe_written_cell[]){text("甲", 0), text("乙", 0)},
                       2);
    pbe_writer_add_row(second, (struct pbe_written_cell[]){text("丙", 0)}, 1);
    pbe_writer_add_row(first,
                       (struct pbe_written_cell[]){number(0.1 + 0.2, 0),
                                                   number(45107, date),
                                                   number(0.9917, percent)},
                       3);
    for (int i = 0; i < HOSTILE; i++)
        pbe_writer_add_row(
            second, (struct pbe_written_cell[]){text("", 0), text(hostile[i], 0)}, 2);
    struct pbe_error err;
    assert_int_equal(pbe_writer_save(writer, to, &err), PBE_STATUS_OK);
    pbe_writer_free(writer);
}

static pbe_workbook *write_and_open(void)
{
    char path[] = "/tmp/pbe_writer_XXXXXX";
    pbe_workbook *workbook = NULL;
    struct pbe_error err;
    FILE *file = fdopen(mkstemp(path), "w");
    assert_non_null(file);
    write_sample(file);
    assert_int_equal(fclose(file), 0);
    pbe_status status = pbe_workbook_open(path, NULL, &workbook, &err);
    unlink(path);
    if (status)
        fail_msg("%s", err.text);
    return workbook;
}

static const struct pbe_cell *cell(const pbe_grid *grid, int row, int column)
{
    const struct pbe_cell *found = pbe_grid_get(grid, row, column);
    if (!found)
        fail_msg("row %d has no cell %d", row, column);
    return found;
}

static void numbers_dates_and_percents_come_back(void **state)
{
    (void)state;
    pbe_workbook *workbook = write_and_open();
    assert_int_equal(pbe_workbook_kind(workbook), PBE_WORKBOOK_ODS);
    assert_int_equal(pbe_workbook_sheet_count(workbook), 3);
    assert_string_equal(pbe_workbook_property(workbook, "title"), "样本 <&>");
    const pbe_grid *grid = pbe_workbook_sheet(workbook, 0);
    assert_string_equal(pbe_grid_name(grid), "总览 'x' <1>");
    assert_string_equal(cell(grid, 0, 1)->value.text, "乙");
    assert_true(cell(grid, 1, 0)->value.number == 0.1 + 0.2);
    assert_int_equal(cell(grid, 1, 1)->format, PBE_FORMAT_DATE);
    assert_int_equal(cell(grid, 1, 2)->format, PBE_FORMAT_PERCENT);
    assert_true(cell(grid, 1, 2)->value.number == 0.9917);
    pbe_workbook_free(workbook);
}

static void texts_stay_texts(void **state)
{
    static const char *const expected[HOSTILE] = {
        [6] = "control \xEF\xBF\xBD\xEF\xBF\xBD[31m",
        [7] = "bad \xEF\xBF\xBD\xEF\xBF\xBD",
        [8] = "\xEF\xBF\xBD",
    };
    (void)state;
    pbe_workbook *workbook = write_and_open();
    const pbe_grid *grid = pbe_workbook_sheet(workbook, 1);
    for (int i = 0; i < HOSTILE; i++) {
        const struct pbe_cell *found = cell(grid, i + 1, 1);
        assert_int_equal(found->value.kind, PBE_TEXT);
        assert_null(found->formula);
        assert_string_equal(found->value.text, expected[i] ? expected[i] : hostile[i]);
    }
    pbe_workbook_free(workbook);
}

static char *slurp(FILE *file, size_t *length)
{
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    char *bytes = malloc(*length);
    rewind(file);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *length, file), *length);
    return bytes;
}

static void the_same_calls_give_the_same_bytes(void **state)
{
    size_t one_length, other_length;
    FILE *one = tmpfile(), *other = tmpfile();
    (void)state;
    write_sample(one);
    write_sample(other);
    char *left = slurp(one, &one_length), *right = slurp(other, &other_length);
    assert_int_equal(one_length, other_length);
    assert_memory_equal(left, right, one_length);
    /* OpenDocument 1.2, part 3, section 3.3: first, stored, without an extra field. */
    static const char type[] =
        "mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK";
    assert_memory_equal(left + 30, type, sizeof type - 1);
    free(left);
    free(right);
    fclose(one);
    fclose(other);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        skip();
    pbe_writer *writer = pbe_writer_new("");
    struct pbe_error err;
    assert_int_equal(pbe_writer_save(writer, full, &err), PBE_STATUS_FILE);
    assert_true(err.text[0] != '\0');
    pbe_writer_free(writer);
    fclose(full);
}

/* Kilobytes that the process has held at most; sanitizers keep what was freed. */
static long peak(void)
{
#ifdef __SANITIZE_ADDRESS__
    return 0;
#else
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
#endif
}

static void a_hundred_thousand_rows_need_no_memory(void **state)
{
    enum { ROWS = 100000, ALLOWED = 8 * 1024 };
    (void)state;
    FILE *file = tmpfile();
    pbe_writer *writer = pbe_writer_new("");
    pbe_writer_sheet *sheet = pbe_writer_add_sheet(
        writer, &(struct pbe_sheet){.name = "1", .widths = widths, .columns = 3});
    long before = peak();
    for (int i = 0; i < ROWS; i++)
        pbe_writer_add_row(
            sheet,
            (struct pbe_written_cell[]){text("一段不短的文字，每行都有", 0),
                                        number(i, 0), number(i / 3.0, 0)},
            3);
    assert_int_equal(pbe_writer_save(writer, file, NULL), PBE_STATUS_OK);
    if (peak() - before > ALLOWED)
        fail_msg("%ld KB more", peak() - before);
    pbe_writer_free(writer);
    fclose(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_dates_and_percents_come_back),
        cmocka_unit_test(texts_stay_texts),
        cmocka_unit_test(the_same_calls_give_the_same_bytes),
        cmocka_unit_test(a_full_disk_is_told),
        cmocka_unit_test(a_hundred_thousand_rows_need_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
