/* writer_package.c - the zip file that an .ods or .ots is: OpenDocument 1.2, part 3. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "workbook/writer_package.h"
#include "workbook/writer_private.h"

/* Adds a part. Its modification time is 1980-01-01, whoever writes it when. Takes the
 * source. */
static bool add_part(zip_t *package, const char *name, zip_source_t *source, int method)
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

/* The parts that are written whole. */
enum part { MANIFEST, STYLES, SETTINGS, META, CHART };

/* A small part is made in memory, which the package takes. chart: of CHART, from 1. */
static bool add_small(zip_t *package, const pbe_writer *writer, const char *name,
                      enum part part, int chart)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    xmlTextWriterPtr xml = buffer ? xmlNewTextWriterMemory(buffer, 0) : NULL;
    if (xml) {
        switch (part) {
        case MANIFEST:
            writer_put_manifest(xml, writer);
            break;
        case STYLES:
            writer_put_styles(xml, writer);
            break;
        case SETTINGS:
            writer_put_settings(xml, writer);
            break;
        case META:
            writer_put_meta(xml, writer);
            break;
        case CHART:
            writer_put_chart(xml, &writer->charts[chart - 1]->chart);
            break;
        }
        xmlFreeTextWriter(xml);
    }
    size_t length = xml ? (size_t)xmlBufferLength(buffer) : 0;
    void *copy = length ? malloc(length) : NULL; /* the package frees with free() */
    if (copy)
        memcpy(copy, xmlBufferContent(buffer), length);
    if (buffer)
        xmlBufferFree(buffer);
    if (!copy)
        return false;
    zip_source_t *source = zip_source_buffer(package, copy, length, 1);
    if (!source)
        free(copy);
    return add_part(package, name, source, ZIP_CM_DEFLATE);
}

static bool add_charts(zip_t *package, const pbe_writer *writer)
{
    char name[WRITER_PART_MAX];
    for (int i = 1; i <= writer->chart_count; i++)
        if (!add_small(package, writer, writer_chart_part(i, name), CHART, i))
            return false;
    return true;
}

/* The package takes `content`. */
static bool fill_package(zip_t *package, const pbe_writer *writer, FILE *content)
{
    zip_source_t *source = zip_source_filep(package, content, 0, -1);
    if (!source)
        fclose(content);
    const char *type = writer_media_type(writer->kind);
    zip_source_t *mime = zip_source_buffer(package, type, strlen(type), 0);
    if (!add_part(package, "mimetype", mime, ZIP_CM_STORE)) {
        zip_source_free(source);
        return false;
    }
    return add_part(package, "content.xml", source, ZIP_CM_DEFLATE)
           && add_small(package, writer, "styles.xml", STYLES, 0)
           && add_small(package, writer, "settings.xml", SETTINGS, 0)
           && add_small(package, writer, "meta.xml", META, 0)
           && add_charts(package, writer)
           && add_small(package, writer, "META-INF/manifest.xml", MANIFEST, 0);
}

/* Where the package goes: libzip writes through this to a FILE. */
struct sink {
    FILE *file;
    zip_error_t error;
};

static zip_int64_t seek_sink(struct sink *sink, void *data, zip_uint64_t length)
{
    const zip_source_args_seek_t *args =
        ZIP_SOURCE_GET_ARGS(zip_source_args_seek_t, data, length, &sink->error);
    return args && fseek(sink->file, (long)args->offset, args->whence) == 0 ? 0 : -1;
}

static zip_int64_t write_sink(struct sink *sink, const void *data, zip_uint64_t length)
{
    if (fwrite(data, 1, length, sink->file) == length)
        return (zip_int64_t)length;
    zip_error_set(&sink->error, ZIP_ER_WRITE, errno);
    return -1;
}

static zip_int64_t sink_command(void *state, void *data, zip_uint64_t length,
                                zip_source_cmd_t command)
{
    struct sink *sink = state;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_OPEN,
            ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
            ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE,
            ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_WRITE,
            ZIP_SOURCE_REMOVE, -1);
    case ZIP_SOURCE_STAT: /* there is nothing yet */
        zip_error_set(&sink->error, ZIP_ER_READ, ENOENT);
        return -1;
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&sink->error, data, length);
    case ZIP_SOURCE_WRITE:
        return write_sink(sink, data, length);
    case ZIP_SOURCE_SEEK_WRITE:
        return seek_sink(sink, data, length);
    case ZIP_SOURCE_TELL_WRITE:
        return ftell(sink->file);
    case ZIP_SOURCE_COMMIT_WRITE:
        return fflush(sink->file) == 0 ? 0 : -1;
    case ZIP_SOURCE_FREE:
    case ZIP_SOURCE_BEGIN_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_REMOVE:
        return 0;
    default: /* nobody reads what is being written */
        zip_error_set(&sink->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

bool writer_package_write(const pbe_writer *writer, FILE *content, FILE *to)
{
    struct sink sink = {.file = to};
    zip_error_t error;
    zip_error_init(&sink.error);
    zip_error_init(&error);
    zip_source_t *source = zip_source_function_create(sink_command, &sink, &error);
    zip_t *package =
        source ? zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
    bool done = false;
    if (package) {
        done = fill_package(package, writer, content) && zip_close(package) == 0;
        if (!done)
            zip_discard(package);
    } else {
        zip_source_free(source);
        fclose(content);
    }
    zip_error_fini(&error);
    zip_error_fini(&sink.error);
    return done;
}
