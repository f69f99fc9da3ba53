/* test_workbook_values.c - numbers, dates, number formats and moved formulas, as workbook
 * files write them.
 */
#include "cmocka_first.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "workbook/wb_number.h"
#include "workbook/xlsx_format.h"
#include "workbook/xlsx_shift.h"

static struct wb_slice slice(const char *text)
{
    return (struct wb_slice){text, strlen(text)};
}

static void numbers_are_the_nearest_double(void **state)
{
    static const char *const texts[] = {
        "0",
        "5",
        "97.3",
        "0.99170000000000003",
        "97.299999999999997",
        "1E-3",
        "-1.5",
        "+2",
        "0.1",
        "12345678901234567890",
        "1e21",
        "2.675",
        "1502.64",
        "4.9406564584124654e-324",
        "1.7976931348623157e308",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        double number = 0;
        assert_true(wb_number_read(slice(texts[i]), &number));
        assert_true(number == strtod(texts[i], NULL));
    }
}

static void what_is_no_number_is_not_read(void **state)
{
    static const char *const texts[] = {"",    "abc", "1,5", "1.2.3", "0x10", "nan",
                                        "inf", "1e",  "1 2", "1e999", "-",    "."};
    double number;
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (wb_number_read(slice(texts[i]), &number))
            fail_msg("“%s” was read", texts[i]);
    assert_false(wb_number_read((struct wb_slice){NULL, 0}, &number));
}

static void dates_are_serial_numbers_and_come_back(void **state)
{
    static const struct {
        const char *text, *shown;
        double serial;
    } cases[] = {
        {"1899-12-30", "1899-12-30", 0},
        {"1900-03-01", "1900-03-01", 61},
        {"1904-01-01", "1904-01-01", WB_1904},
        {"1970-01-01", "1970-01-01", 25569},
        {"2000-02-29", "2000-02-29", 36585},
        {"2023-06-30", "2023-06-30", 45107},
        {"2023-06-30Z", "2023-06-30", 45107},
        {"2023-06-30T08:15:00", "2023-06-30 08:15:00", 45107.34375},
        {"2023-06-30T08:15:00.000Z", "2023-06-30 08:15:00", 45107.34375},
        {"2023-06-30T23:59:59.9", "2023-07-01", 45107 + 86399.9 / 86400},
        {"2023-12-31T00:00:00", "2023-12-31", 45291},
        {"1582-10-15", "1582-10-15", -115858},
    };
    char shown[WB_SHOWN_MAX];
    double serial;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(wb_date_read(slice(cases[i].text), &serial));
        if (serial != cases[i].serial)
            fail_msg("%s: %.10f", cases[i].text, serial);
        wb_date_write(serial, shown);
        assert_string_equal(shown, cases[i].shown);
    }
    for (int day = -200000; day < 200000; day += 7) {
        wb_date_write(day, shown);
        assert_true(wb_date_read(slice(shown), &serial));
        assert_true(serial == day);
    }
    wb_date_write(1e300, shown); /* no date at all */
    assert_string_equal(shown, "1e+300");
}

static void what_is_no_date_is_not_read(void **state)
{
    static const char *const texts[] = {"",
                                        "2023",
                                        "2023-6-30",
                                        "2023-13-01",
                                        "2023-00-01",
                                        "2023-01-32",
                                        "2023/01/02",
                                        "2023-01-02x",
                                        "2023-01-02T25:00",
                                        "2023-01-02T10",
                                        "2023-01-02T10:61",
                                        "23-01-02",
                                        "--------------"};
    double serial;
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (wb_date_read(slice(texts[i]), &serial))
            fail_msg("“%s” was read", texts[i]);
}

static void times_are_fractions_of_days(void **state)
{
    char shown[WB_SHOWN_MAX];
    double days;
    (void)state;
    assert_true(wb_duration_read(slice("PT36H15M00S"), &days));
    assert_true(days == 36.25 / 24);
    wb_time_write(days, true, shown);
    assert_string_equal(shown, "36:15:00");
    wb_time_write(days, false, shown);
    assert_string_equal(shown, "12:15:00");
    assert_true(wb_duration_read(slice("-P1DT12H"), &days));
    assert_true(days == -1.5);
    assert_true(wb_duration_read(slice("PT0.5S"), &days));
    assert_false(wb_duration_read(slice("P1M"), &days)); /* months have no length */
    assert_false(wb_duration_read(slice("P"), &days));
    assert_false(wb_duration_read(slice("PT5"), &days));
}

static void format_codes_show_what_people_see(void **state)
{
    static const struct {
        const char *code;
        double value;
        const char *shown;
    } cases[] = {
        {"General", 97.3, "97.3"},
        {"G/通用格式", 0.1, "0.1"},
        {"0", 4.5, "5"},
        {"0.00", 5, "5.00"},
        {"0.0#", 2.5, "2.5"},
        {"0.0#", 2.675, "2.68"},
        {"#,##0", 1234567, "1,234,567"},
        {"#,##0.00_);[Red]\\(#,##0.00\\)", -1234.5, "-1,234.50"},
        {"#,##0", 999, "999"},
        {"\"¥\"#,##0.00", 1000, "1,000.00"},
        {"0%", 0.85, "85%"},
        {"0.00%", 0.9917, "99.17%"},
        {"0.0%;[Red]-0.0%", -0.015, "-1.5%"},
        {"0\"%\"", 85, "85"}, /* a literal is no percent */
        {"yyyy\"年\"m\"月\"d\"日\";@", 45107, "2023-06-30"},
        {"[$-804]yyyy\\-mm\\-dd", 45107, "2023-06-30"},
        {"m/d/yy h:mm", 45107.34375, "2023-06-30 08:15:00"},
        {"mmm-yy", 45107, "2023-06-30"},
        {"h:mm", 0.34375, "08:15:00"},
        {"[h]:mm:ss", 1.5, "36:00:00"},
        {"mm:ss.0", 0.34375, "08:15:00"},
        {"0.00E+00", 12345, "12345"},
        {"# ?/?", 0.5, "0.5"},
        {"0!.0,\"万\"", 12345, "12345"},
        {"@", 7, "7"},
        {"", 7.5, "7.5"},
        {"0.000000000000000000000", 1, "1.000000000000000"},
        {"0.00", 1e300, "1e+300"},
    };
    char shown[WB_SHOWN_MAX];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct xlsx_format format =
            xlsx_format_of_code(cases[i].code, strlen(cases[i].code));
        xlsx_format_write(&format, cases[i].value, shown);
        if (strcmp(shown, cases[i].shown) != 0)
            fail_msg("%s: “%s” instead of “%s”", cases[i].code, shown, cases[i].shown);
    }
}

