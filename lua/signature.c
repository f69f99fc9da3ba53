#include "lua/signature.h"

#include <sodium/core.h>
#include <sodium/crypto_generichash.h>
#include <sodium/crypto_sign.h>
#include <sodium/randombytes.h>
#include <sodium/utils.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "lua/signature_lock.h"

_Static_assert((int)SIGNATURE_PUBLIC == (int)crypto_sign_PUBLICKEYBYTES, "Ed25519");
_Static_assert((int)SIGNATURE_SECRET == (int)crypto_sign_SECRETKEYBYTES, "Ed25519");

#define UNTRUSTED "untrusted comment: "
#define TRUSTED   "trusted comment: "

/* What the base64 lines hold. All members are bytes, so there is no padding. */
struct public_line {
    unsigned char algorithm[2], id[SIGNATURE_ID], key[SIGNATURE_PUBLIC];
};

struct signature_line {
    unsigned char algorithm[2], id[SIGNATURE_ID], signature[crypto_sign_BYTES];
};

enum { PREHASH = 64 }; /* BLAKE2b-512 of the message, which algorithm ED signs */

void signature_id_text(const unsigned char id[SIGNATURE_ID],
                       char out[SIGNATURE_ID_TEXT])
{
    for (int i = 0; i < SIGNATURE_ID; i++)
        snprintf(out + (size_t)2 * (size_t)i, 3, "%02X", id[SIGNATURE_ID - 1 - i]);
}

static pbe_status say_wrong(struct pbe_error *err, pbe_status status, const char *text)
{
    return pbe_error_set(err, status, "%s", text);
}

static pbe_status ready(struct pbe_error *err)
{
    return sodium_init() < 0
               ? say_wrong(err, PBE_STATUS_MEMORY, pbe_status_text(PBE_STATUS_MEMORY))
               : PBE_STATUS_OK;
}

/* --- lines --- */

struct line {
    const char *text;
    size_t length;
};

/* The next line of *text without its end, which may be CR LF as after an e-mail. */
static struct line next_line(const char **text, size_t *length)
{
    const char *end = *length ? memchr(*text, '\n', *length) : NULL;
    size_t size = end ? (size_t)(end - *text) : *length;
    struct line line = {*text, size};
    size_t taken = end ? size + 1 : size;
    *text += taken;
    *length -= taken;
    if (line.length > 0 && line.text[line.length - 1] == '\r')
        line.length--;
    return line;
}

static bool begins(struct line line, const char *prefix)
{
    return line.length >= strlen(prefix)
           && memcmp(line.text, prefix, strlen(prefix)) == 0;
}

/* Decodes a base64 line into exactly `size` bytes. */
static bool decode(struct line line, void *out, size_t size)
{
    size_t got;
    const char *end;
    return sodium_base642bin(out, size, line.text, line.length, NULL, &got, &end,
                             sodium_base64_VARIANT_ORIGINAL)
               == 0
           && got == size && end == line.text + line.length;
}

static void add_line(struct pbe_text *out, const void *bytes, size_t size)
{
    char text[512]; /* the longest line, a secret key, takes 213 */
    sodium_bin2base64(text, sizeof text, bytes, size, sodium_base64_VARIANT_ORIGINAL);
    pbe_text_addf(out, "%s\n", text);
    sodium_memzero(text, sizeof text);
}

/* The base64 line of a key file, whose comment line may be missing. */
static struct line key_line(const char *text, size_t length)
{
    struct line line = next_line(&text, &length);
    return begins(line, UNTRUSTED) ? next_line(&text, &length) : line;
}

/* --- keys --- */

