/* settings.h - what PBE reads from LibreOffice's configuration, and writes there.
 *
 * An administrator sets and locks these there (packaging/oxt/Settings.xcs). Reading
 * opens a tree of the configuration: do it at the start and at a reload, not per cell.
 * Only what a person changed is written: what stands once in a user's profile hides all
 * that an administrator sets later without locking it.
 */
#ifndef PBE_ADDIN_SETTINGS_H
#define PBE_ADDIN_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { SETTINGS_TEXT_MAX = 1024, SETTINGS_LIST_MAX = 16, SETTINGS_WORD_MAX = 256 };

#define SETTINGS_BRANCH "/pbe.Settings/Options"

/* The settings that the options page offers, and their names in the configuration. */
enum settings_item {
    SETTINGS_RULES_FOLDER,
    SETTINGS_DEFAULT_PACK,
    SETTINGS_SIGNED_PACKS_ONLY,
    SETTINGS_LANGUAGE,
    SETTINGS_ITEMS
};
extern const char *const settings_names[SETTINGS_ITEMS];

/* The language of sentences: that of the user interface, or always one; and its word in
 * the configuration. */
enum settings_language {
    SETTINGS_AS_OFFICE,
    SETTINGS_CHINESE,
    SETTINGS_ENGLISH,
    SETTINGS_LANGUAGES
};
extern const char *const settings_language_names[SETTINGS_LANGUAGES];

struct settings_list {
    char texts[SETTINGS_LIST_MAX][SETTINGS_WORD_MAX];
    const char *items[SETTINGS_LIST_MAX]; /* the texts, as the engine takes them */
    size_t count;
};

struct settings {
    char rules_folder[SETTINGS_TEXT_MAX]; /* system path, "" = none */
    char default_pack[SETTINGS_TEXT_MAX]; /* pack id, "" = the product's */
    char locale[SETTINGS_TEXT_MAX];       /* of the user interface, as in "zh-CN" */
    enum settings_language language;
    bool signed_packs_only;
    struct settings_list trusted_keys, version_floors;
};

/* Whatever cannot be read, as outside LibreOffice, is "", false, an empty list. What is
 * too long for a list stays in it cut off, so that the engine refuses it. */
void settings_read(struct settings *settings);

/* The locale whose language sentences have: "zh", "en-US". Borrowed. */
const char *settings_locale(const struct settings *settings);

/* Whether the items are the same in both. */
bool settings_are_equal(const struct settings *one, const struct settings *other);

/* Which ones the administrator has locked. */
void settings_read_locks(bool locked[SETTINGS_ITEMS]);

/* Writes the items in which `to` differs from `from`, all or none. PBE_STATUS_ARGUMENT
 * when one is locked or the configuration does not take it. */
pbe_status settings_write(const struct settings *from, const struct settings *to,
                          struct pbe_error *err);

#endif
