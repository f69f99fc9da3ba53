#include "addin/settings.h"

#include <string.h>

#include "addin/uno/cuno.h"

#define CONFIGURATION_PROVIDER "com.sun.star.configuration.ConfigurationProvider"
#define CONFIGURATION_ACCESS   "com.sun.star.configuration.ConfigurationAccess"
#define SERVICE_FACTORY        "com.sun.star.lang.XMultiServiceFactory"
#define PROPERTY_VALUE         "com.sun.star.beans.PropertyValue"

/* com.sun.star.beans.PropertyValue; tests/calc asserts its size against the type. */
struct property_value {
    rtl_uString *name;
    sal_Int32 handle;
    uno_Any value;
    sal_Int32 state;
};

/* "[]any" with the one argument nodepath=path; NULL when a type or memory is missing. */
static uno_Sequence *node_path(const char *path)
{
    struct property_value property = {.name = cuno_string_from("nodepath")};
    uno_Sequence *arguments = cuno_sequence_new("[]any", 1);
    cuno_any_make_string(&property.value, path, strlen(path));
    bool made =
        property.name && arguments
        && cuno_any_set(cuno_sequence_any(arguments, 0), &property, PROPERTY_VALUE);
    cuno_any_done(&property.value);
    cuno_string_release(property.name);
    if (made)
        return arguments;
    cuno_sequence_free(arguments, "[]any");
    return NULL;
}

/* The configuration below a path, or NULL. */
static uno_Interface *open_node(const char *path)
{
    uno_Interface *context = cuno_context(), *node = NULL;
    if (!context)
        return NULL;
    uno_Interface *provider = cuno_create(context, CONFIGURATION_PROVIDER, NULL);
    uno_Interface *factory = cuno_query(provider, SERVICE_FACTORY);
    uno_Sequence *arguments = node_path(path);
    rtl_uString *service = cuno_string_from(CONFIGURATION_ACCESS);
    if (factory && arguments && service
        && !cuno_call(factory, SERVICE_FACTORY "::createInstanceWithArguments", &node,
                      CUNO_ARGS(&service, &arguments), NULL))
        node = NULL;
    cuno_string_release(service);
    cuno_sequence_free(arguments, "[]any");
    cuno_release(factory);
    cuno_release(provider);
    return node;
}

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

void settings_read(struct settings *settings)
{
    char folder[SETTINGS_TEXT_MAX];
    uno_Interface *options = open_node("/pbe.Settings/Options");
    uno_Interface *language = open_node("/org.openoffice.Setup/L10N");
    read_text(options, "RulesFolder", folder);
    read_text(options, "DefaultPack", settings->default_pack);
    read_text(language, "ooLocale", settings->locale);
    settings->signed_packs_only = read_switch(options, "SignedPacksOnly");
    read_list(options, "TrustedKeys", &settings->trusted_keys);
    read_list(options, "VersionFloors", &settings->version_floors);
    if (!cuno_path_from_url(folder, settings->rules_folder,
                            sizeof settings->rules_folder))
        settings->rules_folder[0] = '\0';
    cuno_release(language);
    cuno_release(options);
}
