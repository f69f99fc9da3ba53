#include "workbook/wb_output.h"

#include <errno.h>

/* libzip writes through these to the FILE. */
static zip_int64_t seek_output(struct wb_output *output, void *data,
                               zip_uint64_t length)
{
    const zip_source_args_seek_t *args =
        ZIP_SOURCE_GET_ARGS(zip_source_args_seek_t, data, length, &output->error);
    return args && fseek(output->file, (long)args->offset, args->whence) == 0 ? 0 : -1;
}

static zip_int64_t write_output(struct wb_output *output, const void *data,
                                zip_uint64_t length)
{
    if (fwrite(data, 1, length, output->file) == length)
        return (zip_int64_t)length;
    zip_error_set(&output->error, ZIP_ER_WRITE, errno);
    return -1;
}

static zip_int64_t answer(void *state, void *data, zip_uint64_t length,
                          zip_source_cmd_t command)
{
    struct wb_output *output = state;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_OPEN,
            ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
            ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE,
            ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_WRITE,
            ZIP_SOURCE_REMOVE, -1);
    case ZIP_SOURCE_STAT: /* there is nothing yet */
        zip_error_set(&output->error, ZIP_ER_READ, ENOENT);
        return -1;
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&output->error, data, length);
    case ZIP_SOURCE_WRITE:
        return write_output(output, data, length);
    case ZIP_SOURCE_SEEK_WRITE:
        return seek_output(output, data, length);
    case ZIP_SOURCE_TELL_WRITE:
        return ftell(output->file);
    case ZIP_SOURCE_COMMIT_WRITE:
        return fflush(output->file) == 0 ? 0 : -1;
    case ZIP_SOURCE_FREE:
    case ZIP_SOURCE_BEGIN_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_REMOVE:
        return 0;
    default: /* nobody reads what is being written */
        zip_error_set(&output->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

zip_t *wb_output_open(struct wb_output *output, FILE *to)
{
    zip_error_t error;
    *output = (struct wb_output){.file = to};
    zip_error_init(&output->error);
    zip_error_init(&error);
    zip_source_t *source = zip_source_function_create(answer, output, &error);
    zip_t *package =
        source ? zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
    if (!package)
        zip_source_free(source);
    zip_error_fini(&error);
    return package;
}

void wb_output_done(struct wb_output *output)
{
    zip_error_fini(&output->error);
}

bool wb_output_add(zip_t *package, const char *name, zip_source_t *source, int method)
{
    enum { MIDNIGHT = 0, FIRST_DAY = 1 << 5 | 1 }; /* as MS-DOS writes them */
    if (!source)
        return false;
    zip_int64_t index = zip_file_add(package, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(package, (zip_uint64_t)index, method, 0) == 0
           && zip_file_set_dostime(package, (zip_uint64_t)index, MIDNIGHT, FIRST_DAY, 0)
                  == 0;
}
