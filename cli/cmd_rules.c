/* cmd_rules.c - pbe rules: the packs; the rules of one of them; where its values come
 * from. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/session.h"

enum { IDS_MAX = 1 << 16 }; /* bytes: at most 256 packs, each a short line */

static int usage(int code)
{
    return session_usage(
        PBE_SAY("用法：pbe rules [--rules 文件夹] [--json] [规则包]\n"
                "      pbe rules --origin [--rules 文件夹] [--json] [规则包]\n"
                "列出规则包、一个规则包的规则，或每个数值出自哪个文件（--origin）。\n",
                "usage: pbe rules [--rules DIR] [--json] [PACK]\n"
                "       pbe rules --origin [--rules DIR] [--json] [PACK]\n"
                "The packs, the rules of one, or where each value comes from.\n"),
        code);
}

/* --- the packs --- */

static void print_identity(const struct pbe_identity *pack)
{
    enum { SHOWN_FINGERPRINT = 8 };
    printf("%s %s (%.*s)  %s", pack->id, pack->version, SHOWN_FINGERPRINT,
           pack->fingerprint, pack->title);
    if (*pack->place)
        printf(PBE_SAY("，%s", ", %s"), pack->place);
    if (pack->year)
        printf(PBE_SAY("，%d年", ", %d"), pack->year);
    if (*pack->valid_from)
        printf(PBE_SAY("，%s 起施行", ", valid from %s"), pack->valid_from);
    printf("  [%s", pbe_layer_word(pack->layer));
    if (*pack->signer)
        printf(PBE_SAY("，已签名（密钥 %s）", ", signed by key %s"), pack->signer);
    puts("]");
}

static void print_identity_json(const struct pbe_identity *pack)
{
    struct json json = json_begin(stdout);
    json_text(&json, "id", pack->id);
    json_text(&json, "version", pack->version);
    json_text(&json, "title", pack->title);
    json_text(&json, "basis", pack->basis);
    json_text(&json, "place", pack->place);
    json_text(&json, "valid_from", pack->valid_from);
    json_text(&json, "fingerprint", pack->fingerprint);
    json_text(&json, "layer", pbe_layer_name(pack->layer));
    json_text(&json, "signer", pack->signer);
    json_number(&json, "year", pack->year);
    json_bool(&json, "signed", *pack->signer != '\0');
    json_end(&json);
}

/* One line a pack. */
static int list_packs(pbe_engine *engine, bool json)
{
    struct pbe_text ids;
    struct pbe_error err;
    int code = 0;
    pbe_text_init(&ids, IDS_MAX);
    pbe_engine_packs(engine, &ids);
    for (const char *at = pbe_text_get(&ids); *at && !code; at = strchr(at, '\n') + 1) {
        struct pbe_value id = pbe_value_text(at, strcspn(at, "\n"));
        struct pbe_identity *identity;
        if (pbe_engine_identity(engine, &id, &identity, &err)) {
            code = session_error(&err);
            continue;
        }
        if (json)
            print_identity_json(identity);
        else
            print_identity(identity);
        free(identity);
    }
    pbe_text_done(&ids);
    return code;
}

/* --- the rules of one --- */

static int list_rules(pbe_engine *engine, const char *pack, bool json)
{
    struct pbe_rule_info *rules;
    struct pbe_value id = session_value(pack);
    size_t count;
    struct pbe_error err;
    if (pbe_engine_rules(engine, &id, &rules, &count, &err))
        return session_error(&err);
    for (size_t i = 0; i < count; i++) {
        if (!json) {
            printf("%s\t%s\t%s\n", rules[i].name, rules[i].sentence, rules[i].basis);
            continue;
        }
        struct json line = json_begin(stdout);
        json_text(&line, "name", rules[i].name);
        json_text(&line, "sentence", rules[i].sentence);
        json_text(&line, "basis", rules[i].basis);
        json_end(&line);
    }
    free(rules);
    return 0;
}

/* --- where the values come from --- */

static void print_origin(const struct pbe_origin *origin)
{
    printf("%s", origin->word);
    if (*origin->title)
        printf(" “%s”", origin->title);
    if (strcmp(origin->field, "examples_set_aside") == 0)
        printf(PBE_SAY("  原有的 %s 个例子按改动前的数字写成，已搁置",
                       "  %s examples prove the numbers before the change: set aside"),
               origin->value);
    else
        printf("  %s = %s", origin->field, origin->value);
    printf("\t%s", origin->file);
    if (origin->line > 0)
        printf(":%d", origin->line);
    printf("\t[%s]\n", pbe_layer_word(origin->layer));
}

static void print_origin_json(const struct pbe_origin *origin)
{
    struct json json = json_begin(stdout);
    json_text(&json, "word", origin->word);
    json_text(&json, "title", origin->title);
    json_text(&json, "field", origin->field);
    json_text(&json, "value", origin->value);
    json_text(&json, "file", origin->file);
    json_text(&json, "layer", pbe_layer_name(origin->layer));
    json_number(&json, "line", origin->line);
    json_end(&json);
}

static int list_origins(pbe_engine *engine, const char *pack, bool json)
{
    struct pbe_origin *origins;
    struct pbe_value id = session_value(pack);
    size_t count;
    struct pbe_error err;
    if (pbe_engine_origin(engine, &id, &origins, &count, &err))
        return session_error(&err);
    for (size_t i = 0; i < count; i++) {
        if (json)
            print_origin_json(&origins[i]);
        else
            print_origin(&origins[i]);
    }
    free(origins);
    return 0;
}

int cmd_rules(int argc, char **argv)
{
    const char *folder = NULL;
    bool json = false, origin = false;
    const struct option_row rows[] = {
        {"json", .flag = &json},
        {"origin", .flag = &origin},
        {"rules", .text = &folder},
        {0},
    };
    int wrong = options_read(argc, argv, rows);
    if (wrong || argc - optind > 1)
        return usage(wrong < 0 ? 0 : 2);
    const char *pack = optind < argc ? argv[optind] : NULL;
    pbe_engine *engine;
    int code = session_open(folder, &engine);
    if (code)
        return code;
    if (origin)
        code = list_origins(engine, pack, json);
    else
        code = pack ? list_rules(engine, pack, json) : list_packs(engine, json);
    pbe_engine_free(engine);
    return code;
}
