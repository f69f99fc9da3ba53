/* writer_package.c - the zip file that an .ods or .ots is: OpenDocument 1.2, part 3. */
#include <stdlib.h>
#include <string.h>

#include "workbook/wb_output.h"
#include "workbook/writer_package.h"
#include "workbook/writer_private.h"

/* The parts that are written whole. */
enum part { MANIFEST, STYLES, SETTINGS, META, CHART };

/* A small part is made in memory, which the package takes. chart: of CHART, from 1. */
static bool add_small(struct wb_output *output, const pbe_writer *writer,
                      const char *name, enum part part, int chart)
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
    zip_source_t *source = zip_source_buffer(output->package, copy, length, 1);
    if (!source)
        free(copy);
    return wb_output_put(output, name, source, ZIP_CM_DEFLATE);
}

static bool add_charts(struct wb_output *output, const pbe_writer *writer)
{
    char name[WRITER_PART_MAX];
    for (int i = 1; i <= writer->chart_count; i++)
        if (!add_small(output, writer, writer_chart_part(i, name), CHART, i))
            return false;
    return true;
}

/* The package takes `content`. */
static bool fill_package(struct wb_output *output, const pbe_writer *writer,
                         FILE *content)
{
    zip_source_t *source = zip_source_filep(output->package, content, 0, -1);
    if (!source)
        fclose(content);
    const char *type = writer_media_type(writer->kind);
    zip_source_t *mime = zip_source_buffer(output->package, type, strlen(type), 0);
    if (!wb_output_put(output, "mimetype", mime, ZIP_CM_STORE)) {
        zip_source_free(source);
        return false;
    }
    return wb_output_put(output, "content.xml", source, ZIP_CM_DEFLATE)
           && add_small(output, writer, "styles.xml", STYLES, 0)
           && add_small(output, writer, "settings.xml", SETTINGS, 0)
           && add_small(output, writer, "meta.xml", META, 0)
           && add_charts(output, writer)
           && add_small(output, writer, "META-INF/manifest.xml", MANIFEST, 0);
}

bool writer_package_write(const pbe_writer *writer, FILE *content, FILE *to)
{
    struct wb_output output;
    bool done = wb_output_begin(&output, to, NULL);
    if (done)
        done = fill_package(&output, writer, content);
    else
        fclose(content);
    return wb_output_end(&output, done);
}
