#include "addin/ruleset.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "addin/settings.h"
#include "addin/uno/cuno.h"
#include "base/language.h"

enum { ROOTS_MAX = 3 };

struct roots {
    char shipped[SETTINGS_TEXT_MAX];
    struct settings settings;
    const char *paths[ROOTS_MAX];
    size_t count;
};

/* The library lies in <extension>/<platform>/, the packs in <extension>/rules/. */
static void find_roots(struct roots *roots)
{
    char folder[SETTINGS_TEXT_MAX - 16];
    roots->count = 0;
    if (cuno_library_folder(folder, sizeof folder)) {
        snprintf(roots->shipped, sizeof roots->shipped, "%s/../rules", folder);
        roots->paths[roots->count++] = roots->shipped;
    }
    settings_read(&roots->settings);
    if (roots->settings.rules_folder[0])
        roots->paths[roots->count++] = roots->settings.rules_folder;
    const char *bureau = getenv("PBE_RULES");
    if (bureau && *bureau)
        roots->paths[roots->count++] = bureau;
}

static pbe_engine *make_engine(void)
{
    struct roots roots;
    find_roots(&roots);
    pbe_language_set(pbe_language_of_locale(roots.settings.locale));
    struct pbe_engine_options options = {0};
    if (roots.settings.default_pack[0])
        options.default_pack = roots.settings.default_pack;
    pbe_engine *engine = NULL;
    if (pbe_engine_new(&options, &engine, NULL))
        return NULL;
    /* All rules; when they are wrong, at least the shipped ones, and then all again, so
     * that the engine knows what to say. */
    if (pbe_engine_load(engine, roots.paths, roots.count, NULL) && roots.count > 1) {
        pbe_engine_load(engine, roots.paths, 1, NULL);
        pbe_engine_load(engine, roots.paths, roots.count, NULL);
    }
    return engine;
}

static _Atomic(pbe_engine *) current;

/* Two threads may both make an engine; one of them is kept. No lock: making one asks
 * LibreOffice for the settings. */
pbe_engine *ruleset_engine(void)
{
    pbe_engine *engine = atomic_load_explicit(&current, memory_order_acquire);
    if (engine)
        return engine;
    pbe_engine *made = make_engine();
    if (made && !atomic_compare_exchange_strong(&current, &engine, made)) {
        pbe_engine_free(made);
        return engine;
    }
    return made;
}

pbe_status ruleset_reload(struct pbe_error *err)
{
    pbe_engine *engine = ruleset_engine();
    if (!engine)
        return pbe_error_set(err, PBE_STATUS_MEMORY, "%s",
                             pbe_status_text(PBE_STATUS_MEMORY));
    struct roots roots;
    find_roots(&roots);
    return pbe_engine_load(engine, roots.paths, roots.count, err);
}
