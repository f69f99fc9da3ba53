/* test_pool.c - work in processes that die, hang and eat; and results as bytes. */
#include "cmocka_first.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli/pool.h"

/* A run of requests "0", "1" …; `work` answers "=REQUEST" but where told otherwise. */
struct trial {
    size_t count, done, stop_after; /* stop_after 0 = never */
    const char *ready;              /* request that has its result at once */
    enum pool_fate fates[512];
};

static size_t number_of(const struct pbe_text *request)
{
    return (size_t)strtoul(pbe_text_get(request), NULL, 10);
}

static pbe_status work(void *context, const struct pbe_text *request,
                       struct pbe_text *result)
{
    const char *trouble = context;
    size_t number = number_of(request);
    if (trouble && number % 5 == 3) {
        if (strcmp(trouble, "abort") == 0)
            abort();
        if (strcmp(trouble, "exit") == 0)
            _exit(7);
        if (strcmp(trouble, "starve") == 0)
            return PBE_STATUS_MEMORY;
        if (strcmp(trouble, "sleep") == 0)
            nanosleep(&(struct timespec){.tv_sec = 100}, NULL);
    }
    if (number % 3 == 0) /* so that the others overtake */
        nanosleep(&(struct timespec){.tv_nsec = 3000000}, NULL);
    pbe_text_add(result, "=");
    pbe_text_add_bytes(result, pbe_text_get(request), request->length);
    return PBE_STATUS_OK;
}

static enum pool_next next(void *context, size_t index, struct pbe_text *bytes)
{
    struct trial *trial = context;
    if (index == trial->count)
        return POOL_END;
    pbe_text_addf(bytes, "%zu", index);
    if (!trial->ready || strcmp(trial->ready, pbe_text_get(bytes)) != 0)
        return POOL_REQUEST;
    pbe_text_add(bytes, " was ready");
    return POOL_READY;
}

static pbe_status done(void *context, size_t index, const struct pool_result *result,
                       struct pbe_error *err)
{
    struct trial *trial = context;
    char expected[32];
    assert_int_equal(index, trial->done++);
    trial->fates[index] = result->fate;
    if (result->fate == POOL_DONE) {
        bool was_ready = trial->ready && strtoul(trial->ready, NULL, 10) == index;
        snprintf(expected, sizeof expected, was_ready ? "%zu was ready" : "=%zu",
                 index);
        assert_string_equal(pbe_text_get(result->bytes), expected);
    }
    if (trial->stop_after == trial->done)
        return pbe_error_set(err, PBE_STATUS_FILE, "enough");
    return PBE_STATUS_OK;
}

static size_t open_files(void)
{
    size_t count = 0;
    DIR *directory = opendir("/proc/self/fd");
    if (!directory)
        return 0;
    while (readdir(directory))
        count++;
    closedir(directory);
    return count;
}

