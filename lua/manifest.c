#include "lua/manifest.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"

_Static_assert((int)MANIFEST_DIGEST == (int)crypto_hash_sha256_BYTES, "SHA-256");

#define TITLE "pbe-manifest 1"

/* --- versions --- */

bool manifest_is_version(const char *text)
{
    size_t length = strspn(text, "0123456789abcdefghijklmnopqrstuvwxyz"
                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ.-");
    return length > 0 && length < MANIFEST_VERSION_MAX && text[length] == '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Compares two runs of digits of any length as numbers and moves behind both. */
static int compare_numbers(const char **a, const char **b)
{
    *a += strspn(*a, "0");
    *b += strspn(*b, "0");
    size_t a_size = strspn(*a, "0123456789"), b_size = strspn(*b, "0123456789");
    int order = a_size != b_size ? (a_size < b_size ? -1 : 1) : memcmp(*a, *b, a_size);
    *a += a_size;
    *b += b_size;
    return order;
}

int manifest_compare_versions(const char *a, const char *b)
{
    while (*a || *b) {
        int order;
        if (is_digit(*a) && is_digit(*b)) {
            order = compare_numbers(&a, &b); /* moves on */
        } else {
            order = (unsigned char)*a - (unsigned char)*b;
            if (order == 0) { /* neither has ended */
                a++;
                b++;
            }
        }
        if (order != 0)
            return order;
    }
    return 0;
}

/* --- reading --- */

struct reading {
    const char *at;
    size_t left;
    int line; /* of `at`, 1-based */
    const char *name;
    struct pbe_error *err;
};

static pbe_status wrong(const struct reading *reading, const char *text)
{
    pbe_error_set(reading->err, PBE_STATUS_PACK, "%s", text);
    pbe_error_place(reading->err, reading->name, reading->line, 0);
    return PBE_STATUS_PACK;
}

/* Takes the next line, without its LF, into `out`. */
static pbe_status take_line(struct reading *reading, char *out, size_t room)
{
    const char *end = memchr(reading->at, '\n', reading->left);
    size_t length = end ? (size_t)(end - reading->at) : 0;
    reading->line++;
    if (!end)
        return wrong(reading,
                     PBE_SAY("清单不完整：末行没有换行，请重新 pbe pack build",
                             "the manifest is cut off: its last line has no end; "
                             "run pbe pack build again"));
    if (length > 0 && end[-1] == '\r')
        return wrong(reading,
                     PBE_SAY("清单的换行被改成了 CRLF（邮件或编辑器所为），请重新传送",
                             "the manifest's line ends became CRLF (by mail or an "
                             "editor); transfer it again"));
    if (length >= room || memchr(reading->at, '\0', length))
        return wrong(reading,
                     PBE_SAY("清单的这一行写法不对", "this line is malformed"));
    memcpy(out, reading->at, length);
    out[length] = '\0';
    reading->at += length + 1;
    reading->left -= length + 1;
    return PBE_STATUS_OK;
}

/* Takes the line "word value" and keeps the value. */
static pbe_status take_value(struct reading *reading, const char *word, char *out,
                             size_t room)
{
    char line[256];
    pbe_status status = take_line(reading, line, sizeof line);
    size_t size = strlen(word);
    if (status)
        return status;
    if (strncmp(line, word, size) != 0 || line[size] != ' ' || line[size + 1] == '\0'
        || strlen(line + size + 1) >= room)
        return wrong(reading,
                     PBE_SAY("清单的这一行写法不对", "this line is malformed"));
    strcpy(out, line + size + 1); /* it fits, as just seen */
    return PBE_STATUS_OK;
}

/* A bare file name: nothing that leads elsewhere, hides or needs escaping. */
static bool is_file_name(const char *name)
{
    size_t length = strlen(name);
    if (length == 0 || length >= DISK_NAME_MAX || name[0] == '.'
        || strpbrk(name, "/\\:") || pbe_utf8_check(name, length) != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)name[i] < 0x20 || name[i] == 0x7F)
            return false;
    return strcmp(name, MANIFEST_NAME) != 0
           && strcmp(name, MANIFEST_SIGNATURE_NAME) != 0;
}

/* Takes apart "file HASH SIZE NAME". */
static bool read_file_line(char *line, struct manifest_file *file)
{
    enum { HASH = 5, SIZE = HASH + 2 * MANIFEST_DIGEST + 1 };
    char *end;
    size_t got;
    if (strncmp(line, "file ", HASH) != 0 || strlen(line) < SIZE
        || line[SIZE - 1] != ' '
        || strspn(line + HASH, "0123456789abcdef") != (size_t)2 * MANIFEST_DIGEST
        || sodium_hex2bin(file->digest, sizeof file->digest, line + HASH,
                          (size_t)2 * MANIFEST_DIGEST, NULL, &got, NULL)
        || !is_digit(line[SIZE]))
        return false;
    size_t digits = strspn(line + SIZE, "0123456789");
    if (digits > 9 || (line[SIZE] == '0' && digits > 1))
        return false; /* 999,999,999 bytes are far beyond what is read anyway */
    file->size = strtoul(line + SIZE, &end, 10);
    if (*end != ' ' || !is_file_name(end + 1))
        return false;
    strcpy(file->name, end + 1); /* is_file_name() knows it fits */
    return true;
}

static pbe_status take_files(struct reading *reading, struct manifest *manifest)
{
    char line[DISK_NAME_MAX + 128];
    while (reading->left > 0) {
        struct manifest_file *file = &manifest->files[manifest->count];
        pbe_status status = take_line(reading, line, sizeof line);
        if (status)
            return status;
        if (manifest->count == MANIFEST_FILES_MAX)
            return wrong(reading, PBE_SAY("清单里的文件太多", "too many files"));
        if (!read_file_line(line, file))
            return wrong(reading,
                         PBE_SAY("清单的这一行写法不对，应为“file 散列 字节数 文件名”",
                                 "this line is malformed; it must be “file HASH SIZE "
                                 "NAME”, and NAME a plain file name"));
        if (manifest->count > 0 && strcmp(file[-1].name, file->name) >= 0)
            return wrong(reading,
                         PBE_SAY("清单里的文件名重复或次序不对",
                                 "a file name is listed twice or out of order"));
        manifest->count++;
    }
    return PBE_STATUS_OK;
}

pbe_status manifest_read(const char *text, size_t length, const char *name,
                         struct manifest *manifest, struct pbe_error *err)
{
    char title[32];
    struct reading reading = {text, length, 0, name, err};
    *manifest = (struct manifest){0};
    pbe_status status = take_line(&reading, title, sizeof title);
    if (!status && strcmp(title, TITLE) != 0)
        status =
            wrong(&reading, PBE_SAY("这不是规则包的清单，或是更新的格式",
                                    "this is no pack manifest, or a newer format"));
    if (!status)
        status = take_value(&reading, "id", manifest->id, sizeof manifest->id);
    if (!status)
        status = take_value(&reading, "version", manifest->version,
                            sizeof manifest->version);
    if (!status)
        status = take_value(&reading, "floor", manifest->floor, sizeof manifest->floor);
    if (!status
        && (!manifest_is_version(manifest->version)
            || !manifest_is_version(manifest->floor)))
        status =
            wrong(&reading, PBE_SAY("版本号只能用字母、数字、点和连字符",
                                    "a version has letters, digits, points, hyphens"));
    return status ? status : take_files(&reading, manifest);
}

/* --- writing and checking --- */

void manifest_write(const struct manifest *manifest, struct pbe_text *out)
{
    char digits[2 * MANIFEST_DIGEST + 1];
    pbe_text_addf(out, TITLE "\nid %s\nversion %s\nfloor %s\n", manifest->id,
                  manifest->version, manifest->floor);
    for (size_t i = 0; i < manifest->count; i++) {
        const struct manifest_file *file = &manifest->files[i];
        sodium_bin2hex(digits, sizeof digits, file->digest, sizeof file->digest);
        pbe_text_addf(out, "file %s %zu %s\n", digits, file->size, file->name);
    }
}

bool manifest_add(struct manifest *manifest, const char *name, const char *bytes,
                  size_t length)
{
    if (manifest->count == MANIFEST_FILES_MAX)
        return false;
    struct manifest_file *file = &manifest->files[manifest->count++];
    snprintf(file->name, sizeof file->name, "%s", name);
    file->size = length;
    crypto_hash_sha256(file->digest, (const unsigned char *)bytes, length);
    return true;
}

static pbe_status differs(struct pbe_error *err, const char *place, const char *format,
                          const char *name)
{
    char text[512];
    snprintf(text, sizeof text, "%s%s%s", name, PBE_SAY("：", ": "), format);
    pbe_error_set(err, PBE_STATUS_PACK, "%s", text);
    pbe_error_place(err, place, 0, 0);
    return PBE_STATUS_PACK;
}

pbe_status manifest_check(const struct manifest *manifest, const struct manifest *found,
                          const char *name, struct pbe_error *err)
{
    size_t at = 0;
    for (size_t i = 0; i < found->count || at < manifest->count;) {
        const struct manifest_file *listed = &manifest->files[at],
                                   *file = &found->files[i];
        int order = at == manifest->count ? 1
                    : i == found->count   ? -1
                                          : strcmp(listed->name, file->name);
        if (order < 0)
            return differs(err, name,
                           PBE_SAY("清单里有，文件夹里没有", "is listed but not there"),
                           listed->name);
        if (order > 0)
            return differs(err, name,
                           PBE_SAY("不在清单里；请删去，或重新 pbe pack build 并签名",
                                   "is not in the manifest; remove it, or run pbe pack "
                                   "build and sign again"),
                           file->name);
        if (listed->size != file->size
            || memcmp(listed->digest, file->digest, MANIFEST_DIGEST) != 0)
            return differs(
                err, name,
                PBE_SAY("内容与清单不符；改动之后要重新 pbe pack build 并签名",
                        "differs from the manifest; after a change run pbe "
                        "pack build and sign again"),
                file->name);
        at++;
        i++;
    }
    return PBE_STATUS_OK;
}
