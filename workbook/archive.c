#include "workbook/archive.h"

#include <errno.h>
#include <string.h>

#include "base/language.h"
#include "base/reason.h"
#include "workbook/wb_output.h"
#include "workbook/wb_zip.h"

enum { FILE_MAX = 256 << 20, CONTENT_MAX = 512 << 20 };

static const char mimetype[] = "mimetype";

static bool has_part(const struct pbe_archive *archive, const char *name)
{
    for (size_t i = 0; i < archive->count; i++)
        if (strcmp(archive->parts[i].name, name) == 0)
            return true;
    return false;
}

static bool stays(const struct pbe_archive *archive, const char *name)
{
    return has_part(archive, name) || !archive->keeps
           || archive->keeps(archive->context, name);
}

/* Leaves out what nobody keeps. Indices stay as they are until the package is written. */
static bool drop_others(const struct pbe_archive *archive, struct wb_output *output)
{
    zip_int64_t count = zip_get_num_entries(output->package, ZIP_FL_UNCHANGED);
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(output->package, (zip_uint64_t)i,
                                        ZIP_FL_ENC_RAW | ZIP_FL_UNCHANGED);
        if (!name
            || (!stays(archive, name)
                && zip_delete(output->package, (zip_uint64_t)i) != 0))
            return false;
    }
    return true;
}

static bool put_parts(const struct pbe_archive *archive, struct wb_output *output)
{
    for (size_t i = 0; i < archive->count; i++) {
        const struct pbe_archive_part *part = &archive->parts[i];
        int method = strcmp(part->name, mimetype) == 0 ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
        if (!wb_output_put_bytes(output, part->name, part->bytes, part->length, method))
            return false;
    }
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

static pbe_status write_all(const struct pbe_archive *archive,
                            const struct wb_file *from, FILE *to, struct pbe_error *err)
{
    struct wb_output output;
    errno = 0;
    bool done = wb_output_begin(&output, to, from);
    done =
        done && (!from || drop_others(archive, &output)) && put_parts(archive, &output);
    return wb_output_end(&output, done) ? PBE_STATUS_OK : cannot_write(errno, err);
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
        status = write_all(archive, from ? &file : NULL, to, err);
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
