#include "workbook/wb_output.h"

#include <errno.h>

/* --- what libzip reads and writes through --- */

static zip_int64_t seek_written(struct wb_output *output, void *data,
                                zip_uint64_t length)
{
    const zip_source_args_seek_t *args =
        ZIP_SOURCE_GET_ARGS(zip_source_args_seek_t, data, length, &output->error);
    return args && fseek(output->file, (long)args->offset, args->whence) == 0 ? 0 : -1;
}

static zip_int64_t write_bytes(struct wb_output *output, const void *data,
                               zip_uint64_t length)
{
    if (fwrite(data, 1, length, output->file) == length)
        return (zip_int64_t)length;
    zip_error_set(&output->error, ZIP_ER_WRITE, errno);
    return -1;
}

static zip_int64_t tell_size(struct wb_output *output, zip_stat_t *info)
{
    if (!output->old) { /* there is nothing yet */
        zip_error_set(&output->error, ZIP_ER_READ, ENOENT);
        return -1;
    }
    zip_stat_init(info);
    info->size = output->old->size;
    info->valid = ZIP_STAT_SIZE;
    return sizeof *info;
}

static zip_int64_t read_old(struct wb_output *output, void *data, zip_uint64_t length)
{
    size_t got = wb_file_read(output->old, output->at, data, length);
    output->at += got;
    return (zip_int64_t)got;
}

static zip_int64_t seek_old(struct wb_output *output, void *data, zip_uint64_t length)
{
    zip_int64_t at = zip_source_seek_compute_offset(output->at, output->old->size, data,
                                                    length, &output->error);
    if (at >= 0)
        output->at = (size_t)at;
    return at < 0 ? -1 : 0;
}

/* Nobody reads what is being written. */
static zip_int64_t use_old(struct wb_output *output, void *data, zip_uint64_t length,
                           zip_source_cmd_t wanted)
{
    switch (wanted) {
    case ZIP_SOURCE_OPEN:
        output->at = 0;
        return 0;
    case ZIP_SOURCE_CLOSE:
        return 0;
    case ZIP_SOURCE_READ:
        return read_old(output, data, length);
    case ZIP_SOURCE_SEEK:
        return seek_old(output, data, length);
    case ZIP_SOURCE_TELL:
        return (zip_int64_t)output->at;
    default:
        zip_error_set(&output->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

static zip_int64_t command(void *state, void *data, zip_uint64_t length,
                           zip_source_cmd_t wanted)
{
    struct wb_output *output = state;
    switch (wanted) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_OPEN,
            ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
            ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE,
            ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_WRITE,
            ZIP_SOURCE_REMOVE, -1);
    case ZIP_SOURCE_STAT:
        return tell_size(output, data);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&output->error, data, length);
    case ZIP_SOURCE_WRITE:
        return write_bytes(output, data, length);
    case ZIP_SOURCE_SEEK_WRITE:
        return seek_written(output, data, length);
    case ZIP_SOURCE_TELL_WRITE:
        return ftell(output->file);
    case ZIP_SOURCE_COMMIT_WRITE:
        return fflush(output->file) == 0 ? 0 : -1;
    case ZIP_SOURCE_FREE:
    case ZIP_SOURCE_BEGIN_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_REMOVE:
        return 0;
    default:
        if (output->old)
            return use_old(output, data, length, wanted);
        zip_error_set(&output->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

/* --- the package --- */

bool wb_output_begin(struct wb_output *output, FILE *file, const struct wb_file *old)
{
    zip_error_t error;
    *output = (struct wb_output){.file = file, .old = old};
    zip_error_init(&output->error);
    zip_error_init(&error);
    zip_source_t *source = zip_source_function_create(command, output, &error);
    if (source)
        output->package =
            zip_open_from_source(source, old ? 0 : ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!output->package)
        zip_source_free(source);
    zip_error_fini(&error);
    return output->package != NULL;
}

/* The index of an entry, -1 = none. Part names of OOXML ignore letter case. */
static zip_int64_t locate(zip_t *package, const char *name)
{
    zip_int64_t index = zip_name_locate(package, name, ZIP_FL_ENC_RAW);
    return index >= 0 ? index
                      : zip_name_locate(package, name, ZIP_FL_ENC_RAW | ZIP_FL_NOCASE);
}

/* The modification time is 1980-01-01, whoever writes it when. */
bool wb_output_put(struct wb_output *output, const char *name, zip_source_t *source,
                   int method)
{
    enum { MIDNIGHT = 0, FIRST_DAY = 1 << 5 | 1 }; /* as MS-DOS writes them */
    zip_t *package = output->package;
    if (!source)
        return false;
    zip_int64_t index = locate(package, name);
    if (index < 0) {
        index = zip_file_add(package, name, source, ZIP_FL_ENC_UTF_8);
        if (index < 0)
            zip_source_free(source);
    } else if (zip_file_replace(package, (zip_uint64_t)index, source, 0) != 0) {
        zip_source_free(source);
        index = -1;
    }
    return index >= 0
           && zip_set_file_compression(package, (zip_uint64_t)index, method, 0) == 0
           && zip_file_set_dostime(package, (zip_uint64_t)index, MIDNIGHT, FIRST_DAY, 0)
                  == 0;
}

bool wb_output_put_bytes(struct wb_output *output, const char *name, const char *bytes,
                         size_t length, int method)
{
    return wb_output_put(output, name,
                         zip_source_buffer(output->package, bytes, length, 0), method);
}

bool wb_output_drop(struct wb_output *output, const char *name)
{
    zip_int64_t index = locate(output->package, name);
    return index < 0 || zip_delete(output->package, (zip_uint64_t)index) == 0;
}

bool wb_output_end(struct wb_output *output, bool done)
{
    bool is_written = done && output->package && zip_close(output->package) == 0;
    if (!is_written && output->package)
        zip_discard(output->package);
    zip_error_fini(&output->error);
    output->package = NULL;
    return is_written;
}
