#define _XOPEN_SOURCE 700 /* realpath() */
#include "lua/signing.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium/utils.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "base/reason.h"
#include "lua/folder.h"
#include "lua/layer.h"
#include "lua/pack.h"

static pbe_status wrong(struct pbe_error *err, pbe_status status, const char *place,
                        const char *text)
{
    pbe_error_set(err, status, "%s", text);
    pbe_error_place(err, place, 0, 0);
    return status;
}

/* --- files --- */

static pbe_status cannot_write(struct pbe_error *err, const char *path)
{
    pbe_error_set(err, PBE_STATUS_FILE, PBE_SAY("写不了：%s", "cannot be written: %s"),
                  pbe_reason(errno));
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_FILE;
}

/* Writes a new file; what stands at `path` already is an error. */
static pbe_status write_new(const char *path, const struct pbe_text *text, mode_t mode,
                            struct pbe_error *err)
{
    int handle = open(path, O_WRONLY | O_CREAT | O_EXCL, mode);
    FILE *file = handle >= 0 ? fdopen(handle, "wb") : NULL;
    if (!file) {
        pbe_status status = cannot_write(err, path);
        if (handle >= 0)
            close(handle);
        return status;
    }
    bool whole = fwrite(text->bytes, 1, text->length, file) == text->length;
    whole = fflush(file) == 0 && fsync(handle) == 0 && whole;
    if (fclose(file) == 0 && whole)
        return PBE_STATUS_OK;
    pbe_status status = cannot_write(err, path);
    remove(path);
    return status;
}

/* Writes folder/name, beside and renamed: no reader sees half of it. */
static pbe_status replace_file(const char *folder, const char *name,
                               const struct pbe_text *text, struct pbe_error *err)
{
    char *path = disk_join(folder, name), *beside = disk_join(folder, ".pbe-new");
    pbe_status status =
        path && beside && !text->failed ? PBE_STATUS_OK : pbe_error_memory(err);
    if (!status) {
        remove(beside); /* of a run that was cut off */
        status = write_new(beside, text, 0644, err);
    }
    if (!status && rename(beside, path)) {
        status = cannot_write(err, path);
        remove(beside);
    }
    free(beside);
    free(path);
    return status;
}

static pbe_status read_in(const char *folder, const char *name, size_t maximum,
                          char **bytes, size_t *length, struct pbe_error *err)
{
    char *path = disk_join(folder, name);
    pbe_status status =
        path ? disk_read(path, maximum, bytes, length, err) : pbe_error_memory(err);
    free(path);
    return status;
}

/* --- the pack's id --- */

/* The folder's own name is the id; "." and ".." are looked up. */
static pbe_status take_id(const char *folder, char id[DISK_NAME_MAX],
                          struct pbe_error *err)
{
    char *path = realpath(folder, NULL);
    const char *name = path ? strrchr(path, '/') : NULL;
    pbe_status status = PBE_STATUS_OK;
    if (!path || !disk_has_folder(path))
        status = wrong(err, PBE_STATUS_FILE, folder,
                       PBE_SAY("没有这个文件夹", "there is no such folder"));
    else if (strlen(name + 1) >= DISK_NAME_MAX || name[1] == '\0')
        status = wrong(err, PBE_STATUS_ARGUMENT, folder,
                       PBE_SAY("文件夹名太长", "the folder's name is too long"));
    else
        strcpy(id, name + 1);
    free(path);
    return status;
}

/* The version that pack.lua states, after the pack has passed its own examples. */
static pbe_status take_version(const struct pbe_pack_build *build, const char *id,
                               char version[MANIFEST_VERSION_MAX],
                               struct pbe_error *err)
{
    struct folders folders;
    struct pack_set *set = NULL;
    struct pbe_engine_options options = {0};
    pbe_status status =
        layers_read_one(build->shipped, build->folder, id, &folders, err);
    if (status)
        return status;
    status = pack_set_make(&folders, &options, &set, err);
    folders_done(&folders);
    if (status)
        return status;
    const char *text = pack_find(set, id, strlen(id))->version;
    if (manifest_is_version(text))
        strcpy(version, text);
    else
        status =
            wrong(err, PBE_STATUS_PACK, build->folder,
                  PBE_SAY("要签名的规则包，版本号只能用字母、数字、点和连字符",
                          "the version of a pack to be signed has letters, digits, "
                          "points and hyphens only"));
    pack_set_free(set);
    return status;
}

