/* test_slips.c - typical slips of a bureau's administrator, and what they are told.
 *
 * Usage: test_slips FOLDER/NN-name.lua…   Each file becomes the rules of a small pack;
 * the error of its load must be what stands in NN-name.zh.txt and NN-name.en.txt:
 * "line:column: sentence". With PBE_UPDATE set the texts are written instead, to be read
 * by a person before they are kept.
 */
#undef NDEBUG /* these asserts are the test */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "lua/engine.h"

enum { TEXT = 8192, PATH = 4096 };

static const char pack[] =
    "pack { id = \"slip\", version = \"1\", title = \"t\", basis = \"b\" }\n"
    "grades { { name = \"all\", from = 0 } }\n";

static char root[] = "/tmp/pbe-slips-XXXXXX";

static const char *path_of(char out[PATH], const char *name)
{
    snprintf(out, PATH, "%s/slip%s%s", root, *name ? "/" : "", name);
    return out;
}

static void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert(file && fwrite(bytes, 1, length, file) == length);
    assert(fclose(file) == 0);
}

static size_t read_file(const char *path, char *out, size_t room)
{
    FILE *file = fopen(path, "rb");
    size_t length = file ? fread(out, 1, room - 1, file) : 0;
    out[length] = '\0';
    if (file)
        fclose(file);
    return length;
}

/* What a load says of the pack in `root`, "line:column: sentence\n". */
static void load(char out[TEXT])
{
    const char *roots[] = {root};
    pbe_engine *engine;
    struct pbe_error err = {.line = 0};
    assert(pbe_engine_new(NULL, &engine, &err) == PBE_STATUS_OK);
    if (pbe_engine_load(engine, roots, 1, &err))
        snprintf(out, TEXT, "%d:%d: %s\n", err.line, err.column, err.text);
    else
        snprintf(out, TEXT, "no error\n");
    pbe_engine_free(engine);
}

static int check(const char *slip, const char *ending)
{
    char told[TEXT], expected[TEXT], path[PATH];
    load(told);
    snprintf(path, sizeof path, "%.*s%s", (int)(strlen(slip) - strlen(".lua")), slip,
             ending);
    if (getenv("PBE_UPDATE"))
        write_file(path, told, strlen(told));
    read_file(path, expected, sizeof expected);
    if (strcmp(told, expected) == 0)
        return 0;
    printf("%s\n  expected %s  told     %s", path, *expected ? expected : "(nothing)\n",
           told);
    return 1;
}

int main(int argc, char **argv)
{
    static char bytes[1 << 16];
    char path[PATH];
    int failures = 0;
    assert(mkdtemp(root) && mkdir(path_of(path, ""), 0700) == 0);
    write_file(path_of(path, "pack.lua"), pack, strlen(pack));
    for (int i = 1; i < argc; i++) {
        size_t length = read_file(argv[i], bytes, sizeof bytes);
        assert(length > 0);
        write_file(path_of(path, "rules.lua"), bytes, length);
        pbe_language_set(PBE_CHINESE);
        failures += check(argv[i], ".zh.txt");
        pbe_language_set(PBE_ENGLISH);
        failures += check(argv[i], ".en.txt");
    }
    unlink(path_of(path, "rules.lua"));
    unlink(path_of(path, "pack.lua"));
    rmdir(path_of(path, ""));
    rmdir(root);
    printf("%d slips, %d failures\n", argc - 1, failures);
    return failures > 0 || argc < 2;
}
