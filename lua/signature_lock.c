#include "lua/signature_lock.h"

#include <sodium/crypto_generichash.h>
#include <sodium/crypto_pwhash_scryptsalsa208sha256.h>
#include <sodium/randombytes.h>
#include <sodium/utils.h>
#include <stdint.h>
#include <string.h>

#include "base/language.h"

_Static_assert((int)LOCK_SALT == (int)crypto_pwhash_scryptsalsa208sha256_SALTBYTES,
               "scrypt");
_Static_assert(sizeof(struct lock_line) == 158, "minisign's secret key");

/* What minisign itself asks for at most; a file that asks for more is hostile. Ours ask
 * for an eighth, which an office computer can spare. */
enum { OPERATIONS_MAX = 1 << 25, MEMORY_MAX = 1 << 30, SHARE = 8 };

static void put_number(unsigned char out[8], uint64_t number)
{
    for (int i = 0; i < 8; i++)
        out[i] = (unsigned char)(number >> (8 * i));
}

static uint64_t get_number(const unsigned char in[8])
{
    uint64_t number = 0;
    for (int i = 7; i >= 0; i--)
        number = number << 8 | in[i];
    return number;
}

static void checksum(const struct lock_line *line, unsigned char out[LOCK_CHECKSUM])
{
    crypto_generichash_state hash;
    crypto_generichash_init(&hash, NULL, 0, LOCK_CHECKSUM);
    crypto_generichash_update(&hash, line->algorithm, sizeof line->algorithm);
    crypto_generichash_update(&hash, line->inside.id, sizeof line->inside.id);
    crypto_generichash_update(&hash, line->inside.key, sizeof line->inside.key);
    crypto_generichash_final(&hash, out, LOCK_CHECKSUM);
}

/* Locks what is open and opens what is locked. */
static pbe_status turn(struct lock_line *line, const char *password,
                       struct pbe_error *err)
{
    unsigned char stream[sizeof line->inside];
    unsigned char *inside = (unsigned char *)&line->inside;
    if (crypto_pwhash_scryptsalsa208sha256(
            stream, sizeof stream, password, strlen(password), line->salt,
            get_number(line->operations), (size_t)get_number(line->memory)))
        return pbe_error_memory(err);
    for (size_t i = 0; i < sizeof stream; i++)
        inside[i] ^= stream[i];
    sodium_memzero(stream, sizeof stream);
    return PBE_STATUS_OK;
}

bool lock_is_locked(const struct lock_line *line)
{
    return memcmp(line->kdf, "Sc", 2) == 0;
}

pbe_status lock_close(struct lock_line *line, const char *password,
                      struct pbe_error *err)
{
    memcpy(line->algorithm, "Ed", 2);
    memcpy(line->checksum_kind, "B2", 2);
    checksum(line, line->inside.checksum);
    if (!password)
        return PBE_STATUS_OK;
    memcpy(line->kdf, "Sc", 2);
    randombytes_buf(line->salt, sizeof line->salt);
    put_number(line->operations, OPERATIONS_MAX / SHARE);
    put_number(line->memory, MEMORY_MAX / SHARE);
    return turn(line, password, err);
}

static pbe_status check_kind(const struct lock_line *line, struct pbe_error *err)
{
    static const unsigned char none[2] = {0, 0};
    bool open = memcmp(line->kdf, none, sizeof none) == 0;
    if (memcmp(line->algorithm, "Ed", 2) == 0
        && memcmp(line->checksum_kind, "B2", 2) == 0 && (open || lock_is_locked(line))
        && get_number(line->operations) <= OPERATIONS_MAX
        && get_number(line->memory) <= MEMORY_MAX)
        return PBE_STATUS_OK;
    return pbe_error_set(
        err, PBE_STATUS_ARGUMENT, "%s",
        PBE_SAY("这种私钥文件不认识，请用 pbe pack keygen 或 minisign 生成",
                "this kind of secret key is not known; make one with "
                "pbe pack keygen or minisign"));
}

pbe_status lock_open(struct lock_line *line, const char *password,
                     struct pbe_error *err)
{
    unsigned char sum[LOCK_CHECKSUM];
    bool locked = lock_is_locked(line);
    pbe_status status = check_kind(line, err);
    if (!status && locked && !password)
        return pbe_error_set(
            err, PBE_STATUS_ARGUMENT, "%s",
            PBE_SAY("这个私钥有密码", "this secret key has a password"));
    if (!status && locked)
        status = turn(line, password, err);
    if (status)
        return status;
    checksum(line, sum);
    /* minisign -W leaves the checksum of a key without password zero. */
    bool unchecked = !locked && sodium_is_zero(line->inside.checksum, LOCK_CHECKSUM);
    if (!unchecked && sodium_memcmp(sum, line->inside.checksum, sizeof sum) != 0)
        return pbe_error_set(
            err, PBE_STATUS_ARGUMENT, "%s",
            locked ? PBE_SAY("密码不对", "the password is wrong")
                   : PBE_SAY("私钥文件残缺", "the secret key file is damaged"));
    return PBE_STATUS_OK;
}