pbe_status signature_public_read(const char *text, size_t length,
                                 struct signature_public *key, struct pbe_error *err)
{
    struct public_line line;
    if (!decode(key_line(text, length), &line, sizeof line)
        || memcmp(line.algorithm, "Ed", 2) != 0)
        return say_wrong(err, PBE_STATUS_ARGUMENT,
                         PBE_SAY("这不是公钥：公钥是以 RW 开头的 56 个字符，"
                                 "在 .pub 文件的第二行",
                                 "this is no public key: one is 56 characters that "
                                 "begin with RW, the second line of the .pub file"));
    memcpy(key->id, line.id, sizeof key->id);
    memcpy(key->key, line.key, sizeof key->key);
    return PBE_STATUS_OK;
}

bool signature_secret_is_locked(const char *text, size_t length)
{
    struct lock_line line;
    bool locked =
        decode(key_line(text, length), &line, sizeof line) && lock_is_locked(&line);
    sodium_memzero(&line, sizeof line);
    return locked;
}

pbe_status signature_secret_read(const char *text, size_t length, const char *password,
                                 struct signature_secret *key, struct pbe_error *err)
{
    struct lock_line line;
    pbe_status status = ready(err);
    if (!status && !decode(key_line(text, length), &line, sizeof line))
        status = say_wrong(err, PBE_STATUS_ARGUMENT,
                           PBE_SAY("这不是私钥文件（minisign 格式）",
                                   "this is no secret key file (minisign's format)"));
    if (!status)
        status = lock_open(&line, password, err);
    if (!status) {
        memcpy(key->id, line.inside.id, sizeof key->id);
        memcpy(key->key, line.inside.key, sizeof key->key);
    }
    sodium_memzero(&line, sizeof line);
    return status;
}

void signature_secret_done(struct signature_secret *key)
{
    sodium_memzero(key, sizeof *key);
}

pbe_status signature_make_keys(const char *password, struct pbe_text *public_file,
                               struct pbe_text *secret_file, struct pbe_error *err)
{
    struct public_line open = {.algorithm = "Ed"};
    struct lock_line line = {0};
    char id[SIGNATURE_ID_TEXT];
    pbe_status status = ready(err);
    if (status)
        return status;
    randombytes_buf(open.id, sizeof open.id);
    crypto_sign_keypair(open.key, line.inside.key);
    memcpy(line.inside.id, open.id, sizeof open.id);
    status = lock_close(&line, password, err);
    if (!status) {
        signature_id_text(open.id, id);
        pbe_text_addf(public_file, UNTRUSTED "minisign public key %s\n", id);
        add_line(public_file, &open, sizeof open);
        pbe_text_addf(secret_file, UNTRUSTED "minisign %s secret key\n",
                      password ? "encrypted" : "unencrypted");
        add_line(secret_file, &line, sizeof line);
    }
    sodium_memzero(&line, sizeof line);
    return status;
}

/* --- signatures --- */

static void hash_message(const char *message, size_t length, unsigned char out[PREHASH])
{
    crypto_generichash(out, PREHASH, (const unsigned char *)message, length, NULL, 0);
}

/* Signature, then trusted comment: what the second signature covers. */
static size_t join_comment(const unsigned char signature[crypto_sign_BYTES],
                           struct line comment, unsigned char out[SIGNATURE_FILE_MAX])
{
    memcpy(out, signature, crypto_sign_BYTES);
    memcpy(out + crypto_sign_BYTES, comment.text, comment.length);
    return crypto_sign_BYTES + comment.length;
}

pbe_status signature_sign(const struct signature_secret *key, const char *message,
                          size_t length, const char *comment, struct pbe_text *out,
                          struct pbe_error *err)
{
    struct signature_line line = {.algorithm = "ED"};
    unsigned char hash[PREHASH], joined[SIGNATURE_FILE_MAX], global[crypto_sign_BYTES];
    struct line said = {comment, strlen(comment)};
    if (said.length > SIGNATURE_FILE_MAX / 4 || strpbrk(comment, "\r\n"))
        return say_wrong(err, PBE_STATUS_ARGUMENT,
                         PBE_SAY("签名的备注应是一行，不超过 1024 字节",
                                 "a signature's comment is one line of 1024 bytes"));
    pbe_status status = ready(err);
    if (status)
        return status;
    memcpy(line.id, key->id, sizeof line.id);
    hash_message(message, length, hash);
    crypto_sign_detached(line.signature, NULL, hash, sizeof hash, key->key);
    size_t size = join_comment(line.signature, said, joined);
    crypto_sign_detached(global, NULL, joined, size, key->key);
    pbe_text_add(out, UNTRUSTED "signature of a PBE manifest\n");
    add_line(out, &line, sizeof line);
    pbe_text_addf(out, TRUSTED "%s\n", comment);
    add_line(out, global, sizeof global);
    return PBE_STATUS_OK;
}

