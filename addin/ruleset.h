/* ruleset.h - the one engine of this process, with the rules of sources.h.
 *
 * Only signed packs of a bureau count where the settings say so. Waiting for a folder has
 * an end. Threads: any.
 */
#ifndef PBE_ADDIN_RULESET_H
#define PBE_ADDIN_RULESET_H

#include "base/error.h"
#include "lua/engine.h"

/* The engine, made and loaded when first asked for; NULL when memory ends. Lives until
 * the process ends. When the bureau's rules are wrong the shipped ones work, and
 * pbe_engine_pack() tells. */
pbe_engine *ruleset_engine(void);

/* Reads all rules again. On error those that ran before go on. Somebody asked for it and
 * waits up to a minute for a slow folder. */
pbe_status ruleset_reload(struct pbe_error *err);

/* The same after settings were changed, with no more waiting than at the first formula. */
pbe_status ruleset_apply_settings(struct pbe_error *err);

/* Appends a headline, then the error with its place, for people to read or send on. */
void ruleset_write_failure(struct pbe_text *out, const char *headline,
                           const struct pbe_error *err);

#endif
