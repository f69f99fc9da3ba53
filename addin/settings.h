/* settings.h - what PBE reads from LibreOffice's configuration.
 *
 * An administrator sets and locks these there (packaging/oxt/Settings.xcs). Reading
 * opens a tree of the configuration: do it at the start and at a reload, not per cell.
 */
#ifndef PBE_ADDIN_SETTINGS_H
#define PBE_ADDIN_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

enum { SETTINGS_TEXT_MAX = 1024, SETTINGS_LIST_MAX = 16, SETTINGS_WORD_MAX = 256 };

struct settings_list {
    char texts[SETTINGS_LIST_MAX][SETTINGS_WORD_MAX];
    const char *items[SETTINGS_LIST_MAX]; /* the texts, as the engine takes them */
    size_t count;
};

struct settings {
    char rules_folder[SETTINGS_TEXT_MAX]; /* system path, "" = none */
    char default_pack[SETTINGS_TEXT_MAX]; /* pack id, "" = the product's */
    char locale[SETTINGS_TEXT_MAX];       /* of the user interface, as in "zh-CN" */
    bool signed_packs_only;
    struct settings_list trusted_keys, version_floors;
};

/* Whatever cannot be read, as outside LibreOffice, is "", false, an empty list. What is
 * too long for a list stays in it cut off, so that the engine refuses it. */
void settings_read(struct settings *settings);

#endif
