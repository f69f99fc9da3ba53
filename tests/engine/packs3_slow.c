/* A folder on a share that does not answer: the load ends all the same. This program has
 * its own opendir(), which the engine then uses. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dirent.h>
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "tests/engine/packs3_folder.h"

static atomic_int slow_calls, slow_ends;

DIR *opendir(const char *name)
{
    static DIR *(*real)(const char *);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "opendir");
    if (strstr(name, "bureau") && slow_calls >= 0) {
        struct timespec second = {.tv_nsec = 600000000};
        slow_calls++;
        nanosleep(&second, NULL);
        slow_ends++;
    }
    return real(name);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void waiting_has_an_end(void **state)
{
    (void)state;
    static const char *const roots[] = {"bureau"};
    struct pbe_error err = {0};
    struct pbe_text said;
    struct pbe_value id = pbe_value_text("a", 1);
    folder_write_pack("shipped", "a", "1", 100);
    folder_write_pack("bureau", "a", "2", 50);
    slow_calls = 0;
    pbe_engine *engine = engine_new(NULL);
    assert_int_equal(engine_load(engine, 0, NULL), 0);
    double start = now();
    assert_int_equal(pbe_engine_load_within(engine, roots, 1, 100, &err),
                     PBE_STATUS_FILE);
    assert_true(now() - start < 0.5);
    assert_non_null(strstr(err.text, "网络共享"));
    assert_true(engine_points(engine, "a") == 5); /* the shipped one goes on */
    pbe_text_init(&said, 4096);
    assert_int_equal(pbe_engine_pack(engine, &id, &said, NULL), 0);
    assert_non_null(strstr(pbe_text_get(&said), "网络共享")); /* and the cell says so */
    pbe_text_done(&said);
    for (int i = 0; i < 100 && slow_ends < 3;
         i++) /* what comes late is not swapped in */
        usleep(50000);
    assert_true(engine_points(engine, "a") == 5);
    slow_calls = -1; /* the share is back */
    assert_int_equal(pbe_engine_load_within(engine, roots, 1, 60000, &err), 0);
    assert_true(engine_points(engine, "a") == 10);
    pbe_engine_free(engine);
}

static void an_engine_may_go_while_a_folder_is_awaited(void **state)
{
    (void)state;
    static const char *const roots[] = {"bureau"};
    slow_calls = slow_ends = 0;
    pbe_engine *engine = engine_new(NULL);
    assert_int_equal(pbe_engine_load_within(engine, roots, 1, 10, NULL),
                     PBE_STATUS_FILE);
    pbe_engine_free(engine);
    for (int i = 0; i < 100 && slow_ends < 3; i++)
        usleep(50000);
    usleep(100000); /* the thread throws its work away; the sanitizers look on */
}

static void a_pipe_in_a_pack_is_not_waited_for(void **state)
{
    (void)state;
    slow_calls = -1;
    folder_write_pack("bureau", "a", "2", 50);
    assert_int_equal(mkfifo("bureau/a/more.lua", 0666), 0);
    pbe_engine *engine = engine_new(NULL);
    engine_refuses(engine, PBE_STATUS_PACK, "bureau/a/more.lua", "*.lua");
    pbe_engine_free(engine);
}

#define TEST(function)                                                                 \
    cmocka_unit_test_setup_teardown(function, folder_begin, folder_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(waiting_has_an_end),
        TEST(an_engine_may_go_while_a_folder_is_awaited),
        TEST(a_pipe_in_a_pack_is_not_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
