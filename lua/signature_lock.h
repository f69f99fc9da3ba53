/* signature_lock.h - a secret key's line in minisign's file, with or without password.
 *
 * The password becomes a stream of bytes (scrypt) that is XORed over the key; a
 * checksum inside tells a right password from a wrong one.
 * All members are bytes, so that the struct is the line's 158 bytes.
 */
#ifndef PBE_LUA_SIGNATURE_LOCK_H
#define PBE_LUA_SIGNATURE_LOCK_H

#include <stdbool.h>

#include "lua/signature.h"

enum { LOCK_SALT = 32, LOCK_CHECKSUM = 32 };

struct lock_line {
    unsigned char algorithm[2];     /* Ed */
    unsigned char kdf[2];           /* Sc: scrypt; two zeros: no password */
    unsigned char checksum_kind[2]; /* B2: BLAKE2b */
    unsigned char salt[LOCK_SALT];
    unsigned char operations[8], memory[8]; /* scrypt's limits, little-endian */
    struct {
        unsigned char id[SIGNATURE_ID], key[SIGNATURE_SECRET], checksum[LOCK_CHECKSUM];
    } inside; /* what a password covers */
};

bool lock_is_locked(const struct lock_line *line);

/* Fills in everything but the id and key, which the caller has put inside, and locks
 * them. password NULL: none. */
pbe_status lock_close(struct lock_line *line, const char *password,
                      struct pbe_error *err);

/* Unlocks and checks a line that was read from a file. */
pbe_status lock_open(struct lock_line *line, const char *password,
                     struct pbe_error *err);

#endif
