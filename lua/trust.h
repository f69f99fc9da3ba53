/* trust.h - which packs may run: the keys that an administrator trusts, the demand that
 * everything be signed, and the lowest version of each pack that is still good.
 *
 * A floor comes from the administrator's settings, or from a manifest that ran before
 * in this process: an older pack cannot come back by replacing the newer one.
 */
#ifndef PBE_LUA_TRUST_H
#define PBE_LUA_TRUST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "lua/engine.h"
#include "lua/manifest.h"
#include "lua/signature.h"

enum { TRUST_KEYS_MAX = 16, TRUST_FLOORS_MAX = 256 };

struct trust_floor {
    char id[DISK_NAME_MAX], version[MANIFEST_VERSION_MAX];
};

struct trust {
    struct signature_public keys[TRUST_KEYS_MAX];
    size_t key_count;
    bool signed_only;
    struct trust_floor floors[TRUST_FLOORS_MAX];
    size_t floor_count;
};

/* Takes the keys and floors out of the options; floors that *trust has stay. ARGUMENT
 * for a key that is none. */
pbe_status trust_read(const struct pbe_engine_options *options, struct trust *trust,
                      struct pbe_error *err);

/* Raises the floor of a pack, never lowers it. "" changes nothing. */
void trust_raise(struct trust *trust, const char *id, const char *version);

/* Judges a manifest: its signature (NULL = there is none) and its version. signer: the
 * id of the trusted key that signed it, "" = none. name: the manifest's file, for
 * messages. */
pbe_status trust_judge(const struct trust *trust, const struct manifest *manifest,
                       const char *text, size_t length, const char *signature,
                       size_t signature_length, const char *name,
                       char signer[SIGNATURE_ID_TEXT], struct pbe_error *err);

/* The error of a pack without manifest where signed ones are demanded, or OK. */
pbe_status trust_unsigned(const struct trust *trust, const char *path,
                          struct pbe_error *err);

#endif
