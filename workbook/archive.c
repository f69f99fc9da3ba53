#include "workbook/archive.h"

#include <errno.h>
#include <string.h>

#include "base/language.h"
#include "base/reason.h"
#include "workbook/wb_output.h"
#include "workbook/wb_zip.h"

enum { FILE_MAX = 256 << 20, CONTENT_MAX = 512 << 20 };

static const char mimetype[] = "mimetype";

static const struct pbe_archive_part *find_part(const struct pbe_archive *archive,
                                                const char *name)
{
    for (size_t i = 0; i < archive->count; i++)
        if (strcmp(archive->parts[i].name, name) == 0)
            return &archive->parts[i];
    return NULL;
}

static bool add_part(zip_t *package, const struct pbe_archive_part *part)
{
    int method = strcmp(part->name, mimetype) == 0 ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    return wb_output_add(package, part->name,
                         zip_source_buffer(package, part->bytes, part->length, 0),
                         method);
}

/* An entry of the other package, compressed as it is there. */
static bool copy_entry(zip_t *package, zip_t *from, zip_uint64_t index)
{
    zip_stat_t info;
    if (zip_stat_index(from, index, 0, &info) != 0)
        return false;
    zip_source_t *source =
        zip_source_zip(package, from, index, ZIP_FL_COMPRESSED, 0, 0);
    return wb_output_add(package, info.name, source, info.comp_method);
}

static bool stays(const struct pbe_archive *archive, const char *name)
{
    size_t length = strlen(name);
    bool is_folder = length > 0 && name[length - 1] == '/';
    return !is_folder && !find_part(archive, name)
           && (!archive->keeps || archive->keeps(archive->context, name));
}

static bool copy_entries(const struct pbe_archive *archive, zip_t *package, zip_t *from)
{
    zip_int64_t count = zip_get_num_entries(from, 0);
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(from, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
        if (!name)
            return false;
        if (stays(archive, name) && !copy_entry(package, from, (zip_uint64_t)i))
            return false;
    }
    return true;
}

/* The parts that readers look for first come first. */
static bool fill(const struct pbe_archive *archive, zip_t *package, zip_t *from)
{
    const struct pbe_archive_part *first = find_part(archive, mimetype);
    if (first && !add_part(package, first))
        return false;
    if (from && !copy_entries(archive, package, from))
        return false;
    for (size_t i = 0; i < archive->count; i++)
        if (&archive->parts[i] != first && !add_part(package, &archive->parts[i]))
            return false;
    return true;
}

static pbe_status cannot_write(int why, struct pbe_error *err)
{
    if (why == 0 || why == ENOMEM)
        return pbe_error_memory(err);
    return pbe_error_set(err, PBE_STATUS_FILE,
                         PBE_SAY("文件写不出去：%s", "the file cannot be written: %s"),
                         pbe_reason(why));
}

static pbe_status write_all(const struct pbe_archive *archive, zip_t *from, FILE *to,
                            struct pbe_error *err)
{
    struct wb_output output;
    errno = 0;
    zip_t *package = wb_output_open(&output, to);
    bool done = package && fill(archive, package, from) && zip_close(package) == 0;
    int why = errno;
    if (package && !done)
        zip_discard(package);
    wb_output_done(&output);
    return done ? PBE_STATUS_OK : cannot_write(why, err);
}

/* Opens the file and the package in it. Both must be closed, in any case. */
static pbe_status open_package(const char *path, struct wb_file *file, wb_zip **zip,
                               struct pbe_error *err)
{
    pbe_status status = wb_file_open(file, path, FILE_MAX, err);
    if (!status)
        status = wb_zip_open(file, CONTENT_MAX, zip, err);
    if (status == PBE_STATUS_FILE)
        pbe_error_place(err, path, 0, 0);
    return status;
}

pbe_status pbe_archive_write(const struct pbe_archive *archive, FILE *to,
                             struct pbe_error *err)
{
    struct wb_file file = {.fd = -1};
    wb_zip *from = NULL;
    pbe_status status = PBE_STATUS_OK;
    if (archive->from)
        status = open_package(archive->from, &file, &from, err);
    if (!status)
        status = write_all(archive, from ? wb_zip_get(from) : NULL, to, err);
    wb_zip_close(from);
    wb_file_close(&file);
    return status;
}

static pbe_status take(void *self, const char *bytes, size_t length,
                       struct pbe_error *err)
{
    struct pbe_text *out = self;
    pbe_text_add_bytes(out, bytes, length);
    if (!out->failed)
        return PBE_STATUS_OK;
    if (out->starved)
        return pbe_error_memory(err);
    return pbe_error_set(err, PBE_STATUS_FILE,
                         PBE_SAY("里面的文件超过 %zu KiB", "a part is over %zu KiB"),
                         out->maximum >> 10);
}

pbe_status pbe_archive_read(const char *path, const char *name, struct pbe_text *out,
                            struct pbe_error *err)
{
    struct wb_file file = {.fd = -1};
    wb_zip *from = NULL;
    pbe_status status = open_package(path, &file, &from, err);
    if (!status && !wb_zip_has(from, name)) {
        pbe_error_set(err, PBE_STATUS_FILE,
                      PBE_SAY("压缩包里没有“%s”", "the package has no “%s”"), name);
        status = PBE_STATUS_FILE;
    } else if (!status) {
        status = wb_zip_send(from, name, take, out, err);
    }
    if (status == PBE_STATUS_FILE)
        pbe_error_place(err, path, 0, 0);
    wb_zip_close(from);
    wb_file_close(&file);
    return status;
}
