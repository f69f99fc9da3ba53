#define _XOPEN_SOURCE 700 /* nftw(), mkdtemp() */
#include "tests/engine/packs3_folder.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_ROOM = 512 };

static char work[PATH_ROOM];

int folder_begin(void **state)
{
    (void)state;
    const char *base = getenv("TMPDIR");
    snprintf(work, sizeof work, "%s/pbe-packs-XXXXXX", base && *base ? base : "/tmp");
    return mkdtemp(work) && chdir(work) == 0 && mkdir("shipped", 0777) == 0
                   && mkdir("bureau", 0777) == 0
               ? 0
               : -1;
}

static int remove_entry(const char *path, const struct stat *facts, int kind,
                        struct FTW *where)
{
    (void)facts, (void)kind, (void)where;
    return remove(path);
}

int folder_end(void **state)
{
    (void)state;
    return chdir("/") == 0 && nftw(work, remove_entry, 16, FTW_DEPTH | FTW_PHYS) == 0
               ? 0
               : -1;
}

void folder_write(const char *path, const char *format, ...)
{
    char part[PATH_ROOM];
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        snprintf(part, sizeof part, "%.*s", (int)(slash - path), path);
        mkdir(part, 0777);
    }
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    va_list arguments;
    va_start(arguments, format);
    vfprintf(file, format, arguments);
    va_end(arguments);
    assert_int_equal(fclose(file), 0);
}

void folder_remove(const char *path)
{
    assert_int_equal(remove(path), 0);
}

void folder_write_pack(const char *root, const char *id, const char *version,
                       int percent)
{
    char path[PATH_ROOM];
    snprintf(path, sizeof path, "%s/%s/pack.lua", root, id);
    folder_write(
        path,
        "pack { id = \"%s\", version = \"%s\", title = \"试\", basis = \"试\",\n"
        "  year = 2023, place = \"某市\", valid_from = \"2023-01-01\" }\n"
        "grades { { name = \"好\", from = 60 }, { name = \"差\", from = 0 } }\n",
        id, version);
    snprintf(path, sizeof path, "%s/%s/rules.lua", root, id);
    folder_write(
        path,
        "rule \"比例\" {\n  basis = \"试\", sentence = \"试\",\n"
        "  default_for = { \"number\" },\n"
        "  score = rate_times_weight { full = %d },\n"
        "  examples = { { target = \"100%%\", actual = \"50%%\", weight = 10,\n"
        "    points = %.2f } },\n}\n",
        percent, 10 * 50.0 / percent);
}

pbe_engine *engine_new(const struct pbe_engine_options *options)
{
    struct pbe_engine_options all = {0};
    pbe_engine *engine = NULL;
    if (options)
        all = *options;
    all.shipped_rules = "shipped";
    assert_int_equal(pbe_engine_new(&all, &engine, NULL), PBE_STATUS_OK);
    return engine;
}

pbe_status engine_load(pbe_engine *engine, int with_bureau, struct pbe_error *err)
{
    static const char *const roots[] = {"bureau"};
    return pbe_engine_load(engine, roots, with_bureau ? 1 : 0, err);
}

double engine_points(pbe_engine *engine, const char *pack)
{
    struct pbe_score score;
    struct pbe_row row = {
        .target = pbe_value_text("100%", 4),
        .actual = pbe_value_text("50%", 3),
        .weight = 10,
        .rule = pbe_value_text("比例", strlen("比例")),
        .pack = pbe_value_text(pack, strlen(pack)),
    };
    struct pbe_error err = {0};
    if (pbe_engine_score(engine, &row, &score, &err))
        fail_msg("%s: %s", pack, err.text);
    return score.points;
}

void engine_refuses(pbe_engine *engine, pbe_status status, const char *file,
                    const char *text)
{
    struct pbe_error err = {0};
    pbe_status got = engine_load(engine, 1, &err);
    if (got != status || !strstr(err.file, file) || !strstr(err.text, text))
        fail_msg("expected %d %s “%s”, got %d %s:%d “%s”", status, file, text, got,
                 err.file, err.line, err.text);
}
