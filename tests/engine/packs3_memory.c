/* Memory ends: each allocation in turn fails, and every function says so and leaks
 * nothing. The linker puts the functions below in the place of malloc() and its kin. */
#include <stdlib.h>
#include <string.h>

#include "lua/layer.h"
#include "lua/signing.h"
#include "tests/engine/packs3_folder.h"

static long left = -1; /* allocations that still succeed; -1 = all */

static int is_over(void)
{
    if (left < 0)
        return 0;
    if (left == 0)
        return 1;
    left--;
    return 0;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);

void *__wrap_malloc(size_t size)
{
    return is_over() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return is_over() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return is_over() ? NULL : __real_realloc(block, size);
}

/* Calls `run` with 0, 1, 2 … allocations until it succeeds. */
static void try_all(pbe_status (*run)(struct pbe_error *err))
{
    for (long allowed = 0;; allowed++) {
        struct pbe_error err = {0};
        left = allowed;
        pbe_status status = run(&err);
        left = -1;
        if (!status)
            return;
        if (status != PBE_STATUS_MEMORY)
            fail_msg("after %ld: %d %s: %s", allowed, status, err.file, err.text);
        assert_true(allowed < 5000);
    }
}

static pbe_status read_layers(struct pbe_error *err)
{
    static const char *const roots[] = {"bureau"};
    struct trust trust = {0};
    struct layers layers = {
        .shipped = "shipped", .roots = roots, .root_count = 1, .trust = &trust};
    struct folders folders;
    pbe_status status = layers_read(&layers, &folders, err);
    if (!status)
        folders_done(&folders);
    return status;
}

static pbe_status sign(struct pbe_error *err)
{
    return pbe_pack_sign("bureau/a", "k.key", NULL, "x", err);
}

static pbe_status verify(struct pbe_error *err)
{
    static const char *const keys[] = {"k.pub"};
    struct pbe_text said;
    pbe_text_init(&said, 1024);
    pbe_status status = pbe_pack_verify("bureau/a", keys, 1, &said, err);
    pbe_text_done(&said);
    return status;
}

static pbe_status make_engine(struct pbe_error *err)
{
    static const char *const texts[] = {"a=1", "b=2"};
    static const struct pbe_engine_options options = {
        .default_pack = "a", .version_floors = texts, .version_floor_count = 2};
    pbe_engine *engine;
    pbe_status status = pbe_engine_new(&options, &engine, err);
    if (status)
        return status;
    status = pbe_engine_set_options(engine, &options, err);
    pbe_engine_free(engine);
    return status;
}

static void memory_may_end_anywhere(void **state)
{
    (void)state;
    struct pbe_text said;
    struct pbe_pack_build build = {.folder = "bureau/a"};
    folder_write_pack("shipped", "b", "1", 100);
    folder_write_pack("bureau", "a", "1", 100);
    folder_write("bureau/local.d/b.lua", "%s", "rounding { unit = 1 }\n");
    assert_int_equal(pbe_key_make("k.pub", "k.key", NULL, NULL), 0);
    pbe_text_init(&said, 1024);
    assert_int_equal(pbe_pack_build(&build, &said, NULL), 0);
    pbe_text_done(&said);
    try_all(sign);
    try_all(verify);
    try_all(read_layers);
    try_all(make_engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        memory_may_end_anywhere, folder_begin, folder_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
