/* test_amend.c AMEND WORK - an amended package: what is in it, and how it lies there. AMEND
 * has the description form.pkg.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zip.h>

#include "base/language.h"
#include "package.h"
#include "workbook/amend.h"

static char form[1024], made[1024];

static pbe_amend *open_form(void)
{
    pbe_amend *amend = NULL;
    struct pbe_error err = {.text = ""};
    if (pbe_amend_open(form, &amend, &err))
        fail_msg("%s", err.text);
    return amend;
}

static void set(pbe_amend *amend, int row, int column, double number)
{
    struct pbe_value value = pbe_value_number(number);
    assert_int_equal(pbe_amend_set(amend, 0, row, column, &value, NULL), PBE_STATUS_OK);
}

static void save(pbe_amend *amend, enum pbe_document_kind kind)
{
    struct pbe_error err = {.text = ""};
    FILE *to = fopen(made, "w+");
    assert_non_null(to);
    if (pbe_amend_save(amend, kind, to, &err))
        fail_msg("%s", err.text);
    assert_int_equal(fclose(to), 0);
}

/* --- looking into packages --- */

struct entry {
    char bytes[8192];
    size_t length;
    zip_stat_t info;
};

/* The entry as it is packed, or unpacked. Returns its place, -1 = none. */
static int look(const char *path, const char *name, zip_flags_t flags,
                struct entry *entry)
{
    int code = 0;
    zip_t *zip = zip_open(path, ZIP_RDONLY, &code);
    assert_non_null(zip);
    zip_int64_t index = zip_name_locate(zip, name, 0);
    zip_file_t *file = index < 0 ? NULL : zip_fopen(zip, name, flags);
    if (file) {
        zip_int64_t got = zip_fread(file, entry->bytes, sizeof entry->bytes - 1);
        assert_in_range(got, 0, sizeof entry->bytes - 2);
        entry->length = (size_t)got;
        entry->bytes[got] = '\0';
        assert_int_equal(zip_stat(zip, name, 0, &entry->info), 0);
        zip_fclose(file);
    }
    zip_discard(zip);
    return (int)index;
}

static void other_parts_are_copied_as_they_are_packed(void **state)
{
    struct entry before, after;
    (void)state;
    pbe_amend *amend = open_form();
    set(amend, 0, 0, 2);
    save(amend, PBE_DOCUMENT_TEMPLATE);
    pbe_amend_free(amend);
    static const char *const parts[] = {"mimetype", "Pictures/seal.png",
                                        "META-INF/manifest.xml"};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(look(form, parts[i], ZIP_FL_COMPRESSED, &before), i);
        assert_int_equal(look(made, parts[i], ZIP_FL_COMPRESSED, &after), i);
        assert_int_equal(before.length, after.length);
        assert_memory_equal(before.bytes, after.bytes, before.length);
        assert_int_equal(before.info.comp_method, after.info.comp_method);
        assert_int_equal(before.info.mtime, after.info.mtime);
    }
}

static void a_signature_does_not_outlive_what_it_signs(void **state)
{
    struct entry entry;
    (void)state;
    pbe_amend *amend = open_form();
    save(amend, PBE_DOCUMENT_TEMPLATE);
    pbe_amend_free(amend);
    assert_true(look(form, "META-INF/documentsignatures.xml", 0, &entry) >= 0);
    assert_int_equal(look(made, "META-INF/documentsignatures.xml", 0, &entry), -1);
}

static void a_template_becomes_a_document_and_one_again(void **state)
{
    static const char type[] = "application/vnd.oasis.opendocument.spreadsheet";
    struct entry entry;
    (void)state;
    pbe_amend *amend = open_form();
    save(amend, PBE_DOCUMENT);
    assert_int_equal(look(made, "mimetype", 0, &entry), 0);
    assert_int_equal(entry.info.comp_method, ZIP_CM_STORE);
    assert_string_equal(entry.bytes, type);
    look(made, "META-INF/manifest.xml", 0, &entry);
    assert_non_null(strstr(entry.bytes, "opendocument.spreadsheet\""));
    save(amend, PBE_DOCUMENT_TEMPLATE);
    look(made, "mimetype", 0, &entry);
    assert_string_equal(entry.bytes + strlen(type), "-template");
    look(made, "META-INF/manifest.xml", 0, &entry);
    assert_non_null(strstr(entry.bytes, "opendocument.spreadsheet-template\""));
    pbe_amend_free(amend);
}

