#include "workbook/wb_zip.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/language.h"
#include "workbook/wb_map.h"

enum {
    ENTRIES_MAX = 4096,
    NAMES_MAX = 1024 * 1024,       /* bytes of all names */
    RATIO_MAX = 250,               /* a table of equal rows reaches about 60 */
    RATIO_FROM = 16 * 1024 * 1024, /* bytes; short entries may be any ratio */
    END_SIZE = 22,                 /* APPNOTE 4.3.16: end of central directory */
    LOCATOR_SIZE = 20,             /* APPNOTE 4.3.15: where its 64-bit form is */
    TAIL = 65535 + END_SIZE + LOCATOR_SIZE,
    LOCAL_SIZE = 30,  /* APPNOTE 4.3.7, without the name */
    CENTRAL_SIZE = 46 /* APPNOTE 4.3.12, likewise */
};

struct wb_zip {
    zip_t *archive;
    size_t unpacked, content;
};

/* --- sentences --- */

static pbe_status truncated(struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY(
            "文件不完整（压缩包的结尾缺失或损坏）；请重新复制、下载或请对方重新发送",
            "the file is incomplete: the end of the package is missing or damaged; "
            "copy, download or ask for it again"));
}

static pbe_status too_many(struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("压缩包里的条目超过 %d 个，不是正常的表格文件",
                "the package has more than %d entries; this is no ordinary workbook"),
        ENTRIES_MAX);
}

static pbe_status too_much(const char *name, size_t limit, struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("解压到“%s”时超过 %zu 字节的限制，可能是压缩炸弹，没有读取",
                "unpacking “%s” goes over the limit of %zu bytes; this may be a zip "
                "bomb and was not read"),
        name, limit);
}

static pbe_status damaged(const char *name, zip_error_t *cause, struct pbe_error *err)
{
    switch (zip_error_code_zip(cause)) {
    case ZIP_ER_MEMORY:
        return pbe_error_memory(err);
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("文件有密码保护（压缩包加密）；请去掉密码后另存再试",
                    "the file is protected by a password (an encrypted package); save "
                    "it without one"));
    case ZIP_ER_COMPNOTSUPP:
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("“%s”的压缩方法不常见，读不了；请用 LibreOffice 或 WPS 打开后另存",
                    "“%s” is compressed by an unusual method; open the file in "
                    "LibreOffice or Excel and save it again"),
            name);
    default:
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("“%s”已损坏，解压失败；请重新复制、下载或请对方重新发送",
                    "“%s” is damaged and cannot be unpacked; copy, download or ask for "
                    "the file again"),
            name);
    }
}

/* --- opening --- */

static uint64_t number(const unsigned char *bytes, size_t size)
{
    uint64_t value = 0;
    while (size-- > 0)
        value = value << 8 | bytes[size];
    return value;
}

/* libzip prefers the 64-bit form of the end wherever there is one. */
static uint64_t count_at(const struct wb_file *file, const unsigned char *end,
                         bool has_locator)
{
    unsigned char long_end[56]; /* APPNOTE 4.3.14 */
    if (has_locator && memcmp(end - LOCATOR_SIZE, "PK\6\7", 4) == 0) {
        size_t offset = (size_t)number(end - LOCATOR_SIZE + 8, 8);
        if (wb_file_read(file, offset, long_end, sizeof long_end) == sizeof long_end)
            return number(long_end + 32, 8);
    }
    return number(end + 10, 2);
}

/* Refuses what has no end, and what announces too many entries there: libzip takes
 * memory for as many. */
static pbe_status check_end(const struct wb_file *file, struct pbe_error *err)
{
    size_t length = file->size < TAIL ? file->size : TAIL;
    unsigned char *tail = malloc(length);
    if (!tail)
        return pbe_error_memory(err);
    size_t got = wb_file_read(file, file->size - length, tail, length);
    size_t at = got >= END_SIZE ? got - END_SIZE + 1 : 0;
    while (at > 0 && memcmp(tail + at - 1, "PK\5\6", 4) != 0)
        at--;
    pbe_status status = PBE_STATUS_OK;
    if (at == 0)
        status = truncated(err);
    else if (count_at(file, tail + at - 1, at - 1 >= LOCATOR_SIZE) > ENTRIES_MAX)
        status = too_many(err);
    free(tail);
    return status;
}

static bool is_slash(char c)
{
    return c == '/' || c == '\\';
}

static bool leads_elsewhere(const char *name)
{
    bool begins = true; /* a part of the path */
    for (const char *at = name; *at; begins = is_slash(*at++))
        if (begins && at[0] == '.' && at[1] == '.' && (!at[2] || is_slash(at[2])))
            return true;
    return !name[0] || is_slash(name[0]) || name[1] == ':';
}

static pbe_status check_name(const char *name, struct wb_map *names,
                             struct pbe_error *err)
{
    if (leads_elsewhere(name))
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("压缩包里有指向别处的条目“%s”，不是正常的表格文件，没有读取",
                    "the package has an entry that leads elsewhere, “%s”; this is no "
                    "ordinary workbook and was not read"),
            name);
    if (wb_map_get(names, name, strlen(name), 0))
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("压缩包里有两个同名的条目“%s”，不是正常的表格文件，没有读取",
                    "the package has two entries with one name, “%s”; this is no "
                    "ordinary workbook and was not read"),
            name);
    return wb_map_put(names, name, strlen(name), 1, err);
}

