#include "lua/trust.h"

#include <stdio.h>
#include <string.h>

#include "base/language.h"

static pbe_status read_key(const char *text, struct trust *trust, struct pbe_error *err)
{
    struct pbe_error why;
    if (trust->key_count == TRUST_KEYS_MAX)
        return pbe_error_set(err, PBE_STATUS_ARGUMENT, "%s",
                             PBE_SAY("信任的公钥太多", "too many trusted keys"));
    if (signature_public_read(text, strlen(text), &trust->keys[trust->key_count], &why))
        return pbe_error_set(err, PBE_STATUS_ARGUMENT,
                             PBE_SAY("信任的公钥“%.60s”写法不对：%s",
                                     "the trusted key “%.60s” is wrong: %s"),
                             text, why.text);
    trust->key_count++;
    return PBE_STATUS_OK;
}

/* Reads "mof-2020-10=1.2". */
static pbe_status read_floor(const char *text, struct trust *trust,
                             struct pbe_error *err)
{
    char id[DISK_NAME_MAX];
    const char *sign = strchr(text, '=');
    size_t length = sign ? (size_t)(sign - text) : 0;
    if (length == 0 || length >= sizeof id || !manifest_is_version(sign + 1))
        return pbe_error_set(err, PBE_STATUS_ARGUMENT,
                             PBE_SAY("最低版本“%.60s”写法不对，应如 mof-2020-10=1.2",
                                     "the lowest version “%.60s” is wrong; write it as "
                                     "in mof-2020-10=1.2"),
                             text);
    memcpy(id, text, length);
    id[length] = '\0';
    trust_raise(trust, id, sign + 1);
    return PBE_STATUS_OK;
}

pbe_status trust_read(const struct pbe_engine_options *options, struct trust *trust,
                      struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    trust->key_count = 0;
    trust->signed_only = options->signed_only != 0;
    for (size_t i = 0; !status && i < options->trusted_key_count; i++)
        status = read_key(options->trusted_keys[i], trust, err);
    for (size_t i = 0; !status && i < options->version_floor_count; i++)
        status = read_floor(options->version_floors[i], trust, err);
    return status;
}

static const struct trust_floor *find_floor(const struct trust *trust, const char *id)
{
    for (size_t i = 0; i < trust->floor_count; i++)
        if (strcmp(trust->floors[i].id, id) == 0)
            return &trust->floors[i];
    return NULL;
}

void trust_raise(struct trust *trust, const char *id, const char *version)
{
    const struct trust_floor *known = find_floor(trust, id);
    size_t at = known ? (size_t)(known - trust->floors) : trust->floor_count;
    if (!*version || at == TRUST_FLOORS_MAX
        || (known && manifest_compare_versions(version, known->version) <= 0))
        return;
    struct trust_floor *floor = &trust->floors[at];
    if (!known)
        trust->floor_count++;
    snprintf(floor->id, sizeof floor->id, "%s", id);
    snprintf(floor->version, sizeof floor->version, "%s", version);
}

static pbe_status check_floor(const struct trust *trust,
                              const struct manifest *manifest, struct pbe_error *err)
{
    const struct trust_floor *floor = find_floor(trust, manifest->id);
    const char *lowest = floor ? floor->version : manifest->floor;
    if (manifest_compare_versions(manifest->version, lowest) >= 0)
        return PBE_STATUS_OK;
    return pbe_error_set(
        err, PBE_STATUS_PACK,
        PBE_SAY("版本 %s 低于最低版本 %s，不能退回旧规则；请换用新的规则包",
                "version %s is below the lowest allowed, %s: old rules must not come "
                "back; use a newer pack"),
        manifest->version, lowest);
}

pbe_status trust_unsigned(const struct trust *trust, const char *path,
                          struct pbe_error *err)
{
    if (!trust->signed_only)
        return PBE_STATUS_OK;
    pbe_error_set(err, PBE_STATUS_PACK, "%s",
                  PBE_SAY("没有签名，而设置只许用签名的规则包；请签名（pbe pack build、"
                          "pbe pack sign）后再用",
                          "is not signed, and only signed packs are allowed; sign it "
                          "(pbe pack build, pbe pack sign)"));
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_PACK;
}

pbe_status trust_judge(const struct trust *trust, const struct manifest *manifest,
                       const char *text, size_t length, const char *signature,
                       size_t signature_length, const char *name,
                       char signer[SIGNATURE_ID_TEXT], struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    signer[0] = '\0';
    if (!signature)
        return trust_unsigned(trust, name, err);
    /* Without keys and without the demand nobody has asked who signed it. */
    if (trust->key_count > 0 || trust->signed_only) {
        status = signature_verify(trust->keys, trust->key_count, text, length,
                                  signature, signature_length, signer, err);
    }
    if (!status)
        status = check_floor(trust, manifest, err);
    if (status && status != PBE_STATUS_MEMORY)
        pbe_error_place(err, name, 0, 0);
    return status;
}
