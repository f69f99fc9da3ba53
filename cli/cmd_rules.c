/* cmd_rules.c - pbe rules: the packs, or the rules of one of them. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/session.h"

enum { LIST_MAX = 1 << 16 }; /* bytes: at most 256 packs, each a short line */

static int usage(FILE *to, int code)
{
    fputs(PBE_SAY("用法：pbe rules [--rules 文件夹] [规则包]\n",
                  "usage: pbe rules [--rules DIR] [PACK]\n"),
          to);
    return code;
}

/* One line a pack: identity, version, fingerprint. */
static int list_packs(pbe_engine *engine)
{
    struct pbe_text ids, lines;
    struct pbe_error err;
    int code = 0;
    pbe_text_init(&ids, LIST_MAX);
    pbe_text_init(&lines, LIST_MAX);
    pbe_engine_packs(engine, &ids);
    for (const char *at = pbe_text_get(&ids); *at && !code; at = strchr(at, '\n') + 1) {
        struct pbe_value id = pbe_value_text(at, strcspn(at, "\n"));
        if (pbe_engine_pack(engine, &id, &lines, &err))
            code = session_error(&err);
        pbe_text_add(&lines, "\n");
    }
    if (!code)
        fputs(pbe_text_get(&lines), stdout);
    pbe_text_done(&lines);
    pbe_text_done(&ids);
    return code;
}

static int list_rules(pbe_engine *engine, const char *pack)
{
    struct pbe_rule_info *rules;
    struct pbe_value id = session_value(pack);
    size_t count;
    struct pbe_error err;
    if (pbe_engine_rules(engine, &id, &rules, &count, &err))
        return session_error(&err);
    for (size_t i = 0; i < count; i++)
        printf("%s\t%s\t%s\n", rules[i].name, rules[i].sentence, rules[i].basis);
    free(rules);
    return 0;
}

int cmd_rules(int argc, char **argv)
{
    static const struct option options[] = {
        {"help", no_argument, NULL, 'h'},
        {"rules", required_argument, NULL, 'd'},
        {NULL, 0, NULL, 0},
    };
    const char *folder = NULL;
    optind = 1;
    for (int c; (c = getopt_long(argc, argv, "h", options, NULL)) != -1;) {
        if (c == 'd')
            folder = optarg;
        else
            return c == 'h' ? usage(stdout, 0) : usage(stderr, 2);
    }
    if (argc - optind > 1)
        return usage(stderr, 2);
    pbe_engine *engine;
    int code = session_open(folder, &engine);
    if (code)
        return code;
    code = optind < argc ? list_rules(engine, argv[optind]) : list_packs(engine);
    pbe_engine_free(engine);
    return code;
}
