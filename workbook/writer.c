#include "workbook/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/language.h"
#include "base/reason.h"
#include "workbook/writer_private.h"

static const char mimetype[] = "application/vnd.oasis.opendocument.spreadsheet";

static void fail(pbe_writer *writer, int why)
{
    if (!writer->failed)
        writer->why = why;
    writer->failed = true;
}

/* A file that is gone when it is closed. NULL: errno says why. */
static FILE *open_temporary(void)
{
    FILE *file = tmpfile();
    if (file)
        fcntl(fileno(file), F_SETFD, FD_CLOEXEC);
    return file;
}

/* A writer to a file that stays open when the writer is freed. */
static xmlTextWriterPtr write_to(FILE *file)
{
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateFile(file, NULL);
    xmlTextWriterPtr xml = buffer ? xmlNewTextWriter(buffer) : NULL;
    if (buffer && !xml)
        xmlOutputBufferClose(buffer);
    return xml;
}

/* --- filling it --- */

pbe_writer *pbe_writer_new(const char *title)
{
    pbe_writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return NULL;
    writer->title = strdup(title);
    if (writer->title)
        return writer;
    free(writer);
    return NULL;
}

int pbe_writer_add_style(pbe_writer *writer, const struct pbe_style *style)
{
    if (writer->style_count == PBE_WRITER_STYLES)
        return 0;
    writer->styles[writer->style_count++] = *style;
    return writer->style_count;
}

const struct pbe_style *writer_style(const struct pbe_writer *writer, int style)
{
    static const struct pbe_style standard;
    return style > 0 && style <= writer->style_count ? &writer->styles[style - 1]
                                                     : &standard;
}

static void free_chart(struct writer_chart *chart)
{
    if (!chart)
        return;
    free(chart->title);
    free(chart->sheet);
    free(chart);
}

int pbe_writer_add_chart(pbe_writer *writer, const struct pbe_chart *chart)
{
    if (writer->chart_count == PBE_WRITER_CHARTS)
        return 0;
    struct writer_chart *made = calloc(1, sizeof *made);
    if (made) {
        made->chart = *chart;
        made->chart.title = made->title = strdup(chart->title);
        made->chart.sheet = made->sheet = strdup(chart->sheet);
    }
    if (!made || !made->title || !made->sheet) {
        free_chart(made);
        fail(writer, ENOMEM);
        return 0;
    }
    writer->charts[writer->chart_count++] = made;
    return writer->chart_count;
}

static void free_sheet(struct pbe_writer_sheet *sheet)
{
    if (!sheet)
        return;
    if (sheet->xml)
        xmlFreeTextWriter(sheet->xml);
    if (sheet->file)
        fclose(sheet->file);
    free(sheet->name);
    free(sheet);
}

pbe_writer_sheet *pbe_writer_add_sheet(pbe_writer *writer,
                                       const struct pbe_sheet *sheet)
{
    struct pbe_writer_sheet *made = calloc(1, sizeof *made);
    if (made) {
        made->writer = writer;
        made->columns = sheet->columns;
        made->header_rows = sheet->header_rows;
        made->has_filter = sheet->has_filter;
        memcpy(made->widths, sheet->widths, sheet->columns * sizeof *sheet->widths);
        made->name = strdup(sheet->name);
        made->file = open_temporary();
        made->xml = made->file ? write_to(made->file) : NULL;
    }
    if (made && made->name && made->xml && writer->sheet_count < PBE_WRITER_SHEETS) {
        writer->sheets[writer->sheet_count++] = made;
        return made;
    }
    fail(writer, errno);
    free_sheet(made);
    return NULL;
}

void pbe_writer_add_row(pbe_writer_sheet *sheet, const struct pbe_written_cell *cells,
                        size_t count)
{
    if (!sheet || sheet->rows == PBE_GRID_ROWS)
        return;
    if (sheet->rows == 0 && sheet->header_rows > 0)
        xmlTextWriterStartElement(sheet->xml,
                                  (const xmlChar *)"table:table-header-rows");
    writer_put_row(sheet, cells, count);
    sheet->rows++;
    if (sheet->rows == sheet->header_rows)
        xmlTextWriterEndElement(sheet->xml);
}

void pbe_writer_end_list(pbe_writer_sheet *sheet)
{
    if (sheet)
        sheet->list_end = sheet->rows;
}

void pbe_writer_free(pbe_writer *writer)
{
    if (!writer)
        return;
    for (size_t i = 0; i < writer->sheet_count; i++)
        free_sheet(writer->sheets[i]);
    for (int i = 0; i < writer->chart_count; i++)
        free_chart(writer->charts[i]);
    free(writer->title);
    free(writer);
}

/* --- content.xml: the rows of all sheets, each in its table --- */

/* Puts what a sheet's file holds behind what the writer has written. */
static bool copy_rows(struct pbe_writer_sheet *sheet, xmlTextWriterPtr xml, FILE *to)
{
    char chunk[64 * 1024];
    if (sheet->rows == 0)
        pbe_writer_add_row(sheet, NULL, 0); /* a table has a row */
    xmlTextWriterEndDocument(sheet->xml);   /* closes what is open, and flushes */
    /* Ends the start tag that stands before the rows. */
    xmlTextWriterWriteString(xml, (const xmlChar *)"");
    if (xmlTextWriterFlush(xml) < 0 || fflush(sheet->file) != 0 || ferror(sheet->file)
        || fseek(sheet->file, 0, SEEK_SET) != 0)
        return false;
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, sheet->file)) > 0;)
        if (fwrite(chunk, 1, got, to) != got)
            return false;
    return !ferror(sheet->file);
}

static bool write_content(pbe_writer *writer, FILE *to)
{
    xmlTextWriterPtr xml = write_to(to);
    bool done = xml != NULL;
    if (!xml)
        return false;
    writer_begin_content(xml, writer);
    for (size_t i = 0; done && i < writer->sheet_count; i++) {
        writer_begin_table(xml, writer, i);
        done = copy_rows(writer->sheets[i], xml, to);
        xmlTextWriterEndElement(xml);
    }
    writer_end_content(xml, writer);
    xmlFreeTextWriter(xml);
    return done && fflush(to) == 0 && !ferror(to) && fseek(to, 0, SEEK_SET) == 0;
}

/* --- the package --- */

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
            writer_put_styles(xml);
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
    zip_source_t *mime = zip_source_buffer(package, mimetype, sizeof mimetype - 1, 0);
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

/* Writes the package. Takes `content`. */
static bool write_package(const pbe_writer *writer, FILE *content, FILE *to)
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

pbe_status pbe_writer_save(pbe_writer *writer, FILE *to, struct pbe_error *err)
{
    errno = 0;
    FILE *content = writer->failed ? NULL : open_temporary();
    if (content && !write_content(writer, content)) {
        fail(writer, errno);
        fclose(content);
    } else if (content && !write_package(writer, content, to)) {
        fail(writer, errno);
    } else if (!content) {
        fail(writer, errno);
    }
    if (!writer->failed)
        return PBE_STATUS_OK;
    if (writer->why == 0 || writer->why == ENOMEM)
        return pbe_error_memory(err);
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("表格写不出去：%s", "the workbook cannot be written: %s"),
        pbe_reason(writer->why));
}
