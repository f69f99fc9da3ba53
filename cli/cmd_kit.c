/* cmd_kit.c - pbe kit: what goes out to the departments. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/json.h"
#include "cli/kit.h"
#include "cli/options.h"
#include "cli/session.h"

enum { PATH_ROOM = 4096 };

struct request {
    const char *departments, *pack, *output, *oxt, *rules;
    bool force, json;
};

static int usage(int code)
{
    return session_usage(
        PBE_SAY(
            "用法：pbe kit --departments 名单 --pack 规则包 -o 文件夹 [选项]\n"
            "做出发给各单位的一套：每个单位一份填好开头的自评表，一个带规则和模板的扩展"
            "，\n"
            "一页填报说明，一份清单。名单的表头写明各列填到哪里，见 docs/zh/kit.md。\n"
            "  --departments 名单  "
            "单位名单（.csv、.ods、.xlsx）：单位名称、单位编码、其他\n"
            "  --pack 规则包       编号\n"
            "  -o, --output 文件夹 结果；已经有东西的不动，除非 --force\n"
            "  --oxt 文件          扩展 pbe.oxt，默认用随程序的\n"
            "  --rules 文件夹      再读入这个文件夹里的规则包\n"
            "  --force             文件夹里同名的文件也替换\n"
            "  --json              以 JSON 显示做了什么\n",
            "usage: pbe kit --departments LIST --pack PACK -o DIR [options]\n"
            "Makes what goes out to the departments: a workbook for each, with what is "
            "known\nfilled in; one extension with rules and template; a page of "
            "instructions; a list.\nThe headings of LIST say where its columns go: "
            "docs/en/kit.md.\n"
            "  --departments LIST  .csv, .ods or .xlsx: name, code, and more\n"
            "  --pack PACK         its id\n"
            "  -o, --output DIR    the result; one that holds something stays as it "
            "is\n"
            "  --oxt FILE          the extension pbe.oxt; default: the one that came "
            "along\n"
            "  --rules DIR         also load the packs in this folder\n"
            "  --force             replace files of the same names in DIR\n"
            "  --json              tell what was made as JSON\n"),
        code);
}

/* --- what was made --- */

static void tell_json(const struct kit *kit)
{
    char name[KIT_PATH_MAX];
    struct json json = json_begin(stdout);
    json_text(&json, "folder", kit->output);
    json_text(&json, "pack", kit->pack->id);
    json_text(&json, "version", kit->pack->version);
    json_text(&json, "fingerprint", kit->pack->fingerprint);
    json_text(&json, "extension", KIT_EXTENSION);
    json_text(&json, "instruction", KIT_INSTRUCTION);
    json_text(&json, "manifest", KIT_MANIFEST);
    json_open(&json, "forms", '[');
    for (size_t i = 0; i < kit->departments->count; i++) {
        kit_form_name(kit, i, name);
        json_open(&json, NULL, '{');
        json_text(&json, "code", kit->departments->list[i].code);
        json_text(&json, "name", kit->departments->list[i].name);
        json_text(&json, "file", name);
        json_text(&json, "sha256", kit->digests[i]);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_end(&json);
}

static void tell(const struct kit *kit, bool json)
{
    if (json) {
        tell_json(kit);
        return;
    }
    printf(PBE_SAY(
               "已做好 %s：%zu 个单位的自评表在“%s”里，另有 %s、%s、%s；规则包 %s %s\n",
               "made %s: the forms of %zu departments in “%s”, and %s, %s, %s; pack "
               "%s %s\n"),
           kit->output, kit->departments->count, KIT_FORMS, KIT_EXTENSION,
           KIT_INSTRUCTION, KIT_MANIFEST, kit->pack->id, kit->pack->version);
}

/* --- making it --- */

/* The extension that came with the program, beside its rules: ../share/pbe/pbe.oxt. */
static const char *installed_extension(char out[PATH_ROOM])
{
    const char *rules = session_installed_rules();
    const char *slash = strrchr(rules, '/');
    snprintf(out, PATH_ROOM, "%.*s/pbe.oxt", slash ? (int)(slash - rules) : 0, rules);
    return out;
}

/* The same folders, in the same order, as session_open() loads. */
static int find_roots(const struct request *request, struct kit *kit)
{
    struct session_rules rules;
    int code = session_find_rules(request->rules, &rules);
    if (code)
        return code;
    kit->roots[kit->root_count++] = session_installed_rules();
    for (size_t i = 0; i < rules.root_count; i++)
        kit->roots[kit->root_count++] = rules.roots[i];
    return 0;
}

static int make(struct kit *kit, bool json)
{
    struct pbe_error err;
    bool is_done = false;
    /* A file that grows too large is an error like any other. */
    signal(SIGXFSZ, SIG_IGN);
    if (interrupt_watch(&err))
        return session_error(&err);
    int code = kit_make(kit, &is_done, &err) ? session_error(&err) : 0;
    if (is_done)
        tell(kit, json);
    kit_done(kit);
    interrupt_raise();
    return code;
}

static int run(const struct request *request)
{
    char oxt[PATH_ROOM];
    struct pbe_error err;
    struct departments departments = {0};
    struct pbe_identity *pack = NULL;
    struct pbe_value id = session_value(request->pack);
    struct kit kit = {.list = request->departments,
                      .oxt = request->oxt ? request->oxt : installed_extension(oxt),
                      .output = request->output,
                      .force = request->force,
                      .departments = &departments};
    int code = find_roots(request, &kit);
    if (!code)
        code = session_open(request->rules, &kit.engine);
    if (code)
        return code;
    if (departments_read(request->departments, &departments, &err)
        || pbe_engine_identity(kit.engine, &id, &pack, &err))
        code = session_error(&err);
    kit.pack = pack;
    if (!code)
        code = make(&kit, request->json);
    free(pack);
    departments_done(&departments);
    pbe_engine_free(kit.engine);
    return code;
}

int cmd_kit(int argc, char **argv)
{
    struct request request = {0};
    const struct option_row rows[] = {
        {"departments", .text = &request.departments},
        {"force", .flag = &request.force},
        {"json", .flag = &request.json},
        {"output", .letter = 'o', .text = &request.output},
        {"oxt", .text = &request.oxt},
        {"pack", .text = &request.pack},
        {"rules", .text = &request.rules},
        {0},
    };
    int wrong = options_read(argc, argv, rows);
    if (wrong || argc != optind || !request.departments || !request.pack
        || !request.output)
        return usage(wrong < 0 ? 0 : 2);
    return run(&request);
}