static pbe_status run(struct trial *trial, size_t workers, const char *trouble,
                      struct pbe_error *err)
{
    struct pool pool = {
        .task = {.work = work, .context = (void *)(uintptr_t)trouble},
        .workers = workers,
        .seconds = 1,
        .context = trial,
        .next = next,
        .done = done,
    };
    size_t before = open_files();
    pbe_status status = pool_run(&pool, err);
    assert_int_equal(open_files(), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
    return status;
}

static void results_come_in_the_order_of_the_requests(void **state)
{
    (void)state;
    for (size_t workers = 1; workers <= 8; workers *= 2) {
        struct trial trial = {.count = 400, .ready = "7"};
        assert_int_equal(run(&trial, workers, NULL, NULL), PBE_STATUS_OK);
        assert_int_equal(trial.done, 400);
    }
}

static void no_requests_are_no_work(void **state)
{
    struct trial trial = {0};
    (void)state;
    assert_int_equal(run(&trial, 4, NULL, NULL), PBE_STATUS_OK);
    assert_int_equal(trial.done, 0);
}

static void check_trouble(const char *trouble, enum pool_fate fate, size_t count)
{
    struct trial trial = {.count = count};
    assert_int_equal(run(&trial, 3, trouble, NULL), PBE_STATUS_OK);
    assert_int_equal(trial.done, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(trial.fates[i], i % 5 == 3 ? fate : POOL_DONE);
}

static void a_worker_that_dies_costs_its_own_request(void **state)
{
    (void)state;
    check_trouble("abort", POOL_CRASHED, 60);
    check_trouble("exit", POOL_CRASHED, 60);
}

static void a_worker_without_memory_costs_its_own_request(void **state)
{
    (void)state;
    check_trouble("starve", POOL_STARVED, 60);
}

static void a_worker_that_hangs_is_given_up(void **state)
{
    (void)state;
    check_trouble("sleep", POOL_LATE, 9);
}

/* Each worker has a request waiting behind the one that it works on. */
static void what_waited_behind_a_death_is_done_by_another(void **state)
{
    static const char *const troubles[] = {"abort", "starve"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct trial trial = {.count = 5};
        assert_int_equal(run(&trial, 1, troubles[i], NULL), PBE_STATUS_OK);
        assert_int_equal(trial.done, 5);
        assert_int_equal(trial.fates[3], i == 0 ? POOL_CRASHED : POOL_STARVED);
        assert_int_equal(trial.fates[4], POOL_DONE);
    }
}

static void what_waited_behind_one_that_hangs_has_its_own_time(void **state)
{
    struct trial trial = {.count = 5};
    (void)state;
    assert_int_equal(run(&trial, 1, "sleep", NULL), PBE_STATUS_OK);
    assert_int_equal(trial.fates[3], POOL_LATE);
    assert_int_equal(trial.fates[4], POOL_DONE);
}

static void an_error_of_ours_ends_the_run(void **state)
{
    struct pbe_error err;
    (void)state;
    struct trial trial = {.count = 400, .stop_after = 10};
    assert_int_equal(run(&trial, 4, NULL, &err), PBE_STATUS_FILE);
    assert_int_equal(trial.done, 10);
    assert_string_equal(err.text, "enough");
}

/* A mebibyte, of which the socket takes a part at a time. */
static pbe_status work_large(void *context, const struct pbe_text *request,
                             struct pbe_text *result)
{
    (void)context;
    (void)request;
    for (size_t i = 0; i < 1 << 16; i++)
        pbe_text_add(result, "0123456789abcdef");
    return PBE_STATUS_OK;
}

static pbe_status done_large(void *context, size_t index,
                             const struct pool_result *result, struct pbe_error *err)
{
    struct trial *trial = context;
    (void)err;
    assert_int_equal(index, trial->done++);
    assert_int_equal(result->fate, POOL_DONE);
    assert_int_equal(result->bytes->length, 1 << 20);
    assert_memory_equal(result->bytes->bytes + (1 << 20) - 16, "0123456789abcdef", 16);
    return PBE_STATUS_OK;
}

static void large_results_arrive_whole(void **state)
{
    struct trial trial = {.count = 40};
    struct pool pool = {.task = {.work = work_large},
                        .workers = 2,
                        .seconds = 20,
                        .context = &trial,
                        .next = next,
                        .done = done_large};
    (void)state;
    assert_int_equal(pool_run(&pool, NULL), PBE_STATUS_OK);
    assert_int_equal(trial.done, 40);
}

static pbe_status work_measure(void *context, const struct pbe_text *request,
                               struct pbe_text *result)
{
    (void)context;
    pbe_text_addf(result, "%zu", request->length);
    return PBE_STATUS_OK;
}

static enum pool_next next_large(void *context, size_t index, struct pbe_text *bytes)
{
    const struct trial *trial = context;
    if (index == trial->count)
        return POOL_END;
    for (size_t i = 0; i < WORKER_REQUEST_MAX / 16; i++)
        pbe_text_add(bytes, "0123456789abcdef");
    return POOL_REQUEST;
}

static pbe_status done_measure(void *context, size_t index,
                               const struct pool_result *result, struct pbe_error *err)
{
    struct trial *trial = context;
    (void)err;
    assert_int_equal(index, trial->done++);
    assert_int_equal(result->fate, POOL_DONE);
    assert_string_equal(pbe_text_get(result->bytes), "1048576");
    return PBE_STATUS_OK;
}

static void requests_larger_than_a_socket_holds_get_through(void **state)
{
    struct trial trial = {.count = 9};
    struct pool pool = {.task = {.work = work_measure},
                        .workers = 2,
                        .seconds = 20,
                        .context = &trial,
                        .next = next_large,
                        .done = done_measure};
    (void)state;
    assert_int_equal(pool_run(&pool, NULL), PBE_STATUS_OK);
    assert_int_equal(trial.done, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_come_in_the_order_of_the_requests),
        cmocka_unit_test(no_requests_are_no_work),
        cmocka_unit_test(a_worker_that_dies_costs_its_own_request),
        cmocka_unit_test(a_worker_without_memory_costs_its_own_request),
        cmocka_unit_test(a_worker_that_hangs_is_given_up),
        cmocka_unit_test(what_waited_behind_a_death_is_done_by_another),
        cmocka_unit_test(what_waited_behind_one_that_hangs_has_its_own_time),
        cmocka_unit_test(an_error_of_ours_ends_the_run),
        cmocka_unit_test(requests_larger_than_a_socket_holds_get_through),
        cmocka_unit_test(large_results_arrive_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
