/* sources.h - where rules come from: the packs of the extension, then the bureau's folders.
 *
 * A bureau names its folder by the setting RulesFolder in LibreOffice's configuration, and
 * by the environment variable PBE_RULES; a later one's pack replaces an earlier one's of
 * the same id. Reading asks the configuration: not per cell.
 */
#ifndef PBE_ADDIN_SOURCES_H
#define PBE_ADDIN_SOURCES_H

#include "addin/settings.h"
#include "lua/engine.h"

enum { SOURCES_ROOTS_MAX = 2 };

/* It points into itself: do not copy it. */
struct sources {
    char shipped[SETTINGS_TEXT_MAX]; /* "" where the extension's place is not known */
    struct settings settings;
    const char
        *roots[SOURCES_ROOTS_MAX]; /* the bureau's folders, whether there or not */
    size_t count;
    struct pbe_engine_options options; /* what an engine takes of all this */
};

void sources_read(struct sources *sources);

#endif
