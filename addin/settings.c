#include "addin/settings.h"

#include <string.h>

#include "addin/configuration.h"

const char *const settings_names[SETTINGS_ITEMS] = {
    [SETTINGS_RULES_FOLDER] = "RulesFolder",
    [SETTINGS_DEFAULT_PACK] = "DefaultPack",
    [SETTINGS_SIGNED_PACKS_ONLY] = "SignedPacksOnly",
    [SETTINGS_LANGUAGE] = "Language",
};

const char *const settings_language_names[SETTINGS_LANGUAGES] = {
    [SETTINGS_AS_OFFICE] = "auto",
    [SETTINGS_CHINESE] = "zh",
    [SETTINGS_ENGLISH] = "en",
};

static void read_text(uno_Interface *node, const char *name,
                      char out[SETTINGS_TEXT_MAX])
{
    out[0] = '\0';
    if (!node)
        return;
    uno_Any value;
    if (cuno_name_get(node, name, &value, NULL)) {
        const rtl_uString *text = cuno_any_get_string(&value);
        if (text)
            cuno_utf8_copy(out, SETTINGS_TEXT_MAX, text);
    }
    cuno_any_done(&value);
}

static bool read_switch(uno_Interface *node, const char *name)
{
    bool on = false;
    uno_Any value;
    if (!node)
        return false;
    if (cuno_name_get(node, name, &value, NULL))
        cuno_any_get_bool(&value, &on);
    cuno_any_done(&value);
    return on;
}

static void read_list(uno_Interface *node, const char *name, struct settings_list *list)
{
    uno_Any value;
    list->count = 0;
    if (!node)
        return;
    const uno_Sequence *texts = NULL;
    if (cuno_name_get(node, name, &value, NULL))
        texts = cuno_any_get_sequence(&value, "[]string");
    int32_t length = texts ? cuno_sequence_length(texts) : 0;
    for (int32_t i = 0; i < length && list->count < SETTINGS_LIST_MAX; i++) {
        char *text = list->texts[list->count];
        cuno_utf8_copy(text, SETTINGS_WORD_MAX, cuno_sequence_string(texts, i));
        list->items[list->count++] = text;
    }
    cuno_any_done(&value);
}

/* A word that is none, as an administrator may mistype it, is as good as "auto". */
static enum settings_language read_language(uno_Interface *node)
{
    char word[SETTINGS_TEXT_MAX];
    read_text(node, settings_names[SETTINGS_LANGUAGE], word);
    for (int i = 0; i < SETTINGS_LANGUAGES; i++)
        if (strcmp(word, settings_language_names[i]) == 0)
            return (enum settings_language)i;
    return SETTINGS_AS_OFFICE;
}

void settings_read(struct settings *settings)
{
    char folder[SETTINGS_TEXT_MAX];
    uno_Interface *options = configuration_open(SETTINGS_BRANCH, CONFIGURATION_READ);
    uno_Interface *language =
        configuration_open("/org.openoffice.Setup/L10N", CONFIGURATION_READ);
    read_text(options, settings_names[SETTINGS_RULES_FOLDER], folder);
    read_text(options, settings_names[SETTINGS_DEFAULT_PACK], settings->default_pack);
    read_text(language, "ooLocale", settings->locale);
    settings->language = read_language(options);
    settings->signed_packs_only =
        read_switch(options, settings_names[SETTINGS_SIGNED_PACKS_ONLY]);
    read_list(options, "TrustedKeys", &settings->trusted_keys);
    read_list(options, "VersionFloors", &settings->version_floors);
    if (!cuno_path_from_url(folder, settings->rules_folder,
                            sizeof settings->rules_folder))
        settings->rules_folder[0] = '\0';
    cuno_release(language);
    cuno_release(options);
}

const char *settings_locale(const struct settings *settings)
{
    return settings->language == SETTINGS_AS_OFFICE
               ? settings->locale
               : settings_language_names[settings->language];
}