static pbe_status find_version(const struct pbe_pack_build *build,
                               struct manifest *manifest, struct pbe_error *err)
{
    bool is_local = strcmp(manifest->id, FOLDER_LOCAL) == 0;
    if (!is_local && build->version)
        return wrong(err, PBE_STATUS_ARGUMENT, build->folder,
                     PBE_SAY("版本号写在 pack.lua 里，不在命令里给",
                             "the version stands in pack.lua, not in the command"));
    if (!is_local)
        return take_version(build, manifest->id, manifest->version, err);
    if (!build->version || !manifest_is_version(build->version))
        return wrong(err, PBE_STATUS_ARGUMENT, build->folder,
                     PBE_SAY(FOLDER_LOCAL " 没有 pack.lua，请用 --version 给出版本号",
                             FOLDER_LOCAL " has no pack.lua; give --version"));
    strcpy(manifest->version, build->version); /* manifest_is_version() knows it fits */
    return PBE_STATUS_OK;
}

/* The floor that was asked for, else that of the old manifest, else 0. */
static pbe_status find_floor(const struct pbe_pack_build *build,
                             struct manifest *manifest, struct pbe_error *err)
{
    char *text = NULL;
    size_t length;
    strcpy(manifest->floor, "0");
    if (!build->floor
        && !read_in(build->folder, MANIFEST_NAME, MANIFEST_MAX, &text, &length, NULL)) {
        struct manifest *old = malloc(sizeof *old);
        if (old && !manifest_read(text, length, MANIFEST_NAME, old, NULL))
            strcpy(manifest->floor, old->floor);
        free(old);
    } else if (build->floor && !manifest_is_version(build->floor)) {
        return wrong(err, PBE_STATUS_ARGUMENT, build->folder,
                     PBE_SAY("最低版本写法不对，应如 1.2",
                             "the lowest version must be such as 1.2"));
    } else if (build->floor) {
        strcpy(manifest->floor, build->floor);
    }
    free(text);
    if (manifest_compare_versions(manifest->version, manifest->floor) >= 0)
        return PBE_STATUS_OK;
    return wrong(err, PBE_STATUS_ARGUMENT, build->folder,
                 PBE_SAY("规则包的版本低于它自己的最低版本",
                         "the pack's version is below its own lowest version"));
}

static void remove_signature(const char *folder)
{
    char *path = disk_join(folder, MANIFEST_SIGNATURE_NAME);
    if (path)
        remove(path);
    free(path);
}

pbe_status pbe_pack_build(const struct pbe_pack_build *build, struct pbe_text *said,
                          struct pbe_error *err)
{
    struct pbe_text text;
    struct manifest *manifest = calloc(1, sizeof *manifest);
    if (!manifest)
        return pbe_error_memory(err);
    pbe_text_init(&text, MANIFEST_MAX);
    pbe_status status = take_id(build->folder, manifest->id, err);
    if (!status)
        status = find_version(build, manifest, err);
    if (!status)
        status = find_floor(build, manifest, err);
    if (!status)
        status = folder_list(build->folder, manifest, err);
    if (!status) {
        manifest_write(manifest, &text);
        status = replace_file(build->folder, MANIFEST_NAME, &text, err);
    }
    if (!status) {
        remove_signature(build->folder);
        pbe_text_addf(said,
                      PBE_SAY("%s %s：%zu 个文件写入清单，最低版本 %s\n",
                              "%s %s: %zu files in the manifest, lowest version %s\n"),
                      manifest->id, manifest->version, manifest->count,
                      manifest->floor);
    }
    pbe_text_done(&text);
    free(manifest);
    return status;
}

/* --- signing and verifying --- */

/* The manifest's text, when it agrees with the folder. */
static pbe_status read_manifest(const char *folder, struct manifest *manifest,
                                char **text, size_t *length, struct pbe_error *err)
{
    char id[DISK_NAME_MAX];
    char *name = disk_join(folder, MANIFEST_NAME);
    struct manifest *found = calloc(1, sizeof *found);
    pbe_status status =
        name && found ? take_id(folder, id, err) : pbe_error_memory(err);
    if (!status && !disk_has_file(name))
        status = wrong(err, PBE_STATUS_PACK, folder,
                       PBE_SAY("还没有清单，请先 pbe pack build",
                               "there is no manifest yet; run pbe pack build first"));
    if (!status)
        status = disk_read(name, MANIFEST_MAX, text, length, err);
    if (!status)
        status = manifest_read(*text, *length, name, manifest, err);
    if (!status && strcmp(manifest->id, id) != 0)
        status = wrong(err, PBE_STATUS_PACK, name,
                       PBE_SAY("清单属于别的规则包，与文件夹不同名",
                               "the manifest belongs to another pack than the folder"));
    if (!status)
        status = folder_list(folder, found, err);
    if (!status)
        status = manifest_check(manifest, found, name, err);
    free(found);
    free(name);
    return status;
}

