/* A pack that is replaced in the middle of a load is never half read. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lua/signing.h"
#include "tests/engine/packs3_folder.h"

enum { LOADS = 70 /* of each kind, over 200 in all */, FINGERPRINT = 65 };

static atomic_bool stop;

static void rest(long microseconds)
{
    struct timespec time = {.tv_nsec = microseconds * 1000};
    nanosleep(&time, NULL);
}

static void copy_file(const char *from, const char *to)
{
    char bytes[4096];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    assert_true(in && out);
    size_t length = fread(bytes, 1, sizeof bytes, in);
    fwrite(bytes, 1, length / 2, out); /* in two halves, as a slow editor */
    fflush(out);
    rest(200);
    fwrite(bytes + length / 2, 1, length - length / 2, out);
    fclose(in);
    fclose(out);
}

/* One file, rewritten in place. */
static void *rewrite_in_place(void *unused)
{
    (void)unused;
    for (unsigned i = 0; !stop; i++) {
        copy_file(i % 2 ? "old/rules.lua" : "new/rules.lua", "bureau/a/rules.lua");
        rest(i % 7 ? 3000 * (long)(i % 7) : 120000);
    }
    return NULL;
}

/* One file, replaced by a rename. */
static void *rename_over(void *unused)
{
    (void)unused;
    for (unsigned i = 0; !stop; i++) {
        copy_file(i % 2 ? "old/rules.lua" : "new/rules.lua", "beside.lua");
        rename("beside.lua", "bureau/a/rules.lua");
        rest(i % 7 ? 3000 * (long)(i % 7) : 120000);
    }
    return NULL;
}

/* All files of a pack with a manifest, one after the other, with pauses that are longer
 * than a load waits: only the manifest knows which belong together. */
static void *replace_pack(void *unused)
{
    static const char *const names[] = {"pack.lua", "rules.lua", "manifest.txt"};
    (void)unused;
    for (unsigned i = 0; !stop; i++) {
        char from[64], to[64];
        for (size_t n = 0; n < 3; n++) {
            snprintf(from, sizeof from, "%s/%s", i % 2 ? "old" : "new", names[n]);
            snprintf(to, sizeof to, "bureau/a/%s", names[n]);
            copy_file(from, "beside.lua");
            rename("beside.lua", to);
            rest(i % 3 ? 500 : 30000);
        }
        rest(120000);
    }
    return NULL;
}

static void fingerprint(pbe_engine *engine, char out[FINGERPRINT])
{
    struct pbe_identity *identity;
    struct pbe_value id = pbe_value_text("a", 1);
    assert_int_equal(pbe_engine_identity(engine, &id, &identity, NULL), 0);
    snprintf(out, FINGERPRINT, "%s", identity->fingerprint);
    free(identity);
}

static void make_side(const char *side, const char *version, int percent,
                      pbe_engine *engine, char out[FINGERPRINT])
{
    char path[64];
    struct pbe_text said;
    struct pbe_pack_build wanted = {.folder = "bureau/a"};
    folder_write_pack("bureau", "a", version, percent);
    assert_int_equal(engine_load(engine, 1, NULL), 0);
    fingerprint(engine, out);
    pbe_text_init(&said, 1024);
    assert_int_equal(pbe_pack_build(&wanted, &said, NULL), 0);
    pbe_text_done(&said);
    snprintf(path, sizeof path, "%s/x", side);
    folder_write(path, "%s", "");
    static const char *const names[] = {"pack.lua", "rules.lua", "manifest.txt"};
    for (size_t i = 0; i < 3; i++) {
        char from[64];
        snprintf(from, sizeof from, "bureau/a/%s", names[i]);
        snprintf(path, sizeof path, "%s/%s", side, names[i]);
        copy_file(from, path);
    }
    folder_remove("bureau/a/manifest.txt");
}

/* What keeps halves apart. Where a file is written in place and the writer rests longer
 * than a load waits, half of it is all there is: an error is then right. */
enum guard { NOTHING, RENAME, MANIFEST };

/* Loads while a thread replaces; versions: both sides have the same, so that one file
 * alone makes the difference. */
static void race(void *(*replace)(void *), const char *old_version,
                 const char *new_version, enum guard guard)
{
    pthread_t thread;
    char old[FINGERPRINT], new[FINGERPRINT], now[FINGERPRINT];
    int whole = 0;
    pbe_engine *engine = engine_new(NULL);
    make_side("new", new_version, 50, engine, new);
    make_side("old", old_version, 100, engine, old);
    if (guard == MANIFEST)
        copy_file("old/manifest.txt", "bureau/a/manifest.txt");
    stop = 0;
    assert_int_equal(pthread_create(&thread, NULL, replace, NULL), 0);
    for (int i = 0; i < LOADS; i++) {
        struct pbe_error err = {0};
        pbe_status status = engine_load(engine, 1, &err);
        if (status) {
            int is_clear = status == PBE_STATUS_FILE /* it kept changing */
                           || (guard == NOTHING && err.text[0])
                           || (guard == MANIFEST && strstr(err.file, "manifest.txt"));
            if (!is_clear)
                fail_msg("%d %s:%d %s", status, err.file, err.line, err.text);
            continue;
        }
        whole++;
        fingerprint(engine, now);
        assert_true(strcmp(now, old) == 0 || strcmp(now, new) == 0);
        assert_true(engine_points(engine, "a") == (strcmp(now, old) == 0 ? 5 : 10));
    }
    stop = 1;
    pthread_join(thread, NULL);
    assert_true(whole > LOADS / 10); /* it does load, now and then */
    pbe_engine_free(engine);
}

static void a_file_rewritten_in_place(void **state)
{
    (void)state;
    race(rewrite_in_place, "1", "1", NOTHING);
}

static void a_file_replaced_by_a_rename(void **state)
{
    (void)state;
    race(rename_over, "1", "1", RENAME);
}

static void a_pack_with_manifest_replaced_file_by_file(void **state)
{
    (void)state;
    race(replace_pack, "1", "2", MANIFEST);
}

#define TEST(function)                                                                 \
    cmocka_unit_test_setup_teardown(function, folder_begin, folder_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_rewritten_in_place),
        TEST(a_file_replaced_by_a_rename),
        TEST(a_pack_with_manifest_replaced_file_by_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
