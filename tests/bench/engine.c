/* engine.c - what one score costs in the engine alone, without LibreOffice.
 *
 *   bench_engine RULES [CALLS [CASE]]
 *
 * RULES is the folder of packs, CALLS the calls a round (200,000), CASE runs only that
 * one. Prints nanoseconds of process CPU time a call, best and median of nine rounds that
 * go through all cases in turn; the limits on memory and instructions are on, as always.
 * Times drift with the machine, instruction counts do not. For those, the difference of
 * two runs takes start and loading off:
 *
 *   for n in 10000 20000; do valgrind --tool=callgrind --callgrind-out-file=/dev/null \
 *       bench_engine rules $n texts 2>&1 | grep Collected; done
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lua/engine.h"

enum { ROUNDS = 9, TEXT_MAX = 64, ROWS = 4000 };

/* A kind of row. %d in the actual value makes the texts differ. The weight differs from
 * call to call, as rows of a table do, unless the case is about the same row again: an
 * engine that remembers results must not be measured by what it remembers. */
struct bench_case {
    const char *name, *target, *actual, *rule, *pack;
    double number; /* the actual value where `actual` is NULL */
    bool explain, same;
};

static const struct bench_case cases[] = {
    {"empty", "95%以上", "", NULL, NULL, 0, false, false},
    {"met", "200起以上", "401", NULL, NULL, 0, false, false},
    {"missed", "到达90%以上", "85%", NULL, NULL, 0, false, false},
    {"number", "200起以上", NULL, NULL, NULL, 401, false, false},
    {"fraction", "到达90%以上", NULL, NULL, NULL, 0.85, false, false},
    {"texts", "≤5300元/户", "%d元/户", NULL, NULL, 0, false, false},
    {"named", "1307.04万元", "1491.59万元", "经济成本指标", NULL, 0, false, false},
    {"pack", "到达90%以上", "85%", "质量指标", "mof-2020-10", 0, false, false},
    {"steps", "90%", "85%", NULL, "mof-2021-101", 0, false, false},
    {"date", "2021年6月30日前", "2021年8月1日", NULL, NULL, 0, false, false},
    {"words", "持续维护", "基本完成", NULL, NULL, 0, false, false},
    {"again", "到达90%以上", "85%", NULL, NULL, 0, false, true},
    {"explain", "到达90%以上", "85%", NULL, NULL, 0, true, false},
};
enum { CASES = sizeof cases / sizeof cases[0] };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static struct pbe_value text_value(const char *text)
{
    return text ? pbe_value_text(text, strlen(text)) : pbe_value_empty();
}

static bool is_varied(const struct bench_case *kind)
{
    return kind->actual && strstr(kind->actual, "%d");
}

/* The actual values of a varied case. */
static char texts[ROWS][TEXT_MAX];

static void write_texts(const struct bench_case *kind)
{
    const char *rest = strstr(kind->actual, "%d") + 2;
    for (int i = 0; i < ROWS; i++)
        snprintf(texts[i], TEXT_MAX, "%d%s", 3000 + i, rest);
}

static void stop(const struct bench_case *kind, const struct pbe_error *err)
{
    fprintf(stderr, "bench_engine: %s: %s\n", kind->name, err->text);
    exit(1);
}

/* Nanoseconds a call. */
static double run(pbe_engine *engine, const struct bench_case *kind, long calls)
{
    struct pbe_row row = {.target = text_value(kind->target),
                          .actual = kind->actual ? text_value(kind->actual)
                                                 : pbe_value_number(kind->number),
                          .weight = 10,
                          .rule = text_value(kind->rule),
                          .given = pbe_value_empty(),
                          .pack = text_value(kind->pack)};
    struct pbe_score score;
    struct pbe_error err;
    bool varied = is_varied(kind);
    if (varied)
        write_texts(kind);
    double start = now();
    for (long i = 0; i < calls; i++) {
        if (!kind->same)
            row.weight = 10 + (double)i / 1024;
        if (varied)
            row.actual = text_value(texts[i % ROWS]);
        if (!kind->explain) {
            if (pbe_engine_score(engine, &row, &score, &err))
                stop(kind, &err);
        } else {
            struct pbe_text said;
            pbe_text_init(&said, 4096);
            if (pbe_engine_explain(engine, &row, &said, &score, &err))
                stop(kind, &err);
            pbe_text_done(&said);
        }
    }
    return (now() - start) / (double)calls;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

int main(int count, char **arguments)
{
    static double times[CASES][ROUNDS];
    if (count < 2) {
        fputs("bench_engine RULES [CALLS [CASE]]\n", stderr);
        return 2;
    }
    const char *roots[] = {arguments[1]};
    long calls = count > 2 ? strtol(arguments[2], NULL, 10) : 200000;
    const char *only = count > 3 ? arguments[3] : NULL;
    pbe_engine *engine = NULL;
    struct pbe_error err;
    if (pbe_engine_new(NULL, &engine, &err)
        || pbe_engine_load(engine, roots, 1, &err)) {
        fprintf(stderr, "bench_engine: %s:%d: %s\n", err.file, err.line, err.text);
        return 1;
    }
    int rounds = only ? 1 : ROUNDS;
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < CASES; i++)
            if (!only || strcmp(only, cases[i].name) == 0)
                times[i][round] = run(engine, &cases[i], calls);
    printf("| case | target | actual | best ns | median ns |\n| --- | --- | --- | ---: "
           "| ---: |\n");
    for (int i = 0; i < CASES; i++) {
        if (only && strcmp(only, cases[i].name) != 0)
            continue;
        qsort(times[i], (size_t)rounds, sizeof times[i][0], compare);
        printf("| %s | %s | ", cases[i].name, cases[i].target);
        if (cases[i].actual)
            printf("%s", cases[i].actual);
        else
            printf("%g", cases[i].number);
        printf(" | %.0f | %.0f |\n", times[i][0], times[i][rounds / 2]);
    }
    pbe_engine_free(engine);
    return 0;
}