static void one_kind_of_file_is_not_saved_as_another(void **state)
{
    struct pbe_error err;
    (void)state;
    pbe_amend *amend = open_form();
    assert_int_equal(pbe_amend_save(amend, PBE_DOCUMENT_FLAT, stderr, &err),
                     PBE_STATUS_USAGE);
    assert_non_null(strstr(err.text, ".fods"));
    pbe_amend_free(amend);
}

static void what_is_put_in_is_read_again(void **state)
{
    pbe_workbook *book = NULL;
    (void)state;
    pbe_amend *amend = open_form();
    set(amend, 4, 2, 2.5);
    set(amend, 20, 7, 7);
    assert_int_equal(pbe_amend_set_property(amend, "pbe.code", "<A&B>", NULL),
                     PBE_STATUS_OK);
    save(amend, PBE_DOCUMENT);
    set(amend, 4, 3, 3.5);
    save(amend, PBE_DOCUMENT); /* once more, with what was added since */
    pbe_amend_free(amend);
    assert_int_equal(pbe_workbook_open(made, NULL, &book, NULL), PBE_STATUS_OK);
    assert_string_equal(pbe_workbook_property(book, "pbe.code"), "<A&B>");
    const pbe_grid *grid = pbe_workbook_sheet(book, 0);
    assert_true(pbe_grid_get(grid, 4, 2)->value.number == 2.5);
    assert_true(pbe_grid_get(grid, 4, 3)->value.number == 3.5);
    assert_true(pbe_grid_get(grid, 4, 1)->value.number == 1);
    assert_true(pbe_grid_get(grid, 8, 3)->value.number == 1);
    assert_null(pbe_grid_get(grid, 9, 0));
    assert_true(pbe_grid_get(grid, 20, 7)->value.number == 7);
    assert_string_equal(pbe_grid_get(grid, 4, 2)->formula, "=[.A1]&\"分\"");
    pbe_workbook_free(book);
}

static void the_file_may_be_replaced_while_it_is_amended(void **state)
{
    char again[sizeof form + 8];
    struct entry entry;
    (void)state;
    snprintf(again, sizeof again, "%s.again", form);
    pbe_amend *amend = open_form();
    assert_int_equal(rename(form, again), 0);
    set(amend, 0, 0, 2);
    save(amend, PBE_DOCUMENT);
    pbe_amend_free(amend);
    assert_int_equal(rename(again, form), 0);
    assert_int_equal(look(made, "Pictures/seal.png", 0, &entry), 1);
    assert_string_equal(entry.bytes, "not really a picture");
}

static void a_full_disk_is_told(void **state)
{
    struct pbe_error err = {.text = ""};
    (void)state;
    FILE *full = fopen("/dev/full", "w+");
    if (!full)
        skip();
    pbe_amend *amend = open_form();
    assert_int_equal(pbe_amend_save(amend, PBE_DOCUMENT, full, &err), PBE_STATUS_FILE);
    assert_non_null(strstr(err.text, "写不出去"));
    pbe_amend_free(amend);
    fclose(full);
}

int main(int count, char **arguments)
{
    static struct package package;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_parts_are_copied_as_they_are_packed),
        cmocka_unit_test(a_signature_does_not_outlive_what_it_signs),
        cmocka_unit_test(a_template_becomes_a_document_and_one_again),
        cmocka_unit_test(one_kind_of_file_is_not_saved_as_another),
        cmocka_unit_test(what_is_put_in_is_read_again),
        cmocka_unit_test(the_file_may_be_replaced_while_it_is_amended),
        cmocka_unit_test(a_full_disk_is_told),
    };
    char source[1024];
    if (count != 3)
        return 2;
    snprintf(source, sizeof source, "%s/form.pkg", arguments[1]);
    snprintf(form, sizeof form, "%s/amend_form.ots", arguments[2]);
    snprintf(made, sizeof made, "%s/amend_made.ods", arguments[2]);
    package_read(&package, source);
    package_write(&package, form);
    package_free(&package);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
