/* test_kit_memory.c - allocations of a kit fail, one in each run: never a crash, nothing is
 * left on the disk, and the status says it; with memory the kit is made. Leaks are for the
 * asan preset: realpath() and strdup() allocate where nobody counts.
 *
 *   test_kit_memory RULES FOLDER
 */
#include "cmocka_first.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "cli/kit.h"
#include "failing_memory.h"
#include "workbook/archive.h"

/* The first allocations, then one in so many: making the form alone takes thousands, most
 * of them Lua's, which collects its garbage and asks again. */
enum { ALL = 10, STEP = 71, MANY = 1000000, PATH_ROOM = 512 };

static const char *rules, *folder;
static char list[PATH_ROOM], oxt[PATH_ROOM], output[PATH_ROOM];

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void write_extension(void)
{
    static const char description[] = "<identifier value=\"pbe.calc\"/>";
    const struct pbe_archive_part part = {"description.xml", description,
                                          sizeof description - 1};
    const struct pbe_archive archive = {.parts = &part, .count = 1};
    FILE *file = fopen(oxt, "w+");
    assert_non_null(file);
    assert_int_equal(pbe_archive_write(&archive, file, NULL), PBE_STATUS_OK);
    assert_int_equal(fclose(file), 0);
}

/* What is in the folder besides the list and the extension. */
static int count_others(void)
{
    int count = 0;
    DIR *listing = opendir(folder);
    assert_non_null(listing);
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(listing);
    return count - 2;
}

static void remove_kit(void)
{
    static const char *const names[] = {KIT_FORMS "/1_民政局.ods",
                                        KIT_FORMS "/2_教育局.ods",
                                        KIT_FORMS,
                                        KIT_EXTENSION,
                                        KIT_INSTRUCTION,
                                        KIT_MANIFEST};
    char path[PATH_ROOM * 2];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", output, names[i]);
        assert_int_equal(remove(path), 0);
    }
    assert_int_equal(rmdir(output), 0);
}

static pbe_engine *loaded_engine(void)
{
    const struct pbe_engine_options options = {.shipped_rules = rules};
    pbe_engine *engine = NULL;
    assert_int_equal(pbe_engine_new(&options, &engine, NULL), PBE_STATUS_OK);
    assert_int_equal(pbe_engine_load(engine, NULL, 0, NULL), PBE_STATUS_OK);
    return engine;
}

static pbe_status make(pbe_engine *engine, const struct pbe_identity *pack,
                       struct pbe_error *err)
{
    bool is_done = false;
    struct departments departments = {0};
    struct kit kit = {.list = list,
                      .oxt = oxt,
                      .output = output,
                      .roots = {rules},
                      .root_count = 1,
                      .engine = engine,
                      .pack = pack,
                      .departments = &departments};
    pbe_status status = departments_read(list, &departments, err);
    if (!status)
        status = kit_make(&kit, &is_done, err);
    assert_int_equal(is_done, !status);
    kit_done(&kit);
    departments_done(&departments);
    return status;
}

static void a_kit_without_memory_is_none(void **state)
{
    (void)state;
    pbe_engine *engine = loaded_engine();
    struct pbe_identity *pack = NULL;
    struct pbe_value id = pbe_value_text("zhuzhou-lusong-2023", 19);
    assert_int_equal(pbe_engine_identity(engine, &id, &pack, NULL), PBE_STATUS_OK);
    long runs = 0, failures = 0;
    bool was_failing = true;
    for (long n = 1; was_failing && n < MANY; n += n < ALL ? 1 : STEP) {
        struct pbe_error err = {.status = PBE_STATUS_OK};
        memory_fail(n, false);
        pbe_status status = make(engine, pack, &err);
        was_failing = memory_failed();
        memory_relax();
        runs++;
        if (status) {
            failures++;
            assert_int_equal(status, err.status);
            assert_true(*err.text);
            assert_int_equal(count_others(), 0);
        } else {
            remove_kit();
        }
    }
    assert_false(was_failing);
    printf("%ld runs, %ld failed\n", runs, failures);
    assert_true(failures >= ALL);
    free(pack);
    pbe_engine_free(engine);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_kit_without_memory_is_none)};
    if (argc != 3)
        return 2;
    rules = argv[1];
    folder = argv[2];
    mkdir(folder, 0777);
    snprintf(list, sizeof list, "%s/list.csv", folder);
    snprintf(oxt, sizeof oxt, "%s/pbe.oxt", folder);
    snprintf(output, sizeof output, "%s/kit", folder);
    pbe_language_set(PBE_ENGLISH);
    write_file(list, "单位编码,单位名称,全年预算数,数量指标/办案数：分值\n"
                     "1,民政局,5,8\n2,教育局,,\n");
    write_extension();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
