/* main.c - the command pbe: picks the language and the verb. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/language.h"
#include "cli/commands.h"
#include "cli/session.h"

struct verb {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *zh, *en; /* arguments and what it does */
};

static const struct verb verbs[] = {
    {"audit", cmd_audit, "PATH…  批量复核自评表：重新计分，勾稽检查，汇总",
     "PATH…  score and check many workbooks, and sum up"},
    {"check", cmd_check, "FILE  列出一份自评表里对不上的地方",
     "FILE  what does not add up in a workbook"},
    {"collect", cmd_collect, "PATH… -o FILE  汇总收回的自评表：催报，排名，等级分布",
     "PATH… -o FILE  sum up what came back: missing, ranked, graded"},
    {"explain", cmd_explain, "TARGET ACTUAL WEIGHT  试算一项指标的得分并说明理由",
     "TARGET ACTUAL WEIGHT  score one row and say why"},
    {"fill", cmd_fill, "TEMPLATE DATA -o FILE  把数据填进自评表模板，并算好得分",
     "TEMPLATE DATA -o FILE  fill a template with data, and score it"},
    {"fmt", cmd_fmt, "FILE…  把规则文件改成规范写法（半角标点、UTF-8），显示差别",
     "FILE…  rule files in plain form: half-width signs, UTF-8; shows the difference"},
    {"kit", cmd_kit,
     "--departments LIST --pack PACK -o DIR  做出发给各单位的一套：自评表、扩展、说明",
     "--departments LIST --pack PACK -o DIR  make what goes out to the departments"},
    {"lint", cmd_lint, "[PACK|DIR]  检查规则包里多余、矛盾、够不着的写法",
     "[PACK|DIR]  look for what is idle, contradictory or out of reach in packs"},
    {"new", cmd_new, "ID [DIR]  建立一个新的规则包，可以马上试用",
     "ID [DIR]  make a rule pack to start from"},
    {"pack", cmd_pack, "build|sign|verify|keygen  给规则包做清单、签名、验证",
     "build|sign|verify|keygen  list, sign and verify a pack"},
    {"read", cmd_read, "[TEXT…]  显示指标值的文字被理解成什么",
     "[TEXT…]  show how wordings are read"},
    {"rules", cmd_rules, "[PACK]  列出规则包，或一个规则包的规则",
     "[PACK]  list the packs, or one pack's rules"},
    {"score", cmd_score, "FILE  重新计算一份自评表每一行的得分",
     "FILE  score every row of a workbook anew"},
    {"snapshot", cmd_snapshot, "FILE  存档：把每一行的得分连同规则包和时间记在工作簿里",
     "FILE  keep the scores, with pack and time, in the workbook"},
    {"template", cmd_template, "PACK -o FILE  照规则包做出发给各单位填报的自评表",
     "PACK -o FILE  make the workbook that departments fill in"},
    {"test", cmd_test, "[DIR|PACK] [CASES…]  用例子和用例文件检查规则包",
     "[DIR|PACK] [CASES…]  check packs by their examples and by case files"},
};

enum { VERBS = sizeof verbs / sizeof *verbs };

static enum pbe_language user_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *locale = getenv(names[i]);
        if (locale && *locale)
            return pbe_language_of_locale(locale);
    }
    return PBE_CHINESE;
}

static void usage(FILE *to)
{
    fputs(PBE_SAY("用法：pbe 命令 [选项] …\n命令：\n",
                  "usage: pbe VERB [options] …\nverbs:\n"),
          to);
    for (size_t i = 0; i < VERBS; i++)
        fprintf(to, "  %-8s %s\n", verbs[i].name, PBE_SAY(verbs[i].zh, verbs[i].en));
    fputs(PBE_SAY("每个命令可用 --help 查看选项。命令之前可写：--signed-only "
                  "只用签名的规则包，"
                  "--trusted-key 公钥，--floor 规则包=最低版本\n",
                  "Each verb has --help. Before the verb: --signed-only, "
                  "--trusted-key KEY, --floor PACK=VERSION\n"),
          to);
}

/* What could not be written, to a full disk or a closed output, must not look like
 * success. */
static int finish(int code)
{
    if (!fflush(stdout) && !ferror(stdout))
        return code;
    fputs(PBE_SAY("pbe: 结果写不出去，请检查磁盘空间和输出位置\n",
                  "pbe: the result cannot be written; check the disk and the output\n"),
          stderr);
    return code ? code : pbe_status_exit_code(PBE_STATUS_FILE);
}

int main(int argc, char **argv)
{
    pbe_language_set(user_language());
    opterr = 0; /* getopt speaks English only; each verb says its usage */
    session_look_for_json(argc, argv);
    int at = session_take_options(argc, argv);
    const char *verb = at > 0 && at < argc ? argv[at] : "";
    for (size_t i = 0; i < VERBS; i++)
        if (strcmp(verb, verbs[i].name) == 0)
            return finish(verbs[i].run(argc - at, argv + at));
    if (strcmp(verb, "--help") == 0 || strcmp(verb, "-h") == 0) {
        usage(stdout);
        return finish(0);
    }
    if (strcmp(verb, "--version") == 0) {
        puts("pbe " PBE_VERSION);
        return finish(0);
    }
    usage(stderr);
    if (!*verb)
        return session_refuse(PBE_SAY("请写命令", "name a verb"));
    struct pbe_error err;
    pbe_error_set(&err, PBE_STATUS_USAGE,
                  PBE_SAY("没有命令“%s”", "there is no verb “%s”"), verb);
    return session_error(&err);
}
