#include "addin/sources.h"

#include <stdlib.h>

#include "addin/extension.h"

static struct pbe_engine_options options_of(const struct sources *sources)
{
    const struct settings *settings = &sources->settings;
    return (struct pbe_engine_options){
        .shipped_rules = sources->shipped[0] ? sources->shipped : NULL,
        .default_pack = settings->default_pack[0] ? settings->default_pack : NULL,
        .signed_only = settings->signed_packs_only,
        .trusted_keys = settings->trusted_keys.items,
        .trusted_key_count = settings->trusted_keys.count,
        .version_floors = settings->version_floors.items,
        .version_floor_count = settings->version_floors.count};
}

void sources_read(struct sources *sources)
{
    const char *bureau = getenv("PBE_RULES");
    sources->count = 0;
    extension_path("rules", sources->shipped, sizeof sources->shipped);
    settings_read(&sources->settings);
    if (sources->settings.rules_folder[0])
        sources->roots[sources->count++] = sources->settings.rules_folder;
    if (bureau && *bureau)
        sources->roots[sources->count++] = bureau;
    sources->options = options_of(sources);
}