/* Looks at all entries. Each needs its own bytes in the file; entries that together need
 * more than there are share some. */
static pbe_status check_entries(zip_t *archive, size_t file_size, struct pbe_error *err)
{
    zip_int64_t count = zip_get_num_entries(archive, 0);
    struct wb_map names;
    wb_map_init(&names, NAMES_MAX);
    pbe_status status = count > ENTRIES_MAX ? too_many(err) : PBE_STATUS_OK;
    uint64_t needed = END_SIZE;
    for (zip_int64_t i = 0; !status && i < count; i++) {
        zip_stat_t info;
        const char *name = zip_get_name(archive, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
        if (!name || zip_stat_index(archive, (zip_uint64_t)i, 0, &info))
            status = truncated(err);
        else
            status = check_name(name, &names, err);
        if (status)
            break;
        needed += LOCAL_SIZE + CENTRAL_SIZE + 2 * strlen(name);
        if (info.comp_size > file_size || (needed += info.comp_size) > file_size)
            status = pbe_error_set(
                err, PBE_STATUS_FILE,
                PBE_SAY("压缩包里的条目互相重叠（到“%s”为止），不是正常的表格文件，没有"
                        "读取",
                        "entries of the package overlap (up to “%s”); this is no "
                        "ordinary workbook and was not read"),
                name);
    }
    wb_map_done(&names);
    return status;
}

static pbe_status open_archive(const struct wb_file *file, zip_t **archive,
                               struct pbe_error *err)
{
    int code = 0;
    pbe_status status = check_end(file, err);
    if (status)
        return status;
    int copy = dup(file->fd);
    zip_t *opened = copy < 0 ? NULL : zip_fdopen(copy, 0, &code);
    if (opened) { /* it has taken the copy */
        *archive = opened;
        return PBE_STATUS_OK;
    }
    if (copy >= 0)
        close(copy);
    return copy < 0 || code == ZIP_ER_MEMORY ? pbe_error_memory(err) : truncated(err);
}

pbe_status wb_zip_open(const struct wb_file *file, size_t content, wb_zip **zip,
                       struct pbe_error *err)
{
    wb_zip *opened = calloc(1, sizeof *opened);
    if (!opened)
        return pbe_error_memory(err);
    opened->content = content;
    pbe_status status = open_archive(file, &opened->archive, err);
    if (!status)
        status = check_entries(opened->archive, file->size, err);
    if (status)
        wb_zip_close(opened);
    else
        *zip = opened;
    return status;
}

void wb_zip_close(wb_zip *zip)
{
    if (!zip)
        return;
    if (zip->archive)
        zip_discard(zip->archive);
    free(zip);
}

/* --- reading --- */

/* The index of an entry, -1 = none. Part names of OOXML ignore letter case. */
static zip_int64_t locate(const wb_zip *zip, const char *name)
{
    zip_int64_t index = zip_name_locate(zip->archive, name, ZIP_FL_ENC_RAW);
    return index >= 0
               ? index
               : zip_name_locate(zip->archive, name, ZIP_FL_ENC_RAW | ZIP_FL_NOCASE);
}

bool wb_zip_has(const wb_zip *zip, const char *name)
{
    return locate(zip, name) >= 0;
}

static pbe_status send(wb_zip *zip, zip_file_t *entry, const zip_stat_t *info,
                       wb_sink *sink, void *self, struct pbe_error *err)
{
    char chunk[WB_CHUNK];
    uint64_t unpacked = 0;
    for (;;) {
        zip_int64_t count = zip_fread(entry, chunk, sizeof chunk);
        if (count < 0)
            return damaged(info->name, zip_file_get_error(entry), err);
        if (count == 0)
            return PBE_STATUS_OK;
        unpacked += (uint64_t)count;
        if ((size_t)count > zip->content - zip->unpacked)
            return too_much(info->name, zip->content, err);
        zip->unpacked += (size_t)count;
        if (unpacked > RATIO_FROM && unpacked / RATIO_MAX > info->comp_size)
            return too_much(info->name, (size_t)info->comp_size * RATIO_MAX, err);
        pbe_status status = sink(self, chunk, (size_t)count, err);
        if (status)
            return status;
    }
}

pbe_status wb_zip_send(wb_zip *zip, const char *name, wb_sink *sink, void *self,
                       struct pbe_error *err)
{
    zip_stat_t info;
    zip_int64_t index = locate(zip, name);
    if (index < 0)
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("压缩包里缺少“%s”，不是完整的表格文件；请用 LibreOffice 或 WPS 另存"
                    "后再试",
                    "the package has no “%s”, so it is no complete workbook; save it "
                    "again in LibreOffice or Excel"),
            name);
    zip_file_t *entry = NULL;
    if (zip_stat_index(zip->archive, (zip_uint64_t)index, 0, &info) == 0)
        entry = zip_fopen_index(zip->archive, (zip_uint64_t)index, 0);
    if (!entry)
        return damaged(name, zip_get_error(zip->archive), err);
    pbe_status status = send(zip, entry, &info, sink, self, err);
    zip_fclose(entry);
    return status;
}
