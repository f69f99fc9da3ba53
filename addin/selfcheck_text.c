#include "addin/selfcheck_text.h"

#include <stdlib.h>
#include <string.h>

#include "addin/configuration.h"
#include "addin/extension.h"
#include "addin/ruleset.h"
#include "addin/sources.h"
#include "base/language.h"

enum { WORDS_SIZE = 2048 };

static void line(struct pbe_text *out, const char *label, const char *value)
{
    pbe_text_addf(out, PBE_SAY("%s：%s\n", "%s: %s\n"), label, value);
}

static const char *or_none(const char *value)
{
    return value[0] ? value : PBE_SAY("没有", "none");
}

/* --- component and versions --- */

/* Whether the service that Calc asks for is this library's, and not another copy's. */
static bool is_ours(void)
{
    uno_Interface *made = cuno_create(cuno_context(), "pbe.Calc", NULL);
    bool ours = made && cuno_object_of(made);
    cuno_release(made);
    return ours;
}

/* A text of LibreOffice's configuration; "?" where it has none. */
static void read_text(const char *path, const char *name, char *out, size_t size)
{
    uno_Interface *branch = configuration_open(path, CONFIGURATION_READ);
    uno_Any value;
    strcpy(out, "?");
    if (branch && cuno_name_get(branch, name, &value, NULL)) {
        if (cuno_any_get_string(&value))
            cuno_utf8_copy(out, size, cuno_any_get_string(&value));
        cuno_any_done(&value);
    }
    cuno_release(branch);
}

static void write_component(struct pbe_text *out)
{
    static const char product[] = "/org.openoffice.Setup/Product";
    char library[SETTINGS_TEXT_MAX], help[SETTINGS_TEXT_MAX], name[64], version[64];
    cuno_library_path(library, sizeof library);
    read_text(product, "ooName", name, sizeof name);
    read_text(product, "ooSetupVersionAboutBox", version, sizeof version);
    pbe_text_addf(out, "PBE " PBE_VERSION ", %s %s, %s\n", name, version,
                  pbe_engine_lua());
    line(out, PBE_SAY("组件", "Component"), library);
    extension_path(PBE_SAY("help/zh.html", "help/en.html"), help, sizeof help);
    line(out, PBE_SAY("帮助", "Help"), help);
    line(out, "pbe.Calc",
         is_ours() ? PBE_SAY("由这个组件提供", "provided by this component")
                   : PBE_SAY("由另一个扩展提供！请在扩展管理器里只留一个 PBE",
                             "provided by another extension! Keep one PBE alone in the "
                             "extension manager"));
}

/* --- rules --- */

static void write_pack(struct pbe_text *out, pbe_engine *engine, const char *id,
                       size_t length)
{
    struct pbe_value value = pbe_value_text(id, length);
    struct pbe_identity *pack = NULL;
    if (pbe_engine_identity(engine, &value, &pack, NULL))
        return;
    pbe_text_addf(out, PBE_SAY("  %s %s（%.8s），%s", "  %s %s (%.8s), %s"), pack->id,
                  pack->version, pack->fingerprint, pbe_layer_word(pack->layer));
    if (pack->signer[0])
        pbe_text_addf(out, PBE_SAY("，由 %s 签名", ", signed by %s"), pack->signer);
    pbe_text_add(out, "\n");
    free(pack);
}

static void write_packs(struct pbe_text *out, pbe_engine *engine)
{
    struct pbe_text ids;
    size_t count = 0;
    pbe_text_init(&ids, 1 << 16);
    pbe_engine_packs(engine, &ids);
    for (const char *at = pbe_text_get(&ids); *at; at++)
        count += *at == '\n';
    pbe_text_addf(out, PBE_SAY("规则包：%zu 个\n", "Rule packs: %zu\n"), count);
    for (const char *at = pbe_text_get(&ids), *end; (end = strchr(at, '\n'));
         at = end + 1)
        write_pack(out, engine, at, (size_t)(end - at));
    pbe_text_done(&ids);
}

