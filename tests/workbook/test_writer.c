/* test_writer.c - what the writer writes, the reader reads; and nothing else is there. */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zip.h>

#include "workbook/workbook.h"
#include "workbook/writer_private.h"

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
    int chart = pbe_writer_add_chart(
        writer, &(struct pbe_chart){.title = "分布 <&>",
                                    .sheet = "总览 'x' <1>",
                                    .names = {.row = 1, .last_row = 1},
                                    .values = {1, 1, 1, 2},
                                    .width = 10,
                                    .height = 6});
    assert_int_equal(chart, 1);
    struct pbe_written_cell wide = text("合计", 0), shown = number(7, 0);
    wide.columns = 2;
    shown.chart = chart;
    pbe_writer_end_list(first);
    pbe_writer_add_row(first, (struct pbe_written_cell[]){wide, shown}, 2);
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

static void a_wide_cell_is_merged_and_a_chart_hides_no_number(void **state)
{
    (void)state;
    pbe_workbook *workbook = write_and_open();
    const pbe_grid *grid = pbe_workbook_sheet(workbook, 0);
    const struct pbe_area *area = pbe_grid_merged(grid, 2, 0);
    assert_non_null(area);
    assert_int_equal(area->last_row, 2);
    assert_int_equal(area->last_column, 1);
    assert_string_equal(cell(grid, 2, 0)->value.text, "合计");
    assert_true(cell(grid, 2, 2)->value.number == 7);
    pbe_workbook_free(workbook);
}

/* Opens a part of the sample for reading by its name; the caller closes both. */
static zip_file_t *open_part(zip_t **package, const char *name)
{
    char path[] = "/tmp/pbe_writer_XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");
    assert_non_null(file);
    write_sample(file);
    fclose(file);
    *package = zip_open(path, ZIP_RDONLY, NULL);
    unlink(path);
    assert_non_null(*package);
    zip_file_t *part = zip_fopen(*package, name, 0);
    if (!part)
        fail_msg("there is no part %s", name);
    return part;
}

static bool part_says(const char *name, const char *words)
{
    static char bytes[1 << 16];
    zip_t *package;
    zip_file_t *part = open_part(&package, name);
    zip_int64_t length = zip_fread(part, bytes, sizeof bytes - 1);
    assert_true(length > 0);
    bytes[length] = '\0';
    zip_fclose(part);
    zip_discard(package);
    return strstr(bytes, words) != NULL;
}

static void a_chart_is_an_object_with_its_cells(void **state)
{
    static const char chart[] = "Object 1/content.xml";
    (void)state;
    assert_true(part_says("META-INF/manifest.xml", "\"Object 1/content.xml\""));
    assert_true(part_says(chart, "<text:p>分布 &lt;&amp;&gt;</text:p>"));
    assert_true(
        part_says(chart, "values-cell-range-address=\"'总览 ''x'' &lt;1&gt;'.B2\""));
    assert_true(part_says(chart, "label-cell-address=\"'总览 ''x'' &lt;1&gt;'.C1\""));
    assert_true(part_says("content.xml", "xlink:href=\"./Object 1\""));
}

static void totals_are_not_filtered(void **state)
{
    (void)state;
    assert_true(part_says("content.xml", ".A1:'总览 ''x'' &lt;1&gt;'.C2\""));
}

static void no_line_of_a_text_begins_with_a_stop(void **state)
{
    (void)state;
    assert_true(part_says("styles.xml", "style:line-break=\"strict\""));
    assert_true(part_says("styles.xml", "style:language-asian=\"zh\""));
}

/* In millimetres; 0 = what its texts take. */
static int height_of(const char *bytes, double width)
{
    static const struct pbe_style wraps = {.wraps = true};
    struct pbe_writer_sheet *sheet;
    pbe_writer *writer = pbe_writer_new("");
    int style = pbe_writer_add_style(writer, &wraps);
    sheet = pbe_writer_add_sheet(
        writer, &(struct pbe_sheet){.name = "1", .widths = &width, .columns = 1});
    struct pbe_written_cell written = text(bytes, style);
    int height = writer_row_height(sheet, &written, 1);
    pbe_writer_free(writer);
    return height;
}

/* What that many lines of 10 points take, 1.45 of it each, and 0.8 mm above and below. */
static int lines(int count)
{
    return (int)(count * 14.5 * 25.4 / 72 + 1.6 + 0.999);
}

static void a_row_is_as_high_as_its_wrapped_text(void **state)
{
    (void)state;
    assert_int_equal(height_of("", 4), 0);
    assert_int_equal(height_of("一行", 4), lines(1));
    assert_int_equal(height_of("两\n行", 4), lines(2));
    /* Ten characters fit; a stop does not begin a line. */
    assert_int_equal(height_of("一二三四五六七八九十", 4), lines(1));
    assert_int_equal(height_of("一二三四五六七八九十一", 4), lines(2));
    assert_int_equal(height_of("一二三四五六七八九十，二三四五六七八九十", 4),
                     lines(3));
    assert_int_equal(height_of("一二三四五六七八九十一二三四五六七八九十", 4),
                     lines(2));
    assert_int_equal(height_of("/a/folder/of/many/returns/and/a/file.ods", 4),
                     lines(3));
    assert_int_equal(height_of("wwwwwwwwww", 0.5), lines(5));
    assert_int_equal(height_of("\xff\xfe\xfd\xfc", 0.1), lines(2));
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
        cmocka_unit_test(a_wide_cell_is_merged_and_a_chart_hides_no_number),
        cmocka_unit_test(a_chart_is_an_object_with_its_cells),
        cmocka_unit_test(totals_are_not_filtered),
        cmocka_unit_test(no_line_of_a_text_begins_with_a_stop),
        cmocka_unit_test(a_row_is_as_high_as_its_wrapped_text),
        cmocka_unit_test(the_same_calls_give_the_same_bytes),
        cmocka_unit_test(a_full_disk_is_told),
        cmocka_unit_test(a_hundred_thousand_rows_need_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