struct parts {
    struct signature_line line;
    struct line comment;
    unsigned char global[crypto_sign_BYTES];
};

/* Takes a signature file apart: four lines and nothing after them. */
static bool read_parts(const char *text, size_t length, struct parts *parts)
{
    if (length > SIGNATURE_FILE_MAX - crypto_sign_BYTES
        || !begins(next_line(&text, &length), UNTRUSTED))
        return false;
    if (!decode(next_line(&text, &length), &parts->line, sizeof parts->line))
        return false;
    parts->comment = next_line(&text, &length);
    if (!begins(parts->comment, TRUSTED))
        return false;
    parts->comment.text += strlen(TRUSTED);
    parts->comment.length -= strlen(TRUSTED);
    return decode(next_line(&text, &length), parts->global, sizeof parts->global)
           && length == 0;
}

static bool is_genuine(const struct parts *parts, const unsigned char *key,
                       const char *message, size_t length)
{
    unsigned char hash[PREHASH];
    const unsigned char *signature = parts->line.signature;
    if (memcmp(parts->line.algorithm, "ED", 2) == 0) {
        hash_message(message, length, hash);
        return crypto_sign_verify_detached(signature, hash, sizeof hash, key) == 0;
    }
    return memcmp(parts->line.algorithm, "Ed", 2) == 0
           && crypto_sign_verify_detached(signature, (const unsigned char *)message,
                                          length, key)
                  == 0;
}

pbe_status signature_verify(const struct signature_public *keys, size_t count,
                            const char *message, size_t length, const char *signature,
                            size_t signature_length, char signer[SIGNATURE_ID_TEXT],
                            struct pbe_error *err)
{
    struct parts parts;
    unsigned char joined[SIGNATURE_FILE_MAX];
    char id[SIGNATURE_ID_TEXT];
    pbe_status status = ready(err);
    if (status)
        return status;
    if (!read_parts(signature, signature_length, &parts))
        return say_wrong(err, PBE_STATUS_PACK,
                         PBE_SAY("签名文件残缺或不是 minisign 格式，请重新签名",
                                 "the signature file is damaged or not minisign's "
                                 "format; sign again"));
    const struct signature_public *key = NULL;
    for (size_t i = 0; i < count; i++)
        if (memcmp(keys[i].id, parts.line.id, SIGNATURE_ID) == 0)
            key = &keys[i];
    signature_id_text(parts.line.id, id);
    if (!key)
        return pbe_error_set(err, PBE_STATUS_PACK,
                             PBE_SAY("签名用的密钥 %s 不在信任的公钥之列",
                                     "it is signed by key %s, which is not trusted"),
                             id);
    size_t size = join_comment(parts.line.signature, parts.comment, joined);
    if (!is_genuine(&parts, key->key, message, length)
        || crypto_sign_verify_detached(parts.global, joined, size, key->key) != 0)
        return pbe_error_set(err, PBE_STATUS_PACK,
                             PBE_SAY("签名不对（密钥 %s）：清单或签名在签名之后被改过",
                                     "the signature is wrong (key %s): the manifest or "
                                     "the signature was changed after signing"),
                             id);
    if (signer)
        memcpy(signer, id, sizeof id);
    return PBE_STATUS_OK;
}