static void write_default(struct pbe_text *out, pbe_engine *engine)
{
    struct pbe_value none = pbe_value_empty();
    struct pbe_identity *pack = NULL;
    struct pbe_error err;
    if (pbe_engine_identity(engine, &none, &pack, &err))
        line(out, PBE_SAY("默认规则包", "Default pack"), err.text);
    else
        line(out, PBE_SAY("默认规则包", "Default pack"), pack->id);
    free(pack);
}

static void write_sources(struct pbe_text *out, const struct sources *sources)
{
    const struct settings *settings = &sources->settings;
    const char *environment = getenv("PBE_RULES");
    line(out, PBE_SAY("随扩展的规则", "Rules of the extension"),
         or_none(sources->shipped));
    line(out, PBE_SAY("本局的规则文件夹", "The bureau's rules folder"),
         or_none(settings->rules_folder));
    if (environment && *environment)
        line(out, "PBE_RULES", environment);
    pbe_text_addf(out,
                  PBE_SAY("只用已签名的规则包：%s，信任的公钥 %zu 个\n",
                          "Signed packs only: %s, trusted keys: %zu\n"),
                  settings->signed_packs_only ? PBE_SAY("是", "yes")
                                              : PBE_SAY("否", "no"),
                  settings->trusted_keys.count);
}

/* --- what is locked --- */

static void write_locks(struct pbe_text *out)
{
    static const struct {
        const char *name, *zh, *en;
    } settings[] = {
        {"RulesFolder", "规则文件夹", "rules folder"},
        {"DefaultPack", "默认规则包", "default pack"},
        {"SignedPacksOnly", "只用已签名的规则包", "signed packs only"},
        {"Language", "语言", "language"},
        {"TrustedKeys", "信任的公钥", "trusted keys"},
        {"VersionFloors", "最低版本", "lowest versions"},
    };
    uno_Interface *branch = configuration_open(SETTINGS_BRANCH, CONFIGURATION_CHANGE);
    struct pbe_text locked;
    pbe_text_init(&locked, WORDS_SIZE);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (configuration_is_locked(branch, settings[i].name))
            pbe_text_addf(&locked, "%s%s", locked.length > 0 ? PBE_SAY("、", ", ") : "",
                          PBE_SAY(settings[i].zh, settings[i].en));
    line(out, PBE_SAY("管理员锁定的设置", "Locked by the administrator"),
         or_none(pbe_text_get(&locked)));
    pbe_text_done(&locked);
    cuno_release(branch);
}

/* --- the last error --- */

static void write_error(struct pbe_text *out, pbe_engine *engine)
{
    struct pbe_error err;
    struct pbe_text place;
    if (!pbe_engine_last_error(engine, &err)) {
        line(out, PBE_SAY("最近一次加载规则", "The rules, when loaded last"),
             PBE_SAY("没有错误", "no error"));
        return;
    }
    pbe_text_init(&place, PBE_ERROR_FILE_MAX + 64);
    pbe_error_write_place(&err, &place);
    pbe_text_add(out, PBE_SAY("规则文件有误，沿用上次的规则：\n",
                              "A rule file is wrong, the last good rules go on:\n"));
    if (place.length > 0)
        pbe_text_addf(out, "  %s\n", pbe_text_get(&place));
    pbe_text_addf(out, "  %s\n", err.text);
    pbe_text_done(&place);
}

void selfcheck_write(struct pbe_text *out)
{
    pbe_engine *engine = ruleset_engine();
    struct sources *sources = malloc(sizeof *sources);
    write_component(out);
    if (!engine || !sources) {
        pbe_text_addf(out, "%s\n", pbe_status_text(PBE_STATUS_MEMORY));
        free(sources);
        return;
    }
    sources_read(sources);
    write_error(out, engine);
    write_sources(out, sources);
    write_default(out, engine);
    write_packs(out, engine);
    write_locks(out);
    free(sources);
}