static pbe_status read_secret(const char *key_file, const char *password,
                              struct signature_secret *key, struct pbe_error *err)
{
    char *text = NULL;
    size_t length = 0;
    pbe_status status = disk_read(key_file, SIGNATURE_FILE_MAX, &text, &length, err);
    if (!status) {
        status = signature_secret_read(text, length, password, key, err);
        if (status == PBE_STATUS_ARGUMENT)
            pbe_error_place(err, key_file, 0, 0);
        sodium_memzero(text, length);
    }
    free(text);
    return status;
}

pbe_status pbe_pack_sign(const char *folder, const char *key_file, const char *password,
                         const char *comment, struct pbe_error *err)
{
    struct signature_secret key = {0};
    struct pbe_text out;
    char *text = NULL;
    size_t length = 0;
    struct manifest *manifest = malloc(sizeof *manifest);
    pbe_text_init(&out, SIGNATURE_FILE_MAX);
    pbe_status status = manifest ? read_manifest(folder, manifest, &text, &length, err)
                                 : pbe_error_memory(err);
    if (!status)
        status = read_secret(key_file, password, &key, err);
    if (!status)
        status = signature_sign(&key, text, length, comment, &out, err);
    if (!status)
        status = replace_file(folder, MANIFEST_SIGNATURE_NAME, &out, err);
    signature_secret_done(&key);
    pbe_text_done(&out);
    free(text);
    free(manifest);
    return status;
}

/* A key given as itself or as the path of its file. */
static pbe_status read_public(const char *given, struct signature_public *key,
                              struct pbe_error *err)
{
    char *text = NULL;
    size_t length = 0;
    if (!disk_has_file(given))
        return signature_public_read(given, strlen(given), key, err);
    pbe_status status = disk_read(given, SIGNATURE_FILE_MAX, &text, &length, err);
    if (!status && signature_public_read(text, length, key, err)) {
        status = PBE_STATUS_ARGUMENT;
        pbe_error_place(err, given, 0, 0);
    }
    free(text);
    return status;
}

static pbe_status read_keys(const char *const *given, size_t count, struct trust *trust,
                            struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    trust->signed_only = true;
    for (size_t i = 0; !status && i < count && i < TRUST_KEYS_MAX; i++) {
        status = read_public(given[i], &trust->keys[i], err);
        trust->key_count = i + 1;
    }
    return status;
}

pbe_status pbe_pack_verify(const char *folder, const char *const *keys, size_t count,
                           struct pbe_text *said, struct pbe_error *err)
{
    char *text = NULL, *signature = NULL;
    size_t length = 0, size = 0;
    char signer[SIGNATURE_ID_TEXT];
    struct manifest *manifest = calloc(1, sizeof *manifest);
    struct trust *trust = calloc(1, sizeof *trust);
    pbe_status status =
        manifest && trust ? read_keys(keys, count, trust, err) : pbe_error_memory(err);
    if (!status)
        status = read_manifest(folder, manifest, &text, &length, err);
    if (!status)
        status = read_in(folder, MANIFEST_SIGNATURE_NAME, SIGNATURE_FILE_MAX,
                         &signature, &size, err);
    if (!status)
        status = trust_judge(trust, manifest, text, length, signature, size, folder,
                             signer, err);
    if (!status)
        pbe_text_addf(said,
                      PBE_SAY("%s %s：签名正确，%zu 个文件与清单相符，最低版本 %s\n",
                              "%s %s: signature good, %zu files as in the manifest, "
                              "lowest version %s\n"),
                      manifest->id, manifest->version, manifest->count,
                      manifest->floor);
    free(signature);
    free(text);
    free(trust);
    free(manifest);
    return status;
}

/* --- keys --- */

pbe_status pbe_key_make(const char *public_file, const char *secret_file,
                        const char *password, struct pbe_error *err)
{
    struct pbe_text open, secret;
    pbe_text_init(&open, SIGNATURE_FILE_MAX);
    pbe_text_init(&secret, SIGNATURE_FILE_MAX);
    pbe_status status = signature_make_keys(password, &open, &secret, err);
    if (!status && (open.failed || secret.failed))
        status = pbe_error_memory(err);
    if (!status)
        status = write_new(secret_file, &secret, 0600, err);
    if (!status) {
        status = write_new(public_file, &open, 0644, err);
        if (status)
            remove(secret_file); /* half a pair is of no use */
    }
    if (secret.bytes)
        sodium_memzero(secret.bytes, secret.capacity);
    pbe_text_done(&secret);
    pbe_text_done(&open);
    return status;
}

bool pbe_key_is_locked(const char *secret_file)
{
    char *text = NULL;
    size_t length = 0;
    if (disk_read(secret_file, SIGNATURE_FILE_MAX, &text, &length, NULL))
        return false;
    bool locked = signature_secret_is_locked(text, length);
    sodium_memzero(text, length);
    free(text);
    return locked;
}
