/* cmd_test.c - pbe test: do the packs load, and do their examples come out? */
#include <getopt.h>
#include <stdio.h>

#include "base/language.h"
#include "cli/commands.h"
#include "cli/session.h"

static int usage(FILE *to, int code)
{
    fputs(PBE_SAY(
              "用法：pbe test [文件夹]   检查文件夹里的规则包（连同随程序安装的）\n",
              "usage: pbe test [DIR]   check the packs in DIR, and those installed\n"),
          to);
    return code;
}

static size_t count_lines(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

int cmd_test(int argc, char **argv)
{
    static const struct option options[] = {
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    optind = 1;
    for (int c; (c = getopt_long(argc, argv, "h", options, NULL)) != -1;)
        return c == 'h' ? usage(stdout, 0) : usage(stderr, 2);
    if (argc - optind > 1)
        return usage(stderr, 2);
    pbe_engine *engine;
    int code = session_open(optind < argc ? argv[optind] : NULL, &engine);
    if (code)
        return code; /* the load has run every example and said which one is wrong */
    struct pbe_text ids;
    pbe_text_init(&ids, 1 << 16);
    pbe_engine_packs(engine, &ids);
    size_t packs = count_lines(pbe_text_get(&ids));
    pbe_text_done(&ids);
    pbe_engine_free(engine);
    if (packs == 0) {
        fputs(PBE_SAY("pbe: 没有找到规则包\n", "pbe: no rule pack found\n"), stderr);
        return 3;
    }
    printf(
        PBE_SAY("%zu 个规则包，全部例子正确\n", "%zu packs, all examples come out\n"),
        packs);
    return 0;
}
