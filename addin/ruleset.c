#include "addin/ruleset.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "addin/sources.h"
#include "base/language.h"

/* How long Calc may stand still for the bureau's folder: at the first formula and after
 * a change of settings, when nobody knows what it waits for, and at a reload, which
 * somebody asked for. */
enum { FIRST_WAIT = 5000, RELOAD_WAIT = 15000 }; /* milliseconds */

/* The shipped packs lie on this machine and come first. When the bureau's are wrong, or
 * on a share that does not answer, the shipped ones work and PBE_PACK tells. */
static void load_first(pbe_engine *engine, const struct sources *sources)
{
    struct pbe_engine_options trusting = sources->options;
    trusting.trusted_key_count = trusting.version_floor_count = 0; /* a wrong key too */
    if (!pbe_engine_set_options(engine, &trusting, NULL))
        pbe_engine_load(engine, NULL, 0, NULL);
    if (!pbe_engine_set_options(engine, &sources->options, NULL) && sources->count > 0)
        pbe_engine_load_within(engine, sources->roots, sources->count, FIRST_WAIT,
                               NULL);
}

static void set_language(const struct settings *settings)
{
    pbe_language_set(pbe_language_of_locale(settings_locale(settings)));
}

static pbe_engine *make_engine(void)
{
    pbe_engine *engine = NULL;
    struct sources *sources = malloc(sizeof *sources);
    if (!sources)
        return NULL;
    sources_read(sources);
    set_language(&sources->settings);
    if (!pbe_engine_new(NULL, &engine, NULL))
        load_first(engine, sources);
    free(sources);
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

/* Removing the extension deletes its folder while this library is still at work; without
 * the shipped packs open tables would lose their scores. */
static pbe_status check_shipped(const struct sources *sources, struct pbe_error *err)
{
    if (access(sources->shipped, R_OK) == 0)
        return PBE_STATUS_OK;
    pbe_error_set(
        err, PBE_STATUS_PACK, "%s",
        PBE_SAY("随扩展的规则不见了，扩展可能已经卸载。请重新安装扩展，再打开 "
                "LibreOffice",
                "the rules of the extension are gone; it may have been "
                "removed. Install it again and start LibreOffice anew"));
    pbe_error_place(err, sources->shipped, 0, 0);
    return PBE_STATUS_PACK;
}

static pbe_status load_again(unsigned wait, struct pbe_error *err)
{
    pbe_engine *engine = ruleset_engine();
    if (!engine)
        return pbe_error_memory(err);
    struct sources *sources = malloc(sizeof *sources);
    if (!sources)
        return pbe_error_memory(err);
    sources_read(sources);
    set_language(&sources->settings);
    pbe_status status = check_shipped(sources, err);
    if (!status)
        status = pbe_engine_set_options(engine, &sources->options, err);
    if (!status)
        status =
            pbe_engine_load_within(engine, sources->roots, sources->count, wait, err);
    free(sources);
    return status;
}

pbe_status ruleset_reload(struct pbe_error *err)
{
    return load_again(RELOAD_WAIT, err);
}

pbe_status ruleset_apply_settings(struct pbe_error *err)
{
    return load_again(FIRST_WAIT, err);
}

void ruleset_write_failure(struct pbe_text *out, const char *headline,
                           const struct pbe_error *err)
{
    pbe_text_addf(out, "%s\n\n", headline);
    pbe_error_write_place(err, out);
    if (err->file[0])
        pbe_text_add(out, PBE_SAY("：\n", ":\n"));
    pbe_text_add(out, err->text);
}
