/* test_templates.c - finding the forms from which a new self-evaluation can be made.
 *
 * This program has its own opendir(), which can be slow as on a share that is away, and
 * its own calloc(), which can fail.
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "cmocka_first.h"

#include <dirent.h>
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "addin/templates.h"

static atomic_int slow_ends = -1; /* -1: opendir() is as quick as ever */

DIR *opendir(const char *name)
{
    static DIR *(*real)(const char *);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "opendir");
    if (slow_ends >= 0 && strstr(name, "bureau")) {
        struct timespec wait = {.tv_nsec = 300000000};
        nanosleep(&wait, NULL);
        slow_ends++;
    }
    return real(name);
}

static int callocs_left = -1; /* -1: none fails */

void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size)
{
    if (callocs_left == 0)
        return NULL;
    if (callocs_left > 0)
        callocs_left--;
    return __real_calloc(count, size);
}

/* --- a folder to look into --- */

static char scratch[] = "/tmp/pbe-templates-XXXXXX";

static int make_scratch(void **state)
{
    (void)state;
    return mkdtemp(scratch) && chdir(scratch) == 0 ? 0 : -1;
}

static int remove_scratch(void **state)
{
    char command[64];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", scratch);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

static void put(const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
}

static void assert_titles(struct templates *templates, const char *expected)
{
    char got[1024] = "";
    templates_sort(templates);
    for (size_t i = 0; i < templates->count; i++) {
        strcat(got, templates->list[i].title);
        strcat(got, templates->list[i].is_bureau ? "* " : " ");
    }
    assert_string_equal(got, expected);
}

static void only_templates_that_people_see_are_taken(void **state)
{
    struct templates templates = {.list = NULL};
    (void)state;
    mkdir("shipped", 0755);
    put("shipped/b.ots");
    put("shipped/a.ots");
    put("shipped/.hidden.ots");
    put("shipped/.~lock.a.ots#");
    put("shipped/notes.ods");
    put("shipped/.ots");
    templates_add_folder(&templates, "shipped");
    assert_titles(&templates, "a b ");
    assert_string_equal(templates.list[0].path, "shipped/a.ots");
    templates_add_folder(&templates, "nowhere");
    assert_int_equal(templates.count, 2);
    templates_done(&templates);
    templates_sort(&templates); /* none at all is fine */
    assert_int_equal(templates.count, 0);
}

static void a_bureaus_own_come_first_and_replace_those_of_the_same_name(void **state)
{
    struct templates templates = {.list = NULL};
    (void)state;
    mkdir("bureau", 0755);
    mkdir("bureau/template", 0755);
    mkdir("bureau/模板", 0755);
    put("bureau/b.ots");
    put("bureau/template/z.ots");
    put("bureau/模板/本局.ots");
    templates_add_folder(&templates, "shipped");
    templates_add_bureau(&templates, "bureau", 60000);
    assert_titles(&templates, "b* z* 本局* a ");
    assert_string_equal(templates.list[0].path, "bureau/b.ots");
    templates_add_bureau(&templates, "nowhere", 60000);
    assert_titles(&templates, "b* z* 本局* a ");
    assert_false(templates.is_late || templates.is_starved);
    templates_done(&templates);
}

static void a_folder_that_does_not_answer_is_left_out(void **state)
{
    struct templates templates = {.list = NULL};
    (void)state;
    slow_ends = 0;
    templates_add_folder(&templates, "shipped");
    templates_add_bureau(&templates, "bureau", 50);
    assert_true(templates.is_late);
    assert_titles(&templates, "a b ");
    while (slow_ends < 3) /* what comes late is thrown away by its thread */
        usleep(20000);
    usleep(50000);
    assert_titles(&templates, "a b ");
    slow_ends = -1;
    templates_done(&templates);
}

static void there_is_an_end_to_how_many_and_how_long(void **state)
{
    struct templates templates = {.list = NULL};
    char name[300], folder[TEMPLATE_PATH_MAX + 10];
    (void)state;
    mkdir("many", 0755);
    for (int i = 0; i < TEMPLATES_MAX + 20; i++) {
        snprintf(name, sizeof name, "many/%03d.ots", i);
        put(name);
    }
    templates_add_folder(&templates, "many");
    assert_int_equal(templates.count, TEMPLATES_MAX);
    templates_add_folder(&templates, "shipped"); /* a.ots finds no place */
    assert_int_equal(templates.count, TEMPLATES_MAX);
    memset(folder, 'x', sizeof folder - 1);
    folder[sizeof folder - 1] = '\0';
    templates_add_bureau(&templates, folder, 60000);
    assert_int_equal(templates.count, TEMPLATES_MAX);
    templates_done(&templates);
    memset(name, 'x', 255);
    memcpy(name, "y/", 2);
    mkdir("y", 0755);
    strcpy(name + 253, ".ots");
    put(name);
    templates_add_folder(&templates, "y");
    assert_int_equal(templates.count, 1);
    assert_int_equal(strlen(templates.list[0].title), 251);
    templates_done(&templates);
}

static void when_memory_ends_it_is_told_and_nothing_is_lost(void **state)
{
    (void)state;
    for (int allowed = 0; allowed < 4; allowed++) {
        struct templates templates = {.list = NULL};
        callocs_left = allowed;
        templates_add_folder(&templates, "shipped");
        templates_add_bureau(&templates, "bureau", 60000);
        callocs_left = -1;
        assert_true(templates.count <= 4);
        assert_true(templates.is_starved || templates.count == 4);
        templates_done(&templates);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_templates_that_people_see_are_taken),
        cmocka_unit_test(a_bureaus_own_come_first_and_replace_those_of_the_same_name),
        cmocka_unit_test(a_folder_that_does_not_answer_is_left_out),
        cmocka_unit_test(there_is_an_end_to_how_many_and_how_long),
        cmocka_unit_test(when_memory_ends_it_is_told_and_nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, make_scratch, remove_scratch);
}