static void built_in_formats_include_the_chinese_ones(void **state)
{
    static const int dates[] = {14, 15, 16, 17, 22, 27, 28, 29, 30,
                                31, 36, 50, 51, 52, 53, 54, 57, 58};
    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        assert_int_equal(xlsx_format_built_in(dates[i]).kind, XLSX_DATE);
    assert_int_equal(xlsx_format_built_in(9).kind, XLSX_PERCENT);
    assert_int_equal(xlsx_format_built_in(10).least, 2);
    assert_int_equal(xlsx_format_built_in(33).kind, XLSX_TIME);
    assert_int_equal(xlsx_format_built_in(0).kind, XLSX_GENERAL);
    assert_int_equal(xlsx_format_built_in(999).kind, XLSX_GENERAL);
}

static void formulas_move_as_when_they_are_copied(void **state)
{
    static const struct {
        const char *formula;
        int rows, columns;
        const char *moved;
    } cases[] = {
        {"=A1+$A1+A$1+$A$1", 1, 1, "=B2+$A2+B$1+$A$1"},
        {"=a1*aa10", 1, 0, "=A2*AA11"},
        {"=SUM(A1:B2)", 2, 0, "=SUM(A3:B4)"},
        {"=SUM(A:A,$B:C)", 5, 1, "=SUM(B:B,$B:D)"},
        {"=SUM(1:1,$2:3)", 1, 5, "=SUM(2:2,$2:4)"},
        {"=LOG10(A1)+PBE.CALC.SCORE(A1)", 1, 0, "=LOG10(A2)+PBE.CALC.SCORE(A2)"},
        {"=Rate_A1+A1_x+表A1+A1B", 1, 1, "=Rate_A1+A1_x+表A1+A1B"},
        {"=\"A1\"&\"say \"\"A1\"\"\"&A1", 1, 0, "=\"A1\"&\"say \"\"A1\"\"\"&A2"},
        {"='A1''s'!A1+Sheet1!A1", 1, 0, "='A1''s'!A2+Sheet1!A2"},
        {"=Tab[[A1]:[B2]]+A1", 1, 0, "=Tab[[A1]:[B2]]+A2"},
        {"=1E5+1.5E+3+A1", 1, 0, "=1E5+1.5E+3+A2"},
        {"=A1", -1, 0, "=#REF!"},
        {"=A1", 0, -1, "=#REF!"},
        {"=XFD1048576", 1, 0, "=#REF!"},
        {"=XFE1+A1048577+ABCD1+A0", 1, 1, "=XFE1+A1048577+ABCD1+A0"},
        {"=\"open", 1, 1, "=\"open"},
        {"=[open", 1, 1, "=[open"},
        {"", 1, 1, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pbe_text out;
        pbe_text_init(&out, 1000);
        xlsx_shift(cases[i].formula, cases[i].rows, cases[i].columns, &out);
        if (strcmp(pbe_text_get(&out), cases[i].moved) != 0)
            fail_msg("%s: %s", cases[i].formula, pbe_text_get(&out));
        pbe_text_done(&out);
    }
}

static void slices_are_read_strictly(void **state)
{
    struct pbe_text out;
    (void)state;
    assert_int_equal(wb_slice_int(slice("12"), 1, 20, -1), 12);
    assert_int_equal(wb_slice_int(slice("21"), 1, 20, -1), -1);
    assert_int_equal(wb_slice_int(slice("-3"), -5, 20, 7), -3);
    assert_int_equal(wb_slice_int(slice("1x"), 1, 20, 7), 7);
    assert_int_equal(wb_slice_int(slice(""), 1, 20, 7), 7);
    assert_int_equal(wb_slice_int(slice("-"), 1, 20, 7), 7);
    assert_int_equal(wb_slice_int(slice("99999999999999999999"), 1, 20, 7), 7);
    assert_int_equal(wb_slice_int((struct wb_slice){NULL, 0}, 1, 20, 7), 7);
    pbe_text_init(&out, 100);
    wb_slice_add(slice("a&#38;b&#38;#38;c&#3"), &out);
    assert_string_equal(pbe_text_get(&out), "a&b&#38;c&#3");
    pbe_text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_the_nearest_double),
        cmocka_unit_test(what_is_no_number_is_not_read),
        cmocka_unit_test(dates_are_serial_numbers_and_come_back),
        cmocka_unit_test(what_is_no_date_is_not_read),
        cmocka_unit_test(times_are_fractions_of_days),
        cmocka_unit_test(format_codes_show_what_people_see),
        cmocka_unit_test(built_in_formats_include_the_chinese_ones),
        cmocka_unit_test(formulas_move_as_when_they_are_copied),
        cmocka_unit_test(slices_are_read_strictly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
