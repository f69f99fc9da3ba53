/* signature.h - Ed25519 keys and signatures in minisign's file formats.
 *
 * A signature made here is verified by the program minisign, and the other way round.
 * Signing hashes the message first (algorithm ED); verifying takes the older Ed too.
 * Every file is text of a few lines, given and taken as text: no file is opened here.
 * Secret keys: the caller wipes with signature_secret_done().
 */
#ifndef PBE_LUA_SIGNATURE_H
#define PBE_LUA_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

enum {
    SIGNATURE_ID = 8,
    SIGNATURE_PUBLIC = 32,
    SIGNATURE_SECRET = 64,
    SIGNATURE_FILE_MAX = 4096, /* bytes of a key or signature file */
    SIGNATURE_ID_TEXT = 2 * SIGNATURE_ID + 1
};

struct signature_public {
    unsigned char id[SIGNATURE_ID], key[SIGNATURE_PUBLIC];
};

struct signature_secret {
    unsigned char id[SIGNATURE_ID], key[SIGNATURE_SECRET];
};

/* Reads a public key: the one line "RW…", or the whole file with its comment line. */
pbe_status signature_public_read(const char *text, size_t length,
                                 struct signature_public *key, struct pbe_error *err);

/* Reads a secret key file. password: NULL when none was asked for; a locked key is then
 * PBE_STATUS_ARGUMENT, as is a wrong password. */
pbe_status signature_secret_read(const char *text, size_t length, const char *password,
                                 struct signature_secret *key, struct pbe_error *err);
void signature_secret_done(struct signature_secret *key);

/* True when a secret key file says that it is locked with a password. */
bool signature_secret_is_locked(const char *text, size_t length);

/* Makes a key pair and appends both files' texts. password: NULL leaves the secret key
 * unlocked. */
pbe_status signature_make_keys(const char *password, struct pbe_text *public_file,
                               struct pbe_text *secret_file, struct pbe_error *err);

/* Appends the signature file of a message. comment: one line that is signed too. */
pbe_status signature_sign(const struct signature_secret *key, const char *message,
                          size_t length, const char *comment, struct pbe_text *out,
                          struct pbe_error *err);

/* Verifies a signature file by whichever of the keys made it. PBE_STATUS_PACK when none
 * of them did or anything was changed. signer: that key's id as text; may be NULL. */
pbe_status signature_verify(const struct signature_public *keys, size_t count,
                            const char *message, size_t length, const char *signature,
                            size_t signature_length, char signer[SIGNATURE_ID_TEXT],
                            struct pbe_error *err);

/* A key's id as minisign shows it: 16 hexadecimal digits, last byte first. */
void signature_id_text(const unsigned char id[SIGNATURE_ID],
                       char out[SIGNATURE_ID_TEXT]);

#endif
