/* packs.c - what it takes to load a pack of 500 rules: reading, compiling, running every
 * example of it, swapping it in.
 *
 *   bench_packs FOLDER [ROUNDS]
 *
 * Writes the pack into FOLDER, which must be empty, and prints milliseconds of so many
 * rounds (21), of the wall clock and of the processor, which other work disturbs less.
 * Each round measures in turn the load of an engine that already runs the pack, a first
 * load into a new engine, and two peers: plain Lua, which only parses the same files,
 * and plain Lua that also runs them with words that do nothing. packs.sh builds it and
 * calls it.
 */
#include <lauxlib.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "lua/engine.h"

enum { FILES = 10, RULES_A_FILE = 50, ROUNDS = 21, ROUNDS_MAX = 1000, PATH_ROOM = 512 };

/* The mix of shapes that the scoring tables of departments have: most rows in proportion,
 * then steps and deductions, words, time limits. */
static const char *const kinds[] = {
    "  score = proportional { },\n"
    "  examples = {\n"
    "    { target = \"200起以上\", actual = \"401\", weight = 8, points = 8 },\n"
    "    { target = \"到达90%以上\", actual = \"85%\", weight = 5, points = 4.72 },\n"
    "  },\n",
    "  score = steps { unit = \"%\", bands = {\n"
    "    { from = 90, percent = 100 },\n"
    "    { from = 80, percent = 80 },\n"
    "    { from = 60, percent = 50, reason = \"低于80%\" },\n"
    "    { percent = 0 },\n"
    "  } },\n"
    "  examples = {\n"
    "    { actual = \"95%\", weight = 10, points = 10, outcome = \"met\" },\n"
    "    { actual = \"79.9%\", weight = 10, points = 5 },\n"
    "    { actual = \"59%\", weight = 10, points = 0 },\n"
    "  },\n",
    "  score = deduct { above = 100, each = 1, take_percent = 10, unit = \"%\" },\n"
    "  exceptions = { { words = { \"不涉及\", \"不适用\" }, percent = 100 } },\n"
    "  examples = {\n"
    "    { target = \"≤100%\", actual = \"103.2%\", weight = 5, points = 3.5 },\n"
    "    { target = \"≤100%\", actual = \"不涉及\", weight = 5, points = 5 },\n"
    "  },\n",
    "  score = proportional { bare = \"<=\" },\n"
    "  examples = {\n"
    "    { target = \"1307.04万元\", actual = \"1491.59万元\", weight = 10, points = "
    "8.76 },\n"
    "  },\n",
    "  score = bands { bands = {\n"
    "    { name = \"达成\", from = 80, to = 100, words = { \"达成\", \"完成\", "
    "\"达标\" } },\n"
    "    { name = \"部分达成\", from = 60, below = 80, words = { \"基本达成\" } },\n"
    "    { name = \"未达成\", from = 0, below = 60, words = { \"未完成\", \"较差\" } "
    "},\n"
    "  } },\n"
    "  examples = {\n"
    "    { target = \"有效改善\", actual = \"基本达成\", weight = 5, given = 3.5, "
    "points = 3.5 },\n"
    "  },\n",
    "  score = pass_mark { pass = 60 },\n"
    "  examples = {\n"
    "    { target = \"≥100个\", actual = \"80个\", weight = 10, points = 5 },\n"
    "    { target = \"≥100个\", actual = \"59个\", weight = 10, points = 0 },\n"
    "  },\n",
    "  score = deadline { late_percent = 70 },\n"
    "  examples = {\n"
    "    { target = \"2021年6月30日\", actual = \"2021年8月1日\", weight = 5, "
    "points = 3.5 },\n"
    "  },\n",
    "  score = proportional { },\n"
    "  examples = {\n"
    "    { target = \"120\", actual = \"69\", weight = 2, points = 1.15 },\n"
    "    { target = \"0起\", actual = \"0\", weight = 4, points = 4 },\n"
    "    { target = \"95%以上\", actual = \"\", weight = 8, outcome = "
    "\"cannot_compute\" },\n"
    "  },\n",
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static char paths[FILES + 1][PATH_ROOM];
static size_t bytes, lines; /* of all files */

static void die(const char *why)
{
    fprintf(stderr, "bench_packs: %s\n", why);
    exit(1);
}

/* --- the pack --- */

static FILE *open_file(const char *folder, size_t index, const char *name)
{
    snprintf(paths[index], PATH_ROOM, "%s/large/%s", folder, name);
    FILE *out = fopen(paths[index], "w+b");
    if (!out)
        die("the folder cannot be written");
    return out;
}

static void close_file(FILE *out)
{
    rewind(out);
    for (int byte; (byte = getc(out)) != EOF; bytes++)
        lines += byte == '\n';
    if (ferror(out) || fclose(out))
        die("the pack cannot be written");
}

static void write_rule(FILE *out, int number)
{
    fprintf(
        out,
        "\nrule \"指标%03d\" {\n"
        "  basis = "
        "\"某市财政局2023年度评分表第%d行：完成得满分，未完成的按比例或按档扣分\",\n"
        "  sentence = \"达到目标得满分；未达到的按本行规定计分，扣完为止\",\n"
        "  applies_to = { \"%d号指标\" },\n",
        number, number, number);
    fputs(kinds[number % KINDS], out);
    fputs("}\n", out);
}

static void write_pack(const char *folder)
{
    char path[PATH_ROOM];
    snprintf(path, sizeof path, "%s/large", folder);
    mkdir(path, 0777);
    FILE *out = open_file(folder, 0, "pack.lua");
    fputs("pack { id = \"large\", version = \"1\", title = \"大\", basis = \"试\" }\n"
          "grades { { name = \"优\", from = 90 }, { name = \"差\", from = 0 } }\n",
          out);
    close_file(out);
    for (int file = 0; file < FILES; file++) {
        char name[32];
        snprintf(name, sizeof name, "rules%02d.lua", file);
        out = open_file(folder, (size_t)file + 1, name);
        fputs("-- 评分规则\n", out);
        for (int rule = 0; rule < RULES_A_FILE; rule++)
            write_rule(out, file * RULES_A_FILE + rule);
        close_file(out);
    }
}

/* --- what is measured --- */

/* Milliseconds: of the wall clock, and of this process' own time. */
struct moment {
    double wall, own;
};

static double read_clock(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static struct moment now(void)
{
    return (struct moment){read_clock(CLOCK_MONOTONIC),
                           read_clock(CLOCK_PROCESS_CPUTIME_ID)};
}

static void load(pbe_engine *engine, const char *folder)
{
    struct pbe_error err;
    const char *roots[] = {folder};
    if (!pbe_engine_load(engine, roots, 1, &err))
        return;
    fprintf(stderr, "bench_packs: %s:%d: %s\n", err.file, err.line, err.text);
    exit(1);
}

static pbe_engine *new_engine(void)
{
    pbe_engine *engine;
    if (pbe_engine_new(NULL, &engine, NULL))
        die("no engine");
    return engine;
}

static void first_load(const char *folder)
{
    pbe_engine *engine = new_engine();
    load(engine, folder);
    pbe_engine_free(engine);
}

/* A word that takes a title or fields and does nothing, but may be called again. */
static int idle_word(lua_State *L)
{
    lua_pushcfunction(L, idle_word);
    return 1;
}

static int any_word(lua_State *L)
{
    lua_pushcfunction(L, idle_word);
    return 1;
}

/* Plain Lua reads the same bytes from the same files. */
static void plain_lua(bool run)
{
    lua_State *L = luaL_newstate();
    if (!L)
        die("no Lua");
    lua_pushglobaltable(L);
    lua_newtable(L);
    lua_pushcfunction(L, any_word);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    for (size_t i = 0; i <= FILES; i++)
        if (luaL_loadfile(L, paths[i]) || (run && lua_pcall(L, 0, 0, 0)))
            die(lua_tostring(L, -1));
    lua_close(L);
}

/* --- the figures --- */

enum { RELOAD, FIRST, PARSE, RUN, MEASURED };
static double wall[MEASURED][ROUNDS_MAX], own[MEASURED][ROUNDS_MAX];

static void measure(int what, int round, pbe_engine *engine, const char *folder)
{
    struct moment start = now();
    if (what == RELOAD)
        load(engine, folder);
    else if (what == FIRST)
        first_load(folder);
    else
        plain_lua(what == RUN);
    struct moment end = now();
    wall[what][round] = end.wall - start.wall;
    own[what][round] = end.own - start.own;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static void print(int rounds)
{
    static const char *const names[MEASURED] = {
        "reload: read, compile, all examples, swap", "first load into a new engine",
        "plain Lua: parse the files", "plain Lua: parse and run, idle words"};
    int middle = rounds / 2;
    printf("%d rules, %zu lines, %zu bytes, %d rounds\n\n", FILES * RULES_A_FILE, lines,
           bytes, rounds);
    printf("| ms | best | median | median of processor time |\n"
           "| --- | ---: | ---: | ---: |\n");
    for (int i = 0; i < MEASURED; i++) {
        qsort(wall[i], (size_t)rounds, sizeof wall[i][0], compare);
        qsort(own[i], (size_t)rounds, sizeof own[i][0], compare);
        printf("| %s | %.1f | %.1f | %.1f |\n", names[i], wall[i][0], wall[i][middle],
               own[i][middle]);
    }
    printf(
        "\nreload: %.1f ms of the wall clock, %.1f of the processor; the bar is 100: "
        "%s. %.1f times plain Lua that runs the files\n",
        wall[RELOAD][middle], own[RELOAD][middle],
        wall[RELOAD][middle] < 100 ? "met" : "MISSED",
        own[RELOAD][middle] / own[RUN][middle]);
}

int main(int count, char **arguments)
{
    if (count < 2)
        die("bench_packs FOLDER [ROUNDS]");
    const char *folder = arguments[1];
    int rounds = count > 2 ? atoi(arguments[2]) : ROUNDS;
    if (rounds < 1 || rounds > ROUNDS_MAX)
        die("1 to 1000 rounds");
    write_pack(folder);
    static const struct timespec while_files_are_new = {.tv_sec = 2};
    nanosleep(&while_files_are_new, NULL); /* a load watches them for a while */
    pbe_engine *engine = new_engine();
    load(engine, folder);
    for (int round = 0; round < rounds; round++)
        for (int what = 0; what < MEASURED; what++)
            measure(what, round, engine, folder);
    pbe_engine_free(engine);
    print(rounds);
    return 0;
}
