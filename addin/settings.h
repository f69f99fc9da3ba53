/* settings.h - what PBE reads from LibreOffice's configuration.
 *
 * An administrator sets and locks these there (packaging/oxt/Settings.xcs). Reading
 * opens a tree of the configuration: do it at the start and at a reload, not per cell.
 */
#ifndef PBE_ADDIN_SETTINGS_H
#define PBE_ADDIN_SETTINGS_H

enum { SETTINGS_TEXT_MAX = 1024 };

struct settings {
    char rules_folder[SETTINGS_TEXT_MAX]; /* system path, "" = none */
    char default_pack[SETTINGS_TEXT_MAX]; /* pack id, "" = the product's */
    char locale[SETTINGS_TEXT_MAX];       /* of the user interface, as in "zh-CN" */
};

/* Whatever cannot be read, as outside LibreOffice, is "". */
void settings_read(struct settings *settings);

#endif
