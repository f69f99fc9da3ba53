/* signing.h - making packs that can be trusted: manifest, signature, keys.
 *
 * For the command `pbe pack`. A pack folder gets manifest.txt, which lists every file
 * with its hash, and manifest.txt.minisig, the signature of that list. Files are written
 * beside and renamed. Texts are UTF-8 paths; nothing is kept between calls.
 */
#ifndef PBE_LUA_SIGNING_H
#define PBE_LUA_SIGNING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

struct pbe_pack_build {
    const char *folder; /* of the pack, or local.d */
    const char
        *shipped; /* folder of the shipped packs that it may extend; NULL = none */
    const char *version; /* of local.d, which has none of its own; else NULL */
    const char *floor;   /* lowest version still good; NULL = as before, else "0" */
};

/* Checks the pack by its own examples and writes its manifest. Appends one line that
 * says what is in it. An old signature is removed: it no longer fits. */
pbe_status pbe_pack_build(const struct pbe_pack_build *build, struct pbe_text *said,
                          struct pbe_error *err);

/* Signs the manifest, after comparing it with the folder. key_file: a secret key;
 * password NULL = it has none; comment: one line, signed too. */
pbe_status pbe_pack_sign(const char *folder, const char *key_file, const char *password,
                         const char *comment, struct pbe_error *err);

/* Verifies manifest, files and signature by any of the public keys ("RW…", or the path
 * of a .pub file). Appends one line that says what was verified. */
pbe_status pbe_pack_verify(const char *folder, const char *const *keys, size_t count,
                           struct pbe_text *said, struct pbe_error *err);

/* Makes a key pair in two files that must not exist yet; the secret one only its owner
 * may read. password NULL = none. */
pbe_status pbe_key_make(const char *public_file, const char *secret_file,
                        const char *password, struct pbe_error *err);

/* Whether a secret key file asks for a password; false when it cannot be read. */
bool pbe_key_is_locked(const char *secret_file);

#endif
