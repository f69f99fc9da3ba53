/* settings_write.c - what a person changes in the settings, into the configuration. */
#include <string.h>

#include "addin/configuration.h"
#include "addin/settings.h"
#include "base/language.h"

void settings_read_locks(bool locked[SETTINGS_ITEMS])
{
    uno_Interface *options = configuration_open(SETTINGS_BRANCH, CONFIGURATION_CHANGE);
    for (int i = 0; i < SETTINGS_ITEMS; i++)
        locked[i] = configuration_is_locked(options, settings_names[i]);
    cuno_release(options);
}

/* The item's text; NULL for the one that is a switch. */
static const char *text_of(const struct settings *settings, enum settings_item item)
{
    switch (item) {
    case SETTINGS_RULES_FOLDER:
        return settings->rules_folder;
    case SETTINGS_DEFAULT_PACK:
        return settings->default_pack;
    case SETTINGS_LANGUAGE:
        return settings_language_names[settings->language];
    default:
        return NULL;
    }
}

static bool is_changed(const struct settings *from, const struct settings *to,
                       enum settings_item item)
{
    const char *before = text_of(from, item), *after = text_of(to, item);
    return before ? strcmp(before, after) != 0
                  : from->signed_packs_only != to->signed_packs_only;
}

bool settings_are_equal(const struct settings *one, const struct settings *other)
{
    for (int i = 0; i < SETTINGS_ITEMS; i++)
        if (is_changed(one, other, (enum settings_item)i))
            return false;
    return true;
}

/* The item as the configuration holds it. False when memory ends. */
static bool make_value(const struct settings *settings, enum settings_item item,
                       uno_Any *value)
{
    const char *text = text_of(settings, item);
    if (text)
        return cuno_any_make_string(value, text, strlen(text));
    cuno_any_make_bool(value, settings->signed_packs_only);
    return true;
}

static pbe_status refuse(const char *name, const char *why, struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_ARGUMENT,
        PBE_SAY("设置 %s 没有保存（%s），可能已由管理员锁定；请联系管理员",
                "the setting %s was not stored (%s); an administrator "
                "may have locked it: ask him"),
        name, why);
}

static pbe_status put(uno_Interface *options, const struct settings *settings,
                      enum settings_item item, struct pbe_error *err)
{
    uno_Any value;
    struct cuno_error error;
    pbe_status status = PBE_STATUS_OK;
    if (!make_value(settings, item, &value))
        status = pbe_error_memory(err);
    else if (!configuration_replace(options, settings_names[item], &value, &error))
        status = refuse(settings_names[item], error.message, err);
    cuno_any_done(&value);
    return status;
}

pbe_status settings_write(const struct settings *from, const struct settings *to,
                          struct pbe_error *err)
{
    struct cuno_error error;
    uno_Interface *options = configuration_open(SETTINGS_BRANCH, CONFIGURATION_CHANGE);
    pbe_status status = PBE_STATUS_OK;
    for (int i = 0; !status && i < SETTINGS_ITEMS; i++)
        if (is_changed(from, to, (enum settings_item)i))
            status = put(options, to, (enum settings_item)i, err);
    if (!status && !configuration_commit(options, &error))
        status = refuse(SETTINGS_BRANCH, error.message, err);
    cuno_release(options);
    return status;
}
